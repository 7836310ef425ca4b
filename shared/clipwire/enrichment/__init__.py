"""Articles to enriched articles: see `chain`. Pure: no AWS, no environment, no network."""
