"""PDF documents with a text layer, read by pypdf."""

import io
import logging
import re
from collections import Counter
from datetime import datetime
from itertools import islice, takewhile
from typing import Any

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.first_lines import read_lone_name
from clipwire.parsing.formats.pdf_lines import LIGATURES, Line, lines_of
from clipwire.parsing.furniture import own_paragraphs
from clipwire.parsing.papers import read_issue
from clipwire.parsing.rows import dates_of, read_row
from clipwire.parsing.stated import stated_article
from clipwire.parsing.wrapping import joined_words

MAX_STREAM_BYTES = 20_000_000
MAX_STREAM_TOKENS = 400_000
"""Of one stream, which is usually the content of a page. pypdf takes 5 µs for a token."""
MAX_FAILED_PAGES = 20
MIN_TEXT_CHARS = 80
CHARS_OF_A_CJK_LETTER = 3
"""A sentence in Chinese or Japanese has about a third as many letters."""
SCAN = (
    "The PDF has no text layer: it is a scan, or holds pictures only. Run text recognition on it (OCR, for example "
    "`ocrmypdf scan.pdf text.pdf`) and drop the result."
)
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
NUMBER = re.compile(r"\d+")
EDGE_LINES = 2
"""Lines at the top and foot of a page that may recur on other pages."""
MIN_PROSE_SPACES = 6
"""Spaces in a line with the end of a sentence that is no running head."""
MIN_LEFT_AND_RIGHT = 4
"""Pages from which on left and right pages may have different heads."""
MAX_TITLE_CHARS = 150
SHORT_LINE = 0.75
"""The share of the usual width below which the last line of a paragraph is short."""
SENTENCE_END = re.compile(r"[.!?:…»”\"'）。！？]\s*$")
PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
PROGRAM = re.compile(
    r"^(?:microsoft word|untitled|\(anonymous\)|\(unspecified\)|document\d*|.*\.(?:docx?|indd|pdf|qxd|pages|tex)$)",
    re.IGNORECASE,
)
"""Titles that programs write into the properties by themselves."""
MIN_HEADLINE_RATIO = 1.2
"""The type of a headline is more than this many times as large as that of the running text."""
MAX_HEADER_LINES = 20
"""Lines among which a headline is looked for."""


