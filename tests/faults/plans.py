"""A plan: files, the order in which their messages are delivered, and faults. A seed makes the whole plan."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from tests.faults import files as made
from tests.faults.files import File, Nature, Part
from tests.faults.world import SOURCES, SUBJECTS, Sight, Story, as_dump, as_feed, as_html, as_json_lines, as_web_archive

FIRST_ARRIVAL = datetime(2026, 1, 10, 12, tzinfo=UTC)
CRAWLED = [date(2025, 5, day) for day in range(1, 6)]
LYING = date(2099, 1, 1)
"""A date in the future: the page counts as seen when it arrived."""
WORDINGS = 3

Function = Literal["ingest_article", "read_large", "unpack_archive", "pass_on", "place_article", "record_failure"]
Trouble = Literal["throttled", "server error", "denied", "answer lost", "crash before", "crash after", "rival"]
Target = Literal["any call", "receipts", "marks", "topic"]


@dataclass(frozen=True)
class Fault:
    """Trouble for `times` calls of a function, beginning with its `nth` call of the target's kind."""

    function: Function
    trouble: Trouble
    nth: int
    times: int = 1
    target: Target = "any call"
    rival: int = 0
    """The file that another copy of `ingest_article` reads during the call, if the trouble is a rival."""


@dataclass(frozen=True)
class Step:
    """deliver: send the message of a file, again if it was sent before. work: deliver one batch from each queue and
    the stream. restart: start all functions cold. repeat: read the stream again from its beginning."""

    does: Literal["deliver", "work", "restart", "repeat"]
    file: int = 0


@dataclass(frozen=True)
class Plan:
    seed: int
    files: tuple[File, ...]
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    hurried: bool = False
    """Whether `unpack_archive` has time for only one member in each step."""
    files_at_once: int = 1
    """With more than one, a plan does not repeat exactly."""


def plan_of(seed: int) -> Plan:
    return _Maker(seed).plan()


HOSTILE_NAMES = [
    "a page.html",
    "100%.txt",
    "a+b=c&d.html",
    "#1!.txt",
    "страница.html",
    "..\\page.txt",
    "2025//page.html",
    "'quoted' \"twice\".htm",
    "e\u0301cole.html",
    "ends with a blank ",
    "\U0001f4f0.html",
    "n" * 900,
]

MEMBER_NAMES = ["a.html", "a.html", "a.html (2)", "b.html", "folder/a.html", "o.zip", "o.zip/a.html", "!a.html"]
"""Names that collide, also with the name that the second of two members of one name is given."""


