"""People in Russian whose names the model often misses: in another case, of the Far East, with initials at the end."""

import re
from collections.abc import Iterator

from clipwire.enrichment.entities.trained.known_names import codes_of
from clipwire.enrichment.entities.trained.russian import (
    frequent_forms,
    is_far_eastern,
    is_oblique,
    is_patronymic,
    nominative,
)
from clipwire.wording import words_of

MAX_WORDS = 4
_CAPITALISED = r"[А-ЯЁ][а-яё]{1,25}(?:-[А-ЯЁ][а-яё]{1,25})?"
_RUN = re.compile(rf"(?<![\w«„\"-]){_CAPITALISED}(?:[ \xa0](?:{_CAPITALISED}|[А-ЯЁ](?![\w.])))+(?![\w»“\"-])")
_WORD = re.compile(r"\S+")
_WITH_INITIALS = re.compile(rf"(?<![\w«.-])(?P<surname>{_CAPITALISED}) [А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\.(?![ \xa0]?[А-ЯЁ])")
_BEHIND_INITIALS = re.compile(rf"(?<![\w.-])[А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\.[ \xa0]?(?P<surname>{_CAPITALISED})(?![\w-])")
_VERB = re.compile(r" \w{2,20}ла(?:сь)?\b")
_VERB_BEFORE = re.compile(r"(?<!\w)\w{2,20}ла(?:сь)? \Z")
_ONE_VOWEL = re.compile(r"[^аеёиоуыэюя]*[аеёиоуыэюя][^аеёиоуыэюя]*\Z", re.IGNORECASE)


def people(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name of a person, without overlaps."""
    for run in _RUN.finditer(text):
        words = [(word[0], *word.span()) for word in _WORD.finditer(text, *run.span())]
        at = 0
        while at < len(words) - 1:
            size = _size([word for word, _, _ in words[at : at + MAX_WORDS]])
            if size:
                yield words[at][1], words[at + size - 1][2]
            at += max(1, size)
    for expression in (_WITH_INITIALS, _BEHIND_INITIALS):
        for found in expression.finditer(text):
            if _may_be_nominative(text, found):
                yield found.span()


def _size(words: list[str]) -> int:
    """The number of words of the name that begins a run of words with capitals; 0 if none does."""
    if is_far_eastern(words[0]) and len(words) > 2 and len(words[0]) > 1:
        is_korean = all(_ONE_VOWEL.match(word) and len(word) < 6 for word in words[:2])
        return 3 if is_korean and len(words[2]) < 8 and (len(words) == 3 or not is_patronymic(words[3])) else 0
    if not frequent_forms(words[0]):
        return 0
    size = 3 if len(words) > 2 and is_patronymic(words[1]) else 2
    if len(words) < size or is_patronymic(words[size - 1]) or len(words[size - 1]) < 3:
        return 0
    if len(words) > size and not frequent_forms(words[size]):
        return 0  # the name may go on
    name, surname = " ".join(words[:size]), words[size - 1]
    base = nominative(name)
    is_place = bool(set(codes_of(surname, "ru").upper()) & set("CMR")) and "S" not in codes_of(surname, "ru").upper()
    return size if base != name and not is_oblique(base) and not is_place else 0


def _may_be_nominative(text: str, found: re.Match[str]) -> bool:
    """Whether a surname beside initials is in the nominative: "Сидоренко В. А.", but not "пост А. П. Громова"."""
    surname = found["surname"]
    men, women = (tuple(words_of("declensions", who, language="ru")) for who in ("men", "women"))
    if surname.endswith((*men, "ко")):
        return True
    is_subject = _VERB_BEFORE.search(text, max(0, found.start() - 30), found.start()) or _VERB.match(text, found.end())
    return surname.endswith(women) and bool(is_subject)
