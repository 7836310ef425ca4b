"""The words of one language that show names, out of the tables of wording."""

from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.signs import finnish, greek
from clipwire.enrichment.entities.signs.tokens import tokens
from clipwire.enrichment.language import function_words
from clipwire.wording import calendar, words_of
from clipwire.wording.titles import WITH_PRESS, words_before_names

NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})
GIVEN_NAME_SHOWS = frozenset({"sv", "da", "no", "nl", "pt", "fr"})
"""Languages in which a given name and any capitalised word behind it are a person: 0.91 of them and more were."""
INFLECTED = frozenset({"ru", "uk", "bg", "pl", "cs", "sk", "hr", "sr", "bs"})
"""Languages whose names have case endings. Only the form of the tables, the nominative, is read."""
CYRILLIC = frozenset({"ru", "uk", "bg"})
_ELIDED = frozenset("dlnsmtcj") | {"dell", "dall", "nell", "sull", "all", "qu", "un", "quest"}
"""Words that lose their vowel before another: "d'Italia", "dell'Interno"."""


class Words(NamedTuple):
    """The words of one language."""

    language: str
    titles: frozenset[str]
    honorifics: frozenset[str]
    apposed: frozenset[str]
    """Words behind a comma after the name of a person: "Ana Ruiz, madre de dos hijos"."""
    compound: tuple[str, ...]
    """Ends of longer words that are titles: "Innenminister"."""
    particles: frozenset[str]
    inner: frozenset[str]
    """Particles only behind another one."""
    given: frozenset[str]
    """Given names in a script that the table of names does not have."""
    function: frozenset[str]
    no_name: frozenset[str]
    """Words in lower case that no name of a person has: titles, months, first and last words of bodies."""
    said: frozenset[str]
    heads: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """First word -> the heads of several words that begin with it, the longest first: "cour d'appel"."""
    houses: frozenset[str]
    """Words in small letters before a name that may be a person's: "Hospital Carlos Haya"."""
    tails: frozenset[str]
    suffixes: tuple[str, ...]
    seated: tuple[str, ...]
    of_town: frozenset[str]
    """Bodies behind the adjective of their town: "Grazer Gemeinderat"."""
    adjectives: frozenset[str]
    links: frozenset[str]
    kinds: frozenset[str]
    trades: frozenset[str]
    associations: frozenset[str]
    """Nouns behind which a capital begins the name of an association: "l'association Eau et Rivières"."""
    also_words: frozenset[str]
    others: frozenset[str]
    countries: frozenset[str]
    """Countries in the case that follows the name of a ministry."""
    known: dict[str, frozenset[tuple[str, ...]]]
    """First word -> the known organisations that begin with it."""


@cache
def words_for(language: str) -> Words:
    """The words of a language, compiled on first use."""
    titles = words_before_names(*WITH_PRESS, language=language) - {"and"}
    bodies = {
        kind: words_of_bodies(kind, language)
        for kind in ("head", "tail", "link", "kind", "trade", "association", "other")
    }
    days = [f"day {number}" for number in ("-2", "-1", "0", "+1", "+2")]
    calendar_words = {
        form.lower()
        for kind in (*calendar.MONTHS, *calendar.WEEKDAYS, *days)
        for form in calendar.forms(kind, language)
    }
    particles = frozenset(word.lower() for word in words_of("names", "particle", language=language))
    function = function_words().get(language, frozenset()) | _ELIDED - particles
    known: dict[str, set[tuple[str, ...]]] = {}
    declined = {"el": greek.bodies, "fi": finnish.nominatives}.get(language, dict)()
    for name in words_of_bodies("known", language) | set(declined):
        parts = tuple(token.text for token in tokens(name))
        known.setdefault(parts[0], set()).add(parts)
    heads = frozenset(greek.heads()) if language == "el" else bodies["head"]
    return Words(
        language=language,
        titles=titles,
        honorifics=words_before_names("honorific", language=language),
        apposed=words_of("names", "apposed", language=language),
        compound=tuple(words_of("titles", "compound", language=language)),
        particles=particles,
        inner=words_of("names", "inner", language=language),
        given=frozenset(greek.given_names()) if language == "el" else words_of("names", "given", language=language),
        function=function,
        no_name=titles | calendar_words | {word.lower() for kind in ("head", "tail", "other") for word in bodies[kind]},
        said=words_of("saying_verbs", "past", "present", "participle", language=language),
        heads=heads,
        phrases=_phrases(heads),
        houses=words_of("bodies", "house", language=language),
        tails=frozenset(finnish.tails()) if language == "fi" else bodies["tail"],
        suffixes=tuple(words_of_bodies("suffix", language)),
        seated=tuple(words_of_bodies("seated", language)),
        of_town=words_of_bodies("of town", language),
        adjectives=words_of_bodies("adjective", language),
        links=bodies["link"],
        also_words=words_of_bodies("word", language),
        kinds=frozenset(word.lower() for word in bodies["kind"]),
        trades=frozenset(word.lower() for word in bodies["trade"]),
        associations=bodies["association"],
        others=bodies["other"],
        countries=words_of("names", "country", language=language),
        known={first: frozenset(names) for first, names in known.items()},
    )


def _phrases(heads: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    listed: dict[str, list[tuple[str, ...]]] = {}
    for head in heads:
        parts = tuple(token.text for token in tokens(head))
        if len(parts) > 1:
            listed.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(heads, key=len, reverse=True)) for first, heads in listed.items()}
