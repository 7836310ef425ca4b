"""Summarise an article by its first two or three sentences.

News begins with what matters most: no extractive method is much better than the opening sentences (Grusky et al. 2018,
"Newsroom"). So the summary is the opening without lines that do not belong to the story, such as datelines, credits
and prompts to read on.
"""

import re

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.frame import bare
from clipwire.parsing.bylines import read_byline
from clipwire.parsing.datelines import without_dateline
from clipwire.text.scripts import EAST_ASIAN
from clipwire.text.sentences import each_sentence

MIN_SENTENCES, MAX_SENTENCES = 2, 3
MAX_CHARS_OF_TWO = 150
"""If two sentences are no longer than this, a third is added."""
MAX_CHARS = 480
"""A longer first sentence is the whole summary."""
MIN_SENTENCE_CHARS = 8
MIN_CHARS_WITHOUT_STOP = 70
"""A line without a full stop is a sentence if it is this long."""
CHARS_OF_WIDE = 2.2
"""Characters that one Han, kana or Hangul letter counts as."""

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
    """The first two or three sentences of a text, up to `MAX_CHARS`; None if it has none.

    Datelines are removed; furniture, bylines and a repeated title are left out.
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
        if chosen and (length + wide > MAX_CHARS or (len(chosen) >= MIN_SENTENCES and length > MAX_CHARS_OF_TWO)):
            break
        chosen.append(" ".join(sentence.split()))
        length += wide + 1
        if len(chosen) == MAX_SENTENCES:
            break
    return re.sub(r"(?<=[。！？]) ", "", " ".join(chosen)) or None


def _width(sentence: str) -> float:
    return len(sentence) + (CHARS_OF_WIDE - 1) * len(EAST_ASIAN.findall(sentence))


def _is_of_the_story(sentence: str, title: str) -> bool:
    if (
        _FURNITURE.match(sentence)
        or read_byline(sentence) is not None
        or sentence.casefold().strip(" .") == title.casefold().strip(" .")
    ):
        return False
    return _width(sentence) >= (MIN_SENTENCE_CHARS if _ENDS.search(sentence) else MIN_CHARS_WITHOUT_STOP)


def enrich(analysis: Analysis) -> None:
    """Fill `summary` from the body."""
    article = analysis.article
    article.summary = summarise(article.body, article.title or "")
