"""Find the speakers of quotes in Arabic, where the verb of saying precedes its subject."""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.named import Mention
from clipwire.wording import words_of


def _any_of(kind: str) -> str:
    """An expression for any word of a kind of `wording/saying_verbs.tsv`."""
    return f"(?:{'|'.join(sorted(words_of('saying_verbs', kind, language='ar')))})"


_HONORIFICS = {
    title.removesuffix("ة") + ("ت" if title.endswith("ة") else ""): title
    for title in words_of("titles", "honorific", language="ar")
}
"""The beginning of "His Highness" in each of its forms -> the title: "سعادت" of "سعادته"."""
_SAID = f"(?:{_any_of('past')}|{_any_of('present')})"
_NAME = r"((?:[^.:؛،«»“”\"\n]|«[^«»\n]{1,30}»){2,120}?)"
_REST = _any_of("behind")
_VERB = re.compile(rf"(?<!\w)[وف]?{_SAID}(?!\w)")
_SUBJECT = re.compile(rf"(?:\s+{_NAME})??(?:(?:\s(?:{_REST}|إنه|إنها|أنه|أنها)(?!\w)|،)[^.\n]{{0,60}})?\s*[:،]?\s*\Z")
"""From the verb to the quote."""
_PARTICIPLE = re.compile(rf"(?:[،,]\s?|\sو){_any_of('gerund')}(?!\w)[^.\n«»“”\"]{{0,60}}\Z")
"""Behind a clause whose subject speaks: "غادرت آن لي، مؤكدة أن"."""
_QUOTED_FROM = re.compile(rf"(?<!\w)عن\s+{_NAME}\s(?:قوله|قولها|القول)\s*[:،]?[^.\n]{{0,30}}\Z")
_AFTER = re.compile(rf"[\s،,]{{0,3}}(?:كما |حسبما |وفق ما )?{_SAID}\s+{_NAME}(?=\s(?:{_REST})(?!\w)|[.،\n]|\Z)")

_OF_OTHERS = re.compile(
    r"(?:باسم|مستشار|مستشارة|مكتب|شقيق|شقيقة|زوجة|زوج|نجل|ابنة|والد|والدة|محامي|لسان|إدارة|حكومة)\s(?P<title>ال\S+\s)?\Z"
)
"""Words before somebody to whom the speaker belongs: "المتحدث باسم الرئيس سمير حداد"."""
_HIS_HIGHNESS = re.compile(rf"{_SAID}\s(?P<title>{'|'.join(_HONORIFICS)})ها?(?!\w)")
_WORD_BEFORE = re.compile(r"(\w{2,}) \Z")
MAX_CHARS_OF_TITLE, MAX_MENTIONS = 40, 200
_SEAT = re.compile(r"\s(?:في|عن|لدى)\s(?:[^\s،,:.«»\"]{1,30}\s){1,5}")
"""Between the title of a speaker and the name: "أستاذ العلوم السياسية في جامعة اليرموك"."""
_SENTENCE_END = re.compile(r"[.؟!][\s\"”»]|\n")

REACH_CHARS = 220
"""Maximum distance of the verb from the quote."""
MAX_DESCRIPTION_WORDS = 7
MAX_PARAGRAPHS = 1
"""Between a quote and the last one, of which a verb without a subject may be."""
MAX_NAMES_IN_MARKS, MAX_WORDS_OF_NAME = 4, 3
"""Names in marks between a verb and the quote, and their words: «الشرق الأوسط»."""
MAX_QUOTES = 2_000


def speakers(text: str, quotes: Sequence[Quoted], people: Sequence[Mention]) -> list[str | None]:
    """The speaker of each quote: one of `people`, or a description with a title ("المتحدثة باسم الشبكة"), or None."""
    listed = sorted(people)
    found: list[str | None] = []
    last: str | None = None
    last_end = 0
    for index, quote in enumerate(quotes[:MAX_QUOTES]):
        before = _end_of_speech(quotes[max(0, index - MAX_NAMES_IN_MARKS) : index])
        speaker = _speaker(text, quote, before, listed, last if _is_near(text, last_end, quote.start) else None)
        if speaker:
            last, last_end = speaker, quote.end
        found.append(speaker)
    return found + [None] * (len(quotes) - len(found))


def _end_of_speech(quotes: Sequence[Quoted]) -> int:
    """The end of the last of these quotes that has the words of speech, not a name: «إكس»."""
    return next((quote.end for quote in reversed(quotes) if len(quote.text.split()) > MAX_WORDS_OF_NAME), 0)


def _is_near(text: str, last_end: int, start: int) -> bool:
    return text.count("\n\n", last_end, start) <= MAX_PARAGRAPHS


