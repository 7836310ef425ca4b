"""Find people and organisations by signs, in the languages with capitals for which no model was trained.

A name is found only if its language shows that it is one: a title, an office or a verb of saying beside it, a known
given name, an age or a party in brackets behind it, a table of organisations and of their first and last words.
Capitals alone prove nothing: in German all nouns have them, and in every language the first word of a sentence. The
words are in `titles.tsv`, `names.tsv`, `bodies.tsv` and `saying_verbs.tsv` of `wording`.
"""

from collections.abc import Iterator

from clipwire.enrichment.entities.entity import Found
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.bodies import body_at
from clipwire.enrichment.entities.signs.initials import bodies_by_initials
from clipwire.enrichment.entities.signs.people import person_at
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.entities.signs.words import NOUNS_HAVE_CAPITALS, words_for
from clipwire.enrichment.entities.slavic import LANGUAGES as SLAVIC

MAX_PEOPLE = 200
"""Number of people whose names are looked for elsewhere in a text."""


def names_by_signs(text: str, language: str) -> list[Found]:
    """The people and organisations of a text that its language shows, in order, without overlaps."""
    reading = Reading(text, words_for(language))
    found: list[tuple[int, int, str]] = []
    initials = bodies_by_initials(reading)
    in_case = _in_case(reading) if language in SLAVIC else {}
    words = reading.words
    nouns = words.kinds | words.trades | words.houses
    at = 0
    while at < len(reading.tokens):
        token = reading.tokens[at]
        end, label = at + 1, ""
        if token.capital or token.text in words.heads or token.text in words.phrases or token.low in nouns:
            if body := body_at(reading, at):
                (start, end), label = body, "organisation"
                found.append((start, end, label))
            elif token.text in initials:
                found.append((at, end, "organisation"))
            elif token.capital and (end := in_case.get(at, 0) or person_at(reading, at)):
                found.append((at, end, "person"))
        at = max(end, at + 1)
    names = [Found(reading.tokens[a].start, reading.tokens[b - 1].end, label) for a, b, label in _again(reading, found)]
    compounds = list(_before_titles(reading))
    if not compounds:
        return names
    taken = {at for name in names for at in range(name.start, name.end)}
    return sorted([*names, *(found for found in compounds if found.start not in taken)])


def _in_case(reading: Reading) -> dict[int, int]:
    """Start -> end of the full names with case endings."""
    from clipwire.enrichment.entities.slavic.people import capitalised, person_in_case  # imports the readings of signs

    spelled = capitalised(reading.text)
    return {at: end for at in range(len(reading.tokens)) if (end := person_in_case(reading, at, spelled))}


def _before_titles(reading: Reading) -> Iterator[Found]:
    """The known organisations that a hyphen joins to a title: "EZB-Präsidentin", "PVV-leider"."""
    for at, token in enumerate(reading.tokens):
        name, hyphen, _ = token.text.rpartition("-")
        if hyphen and token.capital and (name,) in reading.words.known.get(name, ()) and reading.is_title(at):
            yield Found(token.start, token.start + len(name), "organisation")


def _again(reading: Reading, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The names, and the full names and surnames of the people among them wherever else they are."""
    people = [[token.text for token in reading.tokens[a:b]] for a, b, label in found if label == "person"]
    forms: dict[str, set[tuple[str, ...]]] = {}
    for name in people[:MAX_PEOPLE]:
        if len(name) > 1:
            for form in (tuple(name), (name[-1],)):
                if len(form) > 1 or (len(form[0]) > 2 and "C" not in tables().names.get(form[0], "")):
                    forms.setdefault(form[0], set()).add(form)
    taken = {i for a, b, _ in found for i in range(a, b)}
    for at, token in enumerate(reading.tokens):
        for form in sorted(forms.get(token.text, ()), key=len, reverse=True):
            end = at + len(form)
            same = tuple(word.text for word in reading.tokens[at:end]) == form
            if same and taken.isdisjoint(range(at, end)) and not _in_longer_name(reading, at, end):
                found.append((at, end, "person"))
                taken.update(range(at, end))
                break
    if reading.words.language in SLAVIC:
        from clipwire.enrichment.entities.slavic.people import surnames_elsewhere

        found += [(*span, "person") for span in surnames_elsewhere(reading, people[:MAX_PEOPLE], taken)]
    yield from sorted(found)


def _in_longer_name(reading: Reading, at: int, end: int) -> bool:
    """Whether a capitalised word that is no title is beside a name in the middle of a sentence."""
    if end < len(reading.tokens) and reading.joined(end) and reading.may_be_named(end):
        return True
    before = at - 1
    if before < 1 or not reading.joined(at) or reading.words.language in NOUNS_HAVE_CAPITALS:
        return False
    token = reading.tokens[before]
    return reading.may_be_named(before) and token.low not in reading.words.function and not reading.is_title(before)
