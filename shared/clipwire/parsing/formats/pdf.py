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
from clipwire.parsing.furniture import own_paragraphs
from clipwire.parsing.rows import dates_of, read_row
from clipwire.parsing.stated import stated_article

MAX_STREAM_BYTES = 20_000_000
MAX_STREAM_TOKENS = 400_000
"""Of one stream, which is usually the content of a page. pypdf takes 5 µs for a token."""
MAX_FAILED_PAGES = 20
MIN_TEXT_CHARS = 80
SCAN = (
    "The PDF has no text layer: it is a scan, or holds pictures only. Run text recognition on it (OCR, for example "
    "`ocrmypdf scan.pdf text.pdf`) and drop the result."
)
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-ÿ])")
SENTENCE_END = re.compile(r"[.!?:…»”\"'）。！？]\s*$")
PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
PROGRAM = re.compile(
    r"^(?:microsoft word|untitled|\(anonymous\)|\(unspecified\)|document\d*|.*\.(?:docx?|indd|pdf|qxd|pages|tex)$)",
    re.IGNORECASE,
)
"""Titles that programs write into the properties by themselves."""
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": ""})
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
    if sum(map(len, lines)) < MIN_TEXT_CHARS:
        raise Rejected("not-an-article", SCAN)
    title, lines = _title(lines, headline, str(properties.get("/Title") or ""))
    rows = list(takewhile(read_row, lines))  # byline and date, each on a line of its own
    body, is_cut_off = own_paragraphs(_joined(lines[len(rows) :]), "document")
    article = stated_article(
        "header",
        title=title,
        authors=names_in(str(properties.get("/Author") or "")),
        body="\n\n".join([*rows, *body]),
        truncated=is_cut_off,
        warnings=warnings,
    )
    created = _created(str(properties.get("/CreationDate") or ""))
    if created and not any(map(dates_of, rows)):
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


def _pages(reader: Any, limits: Limits) -> tuple[list[str], list[str]]:
    """The texts of the first pages, and warnings of those that were not read.

    Raises what pypdf raises if no page can be read.
    """
    from pypdf.errors import FileNotDecryptedError

    budget = _Budget(limits.pdf_operations)
    texts: list[str] = []
    total = failed = 0
    for number, page in enumerate(islice(reader.pages, limits.pages + 1)):
        if number == limits.pages or total > limits.body_chars:
            return texts, [f"the first {number:,} pages of the PDF were read"]
        try:
            text = page.extract_text(visitor_operand_before=budget.spend) or ""
        except _Spent:
            return texts, [f"the first {number:,} pages of the PDF were read; the next one has too much on it"]
        except FileNotDecryptedError:
            raise
        except Exception:  # pypdf raises errors of many kinds for broken files; other pages may be sound
            failed += 1
            if failed > MAX_FAILED_PAGES or (failed == 1 and len(reader.pages) == 1):
                raise
            text = ""
        texts.append(text)
        total += len(text)
    return texts, [f"{failed:,} pages of the PDF could not be read"] if failed else []


def _headline(page: Any, limits: Limits) -> str:
    """The text in the largest type of a page if that is larger than the running text, else ""."""
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
    return _plain("".join(text for size, text in pieces if size == largest))


def _plain(text: str) -> str:
    return " ".join(text.translate(LIGATURES).split())


def _without_furniture(pages: list[str]) -> list[str]:
    """The lines of all pages without page numbers and without lines that most pages have at their top or foot."""
    split = [[line.strip() for line in page.translate(LIGATURES).strip().split("\n")] for page in pages]
    edges = [{*lines[:2], *lines[-2:]} - {""} for lines in split]
    times = Counter(line for edge in edges for line in edge)
    running = {line for line, count in times.items() if len(pages) > 1 and count > len(pages) / 2}
    kept = [
        line
        for lines in split
        for number, line in enumerate(lines)
        if not (line in running and (number < 2 or number >= len(lines) - 2))
    ]
    return [line for line in kept if not PAGE_NUMBER.match(line)]


def _title(lines: list[str], headline: str, stated: str) -> tuple[str | None, list[str]]:
    """The title and the lines below it: the line in the largest type, else the property, else a short first line."""
    lines = HYPHEN.sub("", "\n".join(lines)).strip().split("\n")
    for start in range(min(MAX_HEADER_LINES, len(lines))):
        for end in range(start + 1, min(start + 5, len(lines))):
            if headline and _plain(" ".join(lines[start:end])) == headline:
                return headline, lines[end:]  # above it are the name of the paper, a day, a section
    stated = "" if PROGRAM.match(stated.strip()) else _plain(stated)
    if stated:
        return stated, lines[1:] if _plain(lines[0]) == stated else lines
    if len(lines[0]) < 150 and not SENTENCE_END.search(lines[0]):
        return lines[0], lines[1:]
    return None, lines


def _joined(lines: list[str]) -> list[str]:
    """Join lines to paragraphs. A short line that ends a sentence, or an empty line, ends a paragraph."""
    width = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(" ".join(line.split()))
        if not line.strip() or (len(line) < 0.75 * width and SENTENCE_END.search(line)):
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _created(stamp: str) -> str | None:
    found = re.match(r"D:(\d{8})", stamp)
    try:
        return datetime.strptime(found[1], "%Y%m%d").date().isoformat() if found else None  # noqa: DTZ007
    except ValueError:
        return None
