"""Documents that ask for much work: each part of it is limited, and good documents are read as before."""

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from email.headerregistry import HeaderRegistry
from typing import Any

import pytest

from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.model.problem import Problem
from clipwire.parsing import rows
from clipwire.parsing.attributes import with_few_attributes
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.registry import parse
from tests.unit.parsing.documents import TEXT, docx, feed, mail, paragraph, pdf, shown


def refused(data: bytes, limits: Limits = LIMITS) -> str:
    """The type of the problem with which a file is refused."""
    with pytest.raises(Rejected) as refusal:
        parse(data, limits=limits)
    assert refusal.value.problem.detail
    return kind_of(refusal.value.problem)


def kind_of(problem: Problem | None) -> str:
    return problem.type.rpartition(":")[2] if problem else ""


# --- HTML -----------------------------------------------------------------------------------------------------------

MANY: dict[str, Callable[[int], str]] = {
    "with values": lambda n: f"a{n}=1",
    "without values": lambda n: f"a{n}",
    "in quotes": lambda n: f'a{n}="b c"',
    "with brackets in quotes": lambda n: f"a{n} = '>'",
    "with tags in quotes": lambda n: f'a{n}="<p>"',
    "with half a quotation mark": lambda n: f'"{n}',
}


def attributes_of(html: str) -> int:
    """The largest number of attributes that libxml2 finds on a tag."""
    from lxml.html import document_fromstring

    return max(len(element.attrib) for element in document_fromstring(html).iter() if isinstance(element.tag, str))


@pytest.mark.parametrize("attribute", MANY.values(), ids=MANY)
@pytest.mark.parametrize("tag", ["p", "time", "script"])
def test_attributes_of_a_tag_beyond_the_limit_are_left_out(tag: str, attribute: Callable[[int], str]) -> None:
    # Given a tag with 2,000 attributes of some form, and an ordinary one behind it
    html = f'<{tag} {" ".join(map(attribute, range(2_000)))}>x</{tag}><b id="b">y</b>'
    assert attributes_of(html) >= 1_000
    # When they are held to the limit
    cut, count = with_few_attributes(html, 50)
    # Then libxml2 finds as many, and the rest of the page stays
    assert attributes_of(cut) == 50 and count == 1
    assert cut.endswith(f'>x</{tag}><b id="b">y</b>')


@pytest.mark.parametrize(
    "html",
    [
        f'<p class="a">{TEXT}</p>',
        f'<img src="data:image/png;base64,{"A" * 5_000}"><p>{TEXT}</p>',
        f"<script>if (a <b {'c ' * 3_000}) d</script><p>{TEXT}</p>",
        f"<!-- <p {'c ' * 3_000}> --><p>{TEXT}</p>",
        f"<p title='{'<b c> ' * 900}'>{TEXT}</p>",
    ],
    ids=["plain", "picture", "script", "comment", "title"],
)
def test_ordinary_tags_are_left_as_they_are(html: str) -> None:
    assert with_few_attributes(html, 500) == (html, 0)


def test_pages_and_pieces_of_html_are_read_with_few_attributes() -> None:
    many = " ".join(f"a{n}=1" for n in range(3_000))
    page = f"<html><body><h1>Fleet returns</h1><article {many}>{f'<p>{TEXT}</p>' * 4}</article></body></html>"
    assert TEXT in parse(page.encode()).articles[0].body
    assert fragment_text(f"<p {many}>{TEXT}</p>") == TEXT


# --- mail -----------------------------------------------------------------------------------------------------------


def test_a_long_header_is_cut_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a subject of encoded words, which Python's e-mail package reads in the square of its length
    longest = 0
    registered = HeaderRegistry.__call__

    def noting(self: HeaderRegistry, name: str, value: str) -> Any:
        nonlocal longest
        longest = max(longest, len(value))
        return registered(self, name, value)

    monkeypatch.setattr(HeaderRegistry, "__call__", noting)
    # When the mail is read
    (article,) = parse(mail(subject="=?utf-8?q?Fleet?= " * 5_000)).articles
    # Then the package has seen no more of it than the limit
    assert 0 < longest <= LIMITS.header_chars
    assert article.title and article.title.startswith("FleetFleet")


def test_a_mail_of_many_headers_is_a_mail() -> None:
    (article,) = parse(mail(headers="Received: by a.example\n" * 1_000)).articles
    assert article.title == "Fleet returns" and article.body == TEXT


def test_a_mail_of_too_many_parts_is_refused() -> None:
    multipart = "Content-Type: multipart/mixed; boundary=x\n"
    part = f"--x\nContent-Type: text/plain\n\n{TEXT}\n"
    assert parse(mail(multipart, part * 5), limits=Limits(parts=10)).articles[0].body == "\n\n".join([TEXT] * 5)
    assert refused(mail(multipart, part * 20), Limits(parts=10)) == "too-complex"
    assert refused(mail(multipart, "--x\n\n\n" * 20), Limits(parts=10)) == "too-complex"


