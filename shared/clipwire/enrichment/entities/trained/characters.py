"""The features of each character that the models of Korean, Chinese and Japanese read."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.trained.chinese import add_classes, add_places
from clipwire.enrichment.entities.trained.knowledge import Knowledge, knowledge
from clipwire.enrichment.simplified import simplified

MAX_NAME_CHARS, MAX_WORD_CHARS = 10, 6
Row = tuple[bytes, ...]
_PLAIN = {ord(space): "▁" for space in " \xa0\u3000"} | {
    ord(wide): chr(ord(wide) - 0xFEE0)
    for wide in "０１２３４５６７８９"
    + "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
}
"""Spaces, and letters and digits of the width of an ideograph -> what the features have for them."""


class Piece(NamedTuple):
    """A word that longest matching finds, or a single character: `text[start:end]`."""

    start: int
    end: int
    group: str
    """Its class; empty if it is not in the vocabulary."""


def features(text: str, language: str) -> list[Sequence[bytes]]:
    """The features of each character of a sentence, encoded for crfsuite."""
    known = knowledge(language)
    text = text.translate(_PLAIN)
    if language == "zh":
        text = simplified(text)
    size = len(text)
    kinds = [_kind(character) for character in text]
    padded = f"^^{text}$$"
    kinds_padded = "^^" + "".join(kinds) + "$$"
    names = _names(text, known)
    pieces = _pieces(text, known)
    rows: list[Sequence[bytes]] = []
    owner: list[int] = []
    places: list[Row] = []
    for at, piece in enumerate(pieces):
        owner += [at] * (piece.end - piece.start)
        places += _places(piece.end - piece.start, piece.group)
    steps, window = (NEAR_STEPS, _near_window) if language == "zh" else (STEPS, _window)
    contexts = [_context(text, pieces, at, steps) for at in range(len(pieces))]
    for i in range(size):
        row = [
            *window(padded[i : i + 5]),
            _kinds(kinds_padded[i : i + 5]),
            *names[i],
            *(_prefixed("-", names[i - 1]) if i and names[i - 1] else ()),
            *(_prefixed("+", names[i + 1]) if i + 1 < size and names[i + 1] else ()),
        ]
        row += places[i]
        row += contexts[owner[i]]
        rows.append(row)
    if language == "ko":
        _add_eojeols(text, rows)
    else:
        _add_bodies(text, rows, language)
    if language == "zh":
        _add_transliterations(text, rows)
        add_places(text, rows, _endings("zh")[1])  # type: ignore[arg-type]
        add_classes(text, kinds, rows)  # type: ignore[arg-type]
    return rows


@lru_cache(50_000)
def _window(characters: str) -> Row:
    a, b, c, d, e = tuple(characters)
    return _row(
        "",
        (
            "a" + a,
            "b" + b,
            "c" + c,
            "d" + d,
            "e" + e,
            "f" + b + c,
            "g" + c + d,
            "h" + a + b,
            "i" + d + e,
            "j" + b + c + d,
        ),
    )


@lru_cache(10_000)
def _kinds(kinds: str) -> bytes:
    return ("q" + kinds).encode()


@lru_cache(50_000)
def _near_window(characters: str) -> Row:
    """Without the pairs apart from the character, which Chinese does not need."""
    a, b, c, d, e = tuple(characters)
    return _row("", ("a" + a, "b" + b, "c" + c, "d" + d, "e" + e, "f" + b + c, "g" + c + d, "j" + b + c + d))


@lru_cache(5_000)
def _places(size: int, group: str) -> tuple[Row, ...]:
    """The features of each character of a piece for its place in it."""
    if size == 1:
        return (SINGLE,)
    positions = ["B", *["I"] * (size - 2), "E"]
    return tuple([_placed(position, min(size, 4), group) for position in positions])


SINGLE = (b"wS",)


def _placed(position: str, size: int, group: str) -> Row:
    return _row("w", (position, f"{position}{size}", f"{position}{group[:1]}", position + group))


def _context(text: str, pieces: Sequence[Piece], at: int, steps: Sequence[tuple[str, int]]) -> Row:
    """The words before and behind a piece; single characters are left to the window."""
    found: Row = ()
    for mark, step in steps:
        if 0 <= at + step < len(pieces):
            start, end, group = pieces[at + step]
            if end - start > 1:
                found += _beside(mark, text[start:end], group)
    start, end, _ = pieces[at]
    return (*found, b"x" + text[start:end].encode()) if end - start > 1 else found


STEPS = (("<1", -1), ("<2", -2), (">1", 1), (">2", 2))
NEAR_STEPS = (("<1", -1), (">1", 1))
"""The same for Chinese."""


@lru_cache(20_000)
def _beside(mark: str, word: str, group: str) -> Row:
    return _row(mark, (word, f"k{group[0]}", f"c{group}") if group else (word,))


def _pieces(text: str, known: Knowledge) -> list[Piece]:
    """The text cut into the longest words of the vocabulary, from left to right."""
    beginning_with = known.classes.beginning_with
    pieces: list[Piece] = []
    at, size = 0, len(text)
    while at < size:
        values, lengths = beginning_with(text[at])
        for length in lengths:
            if 1 < length <= min(MAX_WORD_CHARS, size - at) and (word := text[at : at + length]) in values:
                pieces.append(Piece(at, at + length, values[word]))
                at += length
                break
        else:
            pieces.append(Piece(at, at + 1, ""))
            at += 1
    return pieces


def _names(text: str, known: Knowledge) -> list[Row]:
    """For each character its positions in known names; the longest name that begins at a character counts."""
    rows: list[Row] = [()] * len(text)
    beginning_with = known.names.beginning_with
    size = len(text)
    for at, character in enumerate(text):
        if character in NO_NAME:
            continue
        values, lengths = beginning_with(character)
        for length in lengths:
            if length <= min(MAX_NAME_CHARS, size - at) and (codes := values.get(text[at : at + length])):
                for j in range(at, at + length):
                    position = "S" if length == 1 else "B" if j == at else "E" if j == at + length - 1 else "I"
                    rows[j] += _in_name(position, codes, min(length, 4))
                break
    return rows


NO_NAME = frozenset("▁。、，,.「」")


@lru_cache(2_000)
def _in_name(position: str, codes: str, length: int) -> Row:
    return _row("n" + position, [*codes, *(f"{code}{length}" for code in codes)])


def _add_eojeols(text: str, rows: list[Sequence[bytes]]) -> None:
    """Add, for Korean, the place of a syllable between spaces, and the end of that group of syllables."""
    start = 0
    for group in text.split("▁"):
        size = len(group)
        end1, end2 = ("z" + group[-1:]).encode(), ("y" + group[-2:]).encode()
        for offset in range(size):
            row = rows[start + offset]
            row.append(b"p%d" % min(offset, 5))  # type: ignore[attr-defined]
            left = size - offset
            if left < 6:
                row.append(b"r%d" % left)  # type: ignore[attr-defined]
                row += (end1 + b"%d" % left, end2 + b"%d" % left)  # type: ignore[operator]
            row.append(b"l%d" % min(size, 6))  # type: ignore[attr-defined]
        start += size + 1


BODY_ENDINGS = {
    "zh": (
        "公司|集团|银行|大学|学院|中学|小学|学校|医院|法院|检察院|研究所|研究院|委员会|"
        "基金会|协会|学会|总会|联合会|联盟|工会|政府|部门|管理局|局|部|处|署|厅|院|党|"
        "队|俱乐部|军|报|社|电视台|电台|出版社|博物馆|图书馆|组织|会议|会|团|中心|"
        "事务所|航空|警署|司令部|师|旅"
    ),
    "ja": (
        "会社|大学|学院|高校|高等学校|中学校|小学校|銀行|病院|裁判所|研究所|委員会|協会|"
        "学会|連合|連盟|組合|財団|機構|省|庁|局|部|党|軍|隊|新聞|新聞社|放送|テレビ|"
        "出版|グループ|ホールディングス|クラブ|センター|事務所|航空|電力|鉄道|電鉄|製作所|"
        "工業|建設|商事|会|社|団|署"
    ),
}
"""Last words of organisations."""
MAX_CHARS_TO_ENDING = 14


@cache
def _endings(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed = sorted(BODY_ENDINGS[language].split("|"), key=len, reverse=True)
    small = "的了在和与及是被将把从对向为" if language == "zh" else "ぁ-ゖ"
    return re.compile("|".join(listed)), re.compile(rf"[\s▁，。、；：:,;！？!?「」『』《》〈〉“”（）()\[\]…{small}]")


def _add_bodies(text: str, rows: list[Sequence[bytes]], language: str) -> None:
    """Add how far ahead the last word of an organisation is, with no mark or small word between."""
    endings, breaks = _endings(language)
    stops = [-1, *(found.start() for found in breaks.finditer(text))]
    at_stop = 0
    for found in endings.finditer(text):
        start, end = found.span()
        while at_stop + 1 < len(stops) and stops[at_stop + 1] < start:
            at_stop += 1
        word = f"u={found[0]}".encode()
        for i in range(max(stops[at_stop] + 1, start - MAX_CHARS_TO_ENDING), start):
            distance = start - i
            bucket = distance if distance < 5 else 5 if distance < 8 else 6
            rows[i] += [b"u%d" % bucket, word]  # type: ignore[operator]
        last = b"uE" if end < len(text) and text[end] not in "长長" else b"uF"
        for i in range(start, end):
            rows[i] += [last, word + b"E"]  # type: ignore[operator]


@cache
def _transliterating() -> frozenset[str]:
    """Characters that Chinese writes foreign names with."""
    return frozenset(knowledge("zh-foreign").names) | {"·"}


def _add_transliterations(text: str, rows: list[Sequence[bytes]]) -> None:
    """Add the place of a character in a run of those that foreign names are written with."""
    known = _transliterating()
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and text[end] in known:
            end += 1
        if end - start > 1:
            for i in range(start, end):
                rows[i] += [b"t%d" % min(end - start, 6), b"t%d%d" % (min(i - start, 3), min(end - 1 - i, 3))]  # type: ignore[operator]
        start = max(end, start + 1)


def _kind(character: str) -> str:
    if "가" <= character <= "힣":
        return "H"
    if "\u4e00" <= character <= "\u9fff" or character in "々〆":
        return "C"
    if "\u30a0" <= character <= "\u30ff" or character == "ー":
        return "K" if character != "・" else "・"
    if "\u3040" <= character <= "\u309f":
        return "h"
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return "▁" if character == "▁" else "."


@lru_cache(50_000)
def _prefixed(prefix: str, features: Row) -> Row:
    return tuple(prefix.encode() + feature for feature in features)


def _row(prefix: str, found: Iterable[str]) -> Row:
    return tuple([(prefix + feature).encode() for feature in found])
