"""Speakers in Korean: the topic or subject of the sentence around a quote, and the name beside a title."""

import re

from clipwire.enrichment.quotes.east_asian import said, speakers_and_titles
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_OFFICES = words_of("titles", "honorific", "noble", "office", "role", "academic", language="ko")
"""Titles before which an unknown word is a name: 애시 대변인."""
_TITLES = speakers_and_titles("ko")
_COUNTRIES = words_of("saying_verbs", "country", language="ko")
_FAMILIES = words_of("names", "family", language="ko")
_NAME = re.compile(rf"(?!{any_of(words_of('names', 'not a name', language='ko'))})[{''.join(_FAMILIES)}][가-힣]{{1,2}}")
_NAME_PART = re.compile(r"[가-힣]{2,5}")
_BODY = re.compile(r".+[부청원당국회사실처팀측대단소성서관계의]\Z")
"""A body, or anything in the genitive."""
_ENDS_OF_BODIES = frozenset("대부청당국회처팀측시도군구")
"""Last letters of bodies that look like names: 고려대, 신한당."""
_PERSON = re.compile(r".*[가-힣](?:인|자|원|장|관|상|씨|수석|대표|위원)\Z")

_BRACKETS = r"(?:\([^)]{1,12}\))?"
_BEFORE = re.compile(
    rf"((?:[^\s.,“”\"'‘’]+\s){{0,5}}[^\s.,“”\"'‘’]+?){_BRACKETS}(?:께서는|은|는|이|가|도){_BRACKETS}\s[^.“”\"]{{0,60}}\Z"
)
_AFTER = re.compile(
    rf"\s?(?:{said('ko', 'quotative')})\s?((?:[^\s.,“”\"]+\s){{0,2}}?[^\s.,“”\"]+?)(?:은|는|이|가)\s"
    rf"(?:\S+\s){{0,2}}?(?:{said('ko', 'stem')})"
)
_NEXT_SENTENCE = re.compile(
    r"\s((?:[^\s.,“”\"]+\s){0,3}?[^\s.,“”\"]+?)(?:의 말이다|(?:은|는|이|가) (?:이렇게|이같이|이와 같이) "
    rf"(?:{said('ko', 'stem')}))"
)

_WITHOUT_SUBJECT = re.compile(rf"\s?(?:{said('ko', 'quotative')})\s(?:\S+\s)?(?:{said('ko', 'stem')})")
_SUBJECT = re.compile(r"(?:은|는|이|가|께서|도|에서)\s")


def phrase_in(before: str, after: str) -> str | None:
    """The words for the speaker in the text around a quote."""
    found = _BEFORE.search(before) or _AFTER.match(after) or _NEXT_SENTENCE.match(after)
    return found[1] if found else None


def has_no_subject(before: str, after: str) -> bool:
    """Whether a verb of saying follows a quote in a sentence that does not name its subject: 이어 "…"라고 말했다."""
    return bool(_WITHOUT_SUBJECT.match(after)) and not _SUBJECT.search(before)


def name_in(phrase: str) -> str | None:
    """The name in the words for a speaker, or all of them if they describe somebody; None if they do not."""
    words = phrase.split()
    last = words[-1]
    if _PERSON.match(last) or last in _TITLES:
        for word in reversed(words[:-1]):
            if _is_whole_name(word):
                return word
    if len(words) > 1 and last in _TITLES:
        name = words[:-1]
        if len(name) > 1 and name[-1] in _COUNTRIES:
            name.pop()
        while len(name) > 1 and _is_no_name_part(name[0]):
            name = name[1:]
        is_name = last in _OFFICES and len(name) <= 2 and not any(map(_is_no_name_part, name))
        return " ".join(name) if is_name else phrase
    if len(words) > 1 and _NAME.fullmatch(last) and len(last) > 2:
        return last
    is_person = _PERSON.match(phrase) or any(phrase.endswith(title) for title in _TITLES)
    return phrase if is_person or _NAME.fullmatch(phrase) else None


def _is_whole_name(word: str) -> bool:
    """Whether a word is a family name and a given name, not a body or a country that looks like one."""
    is_name = len(word) > 2 and _NAME.fullmatch(word)
    return bool(is_name) and word[-1] not in _ENDS_OF_BODIES and word not in _COUNTRIES


def _is_no_name_part(word: str) -> bool:
    if word in _TITLES | _COUNTRIES:
        return True
    return not _NAME_PART.fullmatch(word) or bool(_BODY.match(word))
