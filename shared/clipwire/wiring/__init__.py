"""Services joined with their adapters: one module per function, so that none imports what only another needs."""
