"""Detect the language of a text with fastText's lid.176, corrected by function words and letters if the text is short.

The model (Joulin et al. 2017, "Bag of Tricks for Efficient Text Classification") computes probabilities from character
n-grams. With few words it confuses Galician with Portuguese, or Malay with Indonesian. So two scores are added to the
logarithm of each probability (naive Bayes with weights): one for function words of the language
(`knowledge/language/function_words.tsv`), higher if fewer languages share the word, and a negative one for letters that
the language does not have.
"""

import math
import re
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from clipwire.enrichment.analysis import Analysis
from clipwire.model.article import Evidence
from clipwire.text.scripts import HAN, HANGUL, KANA
from clipwire.text.tables import read_table
from clipwire.wording import table_language

if TYPE_CHECKING:
    import fasttext

MAX_CHARS_READ = 1200
MAX_CANDIDATES = 12
"""Languages that the model proposes."""
LOG_UNLIKELY = math.log(0.001)
"""Logarithm of the probability of a language that the model does not propose, but whose function words occur."""
WEIGHT_OF_WORDS = 1.1
WEIGHT_OF_LETTERS = 3.0
SCORE_OF_RARE = -2.5
"""Added for a language without function words in the table: few newspapers are written in it."""
MIN_SURE_PROBABILITY, MIN_SURE_CHARS = 0.9, 400
"""Above these, the model's answer is taken as it is."""
MIN_PROBABILITY = 0.2
"""If the text has no function word and the model is below this, the language is unknown."""

LETTERS = {
    # language  letters beyond a to z
    "en": "éïèêç",
    "es": "áéíóúüñ",
    "gl": "áéíóúüïñ",
    "pt": "áâãàçéêíóôõúü",
    "ca": "àçèéíïòóúü·",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "it": "àèéìíîòóùú",
    "de": "äöüßé",
    "nl": "áéëïóöüèê",
    "sv": "åäöéà",
    "da": "æøåé",
    "no": "æøåéòôó",
    "fi": "äöåšž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "hr": "čćđšž",
    "tr": "çğıiöşüâîû",
    "id": "é",
    "ms": "é",
    "sw": "",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
}
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|&\w+;|[\d_\ud800-\udfff]+")
"""Parts of a text that are not words. Lone surrogates are among them, since the model does not accept them."""
_TOKEN = re.compile(r"[^\s!-&(-,./:-@\[-`{-~«»“”„‚‘…؟،。、！？（）「」—–]+")


@cache
def _model() -> "fasttext.FastText":
    import fasttext

    with as_file(files("clipwire").joinpath("knowledge", "language", "lid.176.ftz")) as path:
        return fasttext.load_model(str(path))


@cache
def function_words() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> function words of the language: its most common words."""
    file = files("clipwire") / "knowledge" / "language" / "function_words.tsv"
    return {tag: frozenset(words.split()) for tag, words in read_table(file, 2)}


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for tag, words in function_words().items():
        for word in words:
            found[word] = (*found.get(word, ()), tag)
    return found


ALIKE = [
    # groups of languages that the detector confuses even in long texts
    {"no", "nb", "nn", "da", "sv"},
    {"hr", "sr", "bs", "sh", "sl", "mk", "bg"},
    {"id", "ms", "jv", "su"},
    {"es", "gl", "pt", "ca", "ast", "oc"},
    {"cs", "sk"},
    {"zh", "yue", "wuu", "cmn"},
    {"tl", "fil"},
    {"fa", "prs", "tg", "ps"},
    {"ru", "uk", "be"},
    {"hi", "mr", "ne"},
    {"az", "tr"},
    {"iw", "he"},
]


def detect_language(text: str) -> str | None:
    """BCP 47 tag of the text's main language, or None if the text has too few words."""
    letters = " ".join(_NO_WORDS.sub(" ", text[:MAX_CHARS_READ]).lower().split())
    if sum(1 for letter in letters[:60] if letter.isalpha()) < 2:
        return None
    if script := _by_script(letters):
        return script
    labels, chances = _model().predict(letters, k=MAX_CANDIDATES, threshold=0.0)
    if chances and chances[0] > MIN_SURE_PROBABILITY and len(letters) > MIN_SURE_CHARS:
        return str(labels[0]).removeprefix("__label__")
    scores: dict[str, float] = {
        label.removeprefix("__label__"): math.log(max(chance, 1e-6))
        for label, chance in zip(labels, chances, strict=True)
    }
    words = _evidence_of_words(letters)
    if not words and (not scores or max(chances) < MIN_PROBABILITY):
        return None
    for tag, weight in words.items():
        scores[tag] = scores.get(tag, LOG_UNLIKELY) + WEIGHT_OF_WORDS * weight
    special = {letter for letter in letters if letter.isalpha() and letter > "\x7f"}
    for tag in scores:
        scores[tag] -= WEIGHT_OF_LETTERS * min(3, len(special.difference(LETTERS.get(tag, special))))
        if tag not in function_words():
            scores[tag] += SCORE_OF_RARE
    return max(scores, key=scores.__getitem__)


