"""Keywords: names and phrases that an article is about, in its own words.

Candidates are runs of up to three words without function words (as in RAKE, Rose et al. 2010), weighed by how often,
how early and whether in the title they stand (as in YAKE, Campos et al. 2020). Scripts without spaces have their own
candidates: repeated strings in Chinese, runs of kanji or katakana in Japanese, words without particles in Korean.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.frame import AGENCIES, without_dateline
from clipwire.enrichment.language import detect_language, function_words

MOST = 10
ENOUGH = 8_000
"""Characters of a text looked at."""
JOINTS = {"es": ("de", "del"), "fr": ("de", "du", "des"), "pt": ("de", "do", "da", "dos", "das")}
"""Between the words of a phrase: "base de pêche"."""
LONGEST = 30
"""Characters of a word; longer ones are none."""
BY_WORDS = {1: 1.0, 2: 1.7, 3: 1.9}
IN_TITLE = 0.8
AT_THE_BEGINNING = 0.6
NAMED = 1.5
IN_CAPITALS = 1.25

_WRITTEN_BY = re.compile(r"\(?(?:Reporting|Additional reporting|Writing|Editing|Compiled) by [^\n]*")
_BREAK = re.compile(r"[\n.,;:!?()\[\]{}\"“”„«»…—–|/·•*<>،؛؟]")
_WORD = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*")
_ENGLISH_NO_NOUN = re.compile(r"(?:ly|ing|ed|ous|ive|able|ible|ful|less|ish|est|ity's)\Z")
_ENGLISH_SHORT = re.compile(r"'(?:t|ll|re|ve|d|m)\Z")
_ENGLISH_ADJECTIVE = re.compile(r"(?:ic|ous|ful|able|ian|egal|onal|ical|cial|ary)\Z")
_ENGLISH_EDGES = re.compile(r"(?:ly|ed)\Z")
_RUSSIAN_VERB = re.compile(
    r"\A(?!(?:если|мили|цели|недели|модели|сил[аы]|сел[ао]|дел[ао]|тел[ао]|числ[ао]|начал[ао]|школа|канала?|журнала?|материала?"
    r"|капитала?|посол|футбол|отдела?|раздела?|предела?|генерала?|финала?|сигнала?|скандала?|вокзала?|зала?|металла?"
    r"|персонала?|квартала?|филиала?|портала?|стола?|сеть|печать|память|пять|путь|суть|девять|десять)\Z)"
    r".*(?:[аеиоуыяё]л(?:а|о|и|ась|ось|ись|ся)?|[аяеиоу]ться|[аеиуыя]ть|(?:[еёиу]т|[яю]т)ся|[уюя]т)\Z"
)
_RUSSIAN_ADJECTIVE = re.compile(r"...(?:ый|ая|ое|ые|ого|ому|ыми|ных|ным|ную|ский|ские|ских|ским)\Z")
_RUSSIAN_ENDING = re.compile(
    r"(?<=...)(?:ия(?:ми|х|м)?|ией|ием|ии|ию|ие|ий|ами|ями|ого|его|ому|ему|ах|ях|ам|ям|ов|ев|ей|ом|ем|ой|ый|ая|яя|ое|ее"
    r"|ые|ых|их|ым|им|ую|юю|[аяоеиыуюьй])\Z"
)
_TITLES = frozenset(
    word
    for row in (
        "mr mrs ms dr sir sen rep gov president comrade minister prime chairman chairwoman secretary general senator",
        "governor mayor king queen prince princess pope judge professor marshal respected former foreign monday",
        "tuesday wednesday thursday friday saturday sunday january february march april june july august september",
        "october november december pm am",
    )
    for word in row.split()
)
"""Words that no keyword begins or ends with."""
_BEFORE_VERB = frozenset("to will would can could may might must should cannot not won't don't didn't doesn't".split())
"""English words, what follows which half of the times is a verb: "to plead", "could derail"."""
_WEAK = frozenset(
    word
    for row in (
        "able add added agree agreed answer ask asked began begin best better big bring called came case cases",
        "chance change clear close come course cut day deal decided despite different draw early effort efforts",
        "end enough enter expect expected face fact far feel few find found full future game gave give gone good",
        "great group half hand help held high hit hold home hope hour hours include including issue keep kept kind",
        "large late lead leave led left less level like likely line little long look lost lot low main matter mean",
        "meet met move named near need number offer old open order part past people person place plan play played",
        "point possible problem put question reason recent report result right rise role run saw set show side",
        "sign small start started state stay step stop strong sure talk talks tell term thing things think third",
        "today told took top total try turn used view visit want way win won word words work worked working world",
        "year young above across behind below beneath beside beyond inside outside towards upon week",
    )
    for word in row.split()
)
"""English words that say little, alone or at the end of a phrase."""

_WEAK_ALONE = _WEAK | frozenset(
    word
    for row in (
        "above across behind below beneath beside beyond inside outside towards upon billion claim claims companies",
        "company countries country employee employees issues lots million minutes member members months moves official",
        "officials questions said service services source sources statement thousands trillion version versions weeks",
    )
    for word in row.split()
)
"""Those that may end a phrase: "generic versions"."""

_COUNTING = "第一二三四五六七八九十两几多每各该此"
_SAID = frozenset(
    "报道 報道 表示 举行 舉行 指出 强调 認為 认为 记者 記者 消息 投产 기자 특파원 보도 올해 관련 이날 최근 발표".split()
)
"""Words of reporting, which no story is about."""
_HAN_RUN = r"[\u3400-\u9fff]{2,}"
_HAN_BREAKS = re.compile(
    r"[的了在是和与與及对對为為以等也将將并並于於从從中上下不我他她它们們这這那有就都而或被把向到说說]"
)
_KANJI_OR_KATAKANA = r"[\u3400-\u9fff々\u30a1-\u30fa\u30fc]{2,16}"
_HANGUL = r"[\uac00-\ud7a3A-Za-z0-9]{2,}"
_PARTICLES = re.compile(
    r"(?:에서는|으로서|에게서|까지|부터|에서|에게|으로|들의|들이|들을|들은|이라고|라고|이며|이다|께서|들과|은|는|이|가|을|를|의|에|와|과|도|로|들)\Z"
)
_KOREAN_VERB = re.compile(
    r"(?:다|며|고|여|는|한|된|할|될|던|진|게|지|서|면|니|적|기|음|함|됨|했|하자|적인|스러운|로운)\Z"
)


@cache
def _no_keywords(language: str | None) -> frozenset[str]:
    return function_words().get(language or "", frozenset()) | function_words()["en"]


def find_keywords(text: str, title: str = "", language: str | None = None, names: Iterable[str] = ()) -> list[str]:
    """Up to ten words and phrases, best first, none a part of another, as they stand in the text.

    `names` are people, bodies and places known to be in it; they count more. `language` is a BCP 47 tag.
    """
    text = _WRITTEN_BY.sub("", without_dateline(text[:ENOUGH]))
    tag = (language or detect_language(f"{title}\n{text}") or "").partition("-")[0]
    candidates = {"zh": _chinese, "ja": _japanese, "ko": _korean}.get(tag)
    whole = f"{title}\n{text}"
    phrases = candidates(whole) if candidates else _spaced(whole, tag, names)
    return _best(phrases, whole, len(title), {_key(name, tag): name for name in names})


def _best(phrases: Iterator[tuple[str, str, int]], text: str, title: int, names: Mapping[str, str]) -> list[str]:
    """The best of (key, phrase, where it stands); `names` by their keys."""
    found = list(phrases)
    counts = Counter([key for key, _, _ in found])
    spelled = Counter[tuple[str, str]]()
    first: dict[str, int] = {}
    titled: set[str] = set()
    for key, phrase, at in found:
        if counts[key] == 1 and key not in names:
            continue
        if at < title:
            titled.add(key)
        else:
            first.setdefault(key, at)
            spelled[key, phrase] += 1
    spelling = {key: phrase for (key, phrase), _ in reversed(spelled.most_common())}

    def weight(key: str) -> float:
        words = key.count(" ") + 1
        score = math.log2(1 + counts[key]) * BY_WORDS.get(words, 1.9)
        score *= 1 + IN_TITLE * (key in titled) + AT_THE_BEGINNING * (first[key] - title < len(text) / 6)
        return score * (NAMED if key in names else IN_CAPITALS if spelling[key][0].isupper() else 1.0)

    in_pairs = Counter[str]()
    for key in first:
        if key.count(" ") == 1:
            in_pairs.update(dict.fromkeys(key.split(), counts[key]))
    often = [
        key
        for key in first
        if (key in names or in_pairs[key] < 0.5 * counts[key])
        and spelling[key] not in _SAID
        and (key in titled or spelling[key] not in AGENCIES)
    ]
    chosen: list[str] = []
    for key in sorted(often, key=lambda key: (-weight(key), first[key])):
        if not any(_holds(key, other) or _holds(other, key) for other in chosen):
            chosen.append(key)
            if len(chosen) == MOST:
                break
    return [names[key] if "А" <= spelling[key][0] <= "Я" and key in names else spelling[key] for key in chosen]


def _holds(whole: str, part: str) -> bool:
    return f" {part} " in f" {whole} " or (part in whole and part[0] > "\u2fff")


def _key(phrase: str, language: str) -> str:
    return " ".join(_stem(word, language) for word in phrase.casefold().split())


@lru_cache(maxsize=10_000)
def _stem(word: str, language: str) -> str:
    """What the forms of a word share, roughly: enough to count them together."""
    if language == "en" or word.isascii():
        if len(word) > 4 and word.endswith("ies"):
            return word[:-3] + "y"
        return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    if language == "ar":
        return re.sub(r"\A(?:و|ب|ل|ف|ك)?(?:ال)?(?=...)", "", word)
    if language == "ru":
        return _RUSSIAN_ENDING.sub("", word)
    return word[: max(4, len(word) - 2)] if word[0] >= "\u0400" else word


def _spaced(text: str, language: str, names: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Runs of one to three words without function words, and the known names.

    A word that stands there once is in no phrase that stands there twice, so that it ends a run.
    """
    known = sorted({name for name in names if name and len(name) < 80}, key=lambda name: (-len(name), name))[:60]
    in_name = bytearray(len(text))
    for start, name in _known_in(text, known):
        in_name[start : start + len(name)] = b"\1" * len(name)
        yield _key(name, language), name, start
    words = [(_content(match[0], language), *match.span()) for match in _WORD.finditer(text)]
    times = Counter([content.stem for content, _, _ in words if content])
    if language == "en":
        verbs = Counter(
            content.stem
            for (content, start, _), (before, begin, end) in zip(words[1:], words, strict=False)
            if content
            and before is None
            and end + 1 == start
            and text[begin:end].lower() in _BEFORE_VERB
            and content.word.islower()
            and not _ENGLISH_ADJECTIVE.search(content.word)
        )
        times.update({stem: -times[stem] for stem, count in verbs.items() if 2 * count >= times[stem]})
    times.update({stem: 2 for name in known for stem in _key(name, language).split()})
    run: list[tuple[Content, int]] = []
    behind = 0
    joint: tuple[Content, int, str] | None = None
    for last, start, end in words:
        if last is None or times[last.stem] < 2:
            word = text[start:end]
            joint = (*run[-1], word) if run and word in JOINTS.get(language, ()) and start == behind + 1 else None
            behind = end
            run = []
            continue
        if joint and start == behind + 1 and not in_name.count(1, joint[1], end):
            first, at, word = joint
            yield f"{first.stem} {word} {last.stem}", f"{first.word} {word} {last.word}", at
        joint = None
        between = text[behind:start]
        if between != " " and (len(between) > 2 or _BREAK.search(between)):
            run = []
        behind = end
        run = [*run[-2:], (last, start)]
        key = phrase = ""
        for size, (first, at) in enumerate(reversed(run), 1):
            key, phrase = (f"{first.stem} {key}", f"{first.word} {phrase}") if key else (first.stem, first.word)
            if in_name.find(1, at, end) >= 0:
                break
            if size == 3 and language == "en" and run[-2][0].word.endswith("ed"):
                break  # "Owners helped write"
            if _is_phrase(first.word, last.word, size, language):
                yield key, phrase, at


