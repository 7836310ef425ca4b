"""Lines that programs write around a story that is passed on: chats, readers of feeds, apps of newspapers, wires.

The words are in `wording/passed_on.tsv`.
"""

import re
from datetime import datetime
from functools import cache

from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.dates import WrittenDate, read_dates
from clipwire.parsing.furniture_table import plain_form
from clipwire.parsing.rows import Row
from clipwire.text.word_lists import any_of, any_word
from clipwire.wording import words_of
from clipwire.wording.calendar import months

MAX_NAME_CHARS = 60
MAX_PHRASE_CHARS = 80
_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
_HOUR = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AP]M)?"
_CHANNEL = re.compile(rf"(?P<name>[^\[\]]{{2,{MAX_NAME_CHARS}}}), \[(?P<moment>{_DAY},? {_HOUR})\]")
"""Above a message that is copied out of Telegram: "Harbour News, [12.02.2025 19:46]"."""
_CHAT = re.compile(
    rf"\[?(?P<moment>{_DAY},? {_HOUR})(?:\] | - )(?P<name>[^:\[\]]{{2,{MAX_NAME_CHARS}}}): ?(?P<rest>.*)", re.DOTALL
)
"""Before a message that is copied out of WhatsApp: "[03/07/24, 08:15:22] Jane Doe: …"."""
_FORWARDED = re.compile(r"\[(?P<words>[^\[\]]{4,100})\]")
_EMPHASISED = re.compile(r"([*_~])(?=[^\s*_~])([^\n]{1,300}?)(?<=[^\s*_~])\1")
"""A whole line in the bold or italic type of a chat: *Fishing fleet returns*."""
_LINKED = re.compile(rf"(?P<phrase>[^\n]{{3,{MAX_PHRASE_CHARS}}}?)(?P<url>https?://[^\s<>\"]{{4,2000}})")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(?P<url>https?://[^\s<>\"]{4,2000})")
"""The address of a page in a copy of the Wayback Machine."""
_WIRE_STAMP = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?: \w{2,4})? (?P<month>[^\W\d_]{3,4}) (?P<year>\d\d)"
)
"""At the end of a wire in IPTC 7901: "121134 mrz 24"."""
_EDGES = re.compile(r"^\W+|\W+$")
_BETWEEN = re.compile(r"\s+[/|·•]\s+")


def without_chat(text: str) -> str:
    """A text without the beginning of a chat's message before its first words, and without the marks of its type."""
    if begin := _CHAT.match(text.lstrip("\ufeff\u200e\n ")):
        first, _, others = begin["rest"].partition("\n")
        text = others if others and len(first) <= MAX_NAME_CHARS and first.count(" ") < 3 else begin["rest"]
    return text


def without_emphasis(line: str) -> str:
    """A line without the marks around the whole of it."""
    found = _EMPHASISED.fullmatch(line)
    return found[2] if found else line


def read_passed_on(line: str) -> Row | None:
    """The source, day, author or address in a line that such a program writes; None for any other line."""
    if "http" in line:
        if archived := _ARCHIVED.search(line):
            return Row(values={"url": archived["url"]}, text=line)
        linked = _LINKED.fullmatch(line)
        return Row(values={"url": linked["url"]}, text=line) if linked and _leads_to_story(linked["phrase"]) else None
    if channel := _CHANNEL.fullmatch(line):
        return Row(tuple(("published", date) for date in read_dates(channel["moment"])), text=line)
    if line.startswith("[") and (bracket := _FORWARDED.fullmatch(line)):
        words = next((words for words in _forwarded() if bracket["words"].lower().startswith(words)), None)
        name = bracket["words"][len(words) :].strip() if words else ""
        return Row(values={"source": name}, text=line) if name else None
    if stamp := _WIRE_STAMP.fullmatch(line):
        return _read_stamp(stamp)
    return _read_reader(line)


def _read_stamp(stamp: re.Match[str]) -> Row | None:
    """The moment at the end of a wire in IPTC 7901: day, hour and minute, month, year."""
    month = months().get(stamp["month"].lower())
    moment = f"20{stamp['year']}-{month:02}-{stamp['day']}T{stamp['hour']}:{stamp['minute']}" if month else ""
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return None
    return Row((("published", WrittenDate(stamp[0], 0, len(stamp[0]), (moment,), None)),), text=stamp[0])


def _read_reader(line: str) -> Row | None:
    """A line of a reader of feeds: "Harbour News / 3h / by Jane Doe"."""
    pieces = _BETWEEN.split(line) if len(line) <= 2 * MAX_NAME_CHARS else []
    if not 2 <= len(pieces) <= 3 or not any(_age().fullmatch(piece) for piece in pieces[1:]):
        return None
    bylines = [piece for piece in pieces[1:] if not _age().fullmatch(piece)]
    authors = [name for piece in bylines for name in read_byline(piece) or names_in(piece)]
    is_name = len(pieces[0].split()) <= 6 and pieces[0][-1] not in ".!?"
    return Row(values={"source": pieces[0]}, authors=tuple(authors), text=line) if is_name else None


def counts_followers(line: str) -> bool:
    """Whether a line says how many people follow the channel that is named above it: "12 mil seguidores"."""
    return len(line) <= MAX_NAME_CHARS and _followers().fullmatch(plain_form(line)) is not None


def _leads_to_story(phrase: str) -> bool:
    return _links().fullmatch(_EDGES.sub("", plain_form(phrase))) is not None


@cache
def _forwarded() -> tuple[str, ...]:
    return tuple(sorted(words_of("passed_on", "forwarded"), key=len, reverse=True))


@cache
def _age() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,3}} ?(?:{any_word(words_of('passed_on', 'age'))})(?: ago)?")


@cache
def _followers() -> re.Pattern[str]:
    thousands = r"(?:k|m|b|mil|mio\.?|tsd\.?|тыс\.?|млн|bin|nghìn|rb|만|천|万|萬)"
    return re.compile(rf"[\d.,]{{1,9}} ?{thousands}? ?(?:{any_word(words_of('passed_on', 'followers'))})")


@cache
def _links() -> re.Pattern[str]:
    return re.compile(any_of(re.escape(words).replace("…", ".*") for words in words_of("passed_on", "link")))
