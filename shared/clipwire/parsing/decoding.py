"""Decode bytes of any encoding: first by what the bytes show for certain, last by a guess."""

import codecs
import re
from dataclasses import dataclass

from clipwire.model.errors import Rejected
from clipwire.parsing.charsets import SAMPLE_BYTES, best_of_alphabet, lines_beyond_ascii

BYTE_ORDER_MARKS = [
    # mark                      encoding       (UTF-32's little-endian mark begins with UTF-16's)
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
ESCAPES = [
    # escape        encoding of seven bits
    (b"\x1b$B", "iso2022_jp"),
    (b"\x1b$@", "iso2022_jp"),
    (b"\x1b$)C", "iso2022_kr"),
]
GUESSED = (
    "cp949",
    "gb18030",
    "cp932",
    "big5",
    "cp1251",
    "koi8_r",
    "cp1252",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
)
"""Encodings that news sites used before UTF-8."""
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
USUAL = r"[\t\n\r -\u052f\u0590-\u06ff\u0900-\u0e7f\u2010-\u203a\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffee]"
HIRAGANA = re.compile("[ぁ-ん]")
MIN_SHARE_OF_UTF8 = 0.2
"""Of the lines beyond ASCII; a text in another encoding has few that are valid UTF-8 by chance."""
MAX_BROKEN = 2
"""Broken characters that a text in UTF-8 may have if it has as many sound ones: other encodings rarely look like it."""


@dataclass(frozen=True)
class Decoded:
    text: str
    """Without byte order mark and control characters; line ends are LF."""
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file by its byte order mark, as UTF-16 by its zeros, as UTF-8, or by a guess, which leaves a warning.

    Raises `Rejected`: not-text if the bytes are not text in any encoding, unreadable-text if no encoding fits.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if wide := unmarked_utf16(data):
        return _decoded(data, wide)
    sample = data[:SAMPLE_BYTES]
    if len(sample) - len(sample.translate(None, CONTROLS)) > 2 + 0.02 * len(sample):
        raise Rejected("not-text", "The bytes are no text: too many of them are control characters.")
    for announcer, encoding in ESCAPES:
        if announcer in sample:
            return _decoded(data, encoding)
    if _is_utf8(data):
        return _decoded(data, "utf-8")
    if (mixed := _mixed(data)) is not None:
        return mixed
    guess = _guess(data)
    if guess is None:
        raise Rejected("unreadable-text", "The text is in none of the encodings that are known.")
    return _decoded(data, guess, f"The file does not state its encoding; it was read as {guess}, which is a guess.")


def _decoded(data: bytes, encoding: str, *warnings: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if broken := text.count("\ufffd"):
        warnings += (f"{broken} characters could not be decoded as {encoding}.",)
    clean = NOT_TEXT.sub("", text)
    if (left_out := len(text) - len(clean)) > 2 + 0.1 * len(text):
        raise Rejected("not-text", "The bytes are no text: too many of them are control characters.")
    if left_out:
        warnings += (f"{left_out} control characters were left out.",)
    return Decoded(clean.replace("\r\n", "\n").replace("\r", "\n"), encoding, warnings)


def unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: spaces and line ends have zero bytes, and the decoded text is mostly letters."""
    sample = data[: SAMPLE_BYTES // 8 * 2]
    if sample.count(0) < 0.01 * len(sample):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if len(text) >= 8 and len(re.findall(USUAL, text)) > 0.95 * len(text):
            return encoding
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, perhaps with a few broken bytes."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and not data[: error.start].isascii():
            return True  # cut in its last character
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        sound = sum(map(len, BEYOND_ASCII.findall(text))) - broken
        return broken <= max(0.05 * sound, min(sound, MAX_BROKEN))
    return True


def _mixed(data: bytes) -> Decoded | None:
    """A text of which some lines are UTF-8 and others are not, as it is put together of two; None for any other."""
    lines = data.split(b"\n")
    beyond = [line for line in lines if not line.isascii()]
    sound = [line for line in beyond if _is_sound(line)]
    if sum(map(len, sound)) < MIN_SHARE_OF_UTF8 * sum(map(len, beyond)):
        return None
    guess = _guess(b"\n".join(line for line in beyond if not _is_sound(line)))
    if guess is None:
        return None
    pieces = (line if _is_sound(line) else line.decode(guess, "replace").encode() for line in lines)
    warning = f"The file is in two encodings, UTF-8 and one that was read as {guess}, which is a guess."
    return _decoded(b"\n".join(pieces), "utf-8", warning)


def _is_sound(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> str | None:
    """Guess an encoding from the lines that are not ASCII."""
    from charset_normalizer import from_bytes

    sample = lines_beyond_ascii(data)
    if len(HIRAGANA.findall(sample.decode("euc_jp", "ignore"))) > 0.02 * len(sample):
        return "euc_jp"  # its bytes are valid EUC-KR as well, with rare letters
    best = from_bytes(sample, cp_isolation=list(GUESSED)).best()
    if best is None:
        return None
    return best_of_alphabet(sample, "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding)
