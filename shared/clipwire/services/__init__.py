"""The use cases of the functions, in terms of ports, which the adapters implement and tests replace by fakes."""
