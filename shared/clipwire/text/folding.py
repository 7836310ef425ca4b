"""Reduce a text to a form that its spellings share, for comparisons and for keys.

There are four forms, which ignore different things:

    letters_of    case, spaces, punctuation, full-width letters    titles, lines, names of publishers
    spaced_words  case, punctuation                                lines of a page, whose words are counted too
    spelling_of   case, accents, apostrophes, hyphens              names of places
    slug          case, accents, punctuation                       ids of sources

The ids of stored articles depend on `letters_of`, those of sources on `slug`, and the keys of the gazetteer's file on
`spelling_of`. So the results of these functions must never change.
"""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")


def letters_of(text: str) -> str:
    """Letters and digits alone, in lower case and in Unicode's compatible form.

    >>> letters_of("Snow closes “the pass”")
    'snowclosesthepass'
    """
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def spaced_words(text: str) -> str:
    """The words in lower case with one space between them; accents stay.

    >>> spaced_words("Snow closes “the pass”")
    'snow closes the pass'
    """
    return " ".join(_WORD.findall(text.casefold()))


def spelling_of(name: str) -> str:
    """A name in lower case, without accents, full stops and apostrophes; hyphens are spaces.

    >>> spelling_of("São Tomé"), spelling_of("Ra's Al-Khaimah")
    ('sao tome', 'ras al khaimah')
    """
    return name.translate(_PLAIN).casefold()


def slug(name: str) -> str:
    """Words in lower case, without Latin accents, joined by hyphens; letters of other scripts stay.

    >>> slug("The Harbour News")
    'the-harbour-news'
    """
    plain = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    return "-".join(_WORD.findall(unicodedata.normalize("NFC", plain).replace("_", " ")))


class _Plain(dict[int, str | None]):
    """The result of `spelling_of` for each character, computed on first use."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        plain: str | None = letter
        if letter in "'’‘ʼ`´.ʻ\u200c\u0640":
            plain = None
        elif letter in "-‐‑–/\u00a0":
            plain = " "
        elif letter in "ёЁ":
            plain = "е"
        elif 0xC0 <= code < 0x250 or 0x1E00 <= code < 0x1F00:
            plain = unicodedata.normalize("NFKD", letter)[0]
        self[code] = plain
        return plain


_PLAIN = _Plain()
