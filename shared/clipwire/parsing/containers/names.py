"""Names of zip members that are not said to be UTF-8: in whatever code page the packing computer had."""

import re

from clipwire.model.errors import Rejected
from clipwire.parsing.decoding import decode

CYRILLIC = r"(?:(?<![A-Za-z])(?:(?<![а-яё])[А-ЯЁ])?[а-яё]++(?![A-Za-z])|[\x00-\x7f№])*+"
"""Capitals at the beginning of words only; possessive, so that a long name costs no more than its length."""
GREEK = r"(?:(?<![A-Za-z])(?:(?<![α-ώά-ύ])[Α-ΩΆΈΉΊΌΎΏ])?[α-ώά-ύ]++(?![A-Za-z])|[\x00-\x7f])*+"
CENTRAL = r"(?:[\x00-\x7f]|(?<![^\W\d_])[ĄĆČĎĘĚŁŃŇŘŚŠŤŮŹŻŽÁÉÍÓÖÚÜŐŰĐ]|[ąćčďęěłľĺńňŕřśšťůźżžáéíóöúüőűýôäßăâîşţđ])*+"
CODE_PAGES = [
    # code page   what its names look like, beside ASCII
    ("utf-8", r"(?s).*"),
    ("cp437", r"(?:[\x00-\x7f]|(?<=[A-Za-z])[À-ÿ]|[À-ÿ](?=[a-z])|(?<=[_ -])[àéó](?=[_ -]))*+"),  # western Europe
    ("euc_kr", r"[\x00-\x7f가-힣]*"),  # Korea
    ("cp866", CYRILLIC),  # Russia: DOS, and zip programs since
    ("cp1251", CYRILLIC),  # Russia: Windows
    ("cp737", GREEK),  # Greece: DOS, and zip programs since
    ("cp1253", GREEK),  # Greece: Windows
    ("gb2312", r"[\x00-\x7f一-鿿]*"),  # China
    ("cp932", r"[\x00-\x7f一-鿿぀-ヿー々〆、-】（）！？・～]*"),  # Japan
    ("big5", r"[\x00-\x7f一-鿿]*"),  # Taiwan and Hong Kong
    ("cp852", CENTRAL),  # central Europe: DOS, and zip programs since
    ("cp1250", rf"(?=.*[ąęłśźżŁŚŻ]){CENTRAL}"),  # Poland: Windows
]
"""In this order: earlier ones are detected with less doubt."""
LAST_OF_EVERYDAY = {"gb2312": 0xD7, "big5": 0xC6}
"""The first byte of the last character of the first level, which is in order of use; the second is rare."""


def decoded_name(name: bytes) -> str | None:
    """The name, or None if it is in none of these encodings."""
    for code_page, looks in CODE_PAGES:
        try:
            text = name.decode(code_page)
        except UnicodeDecodeError:
            continue
        if re.fullmatch(looks, text) and _is_common(text, code_page):
            return text
    try:
        return decode(name).text
    except Rejected:
        return None


def _is_common(text: str, code_page: str) -> bool:
    """Whether most Chinese characters are of the level of the code page that holds those of everyday writing."""
    last = LAST_OF_EVERYDAY.get(code_page)
    beyond = [letter.encode(code_page)[0] for letter in text if not letter.isascii()] if last else []
    return last is None or sum(lead <= last for lead in beyond) >= 0.7 * len(beyond)
