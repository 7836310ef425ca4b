"""Every limit of the table: a file, or a value, of just that size is read whole; of one more, it is refused or cut."""

import gzip
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from clipwire.enrichment import chain
from clipwire.model.article import Article, Dateline, Evidence, Image, Related, Source
from clipwire.model.limits import LIMITS, Limits, table
from clipwire.model.problem import TITLES
from clipwire.parsing.bounded import bounded
from clipwire.parsing.containers.compressed import MIN_LIMIT_BYTES
from clipwire.parsing.containers.members import shortened
from clipwire.parsing.opening import open_file
from tests.unit.parsing.archives import PAGE, zipped
from tests.unit.parsing.documents import TEXT, docx, feed, mail, paragraph, pdf, shown
from tests.unit.parsing.test_office_documents import epub, page
from tests.unit.parsing.test_saved_pages import entry, har

Became = str | None
"""The type of a problem; `cut, …` or `left out, …` of a value; None if everything was read."""


def read(data: bytes, **limits: int) -> Became:
    """The first problem or warning of a file that is read with these limits."""
    for thing in open_file(data, "file", Limits(**limits)):
        problem = thing.problem or (thing.parsed and thing.parsed.problem)
        if problem:
            assert problem.detail
            return problem.type.rpartition(":")[2]
        for article in thing.parsed.articles if thing.parsed else ():
            if article.warnings:
                return article.warnings[0]
    return None


def held(article: Article, **limits: int) -> Became:
    """The warning of an article whose values are held to these limits."""
    article.body = article.body or TEXT
    return next(iter(bounded(article, Limits(**limits)).warnings), None)


# --- files and containers -------------------------------------------------------------------------------------------


def bytes_of_a_file(count: int, limit: int) -> Became:
    return read(PAGE.ljust(count), member_bytes=limit)


def bytes_of_all_members(count: int, limit: int) -> Became:
    return read(zipped({"a.md": PAGE, "b.md": PAGE.ljust(count - len(PAGE))}), expanded_bytes=limit)


def times_of_expansion(count: int, limit: int) -> Became:
    """A text that has a little less than `count` times the bytes of its gzip."""
    text = PAGE + random.Random(1).randbytes(12_000).hex().encode()
    length = MIN_LIMIT_BYTES
    while length < (largest := count * len(gzip.compress(text.ljust(length))) - 100):
        length = largest
    return read(gzip.compress(text.ljust(length)), ratio=limit)


def containers_in_containers(count: int, limit: int) -> Became:
    data = PAGE
    for depth in range(count):
        data = zipped({f"{depth}": data})
    return read(data, depth=limit)


def compressions(count: int, limit: int) -> Became:
    data = PAGE
    for _ in range(count):
        data = gzip.compress(data)
    return read(data, layers=limit)


def members(count: int, limit: int) -> Became:
    return read(zipped({f"{n}.md": PAGE for n in range(count)}), members=limit)


def entries_of_a_feed(count: int, limit: int) -> Became:
    return read(feed(count), articles=limit)


def bytes_of_a_name(count: int, limit: int) -> Became:
    assert limit == LIMITS.name_bytes
    name = shortened("a" * count)
    return None if name == "a" * count else "shortened, with a hash" if len(name) < count + 2 else name


# --- documents ------------------------------------------------------------------------------------------------------


def line_ends(count: int, limit: int) -> Became:
    text = f"Fleet returns\n\n{TEXT}\n\n{TEXT}\n\n"
    return read((text + f"{TEXT}\n" * (count - text.count("\n"))).encode(), lines=limit)


def elements_of_a_page(count: int, limit: int) -> Became:
    # html, head, body, h1, article
    return read(
        f"<html><body><h1>Fleet returns</h1><article>{f'<p>{TEXT}' * (count - 4)}</article></body></html>".encode(),
        elements=limit,
    )


def attributes_of_an_element(count: int, limit: int) -> Became:
    from clipwire.parsing.formats.html.tree import parse_tree

    page = f"<html><body><p {' '.join(f'a{n}=1' for n in range(count))}>{TEXT}</p></body></html>"
    [element] = parse_tree(page.encode(), Limits(attributes=limit)).iter("p")
    return None if len(element.attrib) == count else "left out" if len(element.attrib) == limit else "other"


