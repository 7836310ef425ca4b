"""PDF, Word and Markdown documents."""

import zlib
from collections.abc import Callable

from tests.benchmarks.hostile.material import SHORT, prose, random_bytes, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MB = 1 << 20


def _docx(body: str, more: tuple[tuple[str, bytes], ...] = (), before: str = "") -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    document = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    parts = [
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", relations.encode()),
        ("word/document.xml", document.encode()),
    ]
    return zipped([*parts, *more])


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


PARAGRAPHS = "".join(map(_p, SHORT.split("\n\n")))


def _pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a table of their places."""
    pieces, places, at = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, start=1):
        piece = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places.append(at)
        pieces.append(piece)
        at += len(piece)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    pieces.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, root, at)
    )
    return b"".join(pieces)


def _stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), more, packed)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _pages(count: int, content: bytes, resources: bytes = b"/Font << /F1 4 0 R >>") -> bytes:
    """So many pages that share one stream of content."""
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R /Resources << %s >> >>" % resources
    return _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            content,
            FONT,
            *([page] * count),
        ]
    )


def _shown(text: str) -> bytes:
    lines = "".join(f"({line}) Tj T* " for line in text.replace("(", "").replace(")", "").split(". "))
    return f"BT /F1 12 Tf 14 TL 50 700 Td {lines} ET".encode("latin-1", "replace")


PDF: dict[str, Callable[[], bytes]] = {
    "PDF of 10,000 pages": lambda: _pages(10_000, _stream(_shown(SHORT))),
    "PDF of 10,000 empty pages": lambda: _pages(10_000, _stream(b"")),
    "PDF of pages that are their own parents": lambda: _pdf(
        [b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 1 >>"]
    ),
    "PDF of pages in a circle": lambda: _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 2 /Kids [3 0 R] >>",
            b"<< /Type /Pages /Count 2 /Kids [2 0 R] >>",
        ]
    ),
    "PDF of references in a circle": lambda: _pdf([b"2 0 R", b"1 0 R"]),
    "PDF of a tree of pages 2,000 deep": lambda: _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            *(b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 3) for n in range(2_000)),
            b"<< /Type /Page >>",
        ]
    ),
    "PDF of 2^30 pages by sharing": lambda: _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            *(b"<< /Type /Pages /Count 2 /Kids [%d 0 R %d 0 R] >>" % (n + 3, n + 3) for n in range(30)),
            b"<< /Type /Page >>",
        ]
    ),
    "PDF of a stream of 400 MB of zeros": lambda: _pages(1, _stream(bytes(400 * MB))),
    "PDF of a stream of 30 MB of spaces": lambda: _pages(1, _stream(b" " * (30 * MB))),
    "PDF of a stream compressed five times": lambda: _pages(
        1,
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>\nstream\n%s\nendstream"
        % (
            (lambda data: (len(data), data))(zlib.compress(zlib.compress(zlib.compress(bytes(200 * MB)))))
            if True
            else ()
        ),
    ),
    "PDF of 2 MB of text on one page": lambda: _pages(
        1, _stream(_shown(prose(2_000_000, break_=" ").replace("\n", " ")))
    ),
    "PDF of 200,000 operators": lambda: _pages(1, _stream(b"q Q " * 200_000 + _shown(SHORT))),
    "PDF of 200,000 letters by themselves": lambda: _pages(
        1, _stream(b"BT /F1 12 Tf " + b"1 0 Td (a) Tj " * 200_000 + b"ET")
    ),
    "PDF of brackets, 1 MB": lambda: _pages(1, _stream(b"[" * 1_000_000)),
    "PDF of dictionaries, 1 MB": lambda: _pages(1, _stream(b"<<" * 500_000)),
    "PDF of brackets outside a stream": lambda: _pdf([b"[" * 200_000]),
    "PDF of a string never closed": lambda: _pages(1, _stream(b"BT (" + b"(" * 500_000)),
    "PDF of inline pictures": lambda: _pages(1, _stream(b"BI /W 1 ID " + b"a " * 500_000)),
    "PDF of forms in a circle": lambda: _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            _stream(b"/X Do " * 10, b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 3 0 R >> >>"),
            b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources << /XObject << /X 3 0 R >> >> >>",
        ]
    ),
    "PDF of forms that double ten times": lambda: _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
            *(
                _stream(
                    b"/X Do /X Do /X Do /X Do",
                    b"/Type /XObject /Subtype /Form /Resources << /XObject << /X %d 0 R >> >>" % (n + 5),
                )
                for n in range(10)
            ),
            _stream(_shown(SHORT), b"/Type /XObject /Subtype /Form"),
        ]
    ),
    "PDF with a table of places in a circle": lambda: (
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 9 >>\nstartxref\n9\n%%EOF"
    ),
    "PDF with a table of 10^9 places": lambda: (
        b"%PDF-1.7\nxref\n0 1000000000\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF"
    ),
    "PDF without a table, 100,000 objects": lambda: (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<< /A 1 >>\nendobj\n" % n for n in range(100_000))
    ),
    "PDF without a table, 3 MB of obj": lambda: b"%PDF-1.7\n" + b"1 0 obj " * 375_000,
    "PDF of random bytes, 3 MB": lambda: b"%PDF-1.7\n" + random_bytes(3 * MB),
    "PDF of line feeds, 5 MB": lambda: b"%PDF-1.7\n" + b"\n" * (5 * MB),
    "PDF of percent signs, 3 MB": lambda: b"%PDF-1.7\n" + b"%%EOF" * 600_000,
    "PDF with a title of 450 kB": lambda: _pages(1, _stream(_shown(SHORT))).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Info << /Title (" + b"Fleet returns " * 32_000 + b") >>"
    ),
    "PDF with a map of 1,000,000 letters": lambda: _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            _stream(_shown(SHORT)),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            _stream(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange endcmap " * 20),
        ]
    ),
}

DOCX: dict[str, Callable[[], bytes]] = {
    "Word: 300,000 paragraphs": lambda: _docx(_p("A boat.") * 300_000),
    "Word: 300,000 empty paragraphs": lambda: _docx("<w:p/>" * 300_000 + PARAGRAPHS),
    "Word: 40,000 paragraphs": lambda: _docx(_p("A boat came home.") * 40_000),
    "Word: 200,000 runs in a paragraph": lambda: _docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 200_000 + "</w:p>"),
    "Word: 500,000 breaks": lambda: _docx("<w:p><w:r>" + "<w:br/>" * 500_000 + "</w:r></w:p>" + PARAGRAPHS),
    "Word: tables 200 deep": lambda: _docx(
        "<w:tbl><w:tr><w:tc>" * 60 + PARAGRAPHS * 50 + "</w:tc></w:tr></w:tbl>" * 60
    ),
    "Word: nested 50,000 deep": lambda: _docx("<w:p>" * 50_000),
    "Word: paragraphs in paragraphs, 240 deep": lambda: _docx(
        "<w:p>" * 240 + "<w:r><w:t>a</w:t></w:r>" * 5_000 + "</w:p>" * 240
    ),
    "Word: a part of 90 MB of zeros": lambda: _docx(PARAGRAPHS, (("word/zeros.xml", bytes(90 * MB)),)),
    "Word: a part of 300 MB of zeros": lambda: _docx(PARAGRAPHS, (("word/zeros.xml", bytes(300 * MB)),)),
    "Word: a text of 40 MB": lambda: _docx(_p("a boat came home. " * 2_200_000)),
    "Word: 4 MB of prose": lambda: _docx("".join(map(_p, prose(4_000_000).split("\n\n")))),
    "Word: 20,000 parts": lambda: _docx(PARAGRAPHS, tuple((f"word/{n}.xml", b"<a/>") for n in range(20_000))),
    "Word: entities": lambda: _docx(
        _p("&a9;"),
        before='<!DOCTYPE d [<!ENTITY a0 "ha">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        + "]>",
    ),
    "Word: 100,000 attributes": lambda: _docx(
        "<w:p " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>" + PARAGRAPHS
    ),
    "Word: no body": lambda: _docx("").replace(b"w:body", b"w:bodi"),
    "Word: a document that is no XML": lambda: zipped([("word/document.xml", random_bytes(10_000))]),
    "Word: cut off": lambda: _docx(PARAGRAPHS * 200)[:-100],
    "Word: styles of 30,000": lambda: _docx(
        "".join(
            f'<w:p><w:pPr><w:pStyle w:val="S{n}"/></w:pPr><w:r><w:t>A boat.</w:t></w:r></w:p>' for n in range(30_000)
        )
    ),
}

MARKDOWN: dict[str, Callable[[], bytes]] = {
    "front matter of 1 MB": lambda: ("---\n" + "title: a\n" * 110_000 + f"---\n# Fleet\n\n{SHORT}").encode(),
    "front matter of aliases": lambda: (
        "---\na0: &a0 [x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
        + f"---\n# Fleet\n\n{SHORT}"
    ).encode(),
    "front matter of brackets": lambda: ("---\ntitle: " + "[" * 19_000 + f"\n---\n# Fleet\n\n{SHORT}").encode(),
    "front matter of braces": lambda: ("---\ntitle: " + "{a: " * 4_900 + f"\n---\n# Fleet\n\n{SHORT}").encode(),
    "front matter of anchors": lambda: (
        "---\n" + "".join(f"k{n}: &b{n} a\n" for n in range(1_300)) + f"---\n# Fleet\n\n{SHORT}"
    ).encode(),
    "front matter of Python objects": lambda: (
        f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n# Fleet\n\n{SHORT}".encode()
    ),
    "front matter of merge keys": lambda: ("---\n<<: " + "{<<: " * 3_000 + f"\n---\n# Fleet\n\n{SHORT}").encode(),
    "front matter in TOML, nested": lambda: ("+++\ntitle = " + "[" * 19_000 + f"\n+++\n# Fleet\n\n{SHORT}").encode(),
    "front matter in TOML, dotted": lambda: ("+++\n" + "a." * 9_000 + f"b = 1\n+++\n# Fleet\n\n{SHORT}").encode(),
    "front matter with a title of 19 kB": lambda: f"---\ntitle: {'Fleet ' * 3_000}\n---\n{SHORT}".encode(),
    "front matter with odd types": lambda: (
        f"---\ntitle: [a, {{b: c}}]\nauthor: {{a: 1}}\ndate: 2025-99-99\nurl: 3\n---\n{SHORT}".encode()
    ),
    "front matter never closed": lambda: ("---\ntitle: a\n" + "b: c\n" * 200_000).encode(),
    "quotes nested 50,000 deep": lambda: ("# Fleet\n\n" + ">" * 50_000 + f" a\n\n{SHORT}").encode(),
    "quotes on 20,000 lines, each deeper": lambda: (
        "# Fleet\n\n" + "".join("> " * n + "a\n" for n in range(1_000)) + f"\n\n{SHORT}"
    ).encode(),
    "lists nested 5,000 deep": lambda: (
        "# Fleet\n\n" + "".join("  " * n + "- a\n" for n in range(1_500)) + SHORT
    ).encode(),
    "brackets, 200 kB": lambda: ("# Fleet\n\n" + "[" * 200_000 + f"\n\n{SHORT}").encode(),
    "links never closed": lambda: ("# Fleet\n\n" + "[a](" * 60_000 + f"\n\n{SHORT}").encode(),
    "pictures in pictures": lambda: ("# Fleet\n\n" + "![" * 50_000 + "](a)" * 50_000 + f"\n\n{SHORT}").encode(),
    "emphasis, 300 kB": lambda: ("# Fleet\n\n" + "*a **b " * 45_000 + f"\n\n{SHORT}").encode(),
    "asterisks and underscores": lambda: ("# Fleet\n\n" + "*_" * 100_000 + f"a\n\n{SHORT}").encode(),
    "back ticks": lambda: (
        "# Fleet\n\n" + "".join("`" * (n % 500) + " a " for n in range(4_000)) + f"\n\n{SHORT}"
    ).encode(),
    "link definitions, 50,000": lambda: (
        "# Fleet\n\n" + "".join(f"[a{n}]: /b\n" for n in range(50_000)) + f"\n{SHORT}"
    ).encode(),
    "link definitions used": lambda: (
        "# Fleet\n\n[a]: /" + "b" * 50_000 + "\n\n" + "[a] " * 20_000 + f"\n\n{SHORT}"
    ).encode(),
    "tables of 10,000 columns": lambda: (
        "# Fleet\n\n" + "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b|\n" * 2_000 + f"\n{SHORT}"
    ).encode(),
    "headings, 50,000": lambda: ("# Fleet\n\n" + "## Boats\n" * 50_000 + SHORT).encode(),
    "HTML in Markdown, 300 kB": lambda: ("# Fleet\n\n" + "<a <b <!-- <?php " * 18_000 + f"\n\n{SHORT}").encode(),
    "entities in Markdown": lambda: ("# Fleet\n\n" + "&amp;" * 60_000 + f"\n\n{SHORT}").encode(),
    "autolinks": lambda: ("# Fleet\n\n" + "<https://a.example/" * 20_000 + f"\n\n{SHORT}").encode(),
    "4 MB of Markdown prose": lambda: ("# Fleet\n\n" + prose(4_000_000)).encode(),
    "fences": lambda: ("# Fleet\n\n" + "```\n~~~\n" * 50_000 + SHORT).encode(),
    "hard breaks, 300 kB": lambda: ("# Fleet\n\n" + "a  \n" * 75_000 + SHORT).encode(),
    "footnotes": lambda: ("# Fleet\n\n" + "[^1]" * 60_000 + f"\n\n{SHORT}").encode(),
}

FILES = PDF | DOCX | MARKDOWN
