"""Divide what a model takes for one name in Russian, where a genitive and the next name have nothing between them.

"академии имени Юрия Орлова Артёму Белову" has two people, and "собрания КНДР Пак Ин Сона" a body and a person.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.trained.russian import is_far_eastern, is_given_in_any_case
from clipwire.wording import words_of

_WORD = re.compile(r"\S+")
_SURNAME_IN_OTHER_CASE = re.compile(r"(?:[ое]в|ин)(?:а|у|ым|ой)\Z|[сц]к(?:ого|ому|им|ой|ую)\Z")


def divided(text: str, entity: Entity) -> Iterator[Entity]:
    """The names that a name in Russian consists of: mostly itself."""
    words = [(word[0], word.start(), word.end()) for word in _WORD.finditer(text, entity.start, entity.end)]
    at = _second(words, entity.label)
    if at:
        yield replace(entity, end=words[at - 1][2])
        yield replace(entity, start=words[at][1], label="person")
    else:
        yield entity


def _second(words: list[tuple[str, int, int]], label: str) -> int:
    """The index of the word with which a second name begins; 0 if there is none."""
    spelled = [word for word, _, _ in words]
    if label == "organisation":
        countries = words_of("names", "country", language="ru")
        return next(
            (
                at
                for at in range(2, len(spelled) - 1)
                if spelled[at - 1] in countries and (is_far_eastern(spelled[at]) or is_given_in_any_case(spelled[at]))
            ),
            0,
        )
    if label != "person":
        return 0
    if (
        len(spelled) == 3
        and _SURNAME_IN_OTHER_CASE.search(spelled[0])
        and not is_given_in_any_case(spelled[0])
        and is_given_in_any_case(spelled[1])
    ):
        return 1
    for at in range(2, len(spelled) - 1):
        begins = is_given_in_any_case(spelled[at]) or is_far_eastern(spelled[at])
        if begins and is_given_in_any_case(spelled[0]):
            return at if spelled[at - 1][0].isupper() else 0
    return 0
