"""How a table of date expressions is read against a text.

A row of a table is a template and a resolver. The template is a regular expression in which `{month}` stands for a
class of words (a named group), a space for white space within a paragraph. A template begins with a class, so that one
search for the first words of all rules finds the few places in a text where any of them is tried.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from clipwire.enrichment.dates.values import Tense, Value, of_day


class Mention(NamedTuple):
    """A date expression in a text and the calendar value that it stands for."""

    start: int
    end: int
    value: str
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    absolute: bool
    """Whether the text itself says the year."""


class Said(NamedTuple):
    """The last date before an expression: what "the following day" hangs on."""

    end: int
    value: Value


class Reading:
    """What a resolver may look at besides its own match."""

    def __init__(self, text: str, published: date | None, tense_at: Callable[[str, int, int], Tense | None]) -> None:
        self.text = text
        self.published = published if published and published.year in _YEARS_OF_THE_PRESS else None
        self.last: Said | None = None
        self.leant_on_today = False
        self._tense_at = tense_at

    def tense(self, expression: re.Match[str]) -> Tense | None:
        """Whether the words around an expression speak of what was or of what will be."""
        return self._tense_at(self.text, expression.start(), expression.end())

    @cached_property
    def month_first(self) -> bool:
        """Whether a date in digits shows that the text writes the month first: 04/24/2025."""
        return any(int(second) > 12 for second in _SECOND_NUMBER.findall(self.text[:20_000]))

    @property
    def today(self) -> date:
        """The day of publication; rules that ask for it do not apply where it is unknown."""
        self.leant_on_today = True
        if self.published is None:
            raise NotPublished
        return self.published

    @property
    def today_value(self) -> Value:
        return of_day(self.today)

    def last_value(self, reach: int, at: int) -> Value | None:
        """The date said at most `reach` characters before `at`."""
        return self.last.value if self.last and at - self.last.end <= reach else None


class NotPublished(Exception):
    """An expression hangs on the day of publication, which is not known."""


Resolver = Callable[[re.Match[str], Reading], Value | None]
"""The value of an expression, or None where the rule does not hold after all."""

Row = tuple[str, Resolver | None]
"""Template and resolver; no resolver: read over it, since it has no calendar value (a quarter, a week, a street)."""

_CLASS = re.compile(r"\{([a-z]+\d?)\}")
_GAP = r"(?:(?!\n\n)\s{1,3})"
_DIGITS = r"\d+(?:st|nd|rd|th)?"
_MOST_DIGITS = 4
_WORD = re.compile(r"\w+")
_YEARS_OF_THE_PRESS = range(1500, 2500)
"""Other days of publication are mistakes."""

_SECOND_NUMBER = re.compile(r"(?<!\d)\d{1,2}[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")


class WordClass(NamedTuple):
    """Words that a template may name."""

    expression: str
    beginnings: tuple[str, ...]
    """What its words begin with, in lower case and as far as it is plain letters; a whole word ends with a space."""


Class = WordClass | str
"""One that is only an expression begins with a digit."""

NOTHING = r"(?!)"
"""An expression that fits nowhere."""
_GROUP_OR_BAR = re.compile(r"\\.|\[[^]]*\]|[(|)]")
"""Escaped signs and classes of letters are passed over."""
_ALTERNATIVES = re.compile(r"(?:\(\?:)?([^()]*)")
_PLAIN = re.compile(r"(?:\w(?![?*]))*")


def any_case(expressions: Iterable[str], then: str = "") -> WordClass:
    """A class of words in any case, longest first; `then` is what must follow. Without words it fits nothing.

    The first letter is spelt out in both cases, so that a search passes over other words by one look at a letter.
    """
    alternatives = [part for expression in filter(None, expressions) for part in alternatives_of(expression)]
    if not alternatives:
        return WordClass(NOTHING, ())
    words = "|".join(_any_case(word) for word in sorted(alternatives, key=len, reverse=True))
    starts = [start for word in alternatives for start in _beginnings(word, ends=bool(then))]
    return WordClass(f"(?:{words}){then}", tuple(starts))


def alternatives_of(expression: str) -> Iterator[str]:
    """The alternatives of an expression: what | separates outside groups."""
    start = depth = 0
    for sign in _GROUP_OR_BAR.finditer(expression):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield expression[start : sign.start()]
            start = sign.end()
    yield expression[start:]


def _beginnings(expression: str, ends: bool) -> Iterator[str]:
    """ "mon" of "mon\\.?", "an" of "année?", "a " of "a": what a word is looked at for first, digits but for."""
    if expression.startswith(r"\d"):
        return
    for part in _ALTERNATIVES.match(expression)[1].split("|"):  # type: ignore[index]  # it matches anything
        plain = _PLAIN.match(part)[0]  # type: ignore[index]
        is_word = (ends and plain == expression) or expression[len(plain) :].startswith(" ")
        yield plain.lower() + " " * is_word


def _any_case(word: str) -> str:
    if word[0].isalpha() and not ("(" in word and "|" in word):
        return f"[{word[0].lower()}{word[0].upper()}](?i:{word[1:]})"
    return f"(?i:{word})"


def _expression(words: Class) -> str:
    return words if isinstance(words, str) else words.expression


class Rule:
    """A row made ready: most rows of a table never meet their first word, so each is compiled when it does."""

    def __init__(self, first_class: str, first: str, expression: str, resolve: Resolver | None) -> None:
        self.first_class = first_class
        self.first = first
        self.resolve = resolve
        self._expression = expression

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._expression)


class Grammar:
    """A table made ready for searching."""

    def __init__(self, classes: Mapping[str, Class], rows: Iterable[Row], spaced: bool = True) -> None:
        """`classes`: a digit after a name ("{month2}") makes it another group.

        `spaced`: expressions begin where words do. In scripts without spaces they begin anywhere.
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
        """The dates of a text in order; where several rules fit, the earliest in the table wins."""
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
        """Where an expression may begin. Most words begin none, and are passed over by what is known of each."""
        if self._anywhere:
            yield from (place.start() for place in self._anywhere.finditer(text))
            return
        for word in _WORD.finditer(text):
            if self._may_begin(word[0]):
                yield word.start()

    def _rules_for(self, word: str) -> tuple[Rule, ...]:
        """Those whose first class has the word; a class must not look ahead for more than the word."""
        if word[0].isdigit() and len(word) > _MOST_DIGITS:
            return ()
        rules = self._rules_by_word.get(word)
        if rules is None:
            firsts = {first for first, pattern in self._firsts.items() if pattern.match(word)}
            rules = tuple(rule for rule in self._rules if rule.first in firsts)
            self._rules_by_word[word] = rules
        return rules


def _resolved(resolve: Resolver, expression: re.Match[str], reading: Reading) -> Mention | None:
    reading.leant_on_today = False
    try:
        value = resolve(expression, reading)
    except NotPublished:
        return None
    if value is None or not value.exists():
        return None
    reading.last = Said(expression.end(), value)
    return Mention(*expression.span(), str(value), absolute=not reading.leant_on_today)


def _agreeing(mentions: list[Mention], text: str) -> list[Mention]:
    """ "October 7", said again and again, is of one year, whatever the verbs around a few of them suggest."""
    said = [(text[mention.start : mention.end].casefold(), mention.value[4:]) for mention in mentions]
    years: dict[tuple[str, str], Counter[str]] = {}
    for mention, key in zip(mentions, said, strict=True):
        if not mention.absolute and key[1].count("-") == 2:
            years.setdefault(key, Counter())[mention.value] += 1
    return [
        mention if mention.absolute or key not in years else mention._replace(value=years[key].most_common(1)[0][0])
        for mention, key in zip(mentions, said, strict=True)
    ]
