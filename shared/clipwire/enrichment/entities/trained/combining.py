"""Join what the signs of a language show with what its model finds, and make the names of a document consistent.

A name that a sign shows stays unless the model is fairly sure of another name there, which gave the best figures on the
development parts (signs first: up to 0.01 less). A name has one label in a document, a surname means the person whose
full name the document has, and a sure name is found wherever else the document has it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from clipwire.enrichment.entities.entity import Entity, Label
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.trained.clubs import with_clubs
from clipwire.enrichment.entities.trained.definitions import with_definitions
from clipwire.enrichment.entities.trained.kinds import with_kinds
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from clipwire.enrichment.entities.trained.papers import with_papers
from clipwire.enrichment.entities.trained.reading import Guess, guesses
from clipwire.enrichment.entities.trained.russian import is_far_eastern
from clipwire.enrichment.entities.trained.whole_names import with_whole_people
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.text.scripts import EAST_ASIAN
from clipwire.wording import calendar, words_of
from clipwire.wording.titles import OF_EAST_ASIA

MIN_PROBABILITY = 0.5
"""Of a name that is given."""
MIN_PROBABILITY_OF_CHARACTERS = 0.35
"""The same for the models of characters, which share the probability of a name among more beginnings and ends."""
MIN_PROBABILITY_BESIDE_SIGN = 0.6
"""Of a name of the model that a sign gives way to."""
MAX_DOUBTED_PROBABILITY = 0.9
"""Of a surname that the model takes for something else."""
LIKE_SUREST = 0.75
MIN_SURE_PROBABILITY = 0.8
"""Of a name that is looked for elsewhere in the document."""
ANDS = frozenset("e y et en und og och și si dan ja és ve".split())
CHINESE_ANDS = frozenset("同与與和跟")
"""Behind a person whom a model takes for the beginning of a body."""
MIN_CHARS = {"ko": 3, "zh": 3, "ja": 3}
"""Characters of a name that is looked for in a script without capitals or spaces."""
MAX_NAMES = 200
WHOLE_BY_MODEL = frozenset({"id"})
"""Languages in which the model knows better than a sign where the name of a person begins: first words are rare."""
MIN_FAME = 30
"""Fame of a town elsewhere from which a word of an Indonesian name means the town."""
ANY_WORD = frozenset({"id"})
"""Languages in which any word of a name is its short form, since many people have no family name."""
_FIELD = re.compile(r"(?:Ke|Pe)\w{5,}an")
"""An Indonesian noun for a field: "Menteri Kebudayaan"."""
_DASH = re.compile(r" [-–] ")
_JOINED_BY_APOSTROPHE = re.compile(r"['’](?=[^\W\d_])(?![a-zß-ÿ])\w+")


def combined(text: str, language: str, signs: Sequence[Entity]) -> list[Entity]:
    """The names of a text in order, without overlaps."""
    shown = with_papers(text, language, with_kinds(text, language, _with_signs(text, language, signs)))
    joined = with_definitions(text, language, shown)
    found = _consistent(text, joined)
    found += _elsewhere(text, found, language)
    least = MIN_PROBABILITY_OF_CHARACTERS if language in CHARACTERS else MIN_PROBABILITY
    names = sorted(guess for guess in found if guess.probability >= least)
    limits = [*(guess.start for guess in names), len(text)][1:]
    entities = [
        Entity(guess.start, _whole_end(text, language, guess, limit), cast(Label, guess.label), guess.probability)
        for guess, limit in zip(names, limits, strict=True)
    ]
    if language == "id":
        entities = [_without_field(text, entity) for entity in entities]
    if language == "hi":
        from clipwire.enrichment.entities.hindi import with_initials

        entities = [whole for entity in entities if (whole := with_initials(text, entity))]
    entities = [part for entity in entities for part in _each_place(text, entity)]
    return with_clubs(text, with_whole_people(text, entities, language), language)


def _without_field(text: str, entity: Entity) -> Entity:
    """An Indonesian person without the town or the field of the office: "Wali Kota Batam Amsakar Achmad"."""
    first, space, rest = text[entity.start : entity.end].partition(" ")
    if entity.label != "person" or not space:
        return entity
    is_town = any(entry.country == "ID" for entry in lookup(first).entries)
    is_field = first in words_of("names", "field", language="id") or _FIELD.fullmatch(first)
    return _without_field(text, replace(entity, start=entity.end - len(rest))) if is_town or is_field else entity


def _is_town(word: str) -> bool:
    """Whether a word of an Indonesian name is a town of the country, or well known elsewhere."""
    return any(entry.country == "ID" or entry.fame >= MIN_FAME for entry in lookup(word).entries)


def _each_place(text: str, entity: Entity) -> list[Entity]:
    """The two places of "Ploiești - Brașov"."""
    dash = _DASH.search(text, entity.start, entity.end) if entity.label == "place" else None
    return [replace(entity, end=dash.start()), replace(entity, start=dash.end())] if dash else [entity]


def _with_signs(text: str, language: str, signs: Sequence[Entity]) -> list[Guess]:
    found = guesses(text, language)
    if language == "ar":
        from clipwire.enrichment.entities.arabic import arabic_names  # its words take time to load

        return [Guess(*name) for name in arabic_names(text, found)]
    shown = [Guess(sign.start, sign.end, sign.label, 1.0) for sign in signs]
    if language in WHOLE_BY_MODEL:
        people = {guess.end: guess.start for guess in found if guess.label == "person"}
        shown = [sign for sign in shown if sign.label != "person" or people.get(sign.end, sign.start) >= sign.start]
        found = [guess for guess in found if not any(_is_longer(sign, guess) for sign in shown)]
    if language == "zh":
        found = [_as_known_place(text, guess) for guess in found]
    return _joined(text, shown, found)


def _as_known_place(text: str, guess: Guess) -> Guess:
    """A person as a place if the gazetteer has one of that name: 哈尔科夫, 高雄. Japanese families have such names."""
    is_known = guess.label == "person" and bool(lookup(text[guess.start : guess.end]).entries)
    return guess._replace(label="place") if is_known else guess


def _whole_end(text: str, language: str, guess: Guess, limit: int) -> int:
    """The end of a name with what an apostrophe joins to it ("Dell'Olio"), if that ends before `limit`.

    In Turkish, an ending of the case follows the apostrophe.
    """
    rest = _JOINED_BY_APOSTROPHE.match(text, guess.end) if guess.label == "person" and language != "tr" else None
    return rest.end() if rest and rest.end() <= limit else guess.end


def _is_longer(sign: Guess, guess: Guess) -> bool:
    """Whether a sign shows a person whose name ends with that of the model: "Lalu Ahmad Zaini"."""
    return sign.label == guess.label == "person" and sign.start < guess.start and sign.end == guess.end


def _joined(text: str, shown: list[Guess], found: list[Guess]) -> list[Guess]:
    """The names of the model, and those of signs that overlap none of which the model is fairly sure."""
    begins = [sign.start for sign in shown]
    found = [
        guess
        for guess in found
        if not _is_body_and_person(shown[bisect_left(begins, guess.start) : bisect_left(begins, guess.end)])
    ]
    starts = [guess.start for guess in found]
    kept: list[Guess] = []
    replaced: set[int] = set()
    for sign in shown:
        first = max(0, bisect_right(starts, sign.start) - 1)
        over = [i for i in range(first, bisect_left(starts, sign.end)) if found[i].end > sign.start]
        if all(_gives_way(found[i], sign, text) for i in over):
            kept.append(sign)
            replaced.update(over)
    return sorted(kept + [guess for i, guess in enumerate(found) if i not in replaced])


def _is_body_and_person(inside: Sequence[Guess]) -> bool:
    """Whether signs show an organisation and a person behind it in a name of the model: "Pd Anna Greco"."""
    return [sign.label for sign in inside] == ["organisation", "person"]


def _gives_way(guess: Guess, sign: Guess, text: str) -> bool:
    """Whether a sign is surer than a name of the model that overlaps it.

    A sign knows where a person's name begins ("ministra de Salud Lucía Barrera"), which small words are part of it
    ("Ursula von der Leyen", but "Marie Laurent de Greenpeace"), and how long that of an organisation is ("Universidad
    de Chile").
    """
    if guess[:3] == sign[:3] or guess.probability < MIN_PROBABILITY_BESIDE_SIGN:
        return True
    if _is_whole(guess, sign, text):
        return True
    if sign.label == "organisation":
        if guess.label == "place" and guess.start == sign.start:
            return True  # "Ris di Parma"
        return sign.start <= guess.start and guess.end <= sign.end
    if sign.start <= guess.start and guess.end <= sign.end:
        if sign.label == guess.label == "person" and is_far_eastern(text[sign.start : sign.end].split()[0]):
            return True  # "Чо Ён Вон"
        # a part of the name before or behind "von der"
        before, after = text[sign.start : guess.start].split(), text[guess.end : sign.end].split()
        return any(word.islower() and word not in ANDS for word in [*before[-1:], *after[:1], text[guess.start]])
    if sign.label == "person" and guess.end == sign.end and is_far_eastern(text[sign.start : sign.end].split()[0]):
        return True  # "ЦК ТПК Чо Ён Вон"
    begins_before = guess.start < sign.start and guess.end == sign.end and not _is_given(text[guess.start : sign.start])
    rest = text[sign.end : guess.end].lstrip() if guess.start == sign.start else ""
    return guess.label == "person" and (begins_before or rest[:1].islower())


def _is_given(words: str) -> bool:
    """Whether words are given names that are months as well, which signs leave out: "Julio" before "César Quispe"."""
    return all("G" in tables().names.get(word, "") and word.lower() in _months() for word in words.split())


@cache
def _months() -> frozenset[str]:
    return frozenset(word.lower() for month in calendar.MONTHS for word in words_of("calendar", month))


def _is_whole(guess: Guess, sign: Guess, text: str) -> bool:
    """Whether a sign in an East Asian script, or of a Korean name in Russian, has the bounds of a name.

    イヴァン・エスピノーサ社長, which the model takes for a firm; "로버트 킹", not "로버트" or "로버트 킹 재무부";
    青木賢人准教授, not 青木賢人准.
    """
    if sign.label == "person" and "А" <= text[sign.start] <= "Я":
        from clipwire.enrichment.entities.korean_in_cyrillic import is_korean_name

        return is_korean_name(text[sign.start : sign.end])
    if sign.start != guess.start or not EAST_ASIAN.match(text, sign.start):
        return False
    if sign.end == guess.end or sign.label != "person":
        return sign.end == guess.end
    if guess.label == "organisation" and sign.end < guess.end and text[sign.end] in CHINESE_ANDS:
        return True  # 崔善姬同党中央委员会
    return " " in text[sign.start : max(sign.end, guess.end)] or text.startswith(_japanese_titles(), sign.end)


@cache
def _japanese_titles() -> tuple[str, ...]:
    return ("組", *words_of("titles", *OF_EAST_ASIA, language="ja"))


def _consistent(text: str, found: list[Guess]) -> list[Guess]:
    """The names with one label for each, by the sum of the probabilities of its mentions.

    A mention is nearly as sure as the surest one of the same name.
    """
    names = [text[guess.start : guess.end] for guess in found]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surest: dict[str, float] = defaultdict(float)
    surnames: set[str] = set()
    for name, guess in zip(names, found, strict=True):
        votes[name][guess.label] += guess.probability  # type: ignore[assignment]
        surest[name] = max(surest[name], guess.probability)
        if guess.label == "person" and guess.probability >= MIN_PROBABILITY and " " in name:
            surnames.add(name.split()[-1])
    given = []
    for name, guess in zip(names, found, strict=True):
        if guess.probability < 1.0:
            label = votes[name].most_common(1)[0][0]
            if name in surnames and guess.probability < MAX_DOUBTED_PROBABILITY:
                label = "person"
            guess = guess._replace(label=label, probability=max(guess.probability, LIKE_SUREST * surest[name]))
        given.append(guess)
    return given


def _elsewhere(text: str, found: list[Guess], language: str) -> list[Guess]:
    """Sure names where the model found none."""
    label_of: dict[str, str] = {}
    for guess in found:
        name = text[guess.start : guess.end]
        if guess.probability >= MIN_SURE_PROBABILITY and len(name) >= MIN_CHARS.get(language, 4):
            label_of.setdefault(name, guess.label)
            if guess.label == "person" and " " in name and language not in CHARACTERS:
                for word in name.split() if language in ANY_WORD else name.split()[-1:]:
                    if len(word) > 3 and not (language in ANY_WORD and _is_town(word)):
                        label_of.setdefault(word, "person")
    if not label_of:
        return []
    likely = [guess for guess in found if guess.probability >= MIN_PROBABILITY or language not in ANY_WORD]
    taken = {at for guess in likely for at in range(guess.start, guess.end)}
    listed = sorted(list(label_of)[:MAX_NAMES], key=len, reverse=True)
    edge = (
        ("", "")
        if language in ("zh", "ja")
        else (r"(?<!\w)", "")
        if language == "ko"
        else (r"(?<![\w-])", r"(?![\w-])")
    )
    expression = re.compile(edge[0] + "(?:" + "|".join(map(re.escape, listed)) + ")" + edge[1])
    return [
        Guess(match.start(), match.end(), label_of[match[0]], 0.8)
        for match in expression.finditer(text)
        if taken.isdisjoint(range(*match.span()))
    ]
