"""One dateline gives the same place, day and agency in every format, and enrichment leaves it out."""

from collections.abc import Callable

import pytest

from clipwire.parsing.datelines import read_dateline, read_opening, without_dateline
from tests.support.documents import PRINTED, TEXT, read

DATELINES = [
    # of reports of 24 April 2025             place            date          agency
    ("PYONGYANG, April 24 (KCNA) --", "Pyongyang", "2025-04-24", "KCNA"),
    ("Pyongyang, April 24 (KCNA) --", "Pyongyang", "2025-04-24", "KCNA"),
    ("SINUIJU, April 22 Juche 114 (KCNA) --", "Sinuiju", "2025-04-22", "KCNA"),
    ("SPRINGFIELD, Ill. (AP) —", "Springfield, Ill.", None, "AP"),
    ("LONDON (Reuters) -", "London", None, "Reuters"),
    ("KYIV/WARSAW, April 24 (Reuters) -", "Kyiv/Warsaw", "2025-04-24", "Reuters"),
    ("(Reuters) -", None, None, "Reuters"),
    ("LONDON (Associated Press) —", "London", None, "Associated Press"),
    ("Hong Kong (CNN Business)", "Hong Kong", None, "CNN Business"),
    ("DAMASCUS, (SANA)-", "Damascus", None, "SANA"),
    ("NEW DELHI, Apr 24 (PTI)", "New Delhi", "2025-04-24", "PTI"),
    ("GENEVA, Dec. 30 (AP) --", "Geneva", "2024-12-30", "AP"),
    ("MOSCOW, April 23. /TASS/.", "Moscow", "2025-04-23", "TASS"),
    ("BEIJING, April 24, 2025 /PRNewswire/ --", "Beijing", "2025-04-24", "PRNewswire"),
    ("VADUZ, Liechtenstein--(BUSINESS WIRE)--", "Vaduz, Liechtenstein", None, "BUSINESS WIRE"),
    ("ROSTOCK, Germany, January 20, 2025 –", "Rostock, Germany", "2025-01-20", None),
    ("NEW YORK —", "New York", None, None),
    ("NAIROBI, Kenya —", "Nairobi, Kenya", None, None),
    ("Berlin (dpa) –", "Berlin", None, "dpa"),
    ("Stuttgart (dpa/lsw) -", "Stuttgart", None, "dpa/lsw"),
    ("Hamburg, 24. April (Reuters) -", "Hamburg", "2025-04-24", "Reuters"),
    ("Bruxelles, 24 avr. (Belga) -", "Bruxelles", "2025-04-24", "Belga"),
    ("DAKAR, 23 avril (APS) -", "Dakar", "2025-04-23", "APS"),
    ("Madrid, 24 abr (EFE).-", "Madrid", "2025-04-24", "EFE"),
    ("La Habana, 23 abr (Prensa Latina) -", "La Habana", "2025-04-23", "Prensa Latina"),
    ("Lisboa, 23 abr 2025 (Lusa) –", "Lisboa", "2025-04-23", "Lusa"),
    ("(ANSA) - ROMA, 24 APR -", "Roma", "2025-04-24", "ANSA"),
    ("Warszawa (PAP) -", "Warszawa", None, "PAP"),
    ("ANKARA (AA) -", "Ankara", None, "AA"),
    ("İZMİR (AA) -", "İzmir", None, "AA"),
    ("DİYARBAKIR (AA) -", "Diyarbakır", None, "AA"),
    ("Jakarta (ANTARA) -", "Jakarta", None, "ANTARA"),
    ("МОСКВА, 24 апреля. /ТАСС/.", "Москва", "2025-04-24", "ТАСС"),
    ("МОСКВА, 24 апр - РИА Новости.", "Москва", "2025-04-24", "РИА Новости"),
    ("Пхеньян, 23 апреля. /ЦТАК/--", "Пхеньян", "2025-04-23", "ЦТАК"),
    ("24 апреля, Минск /Корр. БЕЛТА/.", "Минск", "2025-04-24", "БЕЛТА"),
    ("القاهرة 24 أبريل (رويترز) -", "القاهرة", "2025-04-24", "رويترز"),
    ("دمشق-سانا:", "دمشق", None, "سانا"),
    ("(서울=연합뉴스)", "서울", None, "연합뉴스"),
    ("[서울=뉴스1]", "서울", None, "뉴스1"),
    ("(평양 4월 24일발 조선중앙통신)", "평양", "2025-04-24", "조선중앙통신"),
    ("【平壌4月24日発朝鮮中央通信】", "平壌", "2025-04-24", "朝鮮中央通信"),
    ("［東京　２４日　ロイター］ -", "東京", "2025-04-24", "ロイター"),
    ("【北京共同】", "北京", None, "共同"),
    ("新华社北京4月24日电", "北京", "2025-04-24", "新华社"),
    ("本报北京4月24日讯", "北京", "2025-04-24", None),
    ("（中央社記者王明台北24日電）", "台北", "2025-04-24", "中央社"),
    ("Gdynia, 24.04.2025 (PAP) -", "Gdynia", "2025-04-24", "PAP"),
    ("Полтава, 24 квітня 2025 року, Укрінформ.", "Полтава", "2025-04-24", "Укрінформ"),
    ("تهران - ایرنا -", "تهران", None, "ایرنا"),
    ("Αθήνα, 24 Απριλίου 2025 (ΑΠΕ-ΜΠΕ) -", "Αθήνα", "2025-04-24", "ΑΠΕ-ΜΠΕ"),
    ("SEVILLA, 24 (EUROPA PRESS)", "Sevilla", "2025-04-24", "EUROPA PRESS"),
]


