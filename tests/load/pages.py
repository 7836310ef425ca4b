"""Made-up articles with as many names, places, dates and quotes as those of a newspaper."""

import json
import random
from dataclasses import dataclass

SOURCES = ["Harbour Times", "Northern Courier", "Lake Gazette", "The Morning Ferry", "Valley Observer"]

OPENINGS = [
    "{place} opened {thing} on {weekday}, {number} years after the council had voted for it.",
    "Thousands came to {place} on {weekday} to see {thing}, which had cost {number} million euros.",
    "{person}, {office}, promised on {weekday} that {thing} would be finished within {number} months.",
]
SENTENCES = [
    '"We have waited for {thing} for {number} years," said {person}, {office}.',
    "{person} told reporters in {place} that {number} families had asked for {thing} since {month}.",
    "According to {organisation}, the price of {thing} rose by {number} percent between {month} and {month2}.",
    "The road from {place} to {place2} was closed for {number} hours, and buses were sent around the lake.",
    "{organisation} denied that {person} had ever signed the contract for {thing}.",
    "In {month} the parliament in {place} will vote on a law that {person} had proposed {number} months ago.",
    "A delegation from {place2} visited {thing} and left a gift of {number} books to the school library.",
    "{person} refused to say whether {organisation} would pay for the repair of {thing}.",
    '"Nobody was hurt," {person} said on {weekday} evening, "and {thing} can be used again from tomorrow."',
    "Police in {place} arrested {number} people on {weekday}, and released most of them before midnight.",
    "The weather office expects storms over {place2} until {weekday}, with waves of up to {number} metres.",
    "Exports through {place} fell to {number} thousand tonnes, the lowest figure since {month}.",
]
CHOICES = {
    "place": "Geneva Nampho Hamburg Odessa Trieste Bergen Valencia Busan Halifax Tallinn Genoa Antwerp".split(),
    "thing": [
        "the tram line to the lake",
        "the new pier",
        "the library",
        "a bridge over the canal",
        "the fish market",
        "the hospital's second wing",
        "a school for sailors",
    ],
    "person": [
        "Claire Dubois",
        "Ri Chol Su",
        "Jonas Lindqvist",
        "Maria Ferrante",
        "Ahmed Mansour",
        "Petra Novak",
        "Daniel O'Connor",
        "Olena Kravets",
    ],
    "office": [
        "the mayor",
        "a spokesman of the port",
        "the minister of transport",
        "who leads the union",
        "an engineer",
    ],
    "organisation": [
        "the Harbour Authority",
        "the European Commission",
        "the Ministry of Fisheries",
        "Lindqvist Shipping",
        "the Red Cross",
    ],
    "weekday": "Monday Tuesday Wednesday Thursday Friday".split(),
    "month": "January February March April".split(),
}


@dataclass(frozen=True)
class Story:
    """One article, in the wording of one day."""

    number: int
    headline: str
    paragraphs: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"https://load.example/2025/05/{self.number}"

    @property
    def source(self) -> str:
        return SOURCES[self.number % len(SOURCES)]

    def edited(self) -> "Story":
        """The same article with a sentence more."""
        more = f"Correction: an earlier version gave a wrong number of guests; there were {self.number + 7} of them."
        return Story(self.number, self.headline, (*self.paragraphs, more))


def story(number: int, paragraphs: int = 8) -> Story:
    """The story of this number: the same on every machine."""
    draw = random.Random(number)
    # a story mentions few people and places, and each of them several times
    about = {name: draw.sample(choices, min(3, len(choices))) for name, choices in CHOICES.items()}

    def filled(sentence: str) -> str:
        values = {name: draw.choice(choices) for name, choices in about.items()}
        more = {"place2": draw.choice(about["place"]), "month2": draw.choice(about["month"])}
        return sentence.format(**values, **more, number=draw.randint(2, 90))

    headline = filled(draw.choice(["{place} gets {thing}", "{person} opens {thing}", "{organisation} visits {place}"]))
    text = [filled(draw.choice(OPENINGS))]
    text += [" ".join(filled(sentence) for sentence in draw.sample(SENTENCES, 3)) for _ in range(paragraphs)]
    return Story(number, f"{headline[0].upper()}{headline[1:]}, part {number}", tuple(text))


def as_html(story: Story) -> bytes:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    teasers = "\n".join(
        f'<li><a href="/2025/05/{other}">Another story of the day, number {other}</a></li>' for other in range(30)
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{story.headline} | {story.source}</title>
<link rel="canonical" href="{story.address}"><meta property="og:site_name" content="{story.source}">
<meta property="article:published_time" content="2025-05-{story.number % 28 + 1:02}T08:30:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/city">City</a></nav>
<article><h1>{story.headline}</h1>
{body}
</article><aside><h2>Latest</h2><ul>{teasers}</ul></aside>
<footer><p>All rights reserved.</p></footer></body></html>
""".encode()


def as_text(story: Story) -> bytes:
    """The page dump of an aggregator."""
    body = "\n\n".join(story.paragraphs)
    day = f"{story.number % 28 + 1:02}/04/2025"
    return f"""May 02, 2025May 02, 2025
KCNA {story.source}

{story.headline}

Date: {day} | Source: {story.source} | Read original version at source

{body}

More From {story.source}

New pier opened at Wonsan
""".encode()


def as_feed(stories: list[Story]) -> bytes:
    """An RSS feed with whole texts."""
    items = "\n".join(
        f"<item><title>{story.headline}</title><link>{story.address}</link>"
        f"<pubDate>Mon, 05 May 2025 08:30:00 GMT</pubDate><content:encoded><![CDATA["
        + "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
        + "]]></content:encoded></item>"
        for story in stories
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Times</title>
<link>https://load.example/</link><language>en</language>
{items}
</channel></rss>
""".encode()


def as_json_lines(stories: list[Story]) -> bytes:
    """One schema.org article to a line."""
    return "".join(
        json.dumps(
            {
                "@type": "NewsArticle",
                "headline": story.headline,
                "url": story.address,
                "datePublished": "2025-05-01T08:30:00Z",
                "publisher": {"@type": "Organization", "name": story.source},
                "inLanguage": "en",
                "articleBody": "\n\n".join(story.paragraphs),
            }
        )
        + "\n"
        for story in stories
    ).encode()
