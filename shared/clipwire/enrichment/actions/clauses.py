"""Find the auxiliaries, the subject and the target of a verb."""

from collections.abc import Sequence

from clipwire.enrichment.actions.actors import Unit, bare
from clipwire.enrichment.actions.verbs import forms
from clipwire.enrichment.actions.words import (
    ADVERBS,
    AND,
    BE,
    BORDERS,
    CONDITIONS,
    DENIALS,
    DETERMINERS,
    FORCES,
    HARM,
    HAVE,
    NOT_OF_STATE,
    NUMBERS,
    OF_LAST_TARGET,
    OFFICES,
    OPENERS,
    PARTICLES,
    POINTS,
    PREPOSITIONS,
    PRIVATE_PEOPLE,
    PRONOUNS,
    REACHES,
    RELATIVES,
    SUBJECT_NOT_AFTER,
    UNREAL,
    clause_ends,
)
from clipwire.model.article import ActionType

WORDS_TO_SUBJECT = 9
WORDS_TO_ANTECEDENT = 2
"""From "who" or "which" to the name that it refers to."""
WORDS_TO_TARGET = 6
WORDS_IN_APPOSITION = 16
MAX_WORDS_INSERTED = 3
"""Between two commas, without articles: "the captain, a Georgian citizen, was seized"."""
WORDS_TO_CONDITION = 4
"""From "if" or "denied" to the subject that it makes doubtful."""
WORDS_TO_FIRST_SUBJECT = 6
"""From the beginning of a sentence."""
MIN_CHARS_OF_ADVERB = 5
"""Of a word in -ly: "fly" is no adverb."""


def verb_group(units: Sequence[Unit], verb: int) -> tuple[int, set[str]]:
    """The index of the first auxiliary or adverb directly before a verb, and the set of these words."""
    start = verb
    found: set[str] = set()
    while start > 0 and _is_before_verb(units[start - 1]):
        start -= 1
        found.add(units[start].lower)
    return start, found


def _is_before_verb(unit: Unit) -> bool:
    word = unit.lower
    if unit.actor:
        return False
    is_adverb = word in ADVERBS or (word.endswith("ly") and len(word) >= MIN_CHARS_OF_ADVERB)
    return is_adverb or word in BE or word in HAVE or word in UNREAL


# Subjects


def subject_of(units: Sequence[Unit], group: int) -> list[str]:
    """The actors that are the subject of the verb whose auxiliaries begin at `group`, in order.

    Empty if the subject is not an actor, or if the clause is a condition or is denied.
    """
    at = group - 1
    if at < 0:
        return []
    reach = WORDS_TO_SUBJECT
    if units[at].lower in RELATIVES and not units[at].actor:
        at -= 1
        reach = WORDS_TO_ANTECEDENT
    if at >= 0 and units[at].lower == ",":
        first = max(0, at - WORDS_IN_APPOSITION + 1)
        comma = next((i for i in range(at - 1, first - 1, -1) if units[i].lower == ","), at)
        inserted = [unit for unit in units[comma + 1 : at] if unit.lower not in DETERMINERS]
        is_short = 0 < len(inserted) <= MAX_WORDS_INSERTED and inserted[0].actor
        names_it = len(inserted) == 1 or not units[comma - 1].actor
        if is_short and names_it and not _is_doubtful(units, comma):
            return [str(inserted[0].actor)]  # "the island republic, Fiji, seized", "the captain, a Georgian citizen,"
        at = comma - 1
    if at >= 0 and units[at].lower in AND:
        return _subject_of_sentence(units)
    if at >= 0 and units[at].lower in PRONOUNS:
        before = list(dict.fromkeys(unit.actor for unit in units[:at] if unit.actor and not unit.quoted))
        return before if len(before) == 1 and not _is_doubtful(units, at) else []
    for step in range(at, max(-1, at - reach), -1):
        unit = units[step]
        if unit.actor:
            if _preposition_of(units, step) in SUBJECT_NOT_AFTER and units[max(0, step - 2)].lower not in OFFICES:
                continue
            if units[step - 1].lower == "of" and units[step - 2].lower in PRIVATE_PEOPLE and step > 1:
                return []
            if step < at and not unit.nation and _describes_noun(units, step):
                continue
            if unit.modifier and any(bare(word.lower) in NOT_OF_STATE for word in units[step + 1 : at + 1]):
                return []
            if units[group - 1].lower == "," and _is_object(units, step):
                return _subject_of_sentence(units)
            return [] if _is_doubtful(units, step) else _joined_before(units, step)
        if unit.lower in clause_ends() or unit.lower == "," or _is_verb_of_another_clause(units, step):
            return []
    return []


