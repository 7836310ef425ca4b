"""What frames a story and is none of it: datelines, agencies, bullets, credits, calls to read on."""

import re

AGENCIES = frozenset(
    """KCNA Reuters AP AFP UPI TASS Xinhua Bloomberg dpa EFE ANSA Lusa IANS PTI Yonhap Interfax Sputnik Kyodo Jiji CNN
    Notimex Belga APA SID KNA epd SPA WAM MENA ТАСС Интерфакс Рейтер ЦТАК
    新华社 新華社 中新社 朝中社 共同社 時事 共同 聯合通訊社
    연합뉴스 뉴시스 뉴스1 조선중앙통신 رويترز""".split()
)
"""Who sent a story is no subject of it."""

_NAMES = [*sorted(AGENCIES, key=len, reverse=True), "Associated Press", "Europa Press", "Prensa Latina", "РИА Новости"]
_AGENCY = f"(?:{'|'.join(_NAMES)})"
_DATELINE = re.compile(
    # PYONGYANG, April 24 (KCNA) --, Seúl, 24 abr (EFE).-
    rf"(?P<place>[^\n!?。(]{{2,60}}?) ?\((?P<agency>[^)\n]{{2,30}})\) ?(?P<dash>--|\.[-–—]+|[—–:]|- )?\s*"
    # ПХЕНЬЯН, 24 апреля. /ТАСС/.
    rf"|[А-ЯЁ][А-ЯЁ -]{{2,30}}(?:, \d{{1,2}} [а-я]{{3,9}}\.?)?[.,]? ?[/—–-] ?{_AGENCY}[./]*\s*"
    r"|(?P<place_only>[^\n!?。(]{2,60}?) ?(?:--|—| [–-] )\s*"
    rf"|\({_AGENCY}\) ?(?:--|[—–-])\s*"
    # (평양=연합뉴스) 김민수 기자 =
    r"|[(（［\[](?P<wire>[^)）\]］\n]{2,40})[)）\]］]\s*(?:[가-힣]{2,4} (?:기자|특파원)\s?=?\s?)?"
    r"|【[^】\n]{2,30}】\s*"
    # 新华社平壤1月7日电（记者 王明）
    r"|[^\s。]{2,12}?\d{1,2}月\d{1,2}日(?:电|電|讯|訊)\s*(?:[（(][^）)\n]{2,20}[）)])?"
)
_SENT_BY = re.compile(rf"{_AGENCY}(?!\w)")
_WIRE = re.compile(r"통신|뉴스|=|社|電|电|讯|訊")
_WITH_DAY = re.compile(r"[^\d$£€.]{2,40}\d{1,2}\.? [^\W\d]{3,10}\.?")
"""Seúl, 24 abr"""
_BULLET = re.compile(r"[•●○◦▪■□◆◇▲△▶►☞※·*–—-]+\s+")
_CREDIT = re.compile(
    r"[(（［\[](?:完|끝|了|(?:사진|자료|그래픽|記者|记者|기자|写真|图|圖|画像|编辑|編輯|责编|責任編集|Photo|Foto|Фото)"
    r"[^)）\]］\n]{0,40})[)）\]］]\Z"
)


def without_dateline(story: str) -> str:
    """A story without what stands at its beginning like "PYONGYANG, April 24 (KCNA) --" or "新华社平壤1月7日电"."""
    match = _DATELINE.match(story[:120])
    if not match:
        return story
    place, agency, dash, place_only, wire = match.group("place", "agency", "dash", "place_only", "wire")
    if agency and dash is None and place.endswith("."):
        is_dateline = False  # "The port is open. (Reuters)"
    elif agency:
        is_dateline = bool(_SENT_BY.match(agency)) or (
            dash is not None and (place[:3].isupper() or bool(_WITH_DAY.fullmatch(place)))
        )
    elif place_only:
        is_dateline = place_only.split(",")[0].isupper()
    else:
        is_dateline = wire is None or bool(_WIRE.search(wire))
    return story[match.end() :] if is_dateline else story


def bare(line: str) -> str:
    """A line without a bullet before and a credit behind it."""
    bullet = _BULLET.match(line)
    return _CREDIT.sub("", (line[bullet.end() :] if bullet else line).rstrip()).rstrip()
