"""Lines compared with the table of furniture (`wording/furniture.tsv`): the kinds of the rows that fit.

Three things keep it quick, since every line of every page is compared. Phrases are looked up by the whole line, by
their first characters or by a word of theirs. Regular expressions are joined to one for each script, and compiled when
a text first has letters of that script. What cannot begin or end a phrase is not searched.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.text.scripts import EAST_ASIAN, Letters
from clipwire.wording import table

AS_PRINTED = frozenset({"credit", "about", "note", "slug", "caption"})
"""Kinds whose lines are known by capitals and marks: their expressions are compared with the line as it is."""
PARTS = frozenset({"network", "job", "bio"})
"""Rows that are no kinds of lines: words for other rows, and lines that are about an author."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:[km]\b)?")
OPENING_CHARS = 2
"""Characters by which phrases are found that begin with words."""
FIRST_DENSE = "\u0e00"
"""Letters from here on are of scripts in which a phrase may end within what is between two spaces."""
TO_ASCII = dict(zip("’‘ʼ（）：！？｜\u0307", [*"'''():!?|", ""], strict=True))
"""Punctuation of other keyboards; U+0307 is the dot that lower case leaves of the Turkish İ."""
MARKS = " \t-–—*•·|…,.!?:;<>«»‹›←→▶►+=_~[]{}()"
"""Marks around a line. Quotation marks are not among them: a line in quotation marks is speech."""
SCRIPTS = {
    # script       its letters
    "east asian": EAST_ASIAN,
    "cyrillic": Letters("\u0400-\u052f"),
    "arabic": Letters("\u0600-\u06ff"),
    "other": Letters("\u0370-\u03ff\u0530-\u05ff\u0700-\u10ff\u1200-\u1fff"),
}
BEYOND_LATIN = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
AUTHOR = "authorname"
"""Put in place of a person's name before a line is compared with the rows of bios."""


class Forms(NamedTuple):
    """The forms of a line in which it is compared."""

    printed: str
    plain: str
    """In lower case, with ASCII punctuation."""
    bare: str
    """The same without the marks around it."""
    numbered: str
    """The same with # in place of numbers."""


def forms_of(line: str) -> Forms:
    plain = plain_form(line)
    bare = plain.strip(MARKS)
    return Forms(line, plain, bare, NUMBER.sub("#", bare))


def plain_form(line: str) -> str:
    plain = line.lower()
    if not plain.isascii():
        for mark, ascii_mark in TO_ASCII.items():
            plain = plain.replace(mark, ascii_mark)
    return plain


def kind_of_phrase(forms: Forms) -> str | None:
    """The kind of the phrase without … that the whole line is."""
    whole = _phrases().whole
    return whole.get(forms.bare) or whole.get(forms.numbered)


def kinds_of_rows(forms: Forms) -> Iterator[str]:
    """The kinds of the phrases with … and of the expressions that fit a line."""
    phrases, line = _phrases(), forms.numbered
    for phrase in phrases.opening.get(line[:OPENING_CHARS], ()):
        if phrase.fits(line):
            yield phrase.kind
    for word in phrases.by_word.keys() & line.split(" "):
        for phrase in phrases.by_word[word]:
            if phrase.fits(line):
                yield phrase.kind
    for script in _scripts(forms.printed):
        for phrase in phrases.by_script.get(script, ()):
            if phrase.longest in line and phrase.fits(line):
                yield phrase.kind
        for printed in (False, True):
            expression = _expression(script, printed)
            found = expression.fullmatch(forms.printed if printed else forms.plain) if expression else None
            if found and found.lastgroup:
                yield found.lastgroup.replace("_", " ")


@cache
def bio() -> re.Pattern[str]:
    """A line in its plain form that says who `AUTHOR` is."""
    rows = table("furniture")
    jobs = "|".join(row.cell for row in rows if row.kind == "job")
    bios = "|".join(row.cell[1:-1] for row in rows if row.kind == "bio")
    return re.compile(rf"\W*(?:{bios.replace('{name}', AUTHOR).replace('{job}', f'(?:{jobs})')})\W*")


