"""A summary in the article's own words: its opening sentences."""

from clipwire.article import Article
from clipwire.enrichment.text import sentences

SENTENCES = 3
CHARACTERS = 500


def summarise(text: str) -> str | None:
    """The first two or three sentences of a text, up to some 500 characters; None for an empty text."""
    chosen: list[str] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if len(chosen) == SENTENCES or (chosen and sum(map(len, chosen)) + len(sentence) > CHARACTERS):
            break
        chosen.append(sentence)
    return " ".join(chosen) or None


def enrich(article: Article) -> None:
    """Fill `summary` from the body."""
    article.summary = summarise(article.body)
