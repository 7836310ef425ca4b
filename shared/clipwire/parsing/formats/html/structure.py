"""Correct a body by the places of its paragraphs in the tree: add missing paragraphs, drop teasers.

The paragraphs of one article have the same make: the same tags and classes of the element, its parent and its
grandparent. Templates repeat that make if an advertisement or a prompt cuts the article in two, and use another for
teasers.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clipwire.parsing.formats.html.blocks import Block, is_long_sentence
from clipwire.parsing.formats.html.said import is_larger_part, is_said, runs_of_words
from clipwire.text.folding import spaced_words
from clipwire.text.scripts import DENSE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Make = tuple[tuple[str, str | None], ...]

MIN_PROSE_CHARS = 80
"""Shorter blocks may be labels, headings or lists."""
EXTRA_CHARS_OF_DENSE = 2
"""A Chinese, Japanese or Korean character counts as this many characters beside itself."""
MAX_LINKED = 0.45
"""Share of a paragraph that may be in links."""
MIN_MAIN_SHARE = 0.4
"""A make that holds this share of the body's prose is the article's."""
LEVELS = 3
"""Elements that make up a make."""
MAX_RATIO_ADDED = 3
"""Added paragraphs may be this many times as long as the text that was found."""
MAX_BLOCKS_ADDED = 500
MAX_BLOCKS_OF_END = 4
MIN_ITEM_WORDS = 3
"""Items with fewer words may be buttons."""
MAX_CARD_CHARS = 600
"""Length of a teaser with its title, date and label."""
MAX_SHARE_DROPPED = 0.2
SENTENCE_ENDS = (".", "!", "?", "。", "”", "»", "」")
MIN_OUTSIDE = 3
"""Fewer paragraphs, in a container of their own before or after the body, may be a notice."""


class Structure:
    """The blocks of a page and the lines of its body."""

    def __init__(self, blocks: Sequence[Block], lines: Sequence[str]) -> None:
        self.blocks = blocks
        self.keys = [block.key for block in blocks]
        self.lines = list(lines)
        self.block_of_line = self._places([spaced_words(line) for line in lines])
        self._put_in_order()
        self.main = self._main_makes()
        self.is_fragment = False
        """Whether the lines hold less than half of the page's running text."""

    def _places(self, wanted: list[str]) -> list[int | None]:
        """The block of each line: the first one with its text behind the block of the line before."""
        where: dict[str, list[int]] = {}
        for i, key in enumerate(self.keys):
            where.setdefault(key, []).append(i)
        places: list[int | None] = []
        last = -1
        for key in wanted:
            found = where.get(key, [])
            after = bisect_right(found, last)
            place = found[after] if after < len(found) else found[0] if found else None
            places.append(place)
            if place is not None:
                last = place
        return places

    def _put_in_order(self) -> None:
        """Put the lines in the order of the page, if each has one place in it: extractors may put a lead behind."""
        times = Counter(self.keys)
        places = [i for i in self.block_of_line if i is not None and (times[self.keys[i]] == 1 or self._is_copied(i))]
        if len(places) == len(self.lines) and places != sorted(places):
            self.lines = [line for _, line in sorted(zip(places, self.lines, strict=True))]
            self.block_of_line = [*sorted(places)]

    def _is_copied(self, i: int) -> bool:
        """Whether the next block is the same, for screens of another size."""
        return self.keys[i : i + 1] == self.keys[i + 1 : i + 2]

    def _main_makes(self) -> set[Make]:
        sizes: Counter[Make] = Counter()
        for i in self.block_of_line:
            if i is not None and is_prose(self.blocks[i]):
                sizes[_make(self.blocks[i].element)] += len(self.blocks[i].text)
        total = sum(sizes.values())
        return {make for make, size in sizes.items() if size >= MIN_MAIN_SHARE * total}

    def add_missing(self) -> None:
        """Add paragraphs of the article's make that are in the same article, before the next title."""
        present = {i for i in self.block_of_line if i is not None}
        if not present or not self.main:
            return
        articles = {article_of(self.blocks[i].element) for i in present if _make(self.blocks[i].element) in self.main}
        first, end = self._extent(present)
        alike = [
            i
            for i in range(first, end)
            if i not in present
            and (self.blocks[i].linked <= MAX_LINKED or is_long_sentence(self.blocks[i].text))
            and _make(self.blocks[i].element) in self.main
            and article_of(self.blocks[i].element) in articles
        ]
        self._complete_lines([i for i in range(first, end) if i not in present and self.blocks[i].linked])
        missing = self._credible([i for i in alike if is_prose(self.blocks[i])], present)
        if sum(len(self.blocks[i].text) for i in missing) > MAX_RATIO_ADDED * sum(map(len, self.lines)):
            return
        known = present.union(missing)
        between = [i for i in alike if i not in known and min(known) < i < max(known)]
        between += self._items_between(known)
        between += self._headings_of([*known, *between])
        self.insert(sorted([*missing, *between]))

    def _items_between(self, known: set[int]) -> list[int]:
        """The items of lists that are beside the article's paragraphs, in the same container and between them."""
        beside = {self.blocks[i].element.getparent() for i in known if _make(self.blocks[i].element) in self.main}
        items = [
            i
            for i in range(min(known) + 1, max(known))
            if i not in known and self.blocks[i].element.tag == "li" and self._list_of(i).getparent() in beside
        ]
        return [i for i in items if self.blocks[i].linked <= MAX_LINKED and len(self.keys[i].split()) >= MIN_ITEM_WORDS]

    def _headings_of(self, known: Sequence[int]) -> list[int]:
        """The headings right above paragraphs of the article, in the same element, that extractors left out."""
        above = {i - 1: i for i in known if i and _make(self.blocks[i].element) in self.main}
        return [
            h
            for h, i in above.items()
            if h > min(known)
            and h not in known
            and self.blocks[h].is_heading
            and self.blocks[h].linked <= MAX_LINKED
            and self.blocks[h].element.getparent() is self.blocks[i].element.getparent()
        ]

    def _list_of(self, i: int) -> "HtmlElement":
        """The outermost list of an item."""
        element = self.blocks[i].element
        while (above := element.getparent()) is not None and above.tag in ("ul", "ol", "li"):
            element = above
        return element

    def _credible(self, missing: list[int], present: set[int]) -> list[int]:
        """The missing paragraphs between present ones or in a container with them; all if several are neither."""
        first, last = min(present), max(present)
        containers = {self.blocks[i].element.getparent() for i in present if is_prose(self.blocks[i])}
        outside = [i for i in missing if not first < i < last]
        return [
            i
            for i in missing
            if first < i < last or self.blocks[i].element.getparent() in containers or len(outside) >= MIN_OUTSIDE
        ]

    def insert(self, missing: list[int]) -> None:
        """Merge blocks into the lines at their places, without those that the lines already hold.

        A line that is a block without some of its words becomes the block: extractors lose words of links.
        """
        said = " ".join(map(spaced_words, self.lines))
        missing = [i for i in missing[:MAX_BLOCKS_ADDED] if self.keys[i] not in said]
        if missing:
            self._complete_lines(missing)
            all_runs = runs_of_words(" ".join(map(spaced_words, self.lines)))
            placed = set(self.block_of_line)
            missing = [i for i in missing if i not in placed and not is_said(runs_of_words(self.keys[i]), all_runs)]
        merged: list[tuple[str, int | None]] = []
        for line, place in zip(self.lines, self.block_of_line, strict=True):
            while missing and place is not None and missing[0] < place:
                merged.append((self._line(missing[0]), missing.pop(0)))
            merged.append((line, place))
        merged += [(self._line(i), i) for i in missing]
        self.lines = [line for line, _ in merged]
        self.block_of_line = [place for _, place in merged]

    def _line(self, i: int) -> str:
        """A block as a line; an item of a list has a dash, as extractors write it."""
        return f"- {self.blocks[i].text}" if self.blocks[i].element.tag == "li" else self.blocks[i].text

    def _complete_lines(self, missing: list[int]) -> None:
        """Replace lines that have no block by the block of which they are the larger part."""
        unplaced = {n: spaced_words(self.lines[n]) for n, i in enumerate(self.block_of_line) if i is None}
        for i in missing:
            if not unplaced:
                break
            alike = (n for n, line in unplaced.items() if is_larger_part(line, self.keys[i]))
            if (found := next(alike, None)) is not None:
                self.lines[found], self.block_of_line[found] = self.blocks[i].text, i
                del unplaced[found]

    def own_blocks(self, lines: Sequence[str]) -> list[Block]:
        """The blocks of the lines that are whole blocks, in the order of the page."""
        wanted = set(lines)
        places = {i for line, i in zip(self.lines, self.block_of_line, strict=True) if i is not None and line in wanted}
        return [self.blocks[i] for i in sorted(places)]

    def after(self, lines: Sequence[str]) -> list[Block]:
        """The blocks of the page below the last of the lines."""
        own = self.own_blocks(lines)
        return list(self.blocks[self.blocks.index(own[-1]) + 1 :]) if own else list(self.blocks)

    def end(self, lines: Sequence[str]) -> list[Block]:
        """The last paragraph of the lines and the blocks behind it in the same element."""
        last = self.own_blocks(lines)[-1:]
        behind = self.after(lines)[:MAX_BLOCKS_OF_END] if last else []
        return last + [block for block in behind if block.element.getparent() is last[0].element.getparent()]

    def _extent(self, present: set[int]) -> tuple[int, int]:
        """From the last main heading before the body to the first after it."""
        first, end = 0, len(self.blocks)
        start = min(present)
        last = max(present)
        for i, block in enumerate(self.blocks):
            if block.element.tag == "h1":
                if i < start:
                    first = i
                elif i > last:
                    return first, i
        return first, end

    def drop_teasers(self) -> None:
        """Drop short paragraphs beside a linked title, outside the containers of the article."""
        containers = {
            above
            for i in self.block_of_line
            if i is not None and _make(self.blocks[i].element) in self.main
            for above in self.blocks[i].element.iterancestors()
        }
        beside_links = {
            above
            for block in self.blocks
            if block.linked >= 0.9 and len(block.text) >= 15
            for above in _above(block.element)
        }
        titled = {above for above in beside_links - containers if len(above.text_content()) <= MAX_CARD_CHARS}
        teasers = [
            n
            for n, i in enumerate(self.block_of_line)
            if i is not None and not self.blocks[i].is_heading and self.blocks[i].element.getparent() in titled
        ]
        if teasers and sum(len(self.lines[n]) for n in teasers) <= MAX_SHARE_DROPPED * sum(map(len, self.lines)):
            kept = sorted(set(range(len(self.lines))).difference(teasers))
            self.lines = [self.lines[n] for n in kept]
            self.block_of_line = [self.block_of_line[n] for n in kept]


def _above(element: "HtmlElement") -> list["HtmlElement"]:
    """The parent and the grandparent of an element."""
    found = []
    for _ in range(2):
        parent = element.getparent()
        if parent is None:
            break
        found.append(parent)
        element = parent
    return found


def is_prose(block: Block) -> bool:
    return (
        len(block.text) + EXTRA_CHARS_OF_DENSE * len(DENSE.findall(block.text)) >= MIN_PROSE_CHARS
        and block.linked <= MAX_LINKED
        and block.element.tag not in ("li", "figcaption", "footer")
    )


def _make(element: "HtmlElement | None") -> Make:
    make = []
    for _ in range(LEVELS):
        if element is None:
            break
        make.append((element.tag, element.get("class")))
        element = element.getparent()
    return tuple(make)


def article_of(element: "HtmlElement") -> "HtmlElement | None":
    return next(element.iterancestors("article"), None)
