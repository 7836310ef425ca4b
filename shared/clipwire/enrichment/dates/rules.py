"""How a table of date expressions is read against a text.

A row of a table has a template and a resolver. The template is a regular expression in which `{month}` is a class of
words, as a named group, and a space is white space within a paragraph. A template begins with a class of words. So a
look at the first word finds the few places in a text at which any rule is tried.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from clipwire.enrichment.dates.values import Tense, Value, of_day


class Mention(NamedTuple):
    """A date expression in a text, `text[start:end]`, and its calendar value."""

    start: int
    end: int
    value: str
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    absolute: bool
    """Whether the text itself has the year."""


# What a resolver reads

PUBLICATION_YEARS = range(1500, 2500)
"""A day of publication in another year is a mistake."""
MONTH_FIRST_REACH_CHARS = 20_000
_SECOND_NUMBER = re.compile(r"(?<!\d)\d{1,2}[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")


class Said(NamedTuple):
    """The date said last, from which "the following day" is counted."""

    end: int
    value: Value


class Reading:
    """A text while its dates are found: what a resolver may look at besides its own match."""

    def __init__(self, text: str, published: date | None, tense_at: Callable[[str, int, int], Tense | None]) -> None:
        self.text = text
        self.published = published if published and published.year in PUBLICATION_YEARS else None
        self.last: Said | None = None
        self.used_today = False
        self._tense_at = tense_at

    def tense(self, expression: re.Match[str]) -> Tense | None:
        """The tense of the words around an expression, or None if they show none."""
        return self._tense_at(self.text, expression.start(), expression.end())

    @cached_property
    def month_first(self) -> bool:
        """Whether a date in digits shows that the text writes the month first: 04/24/2025."""
        return any(int(second) > 12 for second in _SECOND_NUMBER.findall(self.text[:MONTH_FIRST_REACH_CHARS]))

    @property
    def today(self) -> date:
        """The day of publication. Raises `NotPublished` if it is not known; the rule then does not apply."""
        self.used_today = True
        if self.published is None:
            raise NotPublished
        return self.published

    @property
    def today_value(self) -> Value:
        return of_day(self.today)

    def last_value(self, reach: int, at: int) -> Value | None:
        """The date said last, if it ends at most `reach` characters before `at`."""
        return self.last.value if self.last and at - self.last.end <= reach else None


class NotPublished(Exception):
    """An expression is counted from the day of publication, which is not known."""


Resolver = Callable[[re.Match[str], Reading], Value | None]
"""Gives the value of an expression, or None if the rule does not apply after all."""

Row = tuple[str, Resolver | None]
"""Template and resolver. An expression without a resolver is passed over: it has no calendar value (a quarter)."""


# Classes of words


class WordClass(NamedTuple):
    """Words that a template may name."""

    expression: str
    beginnings: tuple[str, ...]
    """What its words begin with, in lower case, as far as that is plain letters; after a whole word, a space."""


Class = WordClass | str
"""A class that is only an expression begins with a digit."""

NOTHING = r"(?!)"
"""An expression that fits nowhere."""

_GROUP_OR_BAR = re.compile(r"\\.|\[[^]]*\]|[(|)]")
"""Brackets and bars, and before them what may contain such a sign: an escaped sign, a class of letters."""
_FIRST_GROUP = re.compile(r"(?:\(\?:)?([^()]*)")
_PLAIN_LETTERS = re.compile(r"(?:\w(?![?*]))*")


def any_case(expressions: Iterable[str], then: str = "") -> WordClass:
    """A class of words in any case, the longest first; `then` is what must follow. Without words it fits nothing.

    The first letter is spelt out in both cases, so that a search passes over other words by one look at a letter.
    """
    alternatives = [part for expression in filter(None, expressions) for part in alternatives_of(expression)]
    if not alternatives:
        return WordClass(NOTHING, ())
    words = "|".join(_any_case(word) for word in sorted(alternatives, key=len, reverse=True))
    starts = [start for word in alternatives for start in _beginnings(word, is_bounded=bool(then))]
    return WordClass(f"(?:{words}){then}", tuple(starts))


def alternatives_of(expression: str) -> Iterator[str]:
    """The alternatives of an expression: the parts between bars that are in no group."""
    start = depth = 0
    for sign in _GROUP_OR_BAR.finditer(expression):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield expression[start : sign.start()]
            start = sign.end()
    yield expression[start:]


def _beginnings(expression: str, is_bounded: bool) -> Iterator[str]:
    """The plain letters that an alternative begins with: "mon" of "mon\\.?", "ann" of "année?", "a " of "a"."""
    if expression.startswith(r"\d"):
        return
    for part in _FIRST_GROUP.match(expression)[1].split("|"):  # type: ignore[index]  # it matches anything
        plain = _PLAIN_LETTERS.match(part)[0]  # type: ignore[index]
        is_word = (is_bounded and plain == expression) or expression[len(plain) :].startswith(" ")
        yield plain.lower() + " " * is_word


def _any_case(word: str) -> str:
    if word[0].isalpha() and not ("(" in word and "|" in word):
        return f"[{word[0].lower()}{word[0].upper()}](?i:{word[1:]})"
    return f"(?i:{word})"


def _expression(words: Class) -> str:
    return words if isinstance(words, str) else words.expression


# Tables

_CLASS = re.compile(r"\{([a-z]+\d?)\}")
_GAP = r"(?:(?!\n\n)\s{1,3})"
_DIGITS = r"\d+(?:st|nd|rd|th)?"
_MAX_DIGITS = 4
_WORD = re.compile(r"\w+")


class Rule:
    """A row whose template is compiled when a text first has one of its first words: most never are."""

    def __init__(self, first_class: str, first: str, expression: str, resolve: Resolver | None) -> None:
        self.first_class = first_class
        self.first = first
        self.resolve = resolve
        self._expression = expression

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._expression)


class Grammar:
    """A table of date expressions."""

    def __init__(self, classes: Mapping[str, Class], rows: Iterable[Row], spaced: bool = True) -> None:
        """Make a table of rows whose templates name `classes`.

        A digit behind the name of a class ("{month2}") makes it another group. If `spaced`, expressions begin where
        words do; in scripts without spaces they begin anywhere.
        """
        self._classes = {name: _expression(words).replace(" ", r"\s") for name, words in classes.items()}
        self._rules = [self._rule(template, resolve) for template, resolve in rows]
        self._firsts = {first: re.compile(first) for first in dict.fromkeys(rule.first for rule in self._rules)}
        self._start = re.compile("|".join([_DIGITS, *self._firsts]))
        self._anywhere = None if spaced else re.compile(rf"(?<![\d.])(?={self._start.pattern})")
        self._rules_by_word: dict[str, tuple[Rule, ...]] = {}
        first_classes = [classes[rule.first_class] for rule in self._rules]
        beginnings = tuple({start for words in first_classes if isinstance(words, WordClass) for start in words[1]})
        self._may_begin = lru_cache(20_000)(lambda word: word[0].isdigit() or f"{word.lower()} ".startswith(beginnings))

    def _rule(self, template: str, resolve: Resolver | None) -> Rule:
        first = _CLASS.search(template)
        if not first:
            raise ValueError(f"a rule must begin with a class of words: {template}")
        pattern = _CLASS.sub(lambda name: f"(?P<{name[1]}>{self._named(name[1])})", template.replace(" ", _GAP))
        return Rule(first[1], self._named(first[1]), pattern, resolve)

    def _named(self, name: str) -> str:
        return self._classes[name.rstrip("0123456789")]

    def find(self, reading: Reading) -> list[Mention]:
        """The dates of a text in order. If several rules fit at one place, the first in the table wins."""
        found, text, at = [], reading.text, 0
        for place in self._places(text):
            start = self._start.match(text, place) if place >= at else None
            if not start:
                continue
            at = start.end()
            for rule in self._rules_for(start.group()):
                expression = rule.pattern.match(text, start.start())
                if not expression:
                    continue
                if rule.resolve is None:
                    at = max(at, expression.end())
                    break
                mention = _resolved(rule.resolve, expression, reading)
                if mention:
                    found.append(mention)
                    at = mention.end
                    break
        return _agreeing(found, text)

    def _places(self, text: str) -> Iterator[int]:
        """Where an expression may begin. Most words begin none, which the beginning of the word alone shows."""
        if self._anywhere:
            yield from (place.start() for place in self._anywhere.finditer(text))
            return
        for word in _WORD.finditer(text):
            if self._may_begin(word[0]):
                yield word.start()

    def _rules_for(self, word: str) -> tuple[Rule, ...]:
        """The rules whose first class has the word. So a first class must not look ahead for more than the word."""
        if word[0].isdigit() and len(word) > _MAX_DIGITS:
            return ()
        rules = self._rules_by_word.get(word)
        if rules is None:
            firsts = {first for first, pattern in self._firsts.items() if pattern.match(word)}
            rules = tuple(rule for rule in self._rules if rule.first in firsts)
            self._rules_by_word[word] = rules
        return rules


def _resolved(resolve: Resolver, expression: re.Match[str], reading: Reading) -> Mention | None:
    reading.used_today = False
    try:
        value = resolve(expression, reading)
    except NotPublished:
        return None
    if value is None or not value.exists():
        return None
    reading.last = Said(expression.end(), value)
    return Mention(*expression.span(), str(value), absolute=not reading.used_today)


def _agreeing(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions, with one year for each day that is said several times without one: the year that most of them have.

    A text means one "October 7", whatever the tenses around a few of its mentions.
    """
    said = [(text[mention.start : mention.end].casefold(), mention.value[4:]) for mention in mentions]
    years: dict[tuple[str, str], Counter[str]] = {}
    for mention, key in zip(mentions, said, strict=True):
        if not mention.absolute and key[1].count("-") == 2:
            years.setdefault(key, Counter())[mention.value] += 1
    return [
        mention if mention.absolute or key not in years else mention._replace(value=years[key].most_common(1)[0][0])
        for mention, key in zip(mentions, said, strict=True)
    ]
