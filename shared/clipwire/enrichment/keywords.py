"""Keywords: names and phrases that an article is about, in its own words.

Candidates are runs of up to three words without function words (as in RAKE, Rose et al. 2010), weighed by how often,
how early and whether in the title they stand (as in YAKE, Campos et al. 2020). Scripts without spaces have their own
candidates: repeated strings in Chinese, runs of kanji or katakana in Japanese, words without particles in Korean.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from clipwire.article import Article
from clipwire.enrichment.language import detect_language, function_words

MOST = 10
ENOUGH = 8_000
"""Characters of a text looked at."""
LONGEST = 30
"""Characters of a word; longer ones are none."""
BY_WORDS = {1: 1.0, 2: 1.7, 3: 1.9}
IN_TITLE = 0.8
AT_THE_BEGINNING = 0.6
NAMED = 1.5
IN_CAPITALS = 1.25

_CHUNK = re.compile(r"[^\n.,;:!?()\[\]{}\"“”„«»…—–|/·•*<>،؛؟]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*")
_ENGLISH_NO_NOUN = re.compile(r"(?:ly|ing|ed|ous|ive|able|ible|ful|less|ish|est|ity's)\Z")
_ENGLISH_EDGES = re.compile(r"(?:ly|ed)\Z")
_TITLES = frozenset(
    word
    for row in (
        "mr mrs ms dr sir president comrade minister prime chairman chairwoman secretary general senator governor",
        "mayor king queen prince princess pope judge professor marshal respected former foreign monday tuesday",
        "wednesday thursday friday saturday sunday january february march april june july august september october",
        "november december pm am",
    )
    for word in row.split()
)
"""Words that no keyword begins or ends with."""
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
        "year young",
    )
    for word in row.split()
)
"""English words that say little by themselves."""

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_HAN_BREAKS = re.compile(
    r"[的了在是和与與及对對为為以等也将將并並于於从從中上下不我他她它们們这這那有就都而或被把向到说說]"
)
_KANJI_OR_KATAKANA = re.compile(r"[\u3400-\u9fff々\u30a1-\u30fa\u30fc]{2,16}")
_HANGUL = re.compile(r"[\uac00-\ud7a3A-Za-z0-9]{2,}")
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
    text = text[:ENOUGH]
    tag = (language or detect_language(f"{title}\n{text}") or "").partition("-")[0]
    candidates = {"zh": _chinese, "ja": _japanese, "ko": _korean}.get(tag)
    whole = f"{title}\n{text}"
    phrases = candidates(whole) if candidates else _spaced(whole, tag, names)
    return _best(phrases, whole, len(title), frozenset(_key(name, tag) for name in names))


def _best(phrases: Iterator[tuple[str, str, int]], text: str, title: int, names: frozenset[str]) -> list[str]:
    """The best of (key, phrase, where it stands)."""
    found = list(phrases)
    counts = Counter([key for key, _, _ in found])
    spelled: dict[str, Counter[str]] = {}
    first: dict[str, int] = {}
    titled: set[str] = set()
    for key, phrase, at in found:
        if counts[key] == 1 and key not in names:
            continue
        if at < title:
            titled.add(key)
        else:
            first.setdefault(key, at)
            spelled.setdefault(key, Counter())[phrase] += 1

    def weight(key: str) -> float:
        phrase = spelled[key].most_common(1)[0][0]
        words = key.count(" ") + 1
        score = math.log2(1 + counts[key]) * BY_WORDS.get(words, 1.9)
        score *= 1 + IN_TITLE * (key in titled) + AT_THE_BEGINNING * (first[key] - title < len(text) / 6)
        return score * (NAMED if key in names else IN_CAPITALS if phrase[0].isupper() else 1.0)

    in_pairs = Counter[str]()
    for key in spelled:
        if key.count(" ") == 1:
            in_pairs.update(dict.fromkeys(key.split(), counts[key]))
    often = [key for key in spelled if key in names or in_pairs[key] < 0.5 * counts[key]]
    chosen: list[str] = []
    for key in sorted(often, key=lambda key: (-weight(key), first[key])):
        if not any(_holds(key, other) or _holds(other, key) for other in chosen):
            chosen.append(key)
            if len(chosen) == MOST:
                break
    return [spelled[key].most_common(1)[0][0] for key in chosen]


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
    return word[: max(4, len(word) - 2)] if word[0] >= "\u0400" else word


def _spaced(text: str, language: str, names: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Runs of one to three words without function words, and the known names."""
    stop = _no_keywords(language)
    known = sorted({name for name in names if name and len(name) < 80}, key=len, reverse=True)[:60]
    within: list[tuple[int, int]] = []
    if known:
        for match in re.finditer(r"\b(?:" + "|".join(map(re.escape, known)) + r")\b", text):
            within.append(match.span())
            yield _key(match[0], language), match[0], match.start()
    for chunk in _CHUNK.finditer(text):
        run: list[tuple[str, str, int, int]] = []
        for match in _WORD.finditer(text, *chunk.span()):
            word = match[0].removesuffix("'s").removesuffix("’s")
            folded = word.casefold()
            if folded in stop or not 2 < len(word) <= LONGEST or not word[0].isalpha():
                run = []
                continue
            if run and match.start() - run[-1][3] > 2:
                run = []
            run = [*run[-2:], (word, _stem(folded, language), match.start(), match.end())]
            key = phrase = ""
            for first, stem, at, _ in reversed(run):
                key, phrase = (f"{stem} {key}", f"{first} {phrase}") if key else (stem, first)
                if within and _touches(within, at, match.end()):
                    break
                if _is_phrase(first, word, key.count(" ") + 1, language):
                    yield key, phrase, at


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    while spans and spans[0][1] <= start - 200:
        spans.pop(0)
    return any(begin < end and start < stop for begin, stop in spans[:40])


def _is_phrase(first: str, last: str, size: int, language: str) -> bool:
    begins, ends = first.casefold(), last.casefold()
    if begins in _TITLES or ends in _TITLES:
        return False
    if language != "en":
        return True
    if size == 1:
        return first[0].isupper() or not (begins in _WEAK or _ENGLISH_NO_NOUN.search(begins))
    return not (ends in _WEAK or _ENGLISH_EDGES.search(ends) or begins.endswith("ly"))


def _chinese(text: str) -> Iterator[tuple[str, str, int]]:
    """Strings of two to six letters between function words; a shorter one only where it stands without the longer."""
    pieces = [
        (run.start() + at, piece)
        for run in _HAN_RUN.finditer(text)
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
                if counts[word] > 1 and all(counts[one] < counts[word] for one in longer):
                    yield word, word, at + i


def _split(text: str, breaks: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for match in breaks.finditer(text):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:]


def _japanese(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _KANJI_OR_KATAKANA.finditer(text):
        yield match[0], match[0], match.start()


def _korean(text: str) -> Iterator[tuple[str, str, int]]:
    """Words without their particles, alone and in pairs; verbs and adjectives are none."""
    stop = _no_keywords("ko")
    before: tuple[str, int] | None = None
    for match in _HANGUL.finditer(text):
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


def enrich(article: Article) -> None:
    """Fill `keywords` from title and body and from the names that were found in them."""
    names = [named.name for named in (*article.people, *article.organisations, *article.places)]
    article.keywords = find_keywords(article.body, article.title or "", article.language, names)
