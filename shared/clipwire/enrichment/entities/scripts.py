"""Find people beside a title in Korean, Chinese and Japanese.

There are few rules, which are seldom wrong, with the words of `titles.tsv` and `names.tsv` in `wording`.
A name that is beside a title once means the same person wherever it occurs.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.text import scripts
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of
from clipwire.wording.titles import OF_EAST_ASIA

HANGUL = r"[^\W\x00-\x7f]"
HAN = r"[^\W\x00-\x7f\u3040-\u30ff]"
"""A letter of the script in a text that has no other letters but ASCII and kana (`_Only`): a class of all its letters
takes one or two milliseconds to compile, wherever it is used."""
KATAKANA = r"\u30a1-\u30ff"
MAX_NAMES = 200
"""Number of names in one text that are looked for elsewhere in it."""

Span = tuple[int, int]


def titled_people(text: str, language: str | None = None) -> Iterator[Span]:
    """Start and end of each name of a person that is beside a title, wherever the name occurs.

    Without a language, the rules of every language are read.
    """
    if text.isascii():
        return
    names: dict[str, None] = {}
    if language:
        from clipwire.enrichment.entities.known_people import known_people  # its tables take time to load

        names.update(dict.fromkeys(known_people(text, language)))
    if language == "ja" and scripts.HAN.search(text):
        from clipwire.enrichment.entities.japanese import people_by_lists  # the same

        names.update(dict.fromkeys(people_by_lists(text)))
    for tag, scripts_of_it, expressions in _READERS:
        # The expressions of a script are compiled when a text first has such letters; most texts have none.
        if language in (None, tag) and any(letters.search(text) for letters in scripts_of_it):
            listed = as_listed(text, tag) if language else text.translate(_KEPT[tag])
            for expression in expressions():
                names.update(dict.fromkeys(match[1] for match in expression.finditer(listed)))
    others = words_of_bodies("known", language) | words_of("names", "given", language=language) if language else ()
    people = [name for name in names if name not in others and not (language and _is_place(name, language))]
    yield from _everywhere(people, as_listed(text, language) if language else text)


def _is_place(name: str, language: str) -> bool:
    """Whether a Chinese or Japanese name before "mayor" is the town's: 石家庄市长, 岸和田市長."""
    return language in ("zh", "ja") and bool(lookup(name).entries)


@lru_cache(maxsize=4)
def as_listed(text: str, language: str) -> str:
    """A text as the expressions read it: Chinese in simplified characters, and no letters but those of the language."""
    return _listed(text, language)


def listed_words(words: frozenset[str], language: str) -> frozenset[str]:
    """Words as in `as_listed`, all in one step, which is faster than one by one."""
    return frozenset(_listed("\n".join(words), language).split("\n")) if words else words


def _listed(text: str, language: str) -> str:
    if language == "zh":
        from clipwire.enrichment.simplified import simplified

        text = simplified(text)
    return text.translate(_KEPT[language])


class _Only(dict[int, int]):
    """Character -> itself if it is in some ranges, in ASCII or no letter; an ASCII digit for a digit, else a sign."""

    def __init__(self, *ranges: str) -> None:
        self._ranges = ranges

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if character.isdecimal():
            kept = ord("0") + int(character)
        elif "Ａ" <= character <= "ｚ" and character.isalpha():
            kept = ord(character) - ord("Ａ") + ord("A")  # ＮＨＫ
        elif (
            not character.isalnum()
            or character.isascii()
            or any(span[0] <= character <= span[1] for span in self._ranges)
        ):
            kept = code
        else:
            kept = ord("〓")
        self[code] = kept
        return kept


def _everywhere(names: list[str], text: str) -> Iterator[Span]:
    if names:
        longest_first = sorted(names[:MAX_NAMES], key=len, reverse=True)
        for match in re.finditer(any_word(longest_first), text):
            yield match.span()


def _korean() -> tuple[re.Pattern[str], ...]:
    from clipwire.enrichment.entities.korean_people import expressions  # they use the words of this module

    return expressions()


