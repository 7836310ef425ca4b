"""Documents of several formats about one fleet, as large as a test needs them."""

import io
import zipfile

TEXT = "The fishing fleet of the eastern harbour landed 412 tons of herring on the quay this morning."


def mail(headers: str = "", body: str = TEXT, subject: str = "Fleet returns") -> bytes:
    return f"From: Anna Li <anna@example.org>\nTo: a@example.org\nSubject: {subject}\n{headers}\n{body}".encode()


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, method: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> bytes:
    from docx import Document

    file, new = io.BytesIO(), io.BytesIO()
    Document().save(file)
    document = f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(new, "w", method) as archive:
        for name in old.namelist():
            archive.writestr(name, document if name == "word/document.xml" else old.read(name))
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return new.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


ENTRY = (
    "<item><title>Fleet {n}</title><link>https://a.example/{n}</link><description>It came home.</description></item>"
)


def feed(count: int, more: str = "") -> bytes:
    entries = "".join(ENTRY.replace("{n}", str(n)) for n in range(count))
    return f'<rss version="2.0"><channel><title>Harbour News</title>{entries}{more}</channel></rss>'.encode()


def pdf(*contents: bytes) -> bytes:
    """A PDF of pages with these contents."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    for content in contents:
        page = writer.add_blank_page(600, 800)
        stream = DecodedStreamObject()
        stream.set_data(content)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def shown(*lines: str) -> bytes:
    return f"BT /F1 12 Tf 14 TL 50 700 Td {' '.join(f'({line}) Tj T*' for line in lines)} ET".encode()


def pdf_of(streams: list[bytes], font: bytes) -> bytes:
    """A PDF with a page for each stream of text operations; `font` is the object that /F1 names."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        font,
    ]
    for n, text in enumerate(streams):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * n} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )
