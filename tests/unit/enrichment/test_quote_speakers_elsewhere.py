"""Speakers in other languages: clauses within the marks, omitted subjects, descriptions, names beside titles."""

from types import ModuleType

import pytest

from clipwire.enrichment import chain
from clipwire.enrichment.quotes import chinese, find_quotes, japanese, korean
from clipwire.model.article import Article


def speakers(language: str, text: str) -> list[str | None]:
    """The speakers in a whole record, without those quotes that are found in no record."""
    return [quote.speaker for quote in chain.enrich(Article(body=text, language=language)).quotes]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # a clause within the marks
        ("ru", "«Мост закрыт, — сообщил мэр Иван Орлов. — Объезд через плотину».", ["Иван Орлов"]),
        ("fr", "« Le pont est fermé, annonce le maire, Jean Morel. Passez par le barrage. »", ["Jean Morel"]),
        # a pronoun, or no subject
        (
            "fr",
            "Anne Morel est maire. « Le pont reste fermé tout l'hiver », a-t-elle annoncé à la presse.",
            ["Anne Morel"],
        ),
        ("es", "Ana Lago es alcaldesa. «El puente sigue cerrado», explicó a este diario.", ["Ana Lago"]),
        ("ru", "Пришёл Иван Орлов. «Мост закрыт до весны», — сказал он. Рядом стояла Анна Белова.", ["Иван Орлов"]),
        # a source
        ("ru", "Мэр Иван Орлов на мосту. По его словам, дорога «закрыта до самой весны».", ["Иван Орлов"]),
        ("es", "De acuerdo con la alcaldesa Ana Lago, el puente «sigue cerrado todo el invierno».", ["Ana Lago"]),
        # a description
        ("es", "«El puente sigue cerrado», indicó un portavoz de la diputación.", ["un portavoz de la diputación"]),
        ("de", "„Die Brücke bleibt gesperrt“, sagte ein Sprecher des Landkreises.", ["ein Sprecher des Landkreises"]),
        # Arabic: the last verb, its subject before a comma, none, and words that an agency passes on
        (
            "ar",
            "قالت الوكالة إن الجسر مغلق. وقال المدير سامي حداد، في بيان، إن «الطريق مفتوح أمام الجميع».",
            ["سامي حداد"],
        ),
        (
            "ar",
            "قال المدير سامي حداد: «الجسر مغلق حتى الربيع». وأضاف: «الطريق مفتوح للجميع».",
            ["سامي حداد", "سامي حداد"],
        ),
        ("ar", "ونقلت الوكالة عن المدير سامي حداد قوله: «الجسر مغلق حتى الربيع».", ["سامي حداد"]),
        # Korean, Chinese, Japanese
        ("ko", "영국 외교부의 로빈 애시 대변인은 “다리를 닫았다”고 말했다.", ["로빈 애시"]),
        ("ko", "“다리가 무너졌어요.” 주민 김순이 씨는 이렇게 말했다.", ["김순이"]),
        ("zh", "交通局长周立对媒体表示：“大桥关闭。”", ["周立"]),
        ("zh", "“大桥关闭到春天。”当地居民林小红无奈地说。", ["林小红"]),
        ("ja", "「橋は春まで閉じる」と話すのは、漁師の山本健さん（61）。", ["山本健"]),
        ("ja", "「橋は春まで閉じる」。町に住む山本健さん（61）はそう話す。", ["山本健"]),
    ],
)
def test_a_speaker_is_found(language: str, text: str, found: list[str]) -> None:
    assert speakers(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中首相は出席した。田中首相の側近は「橋は閉じる」と述べた。"),
        ("ko", "김철수 시장은 “다리를 닫았다”고 말했다. 새 다리는 “가장 긴 다리가 될 것”이다."),
        ("zh", "市长王明说：“大桥关闭。”两岸都贴着“安全第一，人人都有责任保护我们的大桥”的标语。"),
        ("ar", "قال المدير سامي حداد: «الجسر مغلق». وتوضح لافتة كبيرة: «الطريق مفتوح أمام الجميع»."),
        ("es", "Ana Lago habló ayer. «El puente sigue cerrado todo el invierno», se lee en un cartel."),
        ("es", "«El puente sigue cerrado», relata la hija de Ana Lago."),
        ("fr", "« Le pont reste fermé », réagit la mère de Luc, interrogée par le maire Jean Morel."),
        ("de", "„Die Brücke bleibt zu“, schrieb die Tochter von Anna Lehmann."),
        ("de", "Anna Lehmann kam. „Wir sind am Ende unserer Kräfte“, heißt es in einem Brief."),
    ],
)
def test_the_speaker_of_another_quote_or_sentence_is_not_taken(language: str, text: str) -> None:
    assert speakers(language, text)[-1:] not in [
        ["田中"],
        ["김철수"],
        ["王明"],
        ["سامي حداد"],
        ["Ana Lago"],
        ["Anna Lehmann"],
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La novela «El faro dormido» ganó el premio en Lima."),
        ("fr", "Le plan « Coup de pouce » est prolongé par la région."),
        ("it", "Il romanzo «La casa sul molo» vince il premio."),
        ("pt", "O chamado “imposto do pecado” foi adiado outra vez."),
        ("de", "Der Verein „Nachbarn helfen gern“ hat 80 Mitglieder."),
        ("ja", "会場には「ありがとう」と書かれた幕が掲げられた。"),
    ],
)
def test_titles_and_slogans_are_no_quotes(language: str, text: str) -> None:
    assert find_quotes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Llegó la lluvia. «El puente está cerrado»."),
        ("fr", "Elle a crié « le toit va tomber sur nous », puis plus rien."),
        ("zh", "工会表示，“今年不会裁员”。"),
        ("ko", "시장은 “민생이 우선”이라고 주장했다."),
    ],
)
def test_short_speech_is_kept(language: str, text: str) -> None:
    assert len(find_quotes(text, language)) == 1


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("미국 국무부의 로빈 애시 대변인", "로빈 애시"),
        ("로빈 애시 영국 총리", "로빈 애시"),
        ("외교부 당국자", "외교부 당국자"),
        ("한 주민", "한 주민"),
        ("김철수 기상청 예보분석관", "김철수"),
        ("고려대 관계자", "고려대 관계자"),
        ("김 장관", "김 장관"),
        ("새 다리", None),
    ],
)
def test_korean_names_beside_titles(phrase: str, name: str | None) -> None:
    assert korean.name_in(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("68岁的村民林小红", "林小红"),
        ("国防部发言人王大海少将", "王大海"),
        ("总统秘书德米特里", "德米特里"),
        ("李局长", "李局长"),
        ("一位居民", "一位居民"),
        ("大桥", None),
    ],
)
def test_chinese_names_beside_titles(phrase: str, name: str | None) -> None:
    assert chinese.name_in(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("主将の山本健", "山本健"),
        ("町に住む山本健さん", "山本健"),
        ("英国のアッシュ外相", "アッシュ"),
        ("山本氏", "山本氏"),
        ("山本内閣府副大臣", "山本内閣府副大臣"),
        ("市の担当者", "市の担当者"),
        ("新しい橋", None),
    ],
)
def test_japanese_names_beside_titles(phrase: str, name: str | None) -> None:
    assert japanese.name_in(phrase) == name


