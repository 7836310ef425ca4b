"""Find the part of a page where sentences are densest: the run of lines with the largest sum of scores.

This is maximum subsequence segmentation (Pasternack and Roth, "Extracting article text from the web", WWW 2009) with
sentences in place of tokens and kinds of lines in place of tags.
"""

import re
from collections.abc import Sequence

from clipwire.parsing.formats.page_dump.lines import SENTENCE_END, Line
from clipwire.parsing.formats.page_dump.prose import CHARS_OF_WORD, is_prose, words
from clipwire.parsing.furniture import CLOSING, LISTS, Kind

MAX_SCORE_WORDS = 60
"""Words of a line that count, so that one very long line does not outweigh an article."""

SCORES = {
    # kind of a line without a sentence: its score
    Kind.TEXT: -8,
    Kind.ROW: -12,
    Kind.CAPTION: -2,
    Kind.LINK: -2,
    Kind.ADVERT: -1,
    Kind.SIGN_UP: -3,
    Kind.SUBSCRIPTION: -3,
    Kind.BUTTON: -3,
    Kind.FOLLOW: -3,
    **dict.fromkeys(LISTS | CLOSING, -15),
    Kind.ABOUT: -15,
}
OTHER_SCORE = -5
ITEM_SCORE = -1
"""Of an item of a list within a text, by its mark."""
ITEM = re.compile(r"(?:[•‣▪◦●*–—-]|\(?\d{1,2}[.)])\s+\w")


def main_block(lines: Sequence[Line]) -> tuple[int, int]:
    """First line of the run that holds the page's text, and the line after its last; equal if there are no sentences.

    A repeated sentence counts once: pages often print notices about cookies or about the publisher twice.
    """
    best, best_span = 0, (len(lines), len(lines))
    total, start = 0, 0
    seen: set[str] = set()
    for n, line in enumerate(lines):
        if total <= 0:
            total, start = 0, n
        value = ITEM_SCORE if _heads_items(lines, n) else score(line)
        total += min(value, OTHER_SCORE) if line.text in seen else value
        seen.add(line.text)
        if total > best:
            best, best_span = total, (start, n + 1)
    return best_span


def _heads_items(lines: Sequence[Line], n: int) -> bool:
    """Whether a short line stands directly above an item of a list, as above the results of a race."""
    following = lines[n + 1] if n + 1 < len(lines) else None
    if following is None or following.after_gap or not ITEM.match(following.text):
        return False
    return lines[n].kind is Kind.TEXT and not is_sentence(lines[n].text)


def score(line: Line) -> int:
    if line.kind is Kind.TEXT and is_sentence(line.text):
        return min(max(words(line.text), int(len(line.text) / CHARS_OF_WORD)), MAX_SCORE_WORDS)
    if line.kind is Kind.TEXT and ITEM.match(line.text):
        return ITEM_SCORE
    return SCORES.get(line.kind, OTHER_SCORE)


def is_sentence(text: str) -> bool:
    return is_prose(text, 8) or (is_prose(text, 4) and SENTENCE_END.search(text) is not None)
