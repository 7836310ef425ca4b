"""The names that are sure enough for a record, in the form in which one writes them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.japanese import is_full_name as is_japanese_name
from clipwire.enrichment.entities.signs.words import words_for
from clipwire.enrichment.entities.slavic import LANGUAGES as SLAVIC
from clipwire.enrichment.entities.slavic.bodies import base_name_of_body, is_noun_of_country, whole_end
from clipwire.enrichment.entities.slavic.people import base_names_of_people
from clipwire.enrichment.entities.trained.base_forms import base_names
from clipwire.enrichment.entities.trained.cases import cases_shown
from clipwire.enrichment.entities.trained.joined import divided
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from clipwire.enrichment.entities.trained.russian import is_given, is_oblique, is_patronymic
from clipwire.enrichment.entities.trained.things import is_thing
from clipwire.enrichment.language import function_words
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.text.scripts import IDEOGRAPH
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of
from clipwire.wording.calendar import weekdays

_REPORTER_BEFORE = re.compile(
    rf"[(（〔【](?:{IDEOGRAPH}{{0,6}})(?:记者|記者)[ \u3000・]?(?:{IDEOGRAPH}{{2,4}}[ \u3000、，])*\Z"
)
_CREDIT_ENDS = re.compile(rf"(?:[ \u3000、，]{IDEOGRAPH}{{2,4}}){{0,3}}(?:[/／]{IDEOGRAPH}{{2,8}})?[)）〕】]")
_REPORTER_BEHIND = re.compile(r" ?기자 ?=")
MAX_CREDIT_CHARS = 24
_LAST_WORD = re.compile(r"([^\W\d_]+) \Z")
_OTHER_SCRIPT = re.compile(r"[A-Za-z\u30a1-\u30ff]")
_BRACKET = re.compile(r"[(（]")
_DAN = re.compile(r" dan (?P<head>[^\W\d_]+)")
_SENTENCE_BEHIND = re.compile(r"\. ([^\W\d_]+)")
IN = frozenset({"sv", "no", "da"})
"""Languages in which "i" means "in", so that a place follows it."""
MAX_FAMILY_CHARS = 3
MIN_NAME_CHARS = 2
"""Of a name before a title."""
MAX_PEOPLE = 500
"""Number of people in one text whose full names are looked for."""
MIN_PROBABILITY = 0.7
"""Of the surest mention of a name that a record has."""
MIN_PROBABILITY_OF_ONE_WORD = 0.9
"""The same for a person of one word whom the text never names in full, and for unlikely names of Koreans."""
MIN_PROBABILITY_OF_PLACE = 0.8
MIN_PROBABILITY_OF_FULL_NAME = 0.5
"""The same for a Russian name that begins with a known given name, which is a sign of its own."""
MIN_PROBABILITY_OF_JAPANESE_NAME = 0.4
"""The same for a known family name and a known given name of Japanese."""
FULL_JAPANESE_NAME_CHARS = 4
MAX_JAPANESE_NAME_CHARS = 6
"""Of a name in Han: 佐々木健太郎."""
_HAN_ONLY = re.compile(rf"(?:{IDEOGRAPH}|々)+")
OF_SIGNS = frozenset({"nl"})
"""Languages whose records have only what signs show: the corpus of Dutch is newspapers of before 1900, tagged in part,
so that no threshold of its model can be shown to be right."""
CERTAIN = 1.0
"""The probability of a name that signs show."""
ARABIC_SMALL_WORDS = frozenset("وفبلك")
KOREAN_NAME_CHARS = 3
GIVEN_NAME_CHARS = 2
"""Of a Korean or Chinese name."""
KOREAN_PLACES = ("군", "시", "도", "읍", "면", "강", "산")
"""Ends of names of counties, towns, rivers and mountains."""


def sure_names(text: str, entities: Sequence[Entity], language: str) -> list[tuple[Entity, str]]:
    """The entities that are sure enough, each with its name: of people and organisations in its base form."""
    listed = [_as_body(text, _without_source(text, entity, language), language) for entity in entities]
    if language == "ar":
        listed = [_without_small_word(text, entity) for entity in listed]
    if language == "ru":
        listed = [_whole_body(text, name) for entity in listed for name in divided(text, entity)]
    if language == "id":
        listed = [_without_day(text, name) for entity in listed for name in _each_body(text, entity)]
    if language in CHARACTERS:
        listed = [_without_title(text, entity, language) for entity in listed if not _is_gloss(text, entity)]
    keys = [(text[entity.start : entity.end], str(entity.label)) for entity in listed]
    base = {key: key[0] for key in keys if key[1] == "place"}
    others = [key for key in keys if key[1] != "place"]
    cases = cases_shown(text, listed) if language == "ru" else {}
    base |= _full_names(others) if language in CHARACTERS else base_names(others, language, cases)
    if language == "ru":
        base = _with_surnames(base)
    if language in SLAVIC:
        base |= base_names_of_people(text, listed, language)
        base |= {(name, label): base_name_of_body(name, language) for name, label in others if label == "organisation"}
    if language == "ar":
        base |= {key: f"ال{key[0].removeprefix('لل')}" for key in others if key[0].startswith("لل")}
    surest: dict[tuple[str, str], float] = defaultdict(float)
    for entity, (name, label) in zip(listed, keys, strict=True):
        key = base[name, label], label
        surest[key] = max(surest[key], entity.probability)
    in_full = {word for (_, label), name in base.items() if label == "person" and " " in name for word in name.split()}
    return [
        (entity, base[name, label])
        for entity, (name, label) in zip(listed, keys, strict=True)
        if base[name, label]
        and surest[base[name, label], label] >= _least(base[name, label], label, language, in_full)
        and not is_thing(text, entity, language)
        and not (language == "ru" and _is_no_russian_name(text, entity, base[name, label]))
        and not _is_fragment(text, entity, language)
        and not _is_reporter(text, entity)
        and not (language in CHARACTERS and len(base[name, label]) == 1)
        and not (label == "person" and _is_no_person(base[name, label], language))
    ]


def _with_surnames(base: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The names with that of the only person of the given name for "Ильдар Рашитович"."""
    people = {name for (_, label), name in base.items() if label == "person" and " " in name}
    full = {name for name in people if not is_patronymic(name.rpartition(" ")[2])}
    found = dict(base)
    for key, name in base.items():
        given, _, last = name.partition(" ")
        if key[1] == "person" and is_patronymic(last):
            alike = [other for other in full if other.partition(" ")[0] == given]
            found[key] = alike[0] if len(alike) == 1 else name
    return found


