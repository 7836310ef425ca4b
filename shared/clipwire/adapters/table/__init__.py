"""The articles table: its keys, its items, and the classes that read and write them."""