@pytest.mark.parametrize(
    ("reader", "phrase", "family"),
    [
        (chinese, "李局长", "李"),
        (chinese, "村民", None),
    ],
)
def test_a_family_name_and_a_title(reader: ModuleType, phrase: str, family: str | None) -> None:
    assert reader.family_of(phrase) == family


@pytest.mark.parametrize(("phrase", "part"), [("山本社長", "山本"), ("趙氏", "趙"), ("田中社長", None), ("山本", None)])
def test_a_part_of_a_name_and_a_title_in_japanese(phrase: str, part: str | None) -> None:
    assert japanese.part_of(phrase, ["山本健", "趙顕"]) == part


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Fraktionsvize Cansel Yıldırım-Böhm warnte vor hohen Kosten.", None),
        ("Das gilt auch für die Kosten.", "Friederike Lindhorst"),
    ],
)
def test_a_pronoun_is_nobody_of_another_paragraph_if_somebody_else_may_be_named_since(
    between: str, speaker: str | None
) -> None:
    # Given a minister, and a paragraph with a quote of "sie" behind a name that is not read, or behind none
    first = "Ministerin Friederike Lindhorst stellte den Plan vor."
    text = f"{first}\n\n{between} „Wer bestellt, muss auch zahlen“, sagte sie."
    # Then only without another name is she the minister
    assert speakers("de", text) == [speaker]
