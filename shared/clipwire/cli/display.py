"""Show records on the terminal."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clipwire.cli.layout import MAX_ENTRIES, grid, joined, lines, listed, noted
from clipwire.cli.output import number_of, plain
from clipwire.cli.wrapping import Wrapped
from clipwire.model.article import Article, Country, Dateline, Mentioned, Subject

PEOPLE, ORGANISATIONS, PLACES, DATES = "magenta", "yellow", "green", "blue"
"""Colours of names and dates, in the lists and in the text."""

ORIGINS = {"markup": "as printed"}
"""Other words for origins: a text has no markup."""

SURE = 0.5
"""Subjects of a lower confidence are shown with `perhaps`."""

MAX_PARAGRAPHS = 3
"""Paragraphs of a body that are shown, unless the whole record is."""


def record_view(article: Article, whole: bool = False) -> RenderableType:
    """A record. Without `whole`, long lists and the body are cut, and a line says so."""
    parts: list[RenderableType] = [Wrapped(plain(article.title or "(no title)", "bold"))]
    if article.subtitle:
        parts.append(Wrapped(plain(article.subtitle, "italic")))
    fields = _fields(article, None if whole else MAX_ENTRIES)
    parts += [grid(fields), *_body(article, whole), *_related(article, whole)]
    return Padding(Group(*parts), (1, 2, 0, 2))


def _fields(article: Article, most: int | None) -> dict[str, Text | None]:
    file = article.file
    return {
        # label         value
        "source": _known(article, "source", article.source.name if article.source else None),
        "published": _known(article, "published", article.published),
        "modified": _known(article, "modified", article.modified),
        "crawled": _known(article, "crawled", article.crawled),
        "authors": _known(article, "authors", ", ".join(article.authors)),
        "dateline": _known(article, "dateline", _dateline(article.dateline)),
        "url": _known(article, "url", article.url),
        "language": plain(article.language) if article.language else None,
        "countries": listed(map(_country, article.countries), most),
        "people": listed((_counted(one, PEOPLE) for one in article.people), most),
        "organisations": listed((_counted(one, ORGANISATIONS) for one in article.organisations), most),
        "places": listed((_counted(one, PLACES) for one in article.places), most),
        "watched": listed(article.watched, most),
        "dates": listed((noted(one.text, [f"→ {one.value}"], DATES) for one in article.dates), most, "\n"),
        "quotes": listed((f"{one.speaker or 'unknown'}: “{one.text}”" for one in article.quotes), most, "\n"),
        "actions": listed((f"{a.actor} → {a.target}: {a.type.lower()}" for a in article.actions), most, "\n"),
        "subjects": listed(map(_subject, article.subjects), most),
        "keywords": listed(article.keywords, most),
        "tone": plain(f"{article.tone:+.2f}") if article.tone is not None else None,
        "images": listed((image.caption or image.url or "" for image in article.images), most, "\n"),
        "links": listed((link.url for link in article.links), most, "\n"),
        "summary": plain(article.summary) if article.summary else None,
        "truncated": plain("the page is cut off", "yellow") if article.truncated else None,
        "warnings": lines(article.warnings, "yellow"),
        "story": plain(article.story_id) if article.story_id else None,
        "copy of": plain(article.duplicate_of, "yellow") if article.duplicate_of else None,
        "id": joined([article.id, f"version {article.version}" if article.version else None]),
        "file": joined([file.key, file.member, file.format, f"{file.size:,} bytes"]) if file else None,
    }


def _body(article: Article, whole: bool) -> list[RenderableType]:
    if not article.body:
        return [plain("(no body)", "dim")]
    paragraphs = article.body.split("\n\n")
    shown = paragraphs if whole else paragraphs[:MAX_PARAGRAPHS]
    left = len(paragraphs) - len(shown)
    parts: list[RenderableType] = [Padding(Wrapped(_highlighted(article, len("\n\n".join(shown)))), (1, 0, 0, 0))]
    return [*parts, plain(f"… {number_of(left, 'more paragraph')}", "dim")] if left else parts


def _highlighted(article: Article, length: int) -> Text:
    """The first characters of the body, with names and dates in the colours of their lists."""
    text = plain(article.body[:length])
    for entities, style in ((article.people, PEOPLE), (article.organisations, ORGANISATIONS), (article.places, PLACES)):
        for entity in entities:
            names = sorted([entity.name, *entity.aliases], key=len, reverse=True)
            for start in entity.offsets:
                end = next((start + len(name) for name in names if article.body.startswith(name, start)), start)
                text.stylize(style, start, min(end, length))
    for date in article.dates:
        text.stylize(DATES, date.offset, min(date.offset + len(date.text), length))
    return text


def _related(article: Article, whole: bool) -> list[RenderableType]:
    if not article.related:
        return []
    shown = article.related if whole else article.related[:MAX_ENTRIES]
    table = Table(box=None, show_header=False, padding=(0, 1), title=f"Related, {len(article.related)}")
    table.title_justify, table.title_style = "left", "bold"
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for item in shown:
        table.add_row(plain(item.published or "–"), plain(item.title or item.teaser or item.url or ""))
    if len(article.related) > len(shown):
        table.add_row("", plain(f"… {len(article.related) - len(shown)} more", "dim"))
    return [Padding(table, (1, 0, 0, 0))]


def _known(article: Article, field: str, value: str | None) -> Text | None:
    """A value with its origin."""
    if not value:
        return None
    evidence = article.evidence.get(field)
    origin = f"  {ORIGINS.get(evidence.origin, evidence.origin)}, {evidence.confidence}" if evidence else ""
    return Text.assemble(plain(value), plain(origin, "dim"))


def _dateline(dateline: Dateline | None) -> str | None:
    return ", ".join(filter(None, [dateline.place, dateline.date, dateline.agency])) if dateline else None


def _counted(entity: Mentioned, style: str) -> Text:
    count = [str(entity.mentions)] if entity.mentions > 1 else []
    return noted(entity.name, [*count, *_identifiers(entity.identifiers)], style)


def _country(country: Country) -> Text:
    return noted(f"{country.name} ({country.code})", [str(country.mentions), *_identifiers(country.identifiers)])


def _subject(subject: Subject) -> Text:
    sure = subject.confidence >= SURE
    return noted(f"{'' if sure else 'perhaps '}{subject.name}", [f"{subject.confidence:.2f}"], "" if sure else "dim")


def _identifiers(identifiers: Mapping[str, str]) -> Iterator[str]:
    """`Q423` of Wikidata; `dossier:0042` of another scheme."""
    for scheme, identifier in identifiers.items():
        yield identifier if scheme == "wikidata" else f"{scheme}:{identifier}"
