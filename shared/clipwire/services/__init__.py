"""What the functions do, in terms of ports: the adapters implement them, tests fake them."""
