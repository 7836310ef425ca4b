"""Generated lists of other articles, of the kinds that news sites print.

A source publishes an article an hour on average; its pages are seen at random moments. A kind is a function that makes
a printer, which gives the titles that a page lists at a moment. Windows show the newest articles; rotating kinds lose
titles that are still published.
"""

import random
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import exp

from clipwire.stories.windows import Shown

START = datetime(2026, 1, 1, tzinfo=UTC)
MAX_LISTS = 100
"""Of one source: as many as `place_article` compares."""
RENAMED = " (new)"
"""The end of a title that was changed."""
Printer = Callable[[float, str], list[str]]
"""Minute, title of the page -> titles, from the top."""
Kind = Callable[["Site"], Printer]


@dataclass
class Site:
    """What a source publishes. `Site(random.Random(7))` is always the same."""

    rng: random.Random
    published: list[tuple[float, str]] = field(default_factory=list)
    """Minute and title, oldest first."""
    taken_down: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Title -> from when to when its article is not published."""

    def __post_init__(self) -> None:
        minute = 0.0
        for number in range(self.rng.choice([60, 120, 250])):
            minute += self.rng.expovariate(1 / 60)
            self.published.append((minute, f"t{number}"))

    def newest(self, minute: float, count: int, own: str = "") -> list[str]:
        """The newest titles, the newest first, without that of the page."""
        return [title for _, title in self.dated(minute, count + 1) if title != own][:count]

    def dated(self, minute: float, count: int) -> list[tuple[float, str]]:
        found = []
        for at, title in reversed(self.published[: bisect(self.published, (minute, "~"))]):
            start, end = self.taken_down.get(title, (minute + 1, 0.0))
            if not start <= minute < end:
                found.append((at, title))
            if len(found) == count:
                break
        return found

    def take_down(self, count: int, comes_back: bool) -> None:
        """Take articles down some time after they were published."""
        for at, title in self.rng.sample(self.published[20:], count):
            start = at + self.rng.uniform(30, 600)
            self.taken_down[title] = (start, start + self.rng.uniform(200, 600) if comes_back else 1e9)

    def seen(self, kind: Kind) -> list[Shown]:
        """Pages of the source as they are seen one after the other; some at the same moment."""
        printed, lists = kind(self), list[Shown]()
        minute, pause = self.rng.uniform(600, 1200), self.rng.choice([5, 30, 60, 180, 600])
        while minute < self.published[-1][0] and len(lists) < MAX_LISTS:
            own = self.rng.choice(self.newest(minute, 40))
            titles = tuple(title for title in printed(minute, own) if title != own)
            lists.append(Shown(START + timedelta(minutes=minute), f"{own}-{len(lists)}", own, titles))
            minute += self.rng.expovariate(1 / pause) if self.rng.random() < 0.9 else 0
        return lists


# --- windows ----------------------------------------------------------------------------------------------------------


def window(site: Site) -> Printer:
    count = site.rng.randint(5, 25)
    return lambda minute, own: site.newest(minute, count, own)


def windows_of_any_length(site: Site) -> Printer:
    return lambda minute, own: site.newest(minute, site.rng.randint(5, 25), own)


def second_pages(site: Site) -> Printer:
    """Some pages list what came before the newest."""
    count = site.rng.randint(5, 15)

    def printed(minute: float, own: str) -> list[str]:
        skipped = site.rng.choice([0, 0, 0, 3, 8])
        return site.newest(minute, skipped + count, own)[skipped:]

    return printed


def renamed(site: Site) -> Printer:
    """Some articles get another title some time later."""
    count, share = site.rng.randint(5, 20), site.rng.choice([0.05, 0.2])
    when = {title: at + site.rng.uniform(30, 400) for at, title in site.published if site.rng.random() < share}
    return lambda minute, own: [
        it + RENAMED if minute > when.get(it, minute) else it for it in site.newest(minute, count, own)
    ]


def moved_to_the_top(site: Site) -> Printer:
    """Articles that are edited move to the top."""
    count, share = site.rng.randint(5, 20), site.rng.choice([0.05, 0.2])
    when = {title: at + site.rng.uniform(30, 400) for at, title in site.published if site.rng.random() < share}

    def printed(minute: float, own: str) -> list[str]:
        moved = [
            (when[it] if when.get(it, minute) < minute else at, it) for at, it in site.dated(minute, 80) if it != own
        ]
        return [it for _, it in sorted(moved, reverse=True)][:count]

    return printed


def cached(site: Site) -> Printer:
    """Pages come from caches of different ages."""
    count, age = site.rng.randint(5, 20), site.rng.choice([30, 200])
    return lambda minute, own: site.newest(minute - site.rng.expovariate(1 / age), count, own)


def late_and_cached(site: Site) -> Printer:
    """Some articles come in further down, and caches do not have them yet."""
    count = site.rng.randint(5, 20)
    visible = {
        title: at + (site.rng.uniform(60, 400) if site.rng.random() < 0.05 else 0) for at, title in site.published
    }

    def printed(minute: float, own: str) -> list[str]:
        then = minute - site.rng.expovariate(1 / 60)
        return [it for it in site.newest(then, count + 10, own) if visible[it] <= then][:count]

    return printed


# --- rotating lists ---------------------------------------------------------------------------------------------------


def random_choice(site: Site) -> Printer:
    count, pool = site.rng.randint(4, 15), site.rng.randint(16, 60)

    def printed(minute: float, own: str) -> list[str]:
        recent = site.newest(minute, pool, own)
        return site.rng.sample(recent, min(count, len(recent)))

    return printed


def random_choice_by_date(site: Site) -> Printer:
    count = site.rng.randint(4, 15)
    pool = count + site.rng.randint(1, 30)

    def printed(minute: float, own: str) -> list[str]:
        recent = site.newest(minute, pool, own)
        chosen = set(site.rng.sample(recent, min(count, len(recent))))
        return [it for it in recent if it in chosen]

    return printed


def almost_a_window(site: Site) -> Printer:
    """Each list leaves a few titles out, by chance."""
    count, share = site.rng.randint(6, 20), site.rng.choice([0.01, 0.02, 0.05, 0.1, 0.2])
    return lambda minute, own: [it for it in site.newest(minute, count + 3, own) if site.rng.random() > share][:count]


def random_choice_for_hours(site: Site) -> Printer:
    """A choice by date that is made anew every few hours."""
    count, hours = site.rng.randint(4, 15), site.rng.choice([3, 10])
    pool = count + site.rng.randint(2, 30)
    made: dict[int, list[str]] = {}

    def printed(minute: float, own: str) -> list[str]:
        time = int(minute // (60 * hours))
        if time not in made:
            recent = site.newest(minute, pool)
            chosen = set(site.rng.sample(recent, min(count, len(recent))))
            made[time] = [it for it in recent if it in chosen]
        return made[time]

    return printed


def most_read(site: Site, count: int | None = None) -> Printer:
    """Ranked by readers within some hours or days; readers come soon after publication."""
    count = count or site.rng.randint(4, 15)
    hours, noise = site.rng.choice([12, 24, 72]), site.rng.choice([0, 0.02, 0.2])
    appeal = {title: site.rng.paretovariate(1.2) for _, title in site.published}

    def printed(minute: float, own: str) -> list[str]:
        ranked = [
            (appeal[it] * (1 - exp((at - minute) / 200)) * (1 + noise * site.rng.gauss(0, 1)), it)
            for at, it in site.dated(minute, 200)
            if minute - at < 60 * hours and it != own
        ]
        return [it for _, it in sorted(ranked, reverse=True)][:count]

    return printed


def hot(site: Site) -> Printer:
    """Ranked by appeal, which fades with age."""
    count, fades = site.rng.randint(5, 15), site.rng.choice([300, 1000])
    appeal = {title: site.rng.paretovariate(2) for _, title in site.published}

    def printed(minute: float, own: str) -> list[str]:
        ranked = [(appeal[it] * exp((at - minute) / fades), it) for at, it in site.dated(minute, 150) if it != own]
        return [it for _, it in sorted(ranked, reverse=True)][:count]

    return printed


def picks(site: Site) -> Printer:
    """An editor's choice: a new one at the top, and one of the others leaves."""
    count, minute_now, chosen = site.rng.randint(4, 12), 0.0, list[str]()

    def printed(minute: float, own: str) -> list[str]:
        nonlocal minute_now
        if not chosen:
            chosen.extend(site.newest(minute, count))
            minute_now = minute
        while minute_now < minute:
            minute_now += site.rng.expovariate(1 / 120)
            new = [it for it in site.newest(minute_now, 15) if it not in chosen]
            if new:
                chosen.insert(site.rng.choice([0, 0, 0, site.rng.randint(0, count - 1)]), new[0])
                chosen.pop(site.rng.randrange(len(chosen) // 2, len(chosen)))
        return chosen

    return printed


# --- lists that differ by page, or of two parts -----------------------------------------------------------------------


def same_tag(site: Site) -> Printer:
    """The newest articles with a tag of the page."""
    count, tags = site.rng.randint(5, 15), site.rng.choice([2, 3, 5])
    tagged = {title: set(site.rng.sample(range(tags), site.rng.choice([1, 1, 2]))) for _, title in site.published}
    return lambda minute, own: [it for it in site.newest(minute, 200, own) if tagged[it] & tagged[own]][:count]


def like_the_page(site: Site) -> Printer:
    """Those most like the page, always the same for a page; by date for every other source."""
    count, by_date = site.rng.randint(4, 12), site.rng.random() < 0.5

    def printed(minute: float, own: str) -> list[str]:
        recent = site.newest(minute, 60, own)
        likeness = {it: random.Random(f"{own} {it}").random() for it in recent}
        alike = sorted(recent, key=lambda it: likeness[it])[:count]
        return [it for it in recent if it in alike] if by_date else alike

    return printed


def window_and_most_read(site: Site) -> Printer:
    return _two(site, window(site), most_read(site, site.rng.randint(3, 8)))


def window_and_random_choice(site: Site) -> Printer:
    return _two(site, window(site), random_choice(site))


def _two(site: Site, one: Printer, other: Printer) -> Printer:
    first, second = (one, other) if site.rng.random() < 0.5 else (other, one)
    return lambda minute, own: list(dict.fromkeys([*first(minute, own), *second(minute, own)]))


def pinned(site: Site) -> Printer:
    """One to three older articles stay at the top for some hours."""
    count, stays = site.rng.randint(5, 15), site.rng.choice([400, 2000])
    pins = site.rng.randint(1, 3)

    def printed(minute: float, own: str) -> list[str]:
        at_top = []
        for number in range(pins):
            since = ((minute + number * stays / pins) // stays) * stays - number * stays / pins
            older = site.newest(since, 30)
            at_top += [random.Random(f"{since} {number}").choice(older)] if older else []
        return list(dict.fromkeys([*(it for it in at_top if it != own), *site.newest(minute, count, own)]))

    return printed


WINDOWS: Sequence[Kind] = (window, windows_of_any_length, second_pages, renamed, moved_to_the_top, cached)
OTHERS: Sequence[Kind] = (
    *(late_and_cached, random_choice, random_choice_by_date, almost_a_window, random_choice_for_hours),
    *(most_read, hot, picks, same_tag, like_the_page, window_and_most_read, window_and_random_choice, pinned),
)
KINDS = (*WINDOWS, *OTHERS)


def site_of(kind: Kind, seed: int) -> Site:
    return Site(random.Random(f"{kind.__name__} {seed}"))
