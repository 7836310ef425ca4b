"""Find the speakers of quotes in Korean, Chinese and Japanese, with a module for each language.

Words with neither a name nor a word for a person are no speaker: the topic of a sentence may be a thing.
"""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.text.scripts import HANGUL, KANA
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of
from clipwire.wording.titles import OF_EAST_ASIA

LANGUAGES = ("ko", "zh", "ja")


def said(language: str, *kinds: str) -> str:
    """An expression for any word of these kinds of `wording/saying_verbs.tsv`."""
    return any_of(words_of("saying_verbs", *kinds, language=language))


def speakers_and_titles(language: str) -> frozenset[str]:
    """Titles, and words for speakers without a name."""
    return words_of("titles", *OF_EAST_ASIA, language=language) | words_of("saying_verbs", "speaker", language=language)


_THIRD_PERSONS = frozenset().union(
    *(words_of("saying_verbs", "he", "she", "they", language=language) for language in LANGUAGES)
)
_PRONOUN = re.compile(rf"(?:{any_of(_THIRD_PERSONS)})(?:[对對向在也还還则則就].*)?")
_OPENING = re.compile(rf"^(?:{'|'.join(said(language, 'opening') for language in LANGUAGES)})[，、\s]*")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
"""An age or a name in Latin letters behind a name."""

REACH_CHARS = 120
"""Characters that are read before and behind a quote."""


def speaker_near(text: str, start: int, end: int, people: Sequence[str] = ()) -> str | None:
    """The speaker of the quote `text[start:end]`: one of `people`, or else as the text has it; "" for a pronoun."""
    before = text[max(0, start - REACH_CHARS) : start]
    sentences = re.split(r"(?<=[。！？\n」』”])|(?<=[.!?] )", before)
    before = sentences[-1]
    after = text[end : end + REACH_CHARS].split("\n")[0]
    # Imported on first use: the expressions of a language take time to compile.
    if HANGUL.search(before + after):
        from clipwire.enrichment.quotes.korean import has_no_subject, name_in, phrase_in
    elif KANA.search(before + after):
        from clipwire.enrichment.quotes.japanese import has_no_subject, name_in, phrase_in
    else:
        from clipwire.enrichment.quotes.chinese import has_no_subject, name_in, phrase_in
        from clipwire.enrichment.quotes.chinese_clauses import person_saying

        if person := person_saying(before, text[start:end], after, sentences[-2] if len(sentences) > 1 else "", people):
            return person
    phrase = _IN_BRACKETS.sub("", _OPENING.sub("", phrase_in(before, after) or "")).strip()
    if not phrase and has_no_subject(before, after):
        return _last_named(sentences[:-1], people) or None
    if _PRONOUN.fullmatch(phrase):
        return _last_named(sentences[:-1], people)
    return (_named_in(phrase, people) or name_in(phrase)) if phrase else None


def _last_named(sentences: Sequence[str], people: Sequence[str]) -> str | None:
    """The only one of `people` in the last sentence of the paragraph that names any; "" if none does."""
    for sentence in reversed(sentences):
        if named := [name for name in people if name in sentence]:
            longest = [name for name in named if not any(name != other and name in other for other in named)]
            return longest[0] if len(longest) == 1 else None
        if sentence.endswith("\n"):
            break
    return ""


def _named_in(phrase: str, people: Sequence[str]) -> str | None:
    """The last of `people` in the words for a speaker, if only a title is behind the name."""
    found = [(phrase.rfind(name), len(name), name) for name in people if name in phrase]
    if not found:
        return None
    start, size, name = max(found)
    behind = phrase[start + size :]
    return name if not _BELONGS_TO.search(behind) and len(behind) <= MAX_TITLE_CHARS else None


_BELONGS_TO = re.compile(r"[のと的의、]|[와과을를은는] ")
MAX_TITLE_CHARS = 24


MAX_HOLDERS = 100
"""Number of people beside whom an office is looked for."""


def holder_of(speaker: str, text: str, people: Sequence[str], language: str) -> str | None:
    """The only one of `people` whom a text gives the office of a speaker: "首相", or "이 회장" of several people Lee.

    Words of the office may be between the name and its end: 이재용 삼성전자 회장.
    """
    office = next((title for title in _titles(language) if speaker.endswith(title)), None)
    if not office:
        return None
    family = speaker.removesuffix(office).rstrip()
    fitting = [name for name in people if not family or name.startswith(family) or name.endswith(f" {family}")]
    if family and len(fitting) == 1:
        return fitting[0]
    between = r"(?: [^\s.,“”\"]{1,12}){0,3} " if language == "ko" else "[\u4e00-\u9fff]{0,4}"
    holding = [
        name for name in fitting[:MAX_HOLDERS] if re.search(rf"{re.escape(name)}{between}{re.escape(office)}", text)
    ]
    return holding[0] if len(holding) == 1 else None


@cache
def _titles(language: str) -> tuple[str, ...]:
    return tuple(sorted(speakers_and_titles(language), key=len, reverse=True))