def test_parts_in_parts_without_end_are_refused() -> None:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_100))
    assert refused(mail(opening, TEXT)) == "too-complex"
    # and so are fewer of them around very many lines, each of which is compared with every boundary
    few = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(30))
    assert refused(mail(few, "a line\n" * 500), Limits(mail_lines=10_000)) == "too-complex"


def test_a_message_that_fails_costs_no_other_of_its_mailbox() -> None:
    # Given a mailbox with a message in the middle whose parts are nested without end
    postmark = "From anna@example.org Thu Apr 24 09:30:00 2025\n"
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_100))
    messages = [mail(), mail(opening), mail(subject="Boats stay")]
    parsed = parse(b"\n\n".join(postmark.encode() + message for message in messages))
    # Then the other two are read, and the problem names the message
    assert [article.title for article in parsed.articles] == ["Fleet returns", "Boats stay"]
    assert parsed.problem and "message 2: " in parsed.problem.detail


# --- Word -----------------------------------------------------------------------------------------------------------


def test_a_word_document_is_read_up_to_its_limit_with_a_warning() -> None:
    body = paragraph("Fleet returns", "Title") + "".join(paragraph(f"Boat {n} came home.") for n in range(20))
    (article,) = parse(docx(body), limits=Limits(paragraphs=6)).articles
    assert article.title == "Fleet returns"
    assert article.body.split("\n\n") == [f"Boat {n} came home." for n in range(5)]
    assert article.warnings == ["the first 6 paragraphs were read"]
    assert parse(docx(body)).articles[0].warnings == []


def test_each_element_of_a_word_document_is_looked_at_once() -> None:
    # Given paragraphs in paragraphs, as no program writes them, around many pieces of text
    (article,) = parse(
        docx("<w:p>" * 100 + "<w:r><w:t>a</w:t></w:r>" * 500 + "</w:p>" * 100 + paragraph(TEXT))
    ).articles
    # Then each piece is in the text once, and not once for each paragraph around it
    assert article.body.count("a") < 500 + len(TEXT)


def test_a_word_document_that_expands_beyond_the_limit_is_refused() -> None:
    assert refused(docx(paragraph(TEXT), zeros=bytes(200_000)), Limits(word_bytes=200_000)) == "expands-too-far"
    assert refused(docx(paragraph(TEXT), zipfile.ZIP_BZIP2)) == "unsupported-format"


# --- XML ------------------------------------------------------------------------------------------------------------


def test_a_feed_is_read_up_to_its_limit_and_says_how_many_entries_it_has() -> None:
    parsed = parse(feed(30), limits=Limits(articles=10))
    assert [article.title for article in parsed.articles] == [f"Fleet {n}" for n in range(10)]
    assert kind_of(parsed.problem) == "too-many-articles"
    assert parsed.problem and "The first 10 of 30 entries were read" in parsed.problem.detail
    assert parse(feed(10), limits=Limits(articles=10)).problem is None


def test_entries_beyond_the_limit_never_reach_feedparser(monkeypatch: pytest.MonkeyPatch) -> None:
    import feedparser

    seen = 0
    whole = feedparser.parse

    def counting(file: Any, **options: Any) -> Any:
        nonlocal seen
        seen = file.getvalue().count(b"<item>")
        return whole(file, **options)

    monkeypatch.setattr(feedparser, "parse", counting)
    parse(feed(200), limits=Limits(articles=10))
    assert seen == 11


def test_an_entry_that_fails_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from clipwire.parsing.formats import feeds

    made = feeds._article

    def failing(entry: Any, *rest: Any) -> Any:
        if entry["title"] == "Fleet 1":
            raise KeyError("title")
        return made(entry, *rest)

    monkeypatch.setattr(feeds, "_article", failing)
    parsed = parse(feed(3))
    assert [article.title for article in parsed.articles] == ["Fleet 0", "Fleet 2"]
    assert parsed.problem and "1 of 3 entries; entry 2" in parsed.problem.detail


def test_xml_of_too_many_elements_is_refused_before_it_is_parsed() -> None:
    assert refused(feed(30), Limits(xml_elements=50)) == "too-complex"
    assert parse(feed(30), limits=Limits(xml_elements=500)).articles


# --- text -----------------------------------------------------------------------------------------------------------


def test_a_text_of_too_many_lines_is_refused() -> None:
    text = f"Fleet returns\n\n{TEXT}\n\n" + "a\n" * 300
    assert refused(text.encode(), Limits(lines=200)) == "too-complex"