class _Phrase(NamedTuple):
    """A phrase with … in it."""

    parts: tuple[str, ...]
    """What is between the …; the first or the last is empty if the phrase begins or ends with it."""
    longest: str
    """The longest part: a line without it does not fit."""
    kind: str

    def fits(self, line: str) -> bool:
        """Whether the parts are in a line, in order, the first and the last at its ends."""
        first, *inner, last = self.parts
        at, end = len(first), len(line) - len(last)
        if at > end or not line.startswith(first) or not line.endswith(last) or _cuts(line, at) or _cuts(line, end):
            return False
        for part in inner:
            at = line.find(part, at, end)
            if at < 0 or _cuts(line, at) or _cuts(line, at + len(part)):
                return False
            at += len(part)
        return True


def _cuts(line: str, at: int) -> bool:
    """Whether a place is within a word of an alphabet, where a phrase neither begins nor ends."""
    return 0 < at < len(line) and line[at - 1].isalpha() and line[at].isalpha() and line[at - 1] < FIRST_DENSE


class _Phrases(NamedTuple):
    whole: dict[str, str]
    """Phrases without …, and the kind of each."""
    opening: dict[str, list[_Phrase]]
    """Phrases that begin with words, by their first characters."""
    by_word: dict[str, list[_Phrase]]
    """Phrases that begin with … and have a word with others on both sides, by that word."""
    by_script: dict[str, list[_Phrase]]
    """Other phrases that begin with …"""


@cache
def _phrases() -> _Phrases:
    rows = table("furniture")
    networks = [network for row in rows if row.kind == "network" for network in row.words]
    found = _Phrases({}, {}, {}, {})
    for row in rows:
        for phrase in () if row.kind in PARTS or row.cell[0] == "/" else row.words:
            if "{network}" in phrase:
                found.whole.update((phrase.replace("{network}", network), row.kind) for network in networks)
            elif "…" in phrase:
                _add(found, phrase, row.kind)
            else:
                found.whole[phrase] = row.kind
    return found


def _add(found: _Phrases, phrase: str, kind: str) -> None:
    parts = phrase.split("…")
    listed = _Phrase(tuple(parts), max(parts, key=len), kind)
    inner_words = listed.longest.split(" ")[1:-1]
    if parts[0]:
        found.opening.setdefault(phrase[:OPENING_CHARS], []).append(listed)
    elif inner_words:
        found.by_word.setdefault(max(inner_words, key=len), []).append(listed)
    else:
        found.by_script.setdefault(_scripts(listed.longest)[0], []).append(listed)


def _scripts(text: str) -> list[str]:
    """The scripts of a text's letters, Latin last."""
    if text.isascii() or not BEYOND_LATIN.search(text):
        return ["latin"]
    return [*(script for script, letters in SCRIPTS.items() if letters.search(text)), "latin"]


@cache
def _expression(script: str, printed: bool) -> re.Pattern[str] | None:
    """The regular expressions of a script as one, with a group for each kind; None if there are none.

    A row belongs to the script of its example; a row of any language belongs to all.
    """
    cells: dict[str, list[str]] = {}
    for language, kind, cell, example in table("furniture"):
        is_wanted = cell[0] == "/" and kind not in PARTS and (kind in AS_PRINTED) is printed
        if is_wanted and (language == "*" or _scripts(example)[0] == script):
            cells.setdefault(kind.replace(" ", "_").replace("-", "_"), []).append(cell[1:-1])
    if not cells:
        return None
    kinds = "|".join(f"(?P<{kind}>{'|'.join(listed)})" for kind, listed in cells.items())
    return re.compile(kinds if printed else rf"[^\w\"“”„]*?(?:{kinds})[^\w\"“”„]*")
