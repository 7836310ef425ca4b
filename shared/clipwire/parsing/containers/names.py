"""Names of zip members that are not said to be UTF-8: in whatever code page the packing computer had."""

import re

from clipwire.model.errors import Rejected
from clipwire.parsing.decoding import decode

CYRILLIC = r"(?:(?:(?<![а-яё])[А-ЯЁ])?[а-яё]++|[\x00-\x7f])*+"
"""Capitals at the beginning of words only; possessive, so that a long name costs no more than its length."""
CODE_PAGES = [
    # code page   what its names look like, beside ASCII
    ("utf-8", r"(?s).*"),
    ("cp437", r"(?:[\x00-\x7f]|(?<=[A-Za-z])[À-ÿ]|[À-ÿ](?=[a-z]))*+"),  # western Europe
    ("euc_kr", r"[\x00-\x7f가-힣]*"),  # Korea
    ("cp866", CYRILLIC),  # Russia: DOS, and zip programs since
    ("cp1251", CYRILLIC),  # Russia: Windows
    ("gb2312", r"[\x00-\x7f一-鿿]*"),  # China
    ("cp932", r"[\x00-\x7f一-鿿぀-ヿー々〆、-】（）！？・～]*"),  # Japan
]
"""In this order: earlier ones are detected with less doubt."""


def decoded_name(name: bytes) -> str | None:
    """The name, or None if it is in none of these encodings."""
    for code_page, looks in CODE_PAGES:
        try:
            text = name.decode(code_page)
        except UnicodeDecodeError:
            continue
        if re.fullmatch(looks, text) and (code_page != "gb2312" or _is_common_chinese(text)):
            return text
    try:
        return decode(name).text
    except Rejected:
        return None


def _is_common_chinese(text: str) -> bool:
    """Whether most characters are of the first level of GB 2312, which holds those of everyday writing."""
    beyond = [letter.encode("gb2312")[0] for letter in text if not letter.isascii()]
    return sum(lead <= 0xD7 for lead in beyond) >= 0.7 * len(beyond)