def parse(content: Content) -> list[Article]:
    """The one article. Raises `Rejected`: damaged-file, encrypted-file, too-complex, not-an-article (a scan)."""
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns about every irregularity of every file
    try:
        with apply_configuration(
            zlib_maximum_output_length=MAX_STREAM_BYTES, stream_parsing_work_maximum_count=MAX_STREAM_TOKENS
        ):
            reader = PdfReader(io.BytesIO(content.data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Rejected("encrypted-file", "The PDF needs a password.")
            pages, warnings = _pages(reader, content.limits)
            headline = _headline(reader.pages[0], content.limits)
            properties: dict[str, object] = dict(reader.metadata or {})
    except (FileNotDecryptedError, NotImplementedError):
        raise Rejected("encrypted-file", "The PDF needs a password.") from None
    except Rejected:
        raise
    except LimitReachedError as error:
        raise Rejected("too-complex", f"The PDF takes too long to read: {error}.") from None
    except PyPdfError as error:
        raise Rejected("damaged-file", f"The PDF cannot be read: {error}.") from None
    except Exception as error:  # pypdf raises errors of many kinds for broken files
        raise Rejected("damaged-file", f"The PDF cannot be read ({type(error).__name__}: {error}).") from None
    lines = _without_furniture(pages)
    if sum(_weight(line.text) for line in lines) < MIN_TEXT_CHARS:
        raise Rejected("not-an-article", SCAN)
    title, lines, above = _title(lines, headline, str(properties.get("/Title") or ""))
    rows = [line.text for line in takewhile(lambda line: read_row(line.text), lines)]  # each on a line of its own
    body, is_cut_off = own_paragraphs(_joined(lines[len(rows) :]), "document")
    article = stated_article(
        "header",
        title=title,
        authors=names_in(str(properties.get("/Author") or "")),
        body="\n\n".join([*rows, *body]),
        truncated=is_cut_off,
        warnings=warnings,
    )
    read_issue(article, [line.text for line in above])
    read_lone_name(article)
    created = _created(str(properties.get("/CreationDate") or ""))
    if created and not article.published and not any(map(dates_of, rows)):
        article.warnings.append(f"no date of publication is stated; the PDF was made on {created}")
    return [article]


class _Spent(Exception):
    """The limit of operations is reached."""


class _Budget:
    """Counts the operations of pages, also those inside forms that pages show many times."""

    def __init__(self, operations: int) -> None:
        self._left = operations

    def spend(self, *_: object) -> None:
        self._left -= 1
        if self._left < 0:
            raise _Spent


def _weight(text: str) -> int:
    return len(text) if text.isascii() else len(text) + (CHARS_OF_A_CJK_LETTER - 1) * len(CJK.findall(text))


def _pages(reader: Any, limits: Limits) -> tuple[list[list[Line]], list[str]]:
    """The lines of the first pages, and warnings of those that were not read.

    Raises what pypdf raises if no page can be read.
    """
    from pypdf.errors import FileNotDecryptedError

    budget = _Budget(limits.pdf_operations)
    texts: list[list[Line]] = []
    total = failed = 0
    for number, page in enumerate(islice(reader.pages, limits.pages + 1)):
        if number == limits.pages or total > limits.body_chars:
            return texts, [f"the first {number:,} pages of the PDF were read"]
        try:
            lines = lines_of(page, budget.spend)
        except _Spent:
            return texts, [f"the first {number:,} pages of the PDF were read; the next one has too much on it"]
        except FileNotDecryptedError:
            raise
        except Exception:  # pypdf raises errors of many kinds for broken files; other pages may be sound
            failed += 1
            if failed > MAX_FAILED_PAGES or (failed == 1 and len(reader.pages) == 1):
                raise
            lines = []
        texts.append(lines)
        total += sum(len(line.text) for line in lines)
    return texts, [f"{failed:,} pages of the PDF could not be read"] if failed else []


def _headline(page: Any, limits: Limits) -> str:
    """The letters in the largest type of a page if that is larger than the running text, else ""."""
    pieces: list[tuple[float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            pieces.append((round(abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])), 1), text))

    try:
        page.extract_text(visitor_text=visit, visitor_operand_before=_Budget(limits.pdf_operations).spend)
    except Exception:  # the text of this page may be unreadable too
        return ""
    letters: Counter[float] = Counter()
    for size, text in pieces:
        letters[size] += len(text)
    if not letters:
        return ""
    usual, largest = letters.most_common(1)[0][0], max(letters)
    if largest <= MIN_HEADLINE_RATIO * usual:
        return ""
    return "".join(_plain("".join(text for size, text in pieces if size == largest)).split())


def _letters(lines: list[Line]) -> str:
    """The letters of lines without spaces, since pieces of text do not tell where lines end."""
    return "".join("".join(line.text.split()) for line in lines)


def _plain(text: str) -> str:
    return " ".join(text.translate(LIGATURES).split())


def _without_furniture(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages without page numbers, and without those that recur at the top or foot of pages.

    Such a line may have the number of its page in it, or differ between left and right pages.
    """
    edges = [{_numbered(line.text) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])} for lines in pages]
    times = Counter(line for edge in edges for line in edge if not _is_prose(line))
    least = len(pages) / 2 if len(pages) >= MIN_LEFT_AND_RIGHT else len(pages) / 2 + 0.5
    running = {line for line, count in times.items() if count >= max(2, least)}
    kept = [
        line
        for lines in pages
        for number, line in enumerate(lines)
        if not (_numbered(line.text) in running and not EDGE_LINES <= number < len(lines) - EDGE_LINES)
    ]
    return [line for line in kept if not PAGE_NUMBER.match(line.text)]


def _is_prose(line: str) -> bool:
    return SENTENCE_END.search(line) is not None and line.count(" ") >= MIN_PROSE_SPACES


def _numbered(line: str) -> str:
    """A line with # in place of its numbers."""
    return NUMBER.sub("#", line)


def _title(lines: list[Line], headline: str, stated: str) -> tuple[str | None, list[Line], list[Line]]:
    """The title, the lines below it, and those above it, which are the name of the paper, a day, a section.

    It is the line in the largest type, else the property, else a short first line.
    """
    for start in range(min(MAX_HEADER_LINES, len(lines))):
        for end in range(start + 1, min(start + 5, len(lines))):
            if headline and _letters(lines[start:end]) == headline:
                title = joined_words([line.text for line in lines[start:end]])
                return title, lines[end:], lines[:start]
    stated = "" if PROGRAM.match(stated.strip()) else _plain(stated)
    if stated:
        return stated, lines[1:] if lines[0].text == stated else lines, []
    if len(lines[0].text) < MAX_TITLE_CHARS and not SENTENCE_END.search(lines[0].text):
        return lines[0].text, lines[1:], []
    return None, lines, []


def _joined(lines: list[Line]) -> list[str]:
    """Join lines to paragraphs, and those of a heading to one of its own.

    A paragraph ends with a short line that ends a sentence, and above a gap unless a sentence goes on below it.
    """
    width = sorted(len(line.text) for line in lines)[int(len(lines) * 0.9)] if lines else 0
    paragraphs: list[list[str]] = []
    last: Line | None = None
    for line in lines:
        if last is None or _begins_paragraph(line, last, width):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
        last = line
    return list(map(joined_words, paragraphs))


def _begins_paragraph(line: Line, last: Line, width: int) -> bool:
    ends_sentence = SENTENCE_END.search(last.text) is not None
    goes_on = not ends_sentence and line.text[:1].islower()
    if line.is_heading or last.is_heading:
        return line.is_heading != last.is_heading and not goes_on
    return (line.after_gap and not goes_on) or (ends_sentence and len(last.text) < SHORT_LINE * width)


def _created(stamp: str) -> str | None:
    found = re.match(r"D:(\d{8})", stamp)
    try:
        return datetime.strptime(found[1], "%Y%m%d").date().isoformat() if found else None  # noqa: DTZ007
    except ValueError:
        return None
