"""Put the lead back that a page has in an element of its own, above the text."""

import re
from collections.abc import Sequence

from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.structure import SENTENCE_ENDS, Structure, article_of, is_prose

LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:leads?|lede|leadtext|lead-text|intro|introduction|ingress|perex|standfirst|chapo|chapeau|entradilla"
    r"|bajada|sapo|sommario|vorspann|anleser|zajawka|giris|anons|manchet)(?:$|[\s_-])",
    re.IGNORECASE,
)


def add_lead(structure: Structure, header: Sequence[Block]) -> None:
    """Add the paragraph between title and text that the page marks as its lead; extractors may leave it out."""
    first = min((i for i in structure.block_of_line if i is not None), default=0)
    for block in header:
        if _is_marked(block) and is_prose(block) and block.text.endswith(SENTENCE_ENDS):
            place = structure.blocks.index(block)
            if place < first and article_of(block.element) is article_of(structure.blocks[first].element):
                structure.insert([place])
            return


def _is_marked(block: Block) -> bool:
    marks = (one.get("class") for one in (block.element, block.element.getparent()) if one is not None)
    return not block.is_heading and any(LEAD_CLASS.search(name) for name in marks if name)
