"""Speakers of quotes in Chinese, Japanese and Korean, among the people of the text."""

import pytest

from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Person


def speakers(language: str, text: str, *people: str) -> list[str | None]:
    listed = [Person(name=name, mentions=1, offsets=[text.find(name)]) for name in people if name in text]
    return [quote.speaker for quote in find_quotes(text, language, listed)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a foreign name without a title, in front of a plain verb of saying
        ("霍根贝克说，“渔港今年冬天不会关闭”，渔民因此放心。", "霍根贝克"),
        ("渔业公司经理孟晓棠在年报中写道：“渔港今年冬天不会关闭。”", "孟晓棠"),
        ("孟晓棠在码头对记者说：“渔港今年冬天不会关闭。”", "孟晓棠"),
        ("“渔港今年冬天不会关闭。”渔业公司经理孟晓棠在年报中写道。", "孟晓棠"),
        # the quote is the end of what the subject says
        ("孟晓棠说，渔获比去年多两成，“渔港今年冬天不会关闭”。", "孟晓棠"),
        # the verb has the subject of the clause before
        ("孟晓棠上午出席渔会活动时受访，她称“渔港今年冬天不会关闭”。", "孟晓棠"),
        # the sentence before names one person
        ("孟晓棠上午到码头视察。她对渔民说：“渔港今年冬天不会关闭。”", "孟晓棠"),
        # a whole sentence behind what somebody is said to say
        ("孟晓棠告诉记者，码头投入了八条拖船。“渔港今年冬天不会关闭。”", "孟晓棠"),
        # traditional characters
        ("孟曉棠質疑，預算書沒有人看得懂。她說：「漁港今年冬天不會關閉。」", "孟曉棠"),
        ("漁業署長孟曉棠強調，「漁港今年冬天不會關閉」。", "孟曉棠"),
    ],
)
def test_the_subject_of_a_chinese_verb_of_saying_is_the_speaker(text: str, speaker: str) -> None:
    assert speakers("zh", text, "霍根贝克", "孟晓棠", "孟曉棠") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # somebody else speaks
        "孟晓棠会见了渔会代表，代表团团长说：“渔港今年冬天不会关闭。”",
        "渔会代表对孟晓棠说：“渔港今年冬天不会关闭。”",
        "孟晓棠的办公室表示：“渔港今年冬天不会关闭。”",
        # the pronoun may mean either
        "孟晓棠与霍根贝克在码头见面。他说：“渔港今年冬天不会关闭。”",
        # somebody else is named behind what the subject says
        "孟晓棠说，渔获比去年多两成，霍根贝克到过港口，“渔港今年冬天不会关闭。”",
        # nobody speaks
        "孟晓棠到场，墙上写着“渔港今年冬天不会关闭”。",
    ],
)
def test_an_object_or_somebody_beside_the_speaker_is_not_the_speaker(text: str) -> None:
    assert not {"孟晓棠", "霍根贝克"} & set(speakers("zh", text, "霍根贝克", "孟晓棠"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("港湾局の水鳥川結技師長は「港はこの冬も閉じない」と述べた。", "水鳥川結"),
        ("水鳥川結局長は埠頭を視察した。記者団に「港はこの冬も閉じない」と語った。", "水鳥川結"),
    ],
)
def test_japanese_speakers_are_the_people_of_the_text(text: str, speaker: str) -> None:
    assert speakers("ja", text, "水鳥川結") == [speaker]


def test_a_japanese_sentence_without_a_subject_is_of_nobody_if_two_people_are_named() -> None:
    text = "水鳥川結局長は湯浅渚町長と埠頭を視察した。記者団に「港はこの冬も閉じない」と語った。"
    assert speakers("ja", text, "水鳥川結", "湯浅渚") == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("바다나라 외교부 대변인 왕샤오탕은 《항구는 올겨울에 닫지 않는다.》고 말하였다.", "왕샤오탕"),
        ("왕샤오탕 국장은 부두를 찾았다. 이어 “항구는 올겨울에 닫지 않는다”고 말했다.", "왕샤오탕"),
    ],
)
def test_korean_speakers_are_the_people_of_the_text(text: str, speaker: str) -> None:
    assert speakers("ko", text, "왕샤오탕") == [speaker]


def test_an_office_is_not_the_person_who_is_named_beside_it() -> None:
    # Given a body of a person's name, whose spokesman speaks
    text = "왕샤오탕의 측근은 “항구는 올겨울에 닫지 않는다”고 말했다."
    # Then the person is not the speaker
    assert "왕샤오탕" not in speakers("ko", text, "왕샤오탕")
