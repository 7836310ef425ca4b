"""Plain text: the title, a few rows, the subtitle, the body. Clipwire reads it as a page dump."""

from clipwire.exports.texts import one_line
from clipwire.model.article import Article


def one(article: Article) -> bytes:
    labels = {
        "By": ", ".join(article.authors),
        "Source": article.source.name if article.source else None,
        "Published": article.published,
        "Modified": article.modified,
        "URL": article.url,
        "Language": article.language,
    }
    rows = "\n".join(f"{label}: {one_line(value)}" for label, value in labels.items() if value)
    parts = [one_line(article.title or ""), rows, one_line(article.subtitle or ""), article.body]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()
