"""Read articles from bytes: see `opening`. Pure: no AWS, no environment, no network, no file system."""
