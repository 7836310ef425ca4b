"""Read the article of one page from its head, its text and its list of other articles."""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.model.article import Article, Image
from clipwire.parsing.first_lines import read_first_lines
from clipwire.parsing.formats.page_dump import header
from clipwire.parsing.formats.page_dump.block import is_sentence
from clipwire.parsing.formats.page_dump.lines import SENTENCE_END, Line
from clipwire.parsing.formats.page_dump.prose import is_program, is_prose, words
from clipwire.parsing.formats.page_dump.regions import Page, divide
from clipwire.parsing.formats.page_dump.related import read_related
from clipwire.parsing.furniture import Kind
from clipwire.parsing.sources import source_named
from clipwire.text.folding import letters_of
from clipwire.wording import words_of

CAPTION_LABEL = re.compile(
    r"[\[(【▲△▼◀▶↑\s]*(?:(?:file )?(?:photos?|images?|pictures?|captions?|illustration"
    r"|사진|자료사진|图|图为|图片|写真|фото)"
    r"(?: caption)?\s?[:：/=)\]】]\s?)?",
    re.IGNORECASE,
)
CREDIT_LABEL = re.compile(
    r"(?:photo|image|picture)s?\s?(?:by|credit|courtesy(?: of)?)?\s?[:：/]?\s+|courtesy of\s+|credit\s?[:：]\s*",
    re.IGNORECASE,
)
WALLS = re.compile(
    r"verify (?:that )?you(?:'|’| a)re (?:a )?human|are you a robot|enable (?:javascript|cookies)|captcha|"
    r"checking your browser|"
    r"access (?:to this page has been )?denied|unusual traffic|page (?:can(?:no|')t be|not) found|error 40\d|"
    r"40\d (?:error|not found|forbidden)|"
    r"log in to (?:your account|continue)|forgot(?:ten)? (?:your )?password",
    re.IGNORECASE,
)


def read_page(lines: Sequence[Line]) -> Article | None:
    """The article of one page, or None if the lines are not an article."""
    page = divide(lines)
    article = Article(truncated=page.truncated)
    header.read(page, article)
    if page.frame is None:
        _trim(page.text)
    if page.text and article.title and letters_of(page.text[0].text) == letters_of(article.title):
        del page.text[0]
    article.body = "\n\n".join(line.text for line in page.text)
    article.images = [_image(line.text) for line in page.captions]
    article.related = read_related(page.related, header.habit(page))
    read_first_lines(article)
    _read_wire(page, article)
    if not _is_article(page, article):
        return None
    if article.title is None:
        article.warnings.append("The page has no title.")
    if not article.body:
        article.warnings.append("The page has no text.")
    return article


def _trim(text: list[Line]) -> None:
    """Remove short last lines without a sentence: lines of the page that no table lists."""
    last = next(
        (n for n in reversed(range(len(text))) if is_prose(text[n].text, 5) or SENTENCE_END.search(text[n].text)), None
    )
    if last is not None:
        del text[last + 1 :]


def _image(caption: str) -> Image:
    text = CAPTION_LABEL.sub("", caption, count=1).strip(" ()[]【】")
    found = _credit().search(text)
    if not found:
        return Image(caption=text or None)
    credit = CREDIT_LABEL.sub("", found[1].strip(" ()[]."))
    return Image(caption=text[: found.start()].strip(" ()[]—–-/") or None, credit=credit or None)


@cache
def _credit() -> re.Pattern[str]:
    """A credit at the end of a caption."""
    agencies = "|".join(map(re.escape, words_of("agencies", "picture")))
    return re.compile(
        r"\s*[\[(/]?\s*((?:(?:photo|image|picture)s?\s?(?:by|credit|courtesy(?: of)?)?\s?[:：/]?|courtesy of"
        rf"|credit\s?[:：])\s.{{2,80}}|(?<!\w)(?:{agencies})(?!\w)\s?/?.{{0,80}})[\])]?\.?$",
        re.IGNORECASE,
    )


def _read_wire(page: Page, article: Article) -> None:
    """The source of a wire story, or of a page whose notice of rights names the same agency: that of the dateline."""
    is_wire = any(line.kind in (Kind.SLUG, Kind.NOTE) for line in page.head)
    agency = article.dateline.agency if article.dateline else None
    is_wire |= any(line.kind is Kind.RIGHTS and agency and agency in line.text for line in page.tail)
    if article.source is None and is_wire and agency and (source := source_named(agency)):
        article.source = source
        article.evidence["source"] = article.evidence["dateline"].model_copy(update={"confidence": "medium"})


def _is_article(page: Page, article: Article) -> bool:
    """Whether a page has the header of a saved page, or a title with sentences that are most of the lines below it."""
    if page.frame:
        return bool(article.title or article.body or article.published)
    paragraphs = [line.text for line in page.text]
    prose = [text for text in paragraphs if is_prose(text)]
    count = sum(map(words, prose))
    if WALLS.search(" ".join([article.title or "", *paragraphs])[:2000]) and count < 100:
        return False
    if is_program([line.text for line in (*page.head, *page.text) if line.kind is not Kind.ROW]):
        return False
    if not prose or sum(map(len, prose)) < 0.5 * sum(map(len, paragraphs)):
        return False
    if count < 60:
        title = article.evidence.get("title")
        at = next((n for n, line in enumerate(page.head) if title and line.text == title.text), 0)
        texts = sum(line.kind is Kind.TEXT for line in (*page.head[at:], *page.text))
        sentences = sum(is_sentence(line.text) for line in page.text)
        is_signed = len(prose) > 1 and bool(article.published or article.authors)
        return article.title is not None and (is_signed or sentences + 1 >= 0.4 * texts)
    return article.title is not None or article.dateline is not None or count >= 80
