"""Remove attributes from HTML tags with too many: libxml2 compares each attribute with all before it."""

import re
from functools import cache

MIN_LONG_TAG_CHARS = 1_000
LONG_TAG = re.compile(rf"<[A-Za-z](?=[^>]{{{MIN_LONG_TAG_CHARS}}})")
MAX_CHARS_TRIED = 20_000_000
"""Characters of the page times long tags that are looked at one by one; beyond it, the whole page is scanned."""
BRACKET_IN_QUOTES = re.compile(r"""=\s*+(?:"[^">]*+>|'[^'>]*+>)""")
MAX_BRACKETS_IN_QUOTES = 300
ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|))?+"""
TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b"
    rf"(?P<of_raw>(?:{ATTRIBUTE})*+)[^>]*+>.*?(?:</(?P=raw)|\Z)"
    rf"|<[A-Za-z][^\s/>]*+(?P<attributes>(?:{ATTRIBUTE})*+)",
    re.DOTALL | re.IGNORECASE,
)


def with_few_attributes(html: str, most: int) -> tuple[str, int]:
    """The HTML with at most `most` attributes in a tag, and the number of tags that had more.

    Comments and the contents of scripts are left as they are. The time is linear in the length.
    """
    if not _may_have_many(html, most) and not _has_brackets_in_quotes(html):
        return html, 0
    first = re.compile(rf"(?:{ATTRIBUTE}){{{most}}}+")
    pieces: list[str] = []
    done = cut = 0
    for token in TOKEN.finditer(html):
        start, end = token.span("of_raw" if token["raw"] else "attributes")
        if end - start > 2 * most and (kept := first.match(html, start, end)) and kept.end() < end:
            pieces.append(html[done : kept.end()])
            done = end
            cut += 1
    return "".join([*pieces, html[done:]]), cut


def _may_have_many(html: str, most: int) -> bool:
    """Whether a long tag, or what looks like one in a script, has more than `most` attributes."""
    many = _many(most)
    tries = MAX_CHARS_TRIED // max(1, len(html))
    long_tags = enumerate(LONG_TAG.finditer(html))
    return any(number == tries or many.match(html, tag.start()) is not None for number, tag in long_tags)


@cache
def _many(most: int) -> re.Pattern[str]:
    return re.compile(rf"<[A-Za-z][^\s/>]*+(?:{ATTRIBUTE}){{{most}}}")


def _has_brackets_in_quotes(html: str) -> bool:
    """Whether many attributes contain ">", so that `LONG_TAG` may miss a long tag."""
    found = (number for number, _ in enumerate(BRACKET_IN_QUOTES.finditer(html), start=1))
    return any(number > MAX_BRACKETS_IN_QUOTES for number in found)
