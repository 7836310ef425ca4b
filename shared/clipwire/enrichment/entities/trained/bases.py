"""Base forms of names: the nominative of a Russian name, a Turkish or Korean name without its suffix, and so on."""

from functools import lru_cache

ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    # language: ending -> what the nominative may have in its place, the likeliest first
    "ru": (
        ("ого", ("ий", "ый", "ой")), ("его", ("ий",)), ("ому", ("ий", "ый", "ой")), ("ему", ("ий",)),
        ("ском", ("ский",)), ("ской", ("ская",)), ("скую", ("ская",)), ("ским", ("ский",)),
        ("овой", ("ова",)), ("евой", ("ева",)), ("иной", ("ина",)), ("ову", ("ова", "ов")), ("еву", ("ева", "ев")),
        ("ину", ("ина", "ин")), ("овым", ("ов",)), ("евым", ("ев",)), ("ёвым", ("ёв",)), ("иным", ("ин",)),
        ("ове", ("ов", "ова")), ("еве", ("ев", "ева")), ("ине", ("ин", "ина")),
        ("ова", ("ов",)), ("ева", ("ев",)), ("ина", ("ин",)),
        ("ией", ("ия",)), ("ии", ("ия",)), ("ию", ("ия", "ий")), ("ием", ("ий",)), ("ия", ("ий",)), ("ие", ("ий",)),
        ("еей", ("ея",)), ("еем", ("ей",)), ("ея", ("ей",)), ("ею", ("ей", "ея")), ("ее", ("ей", "ея")),
        ("ой", ("а",)), ("ей", ("я", "а")), ("ом", ("", "о")), ("ем", ("ь", "й", "", "е")), ("ём", ("ь", "й")),
        ("ью", ("ь",)), ("ы", ("а", "ы")), ("и", ("а", "я", "ь", "и")), ("у", ("", "а", "о")),
        ("ю", ("ь", "й", "я")), ("е", ("", "а", "я", "о")), ("а", ("", "о")), ("я", ("ь", "й")),
        ("ах", ("ы", "а")), ("ам", ("ы",)), ("ами", ("ы",)), ("ях", ("и",)), ("ым", ("",)), ("им", ("",)),
    ),
    "de": (("s", ("",)),),
    "sv": (("s", ("",)),),
    "no": (("s", ("",)),),
    "da": (("s", ("",)),),
    "nl": (("s", ("",)),),
    "fi": (
        *((ending, ("",)) for ending in (
            "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä", "een", "aan", "ään",
            "iin", "oon", "uun", "hin", "na", "nä", "ta", "tä",
        )),
        ("issa", ("i", "")), ("ista", ("i", "")), ("iin", ("i", "")), ("in", ("i", "")), ("ia", ("i", "")),
        ("en", ("i", "")), ("ssä", ("",)), ("n", ("",)), ("a", ("",)), ("ä", ("",)),
    ),
    "hu": tuple((ending, ("",)) for ending in (
        "ban", "ben", "nak", "nek", "val", "vel", "ról", "ről", "ból", "ből", "tól", "től", "hoz", "hez", "höz",
        "nál", "nél", "ért", "ig", "ra", "re", "ba", "be", "on", "en", "ön", "ot", "et", "öt", "at", "ot", "t", "n",
        "i", "ék",
    )),
    "ro": (("ului", ("", "ul")), ("lui", ("", "l")), ("ei", ("a", "")), ("ul", ("",)), ("iei", ("ia",)), ("i", ("",))),
    "tr": tuple((ending, ("",)) for ending in (
        "nın", "nin", "nun", "nün", "ın", "in", "un", "ün", "dan", "den", "tan", "ten", "da", "de", "ta", "te",
        "ya", "ye", "yı", "yi", "yu", "yü", "la", "le", "lı", "li", "ı", "i", "u", "ü", "a", "e",
    )),
    "id": (("nya", ("",)),),
}  # fmt: skip
"""Endings of names in each language."""

_STRONG = {
    "ng": "nk",
    "nn": "nt",
    "ll": "lt",
    "rr": "rt",
    "mm": "mp",
    "d": "t",
    "v": "p",
    "k": "kk",
    "t": "tt",
    "p": "pp",
}
"""Finnish consonants before the last vowel of a stem -> the same in the nominative: "Helsingi", "Helsinki"."""
MIN_STEM_CHARS = 3


@lru_cache(20_000)
def bases(word: str, language: str) -> tuple[str, ...]:
    """The forms that a word may be a form of, the likeliest first, without the word itself."""
    if language == "tr" and "'" in word:
        return (word.partition("'")[0],)
    if language == "ar":
        return _without_clitics(word)
    if language in ("fi", "sv", "hu"):
        for joint in ":-":
            stem, _, suffix = word.rpartition(joint)
            if stem and suffix.islower() and len(suffix) < 6 and (joint == ":" or language == "hu"):
                return (stem,)
    found: list[str] = []
    for ending, endings in ENDINGS.get(language, ()):
        stem = word[: -len(ending)]
        if len(stem) >= MIN_STEM_CHARS and word.endswith(ending):
            found += [stem + end for end in endings]
    if language == "fi" and word.endswith("n"):
        found += strengthened(word[:-1])
    return tuple(dict.fromkeys(base for base in found if base != word))


def strengthened(stem: str) -> list[str]:
    """A Finnish stem with the consonants of the nominative: "Turu" of "Turun" is Turku, "Tiita" of "Tiitan" Tiitta."""
    if stem.endswith("äe"):
        return [f"{stem[:-1]}ki"]  # "Riihimäe"
    begin, vowel = stem[:-1], stem[-1:]
    found = [begin[: -len(weak)] + strong + vowel for weak, strong in _STRONG.items() if begin.endswith(weak)]
    return [*found, f"{begin}k{vowel}"]


def _without_clitics(word: str) -> tuple[str, ...]:
    found = []
    if len(word) > 3 and word[0] in "وفبلك":
        found.append(word[1:])
        if len(word) > 4 and word[0] in "وف" and word[1] in "بلك":
            found.append(word[2:])
        if word.startswith("لل"):
            found.append("ال" + word[2:])
    return tuple(found)
