"""The files of a load: articles, copies, edits, containers and bad files, and their expected outcomes."""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.load.pages import Story, as_feed, as_html, as_text, story

SHARES = {
    # kind          share of the files
    "page": 0.56,
    "text": 0.16,
    "copy": 0.12,
    "edit": 0.08,
    "bad": 0.05,
    "feed": 0.02,
    "zip": 0.008,
    "large zip": 0.002,
}
ENTRIES = 5
"""Articles of a feed."""
MEMBERS = {"zip": 8, "large zip": 60}
"""Pages of a container, beside one member that is no article."""
BAD = [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"eggs\nmilk\nbread\n", b"PK\x03\x04 and then nothing"]


@dataclass(frozen=True)
class Dropped:
    key: str
    content: bytes
    kind: str


@dataclass
class Expected:
    """The outcomes of the files, which do not depend on the order in which they are read."""

    files: Counter[str] = field(default_factory=Counter)
    """Outcome -> number of files."""
    members: Counter[str] = field(default_factory=Counter)
    """Outcome -> number of members of containers."""
    articles: int = 0
    texts: int = 0
    """Versions and late observations of all articles together."""

    @property
    def rejections(self) -> int:
        return self.files["rejected"] + self.members["rejected"]


@dataclass(frozen=True)
class Load:
    files: list[Dropped]
    expected: Expected


def load_of(count: int, seed: int = 1) -> Load:
    """About `count` files in a random order. Copies and edits may come before the page that they belong to."""
    maker = _Maker()
    for kind, share in SHARES.items():
        for _ in range(round(count * share) or 1):
            maker.add(kind)
    random.Random(seed).shuffle(maker.files)
    return Load(maker.files, maker.expected)


class _Maker:
    def __init__(self) -> None:
        self.files: list[Dropped] = []
        self.expected = Expected()
        self.stories = iter(range(1, 10**9))
        self.pages: list[Story] = []
        self.copied: Iterator[Story] = iter(())
        self.edited: Iterator[Story] = iter(())

    def add(self, kind: str) -> None:
        match kind:
            case "page" | "text":
                told = self._new()
                self.pages += [told] if kind == "page" else []
                self._drop(kind, as_html(told) if kind == "page" else as_text(told), "accepted")
            case "copy":
                # a page that has an edit has no copy, because either of two equal files may be the accepted one
                self._drop(kind, as_html(self.pages[self._count(kind) % (len(self.pages) // 2)]), "unchanged")
            case "edit":
                self._drop(kind, as_html(self.pages[-1 - self._count(kind)].edited()), "accepted")
                self.expected.texts += 1
            case "bad":
                self._drop(kind, BAD[self._count(kind) % len(BAD)], "rejected")
            case "feed":
                self._drop(kind, as_feed([self._new() for _ in range(ENTRIES)]), "accepted")
            case "zip" | "large zip":
                pages = {f"{number}.html": as_html(self._new()) for number in range(MEMBERS[kind])}
                self.expected.members += Counter({"accepted": len(pages), "rejected": 1})
                self._drop(kind, _zip_of(pages), "partial")

    def _new(self) -> Story:
        self.expected.articles += 1
        self.expected.texts += 1
        return story(next(self.stories))

    def _count(self, kind: str) -> int:
        return sum(file.kind == kind for file in self.files)

    def _drop(self, kind: str, content: bytes, outcome: str) -> None:
        self.expected.files[outcome] += 1
        self.files.append(Dropped(f"incoming/load/{len(self.files)} {kind}", content, kind))


def _zip_of(pages: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, page in pages.items():
            archive.writestr(name, page)
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return file.getvalue()