def _speaker(text: str, quote: Quoted, before: int, people: Sequence[Mention], last: str | None) -> str | None:
    if _is_name_of_body(text, quote.start):
        return None
    begin = max(before, quote.start - REACH_CHARS)
    begin = max(begin, text.rfind("\n", begin, quote.start) + 1)
    begin = max(begin, *(match.end() for match in _SENTENCE_END.finditer(text, begin, quote.start)), begin)
    verbs = list(_VERB.finditer(text, begin, quote.start))
    if told := _QUOTED_FROM.search(text, begin, quote.start):
        return _subject(text, *told.span(1), people)
    if _PARTICIPLE.search(text, begin, quote.start):
        first = verbs[-1].end() if verbs else begin
        return _first_named(first, quote.start, people) or _only_new(before, quote.start, people, last)
    if esteemed := _esteemed(text, begin, quote.start, people):
        return esteemed
    if verbs and (subject := _SUBJECT.match(text[: quote.start], verbs[-1].end())):
        if subject[1]:
            for mention in people:
                if mention.start > subject.end(1) and _SEAT.fullmatch(text, subject.end(1), mention.start):
                    return mention.name
            return _subject(text, *subject.span(1), people)
        return (
            _named_before(begin, verbs[-1].start(), people)
            or _only_new(before, quote.start, people, last)
            or _of_last_sentence(text, begin, people)
        )
    if after := _AFTER.match(text, quote.end, quote.end + REACH_CHARS):
        return _subject(text, *after.span(1), people)
    is_joined = before and not text[before : quote.start].strip(" \n،,و")
    return last if is_joined else None


def _subject(text: str, start: int, end: int, people: Sequence[Mention]) -> str | None:
    """The person in the subject of a verb, or else its words if they begin with a title."""
    named = [mention for mention in people if start <= mention.start < end]
    for mention in reversed(named):
        if not speaks_for(text[start : mention.start]):
            return mention.name
    words = text[start:end].split()
    is_titled = words[0] in _titles() and (bool(named) or not _may_be_name(words))
    return " ".join(words) if is_titled and len(words) <= MAX_DESCRIPTION_WORDS else None


def speaks_for(before: str) -> bool:
    """Whether the words before a person are of somebody else: "المتحدث باسم الرئيس", but not "المتحدث باسم الوزارة"."""
    found = _OF_OTHERS.search(before)
    if not found or not found["title"]:
        return bool(found)
    title = found["title"].strip()
    titles = words_of("titles", "office", "role", "rank", "academic", "clergy", "noble", language="ar")
    return not titles.isdisjoint((title, title.removeprefix("ال")))


def _may_be_name(words: list[str]) -> bool:
    """Whether the last words may be a name that `people` lacks: "النائب ثائر مخيف"."""
    return len(words) > 1 and not words[-1].startswith(("ال", "لل", "وال", "بال")) and words[-2] != "باسم"


@cache
def _titles() -> frozenset[str]:
    singular = words_of("titles", "office", "role", "rank", "academic", "work", "clergy", "noble", language="ar")
    return singular | words_of("names", "field", language="ar") | words_of("saying_verbs", "speaker", language="ar")


def _is_name_of_body(text: str, start: int) -> bool:
    """Whether the first word of a body is right before the marks: قناة "إن تي في"."""
    word = _WORD_BEFORE.search(text, max(0, start - MAX_CHARS_OF_TITLE), start)
    heads = words_of_bodies("head", "ar")
    return word is not None and not heads.isdisjoint((word[1], word[1][1:], word[1][2:]))


def _esteemed(text: str, start: int, end: int, people: Sequence[Mention]) -> str | None:
    """The only person before a verb of saying whom the title in "His Highness", right behind the verb, can mean."""
    found = _HIS_HIGHNESS.search(text, start, end)
    if not found:
        return None
    title = re.compile(rf"(?<!مكتب )(?<!\w)(?:ال)?{_HONORIFICS[found['title']]}(?!\w)[^.\n]{{0,24}}\Z")
    names = {
        mention.name
        for mention in [mention for mention in people if mention.start < found.start()][:MAX_MENTIONS]
        if title.search(text, max(0, mention.start - MAX_CHARS_OF_TITLE), mention.start)
    }
    return names.pop() if len(names) == 1 else None


def _first_named(start: int, end: int, people: Sequence[Mention]) -> str | None:
    """The first person in a stretch, who is the subject of its first verb."""
    return next((mention.name for mention in people if start <= mention.start < end), None)


def _named_before(start: int, end: int, people: Sequence[Mention]) -> str | None:
    """The person last named before a verb without a subject, in its sentence."""
    named = [mention.name for mention in people if start <= mention.start < end]
    return named[-1] if named else None


def _of_last_sentence(text: str, begin: int, people: Sequence[Mention]) -> str | None:
    """The only person of the sentence before, in the same paragraph, if it begins with a verb of saying."""
    paragraph = max(text.rfind("\n", 0, max(0, begin - 1)) + 1, begin - REACH_CHARS)
    starts = [paragraph, *(match.end() for match in _SENTENCE_END.finditer(text, paragraph, max(paragraph, begin - 2)))]
    names = {mention.name for mention in people if starts[-1] <= mention.start < begin}
    return names.pop() if len(names) == 1 and _VERB.match(text, starts[-1]) else None


def _only_new(before: int, end: int, people: Sequence[Mention], last: str | None) -> str | None:
    """The last speaker, unless somebody else is named since."""
    return last if all(mention.name == last for mention in people if before <= mention.start < end) else None
