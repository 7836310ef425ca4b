"""Decide from the lists of one source which titles are gone from them, and which are back.

A list of the newest articles is a window: new titles come in at its top, old ones leave at its bottom, and those
between keep their places. If a title is missing between an older and a newer neighbour, it was taken out. Lists of
other kinds (random choices, most-read rankings) lose titles all the time. So each source has to prove first that its
lists are windows: its other titles have to keep their places, many times and without exception.

The limits below were chosen on generated lists (`tests/benchmarks/count_false_alarms.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

MAX_TITLES = 40
"""Maximum number of titles of one list that are compared, from its top."""
REACH = 4
"""Number of titles above and below a title that are its neighbours."""
MAX_PINNED = 2
"""Maximum number of titles that stay above the newest one."""
MAX_OUT_OF_PLACE = 2
"""Maximum number of places that a title is higher than new titles have moved it down: the page's own title is not in
the list, and another one may be gone."""
MIN_BELOW = 4
"""Minimum number of titles that a list shows below a gap. Fewer may be the rest of a ranking behind the window."""
MIN_MISSES = 2
"""Minimum number of lists that should show a title and do not."""
MIN_SHOWN = 2
"""Minimum number of lists that showed it before."""
MIN_LISTS = 6
"""Minimum number of lists of a source."""
MIN_KEPT = 100
"""Minimum number of times that a list with something new showed other titles in their places."""
MIN_ARRIVALS = 4
"""Minimum number of new titles that came in at the top."""
MAX_ELSEWHERE = 0.1
"""Maximum number of new titles that came in further down (late or renamed ones), as a share of those at the top."""
MAX_GONE = 0.1
"""Maximum number of other titles that are gone too, as a share of all that were shown in their places."""


@dataclass(frozen=True)
class Shown:
    """The list on one page, with folded titles."""

    moment: datetime
    page: str
    """The id of the page's article."""
    own: str
    """The title of the page itself, which its list leaves out."""
    titles: tuple[str, ...]
    """From the top."""


@dataclass(frozen=True)
class Absence:
    """A title that lists of its source should show and do not."""

    first_seen: datetime
    last_seen: datetime
    """When a list showed it last before it was missing."""
    missed: tuple[Shown, ...]
    """The lists without it, in order of time."""
    back: datetime | None = None
    """When a list showed it again; None if it is still gone."""


@dataclass
class _Title:
    first_list: int
    """The number of the list that showed it first."""
    last_list: int
    first_seen: datetime
    last_seen: datetime
    shown: int = 0
    kept: int = 0
    """Lists with something new that showed it between its neighbours."""
    above: set[str] = field(default_factory=set)
    below: set[str] = field(default_factory=set)
    is_fixed: bool = False
    """Whether new titles came in without moving it down, as below a pinned title or above a ranking."""
    is_late: bool = False
    """Whether it came in between known titles."""
    overtaken: int = 0
    """Titles that came in above it."""
    missed: list[Shown] = field(default_factory=list)
    """Lists without it since it was shown last."""
    proofs: list[Shown] = field(default_factory=list)
    """Those of them with enough titles below its place."""
    absences: list[Absence] = field(default_factory=list)


def absences(lists: Sequence[Shown]) -> dict[str, Absence]:
    """Folded title -> its last absence, for titles that are gone or back. `lists` are of one source, in order of time.

    Empty unless the source's lists are windows on its newest articles.
    """
    watch = Watch()
    for shown in lists:
        watch.look_at(shown)
    return watch.absences()