def _without_source(text: str, entity: Entity, language: str) -> Entity:
    """The entity without the first word of a sentence that leads to a source: "Ifølge Nordhavns Museum"."""
    first, space, _ = text[entity.start : entity.end].partition(" ")
    sources = words_of("saying_verbs", "source", language=language)
    if entity.label != "organisation" or not space or first.lower() not in sources:
        return entity
    return replace(entity, start=entity.start + len(first) + 1)


def _without_day(text: str, entity: Entity) -> Entity:
    """A place without the day of the week behind it: "di Palu Senin"."""
    place, space, day = text[entity.start : entity.end].rpartition(" ")
    is_day = entity.label == "place" and space and day.lower() in weekdays("id")
    return replace(entity, end=entity.start + len(place)) if is_day else entity


def _each_body(text: str, entity: Entity) -> list[Entity]:
    """The bodies that "dan" joins: "Kementerian Pertanian dan Badan Gizi"."""
    heads = words_for("id").heads
    joint = next((j for j in _DAN.finditer(text, entity.start, entity.end) if j["head"] in heads), None)
    if entity.label != "organisation" or joint is None:
        return [entity]
    return [replace(entity, end=joint.start()), *_each_body(text, replace(entity, start=joint.start("head")))]


def _is_fragment(text: str, entity: Entity, language: str) -> bool:
    """Whether a name is a letter ("(S)"), has the end of a sentence in it ("X. Även Per"), or is a person "in"."""
    name = text[entity.start : entity.end]
    if entity.label == "organisation":
        behind = _SENTENCE_BEHIND.search(name)
        runs_on = behind and (behind.start() == 1 or behind[1].lower() in function_words().get(language, ()))
        return len(name) == 1 or bool(runs_on)
    is_in = language in IN and text.endswith(" i ", 0, entity.start)
    is_genitive = name[-1] in "szx" and text[entity.end : entity.end + 2].strip().islower()  # "i Anna Bergs hus"
    return entity.label == "person" and is_in and not is_genitive


def _without_small_word(text: str, entity: Entity) -> Entity:
    """The entity without the letter of a small word before the name of an Arabic place: "بالجزائر"."""
    if entity.label != "place" or text[entity.start] not in ARABIC_SMALL_WORDS:
        return entity
    from clipwire.enrichment.entities.arabic.reading import plain, words  # its tables take time to load

    first = plain(text[entity.start : entity.end].split()[0])
    is_joined = first not in words().places and first[1:] in words().places
    return replace(entity, start=entity.start + 1) if is_joined else entity


def _is_gloss(text: str, entity: Entity) -> bool:
    """Whether a name is in brackets because another script writes the name before it so: 葛勒（Michael Gahler）."""
    if entity.label != "person" or not _OTHER_SCRIPT.match(text, entity.start):
        return False
    return text[entity.start - 1 : entity.start] in ("(", "（") and text[entity.end : entity.end + 1] in (")", "）")


