"""Make the services with their adapters, in one module for each function, so that it imports only what it needs."""
