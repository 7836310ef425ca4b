"""RTF documents (Rich Text Format 1.9.1) of word processors and of news agencies' terminals."""

import re
from dataclasses import dataclass, field, replace

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.content import Content
from clipwire.parsing.formats.office_text import Line, article_of_lines

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?\ ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z0-9])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
UNREAD = frozenset(
    b"colortbl stylesheet pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation"
    b" atnid atnauthor listtable listoverridetable revtbl rsidtbl generator filetbl themedata datastore xmlnstbl"
    b" mmathpr fldinst bkmkstart bkmkend nonshppict shpinst shptxt txe tc xe latentstyles".split()
)
"""Groups whose text is not part of the running text."""
PROPERTIES = {b"title": "title", b"author": "author"}
BREAKS = frozenset(b"par sect page row column".split())
SPACES = {
    b"line": " ", b"tab": " ", b"cell": " ", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\0", b"\r": "\0", b"\\": "\\", b"{": "{", b"}": "}"}
"""A fixed space, a fixed hyphen, a place to hyphenate. A line end behind a backslash ends a paragraph."""
CODE_PAGES = {
    # \\fcharset    encoding
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
ANSI = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5", 65001: "utf-8", 10000: "mac_roman"}
MAX_DEPTH = 1_000
MAX_SKIPPED_CHARS = 20


def parse(content: Content) -> list[Article]:
    """The one article. Raises `Rejected`: not-an-article, too-complex."""
    reader = _Reader(content.limits)
    reader.read(content.data)
    most = content.limits.paragraphs
    lines: list[Line] = [Line("", text) for text in reader.paragraphs[:most]]
    if not lines:
        raise Rejected("not-an-article", "The RTF document holds no text.")
    warnings = [f"the first {most:,} paragraphs were read"] if len(reader.paragraphs) > most else []
    properties = {name: " ".join("".join(pieces).split()) for name, pieces in reader.properties.items()}
    return [article_of_lines(lines, properties.get("title"), properties.get("author"), None, warnings)]


@dataclass(frozen=True)
class _State:
    """What a group inherits from the group around it."""

    target: str | None = "text"
    """`text`, the name of a property, `fonts`, or None for a group that is not read."""
    encoding: str | None = None
    """That of the font; None is the document's own."""
    skip: int = 1
    """Characters that stand behind `\\u` for old programs."""


@dataclass
class _Reader:
    limits: Limits
    encoding: str = "cp1252"
    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    paragraphs: list[str] = field(default_factory=list)
    properties: dict[str, list[str]] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    """Bytes of a character that may take two."""
    to_skip: int = 0
    is_first: bool = False
    """Whether the next word is the first of its group, which names the group."""
    is_optional: bool = False
    """Whether the group begins with `\\*`: it may be left out by readers that do not know it."""

    def read(self, data: bytes) -> None:
        at = 0
        while token := TOKEN.search(data, at):
            at = token.end() + (max(0, int(token["number"] or 0)) if token["word"] == b"bin" else 0)
            if token["hex"]:
                self._bytes(bytes.fromhex(token["hex"].decode()), counts=1)
                continue
            if token["text"]:
                self._bytes(token["text"], counts=len(token["text"]))
                self.is_first = False
                continue
            self._write_waiting()
            if token["brace"] == b"{":
                self._open()
            elif token["brace"]:
                self._close()
            elif token["symbol"]:
                self._symbol(token["symbol"])
            else:
                self._word(token["word"], int(token["number"]) if token["number"] else None)
            if len(self.paragraphs) > self.limits.paragraphs:
                return
        self._write_waiting()
        self._end_paragraph()

    def _open(self) -> None:
        if len(self.outer) >= MAX_DEPTH:
            raise Rejected("too-complex", f"The RTF document has groups nested more than {MAX_DEPTH:,} deep.")
        self.outer.append(self.state)
        self.is_first, self.is_optional = True, False

    def _close(self) -> None:
        if self.outer:
            self.state = self.outer.pop()
        self.to_skip = 0
        self.is_first = False

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.is_optional = True
        elif (text := SYMBOLS.get(symbol)) == "\0":
            self._end_paragraph()
        elif text is not None:
            self._write(text)

    def _word(self, word: bytes, number: int | None) -> None:
        names_group, self.is_first = self.is_first, False
        if names_group and self.state.target is not None:
            if word in UNREAD or self.is_optional or word == b"info":
                self.state = replace(self.state, target=None)
            elif word == b"fonttbl":
                self.state = replace(self.state, target="fonts")
        elif names_group and word in PROPERTIES and self.outer and len(self.outer) == 3:
            self.state = replace(self.state, target=PROPERTIES[word])
        if word == b"ansicpg" and number is not None:
            self.encoding = _known(ANSI.get(number, f"cp{number}"))
        elif word == b"mac":
            self.encoding = "mac_roman"
        elif word == b"f" and number is not None:
            self.font = number
            if self.state.target != "fonts":
                self.state = replace(self.state, encoding=self.fonts.get(number))
        elif word == b"fcharset" and self.state.target == "fonts" and number in CODE_PAGES:
            self.fonts[self.font] = CODE_PAGES[number]
        elif word == b"uc" and number is not None:
            self.state = replace(self.state, skip=max(0, min(number, MAX_SKIPPED_CHARS)))
        elif word == b"u" and number is not None:
            self._write(chr(number % 0x10000))
            self.to_skip = self.state.skip
        elif word in BREAKS:
            self._end_paragraph()
        elif word in SPACES:
            self._write(SPACES[word])

    def _bytes(self, data: bytes, counts: int) -> None:
        """Text, without what stands behind `\\u` for old programs."""
        skipped = min(self.to_skip, counts)
        self.to_skip -= skipped
        if self.state.target not in (None, "fonts"):
            self.waiting += data[skipped:]

    def _write_waiting(self) -> None:
        if self.waiting:
            text = self.waiting.decode(self.state.encoding or self.encoding, "replace")
            self.waiting.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        if self.state.target == "text":
            self.pieces.append(text)
        elif self.state.target in PROPERTIES.values():
            self.properties.setdefault(str(self.state.target), []).append(text)

    def _end_paragraph(self) -> None:
        if self.state.target != "text":
            return
        text = "".join(self.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # pairs of halves
        self.pieces.clear()
        if text := " ".join(text.split()):
            self.paragraphs.append(text)


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
