"""Initials of bodies in Romance languages, which few tables have: "el portavoz de la AUGC", "o STJD informou".

Initials mean a body if somebody has an office of it, if it speaks, or if they are in brackets behind the name that they
abbreviate. Initials of things ("PIB", "IVA") are in `things.tsv`.
"""

from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.wording import words_of

LANGUAGES = frozenset("es fr it pt ro".split())
MIN_CHARS, MAX_CHARS = 2, 7
ARTICLES = frozenset(
    "el la los las del al le les du au l il lo dell dello della alla dalla dal o a os as do da dos das no na ao à pelo "
    "pela de d".split()
)
MAX_WORDS_ABBREVIATED = 9


def bodies_by_initials(reading: Reading) -> frozenset[str]:
    """The initials in a text that are shown once to be those of a body."""
    language = reading.words.language
    if language not in LANGUAGES:
        return frozenset()
    things = words_of("things", "alone", language=language)
    return frozenset(
        token.text
        for at, token in enumerate(reading.tokens)
        if MIN_CHARS <= len(token.text) <= MAX_CHARS
        and token.text.isupper()
        and token.text.isalpha()
        and token.low not in things
        and (_has_office(reading, at) or _speaks(reading, at) or _abbreviates(reading, at))
    )


def _article_before(reading: Reading, at: int) -> int:
    """The index of the article before a token; -1 if there is none."""
    before = at - 1
    if before > 0 and reading.tokens[before].text in "'’":
        before -= 1
    return before if before >= 0 and reading.tokens[before].low in ARTICLES else -1


def _has_office(reading: Reading, at: int) -> bool:
    """Whether an office of the body is before its initials: "la portavoz de la AUGC", "liderul USR"."""
    if reading.words.language == "ro":
        return reading.joined(at) and reading.is_title(at - 1)
    before = _article_before(reading, at)
    while before >= 0 and reading.tokens[before].low in ARTICLES:
        before -= 1
    return 0 <= before < at - 1 and reading.is_title(before)


def _speaks(reading: Reading, at: int) -> bool:
    """Whether an article is before the initials and a verb of saying behind them: "la AUGC denunció"."""
    behind = [token.text for token in reading.tokens[at + 1 : at + 3]]
    if not behind or not reading.joined(at + 1) or _article_before(reading, at) < 0:
        return False
    said = reading.words.said
    return behind[0] in said or (behind[0] in ("ha", "han", "a", "hanno") and behind[1:2] != [] and behind[1] in said)


def _abbreviates(reading: Reading, at: int) -> bool:
    """Whether the initials are in brackets behind their name: "Organización Nacional de Trasplantes (ONT)"."""
    if at < 3 or reading.tokens[at - 1].text != "(" or reading.tokens[at + 1 : at + 2] == []:
        return False
    if reading.tokens[at + 1].text != ")":
        return False
    words = [
        token for token in reading.tokens[max(0, at - 1 - MAX_WORDS_ABBREVIATED) : at - 1] if token.text[0].isalpha()
    ]
    initials = "".join(word.text[0].upper() for word in words if len(word.text) > 3 or word.capital)
    return initials.endswith(reading.tokens[at].text) and any(word.capital for word in words[-MAX_CHARS:])
