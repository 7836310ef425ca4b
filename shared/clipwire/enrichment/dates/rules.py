"""Apply a table of date expressions to a text.

A row of a table has a template and a resolver. The template is a regular expression in which `{month}` is a class of
words, as a named group, and a space is white space within a paragraph. Every template begins with a class of words, so
rules are tried only at words that some template can begin with.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from clipwire.enrichment.dates.values import Tense, Value, of_day
from clipwire.enrichment.dates.word_classes import Class, WordClass


class Mention(NamedTuple):
    """A date expression in a text, `text[start:end]`, and its calendar value."""

    start: int
    end: int
    value: str
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    absolute: bool
    """Whether the text itself has the year."""


# The input of a resolver

PUBLICATION_YEARS = range(1500, 2500)
"""A day of publication in another year is treated as unknown."""
DAYS_IN_NEWS = 31
"""A day without a year that is in the month before publication is no day of an earlier year that the text names."""
MONTH_FIRST_REACH_CHARS = 20_000
_THAT = re.compile(r"(?<!\w)(?:that|ese|aquel|esse|desse|naquele|aquele|jene[mnrs]|того|тот)\s\Z", re.I)
_SECOND_NUMBER = re.compile(r"(?<!\d)\d{1,2}[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")


class Said(NamedTuple):
    """The previous date in the text, from which "the following day" is counted."""

    end: int
    value: Value


class Reading:
    """A text while its dates are found: everything that a resolver may use besides its own match."""

    def __init__(self, text: str, published: date | None, tense_at: Callable[[str, int, int], Tense | None]) -> None:
        self.text = text
        self.published = published if published and published.year in PUBLICATION_YEARS else None
        self.last: Said | None = None
        self.used_today = False
        self._tense_at = tense_at

    def tense(self, expression: re.Match[str]) -> Tense | None:
        """The tense of the words around an expression, or None if no word shows one."""
        return self._tense_at(self.text, expression.start(), expression.end())

    @cached_property
    def month_first(self) -> bool:
        """Whether a date in digits shows that the text puts the month first: 04/24/2025."""
        return any(int(second) > 12 for second in _SECOND_NUMBER.findall(self.text[:MONTH_FIRST_REACH_CHARS]))

    @property
    def today(self) -> date:
        """The day of publication. Raises `NotPublished` if it is unknown, in which case the rule does not apply."""
        self.used_today = True
        if self.published is None:
            raise NotPublished
        return self.published

    @property
    def today_value(self) -> Value:
        return of_day(self.today)

    def last_value(self, reach: int, at: int) -> Value | None:
        """The previous date, if it ends at most `reach` characters before `at`."""
        return self.last.value if self.last and at - self.last.end <= reach else None


class NotPublished(Exception):
    """The expression depends on the day of publication, which is unknown."""


Resolver = Callable[[re.Match[str], Reading], Value | None]
"""Returns the value of an expression, or None if the rule does not apply after all."""

Row = tuple[str, Resolver | None]
"""Template and resolver. An expression without a resolver is skipped: it has no calendar value (a quarter)."""


# Classes of words


def _expression(words: Class) -> str:
    return words if isinstance(words, str) else words.expression


# Tables

_CLASS = re.compile(r"\{([a-z]+\d?)\}")
_GAP = r"(?:(?!\n\n)\s{1,3})"
_DIGITS = r"\d+(?:st|nd|rd|th)?"
_LEADING_DIGITS = re.compile(_DIGITS)
_MAX_DIGITS = 4
_WORD = re.compile(r"\w+")


class Rule:
    """A row. Its template is compiled when a text first has one of its first words, which is rare for most rows."""

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
        """Make a table of rows whose templates refer to `classes`.

        A digit behind the name of a class ("{month2}") makes another group of it. If `spaced`, expressions begin at the
        beginning of words; in scripts without spaces they may begin anywhere.
        """
        self._classes = {name: _expression(words).replace(" ", r"\s") for name, words in classes.items()}
        self._rules = [self._rule(template, resolve) for template, resolve in rows]
        self._firsts = {first: re.compile(first) for first in dict.fromkeys(rule.first for rule in self._rules)}
        self._starts = [_LEADING_DIGITS, *self._firsts.values()]
        either = "|".join([_DIGITS, *self._firsts])
        self._anywhere = None if spaced else re.compile(rf"(?<![\d.])(?=(?P<start>{either}))")
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
        """The dates in a text in order. If several rules match at one place, the first in the table wins."""
        found, text, at = [], reading.text, 0
        for start, end in self._places(text):
            if start < at:
                continue
            at = end
            for rule in self._rules_for(text[start:end]):
                expression = rule.pattern.match(text, start)
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
        return _agreeing(found, reading)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each first class of an expression. The first letters of a word rule out most words."""
        if self._anywhere:
            yield from (place.span("start") for place in self._anywhere.finditer(text))
            return
        for word in _WORD.finditer(text):
            if self._may_begin(word[0]):
                found = (start.match(text, word.start()) for start in self._starts)
                yield from (match.span() for match in islice(filter(None, found), 1))

    def _rules_for(self, word: str) -> tuple[Rule, ...]:
        """The rules whose first class matches the word. A first class must not look ahead beyond the word."""
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


def _agreeing(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """The mentions, with the same year for all mentions of a day without a year.

    "October 7" means the same day throughout a text, whatever the tenses around a few of its mentions: that of an
    earlier "October 7, 2023", if there is one, else that of most of its mentions.
    """
    said = [(reading.text[mention.start : mention.end].casefold(), mention.value[4:]) for mention in mentions]
    counts: dict[tuple[str, str], Counter[str]] = {}
    for mention, key in zip(mentions, said, strict=True):
        if not mention.absolute and key[1].count("-") == 2:
            counts.setdefault(key, Counter())[mention.value] += 1
    found, whole = [], dict[str, str]()
    for mention, key in zip(mentions, said, strict=True):
        if mention.absolute:
            whole.setdefault(key[0], mention.value)
        elif key in counts:
            value = counts[key].most_common(1)[0][0]
            mention = mention._replace(value=_named_before(mention, key[0], value, whole, reading) or value)
        found.append(mention)
    return found


def _named_before(mention: Mention, words: str, value: str, whole: Mapping[str, str], reading: Reading) -> str | None:
    """The day that was named with its year before; None if `value` is ahead or in the news, unless it is "that" day."""
    named = next((day for name, day in whole.items() if words in name and day[4:] == value[4:]), None)
    if not named or not reading.published or not any(sign.isdecimal() for sign in words):
        return None
    is_old = date.fromisoformat(value) < reading.published - timedelta(days=DAYS_IN_NEWS)
    return named if is_old or _THAT.search(reading.text, max(0, mention.start - 12), mention.start) else None
