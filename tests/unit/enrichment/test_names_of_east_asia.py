"""Names of Chinese, Japanese and Korean records: traditional characters, titles, and places out of other words."""

import pytest

from clipwire.enrichment.entities.finding import find_entities, names_by_sign
from clipwire.enrichment.entities.trained.delivering import sure_names
from clipwire.enrichment.places import Reading


def shown(language: str, text: str, label: str) -> list[str]:
    found = names_by_sign(text, language)
    return [text[entity.start : entity.end] for entity in found if entity.label == label]


def recorded(language: str, text: str, label: str) -> set[str]:
    return {name for entity, name in sure_names(text, find_entities(text, language), language) if entity.label == label}


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("zh", "漁業署長陳曉棠表示，漁港冬天開放。", ["陳曉棠"]),
        ("zh", "分析师陈晓棠认为，渔价会涨。", ["陈晓棠"]),
        ("ja", "北村和裁判長は求刑通りの判決を言い渡した。", ["北村和"]),
        ("ja", "会談には盧正民国防相が同席した。", ["盧正民"]),
        ("ja", "朴海善党副部長は談話を出した。", ["朴海善"]),
        ("ko", "추민서 원내대표는 반대했다.", ["추민서"]),
        ("ko", "선우민 변호사는 항소하기로 했다.", ["선우민"]),
        ("ko", "공범인 중개사 추민(41)씨도 처벌을 받았다.", ["추민"]),
        # bodies and common words that look like names
        ("ko", "나주시 시장과 여성부 장관, 마포구 구청장이 왔다.", []),
        ("ko", "우리 나라 대사가 참가하였다.", []),
        ("ko", "정찰총국장이 로씨야대사를 만났다.", []),
        ("ja", "金融庁長官と黄海道知事が出席した。", []),
    ],
)
def test_titles_show_people(language: str, text: str, people: list[str]) -> None:
    assert shown(language, text, "person") == people


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("zh", "检方称他收受兰州海棠医疗器械有限公司的钱款。", ["兰州海棠医疗器械有限公司"]),
        ("zh", "昨天，临海县人民法院公开宣判。", ["临海县人民法院"]),
        ("zh", "他在世界銀行和國際奧委會工作過。", ["世界銀行", "國際奧委會"]),
        ("zh", "他的有限公司倒闭了。", []),
        ("ko", "군인들이 마감공사를 다그치고있다.", []),
    ],
)
def test_last_words_show_bodies(language: str, text: str, bodies: list[str]) -> None:
    assert list(shown(language, text, "organisation")) == bodies


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("zh", "歐洲議會議員陳曉棠（Martha Voss）今天抵達台北，陳曉棠表示樂觀。", {"陳曉棠"}),
        ("ja", "朴海善（パク・ヘソン）氏が出席した。", {"朴海善"}),
    ],
)
def test_how_another_script_writes_a_name_is_no_person_of_its_own(language: str, text: str, people: set[str]) -> None:
    assert recorded(language, text, "person") == people


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("zh", "白龙江上游的电站出现险情，甘肃派出专家。", "龙江"),
        ("zh", "消防队封锁了中山四路，市民绕道而行。", "中山"),
        ("ja", "東海林孝夫さんは質店を営んでいた。", "東海"),
        ("zh", "双方发表了联合公报。", "联合"),
        ("ja", "大和田勉さんは質店を営んでいた。", "大和"),
    ],
)
def test_a_part_of_a_longer_word_is_no_place(language: str, text: str, place: str) -> None:
    # Given a word that begins or ends with the name of a place
    assert place not in [linked.name for linked in Reading(text, language=language).linked]
    # When the place itself is named, it is found
    alone = {"zh": f"他住在{place}市。", "ja": f"彼は{place}市に住む。"}[language]
    assert any(linked.name.startswith(place) for linked in Reading(alone, language=language).linked)
