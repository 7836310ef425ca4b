"""The clause around a verb: its auxiliaries, its subject, and what it falls on."""

from collections.abc import Sequence
from functools import cache

from clipwire.enrichment.actions.actors import Unit
from clipwire.enrichment.actions.verbs import forms
from clipwire.model.article import ActionType
from clipwire.wording import words_of

BE = frozenset(["is", "are", "was", "were", "been", "being", "be"])
HAVE = frozenset(["has", "have", "had", "having"])
UNREAL = frozenset(
    "will would may might could should shall must can cannot to not never n't did do does nor neither without hardly "
    "won't wouldn't hasn't haven't hadn't isn't aren't wasn't weren't didn't doesn't don't can't couldn't".split()
)
"""Before a verb: it has not happened, or it is not said that it has."""
ADVERBS = frozenset("also again then still now once later soon even just already yet further thereby recently".split())
DETERMINERS = frozenset("a an the its their his her this that these those some any no".split())
AND = frozenset(["and", "but", "or", "&"])
WHO = frozenset(["who", "which", "that"])
PRONOUNS = frozenset(["it", "they", "he", "she"])
OF_LAST_TARGET = frozenset(["its", "their", "his", "her", "him"])
OFFICES = frozenset(["ministry", "government", "authorities", "officials", "leadership"])
"""In a capital they speak for the country: "the foreign ministry in Beijing"."""
NUMBERS = frozenset("two three four five six seven eight nine ten dozens hundreds several more".split())
CONDITIONS = frozenset(["if", "unless", "whether", "lest", "should"])
DENIALS = frozenset(["denied", "denies", "deny", "denying", "doubted", "doubts"])


@cache
def clause_ends() -> frozenset[str]:
    """Words and marks at which a clause ends; a verb of saying leads to another clause."""
    said = words_of("saying_verbs", "past", "present", "gerund", language="en") - words_of("saying_verbs", "noun")
    return said | frozenset(
        "that which who whom whose when while after before because as if though although since unless until where "
        'whether than but amid despite ; : — – - ( ) " “ ”'.split()
    )


SUBJECT_NOT_AFTER = frozenset("in on at near with against to over about between by towards toward into".split())
"""A name after these is not what the clause is about: "fighters in Gaza attacked"."""

PARTICLES = frozenset("up out down off back away upon around along ahead forward together aside".split())
"""Right after a verb they make another verb of it: "seized upon"."""
WORDS_TO_SUBJECT = 9
WORDS_TO_ANTECEDENT = 2
WORDS_TO_TARGET = 6
WORDS_IN_APPOSITION = 16

OF_PLACES = frozenset(["in", "near", "inside", "across", "off", "outside"])
PREPOSITIONS = OF_PLACES | frozenset(
    "on at to with against over about between by towards toward into from for during under without through".split()
)
REACHES: dict[ActionType, frozenset[str]] = {
    # type      prepositions that may stand between the verb and its target
    "ASSAULT": OF_PLACES,
    "COERCE": OF_PLACES,
    "MOBILIZE": OF_PLACES,
    "REJECT": frozenset(["by", "from"]),
    "ACCUSE": frozenset(["by"]),
    "PROTEST": frozenset(["by"]),
}
BORDERS = frozenset(["border", "borders", "frontier"])
"""Troops on one's border with a country are there because of it; those that go "with" an army are its own."""

HARM = frozenset(
    "attack attacks killing killings murder strike strikes invasion bombing bombings arrest raid raids seizure "
    "assassination detention execution shelling".split()
)
"""Who condemns a killing in a country does not condemn the country."""


def verb_group(units: Sequence[Unit], verb: int) -> tuple[int, set[str]]:
    """(where the verb's auxiliaries and adverbs begin, the words among them)."""
    start = verb
    found: set[str] = set()
    while start > 0:
        word = units[start - 1].lower
        if units[start - 1].actor or not (
            word in BE or word in HAVE or word in UNREAL or word in ADVERBS or (word.endswith("ly") and len(word) > 4)
        ):
            break
        found.add(word)
        start -= 1
    return start, found


