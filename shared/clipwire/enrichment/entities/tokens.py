"""Divide English text into the words and marks that the model reads.

They are part of the model: after any change, it must be trained again (`tools/entities/train.py`).
"""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """`text[start:end]`, a word or a mark."""

    word: str
    start: int
    end: int


_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*+"
    r"|(?:[^\W\d_]\.){2,}+"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Gov|Sen|Rep|Lt|Maj|Prof|Rev|Inc|Corp|Ltd|Co|Bros|Capt|Sgt|Cmdr|Adm|Ald|Cllr|Ft|Mt)\.(?!\w)"
    r"|[^\W\d_]\.(?=\s)"  # an initial
    r"|[^\W\d_]++(?:['’](?![sS]\b)[^\W\d_]++)*+"
    r"|['’][sS]\b"
    r"|\w++|\S"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]`. Hyphens and the possessive 's are separate tokens.

    A curly apostrophe becomes a straight one.
    """
    end = len(text) if end is None else end
    found = _TOKEN.finditer(text, start, end)
    if text.find("’", start, end) < 0:
        return [Token(m[0], m.start(), m.end()) for m in found]
    return [Token(m[0].replace("’", "'"), m.start(), m.end()) for m in found]