class _Maker:
    """Makes one plan."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.stories: list[Story] = []
        self.files: list[File] = []

    def plan(self) -> Plan:
        self._invent_stories()
        for _ in range(self.rng.choice([2, 3, 3, 4, 4, 5, 6])):
            self.files.append(self._file())
        faults = tuple(self._fault() for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3])))
        return Plan(self.seed, tuple(self.files), tuple(self._steps()), faults, hurried=self.rng.random() < 0.3)

    # --- stories ------------------------------------------------------------------------------------------------------

    def _invent_stories(self) -> None:
        sources = random.Random(f"sources of {self.seed}")  # so that the other choices of a seed stay
        for number in range(1, self.rng.choice([2, 3, 4])):
            subject = self.rng.randrange(len(SUBJECTS))
            headline = SUBJECTS[subject][0].format(chr(64 + number) * 3)
            day = date(2025, 4, self.rng.randint(20, 24))
            address = f"https://harbour-times.example/2025/{number}" if self.rng.random() < 0.5 else None
            [form] = sources.choices(["whole", "cut", "padded", "report"], [3, 1, 1, 2])
            self.stories.append(Story(number, subject, headline, day, address, sources.choice(SOURCES), form))
        first = self.stories[0]
        if first.address is None and self.rng.random() < 0.15 and first.form != "cut":
            other = (first.subject + 1) % len(SUBJECTS)
            # as "Weather" of one day; short texts, or texts that are both padded, have too much in common
            self.stories.append(replace(first, number=len(self.stories) + 1, subject=other, form="whole"))

    def _sight(self, on_web: bool | None = None) -> Sight:
        able = [story for story in self.stories if on_web is None or bool(story.address) == on_web]
        story = self.rng.choice(able or self.stories)
        return Sight(story, self.rng.randrange(WORDINGS), self.rng.choice(CRAWLED))

    def _has(self, on_web: bool) -> bool:
        return any(bool(story.address) == on_web for story in self.stories)

    # --- files --------------------------------------------------------------------------------------------------------

    def _file(self) -> File:
        kinds: list[tuple[Callable[[], File | None], float]] = [
            (self._page, 6),
            (self._copy, 1.5),
            (self._rewritten, 2),
            (self._feed, 2),
            (self._lines, 1),
            (self._web_archive, 1.5),
            (self._archive, 4),
            (self._junk, 1),
            (self._odd, 0.7),
            (self._folder, 0.4),
            (self._raiser, 0.5),
            (self._killer, 0.4),
        ]
        while True:
            [make] = self.rng.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
            if file := make():
                return file

    def _made(
        self, kind: str, content: bytes, parts: list[Part], form: made.Form = "single", key: str | None = None
    ) -> File:
        number = len(self.files)
        name = f"{number}.txt"
        if key is None and self.rng.random() < 0.15:
            name = f"{number}{self.rng.choice(HOSTILE_NAMES)}"
        arrived = FIRST_ARRIVAL + timedelta(minutes=number)
        return File(key or f"incoming/{name}", form, content, tuple(parts), arrived, kind)

    def _page(self) -> File:
        part = self._printed(self._sight())
        return self._made("page", part.data, [part])

    def _printed(self, sight: Sight, name: str = "", nature: Nature = Nature.GOOD) -> Part:
        """The story as a page dump or, if it has an address, as an HTML page, which has no crawl date."""
        if sight.story.address is None:
            return Part(nature, as_dump(sight), (sight,), name)
        sight = replace(sight, crawled=None)
        return Part(nature, as_html(sight), (sight,), name)

    def _copy(self) -> File | None:
        """The same bytes under another key."""
        able = [number for number, file in enumerate(self.files) if file.form != "folder"]
        if not able:
            return None
        of = self.files[number := self.rng.choice(able)]
        return self._made(f"copy of file {number}", of.content, list(of.parts), of.form)

    def _rewritten(self) -> File | None:
        """A later page under the key of an earlier one, crawled on the same day or later."""
        able = [file for file in self.files if file.kind in ("page", "rewritten page")]
        if not able:
            return None
        key = self.rng.choice(able).key
        [before] = max((file for file in able if file.key == key), key=lambda file: file.arrived).parts[0].sights
        crawled = before.crawled and max(before.crawled, self.rng.choice(CRAWLED))
        part = self._printed(replace(before, wording=self.rng.randrange(WORDINGS), crawled=crawled))
        return self._made("rewritten page", part.data, [part], key=key)

    def _feed(self) -> File | None:
        if not self._has(on_web=True):
            return None
        sights = {}
        for _ in range(2):
            sight = replace(self._sight(on_web=True), crawled=None, is_teaser=self.rng.random() < 0.7)
            sights[sight.story] = sight
        part = Part(Nature.GOOD, as_feed(list(sights.values())), tuple(sights.values()))
        return self._made("feed", part.data, [part])

    def _lines(self) -> File | None:
        if not self._has(on_web=True):
            return None
        sights = {sight.story: replace(sight, crawled=None) for sight in (self._sight(on_web=True) for _ in range(2))}
        lines = as_json_lines(list(sights.values()))
        if self.rng.random() < 0.3:
            parts = [Part(Nature.GOOD, b"", tuple(sights.values()))]
            return self._made("large JSON Lines", made.padded_lines(lines), parts)
        return self._made("JSON Lines", lines, [Part(Nature.GOOD, lines, tuple(sights.values()))])

    def _web_archive(self) -> File | None:
        if not self._has(on_web=True):
            return None
        sights = {(sight.story, sight.crawled): sight for sight in (self._sight(on_web=True) for _ in range(3))}
        crawled = list(sights.values())
        if self.rng.random() < 0.2:
            crawled[0] = replace(crawled[0], crawled=LYING)
        data = as_web_archive(crawled)
        if is_large := self.rng.random() < 0.3:
            data = made.padded_web_archive(data)
        parts = [Part(Nature.GOOD, b"", (sight,)) for sight in crawled]
        return self._made("large web archive" if is_large else "web archive", data, parts, "container")

    def _archive(self) -> File:
        natures = self.rng.choices(list(Nature), [12, 2, 1, 0.6, 0.4], k=self.rng.choice([1, 2, 3, 4]))
        names = self.rng.sample(MEMBER_NAMES, len(natures))
        parts = []
        days: set[tuple[Story, date | None]] = set()
        for name, nature in zip(names, natures, strict=True):
            part = self._member(name, nature)
            # nobody can say which of two wordings is newer that one file shows at one moment
            if not {(sight.story, sight.crawled) for sight in part.sights} & days:
                days |= {(sight.story, sight.crawled) for sight in part.sights}
                parts.append(part)
        is_large = self.rng.random() < 0.4
        size = "large" if is_large else "small"
        if self.rng.random() < 0.25:
            return self._made(f"{size} tar.gz", made.tar_gz_of(parts, is_large), parts, "container")
        if self.rng.random() < 0.15:
            inner = Part(Nature.GOOD, made.zip_of(parts), (), "inner.zip")
            return self._made(f"zip in a {size} zip", made.zip_of([inner], is_large), parts, "container")
        return self._made(f"{size} zip", made.zip_of(parts, is_large), parts, "container")

    def _member(self, name: str, nature: Nature) -> Part:
        match nature:
            case Nature.GOOD:
                return self._printed(self._sight(), name)
            case Nature.JUNK:
                return Part(nature, b"\x89PNG\r\n\x1a\n" + bytes(40), (), name)
            case Nature.ODD:
                return Part(nature, self._odd_document(), (), name)
        return self._spoilt(self._printed(self._sight(on_web=True), name), nature)

    def _spoilt(self, part: Part, nature: Nature) -> Part:
        mark = made.RAISES if nature is Nature.RAISES else made.KILLS
        return replace(part, nature=nature, data=part.data + mark)

    def _junk(self) -> File:
        content = self.rng.choice([b"", b"\x89PNG\r\n\x1a\n" + bytes(range(200)), b"eggs\nmilk\n", b"<html></html>"])
        return self._made("no article", content, [Part(Nature.JUNK, content)])

    def _odd(self) -> File:
        content = self._odd_document()
        return self._made("odd document", content, [Part(Nature.ODD, content)])

    def _odd_document(self) -> bytes:
        """A well-formed document with a value that the enrichers or the table may not accept."""
        nested = '{"name":' * 900 + '"A"' + "}" * 900
        title, author, publisher = self.rng.choice(
            [
                ('"A lone \\ud800 surrogate"', '"Ann Lee"', '"Odd Times"'),
                ('"Nested authors"', nested, '"Odd Times"'),
                ('"A publisher of many words"', '"Ann Lee"', '"' + "Odd Times " * 320 + '"'),
                ('"' + "A title without an end " * 3_000 + '"', '"Ann Lee"', '"Odd Times"'),
            ]
        )
        return (
            f'{{"@type":"NewsArticle","headline":{title},"author":{author},"datePublished":"2025-04-20",'
            f'"publisher":{{"name":{publisher}}},"articleBody":"The mayor opened the bridge on Monday. '
            f'It took eight years to build, and cost forty million francs."}}'
        ).encode()

    def _folder(self) -> File:
        return self._made("console folder", b"", [], "folder", key=f"incoming/folder {len(self.files)}/")

    def _raiser(self) -> File | None:
        return self._spoilt_page(Nature.RAISES)

    def _killer(self) -> File | None:
        return self._spoilt_page(Nature.KILLS)

    def _spoilt_page(self, nature: Nature) -> File | None:
        if not self._has(on_web=True):
            return None
        part = self._spoilt(self._printed(self._sight(on_web=True)), nature)
        return self._made(f"page that {nature}", part.data, [part])

    # --- steps and faults ---------------------------------------------------------------------------------------------

    def _steps(self) -> list[Step]:
        order = list(range(len(self.files)))
        order += [number for number in order if self.rng.random() < 0.25]
        if self.rng.random() < 0.6:
            self.rng.shuffle(order)
        steps = []
        for number in order:
            steps.append(Step("deliver", number))
            steps += [Step("work")] * self.rng.choice([0, 0, 0, 1, 2])
            if self.rng.random() < 0.08:
                steps.append(Step("restart"))
            if self.rng.random() < 0.06:
                steps.append(Step("repeat"))
        return steps

    def _fault(self) -> Fault:
        calls = 8 * len(self.files)
        rival = self.rng.randrange(len(self.files))
        match self.rng.choices(["any", "topic", "receipts", "marks"], [8, 1, 1, 0.5])[0]:
            case "topic":
                times = self.rng.choice([1, 2, 3, 9])
                return Fault("place_article", "throttled", self.rng.randint(1, 3), times, "topic")
            case "receipts":
                times = self.rng.choice([1, 2, 3, 8])
                return Fault("ingest_article", "throttled", self.rng.randint(1, calls // 3), times, "receipts")
            case "marks":
                return Fault("place_article", "throttled", self.rng.randint(1, 3), self.rng.choice([1, 3]), "marks")
        [(function, most)] = self.rng.choices(
            [
                ("ingest_article", calls),
                ("read_large", 8),
                ("unpack_archive", 8),
                ("pass_on", 5),
                ("place_article", 10),
                ("record_failure", 4),
            ],
            [6, 0.2, 1, 0.5, 2, 0.5],
        )
        troubles: list[Trouble] = ["throttled", "server error", "denied", "answer lost", "crash before", "crash after"]
        if function == "ingest_article":
            troubles.append("rival")
        trouble = self.rng.choice(troubles)
        times = 1 if trouble == "rival" else self.rng.choice([1, 1, 1, 1, 2, 3, 7])
        return Fault(function, trouble, self.rng.randint(1, most), times, rival=rival)  # type: ignore[arg-type]
