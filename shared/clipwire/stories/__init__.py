"""Copies, versions, differences: which article is which. Pure: no AWS, no environment, no network."""
