"""Countries of an article: named, by demonym, or by a place within them."""

from collections import Counter

from clipwire.article import Article, Country
from clipwire.enrichment.gazetteer import country_names
from clipwire.enrichment.places import names


def enrich(article: Article) -> None:
    """Fill `countries` from names and demonyms in title, dateline and body, and from the linked places."""
    mentions: Counter[str] = Counter()
    dateline = article.dateline.place if article.dateline else None
    for text in filter(None, (article.title, dateline, article.body)):
        for _, _, entries in names(text):
            country = next((entry.country for entry in entries if entry.kind in "NZD"), None)
            if country:
                mentions[country] += 1
    for place in article.places:
        if place.country:
            mentions[place.country] += place.mentions
    article.countries = [
        Country(code=code, name=country_names()[code], mentions=count) for code, count in mentions.most_common()
    ]
