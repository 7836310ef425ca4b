"""Bytes to articles: see `opening`. Pure: no AWS, no environment, no network, no file system."""
