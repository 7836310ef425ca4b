"""Find events: verbs whose pattern fits, with their subject and their target."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clipwire.enrichment.actions.actors import Actor, Unit, index_of, nations, units_of
from clipwire.enrichment.actions.clauses import subject_of, target_of, verb_group
from clipwire.enrichment.actions.verbs import GAP, TARGET, Form, Pattern, forms, patterns
from clipwire.enrichment.actions.words import (
    AND,
    BE,
    DETERMINERS,
    HAVE,
    JOURNEYS,
    OFFICES,
    OFFICIALS,
    PLURALS,
    PREPOSITIONS,
    PRIVATE_PURPOSES,
    PURPOSES_OF_STATE,
    UNREAL,
)
from clipwire.enrichment.analysis import Analysis
from clipwire.model.article import Action, ActionType, DateMention
from clipwire.text.sentences import sentences

MAX_WORDS_IN_GAP = 5
"""Maximum number of words that ".." in a pattern matches."""
WORDS_TO_BY = 3
"""Between a verb in the passive and "by"."""
MAX_SENTENCE_CHARS = 1500
"""A longer "sentence" is a list or a table."""
MAX_ACTIONS = 100
"""Of one article, to keep its record small."""
MAX_BOUND_CHARS = 10
_BOUND = re.compile(r"\b(?:since|until|till|from|before|after|by) (?:the )?\Z")
SPORT = "medtop:15000000"
"""Nations meet and beat each other in sport; such events are left out."""


class Event(NamedTuple):
    """What one actor does to another."""

    type: ActionType
    actor: str
    target: str


def find_actions(
    text: str, actors: Iterable[Actor], published: str | None = None, dates: Sequence[DateMention] = ()
) -> list[Action]:
    """The actions between known actors, in the order of the text.

    If two of the `actors` share a name, it means the first. The date of an action is the first one in its sentence, or
    else the day of `published`. English only.
    """
    index = index_of(actors)
    found = []
    for start, end in sentences(text):
        if end - start > MAX_SENTENCE_CHARS:
            continue
        sentence = text[start:end]
        units = units_of(sentence, index)
        if len({unit.actor for unit in units if unit.actor}) < 2:
            continue
        named = next((date.value for date in dates if start <= date.offset < end and _is_day_of(text, date)), None)
        day = named or (published[:10] if published else None)
        found += [
            Action(type=event.type, actor=event.actor, target=event.target, date=day, offset=start, sentence=sentence)
            for event in events_in(units)
        ]
    return found


def _is_day_of(text: str, date: DateMention) -> bool:
    """Whether a date may be that of an event, not one with which something begins or ends: "since 1945"."""
    return not _BOUND.search(text, max(0, date.offset - MAX_BOUND_CHARS), date.offset)


def enrich(analysis: Analysis) -> None:
    """Fill `actions` of articles in English. The actors are their countries, people and organisations."""
    article = analysis.article
    if analysis.language not in ("", "en") or any(topic.code == SPORT for topic in article.subjects[:1]):
        return
    actors = nations(country.code for country in article.countries)
    actors += [Actor(named.name, (named.name, *named.aliases)) for named in (*article.people, *article.organisations)]
    article.actions = find_actions(article.body, actors, article.published, article.dates)[:MAX_ACTIONS]


def events_in(units: Sequence[Unit]) -> list[Event]:
    """The events of one sentence, each once."""
    events: dict[Event, None] = {}
    for at, unit in enumerate(units):
        if unit.actor or unit.quoted or unit.lower not in forms():
            continue
        last = next(reversed(events)).target if events else None
        for event in _events_at(units, at, last):
            if event.actor != event.target:
                events[event] = None
    return list(events)


def _events_at(units: Sequence[Unit], at: int, last_target: str | None) -> Iterator[Event]:
    group, auxiliaries = verb_group(units, at)
    if auxiliaries & UNREAL or (group and units[group - 1].lower in DETERMINERS | PREPOSITIONS):
        return
    if units[at].lower in HAVE and at + 1 < len(units) and _is_participle(units[at + 1].lower):
        return
    for form in forms()[units[at].lower]:
        if _is_passive(units, at, form, auxiliaries):
            yield from _passive(units, at, form, group)
            return
        subject = subject_of(units, group)
        if not subject or not _is_active(units, form, group, auxiliaries, subject):
            continue
        for pattern in patterns()[form.verb]:
            if pattern.mutual:
                if len(subject) == 2 and _end(units, at + 1, pattern.steps[:-1], pattern.type) is not None:
                    yield Event(pattern.type, *subject)
                    return
                continue
            targets = _targets(units, at + 1, pattern, last_target)
            if targets and form.verb in JOURNEYS and _is_private(units, at, subject):
                return
            if targets:
                yield from (Event(pattern.type, actor, target) for actor in subject for target in targets)
                return


def _is_private(units: Sequence[Unit], verb: int, subject: list[str]) -> bool:
    """Whether a person travels for nothing that the sentence shows to be of state: "flew to Kenya for surgery"."""
    words = {unit.lower for unit in units[verb + 1 :] if not unit.actor}
    if words & PRIVATE_PURPOSES:
        return True
    nations_acting = {unit.actor for unit in units[:verb] if unit.nation}
    official = any(unit.lower in OFFICIALS for unit in units[:verb])
    return not official and not set(subject) <= nations_acting and not words & PURPOSES_OF_STATE


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or any(form.tense == "participle" for form in forms().get(word, ()))


def _is_passive(units: Sequence[Unit], at: int, form: Form, auxiliaries: set[str]) -> bool:
    if form.tense != "participle":
        return False
    return bool(auxiliaries & BE) or (not auxiliaries & HAVE and _by(units, at) == at + 1)


def _is_active(units: Sequence[Unit], form: Form, group: int, auxiliaries: set[str], subject: list[str]) -> bool:
    """Whether a form is a finite verb here, not a noun or an adjective with the same spelling."""
    before = units[group - 1]
    if form.tense == "past":
        return not auxiliaries & (BE | HAVE)
    if form.tense == "participle":
        return bool(auxiliaries & HAVE)
    if form.tense == "ing":
        return bool(auxiliaries & BE)
    if form.tense == "s":
        acts = bool(before.actor) or before.lower in AND or (group > 1 and _is_office_of_nation(units, group - 1))
        return not auxiliaries & (BE | HAVE) and not before.modifier and acts
    if auxiliaries & (BE | HAVE) or before.modifier:
        return False
    return len(subject) > 1 or (group > 1 and units[group - 2].nation and _is_plural(before))


def _is_office_of_nation(units: Sequence[Unit], at: int) -> bool:
    """ "Egypt's president", before a verb in the present: "visits Sudan"."""
    return units[at].lower in OFFICES | OFFICIALS and units[at - 1].nation and units[at - 1].modifier


def _is_plural(unit: Unit) -> bool:
    """Whether a plain form behind a word is its verb: "Israeli strikes kill", "Uganda police detain"."""
    return not unit.actor and (unit.lower in PLURALS or (unit.lower.endswith("s") and not unit.lower.endswith("ss")))


def _passive(units: Sequence[Unit], at: int, form: Form, group: int) -> Iterator[Event]:
    """ "X was attacked by Y": Y acts on X."""
    by = _by(units, at)
    pattern = next((known for known in patterns()[form.verb] if known.steps[0] == TARGET), None)
    if by is None or pattern is None:
        return
    actors, _ = target_of(units, by + 1, None)
    for target in subject_of(units, group):
        yield from (Event(pattern.type, actor, target) for actor in actors)


def _by(units: Sequence[Unit], at: int) -> int | None:
    return next((i for i in range(at + 1, min(len(units), at + 2 + WORDS_TO_BY)) if units[i].lower == "by"), None)


def _targets(units: Sequence[Unit], start: int, pattern: Pattern, last_target: str | None) -> list[str]:
    split = pattern.steps.index(TARGET)
    end = _end(units, start, pattern.steps[:split], pattern.type)
    if end is None:
        return []
    targets, after = target_of(units, end, pattern.type, last_target)
    if targets and _end(units, after, pattern.steps[split + 1 :], pattern.type) is None:
        return []
    return targets


def _end(units: Sequence[Unit], start: int, steps: Sequence[str | frozenset[str]], kind: ActionType) -> int | None:
    """The index behind the words of a pattern that begin at `start`; None if the pattern does not fit there."""
    if not steps:
        return start
    step, *rest = steps
    if step == GAP:
        if not rest:
            return start
        for skipped in range(MAX_WORDS_IN_GAP + 1):
            end = _end(units, start + skipped, rest, kind)
            if end is not None:
                return end
            if start + skipped >= len(units) or units[start + skipped].actor or units[start + skipped].lower in ",;:":
                return None
        return None
    if start < len(units) and not units[start].actor and isinstance(step, frozenset) and units[start].lower in step:
        return _end(units, start + 1, rest, kind)
    return None
