"""The stories of a plan, and the pages, feeds and archives that print them.

Each text contains the number of its story and of its wording, so that a check recognises a stored article whatever the
parsers do with the rest of the page.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from tests.support.pages import page_dump

SOURCES = ["Harbour Times", "Coast Daily", "Evening Post"]
COUNTED = re.compile(r"Clerks counted (\d+) crates in shed (\d+)\.")
"""The first sentence of every text: the numbers of its story and of its wording."""

MORE = "The rest can be read"
"""The end of a teaser."""

SUBJECTS = [
    # headline                     sentences that occur in no other subject
    (
        "Fishing fleet {} returns",
        "The boats reached the port before dawn, and their crews carried herring to the cold store until noon. "
        "An officer of the harbour said that the weather had been on the side of the sailors for three weeks.",
    ),
    (
        "Tram line {} opens",
        "Passengers rode down to the lake on Monday morning, eleven minutes after they had left the main station. "
        "Workers laid the first rail two years ago, and the council paid a third of what the project cost.",
    ),
    (
        "School {} gets a library",
        "Teachers unpacked novels, atlases and dictionaries which families had collected since the autumn holidays. "
        "Pupils may borrow four volumes at a time, according to a notice that hangs beside the entrance.",
    ),
]


Form = Literal["whole", "cut", "padded", "report"]
"""The whole text of a subject, a half of it, the text with more behind it, or other words about the same event."""


@dataclass(frozen=True)
class Story:
    number: int
    subject: int
    headline: str
    published: date
    address: str | None = None
    """The URL of a story on the web; None for a story that only page dumps print."""
    source: str = SOURCES[0]
    form: Form = "whole"
    """Two stories of one subject that are no reports of their own are copies of each other, if of two sources."""


PADDING = "Two older members of the council, who had asked for it since the spring, were not there when it was done."

REPORTS = [
    "The fleet put in at the port with herring for the cold store. Its crews worked from dawn until noon, and sailors "
    "praised three weeks of good weather, an officer of the harbour told us.",
    "The first passengers took the tram from the main station to the lake. The council had paid a third of the rail "
    "project, for which workers needed two years; the ride lasts eleven minutes on Monday mornings.",
    "Families gave the school novels, atlases and dictionaries. Teachers have put up a library, from which pupils "
    "borrow four volumes; a notice beside the entrance says how, after the autumn holidays.",
]
"""For each subject, the same event in other words."""


@dataclass(frozen=True)
class Mark:
    """The numbers in a text."""

    story: int
    wording: int
    is_teaser: bool = False


@dataclass(frozen=True)
class Sight:
    """One story as one file prints it."""

    story: Story
    wording: int
    crawled: date | None = None
    """None if the file has no crawl date: then its time of arrival counts."""
    is_teaser: bool = False

    @property
    def mark(self) -> Mark:
        return Mark(self.story.number, self.wording, self.is_teaser)

    @property
    def text(self) -> str:
        counted = f"Clerks counted {self.story.number} crates in shed {self.wording}."
        if self.is_teaser:
            return f"{counted} {MORE} […]"
        return f"{counted}\n\n" + self._about_the_subject.replace(". ", ".\n\n", 1)

    @property
    def _about_the_subject(self) -> str:
        text = SUBJECTS[self.story.subject][1]
        match self.story.form:
            case "cut":
                return text.partition(". ")[0] + "."
            case "padded":
                return f"{text} {PADDING}"
            case "report":
                return REPORTS[self.story.subject]
        return text


def mark_in(text: str) -> Mark | None:
    """The mark of a stored text; None for a text of an odd document."""
    found = COUNTED.search(text)
    return Mark(int(found[1]), int(found[2]), MORE in text) if found else None


def moment(day: date | None, arrived: datetime) -> datetime:
    """When a text was seen. No page was crawled after it arrived."""
    if day is None:
        return arrived
    return min(datetime(day.year, day.month, day.day, tzinfo=UTC), arrived)


# --- pages ------------------------------------------------------------------------------------------------------------


def as_dump(sight: Sight) -> bytes:
    crawled = sight.crawled or sight.story.published
    return page_dump(
        sight.story.headline,
        sight.text,
        source=sight.story.source,
        published=sight.story.published.strftime("%d/%m/%Y"),
        crawled=crawled.strftime("%B %d, %Y"),
    ).encode()


def as_html(sight: Sight) -> bytes:
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in sight.text.split("\n\n"))
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{sight.story.headline} | {sight.story.source}</title>
<link rel="canonical" href="{sight.story.address}"><meta property="og:site_name" content="{sight.story.source}">
<meta property="article:published_time" content="{sight.story.published}T08:30:00+00:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>{sight.story.headline}</h1>
{paragraphs}
</article><footer><p>All rights reserved.</p></footer></body></html>
""".encode()


def as_feed(sights: list[Sight]) -> bytes:
    """An RSS feed. Teasers are descriptions, whole texts are `content:encoded`."""
    entries = "\n".join(
        f"<item><title>{sight.story.headline}</title><link>{sight.story.address}?utm_source=feed</link>"
        f"<pubDate>{sight.story.published.strftime('%a, %d %b %Y')} 08:30:00 GMT</pubDate>"
        + (
            f"<description>{sight.text}</description></item>"
            if sight.is_teaser
            else f"<content:encoded>{sight.text}</content:encoded></item>"
        )
        for sight in sights
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{SOURCES[0]}</title>
<link>https://harbour-times.example/</link><language>en</language>
{entries}
</channel></rss>
""".encode()


def as_json_lines(sights: list[Sight]) -> bytes:
    """One schema.org article to a line."""
    return "".join(
        json.dumps(
            {
                "@type": "NewsArticle",
                "headline": sight.story.headline,
                "url": sight.story.address,
                "datePublished": f"{sight.story.published}T08:30:00Z",
                "publisher": {"@type": "Organization", "name": sight.story.source},
                "inLanguage": "en",
                "articleBody": sight.text,
            }
        )
        + "\n"
        for sight in sights
    ).encode()


def as_web_archive(sights: list[Sight]) -> bytes:
    """One response record of a WARC file for each sight, uncompressed."""
    records = b""
    for sight in sights:
        page = as_html(sight)
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        crawled = sight.crawled or sight.story.published
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {sight.story.address}\r\n"
            f"WARC-Date: {crawled}T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records += head.encode() + answer + b"\r\n\r\n"
    return records