def _known_in(text: str, names: list[str]) -> Iterator[tuple[int, str]]:
    """Where names stand as words of their own, of those that overlap the first; `names` are sorted, longest first."""
    found: dict[int, str] = {}
    for name in names:
        at = text.find(name)
        while at >= 0:
            if _is_edge(text, at) and _is_edge(text, at + len(name)):
                found.setdefault(at, name)
            at = text.find(name, at + 1)
    end = 0
    for at in sorted(found):
        if at >= end:
            end = at + len(found[at])
            yield at, found[at]


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends there."""
    return (at > 0 and _is_letter(text[at - 1])) != (at < len(text) and _is_letter(text[at]))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class Content(NamedTuple):
    """A word that may be in a phrase."""

    word: str
    """Without a possessive."""
    stem: str


@lru_cache(maxsize=20_000)
def _content(written: str, language: str) -> Content | None:
    """None for a function word, a number, and what is too short or too long."""
    word = written.removesuffix("'s").removesuffix("’s")
    folded = word.casefold().replace("’", "'")
    if (
        folded in _no_keywords(language)
        or _ENGLISH_SHORT.search(folded)
        or not 2 < len(word) <= LONGEST
        or not word[0].isalpha()
    ):
        return None
    return Content(word, _stem(folded, language))


def _is_phrase(first: str, last: str, size: int, language: str) -> bool:
    begins, ends = first.casefold(), last.casefold()
    if begins in _TITLES or ends in _TITLES:
        return False
    if language == "de":
        return last[0].isupper()
    if language == "ru":
        return not (_RUSSIAN_VERB.search(begins) or _RUSSIAN_VERB.search(ends) or _RUSSIAN_ADJECTIVE.search(ends))
    if language != "en":
        return True
    if size == 1:
        return begins not in _WEAK_ALONE and (first[0].isupper() or not _ENGLISH_NO_NOUN.search(begins))
    return not (ends in _WEAK or _ENGLISH_EDGES.search(ends) or begins.endswith("ly"))


def _chinese(text: str) -> Iterator[tuple[str, str, int]]:
    """Strings of two to six letters between function words; a shorter one only where it stands without the longer."""
    pieces = [
        (run.start() + at, piece)
        for run in re.finditer(_HAN_RUN, text)
        for at, piece in _split(run[0], _HAN_BREAKS)
        if len(piece) > 1
    ]
    counts = Counter(
        piece[i : i + size] for _, piece in pieces for size in range(2, 7) for i in range(len(piece) - size + 1)
    )
    for at, piece in pieces:
        for size in range(2, 7):
            for i in range(len(piece) - size + 1):
                word = piece[i : i + size]
                longer = [piece[i - 1 : i + size]] if i else []
                longer += [piece[i : i + size + 1]] if i + size < len(piece) else []
                if counts[word] > 1 and word[0] not in _COUNTING and all(counts[one] < counts[word] for one in longer):
                    yield word, word, at + i


def _split(text: str, breaks: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for match in breaks.finditer(text):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:]


def _japanese(text: str) -> Iterator[tuple[str, str, int]]:
    for match in re.finditer(_KANJI_OR_KATAKANA, text):
        yield match[0], match[0], match.start()


def _korean(text: str) -> Iterator[tuple[str, str, int]]:
    """Words without their particles, alone and in pairs; verbs and adjectives are none."""
    stop = _no_keywords("ko")
    before: tuple[str, int] | None = None
    for match in re.finditer(_HANGUL, text):
        bare = _PARTICLES.sub("", match[0])
        ends = bare != match[0]
        if (
            len(bare) < 2
            or bare in stop
            or match[0] in stop
            or (not ends and _KOREAN_VERB.search(bare))
            or bare.isdigit()
        ):
            before = None
            continue
        yield bare, bare, match.start()
        if before and text[match.start() - 1] == " ":
            pair = f"{before[0]} {bare}"
            yield pair, pair, before[1]
        before = None if ends else (bare, match.start())


def enrich(analysis: Analysis) -> None:
    """Fill `keywords` from title and body and from the names that were found in them."""
    article = analysis.article
    names = [named.name for named in (*article.people, *article.organisations, *article.places)]
    countries = Counter(link.name for link in analysis.places.linked if link.kind == "country")
    names += [name for name, times in countries.items() if times > 1 and " " in name]
    article.keywords = find_keywords(article.body, article.title or "", article.language, names)
