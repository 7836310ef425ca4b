"""Enrich articles: `chain` runs all enrichers. Pure: no AWS, no environment, no network."""
