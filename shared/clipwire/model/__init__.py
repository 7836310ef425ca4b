"""The types that all other packages use: articles, arrivals, receipts, records, problems."""
