"""Which language a text is in: fastText's lid.176, corrected by function words and letters where texts are short.

The model (Joulin et al. 2017, "Bag of Tricks for Efficient Text Classification") gives probabilities from character
n-grams. Four words are too few for it to tell Galician from Portuguese or Malay from Indonesian; the function words of
`knowledge/language/function_words.tsv`, each the more telling the fewer languages share it, and the letters that a
language does not have, are added to the logarithm of its probability (naive Bayes with weights).
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

if TYPE_CHECKING:
    import fasttext

ENOUGH = 1200
"""Characters looked at."""
CANDIDATES = 12
UNLIKELY = math.log(0.001)
"""For a language that only its function words speak for."""
WEIGHT_OF_WORDS = 1.1
WEIGHT_OF_LETTERS = 3.0
RARE = -2.5
"""For the model's small languages, of which few newspapers are written."""
SURE, LONG = 0.9, 400
"""Probability and characters from which the model needs no help."""
LEAST = 0.2
"""Probability that the model must give if no function word helps it: below, nothing is known."""

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
"""Half characters among them, which the model cannot be given."""
_TOKEN = re.compile(r"[^\s!-&(-,./:-@\[-`{-~«»“”„‚‘…؟،。、！？（）「」—–]+")


@cache
def _model() -> "fasttext.FastText":
    import fasttext

    with as_file(files("clipwire").joinpath("knowledge", "language", "lid.176.ftz")) as path:
        return fasttext.load_model(str(path))


@cache
def function_words() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> the commonest words of the language, which mean nothing by themselves."""
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
    # languages that long texts, too, are taken for each other
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
    """BCP 47 tag of the text's main language, or None where there are no words to tell it by."""
    letters = " ".join(_NO_WORDS.sub(" ", text[:ENOUGH]).lower().split())
    if sum(1 for letter in letters[:60] if letter.isalpha()) < 2:
        return None
    if script := _by_script(letters):
        return script
    labels, chances = _model().predict(letters, k=CANDIDATES, threshold=0.0)
    if chances and chances[0] > SURE and len(letters) > LONG:
        return str(labels[0]).removeprefix("__label__")
    scores: dict[str, float] = {
        label.removeprefix("__label__"): math.log(max(chance, 1e-6))
        for label, chance in zip(labels, chances, strict=True)
    }
    words = _evidence_of_words(letters)
    if not words and (not scores or max(chances) < LEAST):
        return None
    for tag, weight in words.items():
        scores[tag] = scores.get(tag, UNLIKELY) + WEIGHT_OF_WORDS * weight
    special = {letter for letter in letters if letter.isalpha() and letter > "\x7f"}
    for tag in scores:
        scores[tag] -= WEIGHT_OF_LETTERS * min(3, len(special.difference(LETTERS.get(tag, special))))
        if tag not in function_words():
            scores[tag] += RARE
    return max(scores, key=scores.__getitem__)


def _by_script(letters: str) -> str | None:
    """Chinese, Japanese and Korean by their scripts, where these are most of the text."""
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


def enrich(analysis: Analysis) -> None:
    """Fill `language` from title and body, where the page does not say it or plainly says it wrongly.

    Templates keep the language that they came with, so a long text in another one is believed before them.
    """
    article = analysis.article
    found = detect_language(f"{article.title or ''}\n{article.body}")
    stated = article.language
    if not stated:
        article.language = found
    elif found and len(article.body) > LONG and not _may_be_the_same(stated, found):
        article.language = found
        article.evidence["language"] = Evidence(origin="heuristic", confidence="high")
        article.warnings.append(f"the page says that its language is {stated}; its text is in {found}")


def _may_be_the_same(stated: str, found: str) -> bool:
    """Whether two tags are of one language, or of languages that a detector cannot be trusted to tell apart."""
    one, other = stated.split("-")[0].lower(), found.split("-")[0].lower()
    return one == other or any({one, other} <= group for group in ALIKE)
