"""A summary in the article's own words: two or three sentences, the lead first.

News puts what matters first: no extractive method beats the opening sentences by much (Grusky et al. 2018, "Newsroom").
So the lead stays, and what helps is to know what is no sentence of the story: datelines, credits, calls to read on.
"""

import re

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.frame import bare
from clipwire.parsing.bylines import read_byline
from clipwire.parsing.datelines import without_dateline
from clipwire.text.scripts import EAST_ASIAN
from clipwire.text.sentences import each_sentence

FEWEST, MOST = 2, 3
SHORT = 150
"""Characters of two sentences up to which a third is added."""
LONGEST = 480
"""Characters of a summary; a longer first sentence stands alone."""
STANDFIRST = 70
"""Characters from which a line without a full stop is a sentence all the same."""
WIDE = 2.2
"""How many letters one Han, kana or Hangul letter counts for."""

_ENDS = re.compile(r"[.!?…。！？؟।]['\"”’»」』)）]*\Z")
_FURNITURE = re.compile(
    r"(?:"
    r"(?:image|photo|picture|file photo|video|source|credit|caption|updated|published|last modified|posted|related"
    r"|watch|listen|share|foto|photographie|bild|imagen|фото|사진|写真|图片|圖片) ?[:|—–]"
    r"|(?:read more|read next|see also|also read|more on this|sign up|subscribe|follow us|click here|log in"
    r"|getty images|copyright|advertisement|lea también|leer más|lire aussi|à lire|mehr zum thema|lesen sie auch"
    r"|leia mais|leia também|читайте также|اقرأ أيضا)\b|관련기사|相关阅读|相關閱讀|関連記事|©|\(c\)"
    r")",
    re.IGNORECASE,
)


def summarise(text: str, title: str = "") -> str | None:
    """Two or three sentences from the opening of a text, up to some 480 characters; None where there is none.

    Datelines are taken off, furniture and a repetition of the title are passed over.
    """
    chosen: list[str] = []
    length = 0.0
    story = without_dateline(bare(text[:8_000].lstrip()))
    for start, end in each_sentence(story):
        sentence = bare(story[start:end])
        if story[start - 1 : start] == "\n":
            sentence = without_dateline(sentence)
        if not _is_of_the_story(sentence, title):
            continue
        wide = _width(sentence)
        if chosen and (length + wide > LONGEST or (len(chosen) >= FEWEST and length > SHORT)):
            break
        chosen.append(" ".join(sentence.split()))
        length += wide + 1
        if len(chosen) == MOST:
            break
    return re.sub(r"(?<=[。！？]) ", "", " ".join(chosen)) or None


def _width(sentence: str) -> float:
    return len(sentence) + (WIDE - 1) * len(EAST_ASIAN.findall(sentence))


def _is_of_the_story(sentence: str, title: str) -> bool:
    if (
        _FURNITURE.match(sentence)
        or read_byline(sentence) is not None
        or sentence.casefold().strip(" .") == title.casefold().strip(" .")
    ):
        return False
    return _width(sentence) >= (8 if _ENDS.search(sentence) else STANDFIRST)


def enrich(analysis: Analysis) -> None:
    """Fill `summary` from the body."""
    article = analysis.article
    article.summary = summarise(article.body, article.title or "")