@pytest.mark.parametrize("document", PRINTED)
@pytest.mark.parametrize(("opening", "place", "date", "agency"), DATELINES)
def test_a_dateline_is_the_same_in_every_format(
    document: Callable[..., str], opening: str, place: str | None, date: str | None, agency: str | None
) -> None:
    # Given a report of 24 April 2025 that opens with a dateline
    dateline = read(document(f"{opening} {TEXT[0]}", TEXT[1])).dateline
    # Then it is read, and the day is in the year before the report's own
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)


@pytest.mark.parametrize("document", PRINTED)
def test_a_dateline_may_follow_a_standfirst(document: Callable[..., str]) -> None:
    article = read(document(TEXT[1], f"OSLO, April 23 (NTB) - {TEXT[0]}"))
    assert article.dateline is not None
    assert (article.dateline.place, article.evidence["dateline"].text) == ("Oslo", "OSLO, April 23 (NTB) -")


@pytest.mark.parametrize("opening", [opening for opening, *_ in DATELINES])
def test_a_report_is_told_without_its_dateline(opening: str) -> None:
    assert without_dateline(f"{opening} {TEXT[0]}") == TEXT[0]


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("(서울=연합뉴스) 김민수 기자 =", ("김민수",)),
        ("[도쿄=홍길동 특파원]", ("홍길동",)),
        ("新华社北京4月24日电（记者 王明、李华）", ("王明", "李华")),
        ("（记者王小明）", ("王小明",)),
        ("【ソウル＝田中一郎】", ("田中一郎",)),
        ("（中央社記者王明台北24日電）", ("王明",)),
    ],
)
def test_a_reporter_beside_the_dateline_is_the_author(opening: str, authors: tuple[str, ...]) -> None:
    found = read_opening(opening + TEXT[0])
    assert found is not None
    assert (found.authors, without_dateline(opening + TEXT[0])) == (authors, TEXT[0])


@pytest.mark.parametrize(
    "opening",
    [
        "In April 2019, the two met (for the first time) - and agreed.",
        "Snow fell on the pass - again.",
        "Kim Jong Un (centre) - seen from the left - laughed.",
        "THE END",
        "She said: nothing.",
        "On Tuesday, May 6 (a holiday) the shops are shut.",
        "NATO - the alliance of 32 states - will meet in June.",
        "In Berlin (Germany) - where rents have doubled - tenants marched.",
        "The Associated Press (AP) - A cooperative of newspapers - was founded in 1846.",
        "BREAKING — Snow has closed the pass.",
        "COVID-19 – five years on – still fills a ward.",
        "GENEVA-based diplomats said the talks had been put off again.",
        "서울은 24일 맑은 날씨를 보였다.",
        "[바다신문=포구의 아침 풍경] 배가 돌아왔다.",
    ],
)
def test_other_sentences_have_none(opening: str) -> None:
    assert read_dateline(opening, near="2025-04-25") is None


def test_the_year_is_not_made_up() -> None:
    found = read_dateline("Pyongyang, April 24 (KCNA) -- A bridge was opened.")
    assert found is not None
    assert found.dateline.date is None


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("Москва. 24 апреля. ИНТЕРФАКС-СИБИРЬ - Снег остановил паром.", "Москва", "ИНТЕРФАКС-СИБИРЬ"),
        ("КИЇВ. 24 квітня. УНІАН. Сніг зупинив пором.", "Київ", "УНІАН"),
        ("Praha 24. dubna (ČTK) - Sníh zastavil přívoz.", "Praha", "ČTK"),
        ("København /ritzau/. Sne standser færgen.", "København", "ritzau"),
        ("LEUNA (dpa/sa). Bei einem Brand ist niemand verletzt worden.", "Leuna", "dpa/sa"),
        ("STOCKHOLM (TT) Snö stoppar färjan.", "Stockholm", "TT"),
    ],
)
def test_datelines_of_central_and_northern_agencies(paragraph: str, place: str, agency: str) -> None:
    opening = read_dateline(paragraph)
    assert opening and opening.dateline
    assert (opening.dateline.place, opening.dateline.agency) == (place, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Москва. 24 апреля. Снег остановил паром, сообщили в порту.",
        "Jens Holm (Nordhavn) Vandt løbet i går.",
        "Praha 24. dubna (sobota) - Sníh zastavil přívoz.",
    ],
)
def test_a_place_a_day_and_brackets_alone_are_no_dateline(paragraph: str) -> None:
    assert read_dateline(paragraph) is None
