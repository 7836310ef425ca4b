"""The words that are needed to find speakers, from the tables of `wording` and from the lists of English words here.

All are in lower case. Verbs, pronouns and titles are those of all languages that `phrases` reads. Function words are
only English, since `phrases` is made for English sentences; it works for other languages with similar sentences.
"""

import re
from functools import lru_cache

from clipwire.text.word_lists import any_of
from clipwire.wording import calendar, table, words_of

READERS_OF_THEIR_OWN = ("ar", "ko", "zh", "ja")
"""Languages that `arabic` and `east_asian` read."""


def _listed(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


def _verbs(*kinds: str) -> frozenset[str]:
    """English words of `wording/saying_verbs.tsv`."""
    return words_of("saying_verbs", *kinds, language="en")


def _titles(*kinds: str) -> frozenset[str]:
    """Titles of one word of `wording/titles.tsv`, in the languages whose titles come before the name."""
    rows = (row for row in table("titles") if row.kind in kinds and row.language not in READERS_OF_THEIR_OWN)
    return frozenset(word.lower() for row in rows for word in row.words if word.isalpha() or "-" in word)


# Verbs of saying, and the words that show them

PLAIN_SPEECH = _verbs("past", "present", "participle")
"""Verbs that may follow a quote and precede their subject: "...," said the minister."""
SPEECH = PLAIN_SPEECH | _verbs("gerund", "calling")
"""All verbs that may be between a speaker and a quote."""
PARTICIPLES = _verbs("participle")
PERFECT = _verbs("auxiliary")
"""Auxiliaries before a participle: "a déclaré"."""
NOUNS_TOO = _verbs("noun")
"""Words that are verbs of saying only directly behind a name or pronoun."""
SOURCES = {source.split()[0]: tuple(source.split()) for source in sorted(_verbs("source"))}
"""First word -> all words of a phrase before the name of a source: "according to"."""

# Words of grammar

PRONOUNS = _listed("he she they it i we you")
GENDERS = {"he": "m", "she": "f"}
GENDERS_ELSEWHERE = dict.fromkeys(_verbs("he"), "m") | dict.fromkeys(_verbs("she"), "f")
"""Pronouns of other languages."""
SPEAKERS_ALONE = _listed("police staff prosecution defence defense management everyone somebody someone nobody")
"""Singular words that are speakers without an article."""
AUXILIARIES = _listed(
    "has have had is was are were be been being would will could can may might must should did do does also",
    "then later often once even just now still further again always never not repeatedly recently famously",
    "already only first subsequently previously initially simply apparently reportedly to immediately too",
    "himself herself themselves",
)
"""Words between a subject and its verb; adverbs in -ly need no list."""
AUXILIARIES_ELSEWHERE = _verbs("auxiliary", "adverb")
"""`AUXILIARIES` in other languages. They count in small letters only, since "Han" is a name."""
ADVERBS = _listed(
    "however meanwhile later earlier instead still then now also but and so yet indeed moreover again , :"
) | _verbs("opening")
"""Words and marks before the subject of a sentence."""
PREPOSITIONS = _listed(
    "in on at by for with from to of about after before during since until over under against between into",
    "through as than like via per amid among around near within without toward towards despite following upon",
) | _verbs("behind")
CONJUNCTIONS = _listed(
    "and but or nor while when because if that although though whether where so yet what how why",
)
ASKED = _listed("asked told questioned warned informed reminded")
"""Verbs whose subject does not speak in the passive: "the mayor was asked"."""
PASSIVE = _listed("is are was were been being get got when if")
"""Before such a verb: "was asked", "when asked"."""
RELATIVES = _listed("who which whom whose")
DETERMINERS = _listed(
    "the a an his her its their our my your this that these those one another some many several most few two",
    "three four five six both each every no other any all",
)
CALENDAR = frozenset(
    form.lower()
    for kind in (*calendar.MONTHS, *calendar.WEEKDAYS)
    for form in calendar.forms(kind, "en")
    if not form.endswith(".")
) | _listed("today yesterday tomorrow tonight")

# Names

GIVEN_NAMES_OF_MEN, GIVEN_NAMES_OF_WOMEN = (
    frozenset(name.lower() for name in words_of("given_names", kind)) for kind in ("man", "woman")
)
NAMES_TOO = _listed(
    "per will may an so do to no in on he you my can than even just now then she i",
    "march april june august december monday friday sunday",
)
"""Words that are not part of a name in the lists below, and that are given or family names as well."""
FAMILY_NAMES_TOO = _listed("may march will can an so do he")
"""Those that may be the last word of a name: Theresa May."""
NAMES_AT_OPENING = _listed("per will may can april june august")
"""Those that may be a name at the beginning of a sentence."""
PLACE_BEGINNINGS = _listed(
    "north south east west new san los las united white capitol wall supreme royal great middle saudi hong sri puerto",
    "costa",
)
"""First words of names that are not a person's."""
NEW_PLACES = _listed("york zealand delhi jersey mexico hampshire orleans england south caledonia guinea haven")
"""Second words of names whose first is "New"."""
ORGANISATION_ENDINGS = _listed(
    "university college institute foundation committee commission party house senate congress court",
    "department ministry agency bank group company corporation inc corp ltd council association union league",
    "times post news journal network press center centre office administration government campaign police",
    "force army bureau board club team street avenue states nations beach city county island islands river",
    "park school hospital church day act law bill tv radio magazine daily herald tribune guardian caucus",
    "convention coalition alliance organization organisation society station shipyard factory plant farm mine works",
)
"""Last words of names that are not a person's."""
NATIONALITIES = _listed(
    "american british french german russian chinese japanese korean israeli iranian australian canadian",
)
TITLES_OF_MEN = _titles("man")
TITLES_OF_WOMEN = _titles("woman")
TITLES = (
    _titles("honorific", "noble", "clergy", "rank", "academic", "office", "role", "work", "press", "regard", "short")
    - _titles("saint", "generation")
    - PLACE_BEGINNINGS
    - GIVEN_NAMES_OF_MEN
    - {"m"}
)
"""Left out before a name. "Don" is a given name and "M." an initial as well as a title."""
BEFORE_TITLES = _titles("part", "field", "party", "regard") | NATIONALITIES
"""Left out before a title: "Foreign Minister", "House Speaker"."""
LAST_WORDS_OF_OFFICES = _titles("office", "role") | {"general"}
"""No surnames: "Attorney General". King and Bishop are."""
LAST_TITLES = _titles("ending")
"""Titles that end a longer title: "Ohio Democratic Party Chairman Ann Lee"."""
SHORT_TITLES = any_of(words_of("titles", "short"))
"""An expression for titles that are printed with a full stop: "Mr."."""
NOT_NAMES = _listed(
    "the a an he she it they we i you his her its their our my in on at by for with from to of about after",
    "before during since until and but or so if when while as that this these those there here what who why",
    "how where then than not no yes now just also even still only however meanwhile earlier later asked",
    "according speaking instead although though because despite both some many most several all one two three",
    "four five six seven eight nine ten another each every other last next first second third new more well",
    "let maybe perhaps indeed once again yet regarding",
) | _verbs("opening")
"""Words that are not part of a name although they may have a capital."""

_CONTRACTED = re.compile(r"['’](?:ve|re|ll|d|m|s)\Z")


@lru_cache(maxsize=20_000)
def is_no_name(word: str) -> bool:
    """Whether a word is never a name: a pronoun, a day, a word that begins a sentence."""
    base = _CONTRACTED.sub("", word.lower())
    return base in NOT_NAMES or base.rstrip(".") in CALENDAR or base in GENDERS_ELSEWHERE
