"""Classify lines that pages print around an article, in every format alike.

The phrases are in `wording/furniture.tsv`. `KEPT` lists, for each format, the kinds that stay in the body.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from clipwire.parsing.furniture_table import AUTHOR, bio, forms_of, kind_of_phrase, kinds_of_rows, plain_form
from clipwire.parsing.sources import profiles
from clipwire.text.folding import letters_of

MAX_FURNITURE_CHARS = 300
"""A longer line belongs to the article, whatever its words are."""
MIN_SENTENCE_SPACES = 3
"""A line with as many spaces or more that ends with a full stop is a sentence."""
MINUTES = re.compile(r"\d ?min\.$", re.IGNORECASE)
"""The end of a line about the time that a text takes: it is no sentence."""
MAX_MENU_WORDS = 3
"""Words in an entry of a menu."""
MAX_BUTTONS = 12
"""Words in a line of buttons."""
MAX_BUTTON_WORDS = 4
MAX_BIO_CHARS = 1_000

BETWEEN_PIECES = re.compile(r"\s*[|•·]\s*")
BETWEEN_DASHES = re.compile(r"\s+[-–—]\s+")
HEADED = re.compile(r"([^:|>–—]{2,39}[^:|>–— -])(?:\s?[:|>]|\s[–—-]\s)\s?\S..")
"""A heading followed by a title: "read also: fishing fleet returns"."""


class Kind(StrEnum):
    """The kind of a line. The comments of `wording/furniture.tsv` explain the kinds."""

    TEXT = "text"
    ROW = "row"  # metadata: dates, source, byline, URL; found by the readers of rows
    END_MARK = "end mark"
    BREAK = "break"
    PAYWALL = "paywall"
    SUBSCRIPTION = "subscription"
    SIGN_UP = "sign up"
    FOLLOW = "follow"
    LINK = "link"
    COMMENTS = "comments"
    TAGS = "tags"
    RIGHTS = "rights"
    COLOPHON = "colophon"
    WRITER = "writer"
    OFFER = "offer"
    FOOTER = "footer"
    RELEASE = "release"
    CONTACT = "contact"
    MAILING = "mailing"
    BUTTON = "button"
    SHARE = "share"
    NUMBER = "number"
    ADVERT = "advert"
    PLAYER = "player"
    NAVIGATION = "navigation"
    RELATED = "related"
    LATEST = "latest"
    CREDIT = "credit"
    ABOUT = "about"
    NOTE = "note"
    SLUG = "slug"
    CAPTION = "caption"


NEVER_SENTENCES = frozenset(
    {
        Kind.BUTTON,
        Kind.SHARE,
        Kind.NUMBER,
        Kind.ADVERT,
        Kind.NAVIGATION,
        Kind.RELATED,
        Kind.LATEST,
        Kind.ABOUT,
        Kind.LINK,
    }
)
"""A whole sentence is never of these kinds, even if its words are: "Share prices fell on Monday."."""

NEVER_REPORTED = frozenset({Kind.SUBSCRIPTION, Kind.SIGN_UP, Kind.FOLLOW, Kind.COMMENTS, Kind.OFFER, Kind.COLOPHON})
"""A sentence that says who said it is never of these kinds: "Join the crew or sign off by e-mail, he told them."."""
REPORTED = re.compile(r"\b(?:sa(?:id|ys?)|t(?:old|ells))\b")

HEADINGS = frozenset(
    {Kind.RELATED, Kind.LATEST, Kind.COMMENTS, Kind.SIGN_UP, Kind.BUTTON, Kind.FOLLOW, Kind.TAGS, Kind.SHARE}
)
"""Kinds that may be the heading of a section that does not belong to the article."""

LISTS = frozenset({Kind.RELATED, Kind.LATEST})
"""Headings of lists of other articles."""
CLOSING = frozenset({Kind.COMMENTS, Kind.TAGS, Kind.RIGHTS, Kind.COLOPHON})
"""Kinds that end the article."""

_OF_A_SENDER = frozenset({Kind.NUMBER, Kind.CONTACT, Kind.ABOUT, Kind.RELEASE, Kind.NOTE, Kind.SLUG})
"""Kinds that the sender of a text writes: a press release has contacts, a list has numbers as headings."""

KEPT = {
    # format     kinds that stay in its body
    "html": _OF_A_SENDER | {Kind.MAILING, Kind.BREAK},
    "mail": _OF_A_SENDER,
    "feed": _OF_A_SENDER | {Kind.MAILING},
    "document": _OF_A_SENDER | {Kind.MAILING},  # PDF, Word
}
"""Page dumps keep none: `page_dump.regions` decides by kind what is text, caption or end."""


@lru_cache(4096)
def kind_of(line: str) -> Kind:
    """The kind of a line with single spaces; `TEXT` if it is not furniture.

    A line of several pieces ("Home | News | Sport") is furniture if each piece is, or if it is a menu.
    """
    if not line or len(line) > MAX_FURNITURE_CHARS:
        return Kind.TEXT
    if _is_of_a_source(line):
        return Kind.NAVIGATION
    kind = _listed(line)
    if kind is Kind.TEXT and ("|" in line or "•" in line or "·" in line):
        return _kind_of_pieces([piece for piece in BETWEEN_PIECES.split(line) if piece])
    return kind


def is_furniture(line: str, format: str) -> bool:
    """Whether a line is furniture that the format leaves out of the body."""
    kind = kind_of(line)
    return kind is not Kind.TEXT and kind not in KEPT[format]


def own_paragraphs(
    paragraphs: Iterable[str], format: str, keep: Callable[[str], bool] = lambda paragraph: False
) -> tuple[list[str], bool]:
    """The paragraphs of a text without furniture, and whether a prompt to pay or to read on cuts it off.

    A paragraph is furniture if all its lines are. A credit above the text is kept for the reader of bylines. `keep`
    decides which notices of newsletters stay.
    """
    own: list[str] = []
    is_cut_off = False
    for paragraph in paragraphs:
        lines = [line for raw in paragraph.split("\n") if (line := " ".join(raw.split()))]
        whole = " ".join(lines)
        kind = kind_of(whole)
        is_kept = (not own and kind is Kind.CREDIT) or (kind is Kind.MAILING and keep(whole))
        is_all_furniture = len(lines) > 1 and all(is_furniture(line, format) for line in lines)
        if not is_kept and (is_furniture(whole, format) or is_all_furniture):
            is_cut_off |= bool(own) and kind is Kind.PAYWALL
        elif whole:
            own.append(paragraph)
            is_cut_off = False
    return own, is_cut_off


def leads_elsewhere(line: str) -> bool:
    """Whether a line is the heading of another section followed by a title: "Read also: Fishing fleet returns"."""
    heading = HEADED.match(forms_of(line).bare)
    return heading is not None and _listed(heading[1]) in HEADINGS


def is_bio(line: str, names: Sequence[str]) -> bool:
    """Whether a line is a note about one of these authors: "Jane Doe is a reporter at …"."""
    plain = plain_form(line[:MAX_BIO_CHARS])
    return any(bio().fullmatch(plain.replace(name.lower(), AUTHOR)) for name in names if name.lower() in plain)


def _listed(line: str) -> Kind:
    """The kind of a line by the table; of several kinds, the first in `Kind`."""
    forms = forms_of(line)
    if kind := kind_of_phrase(forms):
        return Kind(kind)
    if (heading := HEADED.match(forms.bare)) and kind_of_phrase(forms_of(heading[1])) == Kind.RELATED:
        return Kind.LINK
    pieces = BETWEEN_DASHES.split(forms.bare)
    if len(pieces) > 2 and all(kind_of_phrase(forms_of(pieces[at])) == Kind.ADVERT for at in (0, -1)):
        return Kind.ADVERT
    if _is_row_of_buttons(forms.bare.split(" ")):
        return Kind.SHARE
    is_sentence = line[-1] in ".!?。" and line.count(" ") >= MIN_SENTENCE_SPACES and not MINUTES.search(line)
    impossible = NEVER_SENTENCES if is_sentence else frozenset()
    if is_sentence and REPORTED.search(line):
        impossible |= NEVER_REPORTED
    kinds = [kind for name in kinds_of_rows(forms) if (kind := Kind(name)) not in impossible]
    return min(kinds, key=_ORDER.__getitem__, default=Kind.TEXT)


def _is_row_of_buttons(words: Sequence[str]) -> bool:
    """Whether words that begin with a button are all buttons and counts: "share facebook copy link 4 min read"."""
    if not 1 < len(words) <= MAX_BUTTONS or kind_of_phrase(forms_of(words[0])) != Kind.SHARE:
        return False
    ends = {1}
    for start in range(1, len(words)):
        if start in ends:
            pieces = ((end, " ".join(words[start:end])) for end in range(start + 1, start + MAX_BUTTON_WORDS + 1))
            ends |= {end for end, piece in pieces if kind_of_phrase(forms_of(piece)) in _ON_BUTTONS}
    return len(words) in ends


_ON_BUTTONS = frozenset({Kind.SHARE, Kind.NUMBER, Kind.NAVIGATION, Kind.COMMENTS, Kind.BUTTON, Kind.PLAYER})

_ORDER = {kind: number for number, kind in enumerate(Kind)}


def _kind_of_pieces(pieces: list[str]) -> Kind:
    """The kind of a line of pieces: furniture if each piece is, or if it begins like a menu with short pieces."""
    kinds = [_listed(piece) for piece in pieces]
    is_menu = kinds[:1] == [Kind.NAVIGATION] and all(piece.count(" ") < MAX_MENU_WORDS for piece in pieces)
    return kinds[0] if kinds and (is_menu or Kind.TEXT not in kinds) else Kind.TEXT


def _is_of_a_source(line: str) -> bool:
    """Whether the profile of a source lists a line as furniture."""
    known = _lines_of_sources()
    opening = "".join(filter(str.isalnum, line[: 2 * OPENING_CHARS].casefold()))[:OPENING_CHARS]
    return opening in known and letters_of(line) in known[opening]


OPENING_CHARS = 2
"""The lines of sources are indexed by this many first characters, to avoid folding every line of a page."""


@cache
def _lines_of_sources() -> dict[str, set[str]]:
    """First characters of the lines in profiles -> these lines, folded."""
    found: dict[str, set[str]] = {}
    for line in (letters_of(line) for profile in profiles().values() for line in profile.furniture):
        found.setdefault(line[:OPENING_CHARS], set()).add(line)
    return found
