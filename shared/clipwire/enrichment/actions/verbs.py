"""Read the table of verbs: the patterns of each verb and all its forms."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from clipwire.model.article import ActionType
from clipwire.text.tables import read_table

KNOWLEDGE = files("clipwire") / "knowledge" / "actions"

TARGET, PARTNERS, GAP = ">", "<>", ".."

Tense = Literal["base", "s", "past", "participle", "ing"]


@dataclass(frozen=True)
class Pattern:
    """What follows a verb: words (each a set of alternatives), gaps, the target."""

    type: ActionType
    steps: tuple[str | frozenset[str], ...]

    @property
    def mutual(self) -> bool:
        """Whether two actors do it together: "Russia and China agreed"."""
        return self.steps[-1] == PARTNERS


class Form(NamedTuple):
    """A form of a verb."""

    verb: str
    tense: Tense


@cache
def patterns() -> dict[str, list[Pattern]]:
    """Base form -> its patterns. Those with more words come first, since they are more exact."""
    table: dict[str, list[Pattern]] = {}
    for kind, written in read_table(KNOWLEDGE / "verbs.tsv", 2):
        verbs, *steps = written.split()
        pattern = Pattern(cast(ActionType, kind), tuple(_step(step) for step in steps))
        for verb in verbs.split("/"):
            table.setdefault(verb, []).append(pattern)
    for listed in table.values():
        listed.sort(key=lambda pattern: -sum(isinstance(step, frozenset) for step in pattern.steps))
    return table


@cache
def forms() -> dict[str, list[Form]]:
    """Word in lower case -> the forms of verbs that it may be."""
    irregular = {base: (past, participle) for base, past, participle in read_table(KNOWLEDGE / "irregular.tsv", 3)}
    table: dict[str, list[Form]] = {}
    for verb in patterns():
        past, participle = irregular.get(verb, (_with_ed(verb),) * 2)
        for word, tense in (
            *((form, "past") for form in past.split("/")),
            (participle, "participle"),
            (_with_s(verb), "s"),
            (_with_ing(verb, participle), "ing"),
            (verb, "base"),
        ):
            table.setdefault(word, []).append(Form(verb, cast(Tense, tense)))
    return table


def _step(written: str) -> str | frozenset[str]:
    if written in (TARGET, PARTNERS, GAP):
        return written
    words = frozenset(written.split("/"))
    return words | {_with_s(word) for word in words}


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _with_ed(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _with_ing(verb: str, participle: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "be")):
        return verb[:-1] + "ing"
    doubled = participle.endswith(verb[-1] * 2 + "ed") and not verb.endswith(verb[-1] * 2)
    return verb + (verb[-1] if doubled or verb in ("cut", "hit", "put", "shut", "overrun") else "") + "ing"