class Watch:
    """The titles that the lists of a source have shown so far. Lists are added in order of time."""

    def __init__(self) -> None:
        self.titles: dict[str, _Title] = {}
        self.lists = self.arrivals = self.elsewhere = self.inversions = 0

    def look_at(self, shown: Shown) -> None:
        order = list(dict.fromkeys(shown.titles[:MAX_TITLES]))
        places = {title: place for place, title in enumerate(order)}
        has_moved = any(title not in self.titles for title in order)
        for title, known in self.titles.items():
            if title in places:
                self._shown_again(known, places[title], places, shown, has_moved)
            elif title != shown.own and shown.moment > known.last_seen:
                below = self._below_its_gap(known, places, order)
                known.missed += [shown] if below else []
                known.proofs += [shown] if below >= MIN_BELOW else []
        late = self._arrive(order, places)
        for title in order:
            known = self.titles.setdefault(title, _Title(self.lists, self.lists, shown.moment, shown.moment))
            known.is_late |= title in late
            known.shown += 1
            known.last_list, known.last_seen = self.lists, shown.moment
            known.above.update(order[max(places[title] - REACH, 0) : places[title]])
            known.below.update(order[places[title] + 1 : places[title] + 1 + REACH])
        self.lists += 1

    def _shown_again(self, known: _Title, place: int, places: dict[str, int], shown: Shown, has_moved: bool) -> None:
        above = [places[title] for title in known.above if title in places]
        below = [places[title] for title in known.below if title in places]
        known.is_fixed |= place < known.overtaken - MAX_OUT_OF_PLACE
        self.inversions += sum(it > place for it in above) + sum(it < place for it in below)
        if has_moved and any(it < place for it in above) and any(it > place for it in below):
            known.kept += 1
        if any(it.moment < shown.moment for it in known.missed):
            proofs = tuple(it for it in known.proofs if it.moment < shown.moment)
            known.absences.append(Absence(known.first_seen, known.last_seen, proofs, shown.moment))
        known.missed, known.proofs = [], []

    def _below_its_gap(self, known: _Title, places: dict[str, int], order: list[str]) -> int:
        """The number of titles below the place where a list should show a title.

        0 if it need not: without an older and a newer neighbour, or with something new between them.
        """
        above = [places[title] for title in known.above if title in places and self._moves(title)]
        below = [places[title] for title in known.below if title in places and not self.titles[title].is_fixed]
        if not above or not below or max(above) > min(below):
            return 0
        is_renamed = any(self._came_after(title, known) for title in order[max(above) : min(below)])
        return 0 if is_renamed else len(order) - min(below)

    def _came_after(self, title: str, gone: _Title) -> bool:
        """Whether a title was never shown while another was: it may be the same article under a new title."""
        return title not in self.titles or self.titles[title].first_list > gone.last_list

    def _moves(self, title: str) -> bool:
        """Whether new titles come in above a title, so that it is not pinned."""
        known = self.titles[title]
        return known.overtaken > 0 and not known.is_fixed

    def _arrive(self, order: list[str], places: dict[str, int]) -> set[str]:
        """Count the new titles of a list by where they came in. Those that came in between known ones."""
        late = set()
        known = [places[title] for title in order if title in self.titles]
        for title in order:
            if title in self.titles:
                continue
            above = [place for place in known if place < places[title]]
            if len(above) == len(known):
                continue  # at the bottom: a longer list, or one that a title left
            if len(above) > MAX_PINNED or above != list(range(len(above))):
                self.elsewhere += 1
                late.add(title)
                continue
            self.arrivals += 1
            for place in known:
                one = self.titles[order[place]]
                if place in above:
                    one.is_fixed = True
                else:
                    one.overtaken += 1
        return late

    def absences(self) -> dict[str, Absence]:
        if self.lists < MIN_LISTS or self.arrivals < MIN_ARRIVALS or self.inversions:
            return {}
        if self.elsewhere > 1 and self.elsewhere > MAX_ELSEWHERE * self.arrivals:
            return {}
        last = {title: absence for title, known in self.titles.items() if (absence := _last_absence(known))}
        if len(last) > 1 + MAX_GONE * sum(known.kept > 0 for known in self.titles.values()):
            return {}
        kept = sum(known.kept for known in self.titles.values())
        return {
            title: absence
            for title, absence in last.items()
            if len(absence.missed) >= MIN_MISSES
            and kept - self.titles[title].kept >= MIN_KEPT
            and self._is_witnessed(self.titles[title])
            and not any(known.absences for other, known in self.titles.items() if other != title)
        }

    def _is_witnessed(self, known: _Title) -> bool:
        return known.shown >= MIN_SHOWN and not known.is_fixed and not known.is_late and len(known.absences) <= 1


def _last_absence(known: _Title) -> Absence | None:
    if known.missed:
        return Absence(known.first_seen, known.last_seen, tuple(known.proofs))
    return known.absences[-1] if known.absences else None
