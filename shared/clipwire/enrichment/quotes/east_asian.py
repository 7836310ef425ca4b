"""Speakers of quotes in Korean, Chinese and Japanese, where particles say what word order says elsewhere."""

import re

from clipwire.text.scripts import HANGUL, KANA

_CHINESE = re.compile(
    r"([^，。、；：！？“”「」『』\s]{1,24}?)"
    r"(?:(?:\d+日|昨天|今天|当天|随后|还|還|也|曾|在[^，。]{1,20}?(?:上|时|時|中))?)"
    r"(?:表示|说|說|指出|称|稱|强调|強調|认为|認為|宣布|写道|寫道|坦言|回应|回應|透露|告诉[^，。]{1,8}|道)"
    r"[^。！？“”「」]{0,8}[：:，,]?\s*\Z"
)
_CHINESE_AFTER = re.compile(r"\s?[，,]?([^，。、；：！？“”「」\s]{1,16}?)(?:表示|说|說|指出|称|稱|强调|強調|写道|寫道)")
_JAPANESE = re.compile(r"([^。、，「」『』\s]{1,24}?)(?<![にでとへ])(?:は|が|も)(?:、|[^。「」『』]{0,40})?\Z")
_KOREAN = re.compile(r"((?:[^\s.,“”\"'‘’]+\s){0,2}[^\s.,“”\"'‘’]+?)(?:께서는|은|는|이|가)\s[^.“”\"]{0,60}\Z")
_KOREAN_AFTER = re.compile(
    r"\s?(?:이?라고|며|고)\s?((?:[^\s.,“”\"]+\s){0,2}?[^\s.,“”\"]+?)(?:은|는|이|가)\s(?:\S+\s){0,2}?(?:말|밝|전)"
)
_THIRD_PERSONS = ("他", "她", "彼", "彼女", "그", "그녀", "他们", "她们")
_IN_A_PLACE = re.compile(r"(?<=...)(?:在[^在]{1,8}|(?:看着|望着|笑着|指着|对记者|向记者|接受).*)\Z")
_ASIDE = re.compile(r"[にでとへ]は")
"""式典には首相が: what stands before it is no subject."""
_LEADING = re.compile(r"^(?:另外|此外|同时|同時|对此|對此|一方|また|これに対し|이에 대해|한편|이날|또)[，、\s]*")

REACH = 90
"""Characters before a quote and after it."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """Who says the quote at `text[start:end]`, as the text calls them; an empty string for a pronoun."""
    before = text[max(0, start - REACH) : start]
    before = before[max(before.rfind(sign) for sign in "。！？\n」』”") + 1 :]
    after = text[end : end + REACH].split("\n")[0]
    if HANGUL.search(before + after):
        found = _KOREAN.search(before) or _KOREAN_AFTER.match(after)
    elif KANA.search(before + after):
        found = _JAPANESE.search(before)
    else:
        found = _CHINESE.search(before) or _CHINESE_AFTER.match(after)
    if not found:
        return None
    if found.re is _JAPANESE:
        return _ASIDE.split(found[1])[-1] or None
    name = _IN_A_PLACE.sub("", _LEADING.sub("", found[1])).strip()
    return "" if name in _THIRD_PERSONS else name or None
