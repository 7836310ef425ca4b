"""Articles in text exports of press databases, which put labelled lines around each: LexisNexis and Factiva."""

import re
from collections.abc import Callable, Iterator, Sequence

from clipwire.model.article import Article
from clipwire.parsing.bylines import names_in
from clipwire.parsing.bylines.words import jobs, plain
from clipwire.parsing.dates import read_dates
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.stated import stated_article
from clipwire.parsing.wrapping import joined
from clipwire.wording import words_of

END_OF_NEXIS = "End of Document"
_COUNT = re.compile(r"\d[\d.,]{0,6} (?P<unit>[^\W\d_]+)")
"""The line with the length of an article: "572 palavras"."""
_DOCUMENT = re.compile(r"(?:Document|Documento|Dokument|Документ) [A-Z]{2,8}\d[A-Za-z0-9]{8,40}")
"""The last line of an article from Factiva."""
_NEXIS_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z-]{2,20}): ?(?P<value>.*)")
_NEXIS_BODY, _NEXIS_ENDS = "Body", ("Classification", "Graphic", "Notes", "Load-Date", "Correction")
_CODE = re.compile(r"[A-Z0-9]{3,8}|\d{1,4}|(?:Page|Pg\.?|p\.) ?\w{1,6}")
"""The code of a source in Factiva, or a page."""
_COUNTRY = re.compile(r"\s*\([^()]{2,30}\)$")
_NOT_TITLE = re.compile(
    r"Page \d+ of \d+|Documents? \(\d+\)|\d+\. .{0,200}|Client/Matter: .*|User Name: .*", re.IGNORECASE
)
MAX_LINES_ABOVE = 40
MIN_NAME_WORDS, MAX_NAME_WORDS = 2, 4


def read_databases(text: str) -> list[Article]:
    """The articles of an export; empty for any other text."""
    lines = [" ".join(line.split()) for line in text.replace("\f", "\n").split("\n")]
    if _NEXIS_BODY in lines and any(line == END_OF_NEXIS or line.startswith("Load-Date:") for line in lines):
        parts = _parts(lines, lambda line: line == END_OF_NEXIS)
        return [article for part in parts if (article := _read_nexis(part))]
    if any(map(_DOCUMENT.fullmatch, lines)) and any(map(_is_count, lines)):
        parts = _parts(lines, lambda line: _DOCUMENT.fullmatch(line) is not None)
        return [article for part in parts if (article := _read_factiva(part))]
    return []


def _parts(lines: Sequence[str], is_end: Callable[[str], bool]) -> Iterator[list[str]]:
    """The lines of each article, up to the line that ends it."""
    part: list[str] = []
    for line in lines:
        if is_end(line):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _read_nexis(lines: Sequence[str]) -> Article | None:
    """An article with its title, source and day above labelled lines, and its text below the line "Body"."""
    if _NEXIS_BODY not in lines:
        return None
    at = lines.index(_NEXIS_BODY)
    head = [line for line in lines[:at] if line and not _NOT_TITLE.fullmatch(line)][-MAX_LINES_ABOVE:]
    labelled = {found["label"].lower(): found["value"] for line in head if (found := _NEXIS_LABEL.fullmatch(line))}
    plain_lines = list(dict.fromkeys(line for line in head if not _NEXIS_LABEL.fullmatch(line)))
    day_at = next((n for n, line in enumerate(plain_lines) if read_dates(line)), None)
    if day_at is None or day_at < 2:
        return None
    below = lines[at + 1 :]
    end = next((n for n, line in enumerate(below) if line.partition(":")[0] in _NEXIS_ENDS), len(below))
    return _article(
        title=plain_lines[0],
        source=_COUNTRY.sub("", plain_lines[day_at - 1]),
        day=plain_lines[day_at],
        byline=labelled.get("byline", ""),
        text=below[:end],
    )


def _read_factiva(lines: Sequence[str]) -> Article | None:
    """An article with its title and byline above its length, and its day, source and rights below that."""
    count_at = next((n for n, line in enumerate(lines) if _is_count(line)), None)
    if count_at is None:
        return None
    above = [line for line in lines[:count_at] if line][-MAX_LINES_ABOVE:]
    below = [(n, line) for n, line in enumerate(lines[count_at + 1 :], count_at + 1) if line]
    rights = next((n for n, line in below[:MAX_LINES_ABOVE] if kind_of(line) is Kind.RIGHTS or "©" in line), None)
    facts = [line for n, line in below if rights is not None and n < rights]
    day_at = next((n for n, line in enumerate(facts) if read_dates(line)), None)
    if rights is None or day_at is None or not above:
        return None
    names = [line for line in facts[day_at + 1 :] if not _CODE.fullmatch(line) and not _is_hour(line)]
    has_byline = len(above) > 1 and _may_be_byline(above[-1])
    return _article(
        title=above[-2] if has_byline else above[-1],
        source=names[0] if names else "",
        day=facts[day_at],
        byline=above[-1] if has_byline else "",
        text=lines[rights + 1 :],
    )


def _article(title: str, source: str, day: str, byline: str, text: Sequence[str]) -> Article | None:
    blocks = "\n".join(text).strip().split("\n\n")
    body = "\n\n".join(paragraph for block in blocks if (paragraph := joined(block.split("\n"))))
    if not body:
        return None
    return stated_article(
        "header", title=title, source=source, published=day, authors=names_in(_without_job(byline)), body=body
    )


def _without_job(byline: str) -> str:
    """A byline in usual type without the job behind the name: PRIYA RAMAN TRANSPORT REPORTER is Priya Raman.

    Of the words before the last word of the job, the first two are the name if all are in capitals.
    """
    words = byline.split()
    if byline.isupper() and len(words) > MIN_NAME_WORDS and plain(words[-1]) in jobs() and "," not in byline:
        words = words[:MIN_NAME_WORDS]
    return " ".join(words).title() if byline.isupper() else byline


def _may_be_byline(line: str) -> bool:
    names = names_in(line)
    return bool(names) and all(MIN_NAME_WORDS <= len(name.split()) <= MAX_NAME_WORDS for name in names)


def _is_count(line: str) -> bool:
    found = _COUNT.fullmatch(line)
    return found is not None and found["unit"].lower() in words_of("passed_on", "count")


def _is_hour(line: str) -> bool:
    return re.fullmatch(r"\d{1,2}[:.]\d\d(?: ?[AP]M)?(?: \w{2,5})?", line) is not None