def _subject_of_sentence(units: Sequence[Unit]) -> list[str]:
    """The first actors of a sentence, which are the subject of the second of two verbs joined by "and"."""
    first = _behind_opening(units)
    for step in range(first, min(len(units), first + WORDS_TO_FIRST_SUBJECT)):
        unit = units[step]
        if unit.actor and _preposition_of(units, step) not in SUBJECT_NOT_AFTER:
            return _joined_before(units, step) if unit.nation or not _describes_noun(units, step) else []
        if not unit.actor and (unit.lower in clause_ends() or _may_be_verb(units, step)):
            return []  # the first verb has another subject
    return []


def _behind_opening(units: Sequence[Unit]) -> int:
    """The index behind the phrase that opens a sentence: "After a string of articles, "."""
    if not units or units[0].lower not in OPENERS:
        return 0
    return next((i + 1 for i, unit in enumerate(units) if unit.lower == ","), len(units))


def _may_be_verb(units: Sequence[Unit], at: int) -> bool:
    word = units[at].lower
    described = at == 0 or units[at - 1].lower in DETERMINERS
    return not described and (word.endswith("ed") or any(form.tense == "past" for form in forms().get(word, ())))


def _describes_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether a noun that does not act for it is behind the name of an organisation: "Greens senators"."""
    if at + 1 >= len(units):
        return False
    word = units[at + 1].lower
    if units[at + 1].actor or not word.isalpha() or word in FORCES | PREPOSITIONS | {"of"} | clause_ends():
        return False
    is_adverb = word in ADVERBS or word.endswith("ly")
    return not is_adverb and not _may_be_verb(units, at + 1) and word not in forms()


def _is_object(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb in the past is directly before a name: NATO in "he has ridiculed NATO, voted"."""
    before = at - 1 - (at > 0 and units[at - 1].lower in DETERMINERS)
    return before >= 0 and not units[before].actor and _may_be_verb(units, before)


def _joined_before(units: Sequence[Unit], at: int) -> list[str]:
    """An actor and those joined to it on its left: all three of "Russia, China and Iran"."""
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


def _is_doubtful(units: Sequence[Unit], subject: int) -> bool:
    """Whether there is a condition or a denial shortly before a subject."""
    before = units[max(0, subject - WORDS_TO_CONDITION) : subject]
    return any(unit.lower in CONDITIONS or unit.lower in DENIALS for unit in before)


# Targets


def target_of(
    units: Sequence[Unit], start: int, kind: ActionType | None, last: str | None = None
) -> tuple[list[str], int]:
    """The first actors in the words from `start` on, and the index behind them; none if the clause ends before them.

    `last` is the target of the event before, to which "its" may refer. Without a kind, no preposition may be between.
    """
    harm = False
    for step in range(start, min(len(units), start + WORDS_TO_TARGET)):
        unit = units[step]
        if unit.actor:
            return _joined_after(units, step)
        if step == start and unit.lower in OF_LAST_TARGET and last:
            return [last], step + 1
        if unit.lower in clause_ends() or unit.lower in (",", ".") or _is_verb_of_another_clause(units, step):
            break
        if step == start and (unit.lower in PARTICLES or unit.lower in AND):
            break
        if step > start and _is_gerund(units, step):
            break
        if unit.lower == "of" and harm and kind in ("ACCUSE", "REJECT", "PROTEST"):
            break
        if unit.lower in PREPOSITIONS and not (kind and _leads_on(units, step, start, kind)):
            break
        harm = harm or unit.lower in HARM
    return [], start


def _leads_on(units: Sequence[Unit], at: int, start: int, kind: ActionType) -> bool:
    """Whether the target may be behind the preposition at `at`."""
    word = units[at].lower
    if kind == "MOBILIZE" and word == "with" and units[at - 1].lower in BORDERS:
        return True
    return at > start and word in REACHES.get(kind, ())


def _joined_after(units: Sequence[Unit], at: int) -> tuple[list[str], int]:
    """An actor and those joined to it on its right, and the index behind them."""
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


# Both


def _preposition_of(units: Sequence[Unit], at: int) -> str:
    """The word before a name with its article or point of the compass: the preposition, if there is one."""
    at -= 1
    if at >= 0 and units[at].lower in POINTS:
        at -= 1
    if at >= 0 and units[at].lower in DETERMINERS:
        at -= 1
    return units[at].lower if at >= 0 else ""


def _is_gerund(units: Sequence[Unit], at: int) -> bool:
    """Whether a word in -ing begins a clause of its own: "released a film showing"."""
    word, before = units[at].lower, units[at - 1].lower
    return word.endswith("ing") and word not in HARM and before not in DETERMINERS and before not in PREPOSITIONS


def _is_verb_of_another_clause(units: Sequence[Unit], at: int) -> bool:
    """Whether a word is a verb in the past tense, and not a participle before a noun: "two seized boats"."""
    if not any(form.tense == "past" for form in forms().get(units[at].lower, ())):
        return False
    if at == 0:
        return True
    before = units[at - 1]
    is_described = before.lower in DETERMINERS or before.lower in NUMBERS or before.lower.isdigit()
    return not (is_described or before.modifier)
