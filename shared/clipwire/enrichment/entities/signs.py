"""Find people and organisations by signs, in the languages with capitals for which no model was trained.

A name is found only if its language shows that it is one: a title, an office or a verb of saying beside it, a known
given name, an age or a party in brackets behind it, a table of organisations and of their first and last words.
Capitals alone prove nothing: in German all nouns have them, and in every language the first word of a sentence. The
words are in `titles.tsv`, `names.tsv`, `bodies.tsv` and `saying_verbs.tsv` of `wording`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.language import function_words
from clipwire.wording import calendar, words_of
from clipwire.wording.titles import words_before_names

NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})
GIVEN_NAME_SHOWS = frozenset({"sv", "da", "no", "nl", "pt", "fr"})
"""Languages in which a given name and any capitalised word behind it are a person: 0.91 of them and more were."""
INFLECTED = frozenset({"ru", "uk", "bg", "pl", "cs", "sk"})
"""Languages whose names have case endings. Only the form of the tables, the nominative, is read."""
CYRILLIC = frozenset({"ru", "uk", "bg"})
MASCULINE = ("ий", "ый", "ой", "ій")
AGAIN = frozenset({"nouveau", "nuevo", "nuovo", "manière", "forma", "parte"})
ANDS = frozenset("y e et en und och og i и та oraz".split())
MAX_NAME_WORDS, MAX_BODY_WORDS = 5, 8
FIELD_WORDS = 9
"""Words between a title and the comma before a name: "la maire de Nantes, Claire Jouvet,"."""
MAX_PEOPLE = 200
"""Number of people whose names are looked for elsewhere in a text."""
TITLE_KINDS = ("honorific", "noble", "clergy", "rank", "academic", "office", "role", "work", "press")

_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,3}(?=[ \xa0-]?[^\W\d_])|[^\W_]+(?:[-‐][^\W_]+)*|[^\w\s]")
_AGE = re.compile(r"\s?(?:,\s?|\()\d{2}(?:[,)]|\s(?:ans|Jahre|años|anos|anni|jaar|år|lat|yaşında)\b)")
_PARTY = re.compile(r"\s?\([A-ZÅÄÖ][\w/ -]{1,12}\)")
_ELIDED = frozenset("dlnsmtcj") | {"dell", "dall", "nell", "sull", "all", "qu", "un", "quest"}
"""Words that lose their vowel before another: "d'Italia", "dell'Interno"."""


class Found(NamedTuple):
    """A name, `text[start:end]`."""

    start: int
    end: int
    label: str
    """`person` or `organisation`."""


class Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Words(NamedTuple):
    """The words of one language."""

    language: str
    titles: frozenset[str]
    honorifics: frozenset[str]
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
    tails: frozenset[str]
    suffixes: tuple[str, ...]
    seated: tuple[str, ...]
    adjectives: frozenset[str]
    links: frozenset[str]
    kinds: frozenset[str]
    also_words: frozenset[str]
    others: frozenset[str]
    countries: frozenset[str]
    """Countries in the case that follows the name of a ministry."""
    known: dict[str, frozenset[tuple[str, ...]]]
    """First word -> the known organisations that begin with it."""


@cache
def words_for(language: str) -> Words:
    """The words of a language, compiled on first use."""
    titles = words_before_names(*TITLE_KINDS, language=language) - {"and"}
    bodies = {kind: words_of("bodies", kind, language=language) for kind in ("head", "tail", "link", "kind", "other")}
    days = [f"day {number}" for number in ("-2", "-1", "0", "+1", "+2")]
    calendar_words = {
        form.lower()
        for kind in (*calendar.MONTHS, *calendar.WEEKDAYS, *days)
        for form in calendar.forms(kind, language)
    }
    particles = frozenset(word.lower() for word in words_of("names", "particle", language=language))
    function = function_words().get(language, frozenset()) | _ELIDED - particles
    known: dict[str, set[tuple[str, ...]]] = {}
    for name in words_of("bodies", "known", language=language):
        parts = tuple(token.text for token in _tokens(name))
        known.setdefault(parts[0], set()).add(parts)
    return Words(
        language=language,
        titles=titles,
        honorifics=words_before_names("honorific", language=language),
        compound=tuple(words_of("titles", "compound", language=language)),
        particles=particles,
        inner=words_of("names", "inner", language=language),
        given=words_of("names", "given", language=language),
        function=function,
        no_name=titles | calendar_words | {word.lower() for kind in ("head", "tail", "other") for word in bodies[kind]},
        said=words_of("saying_verbs", "past", "present", "participle", language=language),
        heads=bodies["head"],
        tails=bodies["tail"],
        suffixes=tuple(words_of("bodies", "suffix", language=language)),
        seated=tuple(words_of("bodies", "seated", language=language)),
        adjectives=words_of("bodies", "adjective", language=language),
        links=bodies["link"],
        also_words=words_of("bodies", "word", language=language),
        kinds=frozenset(word.lower() for word in bodies["kind"]),
        others=bodies["other"],
        countries=words_of("names", "country", language=language),
        known={first: frozenset(names) for first, names in known.items()},
    )


def names_by_signs(text: str, language: str) -> list[Found]:
    """The people and organisations of a text that its language shows, in order, without overlaps."""
    return _Signs(text, words_for(language)).names()


def _tokens(text: str) -> list[Token]:
    return [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]


class _Signs:
    """Reads one text."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words
        self.tokens = _tokens(text)

    def names(self) -> list[Found]:
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            end, label = at + 1, ""
            if token.capital or token.text in self.words.heads or token.low in self.words.kinds:
                if body := self._body(at):
                    (start, end), label = body, "organisation"
                    found.append((start, end, label))
                elif token.capital and (end := self._person(at)):
                    found.append((at, end, "person"))
            at = max(end, at + 1)
        return [Found(self.tokens[a].start, self.tokens[b - 1].end, label) for a, b, label in self._again(found)]

    # People

    def _person(self, at: int) -> int:
        """The end of the person's name that begins at a token; 0 if nothing shows one."""
        end = self._name_end(at)
        size = end - at
        words = [token.text for token in self.tokens[at:end]]
        if not size or self._is_place_or_body(words):
            return 0
        if size == 1:
            return end if self._alone(at) else 0
        codes = tables().names
        last = codes.get(words[-1], "")
        first = codes.get(words[0], "")
        given = self._is_given(words[0])
        surname = "S" in last or "G" in last
        if size > 2 and self._is_given(words[1]) and (not given or self._is_field(at)):
            return 0  # "ministra de Salud Lucía Barrera"
        nouns = self.words.language in NOUNS_HAVE_CAPITALS
        shown = (
            self._titled(at)
            or self._apposed(end)
            or self._after_field(at)
            or (given and self._behind_title(at - 1))
            or bool(_AGE.match(self.text, self.tokens[end - 1].end))
            or bool(_PARTY.match(self.text, self.tokens[end - 1].end) and given)
            or self._speaks(at, end)
        )
        if shown and (given or surname or not nouns or self._titled(at)):
            return end
        if not given or (set(first) & set("CMRTA") and not surname):
            return 0
        alone = self.words.language in GIVEN_NAME_SHOWS or words[0] in self.words.given
        return end if surname or alone else 0

    def _name_end(self, at: int) -> int:
        """The end of the capitalised words that may be one name, with particles between them."""
        end = at
        if self.tokens[at].low in self.words.function:
            return at
        while end < len(self.tokens) and end - at < MAX_NAME_WORDS and self._may_be_named(end):
            if end > at and not self._joined(end):
                break
            end += 1
            ahead = end
            while ahead < len(self.tokens) and ahead - end < 3 and self._joined(ahead):
                word = self.tokens[ahead].text
                if word not in self.words.particles and (ahead == end or word not in self.words.inner):
                    break
                ahead += 1
            if ahead > end and ahead < len(self.tokens) and self._joined(ahead) and self.tokens[ahead].capital:
                bodies = self.words.heads | self.words.tails
                if any(token.text in bodies for token in self.tokens[ahead : ahead + 2]):
                    break
                if not self._particle_is_of_name(at, end, ahead):
                    break
                end = ahead + 1
        while end - at > 2 and self._is_only_place(self.tokens[end - 1].text):
            end -= 1  # "Orhan Yalçın Berlin'de konuştu"
        return end

    @staticmethod
    def _is_only_place(word: str) -> bool:
        codes = set(tables().names.get(word, ""))
        return bool(codes & set("CM")) and "S" not in codes

    def _particle_is_of_name(self, start: int, end: int, behind: int) -> bool:
        """Whether the word behind a particle is of the name: "Ana de la Cruz", but not "Claire Jouvet de Nantes".

        Behind a whole name it is only if it is a known surname: "Anna Bakker van Greenpeace" is Anna Bakker.
        """
        codes = tables().names.get(self.tokens[behind].text, "")
        last = tables().names.get(self.tokens[end - 1].text, "")
        is_whole = end - start > 1 and ("S" in last or "G" not in last)
        if is_whole:
            return "S" in codes
        if self.words.language in ("nl", "de", "sv", "da", "no"):
            return True
        return "S" in codes or not set(codes) & set("CMRTA")

    def _may_be_named(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.capital or token.low.rstrip(".") in self.words.no_name:
            return False
        if len(token.text) > 1 and token.text.isupper() and token.text.isalpha():
            return False
        return token.text[0].isalpha() and not any(sign.isdigit() for sign in token.text)

    def _joined(self, at: int) -> bool:
        """Whether only one space, or nothing behind an initial, is before a token."""
        if at == 0:
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return between in (" ", "\xa0") or (not between and self.tokens[at - 1].text.endswith("."))

    def _is_place_or_body(self, words: Sequence[str]) -> bool:
        codes = tables().names
        whole = codes.get(" ".join(words), "")
        if whole and not set(whole) & set("GS"):
            return True
        if len(words) == 1:
            return bool(set(whole) & set("CMRNOEF"))
        return words[-1] in self.words.tails or any("C" in codes.get(word, "") for word in words[1:])

    def _is_title(self, at: int) -> bool:
        if at < 0:
            return False
        token = self.tokens[at]
        low = token.low.rstrip(".")
        if low in self.words.titles:
            return True
        part = low.rpartition("-")[2]
        return any(part.endswith(end) and (len(part) > len(end) + 2 or part != low) for end in self.words.compound)

    def _titled(self, at: int) -> bool:
        """Whether a title is directly before a token, apart from a full stop or a closing bracket behind it."""
        before = at - 1
        if before >= 0 and self.tokens[before].text == "." and self.tokens[before].start == self.tokens[before - 1].end:
            before -= 1
            return self._is_title(before) and len(self.tokens[before].text) < 6
        return self._joined(at) and self._is_title(before)

    def _alone(self, at: int) -> bool:
        """Whether a single word is a person's surname behind a title."""
        token = self.tokens[at]
        if not self._titled(at) or len(token.text) < 3 or token.text[-1] == ".":
            return False
        before = self.tokens[at - 2 if self.tokens[at - 1].text == "." else at - 1]
        codes = tables().names.get(token.text, "")
        if before.low in self.words.honorifics:
            return self.words.language not in NOUNS_HAVE_CAPITALS or "S" in codes or "G" in codes
        return "S" in codes and not set(codes) & set("TA") and self.words.language not in INFLECTED

    def _apposed(self, end: int) -> bool:
        """Whether a comma and a title follow: "Marie Delcourt, directrice de l'institut"."""
        if end >= len(self.tokens) or self.tokens[end].text != ",":
            return False
        for at in range(end + 1, min(end + 5, len(self.tokens))):
            if self._is_title(at):
                return True
            if not self.tokens[at].text.islower():
                return False
        return False

    def _after_field(self, at: int) -> bool:
        """Whether a title, its field and a comma are before a name: "la maire de Nantes, Claire Jouvet"."""
        return at > 1 and self.tokens[at - 1].text == "," and self._behind_title(at - 2)

    def _behind_title(self, last: int) -> bool:
        """Whether a title and its field end with a token: "ministre de l'Intérieur", "Prezydent Gdańska"."""
        for before in range(last, max(-1, last - FIELD_WORDS), -1):
            if self._is_title(before):
                return True
            if not self.tokens[before].text[0].isalnum() and self.tokens[before].text not in "'’":
                return False
        return False

    def _is_field(self, at: int) -> bool:
        """Whether a token is directly behind a title and a preposition: "ministra de Salud"."""
        return at > 1 and self.tokens[at - 1].low in self.words.links and self._is_title(at - 2)

    def _speaks(self, at: int, end: int) -> bool:
        """Whether a verb of saying is directly before or behind a name."""
        said = self.words.said
        before = self.tokens[at - 1].text if at and self._joined(at) else ""
        after = self.tokens[end].text if end < len(self.tokens) and self._joined(end) else ""
        return before in said or after in said

    def _is_given(self, word: str) -> bool:
        codes = tables().names.get(word, "")
        return word in self.words.given or ("G" in codes and "F" not in codes)

    # Organisations

    def _body(self, at: int) -> tuple[int, int] | None:
        """Start and end of the organisation that begins at a token, or behind the noun at it."""
        if end := self._known(at):
            return at, end
        token = self.tokens[at]
        size = self._head_words(at)
        if size and (end := self._end_of_head(at + size - 1)) > at + size:
            return at, end
        if token.low in self.words.kinds and (named := self._of_kind(at)):
            return named
        if not token.capital:
            return None
        if token.text.lower().endswith(self.words.suffixes) and len(token.text) > 11:
            return at, at + 1
        if token.text.endswith(self.words.seated) and len(token.text) > 7 and self._is_seat(at + 1):
            return at, at + 2
        end = at
        while end < len(self.tokens) and end - at < 4 and (end == at or self._joined(end)):
            word = self.tokens[end]
            if end > at and word.text in self.words.tails:
                if self.words.language in CYRILLIC and (
                    not token.text.endswith(MASCULINE) or (end == at + 1 and self._begins_sentence(at))
                ):
                    return None  # "Местный музей": any adjective has a capital there
                return self._start_before_and(at), end + 1
            if end > at and word.text in self.words.adjectives and self.words.language in CYRILLIC:
                end += 1
                continue
            if not word.capital or word.low in self.words.function or word.low in self.words.no_name:
                return None
            end += 1
        return None

    def _start_before_and(self, at: int) -> int:
        """The start of a name with "and" in it: "Adalet ve Kalkınma Partisi"."""
        if self.words.language != "tr" or at < 2 or self.tokens[at - 1].text != "ve":
            return at
        return at - 2 if self.tokens[at - 2].capital and self._may_be_named(at - 2) else at

    def _is_seat(self, at: int) -> bool:
        """Whether the name of a place is at a token behind the word for a body: "Mieterverein Bremerhaven"."""
        if (
            at >= len(self.tokens)
            or not self._joined(at)
            or (at + 1 < len(self.tokens) and self._joined(at + 1) and self.tokens[at + 1].capital)
        ):
            return False
        codes = set(tables().names.get(self.tokens[at].text, ""))
        return bool(codes & set("RMT")) and not codes & set("CG")

    def _head_words(self, at: int) -> int:
        """The number of words of the head that begins at a token: 2 for "Technische Universität", 0 for none."""
        words = [token.text for token in self.tokens[at : at + 2]]
        if len(words) == 2 and " ".join(words) in self.words.heads:
            return 2
        return int(words[0] in self.words.heads)

    def _known(self, at: int) -> int:
        """The end of the longest organisation of the tables that begins at a token; 0 if there is none."""
        first = self.tokens[at].text
        if first in self.words.also_words and self._begins_sentence(at):
            return 0
        for parts in sorted(self.words.known.get(first, ()), key=len, reverse=True):
            end = at + len(parts)
            if tuple(token.text for token in self.tokens[at:end]) == parts:
                other = end < len(self.tokens) and self._joined(end) and self.tokens[end].text in self.words.others
                return 0 if other else self._end_of_known(at, end)
        codes = tables().names
        if len(first) > 2 and codes.get(first, "") == "O" and self._is_sure(first):
            return self._end_of_known(at, at + 1)
        return 0

    def _end_of_known(self, at: int, end: int) -> int:
        """The end of a known name and the country that it is of ("МИД России"); 0 if another begins so ("BBC News")."""
        if end >= len(self.tokens) or not self._joined(end) or not self.tokens[end].capital:
            return end
        after = self.tokens[end].text
        if self.words.language in CYRILLIC:
            return end + 1 if after in self.words.countries else end
        begins_other = self.tokens[at].text.isupper() and end == at + 1 and self._may_be_named(end)
        return (
            0 if begins_other and not self._is_given(after) and self.words.language not in NOUNS_HAVE_CAPITALS else end
        )

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].text in '.!?:«»“”"¿¡—–-'

    def _is_sure(self, word: str) -> bool:
        """Whether a known organisation of one word is nothing else in another language."""
        return word.isupper() or (any(map(str.isupper, word[1:])) and word.lower() not in tables().senses)

    def _end_of_head(self, at: int) -> int:
        end = at + 1
        ahead = end
        while ahead < len(self.tokens) and ahead - at < MAX_BODY_WORDS and self._goes_on(ahead):
            token = self.tokens[ahead]
            if token.text in self.words.adjectives or (
                token.capital and token.text not in self.words.links and not self._begins_person(ahead)
            ):
                ahead += 1
                end = ahead
            elif token.low in ANDS and (ahead == at + 1 or self._head_behind(ahead)):
                break  # "Commissione e Parlamento", "Institut Pasteur et l'Université de Lille"
            elif ahead == end and self._is_field_of(ahead):
                return ahead + 2  # "Fédération française de tennis"
            elif token.low in self.words.links or token.text in "'’":
                ahead += 1
            else:
                break
        return end

    def _head_behind(self, at: int) -> bool:
        """Whether the first word behind a token that is no link and no apostrophe begins another organisation."""
        for ahead in range(at + 1, min(at + 4, len(self.tokens))):
            token = self.tokens[ahead]
            if token.low not in self.words.links and token.text not in "'’":
                return token.text in self.words.heads
        return False

    def _is_field_of(self, at: int) -> bool:
        """Whether "de" and a noun in small letters are at a token, behind an adjective of the name."""
        if self.tokens[at].text not in ("de", "di") or self.tokens[at - 1].text not in self.words.adjectives:
            return False
        noun = self.tokens[at + 1].text if at + 1 < len(self.tokens) and self._joined(at + 1) else ""
        return noun.islower() and len(noun) > 4 and noun.isalpha() and noun not in AGAIN

    def _begins_person(self, at: int) -> bool:
        """Whether a given name begins at a token directly behind another word of the organisation."""
        if self.tokens[at - 1].text.lower() in self.words.links or self.tokens[at - 1].text in "'’":
            return False
        codes = tables().names.get(self.tokens[at].text, "")
        return "G" in codes and at + 1 < len(self.tokens) and self._joined(at + 1) and self.tokens[at + 1].capital

    def _goes_on(self, at: int) -> bool:
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return between in (" ", "\xa0", "")

    def _of_kind(self, at: int) -> tuple[int, int] | None:
        """The name in capitals or in quotation marks behind a noun: «le syndicat CGT», «компания „Север“»."""
        if at + 1 >= len(self.tokens):
            return None
        after = at + 1
        if self.tokens[after].text in '«“„"' and after + 2 < len(self.tokens):
            end = after + 1
            while end < len(self.tokens) and end - after < 5 and self.tokens[end].text[0].isalnum():
                end += 1
            closed = end < len(self.tokens) and self.tokens[end].text in '»”“"'
            return (after + 1, end) if closed and self.tokens[after + 1].capital else None
        name = self.tokens[after]
        if not self._joined(after) or len(name.text) < 2 or not name.capital:
            return None
        if not (name.text.isupper() or self._may_be_firm(name)):
            return None
        end = after + 1
        while end < len(self.tokens) and end - after < 4 and self._joined(end) and self._may_be_firm(self.tokens[end]):
            end += 1
        whole = (
            self.tokens[at].capital and not self._begins_sentence(at) and self.words.language not in NOUNS_HAVE_CAPITALS
        )
        return (at if whole else after), end

    def _may_be_firm(self, token: Token) -> bool:
        if not token.capital:
            return False
        codes = set(tables().names.get(token.text, ""))
        common = (
            self.words.language in NOUNS_HAVE_CAPITALS | INFLECTED
            or token.low in self.words.function | self.words.no_name
        )
        return not common and not codes & set("CMRTAGSNF")

    # Names again

    def _again(self, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        """The names, and the full names and surnames of the people among them wherever else they are."""
        people = [[token.text for token in self.tokens[a:b]] for a, b, label in found if label == "person"]
        forms: dict[str, set[tuple[str, ...]]] = {}
        for name in people[:MAX_PEOPLE]:
            if len(name) > 1:
                for form in (tuple(name), (name[-1],)):
                    if len(form) > 1 or (len(form[0]) > 2 and "C" not in tables().names.get(form[0], "")):
                        forms.setdefault(form[0], set()).add(form)
        taken = {i for a, b, _ in found for i in range(a, b)}
        for at, token in enumerate(self.tokens):
            for form in sorted(forms.get(token.text, ()), key=len, reverse=True):
                end = at + len(form)
                same = tuple(word.text for word in self.tokens[at:end]) == form
                if same and taken.isdisjoint(range(at, end)) and not self._in_longer_name(at, end):
                    found.append((at, end, "person"))
                    taken.update(range(at, end))
                    break
        yield from sorted(found)

    def _in_longer_name(self, at: int, end: int) -> bool:
        """Whether a capitalised word that is no title is beside a name in the middle of a sentence."""
        if end < len(self.tokens) and self._joined(end) and self._may_be_named(end):
            return True
        before = at - 1
        if before < 1 or not self._joined(at) or self.words.language in NOUNS_HAVE_CAPITALS:
            return False
        token = self.tokens[before]
        return self._may_be_named(before) and token.low not in self.words.function and not self._is_title(before)