def _without_title(text: str, entity: Entity, language: str) -> Entity:
    """The entity without a bracket or a title at its end: 北村和裁判長, 박석길 이코노미스트."""
    name = text[entity.start : entity.end]
    bare = name.rstrip("＝")
    if entity.label != "person":
        return replace(entity, end=entity.start + len(bare))
    bare = _BRACKET.split(bare)[0]
    if found := _title_at_end(language).search(bare, MIN_NAME_CHARS):
        bare = bare[: found.start()].rstrip()
    return replace(entity, end=entity.start + len(bare)) if bare != name else entity


@cache
def _title_at_end(language: str) -> re.Pattern[str]:
    kinds = ("honorific", "noble", "office", "role", "academic", "press", "rank")
    titles = any_of(word for word in words_of("titles", *kinds, language=language) if len(word) > 1)
    return re.compile(rf"{' ' if language == 'ko' else ''}(?:{titles})\Z")


def _as_body(text: str, entity: Entity, language: str) -> Entity:
    """The entity, as an organisation if its first or last word shows that it is one: "Hospital Virgen del Rocío"."""
    words = text[entity.start : entity.end].split()
    if entity.label == "organisation" or len(words) == 1 or language in CHARACTERS:
        return entity
    known = words_for(language)
    # in Arabic, "المتحدة" ends names of bodies and countries alike
    is_body = words[0] in known.heads or (language != "ar" and words[-1] in known.tails)
    return replace(entity, label="organisation") if is_body else entity


def _is_no_russian_name(text: str, entity: Entity, base: str) -> bool:
    """Whether a person's name is in another case and its nominative unknown, or a noun with a country is no body."""
    name = text[entity.start : entity.end]
    if entity.label == "person":
        return base == name and is_oblique(name)
    return entity.label == "organisation" and is_noun_of_country(text, entity.start, entity.end, "ru")


def _whole_body(text: str, entity: Entity) -> Entity:
    """A Russian organisation with its last noun."""
    if entity.label != "organisation":
        return entity
    return replace(entity, end=whole_end(text, entity.start, entity.end, "ru"))


def _least(name: str, label: str, language: str, in_full: set[str]) -> float:
    """The probability that a name of a record has at least; `in_full` has the words of full names."""
    if language in OF_SIGNS:
        return CERTAIN
    if label != "person":
        return MIN_PROBABILITY_OF_PLACE if label == "place" else MIN_PROBABILITY
    if language == "ko":
        families = words_of("names", "family", language="ko")
        likely = len(name) == KOREAN_NAME_CHARS and name[0] in families and not name.endswith(KOREAN_PLACES)
        return MIN_PROBABILITY if likely or " " in name else MIN_PROBABILITY_OF_ONE_WORD
    if language == "ru" and " " in name and is_given(name.split()[0]):
        return MIN_PROBABILITY_OF_FULL_NAME
    if language == "ja" and len(name) >= FULL_JAPANESE_NAME_CHARS and is_japanese_name(name):
        return MIN_PROBABILITY_OF_JAPANESE_NAME
    has_parts = " " in name or name in in_full or language in CHARACTERS
    return MIN_PROBABILITY if has_parts else MIN_PROBABILITY_OF_ONE_WORD


def _is_reporter(text: str, entity: Entity) -> bool:
    """Whether a name is the credit of the report: "（记者 陈静）", "〔記者林佳慧/高雄報導〕", "정하늘 기자 ="."""
    before = _REPORTER_BEFORE.search(text, max(0, entity.start - MAX_CREDIT_CHARS), entity.start)
    return bool(before and _CREDIT_ENDS.match(text, entity.end)) or bool(_REPORTER_BEHIND.match(text, entity.end))


def _is_no_person(name: str, language: str) -> bool:
    """Whether a name is a town abroad in Korean, or has a job within it in Japanese: 輪島塗職人塩安愛子."""
    if language == "ko":
        return (
            " " not in name and name[0] not in words_of("names", "family", language="ko") and bool(lookup(name).entries)
        )
    return language == "ja" and len(name) > MAX_JAPANESE_NAME_CHARS and _HAN_ONLY.fullmatch(name) is not None


def _full_names(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(Name of the text, label) -> the full name that begins with it, for people whose family name is first."""
    people = list(dict.fromkeys(name for name, label in keys if label == "person"))[:MAX_PEOPLE]
    full = {}
    for name, label in dict.fromkeys(keys):
        longer = [other for other in people if other.startswith(name) and len(name) < len(other) <= len(name) + 3]
        if not longer and len(name) == GIVEN_NAME_CHARS:  # 正恩氏
            longer = [other for other in people if other.endswith(name) and len(other) == GIVEN_NAME_CHARS + 1]
        full[name, label] = longer[0] if label == "person" and len(name) <= MAX_FAMILY_CHARS and longer else name
    return full
