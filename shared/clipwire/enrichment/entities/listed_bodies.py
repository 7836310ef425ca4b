"""Find organisations of the tables in Korean, Chinese and Japanese, and those whose last word shows what they are."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.scripts import HAN, HANGUL, KATAKANA, Span, as_listed, letters_for, listed_words
from clipwire.text.phrases import Phrases
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of


def listed_bodies(text: str, language: str) -> Iterator[Span]:
    """Start and end of each organisation that the tables have, or whose last word shows what it is."""
    text = as_listed(text, language)
    bodies = _bodies(language)

    def is_whole(start: int, end: int) -> bool:
        return bool(bodies.before.match(text, start) and bodies.behind.match(text, end))

    at = 0
    known, other = bodies.known.find(text, at, is_whole), bodies.others.search(text, at)
    while known or other:
        if known and (not other or known[0] <= other.start("name")):
            found = known
        else:
            assert other
            found = other.span("name")
        yield found
        at = found[1]
        if known and known[0] < at:
            known = bodies.known.find(text, at, is_whole)
        if other and other.start("name") < at:
            other = bodies.others.search(text, at)


class _Bodies(NamedTuple):
    """The organisations of one language."""

    known: Phrases
    others: re.Pattern[str]
    """Names whose words show what they are, as the group `name`."""
    before: re.Pattern[str]
    """Expressions for the places before and behind a known name."""
    behind: re.Pattern[str]


@cache
def _bodies(language: str) -> _Bodies:
    suffix, place, office = (
        any_word(listed_words(words_of_bodies(kind, language), language)) for kind in ("suffix", "place", "seated")
    )
    known = Phrases(listed_words(words_of_bodies("known", language), language))
    if language == "ko":
        particles = any_word(words_of("names", "after", language="ko"))
        before = rf"(?<!{HANGUL})"
        behind = rf"(?=(?:{particles}|에서|에|으로|로|만){{0,2}}(?!{HANGUL}))"
        common = any_word(words_of_bodies("common", "ko"))
        others = rf"(?!{common}){HANGUL}{{2,8}}(?:{suffix})"
    elif language == "ja":
        before = rf"(?:(?<!{HAN})(?<![{KATAKANA}A-Za-z])|(?<=[{letters_for('ja', 'state')}])(?=[{KATAKANA}]))"
        members = any_word(
            words_of("saying_verbs", "speaker", language="ja") | words_of("titles", "role", language="ja")
        )
        behind = rf"(?:(?!{HAN}|[{KATAKANA}A-Za-z])|(?=副?(?:{members})))"
        others = _japanese_bodies(place, office, suffix)
    else:
        before, behind = "", "(?![生长A-Za-z])"
        others = _chinese_bodies(place, office, suffix)
    return _Bodies(known, re.compile(f"{before}(?P<name>{others}){behind}"), re.compile(before), re.compile(behind))


def _japanese_bodies(place: str, office: str, suffix: str) -> str:
    whole = any_word(words_of("bodies", "seated suffix", language="ja"))
    others = any_word(words_of_bodies("not before", "ja"))
    return (
        rf"(?:{place})(?:{office})(?:{HAN}{{2,4}}支部)?"
        # ソウル中央地裁
        rf"|[{KATAKANA}]{{2,8}}(?:{HAN}{{2}})?(?:[地高家]裁|[地高]検)"
        # メルボルン大の
        rf"|(?:{place}|[{KATAKANA}]{{3,10}}|{HAN}{{2,4}}学院)大(?:[{KATAKANA}]{{2,12}}校)?(?=[のでがはと、（])"
        rf"|(?!{others}){HAN}{{2,4}}(?:{suffix})|(?!{others}){HAN}{{2,10}}(?:{whole})"
    )


def _chinese_bodies(place: str, office: str, suffix: str) -> str:
    seat, seated = f"(?:{place})", f"(?:{office})"
    within = rf"(?:省|市|自治区|特别行政区)?(?:{HAN}{{2,3}}?(?:市|县|区|州))?"
    firms = any_word(words_of("bodies", "seated suffix", language="zh"))
    at_seat = f"{seat}{within}{seated}"
    small = letters_for("zh", "before a body")
    letter = f"(?!{at_seat})(?![{small}]){HAN}"
    return (
        rf"{at_seat}"
        rf"|(?<!{HAN})(?:(?![了的一二三四五个为是到我他她]){HAN}){{2,4}}(?:{suffix})"
        # 兰州康泽医疗器械有限公司: behind a mark or a small word
        rf"|(?<![^\W{small}])(?:{letter}){{3,14}}?(?:{firms})"
    )
