"""Articles to enriched articles. Pure: no AWS, no environment, no network."""

from clipwire.enrichment.chain import enrich

__all__ = ["enrich"]
