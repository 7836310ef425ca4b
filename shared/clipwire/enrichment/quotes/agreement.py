"""The gender of Slavic verbs and pronouns beside a quote, with which its speaker agrees: "сказала она" is no man."""

import re
from functools import cache, lru_cache

from clipwire.enrichment.quotes.named import Mention, People
from clipwire.wording import words_of

LANGUAGES = frozenset({"ru", "uk", "pl", "cs"})
REACH_CHARS = 400
"""Distance between a pronoun and the name that it stands for."""
MAN, WOMAN = "m", "f"
_MAN = {"ru": r"\w{2,}л(?:ся)?", "uk": r"\w{2,}в(?:ся)?", "pl": r"\w{2,}ł", "cs": r"\w{2,}l"}
_WOMAN = {"ru": r"\w{2,}ла(?:сь)?", "uk": r"\w{2,}ла(?:ся|сь)?", "pl": r"\w{2,}ła", "cs": r"\w{2,}la"}


class Agreement:
    """What verbs, pronouns and names of one language show of a person's gender."""

    def __init__(self, language: str, people: People) -> None:
        self.language = language
        self.people = people

    def of_words(self, words: str) -> str:
        """The gender of a verb in the past or a phrase with a pronoun: "сказала", "по ее словам"; empty if none."""
        if self.language not in LANGUAGES:
            return ""
        listed = words.lower().split()
        for gender, kind in ((MAN, "he"), (WOMAN, "she")):
            if not self._pronouns(kind).isdisjoint(listed):
                return gender
        man, woman = _endings(self.language)
        return MAN if any(map(man.fullmatch, listed)) else WOMAN if any(map(woman.fullmatch, listed)) else ""

    def has_pronoun(self, words: str) -> bool:
        return not (self._pronouns("he") | self._pronouns("she")).isdisjoint(words.lower().split())

    def _pronouns(self, kind: str) -> frozenset[str]:
        return words_of("saying_verbs", kind, language=self.language) | words_of(
            "declensions", kind, language=self.language
        )

    def of_name(self, name: str) -> str:
        return _gender_of(name, self.language)

    def fits(self, name: str, gender: str) -> bool:
        """Whether a name may be that of somebody of a gender."""
        return not gender or self.of_name(name) in ("", gender)

    def last_named(self, text: str, start: int, gender: str) -> str | None:
        """The person of a gender who is named last before an offset, rather one in the nominative in its paragraph."""
        paragraph = text.rfind("\n", 0, start) + 1
        near = [
            mention
            for mention in reversed(self.people.between(start - REACH_CHARS, start))
            if self.of_name(mention.name) == gender
        ]
        subjects = [each for each in near if each.start >= paragraph and _is_nominative(text, each)]
        return next((mention.name for mention in (*subjects, *near)), None)


def _is_nominative(text: str, mention: Mention) -> bool:
    """Whether a text has a name as a record has it, in full or its surname."""
    forms = (mention.name, mention.name.rpartition(" ")[2])
    return any(text.startswith(form, mention.start) and not text[mention.start + len(form)].isalpha() for form in forms)


@cache
def _endings(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_MAN[language]), re.compile(_WOMAN[language])


@lru_cache(2_000)
def _gender_of(name: str, language: str) -> str:
    given, space, rest = name.partition(" ")
    surname = rest.rpartition(" ")[2]
    if not space:
        return ""
    if given in words_of("names", "woman not in -a", language=language):
        return WOMAN
    if surname.endswith(tuple(words_of("declensions", "women", language=language))):
        return WOMAN
    if given in words_of("names", "man in -a", language=language):
        return MAN
    if given in words_of("names", "given", language=language):
        return WOMAN if given[-1] in "aая" else MAN
    return MAN if surname.endswith(tuple(words_of("declensions", "men", language=language))) else ""
