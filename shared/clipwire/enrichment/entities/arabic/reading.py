"""One Arabic text as the rules read it: its words, and what the model finds in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.trained.knowledge import knowledge
from clipwire.enrichment.language import function_words
from clipwire.wording import words_of
from clipwire.wording.titles import KINDS

_TOKEN = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+(?:-[\u0621-\u065f\u0670-\u06d3]+)*|[^\W_]+|[^\w\s]")
_JOINED = frozenset((" ", "\xa0"))
AND = "و"
DEFINITE = "ال"
BY_WAY_OF = ("عن", "طريق")
"""Behind these words a name is that of no road."""
CLITICS = "وفبلك"
"""Letters that are a word of their own, written together with the next one: "and", "so", "in", "for", "as"."""
PLACES = frozenset("CMRT")
"""Kinds of known names."""
ORDINALS = frozenset("الاول الثاني الثالث الرابع الخامس السادس السابع الثامن الثانية".split())
"""Of kings."""
MIN_KOREAN_CHARS = 4
"""Of "and" and a Korean family name; shorter ones may be other words."""
MAX_CACHED_WORDS = 20_000
CERTAIN = 1.0
"""The probability of a name that the words show."""
MIN_PROBABILITY = 0.3
"""Of a person of the model who supports a name."""


def plain(word: str) -> str:
    """A word without the signs on alif, which many texts leave out."""
    return word.replace("أ", "ا").replace("إ", "ا")


class Found(NamedTuple):
    """A name: offsets in the text, or indexes of tokens while the text is read."""

    start: int
    end: int
    label: str
    probability: float


class Token(NamedTuple):
    text: str
    """The word in its plain spelling."""
    start: int
    end: int


class Words(NamedTuple):
    """The words of Arabic that show names."""

    titles: frozenset[str]
    """Words of titles with an article, which a name follows."""
    nobles: frozenset[str]
    """Titles that one name may follow: "الملك سلمان"."""
    fields: frozenset[str]
    """Titles that words for their field follow: "رئيس الوزراء"."""
    given: frozenset[str]
    inner: frozenset[str]
    """Words within a name that the next word completes: "عبد الله", "بن سلمان", "أبو زيد"."""
    korean_families: frozenset[str]
    korean_syllables: frozenset[str]
    no_name: frozenset[str]
    said: frozenset[str]
    """Verbs of saying, and other words directly before a person: "برئاسة"."""
    things: frozenset[str]
    settlements: frozenset[str]
    """Words before the name of a town or village."""
    doubles: frozenset[str]
    """First of two words of the name of a town: "بنت جبيل"."""
    nature: frozenset[str]
    """First words of rivers and straits."""
    known_places: dict[str, list[tuple[str, ...]]]
    """First word -> the seas and straits that begin with it."""
    heads: frozenset[str]
    tails: frozenset[str]
    links: frozenset[str]
    others: frozenset[str]
    common_bodies: frozenset[tuple[str, str]]
    """A first word of a body and the next one that are common nouns together: "مجلس إدارة"."""
    anywhere: frozenset[str]
    """Words that name no body behind its first word, unless more follows: "مستشفى المدينة"."""
    known_first: frozenset[str]
    known: dict[str, list[tuple[str, ...]]]
    """First word -> the known bodies that begin with it."""
    common: frozenset[str]
    """Frequent words of texts that are no known names."""
    places: frozenset[str]
    bodies_first: frozenset[str]
    """First words of bodies: `heads` and `known_first`."""
    of_fields: frozenset[str]
    """Words that may be in the field between a title and a name."""
    behind_clitics: frozenset[str]
    """Words that show that the letter before them is a small word."""


@cache
def words() -> Words:
    names = knowledge("ar").names.as_dict()
    kinds = {kind: _plain("names", kind) for kind in ("given", "inner", "field", "not a name", "beside")}
    kinds_of_bodies = ("head", "tail", "link", "other", "common", "known")
    bodies = {kind: frozenset(map(plain, words_of_bodies(kind, "ar"))) for kind in kinds_of_bodies}
    said = _plain("saying_verbs", "past", "present")
    behind = _plain("saying_verbs", "behind")
    given = kinds["given"] | _all_plain(name for name, codes in names.items() if "G" in codes and len(name) > 2)
    function = frozenset(map(plain, function_words().get("ar", ())))
    # many texts have no dots under the last letter, or two for none: "الي" for "إلى"
    function |= {word[:-1] + "ي" for word in function if word.endswith("ى")} - given
    no_name = function | kinds["not a name"] | said | behind | bodies["other"]
    titles = {title for title in _plain("titles", *KINDS) if " " not in title}
    surnames = _all_plain(name for name, codes in names.items() if "S" in codes)
    known = _by_first_word(bodies["known"])
    given -= no_name
    common = _all_plain(knowledge("ar").classes) - given - surnames
    places = _all_plain(name for name, codes in names.items() if not PLACES.isdisjoint(codes))
    return Words(
        titles=frozenset(titles),
        nobles=_plain("titles", "noble"),
        fields=kinds["field"],
        given=given,
        inner=kinds["inner"],
        korean_families=_plain("names", "Korean family"),
        korean_syllables=_plain("names", "Korean syllable"),
        no_name=no_name - kinds["given"],
        said=said | kinds["beside"],
        settlements=_plain("places", "settlement"),
        doubles=_plain("places", "double"),
        nature=_plain("places", "nature"),
        known_places=_by_first_word(_plain("places", "known")),
        things=_plain("things", "head"),
        heads=bodies["head"],
        tails=bodies["tail"],
        links=bodies["link"],
        others=bodies["other"],
        common_bodies=frozenset(
            (first, word) for first, _, word in (each.partition(" ") for each in bodies["common"]) if word
        ),
        anywhere=frozenset(word for word in bodies["common"] if " " not in word),
        known_first=frozenset(known),
        known=known,
        common=common,
        places=places,
        bodies_first=bodies["head"] | frozenset(known),
        of_fields=bodies["link"] | bodies["head"] | places | kinds["field"],
        behind_clitics=given | places | (no_name - kinds["given"]) | bodies["head"] | common,
    )


def _all_plain(names: Iterable[str]) -> frozenset[str]:
    """Many words in their plain spelling, faster than one by one."""
    return frozenset(plain("\t".join(names)).split("\t"))


def _by_first_word(names: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted((tuple(name.split()) for name in names), key=len, reverse=True):
        found.setdefault(parts[0], []).append(parts)
    return found


def _plain(table: str, *kinds: str) -> frozenset[str]:
    return frozenset(map(plain, words_of(table, *kinds, language="ar")))


def _tokens(text: str) -> Iterator[Token]:
    """The words and marks of a text. "And" before a given name is a word of its own: "وأحمد"."""
    given, families = words().given, words().korean_families
    for match in _TOKEN.finditer(text):
        start = match.start()
        word = plain(match[0])
        is_family = len(word) > MIN_KOREAN_CHARS and word[1:] in families
        if word[0] == AND and (word[1:] in given or is_family) and word not in given:
            yield Token(AND, start, start + 1)
            start += 1
            word = word[1:]
        yield Token(word, start, match.end())


@lru_cache(maxsize=MAX_CACHED_WORDS)
def _forms(word: str) -> tuple[str, ...]:
    """A word, and without each of the small words that may be written together with it."""
    forms = [word]
    if word[:1] in CLITICS:
        forms.append(word[1:])
    if word[:1] in "وف" and word[1:2] in "بلك":
        forms.append(word[2:])
    if word.startswith("لل"):
        forms.append("ال" + word[2:])
    return tuple(form for form in forms if form)


class Reading:
    """A text, its tokens, and the guesses of the model by token."""

    def __init__(self, text: str, guesses: Sequence[tuple[int, int, str, float]]) -> None:
        self.text = text
        self.words = words()
        self.tokens = list(_tokens(text))
        self._alone: dict[str, bool] = {}
        self._by_word: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            self._by_word.setdefault(token.text, []).append(i)
        self.guesses = self._by_token(guesses)
        self.of_bodies = {
            i for guess in self.guesses if guess.label == "organisation" for i in range(guess.start, guess.end)
        }
        self.of_person = {
            i
            for guess in self.guesses
            if guess.label == "person" and guess.probability >= MIN_PROBABILITY
            for i in range(guess.start, guess.end)
        }
        self.of_other = {i for guess in self.guesses if guess.label != "person" for i in range(guess.start, guess.end)}

        self.ends_of_others: dict[int, int] = {}
        """Token -> the end of the organisation that it is in, or of the place that begins with it."""
        for guess in self.guesses:
            last = {"organisation": guess.end, "place": guess.start + 1}.get(guess.label, guess.start)
            for i in range(guess.start, last):
                self.ends_of_others.setdefault(i, guess.end)

    def _by_token(self, guesses: Sequence[tuple[int, int, str, float]]) -> list[Found]:
        starts = [token.start for token in self.tokens]
        found = (
            Found(bisect_left(starts, start), bisect_left(starts, end), label, probability)
            for start, end, label, probability in guesses
        )
        return [guess for guess in found if guess.start < guess.end]

    def word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def places_of(self, word: str) -> list[int]:
        """The indexes of the tokens that are a word, with or without a small word before it."""
        return [i for form in (word, *(clitic + word for clitic in CLITICS)) for i in self._by_word.get(form, ())]

    def joins_another(self, at: int) -> bool:
        """Whether a word of a name is "and" with a name that the text has without it: "بوش وبلير"."""
        word = self.word(at)
        return word.startswith(AND) and len(word) > 3 and word not in self.words.given and word[1:] in self._by_word

    def is_alone(self, surname: str) -> bool:
        """Whether a surname is somewhere without a given name before it."""
        if surname not in self._alone:
            places = self.places_of(surname)
            self._alone[surname] = any(self.word(i - 1) not in self.words.given for i in places)
        return self._alone[surname]

    def joined(self, at: int) -> bool:
        """Whether only a space is before a token."""
        if not 0 < at < len(self.tokens):
            return False
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] in _JOINED

    def bare(self, at: int, among: frozenset[str]) -> str:
        """The word at a token if it is one of these, without the small words written together with it; else empty."""
        return next((form for form in _forms(self.word(at)) if form in among), "")

    def is_clitic(self, at: int) -> bool:
        """Whether a word is surely one with a small word before it: "والوزير", "بالقاهرة", "لمصر", "وأحمد"."""
        word = self.word(at)
        if word in self.words.given or len(word) < 4:
            return False
        known = self.words.behind_clitics
        if word.startswith(("وال", "بال", "فال", "كال", "لل", "ولل")) and len(word) > 4:
            is_foreign = word[1:3] == DEFINITE and word[1:] not in known and word[3:] not in known
            return not (is_foreign and at in self.of_person)
        if at in self.of_person:
            return False
        return word[0] in CLITICS and word[1:] in known

    def is_indefinite(self, at: int) -> bool:
        """Whether a word is an adjective without an article, as behind a common noun: "طيران أوروبية"."""
        word = self.word(at)
        if not word.endswith(("ي", "ية")) or word.startswith(DEFINITE) or word in self.words.places:
            return False
        return word not in self.words.given and DEFINITE + word in self.words.common

    def is_thing(self, guess: Found) -> bool:
        """Whether a name is of a street, a stadium or a prize, or begins with no name: "ملعب الأمير مولاي عبد الله"."""
        if self.word(guess.start) in self.words.no_name:
            return True
        before = guess.start
        while self.joined(before) and self.word(before - 1) in self.words.titles:
            before -= 1
        is_behind = guess.label != "place" and self.joined(before)
        is_behind = is_behind and (self.word(before - 2), self.word(before - 1)) != BY_WAY_OF
        return (is_behind and bool(self.bare(before - 1, self.words.things))) or bool(
            guess.end - guess.start > 1 and self.bare(guess.start, self.words.things)
        )
