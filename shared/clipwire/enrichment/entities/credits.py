"""Tell credits of pictures within a text from the people of its story: "Foto: Jan de Boer/ANP"."""

import re
from functools import cache

from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

MAX_CHARS_BEFORE = 24
_ENDS = re.compile(r" ?(?:[/|&)\],.;–—-]|\n|\Z)")
"""Behind the name of a photographer; "Video: Ann Lee resigns" goes on."""
_AGENCY_BEHIND = re.compile(r" ?/ ?(?P<agency>[^\W\d_][\w.]*(?: [A-Z]\w+)?)")


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a photographer: a word for a picture is before it, or an agency behind it."""
    if start < 0:
        return False
    if _ENDS.match(text, end) and _picture().search(text, max(0, start - MAX_CHARS_BEFORE), start):
        return True
    behind = _AGENCY_BEHIND.match(text, end)
    return behind is not None and not _agencies().isdisjoint((behind["agency"], behind["agency"].split(" ")[0]))


@cache
def _picture() -> re.Pattern[str]:
    words, by = any_of(words_of("names", "picture")), any_of(words_of("names", "picture by"))
    return re.compile(rf"(?<!\w)(?:{words})(?: ?[:：/] ?| (?:{by}) ?)\Z", re.IGNORECASE)


@cache
def _agencies() -> frozenset[str]:
    return words_of("agencies", "mark", "agency", "house", "wire")
