"""Find the person whom a speaker's office means: "sagte die Ministerin", behind "Innenministerin Anna Lehm"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.quotes.verbs import verbs_of
from clipwire.wording import words_of
from clipwire.wording.titles import words_before_names

CHARS_BESIDE_NAME = 80
MIN_COMPOUND_CHARS = 3
"""Characters that a longer word has before the office that it ends with: "Innenministerin"."""
LANGUAGES = frozenset("de nl sv no da ru uk pl cs".split())
"""Languages of which these rules hold: their speakers of an office are people of the article, or nobody."""
WITHOUT_ARTICLES = frozenset("ru uk pl cs".split())
INDEFINITE = frozenset("ein eine en ett et een ei".split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.!?;:\n„“”«»\"(]\s*")
_APPOSED = re.compile(r",\s([^,.!?;:\n„“”«»\"]{3,60})")
_SOMEBODY = {
    "de": re.compile(r"[Dd]er [A-ZÄÖÜ\d][\wäöüß-]*(?:er|or|ist|oge|ent|ant|ekt|ler|[Jj]ährige|ose|are|eur|wart|mann)"
                     r"|[Dd]ie (?:[A-ZÄÖÜ][\wäöüß-]*in|\d\d-Jährige)"),
    "nl": re.compile(r"de [a-z-]*(?:er|ster|aar|ist|iste|or|ant|ent|man|vrouw|eur|ice|oog)"),
    "sv": re.compile(r"[a-zåäö-]*(?:aren|isten|mannen|inna[nr]|ören|ledaren|entern|anten|ministern|kvinnan)"),
    "no": re.compile(r"[a-zæøå-]*(?:eren|isten|mannen|lederen|ministeren|kvinnen|øren|enten)"),
    "da": re.compile(r"[a-zæøå-]*(?:eren|isten|manden|lederen|ministeren|kvinden|øren|enten)"),
    "ru": re.compile(r"[а-яё-]*(?:ец|ист|истка|ица|ник|тик|тор|тер|тёр|нер|лог|менка|смен|дат|ант|ент|истр|щина|рь)"),
    "uk": re.compile(r"[а-яіїєґ-]*(?:ець|ист|истка|иця|ник|тор|нер|лог|менка|тат|ант|ент|істр|ерка)"),
    "pl": re.compile(r"[a-ząćęłńóśźż-]*(?:ista|istka|arz|arka|nik|czka|tor|torka|ent|entka|olog|mier|ster|owiec)"),
    "cs": re.compile(r"[a-záčďéěíňóřšťúůýž-]*(?:ista|istka|ař|ařka|ník|nice|tor|torka|ent|entka|olog|kyně|miér|istr)"),
}  # fmt: skip
"""What one calls a person without the name: "der Minister", "die 34-Jährige", "спортсменка", "ministern"."""


def person_of(description: str, text: str, at: int, people: Sequence[tuple[int, str]], language: str) -> str | None:
    """The only one of `people` beside whose name the text before `at` has the office of a description.

    A description with more than an article and the office ("der Minister aus Bayern") means nobody in particular.
    """
    office = office_in(description, language)
    if not office or len(description.split()) > (1 if language in WITHOUT_ARTICLES else 2):
        return None
    holding = holders(office, text, [person for person in people if person[0] < at], language)
    return holding.pop() if len(holding) == 1 else None


def holders(office: str, text: str, people: Sequence[tuple[int, str]], language: str) -> set[str]:
    """The people beside one of whose mentions (start and full name, in order) the text has an office."""
    ends = [0, *(start + len(name) for start, name in people)]
    return {
        name
        for (start, name), begin in zip(people, ends, strict=False)
        if any(_is_same(office, word, language) for word in _beside(text, start, name, begin, language))
    }


def office_in(description: str, language: str) -> str:
    """The office of a person in a description, in small letters; empty if it has none."""
    titles = words_before_names("office", "role", "academic", "rank", "clergy", "noble", language=language)
    compound = tuple(words_of("titles", "compound", language=language))
    words = [word.lower() for word in _WORD.findall(description)]
    return next((word for word in words if word in titles or (compound and word.endswith(compound))), "")


def is_definite(description: str, language: str) -> bool:
    """Whether a description is that of a person whom the text has named: "der Minister", "спортсменка"."""
    expression = _SOMEBODY.get(language)
    last = description.rpartition(" ")[2].lower()
    return bool(expression and expression.fullmatch(description)) and last not in _unnamed(language)


def means_nobody(description: str, language: str) -> bool:
    """Whether a description is one word, or the office of a definite person whom it does not name."""
    words = description.lower().split()
    if len(words) < 2 or not office_in(description, language):
        return len(words) == 1
    return language not in WITHOUT_ARTICLES and (words[0] not in INDEFINITE or len(words) == 2)


@cache
def _unnamed(language: str) -> frozenset[str]:
    """Words for speakers whom no text names, and for bodies that sound like people."""
    listed = words_of("bodies", "kind", language=language) | words_of("saying_verbs", "no person", language=language)
    return words_of("saying_verbs", "speaker", language=language) | {word.lower() for word in listed}


def _beside(text: str, start: int, name: str, begin: int, language: str) -> Iterable[str]:
    """The words of the clause before a name, from `begin` at most, and of an apposition behind it."""
    before = text[max(begin, start - CHARS_BESIDE_NAME) : start].rstrip(", ")
    yield from _WORD.findall(_STOP.split(before)[-1].rpartition(", ")[2])
    if apposed := _APPOSED.match(text, start + len(name)):
        of = () if language in LANGUAGES else verbs_of(language).of
        yield from takewhile(lambda word: word.lower() not in of, _WORD.findall(apposed[1]))  # not "hijo del ministro"


def _is_same(office: str, word: str, language: str) -> bool:
    """Whether a word is an office, a compound that ends with it, or another form of it."""
    low = word.lower()
    if low == office or language not in LANGUAGES:
        return low == office
    if low.endswith(office) and len(low) >= len(office) + MIN_COMPOUND_CHARS:
        return True
    return language in WITHOUT_ARTICLES and office in bases(low, language)