def test_labelled_rows_without_end_are_not_joined_into_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a dump of labelled rows that never become the frame of a page
    looked_at = 0
    is_frame = rows.Row.is_frame.fget
    assert is_frame

    def counting(row: rows.Row) -> bool:
        nonlocal looked_at
        looked_at += len(row.text)
        return is_frame(row)

    monkeypatch.setattr(rows.Row, "is_frame", property(counting))
    text = "Fleet returns\n\nSource: x\n" + "Source: x\n" * 3_000 + f"\n{TEXT}\n\n{TEXT}"
    # When it is read
    with suppress(Rejected):
        parse(text.encode())
    # Then what is looked at grows with the text, and not with its square
    assert looked_at < 300 * len(text)


def test_a_dump_of_many_pages_is_read_up_to_the_limit() -> None:
    page = f"Fleet returns to the harbour\nDate: 07/01/2026 | Source: KCNA (En)\n\n{TEXT}\n\nMore Articles\n\n"
    parsed = parse((page * 8).encode(), limits=Limits(articles=5))
    assert len(parsed.articles) == 5 and kind_of(parsed.problem) == "too-many-articles"


# --- recognising ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["<p>x</p>", "<rss></rss>", ""])
def test_comments_before_the_root_are_passed_by_once(end: str) -> None:
    # Given hundreds of comments, which an expression that may end one anywhere tries in every combination
    data = ("<!-- a -->" * 800 + end).encode()
    # When it is decided what the file is, then that takes no hours
    with pytest.raises(Rejected):
        parse(data)


def test_json_that_holds_html_is_json() -> None:
    # Given a ninjs item whose body has many closing tags
    document = {"uri": "a", "type": "text", "headline": "Fleet returns", "body_html": f"<p>{TEXT}</p>" * 10}
    parsed = parse(json.dumps(document).encode())
    assert parsed.format == "json"
    assert parsed.articles[0].body.count(TEXT) == 10


# --- scripts and extractors -----------------------------------------------------------------------------------------


def test_marks_around_a_script_are_looked_for_at_its_ends() -> None:
    from clipwire.parsing.formats.html.structured_data import _loaded

    # Given a script with half a million spaces in the middle
    assert _loaded('{"a": 1,' + " " * 500_000 + "x") is None
    # and with the marks of a comment or a CDATA section around it
    for begin, end in (
        ("<!--", "-->"),
        ("//<![CDATA[", "//]]>"),
        ("/*<![CDATA[*/", "/*]]>*/"),
        (" <![CDATA[ ", " ]]> "),
    ):
        assert _loaded(f'{begin}\n{{"a": 1}}\n{end}\n') == {"a": 1}


def test_a_page_of_very_many_paragraphs_is_not_compared_with_a_second_extractor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given trafilatura's comparison, which looks from each short paragraph for the next long one
    import trafilatura.core

    compared = 0

    def compare(*_: Any, **__: Any) -> Any:
        nonlocal compared
        compared += 1
        raise AssertionError

    monkeypatch.setattr(trafilatura.core, "compare_extraction", compare)
    from clipwire.parsing.formats.html import body

    monkeypatch.setattr(body, "MAX_BLOCKS_COMPARED", 20)
    page = f"<html><body><h1>Fleet returns</h1><article>{f'<p>{TEXT}</p>' * 40}</article></body></html>"
    # When a page with more paragraphs than the limit is read, then it is not asked
    assert parse(page.encode()).articles[0].body.count(TEXT) == 40
    assert compared == 0


# --- PDF ------------------------------------------------------------------------------------------------------------


def test_a_pdf_is_read_up_to_its_limit_of_pages_and_operations() -> None:
    data = pdf(*(shown(f"On day {n} the fishing fleet of the eastern harbour came home.") for n in range(6)))
    assert parse(data).articles[0].warnings == []
    few = parse(data, limits=Limits(pages=3)).articles[0]
    assert few.warnings == ["the first 3 pages of the PDF were read"] and "On day 3" not in few.body
    # and a page of many operations ends it
    busy = parse(
        pdf(shown(TEXT, TEXT), shown("The boats stay."), b"q Q " * 500), limits=Limits(pdf_operations=300)
    ).articles[0]
    assert busy.warnings == ["the first 2 pages of the PDF were read; the next one has too much on it"]


def test_a_page_of_a_pdf_that_fails_costs_no_other() -> None:
    data = pdf(shown(TEXT), b"[" * 5_000, shown(TEXT.replace("eastern", "western")))
    article = parse(data).articles[0]
    assert "eastern" in article.body and "western" in article.body
    assert article.warnings == ["1 pages of the PDF could not be read"]


def test_a_pdf_of_endless_content_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from clipwire.parsing.formats import pdf as parser

    monkeypatch.setattr(parser, "MAX_STREAM_TOKENS", 1_000)
    assert refused(pdf(b"q Q " * 2_000)) == "too-complex"
