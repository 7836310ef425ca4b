"""The article record: one flat object with the same names in DynamoDB, notifications and `clipwire inspect --json`.

Fields have their names in IPTC ninjs if they are in it. An absent field is unknown: no value is guessed.
Offsets count characters of `body`, from 0. Dates are ISO 8601 strings at the precision known: `2025`, `2025-04`,
`2025-04-24`, or with time and offset.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from clipwire.model.arrival import Slice
from clipwire.model.proof import Proof

IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$")]

JsonRecord = Mapping[str, Any]
"""An article as `clipwire inspect --json` and notifications have it; those without offsets."""


class Part(BaseModel):
    """The base of the record and its parts: unknown names are an error, values are checked on assignment."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)


class Source(Part):
    """The publisher."""

    id: str
    """The name as an identifier: `pyongyang-times`."""
    name: str
    """The name on the page."""


class Link(Part):
    url: str
    text: str | None = None


class Image(Part):
    url: str | None = None
    caption: str | None = None
    credit: str | None = None


class Dateline(Part):
    """PYONGYANG, April 24 (KCNA) --"""

    place: str | None = None
    date: IsoDate | None = None
    agency: str | None = None


class Related(Part):
    """One item of the page's "more from" list."""

    title: str | None = None
    url: str | None = None
    published: IsoDate | None = None
    teaser: str | None = None


class Subject(Part):
    """An IPTC Media Topic."""

    code: str
    """`medtop:16000000`"""
    name: str
    confidence: float


class Mentioned(Part):
    """A name in the text, with the position of every mention."""

    name: str
    aliases: list[str] = []
    mentions: int
    offsets: list[int] = []
    """Starts of the mentions in `body`; a mention in the title or dateline has none."""
    identifiers: dict[str, str] = {}
    """Scheme -> identifier, `{"wikidata": "Q458"}`: of a watch list, or of the table of people and bodies."""


class Person(Mentioned):
    pass


class Organisation(Mentioned):
    pass


class Place(Mentioned):
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


class Country(Part):
    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    mentions: int
    identifiers: dict[str, str] = {}
    """Scheme -> identifier, `{"wikidata": "Q423"}`."""


class DateMention(Part):
    text: str
    value: IsoDate
    offset: int


class Quote(Part):
    text: str
    """The quote without its quotation marks."""
    speaker: str | None = None
    offset: int


ActionType = Literal[
    "AGREE",
    "CONSULT",  # meet, visit, talk
    "SUPPORT",  # praise, endorse, congratulate
    "CONCEDE",  # release, ease, apologise
    "COOPERATE",
    "AID",
    "RETREAT",  # withdraw forces, cease fire
    "REQUEST",
    "ACCUSE",  # criticise, investigate
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",  # break off relations, expel, embargo
    "MOBILIZE",  # deploy, put forces on alert
    "COERCE",  # seize, arrest, blockade
    "ASSAULT",
]


class Action(Part):
    """An event of one of PLOVER's types between two actors that are named in one sentence: who did what to whom."""

    type: ActionType
    actor: str
    target: str
    date: IsoDate | None = None
    """A date that the sentence names, else the day of publication."""
    offset: int
    """Start of the sentence in `body`."""
    sentence: str


class Evidence(Part):
    """The origin of a metadata field, and its certainty."""

    origin: Literal["page-row", "json-ld", "meta", "microdata", "markup", "feed", "header", "dateline", "heuristic"]
    confidence: Literal["high", "medium", "low"]
    text: str | None = None
    """The words of the file that were read, unchanged."""


class FileRef(Part):
    """The file that the record was read from."""

    bucket: str | None = None
    key: str
    """The object's key, or the name of a local file."""
    version_id: str | None = None
    member: str | None = None
    """The member's name, for a member of a container."""
    format: str
    """`page-dump`, `html`, …"""
    size: int
    """Bytes."""
    sha256: str
    slice: Slice | None = None
    """The bytes in the object, for a member that was read without the rest of its container."""


def _no_spaces_around(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


class Article(Part):
    """The record. Parsing fills the first part, enrichment the second, storing the third."""

    # parsing
    title: Annotated[str | None, BeforeValidator(_no_spaces_around)] = None
    subtitle: str | None = None
    authors: list[str] = []
    """As printed, without "By", agency suffixes, e-mail addresses."""
    source: Source | None = None
    url: str | None = None
    """Canonical."""
    links: list[Link] = []
    images: list[Image] = []
    published: IsoDate | None = None
    modified: IsoDate | None = None
    crawled: IsoDate | None = None
    """When the page was fetched. The date in a page's header is this one, never `published`."""
    dateline: Dateline | None = None
    language: str | None = None
    """BCP 47."""
    body: str = ""
    """Plain text, paragraphs separated by a blank line, no page furniture."""
    truncated: bool = False
    """Whether the page itself was cut off, by a paywall."""
    related: list[Related] = []
    """The page's "more from" list, in order, each once."""
    evidence: dict[str, Evidence] = {}
    """Metadata field -> its origin."""
    warnings: list[str] = []
    """Irregularities of the file, in words."""
    parsers: dict[str, int] = {}
    """Format of the file -> version of the parser that read it."""

    # enrichment
    summary: str | None = None
    keywords: list[str] = []
    subjects: list[Subject] = []
    people: list[Person] = []
    organisations: list[Organisation] = []
    places: list[Place] = []
    watched: list[str] = []
    """Names of the watch list's entries that title, dateline or body mention."""
    countries: list[Country] = []
    dates: list[DateMention] = []
    quotes: list[Quote] = []
    actions: list[Action] = []
    tone: float | None = None
    """From -1 to 1; a weak measure."""
    enrichers: dict[str, int] = {}
    """Enricher that filled fields -> its version."""
    watch_list: str | None = None
    """The watch list that was used: the start of the SHA-256 of its file."""

    # storing
    id: str | None = None
    """Deterministic: from the URL; else from source, day and title; else from the text."""
    version: int | None = None
    previous_version: int | None = None
    story_id: str | None = None
    duplicate_of: str | None = None
    similarity: float | None = None
    file: FileRef | None = None
    proof: Proof | None = None
    """Hashes of the version; None for versions that earlier releases stored."""
