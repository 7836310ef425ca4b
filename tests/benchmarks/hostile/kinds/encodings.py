"""Bytes that are text in no encoding, or in several at once."""

import random
from collections.abc import Callable

from tests.benchmarks.hostile.material import GOOD, SHORT, prose, random_bytes

TEXT = "Fleet returns to the harbour\n\n" + SHORT
KOREAN = "어선들이 항구로 돌아왔다\n\n" + "어선들이 열하루 만에 항구로 돌아와 가족들의 환영을 받았다. " * 30


def _mixed(seed: int) -> bytes:
    pick = random.Random(seed)
    codecs = ("utf-8", "cp1251", "koi8_r", "utf-16-le", "cp949", "cp932")
    return b"\n\n".join(line.encode(pick.choice(codecs), "replace") for line in (TEXT + KOREAN).split("\n\n") * 20)


FILES: dict[str, Callable[[], bytes]] = {
    "UTF-16 of half a character": lambda: TEXT.encode("utf-16")[:-1],
    "UTF-16 of surrogates only": lambda: b"\xff\xfe" + b"\x00\xd8" * 300_000,
    "UTF-16 of surrogates the wrong way round": lambda: b"\xff\xfe" + b"\x00\xdc\x00\xd8" * 100_000,
    "UTF-16 mark and UTF-8": lambda: b"\xff\xfe" + TEXT.encode(),
    "UTF-16 without a mark": lambda: TEXT.encode("utf-16-be"),
    "UTF-32 beyond Unicode": lambda: b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 100_000,
    "UTF-8 of lone surrogates": lambda: TEXT.replace("e", "e\ud800").encode("utf-8", "surrogatepass"),
    "UTF-8 overlong": lambda: TEXT.encode().replace(b"e", b"\xc1\xa5"),
    "UTF-8 cut in every character": lambda: KOREAN.encode().replace(b"\x80", b""),
    "UTF-8 marks, 300,000": lambda: b"\xef\xbb\xbf" * 300_000 + TEXT.encode(),
    "UTF-8 with one bad byte in 5 MB": lambda: prose(5_000_000).encode()[:4_000_000] + b"\xff" + prose(50_000).encode(),
    "encodings mixed, 1": lambda: _mixed(1),
    "encodings mixed, 2": lambda: _mixed(2),
    "encodings mixed, 3": lambda: _mixed(3),
    "5 MB in KOI8-R": lambda: ("Рыбацкие суда вернулись в гавань. " * 150_000).encode("koi8_r"),
    "5 MB in CP949": lambda: (KOREAN * 3_000).encode("cp949"),
    "5 MB of high bytes": lambda: bytes(random.Random(3).choices(range(0x80, 0x100), k=5_000_000)),
    "5 MB of high bytes and spaces": lambda: bytes(
        random.Random(4).choices([*range(0x80, 0x100), *b"    \n"], k=5_000_000)
    ),
    "random bytes, 1 MB": lambda: random_bytes(1_000_000),
    "NUL between letters": lambda: "\0".join(TEXT).encode(),
    "controls in a text": lambda: TEXT.replace(" ", " \x01\x02").encode(),
    "a few controls": lambda: TEXT.replace("home", "home\x07").encode(),
    "ISO-2022-JP escapes, 500 kB": lambda: TEXT.encode() + b"\x1b$B\x1b(B" * 70_000,
    "ISO-2022-KR that never shifts back": lambda: b"\x1b$)C\x0e" + b"\x30\x21" * 300_000,
    "HZ and UTF-7": lambda: b"~{<:Ky2;VS~} +AGEA-" * 20_000,
    "a page that says UTF-16": lambda: GOOD.replace(b"<head>", b'<head><meta charset="utf-16">'),
    "a page that says UTF-7": lambda: GOOD.replace(b"<head>", b'<head><meta charset="utf-7">'),
    "a page that says idna": lambda: GOOD.replace(b"<head>", b'<head><meta charset="idna">').replace(
        b"Fleet", b"Fl\xe9et"
    ),
    "a page that says zlib": lambda: GOOD.replace(b"<head>", b'<head><meta charset="zlib">').replace(
        b"Fleet", b"Fl\xe9et"
    ),
    "a page that says unicode_escape": lambda: GOOD.replace(
        b"<head>", b'<head><meta charset="unicode_escape">'
    ).replace(b"Fleet", b"Fl\xe9et \\N{SNOWMAN} \\ud800"),
    "a page that says punycode, 500 kB": lambda: GOOD.replace(b"<head>", b'<head><meta charset="punycode">').replace(
        b"Fleet", b"\xe9" + b"z" * 500_000
    ),
    "white space only, 10 MB": lambda: b" \n" * 5_000_000,
    "NUL only, 10 MB": lambda: bytes(10_000_000),
    "nothing": lambda: b"",
    "one byte": lambda: b"\xff",
}