def _by_script(letters: str) -> str | None:
    """`zh`, `ja` or `ko` if at least a third of the letters are of their scripts, else None."""
    han, kana, hangul = (len(script.findall(letters)) for script in (HAN, KANA, HANGUL))
    if 3 * (han + kana + hangul) < sum(map(str.isalpha, letters)):
        return None
    if hangul > kana and 2 * hangul > han:
        return "ko"
    return "ja" if 12 * kana > han else "zh"


def _evidence_of_words(letters: str) -> dict[str, float]:
    evidence: dict[str, float] = {}
    known, languages = _languages_of_words(), len(function_words())
    for token in set(_TOKEN.findall(letters)[:300]):
        tags = known.get(token, ())
        for tag in tags:
            evidence[tag] = evidence.get(tag, 0.0) + math.log(languages / len(tags))
    return evidence


_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"})
CHARS_OF_SCRIPT = 400
FIRST_BEYOND_LATIN = "\u0370"
"""The first letter of Greek, which follows the Latin letters."""


def reading_language(language: str | None, text: str) -> str:
    """The language by whose rules names and quotes are read: the stated one, English if there is none.

    A text in Cyrillic letters is never read as one in Latin letters, whatever its page states.
    """
    tag = table_language(language) if language else "en"
    if not text.isascii() and tag not in CYRILLIC_LANGUAGES:
        start = text[:CHARS_OF_SCRIPT]
        if 2 * len(_CYRILLIC.findall(start)) > len(_LETTER.findall(start)):
            return "ru"
    return tag


def enrich(analysis: Analysis) -> None:
    """Fill `language` from title and body if the page does not state it, or states a wrong one.

    Many templates state the language of another site, so the detected language of a long text comes first.
    """
    article = analysis.article
    found = detect_language(f"{article.title or ''}\n{article.body}")
    stated = article.language
    if not stated:
        article.language = found
    elif found and not _may_be_the_same(stated, found) and _is_sure(stated, article.body):
        article.language = found
        article.evidence["language"] = Evidence(origin="heuristic", confidence="high")
        article.warnings.append(f"the page states the language {stated}; its text is in {found}")


def _is_sure(stated: str, body: str) -> bool:
    """Whether a text is long enough to doubt the stated language, or in letters that a language in Latin has not."""
    if len(body) > MIN_SURE_CHARS:
        return True
    words = function_words().get(table_language(stated), frozenset())
    return bool(words) and not _is_beyond_latin("".join(words)) and _is_beyond_latin(body[:CHARS_OF_SCRIPT])


def _is_beyond_latin(text: str) -> bool:
    """Whether most letters are those of another script than Latin."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c >= FIRST_BEYOND_LATIN for c in letters) > len(letters)


def _may_be_the_same(stated: str, found: str) -> bool:
    """Whether two tags name the same language, or languages that the detector confuses."""
    one, other = stated.split("-")[0].lower(), found.split("-")[0].lower()
    return one == other or any({one, other} <= group for group in ALIKE)
