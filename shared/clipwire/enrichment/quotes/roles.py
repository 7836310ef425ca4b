"""Find the person whom an office or an age means in English: "the mayor said", "the 34-year-old said".

The person is the only one before the quote whose name has these words directly before it ("Mayor Ann Lee") or in what a
comma sets off behind it ("Ann Lee, 34, the mayor of Hull,").
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from clipwire.enrichment.quotes.words import TITLES
from clipwire.model.article import Person

MAX_ROLE_WORDS = 4
MAX_CHARS_BEFORE, MAX_CHARS_BEHIND = 60, 90
"""Characters beside a name in which its office is looked for."""
SHORT_FORMS = {
    # office    as it is printed before a name
    "senator": "sen",
    "representative": "rep",
    "congressman": "rep",
    "congresswoman": "rep",
    "governor": "gov",
    "professor": "prof",
    "doctor": "dr",
    "sergeant": "sgt",
    "general": "gen",
    "lieutenant": "lt",
    "captain": "capt",
    "councillor": "cllr",
    "alderman": "ald",
}
_ROLE = re.compile(r"(?:the|The) (?P<words>[\w'’ -]+)")
_AGE = re.compile(r"(?P<years>\d{1,3})-year-old")
_YEARS = re.compile(r"(?:, | \()(?P<years>\d{1,3})(?=[,)])")
_APPOSED = re.compile(r",? ?(?P<words>[^,.;:\n“”\"]*)")
_FIELD = re.compile(r" (?:of|for) (?:the )?[\w'’&-]+(?: [\w'’&-]+){0,3}\Z")
_COMPLEMENT = re.compile(r" (?:of|for|to|at|from|with|who|whose|which|that|in|on|and)\b")
"""What follows the last noun of an office: "of" in "the mayor of Hull"."""


class Described(NamedTuple):
    """A mention of a person, with the words beside it in small letters."""

    start: int
    name: str
    before: str
    """Up to the name."""
    behind: str
    """What a comma sets off, up to its last noun: "the mayor" of ", 34, the mayor of Hull,"."""
    years: str
    """The age behind the name; empty without one."""


def described(text: str, people: Iterable[Person]) -> list[Described]:
    """Each mention of people in a text with the words beside it."""
    found = []
    for person in people:
        for start in person.offsets:
            sizes = [len(name) for name in (person.name, *person.aliases) if text.startswith(name, start)]
            end = start + max(sizes, default=0)
            before = text[max(0, start - MAX_CHARS_BEFORE) : start].lower().rstrip(" ,")
            age = _YEARS.match(text, end)
            behind = _APPOSED.match(text, age.end() + 1 if age else end + 1, end + MAX_CHARS_BEHIND)
            is_apposed = behind and (age or text[end : end + 1] == ",")
            noun = _COMPLEMENT.split(f" {behind['words'].lower()}")[0] if behind and is_apposed else ""
            found.append(Described(start, person.name, before, noun, age["years"] if age else ""))
    return found


def person_in_role(phrase: str, at: int, mentions: Iterable[Described]) -> str | None:
    """The only person whom a phrase at an offset means; None if there are several, or none."""
    role = _ROLE.fullmatch(phrase)
    words = role["words"].lower().split() if role else []
    if not 0 < len(words) <= MAX_ROLE_WORDS:
        return None
    known = [mention for mention in mentions if mention.start < at]
    if age := _AGE.fullmatch(words[0]) if len(words) == 1 else None:
        return _only(mention.name for mention in known if mention.years == age["years"])
    for wanted in dict.fromkeys((" ".join(words), words[-1])):
        named = {mention.name for mention in known if _has_role(mention, wanted)}
        if named:
            return _only(named)
    return None


def _has_role(mention: Described, role: str) -> bool:
    if (field := _FIELD.search(mention.before)) and mention.before.rpartition(" ")[2] not in TITLES:
        return mention.before[: field.start()].endswith(f" {role}")  # "UN Commissioner for Refugees Ann Lee"
    short = f"{SHORT_FORMS[role]}." if role in SHORT_FORMS else role
    return any(
        words.endswith(form) and not words[: -len(form)][-1:].isalnum()
        for words, form in ((mention.before, role), (mention.before, short), (mention.behind, role))
    )


def _only(names: Iterable[str]) -> str | None:
    different = set(names)
    return different.pop() if len(different) == 1 else None
