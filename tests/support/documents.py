"""One article of our own invention, of 24 April 2025, in several formats."""

from html import escape

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

TITLE = "Snow closes the pass"
TEXT = [
    "The pass was closed to lorries on Tuesday after a night of heavy snow, and the police turned back forty of them.",
    "Drivers slept in the school of the last village, where the mayor had soup brought to them, the radio said.",
]


def html(*paragraphs: str) -> str:
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    head = f'<title>{TITLE}</title><meta property="article:published_time" content="2025-04-24">'
    return f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}</article></body></html>"


def page_dump(*paragraphs: str) -> str:
    row = "Date: 24/04/2025 | Source: Harbour News | Read original version at source"
    return "\n\n".join(["May 02, 2025May 02, 2025", "KCNA Harbour News", TITLE, row, *paragraphs])


def mail(*paragraphs: str) -> str:
    head = f"From: Harbour News <news@harbour.example>\nSubject: {TITLE}\nList-Id: <harbour.example>\n"
    kind = "Content-Type: text/plain; charset=utf-8\nDate: Thu, 24 Apr 2025 09:30:00 +0000\nMIME-Version: 1.0\n\n"
    return head + kind + "\n\n".join(paragraphs)


def markdown(*paragraphs: str) -> str:
    return "\n\n".join([f"---\ndate: 2025-04-24\n---\n# {TITLE}", *paragraphs])


def feed(*paragraphs: str) -> str:
    content = escape("".join(f"<p>{escape(text)}</p>" for text in paragraphs))
    item = f"<title>{TITLE}</title><pubDate>Thu, 24 Apr 2025 09:30:00 GMT</pubDate><description>{content}</description>"
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>'
    return f"{head}<item>{item}</item></channel></rss>"


def read(document: str) -> Article:
    [article] = parse(document.encode()).articles
    return article


PRINTED = [html, page_dump, mail, markdown, feed]
"""Formats in which a byline or a dateline is a line of the text."""
