"""Find keywords: the names and phrases that an article is about, as it writes them.

Candidates are runs of up to three words without function words (as in RAKE, Rose et al. 2010); `weighing` chooses the
best. Scripts without spaces have their own candidates: repeated strings in Chinese, runs of kanji or katakana in
Japanese, words without particles in Korean.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.keywords import chinese, japanese, korean, spaced
from clipwire.enrichment.keywords.candidate import Candidate
from clipwire.enrichment.keywords.stems import key_of
from clipwire.enrichment.keywords.weighing import MAX_KEYWORDS, best
from clipwire.enrichment.language import detect_language
from clipwire.parsing.datelines import without_dateline
from clipwire.wording import table_language, words_of

__all__ = ["MAX_KEYWORDS", "enrich", "find_keywords"]

MAX_CHARS_READ = 8_000
WITH_RULES_FOR_VERBS = frozenset("en de zh ja ko".split())
"""Languages of which words alone show that they are no verbs."""
MIN_IN_BODY = 2
"""In other languages, words of a headline that the body has once are verbs and cut phrases more often than topics."""
SHORT_CHARS = 300
"""A text that is not longer has its topics only once."""
_WRITTEN_BY = re.compile(r"\(?(?:Reporting|Additional reporting|Writing|Editing|Compiled) by [^\n]*")


def find_keywords(text: str, title: str = "", language: str | None = None, names: Iterable[str] = ()) -> list[str]:
    """Up to ten words and phrases of a text, best first, none a part of another.

    `names` are people, organisations and places in it, which weigh more. `language` is a BCP 47 tag.
    """
    names = list(names)
    text = _WRITTEN_BY.sub("", without_dateline(text[:MAX_CHARS_READ]))
    tag = table_language(language or detect_language(f"{title}\n{text}") or "")
    whole = f"{title}\n{text}"
    known = {key_of(name, tag): name for name in names}
    candidates = _candidates(whole, tag, names)
    if tag in WITH_RULES_FOR_VERBS:
        return best(candidates, whole, len(title), known)
    least = MIN_IN_BODY if len(text) > SHORT_CHARS else 1
    return best(candidates, whole, len(title), known, least, titles(tag))


@cache
def titles(language: str) -> frozenset[str]:
    """Titles of people in lower case, which alone are no keywords: "Presiden", "رئيس"."""
    kinds = ("honorific", "noble", "clergy", "rank", "academic", "office", "role", "part")
    fields = words_of("names", "field", language=language) if language == "ar" else frozenset()
    return frozenset(word.casefold() for word in words_of("titles", *kinds, language=language) | fields)


def _candidates(text: str, language: str, names: list[str]) -> Iterator[Candidate]:
    match language:
        case "zh":
            return chinese.candidates(text, names)
        case "ja":
            return japanese.candidates(text)
        case "ko":
            return korean.candidates(text)
        case _:
            return spaced.candidates(text, language, names)


def enrich(analysis: Analysis) -> None:
    """Fill `keywords` from title and body and from the names that were found in them."""
    article = analysis.article
    names = [named.name for named in (*article.people, *article.organisations, *article.places)]
    countries = Counter(link.name for link in analysis.places.linked if link.kind == "country")
    names += [name for name, times in countries.items() if times > 1 and " " in name]
    article.keywords = find_keywords(article.body, article.title or "", article.language, names)