@cache
def _chinese() -> tuple[re.Pattern[str], ...]:
    listed = words_of("names", "family", "rare family", language="zh")
    double = any_word(frozenset(name for name in listed if len(name) > 1))
    family = f"(?:[{''.join(sorted(name for name in listed if len(name) == 1))}]|{double})"
    others = any_word(words_of("names", "not a name", language="zh"))
    behind = titles_of("zh", "honorific", "office", "role", "noble")
    before = titles_of("zh", "office", "role", "work", "press")
    after = any_word(words_of("names", "after", language="zh"))
    return (
        # 王毅部长
        re.compile(rf"(?<!{HAN})(?!{others})({family}{HAN}{{1,2}}?)(?:{behind})"),
        # 外交部发言人毛宁表示
        re.compile(rf"(?:{before})(?!{others})({family}{HAN}(?:(?![说說称稱认認指表]){HAN})?)(?={after}|(?!{HAN}))"),
    )


@cache
def _japanese() -> tuple[re.Pattern[str], ...]:
    names = words_of("names", "family", language="ja")
    families, first = any_word(names), "".join(sorted({name[0] for name in names}))
    titles = titles_of("ja", *OF_EAST_ASIA)
    fields = f"(?:{any_word(words_of('names', 'field', language='ja'))}){{0,2}}"
    countries = any_word(words_of("names", "country", language="ja"))
    others = any_word(words_of("names", "not a name", language="ja"))
    listed = words_of("titles", *OF_EAST_ASIA, language="ja")
    # 首相 ends with the title 相, and 首 is in no name before it
    within = any_word(frozenset(it for it in listed if any(it[at:] in listed for at in range(1, len(it)))))
    states = letters_for("ja", "state")
    heads = any_word(words_of("names", "title of foreigner", language="ja"))
    parties = f"(?:{any_word(words_of('names', 'party', language='ja'))})?"
    chinese = letters_for("zh", "family")
    korean, of_bodies = letters_for("ja", "family of Korea"), letters_for("ja", "ending")
    return (
        # 高橋健太国土交通相
        re.compile(
            rf"(?<!{HAN})(?=[{first}])((?:{families})(?:(?!{within}|{others}){HAN}){{1,2}}?){fields}(?:{titles})"
        ),
        # 習近平国家主席, 林首相
        re.compile(
            rf"(?<!{HAN})(?=[{chinese}])(?!{families})([{chinese}](?:(?!{within}){HAN}){{1,2}})(?<![{of_bodies}])"
            rf"{parties}(?:{heads})"
        ),
        # 努光鉄国防相: a Korean or Chinese name of three characters before any title
        re.compile(
            rf"(?<!{HAN})(?=[{chinese}{korean}])(?!{families})([{chinese}{korean}]{HAN}(?![{of_bodies}]|{within}){HAN})"
            rf"{parties}{fields}(?:{titles})"
        ),
        # プーチン大統領, トランプ米大統領, but not フランス大統領
        re.compile(
            rf"(?<![{KATAKANA}])(?!(?:{countries})(?:{heads}))([{KATAKANA}＝]{{3,24}})[{states}]?{fields}(?:{heads})"
        ),
        # マリア・ロペス教授
        re.compile(rf"(?<![{KATAKANA}])([{KATAKANA}]+[・＝][{KATAKANA}＝]{{2,20}}?)[{states}]?{fields}(?:{titles})"),
    )


_READERS: tuple[tuple[str, tuple[scripts.Letters, ...], Callable[[], tuple[re.Pattern[str], ...]]], ...] = (
    # language  letters of which a text must have one  expressions for a name, in its group, and the words that show it
    ("ko", (scripts.HANGUL,), _korean),
    ("zh", (scripts.HAN,), _chinese),
    ("ja", (scripts.HAN, scripts.KANA), _japanese),
)
LANGUAGES = frozenset(tag for tag, _, _ in _READERS)
_IDEOGRAPHS = ("\u4e00\u9fff", "々々", "\u3040\u30ff")
_KEPT = {"ko": _Only("가힣"), "zh": _Only(*_IDEOGRAPHS), "ja": _Only(*_IDEOGRAPHS)}
"""Language -> its letters in the expressions."""


def titles_of(language: str, *kinds: str) -> str:
    return any_word(words_of("titles", *kinds, language=language))


def letters_for(language: str, kind: str) -> str:
    return "".join(sorted(words_of("names", kind, language=language)))
