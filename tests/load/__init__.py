"""A load of files whose outcome is known, and the balance of what came of it."""
