"""Candidates in Korean: words without their particles, alone and in pairs, without verbs and adjectives."""

import re
from collections.abc import Iterator

from clipwire.enrichment.keywords.candidate import Candidate
from clipwire.enrichment.keywords.phrases import no_keywords

_WORD = re.compile(r"[\uac00-\ud7a3A-Za-z0-9]{2,}")
_PARTICLE = re.compile(
    r"(?:에서는|으로서|에게서|까지|부터|에서|에게|으로|들의|들이|들을|들은|이라고|라고|이며|이다|께서|들과|은|는|이|가|을|를|의|에|와|과|도|로|들)\Z"
)
_VERB = re.compile(r"(?:다|며|고|여|는|한|된|할|될|던|진|게|지|서|면|니|적|기|음|함|됨|했|하자|적인|스러운|로운)\Z")
_COUNTED = re.compile(r"\d+(?:명|건|개|곳|일|월|년|시|분|초|원|억|만|조|차|대|발|척|마리|가구|여|층|위|살|세|대째)")
"""A number with a counter: 6명, 300여."""


def candidates(text: str) -> Iterator[Candidate]:
    before: Candidate | None = None
    """The word in front, if it has no particle, so that it may be in one phrase with the next."""
    for match in _WORD.finditer(text):
        word = _noun(match[0])
        if word is None:
            before = None
            continue
        yield Candidate(word, word, match.start())
        if before and text[match.start() - 1] == " ":
            pair = f"{before.phrase} {word}"
            yield Candidate(pair, pair, before.start)
        before = Candidate(word, word, match.start()) if word == match[0] else None


def _noun(written: str) -> str | None:
    """The word without its particle; None for verbs, adjectives, function words and numbers."""
    stop = no_keywords("ko")
    bare = _PARTICLE.sub("", written)
    if len(bare) < 2 or bare in stop or written in stop or bare.isdigit() or _COUNTED.match(bare):
        return None
    return None if bare == written and _VERB.search(bare) else bare
