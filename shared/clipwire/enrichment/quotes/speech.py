"""Decide whether a stretch in quotation marks is speech, not scare quotes, a title or a slogan."""

import re

from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.verbs import begins_with_speech, calling_verbs, speech_verbs
from clipwire.text.scripts import HAN, KANA
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

MIN_WORDS = 3
"""A shorter quote is speech only if the words around it show it."""

MIN_CHARS_WITHOUT_SPACES = 8
"""`MIN_WORDS` in Chinese and Japanese."""

MIN_WORDS_UNATTRIBUTED, MIN_CHARS_UNATTRIBUTED = 5, 14
"""A shorter quote without a verb of saying and a speaker is a title or a slogan in languages other than English, which
do not capitalise the words of titles; the second in Chinese and Japanese."""

MAX_WORDS_OF_TITLE = 7
CHARS_BEFORE = 16
CHARS_BEFORE_BARE = 120

_SMALL_WORDS = frozenset("a an the of in on for and to at with from by is it or but as".split())


_LEADS_IN = re.compile(r"(?:\w{2,}[,:]|[：，、])\s*\Z")
_KOREAN_PARTICLE = rf"\s?(?:{any_of(words_of('saying_verbs', 'quotative', language='ko'))})\s"
_LEADS_OUT = re.compile(
    rf"{_KOREAN_PARTICLE}|\s?(?:{any_of(words_of('saying_verbs', 'quotative', language='ja'))})"
    rf"(?!{any_of(words_of('saying_verbs', 'not said', language='ja'))})|\s?[—―–-]\s?[A-Z]"
)
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_BEFORE = re.compile(r"[^.!?\n«»“”„\"]*\Z")
_SENTENCE_END_BEFORE = re.compile(r"(?:\A|[.!?»”“\"\n])\s*\Z")
_WORDS_AFTER = re.compile(r"[\s,]{0,2}((?:[\w.’'-]+\s){0,4}[\w’'-]*)")
"""Up to five: the verb may follow its subject."""
_WORDS_AFTER_MARK = re.compile(r"[\s,–—-]{1,5}(\w+(?:\s\w+)?)")
_KOREAN_SENTENCE = re.compile(r"[가-힣] [가-힣]*[다요까자라][.!?]?\Z")
"""Two words of which the last is a verb at the end of a sentence."""
_CHINESE_SAID = re.compile(
    rf"(?:{any_of(words_of('saying_verbs', 'present', 'calling', language='zh'))}"
    rf"|(?:{any_of(words_of('saying_verbs', 'telling', language='zh'))})[^，。：]{{1,6}})[：:，,]\s*\Z"
)
_KOREAN_SAID = re.compile(
    rf"{_KOREAN_PARTICLE}(?:\S+\s){{0,2}}?(?:{any_of(words_of('saying_verbs', 'stem', language='ko'))})"
)
"""A particle behind a quote and a verb of saying, which show even two words to be speech."""
_KOREAN_LEADS_OUT = re.compile(rf"{_KOREAN_PARTICLE}(?!{any_of(words_of('saying_verbs', 'not said', language='ko'))})")


def is_speech(quote: Quoted, text: str, language: str = "en") -> bool:
    """Whether the stretch is something that a person says or writes."""
    if quote.end - quote.start == len(quote.text):
        return True  # without marks: behind a dash, with a verb of saying
    if text[quote.start] == "《":  # also around names and slogans
        return bool(_KOREAN_LEADS_OUT.match(text, quote.end))
    if language == "th":
        from clipwire.enrichment.quotes import thai

        return thai.is_said(quote, text)
    attributed = _is_attributed(quote, text, language)
    if HAN.search(quote.text) or KANA.search(quote.text):
        is_said = _CHINESE_SAID.search(text, max(0, quote.start - CHARS_BEFORE), quote.start)
        return attributed or bool(is_said) or len(quote.text) >= MIN_CHARS_WITHOUT_SPACES
    said = quote.text.split()
    if len(said) < MIN_WORDS:
        is_sentence = quote.text[-1] in ",.!?…" or _KOREAN_SENTENCE.search(quote.text)
        if language == "ko" and len(said) > 1 and (is_sentence or _KOREAN_SAID.match(text, quote.end)):
            return True
        return (attributed and bool(is_sentence)) or _is_short_speech(quote, text, language)
    return attributed or not _is_title(said)


def is_bare(quote: Quoted, text: str, language: str) -> bool:
    """Whether a short stretch has neither the form of speech nor words around it that show speech."""
    if language == "th" or quote.text[-1] in ",.!?…。！？":
        return False
    if _is_attributed(quote, text, language) or _is_sentence(quote, text):
        return False
    before = _SENTENCE_BEFORE.search(text, max(0, quote.start - CHARS_BEFORE_BARE), quote.start)
    said = _WORD.findall(before[0].lower()) if before else []
    if language == "ar":
        said = [word.lstrip("وف") for word in said]
    if not speech_verbs(language).isdisjoint(said) or not calling_verbs(language).isdisjoint(said):
        return False
    if HAN.search(quote.text) or KANA.search(quote.text):
        return len(quote.text) < MIN_CHARS_UNATTRIBUTED and not (before and _CHINESE_SAID.search(before[0]))
    return len(quote.text.split()) < MIN_WORDS_UNATTRIBUTED


def _is_sentence(quote: Quoted, text: str) -> bool:
    """Whether a stretch is between two ends of sentences: a title is within one."""
    return (
        bool(_SENTENCE_END_BEFORE.search(text, max(0, quote.start - 4), quote.start))
        and text[quote.end : quote.end + 1] in ".!?。\n"
    )


def _is_short_speech(quote: Quoted, text: str, language: str) -> bool:
    """Whether a verb of saying follows two words at once, outside English: «Inflacja spada», zapewnił Lisowski."""
    if language in words.READERS_OF_THEIR_OWN or language == "en" or " " not in quote.text:
        return False
    after = _WORDS_AFTER_MARK.match(text, quote.end)
    return bool(after and begins_with_speech(after[1].lower().split(), language))


def _is_attributed(quote: Quoted, text: str, language: str) -> bool:
    """Whether a verb of saying follows, or a comma or colon leads to a whole sentence."""
    after = _WORDS_AFTER.match(text, quote.end)
    if (
        after and not _plain_speech(language).isdisjoint(word.rstrip(".") for word in after[1].split())
    ) or _LEADS_OUT.match(text, quote.end):
        return True
    before = text[max(0, quote.start - CHARS_BEFORE) : quote.start]
    return quote.text[-1] in ".!?…。！？" and bool(_LEADS_IN.search(before))


def _plain_speech(language: str) -> frozenset[str]:
    return words.PLAIN_SPEECH if language in words.READERS_OF_THEIR_OWN or language == "en" else speech_verbs(language)


def _is_title(said: list[str]) -> bool:
    """Whether the words are a title of a work: "Face the Nation," but not "Who are you?"."""
    if len(said) > MAX_WORDS_OF_TITLE or said[-1][-1] in ".!?…":
        return False
    main = [word for word in said if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    return len(main) > 1 and all(word[0].isupper() for word in main)
