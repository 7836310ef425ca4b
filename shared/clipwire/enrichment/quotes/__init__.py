"""Direct quotes and who said them.

Marks give the stretches (`marks`); whether they are speech is told by their form and by the words around them; the
speaker is the subject of the verb of speech (`speakers`, which walks over words without a parser), with the full name
looked up in the rest of the text.
"""

import re
from typing import NamedTuple

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.marks import Quoted, quoted
from clipwire.model.article import Article, Quote
from clipwire.text.scripts import EAST_ASIAN, HAN, KANA

__all__ = ["DirectQuote", "enrich", "find_quotes"]


class DirectQuote(NamedTuple):
    start: int
    end: int
    """`text[start:end]` is the quote with its marks."""
    text: str
    """Without them; paragraphs of one quote are separated by a blank line."""
    speaker: str | None
    """A full name, or what the text calls a speaker whom it does not name ("a spokesman for the mill")."""


def find_quotes(text: str) -> list[DirectQuote]:
    """The direct quotes of a text in order, each with its speaker where the text tells one.

    Words in scare quotes and titles of works are left out.
    """
    stretches = quoted(text)
    if not stretches:
        return []
    from clipwire.enrichment.quotes.speakers import speakers  # its expressions take 20 ms to compile

    return [
        DirectQuote(*stretch, speaker)
        for stretch, speaker in zip(stretches, speakers(text, stretches), strict=True)
        if _is_speech(stretch, text)
    ]


def enrich(analysis: Analysis) -> None:
    """Fill `quotes` from the body; a speaker that is a person found before goes by that person's name."""
    article = analysis.article
    names = {alias: person.name for person in article.people for alias in person.aliases}
    article.quotes = [
        Quote(
            text=quote.text,
            speaker=_person_in(quote.speaker, article) or names.get(quote.speaker or "", quote.speaker),
            offset=article.body.index(quote.text.split("\n")[0], quote.start),
        )
        for quote in find_quotes(article.body)
    ]


def _person_in(speaker: str | None, article: Article) -> str | None:
    """The person found before in "김철수 부상", "外交部发言人毛宁", "МИД Мария Захарова": a title beside the name.

    In Latin letters it may be somebody else: "a spokesman for Jane Harbour".
    """
    if not speaker or speaker[0] < CYRILLIC:
        return None
    return next((person.name for person in article.people if person.name in speaker), None)


CYRILLIC = "\u0400"
"""The first letter of the scripts behind Latin and Greek."""
_SHORTEST = 3
"""Words of a quote that nothing around it shows to be speech."""

_SHORTEST_WITHOUT_SPACES = 8
"""Characters, in Chinese and Japanese."""

_SMALL_WORDS = frozenset("a an the of in on for and to at with from by is it or but as".split())
_LEADS_IN = re.compile(r"(?:\w{2,}[,:]|[：，、])\s*\Z")
_LEADS_OUT = re.compile(
    rf"[\s,]{{0,2}}(?:[\w.’'-]+\s){{0,4}}?(?:{'|'.join(sorted(words.PLAIN_SPEECH))})\b"
    r"|\s?(?:と|라고|이라고|라며|고 )|\s?[—―–-]\s?[A-Z]"
)
_KOREAN_LEADS_OUT = re.compile(r"\s?(?:이?라고|이?라며|고|며|하고)\s(?!쓴|쓰인|쓰여|씌여|적힌|적혀)")
"""Behind 《》, which are around names and slogans as well."""


def _is_speech(quote: Quoted, text: str) -> bool:
    if text[quote.start] == "《":
        return bool(_KOREAN_LEADS_OUT.match(text, quote.end))
    before = text[max(0, quote.start - 16) : quote.start]
    attributed = bool(
        _LEADS_OUT.match(text, quote.end) or (_LEADS_IN.search(before) and quote.text[-1] in ".!?…。！？")
    )
    if EAST_ASIAN.search(quote.text) and (HAN.search(quote.text) or KANA.search(quote.text)):
        return attributed or len(quote.text) >= _SHORTEST_WITHOUT_SPACES
    said = quote.text.split()
    if len(said) < _SHORTEST:
        return attributed and quote.text[-1] in ",.!?…"
    return attributed or not _is_title(said)


def _is_title(said: list[str]) -> bool:
    """ "Face the Nation," but not "Who are you?"."""
    if len(said) > 7 or said[-1][-1] in ".!?…":
        return False
    main = [word for word in said if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    return len(main) > 1 and all(word[0].isupper() for word in main)