def tags_of_xml(count: int, limit: int) -> Became:
    """XML of so many elements, each with two tags."""
    skeleton = feed(1).count(b"<") // 2
    return read(feed(1, more="<a></a>" * (count - skeleton)), xml_elements=limit)


def lists_in_lists(count: int, limit: int) -> Became:
    """An author within so many lists."""
    assert limit == LIMITS.nesting
    author: Any = "Anna Li"
    for _ in range(count):
        author = [author]
    document = {"@type": "NewsArticle", "headline": "Fleet returns", "articleBody": TEXT, "author": author}
    [opened] = open_file(json.dumps(document).encode())
    assert opened.parsed
    return None if opened.parsed.articles[0].authors == ["Anna Li"] else "left out"


def characters_of_a_description(count: int, limit: int) -> Became:
    assert limit == LIMITS.script_chars
    described = {"@type": "NewsArticle", "author": {"name": "Anna Li"}, "note": ""}
    described["note"] = "a" * (count - len(json.dumps(described)))
    page = f'<html><head><script type="application/ld+json">{json.dumps(described)}</script></head><body>'
    page += f"<h1>Fleet returns</h1><article>{f'<p>{TEXT}</p>' * 4}</article></body></html>"
    [opened] = open_file(page.encode())
    assert opened.parsed
    return None if opened.parsed.articles[0].authors == ["Anna Li"] else "left out"


def characters_of_a_header(count: int, limit: int) -> Became:
    assert limit == LIMITS.header_chars
    # The subject is cut before it is read, so that its last word is not part of the title.
    subject = f"{' ' * (count - 12)}Fleet stays."
    [opened] = open_file(mail(subject="=?utf-8?q??=" + subject[12:]))
    assert opened.parsed
    return None if (opened.parsed.articles[0].title or "").endswith("Fleet stays.") else "cut before it is read"


def parts_of_a_mail(count: int, limit: int) -> Became:
    part = f"--x\nContent-Type: text/plain\n\n{TEXT}\n"
    return read(mail("Content-Type: multipart/mixed; boundary=x\n", part * (count - 1)), parts=limit)


def lines_of_a_mail(count: int, limit: int) -> Became:
    """A mail of one part that holds parts, and so many lines."""
    data = mail("Content-Type: multipart/mixed; boundary=x\n", f"--x\nContent-Type: text/plain\n\n{TEXT}\n")
    return read(data + f"{TEXT}\n".encode() * (count - data.count(b"\n")), mail_lines=limit)


def paragraphs(count: int, limit: int) -> Became:
    return read(docx("".join(paragraph(f"{TEXT} ({n})") for n in range(count))), paragraphs=limit)


def bytes_of_a_word_document(count: int, limit: int) -> Became:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(docx(paragraph(TEXT), filling=b""))) as archive:
        length = sum(part.file_size for part in archive.infolist())
    return read(docx(paragraph(TEXT), filling=bytes(count - length)), word_bytes=limit)


def pages(count: int, limit: int) -> Became:
    return read(pdf(*(shown(TEXT.replace("412", str(n))) for n in range(count))), pages=limit)


