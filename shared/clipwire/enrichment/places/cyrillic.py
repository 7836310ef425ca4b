"""The forms that the name of a place in a case of Russian or Ukrainian may have in the nominative."""

import re
from collections.abc import Iterator

_RUSSIAN_ENDINGS = (
    # ending, possible endings of the nominative
    ("ией", ("ия",)),
    ("анью", ("ань",)),
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ом", ("", "о")),
    ("ем", ("ь", "й", "")),
    ("ой", ("а", "ая")),
    ("ей", ("я", "ь")),
    ("ым", ("",)),
    ("ах", ("ы",)),
    ("ов", ("ы",)),
    ("а", ("", "о")),
    ("у", ("а", "")),
    ("ы", ("а",)),
    ("е", ("а", "", "о", "ь", "я")),
    ("и", ("ь", "а", "я")),
    ("ю", ("ь", "я", "й")),
    ("я", ("ь", "й")),
)
_UKRAINIAN_LETTERS = re.compile("[іїєґІЇЄҐ]")
_UKRAINIAN_ENDINGS = (
    # ending, possible endings of the nominative
    ("ах", ("и",)),
    ("ами", ("и",)),
    ("ів", ("и",)),
    ("ою", ("а",)),
    ("ею", ("я", "ь")),
    ("ом", ("", "о")),
    ("ем", ("ь", "й")),
    ("ові", ("",)),
    ("еві", ("ь", "й")),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("а", ("", "о")),
    ("я", ("ь", "й")),
    ("у", ("а", "")),
    ("ю", ("я", "ь", "й")),
    ("и", ("а",)),
    ("і", ("а", "", "о", "я")),
)
_OPENED = re.compile(r"[оеє](?=[^аеєиіїоуюяь]ь?\Z)")
"""The vowel that is і or ї in the nominative: Харкова, Харків; Києва, Київ."""


def is_ukrainian(text: str) -> bool:
    """Whether a text has letters of Ukrainian that Russian does not have."""
    return _UKRAINIAN_LETTERS.search(text) is not None


def russian_bases(name: str) -> Iterator[str]:
    """The likely nominatives of a name in Russian, the longest ending first."""
    for ending, nominatives in _RUSSIAN_ENDINGS:
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + nominative for nominative in nominatives)


def ukrainian_bases(name: str) -> Iterator[str]:
    """The same in Ukrainian."""
    for ending, nominatives in _UKRAINIAN_ENDINGS:
        if name.endswith(ending):
            for nominative in nominatives:
                base = name.removesuffix(ending) + nominative
                yield from dict.fromkeys((_OPENED.sub(_closed, base), base))


def _closed(vowel: re.Match[str]) -> str:
    after_vowel = vowel.string[vowel.start() - 1 : vowel.start()] in "аеєиіїоуюя"
    return "ї" if after_vowel or vowel[0] == "є" else "і"
