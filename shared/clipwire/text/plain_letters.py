"""One spelling for the letters of Persian and Hebrew that texts write in several ways."""

_PLAIN = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ۀ": "ه",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "ـ": None,
        "״": '"',
        "”": '"',
        "׳": "'",
        "’": "'",
        "־": "-",
        "‑": "-",
        **dict.fromkeys(map(chr, (*range(0x064B, 0x0653), *range(0x0591, 0x05BE), *range(0x05BF, 0x05C8))), None),
    }
)


def plain(word: str) -> str:
    """A word in the spelling that tables have, without signs for vowels."""
    return word.translate(_PLAIN)
