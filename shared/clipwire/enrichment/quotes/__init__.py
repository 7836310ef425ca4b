"""Find direct quotes and their speakers.

`marks` finds the stretches in quotation marks, and `dashes` those behind a dash. `speech` decides by the form of a
stretch and the words around it whether it is speech. `speakers` finds the speaker in English, which is the subject of
the verb of saying, and the full name in the rest of the text; `elsewhere`, `arabic` and `east_asian` do so in other
languages, of which `elsewhere` asks `described` and `omitted` for a speaker without a name beside the quote. The verbs
of every language are in `wording/saying_verbs.tsv`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.language import detect_language, reading_language
from clipwire.enrichment.quotes.marks import Quoted, quoted
from clipwire.model.article import Article, Person, Quote

__all__ = ["DirectQuote", "enrich", "find_quotes"]


READERS_OF_THEIR_OWN = frozenset({"en", "ko", "zh", "ja"})
DASH_LANGUAGES = frozenset("es fr pt it pl ru uk sv da no fi cs sk ca ro hu hr bg el tr".split())
"""Languages in which a dash at the beginning of a paragraph may open speech."""
_ANOTHER = re.compile(
    r"\b(?:for|of|to|by|from|with|about|and)\b|['’]|[^\s,]\Z"
    r"|\b(?:de|del|du|di|della|da|do|von|van|lui|al|ale) \Z"
)
"""In words before a name that belong to another person."""
_BELONGS_TO = re.compile(r"(?:氏|さん|首相|大統領)?の|的|의 ")
GIVEN_NAME_CHARS = 2
"""Of a Korean or Chinese name."""
CYRILLIC = "\u0400"
"""The first letter of the scripts that come after Latin and Greek."""


class DirectQuote(NamedTuple):
    start: int
    end: int
    """`text[start:end]` is the quote with its marks."""
    text: str
    """The quote without its marks; its paragraphs are separated by a blank line."""
    speaker: str | None
    """A full name, or the description of a speaker without a name ("a spokesman for the mill")."""


def find_quotes(text: str, language: str | None = None, people: Sequence[Person] | None = None) -> list[DirectQuote]:
    """The direct quotes of a text in order, each with its speaker if the text names or describes one.

    Scare quotes and titles of works are left out. The language is detected if none is given. In languages other
    than English the speaker is one of `people`; if these are not given, those of the text are looked for.
    """
    tag = reading_language(language or detect_language(text), text)
    stretches = quoted(text)
    if tag in DASH_LANGUAGES:
        from clipwire.enrichment.quotes.dashes import with_dashes

        stretches = with_dashes(text, stretches, tag)
    if not stretches:
        return []
    from clipwire.enrichment.quotes.speech import is_bare, is_speech  # their tables and expressions take 20 ms to load

    return [
        DirectQuote(*stretch, speaker)
        for stretch, speaker in zip(stretches, _speakers(text, stretches, tag, people), strict=True)
        if is_speech(stretch, text, tag) and (speaker or tag == "en" or not is_bare(stretch, text, tag))
    ]


def _speakers(text: str, stretches: Sequence[Quoted], tag: str, people: Sequence[Person] | None) -> list[str | None]:
    if tag in READERS_OF_THEIR_OWN:
        from clipwire.enrichment.quotes.speakers import speakers

        return speakers(text, stretches, people or ())
    from clipwire.enrichment.quotes import elsewhere, named

    if people is None:
        mentions = named.people_of(text, tag)
    else:
        mentions = [named.Mention(start, person.name) for person in people for start in person.offsets]
    if tag == "th":
        from clipwire.enrichment.quotes import thai

        return thai.speakers(text, stretches, mentions)
    if tag == "ar":
        from clipwire.enrichment.quotes import arabic

        return arabic.speakers(text, stretches, mentions)
    return elsewhere.speakers(text, stretches, tag, mentions)


def enrich(analysis: Analysis) -> None:
    """Fill `quotes` from the body. A speaker who is among `people` has the name given there."""
    article = analysis.article
    names = {alias: person.name for person in article.people for alias in person.aliases}
    article.quotes = [
        Quote(
            text=quote.text,
            speaker=_person_in(quote.speaker, article)
            or _holder(quote, article)
            or names.get(quote.speaker or "", quote.speaker),
            offset=article.body.index(quote.text.split("\n")[0], quote.start),
        )
        for quote in find_quotes(article.body, article.language or "en", article.people)
    ]


def _holder(quote: DirectQuote, article: Article) -> str | None:
    """The person whose office a Korean or Japanese article says alone: 首相は「…」, behind 高市早苗首相."""
    language = (article.language or "").partition("-")[0]
    if not quote.speaker or language not in ("ko", "ja"):
        return None
    from clipwire.enrichment.quotes.east_asian import holder_of

    return holder_of(quote.speaker, article.body[: quote.start], [person.name for person in article.people], language)


def _person_in(speaker: str | None, article: Article) -> str | None:
    """The one of `people` whose name is in a speaker with a title: "김철수 부상", "外交部发言人毛宁", "高橋氏".

    In Latin letters, only words that describe this person may be beside the name: "Engineer Jane Harbour", "another
    driver, Jane Harbour of Hull", but not "a spokesman for Jane Harbour".
    """
    if not speaker:
        return None
    if speaker[0] < CYRILLIC:
        return next((person.name for person in article.people if _describes(speaker, person.name)), None)
    language = article.language or ""
    whole = next((person.name for person in article.people if _has_name(speaker, person.name, language)), None)
    return whole or _person_of_part(speaker, [person.name for person in article.people], language)


def _has_name(speaker: str, name: str, language: str) -> bool:
    """Whether a speaker is this person, not somebody beside the person: トランプ氏の側近, "المتحدث باسم الرئيس"."""
    before, found, after = speaker.partition(name)
    if not found or _BELONGS_TO.match(after):
        return False
    if not language.startswith("ar"):
        return True
    from clipwire.enrichment.quotes.arabic import speaks_for

    return not speaks_for(before)


def _describes(speaker: str, name: str) -> bool:
    """Whether a speaker is a name and a description of this person."""
    from clipwire.enrichment.quotes.words import NAMES_TOO

    before, found, after = speaker.partition(name)
    if before.rstrip().lower().rpartition(" ")[2] in NAMES_TOO:
        return False  # "So Yun Kim"
    return bool(found) and not _ANOTHER.search(before) and (not after or after.startswith((" of ", " from ", ", ")))


def _person_of_part(speaker: str, names: Sequence[str], language: str) -> str | None:
    """The only name of which a speaker has the family name: "이 장관", "高橋氏", "الجندي"."""
    family = speaker.split(" ")[0]
    if before_title := _family_before_title(speaker, names, language):
        fitting = [name for name in names if name.startswith(before_title) and len(name) > len(before_title)]
        return fitting[0] if len(fitting) == 1 else None
    if " " in speaker and len(family) == 1:
        fitting = [name for name in names if name.startswith(family) or name.endswith(f" {family}")]
    else:
        shortened = speaker[:-1] if speaker.endswith(("氏", "君")) else speaker
        ends = (f" {shortened}", f"・{shortened}")
        fitting = [name for name in names if name.startswith(shortened) or name.endswith(ends)]
        if not fitting and len(shortened) == GIVEN_NAME_CHARS:  # 正恩氏
            fitting = [name for name in names if name[1:] == shortened]
    return fitting[0] if len(fitting) == 1 else None


def _family_before_title(speaker: str, names: Sequence[str], language: str) -> str | None:
    """The family name in 李局长 and 佐藤社長."""
    if language.startswith("zh"):
        from clipwire.enrichment.quotes.chinese import family_of

        return family_of(speaker)
    if not language.startswith("ja"):
        return None
    from clipwire.enrichment.quotes.japanese import part_of

    return part_of(speaker, names)
