"""Compare lines with the table of furniture (`wording/furniture.tsv`).

Every line of every page is compared, so this must be quick. Phrases are looked up by the whole line, by their first
characters or by one of their words. Regular expressions are joined to one for each script, which is compiled when a
text first has letters of that script.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.text.scripts import EAST_ASIAN, Letters
from clipwire.wording import table

AS_PRINTED = frozenset({"credit", "about", "note", "slug", "caption"})
"""Kinds that are recognised by capitals and marks. Their expressions are compared with the line as printed."""
PARTS = frozenset({"network", "job", "bio"})
"""Rows that are not kinds of lines: words that other rows refer to, and notes about an author."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:[km]\b)?")
OPENING_CHARS = 2
"""Phrases that begin with words are indexed by this many first characters."""
FIRST_DENSE = "\u0e00"
"""The first letter of the scripts in which a phrase may end within a run of letters."""
TO_ASCII = dict(zip("’‘ʼ（）：！？｜\u0307", [*"'''():!?|", ""], strict=True))
"""Typographic and full-width punctuation. U+0307 is the dot that `lower` makes of the Turkish İ."""
MARKS = " \t-–—*•·|…,.!?:;<>«»‹›←→▶►+=_~[]{}()"
"""Marks around a line. Quotation marks are not among them, since a line in quotation marks is speech."""
SCRIPTS = {
    # script       its letters
    "east asian": EAST_ASIAN,
    "cyrillic": Letters("\u0400-\u052f"),
    "arabic": Letters("\u0600-\u06ff"),
    "other": Letters("\u0370-\u03ff\u0530-\u05ff\u0700-\u10ff\u1200-\u1fff"),
}
BEYOND_LATIN = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
AUTHOR = "authorname"
"""Replaces a person's name before a line is compared with the rows of notes about authors."""


class Forms(NamedTuple):
    """The forms of a line that are compared."""

    printed: str
    plain: str
    """In lower case, with ASCII punctuation."""
    bare: str
    """`plain` without the marks around it."""
    numbered: str
    """`bare` with # in place of numbers."""


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
    """The kind of a phrase without … that equals the line, or None."""
    whole = _phrases().whole
    return whole.get(forms.bare) or whole.get(forms.numbered)


def kinds_of_rows(forms: Forms) -> Iterator[str]:
    """The kinds of all phrases with … and of all expressions that match a line."""
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
    """An expression for notes about `AUTHOR`, for lines in their plain form."""
    rows = table("furniture")
    jobs = "|".join(row.cell for row in rows if row.kind == "job")
    bios = "|".join(row.cell[1:-1] for row in rows if row.kind == "bio")
    return re.compile(rf"\W*(?:{bios.replace('{name}', AUTHOR).replace('{job}', f'(?:{jobs})')})\W*")


class _Phrase(NamedTuple):
    """A phrase with … in it."""

    parts: tuple[str, ...]
    """The parts between …; the first or last part is empty if the phrase begins or ends with …"""
    longest: str
    """The longest part, which every matching line contains."""
    kind: str

    def fits(self, line: str) -> bool:
        """Whether a line has the parts in this order, with the first at its beginning and the last at its end."""
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
    """Whether an index is inside of a word of an alphabet, where no phrase begins or ends."""
    return 0 < at < len(line) and line[at - 1].isalpha() and line[at].isalpha() and line[at - 1] < FIRST_DENSE


class _Phrases(NamedTuple):
    whole: dict[str, str]
    """Phrase without … -> its kind."""
    opening: dict[str, list[_Phrase]]
    """First characters -> the phrases that begin with them."""
    by_word: dict[str, list[_Phrase]]
    """Word -> the phrases that begin with … and contain the word between two others."""
    by_script: dict[str, list[_Phrase]]
    """Script -> the other phrases that begin with …"""


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
    """The regular expressions of a script joined to one, with a group for each kind; None if there are none.

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
