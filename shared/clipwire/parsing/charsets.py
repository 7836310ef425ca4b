"""Charsets: the names by which they are stated, and which of those with one byte a letter a text is in."""

import re
from collections import Counter

READ_AS = {
    # stated                     read as (WHATWG Encoding Standard)
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "korean": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc-jp",
}
KNOWN = re.compile(r"(?:windows|iso|cp|koi|big5|gb|euc|shift|sjis|ks|us-?ascii|ascii|latin|utf|mac|tis|korean|x-)")
"""How names of charsets begin. Python has other codecs, some of them slow."""
DEFAULTS = {"cp1252"}
"""What servers state although nobody chose it: a page's own statement is better."""

ALPHABETS = (
    # charsets of one byte a letter that are mistaken for each other, the most usual first
    ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866"),
    ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "mac_roman", "cp850", "cp852"),
)
LATIN_LETTERS = {
    # language   letters beside those of ASCII
    "ca": "àçéèíïóòúü",
    "cs": "áčďéěíňóřšťúůýž",
    "da no": "æøåéòô",
    "de": "äöüß",
    "es": "áéíñóúüºª",
    "et": "äöõüšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hr sl": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áðéíóúýþæö",
    "it": "àèéìíîòóùúºª",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nl": "ëïéèüöáóí",
    "pl": "ąćęłńóśźż",
    "pt": "ãáâàçéêíóôõúºª",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sq": "çë",
    "sv fi": "åäöéàü",
    "tr": "çğıöşüâî",
}
TURKISH = str.maketrans("ÐÝÞðýþ", "ĞİŞğış")
"""The letters of cp1252 whose bytes are others in cp1254, which is the charset of Turkish."""
ICELANDIC_VOWELS = "áéíóúæ"
MIN_MISTAKEN_LETTERS = 2
CYRILLIC_FREQUENT = frozenset("оеаинтсрвлкмдпу")
"""Letters that make up three quarters of a text in any Cyrillic alphabet."""
SIGNS = frozenset("“”„‘’‚«»‹›–—…•·¿¡°§€£©®™№½¼¾×²³\u00a0\u00ad")
"""Signs of usual texts."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
TAG = re.compile(r"<[^>]{0,2000}>")
MAX_LOOKED_AT_BYTES = 1_000_000
SAMPLE_BYTES = 65_536
"""The part of a file that a guess is based on, so that a file of many megabytes takes no longer."""
WITHIN_WORD = -2.0
"""For a sign, or a capital, in the middle of a word."""


def decoded_as(data: bytes, stated: str) -> str | None:
    """The text in the charset that goes by this name; None if there is none, or if the bytes are not in it."""
    name = stated.strip().strip("\"'").lower()
    if not KNOWN.match(name):
        return None
    charset = READ_AS.get(name, name)
    try:
        text = data.decode(charset)
    except (LookupError, ValueError):
        return None
    is_western = charset in ("cp1252", "windows-1252")
    return text.translate(TURKISH) if is_western and _is_mistaken_turkish(text) else text


def _is_mistaken_turkish(text: str) -> bool:
    """Whether a text has several letters of Icelandic that are Turkish in cp1254, and few vowels of Icelandic."""
    counts = [text.count(chr(letter)) for letter in TURKISH]
    others = sum(map(text.count, ICELANDIC_VOWELS))
    return sum(map(bool, counts)) >= MIN_MISTAKEN_LETTERS and sum(counts) > 2 * others


def in_utf8(data: bytes, stated: str | None) -> bytes:
    """The bytes of a page as UTF-8, if a server or a container stated another charset that fits.

    What is UTF-8 stays as it is, whatever was stated; so does what was stated to be Latin by default.
    """
    if not stated or READ_AS.get(stated.strip().lower()) in DEFAULTS:
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = decoded_as(data, stated)
        return data if text is None else text.encode("utf-8", "replace")
    return data


def lines_beyond_ascii(data: bytes) -> bytes:
    """The beginning of a text without its lines in ASCII, which say nothing of its charset."""
    lines = (line for line in data[:MAX_LOOKED_AT_BYTES].split(b"\n") if not line.isascii())
    return b"\n".join(lines)[:SAMPLE_BYTES]


def best_of_alphabet(data: bytes, guess: str) -> str:
    """The charset of the same alphabet in which the text looks most like words; the guess itself if it is in none."""
    sample = lines_beyond_ascii(data)
    for charsets in ALPHABETS:
        if guess in charsets:
            return max(charsets, key=lambda charset: _likeness(sample, charset, is_guess=charset == charsets[0]))
    return guess


def _likeness(sample: bytes, charset: str, is_guess: bool) -> float:
    """How much the characters beyond ASCII are like those of words, from -2 to 1; a little more if it is usual."""
    text = TAG.sub(" ", sample.decode(charset, "replace"))
    places = [found.start() for found in BEYOND_ASCII.finditer(text)]
    if not places:
        return 0.0
    within_words = sum(WITHIN_WORD for at in places if _breaks_a_word(text, at))
    letters = Counter(text[at].lower() for at in places if text[at].isalpha())
    signs = sum(1 if text[at] in SIGNS else -1 for at in places if not text[at].isalpha())
    return (_fit(letters) + signs + within_words) / len(places) + (0.02 if is_guess else 0)


def _fit(letters: Counter[str]) -> int:
    """The number of letters that the best fitting language has, less the number of those that it has not."""
    fits = [frozenset(alphabet) for alphabet in LATIN_LETTERS.values()]
    if sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f") > letters.total() / 2:
        fits = [CYRILLIC_FREQUENT]
    return max(sum(count if letter in fit else -count for letter, count in letters.items()) for fit in fits)


def _breaks_a_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at].isalpha():
        return text[at].isupper() and before.isalpha() and before.islower()
    return before.isalpha() and after.isalpha() and text[at] not in "’‘–\u00ad·"
