"""People and bodies beside the titles of papers in Taiwan, Hong Kong and the mainland, and places beside people."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.finding import find_entities, names_by_sign
from clipwire.model.article import Article


def shown(text: str, label: str) -> list[str]:
    return [text[e.start : e.end] for e in names_by_sign(text, "zh") if e.label == label]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a double family name, before and behind the title
        ("總督察歐陽明傑表示，案件交重案組跟進。", "歐陽明傑"),
        ("检察长司徒惠强调，依法办案。", "司徒惠"),
        ("主席葉劉淑貞質疑署方監管不力。", "葉劉淑貞"),
        # a rare family name beside a title
        ("藍委翁曉晴批評預算過高。", "翁曉晴"),
        ("屋主凌小雨說，逃生梯已拆除。", "凌小雨"),
        # titles of parliaments, police and villages
        ("民進黨團總召鍾有成痛批對手。", "鍾有成"),
        ("里長高進坦言，街上店家變少了。", "高進"),
        ("支队长石磊介绍，搜救仍在继续。", "石磊"),
        ("国家机关司长张明指出，贸易额增长。", "张明"),
        # the first letter of the verb is no letter of the name
        ("教授趙建指出，玻璃纖維易燃。", "趙建"),
    ],
)
def test_people_beside_titles_of_the_press(text: str, name: str) -> None:
    assert shown(text, "person") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "居民常年在这里取水。",
        "旅客白天在站外等候。",
        "学生高兴地说，放假了。",
        "乘客于今天上午离开。",
        "业主万分感谢消防员。",
        "志愿者关注与老人有关的政策。",
        "司机高速行驶时应保持车距。",
        "家長安排在週末上課。",
    ],
)
def test_words_behind_a_title_are_no_names(text: str) -> None:
    assert shown(text, "person") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日民政事務總署開放庇護中心。", "民政事務總署"),
        ("運安會派員調查出軌原因。", "運安會"),
        ("记者从中国红十字会总会了解到情况。", "中国红十字会总会"),
        ("药明康德收盘下跌3%。", "药明康德"),
    ],
)
def test_bodies_of_the_press(text: str, name: str) -> None:
    assert shown(text, "organisation") == [name]


@pytest.mark.parametrize("text", ["他们在国家报告中写道。", "提高医疗水平。", "微信报名已经结束。", "市长和居民座谈。"])
def test_parts_of_words_are_no_bodies(text: str) -> None:
    assert shown(text, "organisation") == []


def test_a_place_over_the_beginning_of_a_persons_name_is_none() -> None:
    # Given a title whose last character makes a town with the family name: 主任委員 + 林信德, and 員林 in 彰化
    body = "運安會主任委員林信德指出，已派員前往高雄調查。林信德說，報告一週內完成。"
    # When the article is enriched
    article = enrich(Article(title="輕軌出軌釀3傷", body=body, language="zh"))
    # Then the person is found, and the town is not
    assert "林信德" in [person.name for person in article.people]
    assert "員林" not in [place.name for place in article.places]
    assert "高雄" in [place.name for place in article.places]


def test_cities_of_the_gazetteer_are_no_people() -> None:
    # Given two cities whose letters are those of foreign names
    text = "乌克兰空军称，周五夜间共拦截无人机112架，哈尔科夫和敖德萨传出爆炸声。"
    # When the names are read, then both are places
    found = {text[e.start : e.end]: e.label for e in find_entities(text, "zh")}
    assert found.get("哈尔科夫") == found.get("敖德萨") == "place"