def operations_of_a_pdf(count: int, limit: int) -> Became:
    """A page of eight operations, and one of the others, `q` and `Q` in turn."""
    return read(pdf(shown(TEXT), b"q Q " * ((count - 8) // 2)), pdf_operations=limit)


def characters_of_front_matter(count: int, limit: int) -> Became:
    head = 'title: "Fleet returns"\nnote: '
    return read(f"---\n{head}{'a' * (count - len(head))}\n---\n\n{TEXT}\n".encode(), front_matter_chars=limit)


# --- values ---------------------------------------------------------------------------------------------------------


def address(length: int) -> str:
    return "https://a.example/".ljust(length, "a")


def characters_that_enrichment_reads(count: int, limit: int) -> Became:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chain, "LIMITS", Limits(enriched_chars=limit))
        return next(iter(chain.enrich(Article(body="a" * count), chain=()).warnings), None)


def bytes_of_a_log(count: int, limit: int) -> Became:
    return read(har(entry()).ljust(count), log_bytes=limit)


def bytes_of_pages_of_an_epub(count: int, limit: int) -> Became:
    whole = page("Fleet returns", TEXT, TEXT.replace("eastern", "western"))
    return read(epub({"a.html": whole, "b.html": whole.ljust(count - len(whole))}), epub_bytes=limit)


AT_AND_BEYOND: dict[str, tuple[Callable[[int, int], Became], int, int]] = {
    # limit                what is read; its size at the limit, and beyond it
    "member_bytes": (bytes_of_a_file, 2_000, 2_001),
    "expanded_bytes": (bytes_of_all_members, 2_000, 2_001),
    "ratio": (times_of_expansion, 100, 105),
    "depth": (containers_in_containers, 2, 3),
    "layers": (compressions, 2, 3),
    "members": (members, 20, 21),
    "articles": (entries_of_a_feed, 20, 21),
    "log_bytes": (bytes_of_a_log, 5_000, 5_001),
    "name_bytes": (bytes_of_a_name, 400, 401),
    "lines": (line_ends, 50, 51),
    "elements": (elements_of_a_page, 50, 51),
    "attributes": (attributes_of_an_element, 500, 501),
    "xml_elements": (tags_of_xml, 50, 51),
    "nesting": (lists_in_lists, 40, 41),
    "script_chars": (characters_of_a_description, 3_000_000, 3_000_001),
    "header_chars": (characters_of_a_header, 4_000, 4_001),
    "parts": (parts_of_a_mail, 10, 11),
    "mail_lines": (lines_of_a_mail, 50, 51),
    "paragraphs": (paragraphs, 10, 11),
    "word_bytes": (bytes_of_a_word_document, 1_000_000, 1_000_001),
    "epub_bytes": (bytes_of_pages_of_an_epub, 2_000, 2_001),
    "pages": (pages, 3, 4),
    "pdf_operations": (operations_of_a_pdf, 200, 202),
    "front_matter_chars": (characters_of_front_matter, 200, 201),
    "body_chars": (lambda count, limit: held(Article(body="a" * count), body_chars=limit), 100, 101),
    "enriched_chars": (characters_that_enrichment_reads, 100, 101),
    "title_chars": (lambda count, limit: held(Article(title="a" * count), title_chars=limit), 100, 101),
    "authors": (lambda count, limit: held(Article(authors=["Anna Li"] * count), authors=limit), 10, 11),
    "author_chars": (lambda count, limit: held(Article(authors=["a" * count]), author_chars=limit), 20, 21),
    "source_chars": (
        lambda count, limit: held(Article(source=Source(id="a", name="a" * count)), source_chars=limit),
        20,
        21,
    ),
    "address_chars": (lambda count, limit: held(Article(url=address(count)), address_chars=limit), 50, 51),
    "caption_chars": (
        lambda count, limit: held(Article(images=[Image(url=address(20), caption="a" * count)]), caption_chars=limit),
        50,
        51,
    ),
    "entries": (lambda count, limit: held(Article(related=[Related(title="Boats")] * count), entries=limit), 10, 11),
}  # fmt: skip
CUT_IN_SILENCE = {"evidence_chars"}


def test_every_limit_of_the_table_is_tried() -> None:
    assert {row.name for row in table(LIMITS)} == AT_AND_BEYOND.keys() | CUT_IN_SILENCE


@pytest.mark.parametrize("name", AT_AND_BEYOND)
def test_a_limit_is_reached_in_peace_and_passed_with_words(name: str) -> None:
    trial, at, beyond = AT_AND_BEYOND[name]
    said = next(row.beyond for row in table(LIMITS) if row.name == name)
    # Given something of just the size of the limit
    # When it is read, then all of it is read
    assert trial(at, at) is None
    # When it is larger, then what the table says comes of it
    became = trial(beyond, at)
    if said in TITLES or "warning" not in said:
        assert became == said
    else:
        assert became and became not in TITLES


def test_evidence_is_cut_to_its_limit() -> None:
    for length in (50, 51):
        article = Article(body=TEXT, evidence={"url": Evidence(origin="meta", confidence="high", text="a" * length)})
        assert bounded(article, Limits(evidence_chars=50)).evidence["url"].text == "a" * 50


def test_places_of_datelines_and_titles_of_related_articles_have_the_limits_of_names_and_titles() -> None:
    article = Article(dateline=Dateline(place="a" * 21), related=[Related(title="a" * 101, teaser="b" * 101)])
    assert held(article, author_chars=20, title_chars=100)
    assert article.dateline and article.dateline.place == "a" * 20
    assert article.related == [Related(title="a" * 100, teaser="b" * 100)]
