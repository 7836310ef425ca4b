"""Korean names in Latin letters, as Pyongyang, McCune and Reischauer, Seoul, and the press in a mixture spell them."""

from itertools import product

_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i".split()
_LAST = "- k k k n n n t l k m p l l p l m p p t t ng t t k t p t".split()
_SPELLINGS = {
    # system        vowels                                 at the start      voiced            aspirated
    "Pyongyang": ({"ŏ": "o", "ŭ": "u"}, {"ㄱ": "k", "ㄷ": "t", "ㅂ": "p", "ㅈ": "j"}, "gdbj", ("kh", "th", "ph", "ch")),
    "McCune": ({"ŏ": "o", "ŭ": "u"}, {"ㄱ": "k", "ㄷ": "t", "ㅂ": "p", "ㅈ": "ch"}, "gdbj", ("k", "t", "p", "ch")),
    "mixed": ({"ŏ": "o", "ŭ": "u"}, {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}, "gdbj", ("k", "t", "p", "ch")),
    "Seoul": (
        {"wŏ": "wo", "ŭi": "ui", "ŏ": "eo", "ŭ": "eu"},
        {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"},
        "gdbj",
        ("k", "t", "p", "ch"),
    ),
}
_OTHERS = {
    "ㄲ": "kk",
    "ㄴ": "n",
    "ㄸ": "tt",
    "ㅁ": "m",
    "ㅃ": "pp",
    "ㅅ": "s",
    "ㅆ": "ss",
    "ㅇ": "",
    "ㅉ": "jj",
    "ㅎ": "h",
}


def romanised(korean: str) -> set[str]:
    """The spellings of one name; an initial ㄹ also as the South drops it (Rason, Nason; Ryanggang, Yanggang)."""
    return {"".join(letters).capitalize() for system in _SPELLINGS for letters in product(*_syllables(korean, system))}


def _syllables(korean: str, system: str) -> list[list[str]]:
    vowels, plain, voiced, aspirated = _SPELLINGS[system]
    spelled: list[list[str]] = []
    before = ""
    for place, syllable in enumerate(korean):
        code = ord(syllable) - 0xAC00
        first, vowel, last = _FIRST[code // 588], _VOWELS[code % 588 // 28], _LAST[code % 28].strip("-")
        for breve, letters in vowels.items():
            vowel = vowel.replace(breve, letters)
        if first in "ㅊㅋㅌㅍ":
            starts = [dict(zip("ㅋㅌㅍㅊ", aspirated, strict=True))[first]]
        elif first in plain:
            soft = place and before[-1:] in "aeiouyngml" and before[-1:]
            starts = [voiced["ㄱㄷㅂㅈ".index(first)] if soft else plain[first]]
        elif first == "ㄹ":
            starts = ["r"] if place else ["r", "" if vowel[0] in "yi" else "n"]
            if before.endswith("l"):
                starts = ["l"]
            elif place and before[-1:] in "mgkp":
                starts = ["r", "n"]
        elif first == "ㄴ" and not place and vowel[0] in "yi":
            starts = ["n", ""]
        else:
            starts = [_OTHERS[first]]
        spelled.append([start + vowel + last for start in starts])
        before = vowel + last
    return spelled
