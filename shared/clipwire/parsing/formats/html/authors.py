"""Bylines to names: without "By", offices, agencies, addresses."""

import re

BEFORE = re.compile(
    r"^\W*(?:(?:written|reported|posted|story|text|words|analysis|opinion|review|report)\s+)?"
    r"(?:by|von|por|par|de|di|da|от|автор|author|reporter|door|av)\b\s*:?\s*",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\(?\S+@\S+\.\w+\)?|@\w+|https?://\S*|www\.\S+", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:[;|·•/\n]|,?\s+(?:and|und|et|with|mit)\s+|\s&\s|,|(?<=\w{4})\.\s)\s*", re.IGNORECASE)
GENERATION = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b)", re.IGNORECASE)

INVERTED = re.compile(r"^([^\W\d_]+), ([^\W\d_]+)$")
"""Surname and first name, as in catalogues."""

OFFICE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|editorial|writers?|columnists?|contributors?|contributing|staff|producers?|"
    r"journalists?|photographers?|bureau|desk|newsroom|chief|commentators?|analysts?|anchors?|fellow|professor|team|"
    r"redaktion|agenc(?:y|ies)|agencia|news|newspaper|press|wires?|media|admin(?:istrator)?|webmaster|guest|"
    r"updated|published|posted|minutes?|today|views?|comments?|share|follow|subscribe|read more)\b",
    re.IGNORECASE,
)
"""Words of an office, a house or a page: what holds one is not a person's name."""

AGENCIES = {
    "afp",
    "ap",
    "dpa",
    "efe",
    "ansa",
    "apa",
    "tass",
    "reuters",
    "upi",
    "kcna",
    "xinhua",
    "yonhap",
    "bloomberg",
    "pti",
    "ians",
}
LONGEST_NAME = 60
LONGEST_ACRONYM = 5


def names_in(byline: str) -> list[str]:
    """The names of a byline, in order and each once.

    >>> names_in("By Jane Doe and Kim Yong Su, Senior Reporter")
    ['Jane Doe', 'Kim Yong Su']
    """
    text = BEFORE.sub("", GENERATION.sub(" ", ADDRESS.sub(" ", byline[:500])))
    text = INVERTED.sub(r"\2 \1", text.strip())
    found = []
    for part in BETWEEN.split(text):
        name = " ".join(BEFORE.sub("", re.sub(r"\(.*?\)", " ", part)).split()).strip(" .,-–—|:")
        if name and _is_name(name) and name not in found:
            found.append(name)
    return found


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST_NAME
        and len(text.split()) <= 6
        and not any(c.isdigit() for c in text)
        and not OFFICE.search(text)
        and text.lower() not in AGENCIES
        and text[0].isalpha()
        and not text.lower().startswith("the ")
        and not (text.isupper() and text.isascii() and len(text) <= LONGEST_ACRONYM)
        and not text[0].islower() | (" " not in text and text.isascii() and text.islower())
    )
