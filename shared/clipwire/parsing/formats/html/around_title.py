"""The blocks around a page's title: labels above it, byline, date and lead between it and the text."""

from collections.abc import Sequence
from functools import cached_property

from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.structure import SENTENCE_ENDS, Structure, is_prose
from clipwire.parsing.rows import read_row
from clipwire.text.folding import spaced_words
from clipwire.text.scripts import DENSE

MAX_BLOCKS_OF_HEADER = 20
MIN_HEADLINE_WORDS, MIN_HEADLINE_DENSE = 4, 8
"""Words of a headline, and characters of one in Chinese, Japanese or Korean."""
MAX_BLOCKS_BEFORE_TITLE, MAX_BLOCKS_BEHIND_TITLE = 4, 12
MAX_PROSE_NEAR_TITLE = 2
"""A standfirst and the first paragraph."""
MIN_SENTENCE_WORDS = 6
LINKED_TITLE = 0.9
"""Share of a heading in links from which it leads to another article."""


class AroundTitle:
    """The blocks of a page by their places above, behind and below its title.

    If the page words the printed title otherwise, the nearest headline counts; nothing is found if there is none above
    the first paragraph.
    """

    def __init__(self, structure: Structure, title: str) -> None:
        self.blocks: Sequence[Block] = structure.blocks
        self._placed = [i for i in structure.block_of_line if i is not None]
        self._title = spaced_words(title)

    @property
    def header(self) -> list[Block]:
        """The blocks between the title and the first paragraph."""
        return self._behind_title(min(self._paragraphs, default=0))

    @property
    def header_with_lead(self) -> list[Block]:
        """The header that ends at the first paragraph which is no heading: above it, a long heading is a lead."""
        return self._behind_title(min((i for i in self._paragraphs if not self.blocks[i].is_heading), default=0))

    @property
    def below_lead(self) -> list[Block]:
        """The blocks between the first paragraph, which may be a lead, and the second."""
        if len(self._paragraphs) < MAX_PROSE_NEAR_TITLE:
            return []
        first, second = self._paragraphs
        return [block for block in self.blocks[first + 1 : second] if block.key != self.blocks[first].key]

    @property
    def labels_above(self) -> set[int]:
        """The blocks above the title that are no paragraphs: sections, places."""
        start = self._headline_above(min(self._paragraphs, default=0))
        return {i for i in range(start or 0) if not is_prose(self.blocks[i])} | self._teasers_above

    @property
    def _teasers_above(self) -> set[int]:
        """The paragraphs above the printed title that are right below the linked title of another article."""
        printed = (i for i, block in enumerate(self.blocks) if block.element.tag == "h1" and block.key == self._title)
        return {
            i
            for i in range(1, next(printed, 0))
            if self.blocks[i - 1].is_heading
            and self.blocks[i - 1].linked >= LINKED_TITLE
            and self.blocks[i - 1].element.getparent() is self.blocks[i].element.getparent()
        }

    @property
    def near(self) -> tuple[list[Block], list[Block]]:
        """The blocks before the title and those behind it, nearest first, up to the second paragraph."""
        start = self._headline_above(self._paragraphs[0]) if self._paragraphs else None
        if start is None:
            return [], []
        end = min(self._paragraphs[-1], start + 1 + MAX_BLOCKS_BEHIND_TITLE)
        before = self.blocks[max(0, start - MAX_BLOCKS_BEFORE_TITLE) : start]
        return list(reversed(before)), list(self.blocks[start + 1 : end])

    @cached_property
    def _paragraphs(self) -> list[int]:
        """The first blocks of the body that are prose, or, in a text of short paragraphs, that are sentences."""
        placed = [i for i in self._placed if self.blocks[i].key != self._title]
        prose = [i for i in placed if is_prose(self.blocks[i])]
        return (prose or [i for i in placed if _is_sentence(self.blocks[i])])[:MAX_PROSE_NEAR_TITLE]

    def _behind_title(self, end: int) -> list[Block]:
        start = self._headline_above(end)
        if start is None:
            return []
        return list(self.blocks[start + 1 : min(end, start + 1 + MAX_BLOCKS_OF_HEADER)])

    def _headline_above(self, end: int) -> int | None:
        """The block above a paragraph that prints the title, or else the nearest headline."""
        above = range(end - 1, -1, -1)
        printed = next((i for i in above if self.blocks[i].key == self._title), None)
        return printed if printed is not None else next((i for i in above if _is_headline(self.blocks[i])), None)


def _is_headline(block: Block) -> bool:
    """Whether a block is a main heading that is longer than the name of a site."""
    return block.element.tag == "h1" and (
        len(block.key.split()) >= MIN_HEADLINE_WORDS or len(DENSE.findall(block.text)) >= MIN_HEADLINE_DENSE
    )


def _is_sentence(block: Block) -> bool:
    is_long = block.text.endswith(SENTENCE_ENDS) and len(block.key.split()) >= MIN_SENTENCE_WORDS
    return is_long and read_row(block.text) is None
