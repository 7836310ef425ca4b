"""People whom lists of names show in Japanese, Korean, Chinese and Russian, and divisions behind their places."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.finding import names_by_sign
from clipwire.model.article import Article


def shown(language: str, text: str) -> list[str]:
    return [text[found.start : found.end] for found in names_by_sign(text, language) if found.label == "person"]


def enriched(language: str, body: str) -> Article:
    return enrich(Article(body=body, language=language))


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        # a statement names its author without a title
        ("ja", "崔善姫は談話を発表した。", ["崔善姫"]),
        ("ja", "妹の金与正が同行した。", ["金与正"]),
        ("ko", "최선희는 담화를 발표하였다.", ["최선희"]),
        ("zh", "崔善姬发表谈话。", ["崔善姬"]),
        ("ru", "Но Гван Чхоль посетил верфь.", ["Но Гван Чхоль"]),
        ("ru", "Он писал Пак Тхэ Сону.", ["Пак Тхэ Сону"]),
        # a thing that is called after somebody, and longer names
        ("ja", "金日成広場で閲兵式があった。", []),
        ("ko", "김일성종합대학에서 모임이 있었다.", []),
        ("ja", "小林芳正は漁師だ。", []),
        ("ko", "새최선희는 배의 이름이다.", []),
        ("ru", "Но Ким Чен Ын.", ["Ким Чен Ын"]),
        ("ru", "Хан Соло пришёл.", []),
    ],
)
def test_well_known_and_korean_people_need_no_title(language: str, text: str, people: list[str]) -> None:
    # When the names of a text are looked for by signs, then whole names of the tables are people
    assert shown(language, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("無職西尾拓海容疑者（２２）を逮捕した。", ["西尾拓海"]),
        ("西尾拓海（２２）＝住所不定＝を逮捕した。", ["西尾拓海"]),
        ("西尾浩二国際局長が説明した。", ["西尾浩二"]),
        ("早田ひな、張本美和両選手が勝った。", ["早田ひな", "張本美和"]),
        ("ビクター・チャ韓国部長が分析した。", ["ビクター・チャ"]),
        # an age behind what somebody is, and bodies and offices of a town that is a family name too
        ("男性会社員（５２）と女子生徒（１６）がけがをした。", []),
        ("山口大学長と石川県警本部長と千葉市議が出席した。", []),
        ("福島女子選手団と宮崎太陽銀行頭取が訪れた。", []),
        ("ゴールドマン・サックス証券社長が述べた。", []),
        ("レアル・マドリード監督が退任した。", []),
    ],
)
def test_lists_of_names_tell_where_a_japanese_name_ends(text: str, people: list[str]) -> None:
    assert shown("ja", text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("로버트 킹 전 국무부 북한인권특사는 말했다.", ["로버트 킹"]),
        ("토니 블링컨은 말했다.", ["토니 블링컨"]),
        ("위성락 국가안보실장은 말했다.", ["위성락"]),
        ("여인형 전 국군방첩사령부 사령관은 말했다.", ["여인형"]),
        ("조현 외교부 장관은 말했다.", ["조현"]),
        # hidden names, meetings of several ministers, titles and foundations behind a given name
        ("경찰은 박모(43) 씨와 이모 씨를 구속했다.", []),
        ("서방 외교장관 회담이 열렸다.", []),
        ("마이클 국무장관은 없다.", []),
        ("마지막 한국 대통령은 누구인가.", []),
    ],
)
def test_signs_of_people_in_korean(text: str, people: list[str]) -> None:
    assert shown("ko", text) == people


def test_a_surname_or_given_name_means_the_person_named_in_full() -> None:
    # Given a Japanese text with parts of the names of a Korean and a Canadian
    text = "金正恩総書記が視察した。マーク・カーニー首相も来た。正恩氏とカーニー氏は握手した。"
    # When its people are collected
    people = enriched("ja", text).people
    # Then each is one person
    assert {person.name for person in people} == {"金正恩", "マーク・カーニー"}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ja", "高市早苗首相は釜山に着いた。首相は「率直に語り合うことが重要だ」と述べた。", "高市早苗"),
        ("ja", "西尾拓海容疑者を逮捕した。西尾容疑者は「全く知らない、人違いだ」と話した。", "西尾拓海"),
        ("ko", '이재용 삼성전자 회장과 이억원 위원장이 만났다. 이 회장은 "오늘은 좋은 날이다"라고 말했다.', "이재용"),
        # two people have the office
        ("ja", "高市早苗首相が石破茂元首相と会った。首相は「率直に語り合うことが重要だ」と述べた。", "首相"),
    ],
)
def test_an_office_means_the_only_person_who_has_it(language: str, text: str, speaker: str) -> None:
    assert [quote.speaker for quote in enriched(language, text).quotes] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("ja", "宮城県大衡村と京都市左京区で雪が降った。", {"大衡村", "左京区"}),
        ("ko", "경기 화성시 동탄동과 영암군 삼호읍에서 눈이 왔다.", {"화성시", "동탄동", "삼호읍"}),
        ("ja", "東京外国為替市場と福岡選挙区、大阪市民。", set()),
        ("ko", "서울 역시 눈이 왔고 부산 친구도 왔다.", set()),
    ],
)
def test_divisions_follow_their_place(language: str, text: str, places: set[str]) -> None:
    # When an article is enriched
    found = {place.name for place in enriched(language, text).places}
    # Then its places are those with the divisions, and no word that ends like one
    large = {"宮城県", "京都市", "宮城", "京都", "경기", "東京", "福岡", "大阪", "서울", "부산", "大阪市", "영암"}
    assert found - large == places - large


def test_several_people_of_north_korea_identify_each_other() -> None:
    # Given names that others have too, without offices
    company = enriched("ko", "김정은과 최룡해, 박태성이 조선의 남포를 찾았다.")
    alone = enriched("ko", "최룡해가 조선의 남포를 찾았다.")
    # Then only those in company have an identifier
    assert {person.name: person.identifiers.get("wikidata") for person in company.people} == {
        "김정은": "Q56226",
        "최룡해": "Q714509",
        "박태성": "Q16905281",
    }
    assert [person.identifiers for person in alone.people] == [{}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kim Jong Un met Choe Ryong Hae and Choe Son Hui in Wonsan, North Korea. No Kwang Chol spoke there."),
        ("ko", "김정은이 조선의 원산에서 최룡해와 최선희를 만났다. 로광철은 연설하였다."),
        ("ja", "金正恩は北朝鮮の元山で崔龍海、崔善姫に会った。努光鉄は演説を行った。"),
        ("zh", "金正恩在朝鲜元山会见了崔龙海。崔善姬同党中央委员会的工作人员谈话。努光铁发表演说。"),
        ("ru", "Ким Чен Ын встретился с Цой Рён Хэ и Цой Сон Хи в Вонсане, КНДР. Но Гван Чхоль выступил там."),
    ],
)
def test_north_koreans_are_the_same_in_five_languages(language: str, text: str) -> None:
    # When an article about four people, of whom the table of identifiers has three, is enriched
    people = enriched(language, text).people
    # Then they are four people, with the same identifiers in every language
    assert sorted(person.identifiers.get("wikidata", "") for person in people) == [
        "",
        "Q30436217",
        "Q56226",
        "Q714509",
    ]
