"""What a file is, by its bytes."""

import pytest

from clipwire.model.errors import Rejected
from clipwire.parsing.decoding import decode
from clipwire.parsing.sniffing import sniff
from tests.unit.parsing.archives import zipped


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "run text recognition (OCR)"),
        (b"ID3\4\0\0\0\0", "drop a transcript"),
        (b"\0\0\0\x20ftypM4A ", "an M4A recording: sound is not transcribed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx or PDF"),
        (b"7z\xbc\xaf\x27\x1c", "pack the files as zip"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "an Excel workbook; save the sheet with the articles as CSV"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "save it as PDF"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "drop the pages themselves"),
        (b'<?xml version="1.0"?><opml></opml>', "drop the feeds"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "an SVG picture"),
    ],
)
def test_a_format_that_is_not_read_is_refused_with_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(Rejected) as refusal:
        sniff(data + b" " * 100, "article")
    assert refusal.value.problem.type == "urn:clipwire:problem:unsupported-format"
    assert advice in refusal.value.problem.detail


@pytest.mark.parametrize(
    ("data", "description"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x20ftypisom", "an MP4 video"),
        (b"SQLite format 3\0", "an SQLite database"),
    ],
)
def test_a_known_binary_is_refused_by_its_name_whatever_the_file_is_called(data: bytes, description: str) -> None:
    # When a picture or a recording is dropped as text
    with pytest.raises(Rejected) as refusal:
        sniff(data + bytes(100), "article.txt")
    # Then the dropper reads what it is
    assert refusal.value.problem.type == "urn:clipwire:problem:unsupported-format"
    assert description in refusal.value.problem.detail


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\0\0\0\0", b"\xef\xbb\xbf\n"])
def test_a_file_without_a_character_is_empty(data: bytes) -> None:
    with pytest.raises(Rejected) as refusal:
        sniff(data)
    assert refusal.value.problem.type == "urn:clipwire:problem:empty-file"


def test_random_bytes_are_no_text() -> None:
    # Given bytes of every value, as a cipher writes them
    data = bytes(range(256)) * 8
    with pytest.raises(Rejected) as refusal:
        sniff(data, "page.html")
    assert refusal.value.problem.type == "urn:clipwire:problem:not-text"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>Snow fell.",
        b"\xef\xbb\xbf\n<html><body>Snow fell.",
        b"<!-- saved from a site -->\n<HTML>",
        b"<div class='story'><p>Snow fell on the pass.</p></div>",
        "<html><body>Schnee fiel.".encode("utf-16"),
    ],
)
def test_html_is_known_by_its_tags(data: bytes) -> None:
    assert sniff(data, "notes.txt").format == "html"


def test_a_text_without_tags_is_a_page_dump_whatever_its_name() -> None:
    assert sniff(b"Snow fell on the pass.\nThe road is closed.", "page.html").format == "page-dump"


KOREAN = "개천시의 농장에 새 살림집이 일떠섰다. 농장원들은 기쁨에 넘쳐 있었다."
RUSSIAN = "В городе открылась школа плавания, в которой будут заниматься двести детей."
JAPANESE = "神戸の学校で合唱祭が開かれ、約四百人が歌声に耳を傾けた。子どもたちの声が響いた。"
CHINESE = "元山渔港的第一艘渔船清晨返航，船上装满了鳕鱼。船长说，今年的鱼汛比往年早了一个星期。"
GERMAN = "Der Bürgermeister sagte am Donnerstag, die Brücke über die Straße sei geöffnet; größere Züge führen später."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "utf-8-sig"),
        (KOREAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (CHINESE, "utf-32"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_an_encoding_that_shows_itself_is_read_without_a_warning(text: str, encoding: str) -> None:
    decoded = decode(f"{text}\r\nA line.\r".encode(encoding))
    assert decoded.text == f"{text}\nA line.\n"
    assert decoded.warnings == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "euc-kr"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GERMAN, "cp1252"),
    ],
)
def test_an_encoding_that_must_be_guessed_is_read_with_a_warning(text: str, encoding: str) -> None:
    # Given a page in an older encoding below a head in plain ASCII
    page = f"Date: 24/04/2025 | Source: Harbour News\n\n{text}\n"
    # When it is decoded
    decoded = decode(page.encode(encoding))
    # Then it is read right, and the record will say that this was a guess
    assert decoded.text == page
    assert "guess" in decoded.warnings[0]


def test_a_cut_or_a_few_broken_bytes_do_not_turn_utf_8_into_something_else() -> None:
    assert decode(KOREAN.rstrip(".").encode()[:-1]).text == KOREAN[:-2] + "\ufffd"
    assert decode(KOREAN.encode() + b" \xff").encoding == "utf-8"


def test_zero_bytes_and_lone_surrogates_are_left_out_and_told_of() -> None:
    decoded = decode(b"Snow fell\0 on the \xed\xa0\x80pass.")
    assert "Snow fell on the" in decoded.text
    assert "\0" not in decoded.text
    assert any("left out" in warning for warning in decoded.warnings)
    decoded.text.encode()  # which a surrogate would not survive