def subject_of(units: Sequence[Unit], group: int) -> list[str]:
    """The actors that the clause of a verb begins with, in order; empty where there is none or it is only supposed."""
    at = group - 1
    if at < 0:
        return []
    reach = WORDS_TO_SUBJECT
    if units[at].lower in WHO and not units[at].actor:
        at -= 1
        reach = WORDS_TO_ANTECEDENT
    if at >= 0 and units[at].lower == ",":
        comma = next((i for i in range(at - 1, max(-1, at - WORDS_IN_APPOSITION), -1) if units[i].lower == ","), at)
        if comma == at - 2 and units[at - 1].actor and not _supposed(units, comma):
            return [str(units[at - 1].actor)]
        at = comma - 1
    if at >= 0 and units[at].lower in AND:
        return _subject_of_sentence(units)
    if at >= 0 and units[at].lower in PRONOUNS:
        before = list(dict.fromkeys(unit.actor for unit in units[:at] if unit.actor and not unit.quoted))
        return before if len(before) == 1 and not _supposed(units, at) else []
    for step in range(at, max(-1, at - reach), -1):
        unit = units[step]
        if unit.actor:
            if _word_before(units, step) in SUBJECT_NOT_AFTER and units[max(0, step - 2)].lower not in OFFICES:
                continue
            if _supposed(units, step):
                return []
            return _joined_before(units, step)
        if unit.lower in clause_ends() or unit.lower == "," or _is_past(units, step):
            return []
    return []


def target_of(units: Sequence[Unit], start: int, kind: ActionType, last: str | None = None) -> tuple[list[str], int]:
    """(the actors that the words from `start` on name first, where they end); `last` is whom "its" may mean."""
    harm = False
    for step in range(start, min(len(units), start + WORDS_TO_TARGET)):
        unit = units[step]
        if unit.actor:
            return _joined_after(units, step)
        if step == start and unit.lower in OF_LAST_TARGET and last:
            return [last], step + 1
        if unit.lower in clause_ends() or unit.lower in (",", ".") or _is_past(units, step):
            break
        if step == start and (unit.lower in PARTICLES or unit.lower in AND):
            break
        if step > start and _is_gerund(units, step):
            break
        if unit.lower == "of" and harm and kind in ("ACCUSE", "REJECT", "PROTEST"):
            break
        at_border = kind == "MOBILIZE" and unit.lower == "with" and units[step - 1].lower in BORDERS
        if unit.lower in PREPOSITIONS and not at_border and (unit.lower not in REACHES.get(kind, ()) or step == start):
            break
        harm = harm or unit.lower in HARM
    return [], start


def _subject_of_sentence(units: Sequence[Unit]) -> list[str]:
    """Of the second of two verbs joined by "and": what the sentence begins with."""
    for step, unit in enumerate(units[:6]):
        if unit.actor and _word_before(units, step) not in SUBJECT_NOT_AFTER:
            return _joined_before(units, step)
    return []


def _joined_before(units: Sequence[Unit], at: int) -> list[str]:
    """ "Russia and China", "Russia, China and Iran" -> all of them."""
    found = [str(units[at].actor)]
    while at >= 2:
        if units[at - 1].lower in DETERMINERS:
            at -= 1
        joined = units[at - 1].lower in AND or units[at - 1].lower == ","
        if not (joined and at >= 2 and units[at - 2].actor):
            break
        at -= 2
        found.insert(0, str(units[at].actor))
    return list(dict.fromkeys(found))


def _joined_after(units: Sequence[Unit], at: int) -> tuple[list[str], int]:
    found = [str(units[at].actor)]
    while at + 2 < len(units) and units[at + 1].lower in ("and", ","):
        following = at + 2 + (units[at + 2].lower in DETERMINERS)
        if following >= len(units) or not units[following].actor or units[following].modifier != units[at].modifier:
            break
        after = units[following + 1].lower if following + 1 < len(units) else "."
        if units[at + 1].lower == "," and after not in ("and", ","):
            break
        if after in forms():
            break
        at = following
        found.append(str(units[at].actor))
    return list(dict.fromkeys(found)), at + 1


def _supposed(units: Sequence[Unit], subject: int) -> bool:
    return any(unit.lower in CONDITIONS or unit.lower in DENIALS for unit in units[max(0, subject - 4) : subject])


def _word_before(units: Sequence[Unit], at: int) -> str:
    """The preposition of a name, if it has one: the word before its article."""
    at -= 1
    if at >= 0 and units[at].lower in DETERMINERS:
        at -= 1
    return units[at].lower if at >= 0 else ""


def _is_gerund(units: Sequence[Unit], at: int) -> bool:
    """A clause of its own: "released a film showing"."""
    word, before = units[at].lower, units[at - 1].lower
    return word.endswith("ing") and word not in HARM and before not in DETERMINERS and before not in PREPOSITIONS


def _is_past(units: Sequence[Unit], at: int) -> bool:
    """Another clause's verb stands here."""
    past = any(form.tense == "past" for form in forms().get(units[at].lower, ()))
    before = units[at - 1] if at else None
    described = before and (
        before.lower in DETERMINERS or before.lower in NUMBERS or before.lower.isdigit() or before.modifier
    )
    return past and not described
