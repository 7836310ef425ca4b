"""Documents of word processors, and newspapers as books: OpenDocument, RTF, EPUB."""

import io
import zipfile
from collections.abc import Callable

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers.slices import looks_like_container
from clipwire.parsing.opening import open_file
from clipwire.parsing.registry import Parsed, parse
from tests.unit.parsing.archives import opened, zipped

FIRST = "The fishing fleet of the eastern harbour landed 412 tons of herring on the quay this morning."
SECOND = "The boats had been at sea for eleven days, and their crews were met by families and officials."


def only(parsed: Parsed) -> Article:
    (article,) = parsed.articles
    return article


def problem_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Rejected) as refusal:
        parse(data, limits=limits or Limits())
    return refusal.value.problem.type.rpartition(":")[2]


def stored_first(kind: str, parts: dict[str, str | bytes]) -> bytes:
    """A zip whose first member is its type, stored, as OpenDocument and EPUB demand."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


# --- OpenDocument ---------------------------------------------------------------------------------------------------

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "meta": "meta",
        "draw": "drawing",
    }.items()
)
META = (
    f'<office:document-meta {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
    "<meta:initial-creator>Anna Kowalczyk</meta:initial-creator><dc:language>en-GB</dc:language>"
    "</office:meta></office:document-meta>"
)


def odt(text: str, meta: str = META, kind: str = "text", head: str = "") -> bytes:
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    content = f"{head}<office:document-content {SPACES}><office:automatic-styles>"
    content += '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    content += f"</office:automatic-styles>{body}</office:document-content>"
    return stored_first(f"application/vnd.oasis.opendocument.{kind}", {"content.xml": content, "meta.xml": meta})


def p(text: str, style: str = "Text") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_an_opendocument_text_is_read_with_its_title_and_author() -> None:
    # Given a title in an automatic style, a subtitle, a table, a list; a note, a comment, a deletion and a box
    note = "<text:note><text:note-body>" + p("A note.") + "</text:note-body></text:note>"
    deleted = f"<text:tracked-changes><text:deletion>{p('Deleted words.')}</text:deletion></text:tracked-changes>"
    box = f"<draw:frame><draw:text-box>{p('A box.')}</draw:text-box></draw:frame>"
    spaced = FIRST.replace(" fleet ", "<text:s/>fleet<text:tab/>").replace("412", "<text:span>412</text:span>")
    data = odt(
        deleted
        + p("Fleet returns", "P1")
        + p("Herring before winter", "Subtitle")
        + p(spaced.replace(" this", f"{note} this") + box)
        + f"<text:list><text:list-item>{p(SECOND)}</text:list-item></text:list>"
    )
    # When it is read
    parsed = parse(data)
    article = only(parsed)
    # Then it has the running text
    assert parsed.format == "odt"
    assert (article.title, article.subtitle) == ("Fleet returns", "Herring before winter")
    assert article.body == f"{FIRST}\n\n{SECOND}"
    assert (article.authors, article.language) == (["Anna Kowalczyk"], "en-GB")


def test_a_heading_is_the_title() -> None:
    heading = '<text:h text:style-name="Kop" text:outline-level="1">Fleet returns.</text:h>'
    assert only(parse(odt(heading + p(FIRST)))).title == "Fleet returns."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (odt(""), "not-an-article"),
        (odt("<text:p>")[:-1], "damaged-file"),
        (odt(p(FIRST), head='<!DOCTYPE a [<!ENTITY b "c">]>'), "unsafe-xml"),
        (stored_first("application/vnd.oasis.opendocument.text", {}), "damaged-file"),
        (
            stored_first("application/vnd.oasis.opendocument.text", {"content.xml": b"\x8f\x02 secret"}),
            "encrypted-file",
        ),
        (
            stored_first("application/vnd.oasis.opendocument.text", {"content.xml": bytes(21_000_000)}),
            "expands-too-far",
        ),
        (odt(p(FIRST), kind="spreadsheet"), "unsupported-format"),
    ],
)
def test_an_opendocument_file_without_a_readable_text_is_refused(data: bytes, problem: str) -> None:
    assert problem_of(data) == problem


def test_an_opendocument_text_is_read_up_to_its_limit() -> None:
    article = only(parse(odt("".join(p(f"{n}: {FIRST}") for n in range(30))), limits=Limits(paragraphs=10)))
    assert article.body.count("\n\n") == 9
    assert "the first 10 paragraphs were read" in article.warnings


def test_unreadable_properties_do_not_matter() -> None:
    assert only(parse(odt(p("Fleet returns") + p(FIRST), meta="<broken"))).title == "Fleet returns"


# --- RTF ------------------------------------------------------------------------------------------------------------


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0", encoding: str = "ascii") -> bytes:
    return (r"{\rtf1" + head + "\n" + body + "}").encode(encoding)


FONTS = r"{\fonttbl{\f0\froman Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset129 Batang;}}"


def test_an_rtf_document_is_read_without_its_tables_pictures_and_notes() -> None:
    head = r"\ansi\ansicpg1252" + FONTS + r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 heading 1;}}"
    head += r"{\info{\title Fleet returns}{\author Anna Kowalczyk}{\doccomm secret}}{\*\generator Writer 7;}"
    body = rf"{{\header Page 1}}\pard\b Fleet returns\b0\par {FIRST}{{\footnote A note.}}\par" + "\n"
    body += (
        rf"{{\pict\pngblip 89504e47}}{{\*\unknown hidden}}{{\field{{\*\fldinst HYPERLINK x}}{{\fldrslt {SECOND}}}}}\par"
    )
    parsed = parse(rtf(body, head))
    article = only(parsed)
    assert parsed.format == "rtf"
    assert (article.title, article.authors) == ("Fleet returns", ["Anna Kowalczyk"])
    assert article.body == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"Gr\'f6\'dfere Schiffe", "Größere Schiffe"),
        (r"Gr\u246?\u223?ere Schiffe", "Größere Schiffe"),
        (r"{\uc2 Gr\u246\'3f\'3f\u223??ere} Schiffe", "Größere Schiffe"),
        (r"\f1 \'d4\'eb\'ee\'f2 \f0 returns", "Флот returns"),
        (r"{\f2 \'bc\'ad\'bf\'ef} opens", "서울 opens"),
        (r"a \u-10179?\u-8704? b", "a 😀 b"),
        (r"\ldblquote Come home\rdblquote , she said\emdash twice", "“Come home”, she said—twice"),
        (r"10\~km, co\-operation, a\_b, \{c\}, \\d", "10 km, cooperation, a-b, {c}, \\d"),
        ("one\\line two\\tab three", "one two three"),
        (r"before {\pict\bin6 }}}{{{} after", "before after"),
    ],
)
def test_characters_of_an_rtf_document(written: str, text: str) -> None:
    article = only(parse(rtf(rf"{FONTS}{FIRST}\par {written} and more of it.\par")))
    assert article.body == f"{FIRST}\n\n{text} and more of it."


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf",
        rtf(""),
        rtf(r"{\*\secret " + FIRST + "}"),
        rtf(r"\par" * 100_000),
        rtf("}" * 100_000),
        rtf(r"\bin99999999 " + FIRST),
        rtf(r"{\pict " + "00" * 1_000_000 + "}"),
    ],
)
def test_an_rtf_document_without_a_text_is_no_article(data: bytes) -> None:
    assert problem_of(data) == "not-an-article"


def test_hostile_rtf_is_bounded() -> None:
    assert problem_of(rtf("{" * 100_000 + FIRST)) == "too-complex"
    article = only(parse(rtf(rf"{FIRST}\par " * 30), limits=Limits(paragraphs=10)))
    assert "the first 10 paragraphs were read" in article.warnings
    assert only(parse(rtf(rf"{FIRST}\par " + r"\u99999999999999? \ansicpg99999 \'zz \uc-5 x")[:-1])).body.startswith(
        FIRST
    )


# --- EPUB -----------------------------------------------------------------------------------------------------------


def page(title: str, *paragraphs: str, before: str = "", after: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head>'
        f"<body>{before}<h1>{title}</h1>{text}{after}</body></html>"
    )


BAR = '<div class="calibre_navbar">| <a href="../index_2.html">Next</a> | <a href="#">Section menu</a> |<hr/></div>'
FOOT = (
    '<div class="calibre_navbar1"><p>This article was downloaded by <strong>calibre</strong> from '
    '<a rel="calibre-downloaded-from" href="https://harbour.example/fleet?a=1&amp;b=2">here</a></p></div>'
)
CONTENTS = page(
    "Harbour News", before="<ul>" + "".join(f"<li><a href='{n}'>Story {n}</a></li>" for n in range(9)) + "</ul>"
)


def epub(
    pages: dict[str, str], more: str = "", folder: str = "OEBPS/", parts: dict[str, str | bytes] | None = None
) -> bytes:
    items = "".join(
        f'<item id="i{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Harbour News [Thu, 24 Apr 2025]</dc:title><dc:date>2025-04-24T05:00:00+00:00</dc:date>"
        "<dc:publisher>calibre</dc:publisher><dc:identifier>urn:uuid:1</dc:identifier>"
        f"{more}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = f'<container><rootfiles><rootfile full-path="{folder}content.opf"/></rootfiles></container>'
    whole: dict[str, str | bytes] = {"META-INF/container.xml": container, f"{folder}content.opf": package}
    whole |= {folder + name: text for name, text in pages.items()}
    return stored_first("application/epub+zip", whole | (parts or {}))


ISSUE = {
    "index.html": CONTENTS,
    "feed 0/a.html": page("Fleet returns", FIRST, SECOND, before=BAR, after=FOOT),
    "feed 0/b.html": page("Ferry line opens", SECOND.replace("boats", "ferries"), FIRST, before=BAR),
}


def test_each_page_of_a_newspaper_is_an_article_of_its_day_and_source() -> None:
    # Given an issue with a page of contents and two articles, as Calibre makes it
    parsed = parse(epub(ISSUE))
    # Then both are read in order, without the bars above and the line below
    assert (parsed.format, parsed.problem) == ("epub", None)
    assert [article.title for article in parsed.articles] == ["Fleet returns", "Ferry line opens"]
    first = parsed.articles[0]
    assert first.body == f"{FIRST}\n\n{SECOND}"
    assert first.url == "https://harbour.example/fleet?a=1&b=2"
    assert first.published == "2025-04-24T05:00:00Z" or first.published == "2025-04-24T05:00:00+00:00"
    assert first.source and first.source.name == "Harbour News"


@pytest.mark.parametrize(
    "identifier",
    ["<dc:identifier>urn:isbn:9780000000002</dc:identifier>", '<dc:identifier scheme="ISBN">1</dc:identifier>'],
)
def test_a_book_is_refused(identifier: str) -> None:
    assert problem_of(epub(ISSUE, identifier)) == "not-an-article"


def test_a_page_that_is_missing_or_broken_does_not_affect_the_others() -> None:
    data = epub(ISSUE).replace(b"OEBPS/feed 0/a.html", b"OEBPS/feed 0/x.html")
    parsed = parse(data)
    assert [article.title for article in parsed.articles] == ["Ferry line opens"]
    assert parsed.problem
    assert "feed 0/a.html" in parsed.problem.detail


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (epub({}), "not-an-article"),
        (epub({"index.html": CONTENTS}), "not-an-article"),
        (stored_first("application/epub+zip", {"META-INF/container.xml": "<container/>"}), "damaged-file"),
        (stored_first("application/epub+zip", {"META-INF/container.xml": "<"}), "damaged-file"),
        (
            stored_first(
                "application/epub+zip", {"META-INF/container.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
            ),
            "unsafe-xml",
        ),
        (epub({"a.html": "<p>" + "a" * 21_000_000}), "expands-too-far"),
    ],
)
def test_an_epub_without_a_readable_article_is_refused(data: bytes, problem: str) -> None:
    outcomes = set(opened(data).values())
    assert problem in outcomes
    assert "read" not in outcomes


def test_an_epub_that_breaks_off_keeps_the_pages_before_the_break() -> None:
    found = opened(epub(ISSUE)[:-60])
    assert found["OEBPS/feed 0/a.html"] == "read"
    assert found["the rest"] == "damaged-file"


def test_an_epub_is_read_up_to_its_limits() -> None:
    pages = {f"{n}.html": page(f"Fleet {n} returns", FIRST, SECOND) for n in range(10)}
    parsed = parse(epub(pages), limits=Limits(articles=3))
    assert len(parsed.articles) == 3
    assert parsed.problem
    assert parsed.problem.type.endswith("too-many-articles")
    # And all pages together expand up to theirs
    parsed = parse(epub(pages), limits=Limits(epub_bytes=2_000))
    assert parsed.problem
    assert parsed.problem.type.endswith("expands-too-far")


# --- in a zip -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make", [lambda: odt(p(FIRST)), lambda: rtf(FIRST), lambda: epub(ISSUE)], ids=["odt", "rtf", "epub"]
)
def test_a_document_is_no_container_and_is_read_in_one(make: Callable[[], bytes]) -> None:
    data = make()
    assert not looks_like_container(data)
    (found,) = open_file(zipped({"a": data}), "z.zip")
    assert found.parsed
    assert found.member == "a"
