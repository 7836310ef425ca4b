"""PDF documents with a text layer, read by pypdf."""

import io
import re
from datetime import datetime

from clipwire.article import Article
from clipwire.errors import Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.html.authors import names_in
from clipwire.parsing.stated import stated_article

MOST_PAGES = 200
LONGEST_TEXT = 2_000_000
"""Characters; a document beyond it is cut, with a warning."""
TEXT_AT_LEAST = 80
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-ÿ])")
SENTENCE_END = re.compile(r"[.!?:…»”\"'）。！？]\s*$")
PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
PROGRAM = re.compile(r"^(?:microsoft word|untitled|document\d*|.*\.(?:docx?|indd|pdf|qxd|pages|tex))\b", re.IGNORECASE)
"""What programs write as a title."""


def parse(content: Content) -> list[Article]:
    """The one article. Raises `Rejected`: damaged-file, encrypted-file, not-an-article (a scan)."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Rejected("encrypted-file", "The PDF asks for a password.")
        pages = _pages(reader)
        properties: dict[str, object] = dict(reader.metadata or {})
    except (FileNotDecryptedError, NotImplementedError):
        raise Rejected("encrypted-file", "The PDF asks for a password.") from None
    except Rejected:
        raise
    except PyPdfError as error:
        raise Rejected("damaged-file", f"The PDF cannot be read: {error}.") from None
    except Exception as error:  # pypdf meets garbage with errors of every kind
        raise Rejected("damaged-file", f"The PDF cannot be read ({type(error).__name__}: {error}).") from None
    lines = _without_furniture(pages)
    if sum(map(len, lines)) < TEXT_AT_LEAST:
        raise Rejected("not-an-article", "The PDF has no text layer: it is a scan or holds pictures only.")
    title, body = _title_and_body(lines, str(properties.get("/Title") or ""))
    article = stated_article(
        "header",
        title=title,
        authors=names_in(str(properties.get("/Author") or "")),
        body=body,
        warnings=["the PDF was read up to its limit"] if len(pages) == MOST_PAGES else [],
    )
    created = _created(str(properties.get("/CreationDate") or ""))
    if created:
        article.warnings.append(f"no date of publication is stated; the PDF was made on {created}")
    return [article]


def _pages(reader) -> list[str]:  # type: ignore[no-untyped-def]
    texts, total = [], 0
    for page in reader.pages[:MOST_PAGES]:
        texts.append(page.extract_text() or "")
        total += len(texts[-1])
        if total > LONGEST_TEXT:
            break
    return texts


def _without_furniture(pages: list[str]) -> list[str]:
    """The lines of all pages, without page numbers and without what stands at the top or foot of most pages."""
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = [line for lines in split for line in {*lines[:2], *lines[-2:]} if line]
    running = {line for line in edges if len(pages) > 2 and edges.count(line) > len(pages) / 2}
    return [line for lines in split for line in lines if line not in running and not PAGE_NUMBER.match(line)]


def _title_and_body(lines: list[str], stated: str) -> tuple[str | None, str]:
    text = HYPHEN.sub("", "\n".join(lines)).replace("\0", "")
    lines = text.split("\n")
    stated = "" if PROGRAM.match(stated.strip()) else " ".join(stated.split())
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    title = stated or None
    if not stated and len(lines[first]) < 150 and not SENTENCE_END.search(lines[first]):
        title, lines = lines[first].strip(), lines[first + 1 :]
    elif stated and " ".join(lines[first].split()) == stated:
        lines = lines[first + 1 :]
    return title, _joined(lines)


def _joined(lines: list[str]) -> str:
    """Lines to paragraphs: a short line that ends a sentence, or an empty line, ends a paragraph."""
    width = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(" ".join(line.split()))
        if not line.strip() or (len(line) < 0.75 * width and SENTENCE_END.search(line)):
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def _created(stamp: str) -> str | None:
    found = re.match(r"D:(\d{8})", stamp)
    try:
        return datetime.strptime(found[1], "%Y%m%d").date().isoformat() if found else None  # noqa: DTZ007
    except ValueError:
        return None
