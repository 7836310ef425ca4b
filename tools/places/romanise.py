"""Spell Korean names in other ways.

In Latin letters: the systems of Pyongyang, of McCune and Reischauer, and of Seoul, and the press's mixtures of them. In
Russian letters: Kontsevich's system. In Hangul: the South's spelling of names that begin with ㄹ or ㄴ in the North.
"""

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
    """The spellings of one name, including those without an initial ㄹ (Rason, Nason; Ryanggang, Yanggang)."""
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


_RUSSIAN_VOWELS = "а э я йя о е ё е о ва вэ ве ё у во ве ви ю ы ый и".split()
_RUSSIAN_FIRST = dict(zip(_FIRST, "к кк н т тт р м п пп с сс - ч чч чх кх тх пх х".split(), strict=True))
_RUSSIAN_VOICED = {"ㄱ": "г", "ㄷ": "д", "ㅂ": "б", "ㅈ": "дж"}
_RUSSIAN_LAST = {"ng": "н", "n": "н", "l": "ль", "m": "м", "k": "к", "t": "т", "p": "п", "": ""}


def russian(korean: str) -> str:
    """The spelling in Kontsevich's system, with е and ё as in the press: Вонсан, Хамхын, Чхонджин."""
    letters = ""
    for place, (first, vowel, _) in enumerate(map(_parts, korean)):
        before = _parts(korean[place - 1])[2] if place else ""
        spelled = _RUSSIAN_FIRST[first].strip("-")
        if place and first in _RUSSIAN_VOICED and before in ("", "n", "ng", "m", "l"):
            spelled = _RUSSIAN_VOICED[first]
        if first == "ㄹ" and before == "l":
            letters, spelled = letters.removesuffix("ль"), "лл"
        elif first == "ㅎ" and before == "l":
            letters = letters.removesuffix("ль") + "р"
        vowels = _RUSSIAN_VOWELS[vowel]
        if first == "ㅇ" and vowel in (5, 7) and not before:
            vowels = "э" if vowel == 5 else "йе"
        letters += spelled + vowels + _RUSSIAN_LAST[_parts(korean[place])[2]]
    return letters.capitalize()


def _parts(syllable: str) -> tuple[str, int, str]:
    """First consonant, number of the vowel, sound of the last consonant."""
    code = ord(syllable) - 0xAC00
    return _FIRST[code // 588], code % 588 // 28, _LAST[code % 28].strip("-")


def southern(korean: str) -> str:
    """The South's spelling: 나선 for 라선, 용천 for 룡천, 영변 for 녕변; often the same."""
    first, vowel, _ = _parts(korean[0])
    soft = vowel in (2, 3, 6, 7, 12, 17, 20)
    if first == "ㄹ":
        first = "ㅇ" if soft else "ㄴ"
    elif first == "ㄴ" and soft:
        first = "ㅇ"
    return chr(0xAC00 + _FIRST.index(first) * 588 + (ord(korean[0]) - 0xAC00) % 588) + korean[1:]
