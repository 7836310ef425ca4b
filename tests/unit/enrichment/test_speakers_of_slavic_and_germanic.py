"""Speakers without a name in German, Russian and their neighbours: offices, descriptions, resumed quotes, dashes."""

import pytest

from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Person


def speakers(text: str, language: str, *names: str) -> list[str | None]:
    people = [
        Person(name=name, aliases=[], mentions=1, offsets=[at for at in [text.find(name)] if at >= 0]) for name in names
    ]
    return [quote.speaker for quote in find_quotes(text, language, people)]


@pytest.mark.parametrize(
    ("language", "text", "names", "speaker"),
    [
        (
            "de",
            "Innenministerin Anna Lehm und Jan Holm kamen. „Wir bauen den Deich neu“, so die Ministerin im Rathaus.",
            ["Anna Lehm", "Jan Holm"],
            "Anna Lehm",
        ),
        (
            "de",
            "Anna Lehm gewann das Rennen. „Ich bin sehr müde von der Fahrt“, sagte die 34-Jährige.",
            ["Anna Lehm"],
            "Anna Lehm",
        ),
        (
            "ru",
            "Об этом сообщил секретарь порта Иван Орлов.\n\n«Мы закроем порт на неделю», — сказал политик.",
            ["Иван Орлов"],
            "Иван Орлов",
        ),
        (
            "ru",
            "Анна Орлова вышла в полуфинал. «Я играла очень спокойно сегодня», — призналась спортсменка.",
            ["Анна Орлова"],
            "Анна Орлова",
        ),
        (
            "no",
            "Finansminister Ola Dahl er fornøyd. – Vi følger planen som før, sier ministeren.",
            ["Ola Dahl"],
            "Ola Dahl",
        ),
    ],
)
def test_an_office_or_description_means_a_person(language: str, text: str, names: list[str], speaker: str) -> None:
    assert speakers(text, language, *names) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "„Wir bauen den Deich neu“, sagte der Minister.", []),
        (
            "de",
            "Anwalt Jan Holm und Anwalt Udo Lehm kamen. „Wir gehen in die nächste Instanz“, sagte der Anwalt.",
            ["Jan Holm", "Udo Lehm"],
        ),
        # an office with more words may be that of somebody else
        (
            "de",
            "Minister Jan Holm kam. „Wir bauen den Deich neu“, sagte der bayerische Minister.",
            ["Jan Holm"],
        ),
        # the sentence behind a whole one after a colon is no part of it
        ("de", "Ein Gast klagte: „Wir warten seit gestern auf Post.“ Der Wirt Jan Holm sagte nichts.", ["Jan Holm"]),
        ("de", "Anna Lehm klagt. „Wir senden den Film trotzdem am Abend“, teilte der Sender mit.", ["Anna Lehm"]),
        (
            "ru",
            "Суд допросил Ивана Орлова и Петра Белова. «Мы закроем порт на неделю», — сказал чиновник.",
            ["Ивана Орлова", "Петра Белова"],
        ),
        ("ru", "Иван Орлов молчит. «Решение по ставке принято вчера», — сообщил регулятор.", ["Иван Орлов"]),
    ],
)
def test_an_office_of_nobody_or_of_several_gives_no_name(language: str, text: str, names: list[str]) -> None:
    assert speakers(text, language, *names) == [None]


def test_a_description_with_its_body_stays() -> None:
    assert speakers("„Wir bauen den Deich neu“, sagte ein Sprecher des Landkreises.", "de") == [
        "ein Sprecher des Landkreises"
    ]


def test_a_quote_that_goes_on_behind_a_dash_has_the_same_speaker() -> None:
    text = "«Мы не закроем порт», — подчеркнул Иван Орлов. — «Люди должны работать и дальше»."
    assert speakers(text, "ru", "Иван Орлов") == ["Иван Орлов", "Иван Орлов"]


@pytest.mark.parametrize(
    ("language", "text", "names", "found"),
    [
        ("no", "Møtet var kort. – Her er det ingen endring, sier Ola Dahl til avisen.", ["Ola Dahl"], ["Ola Dahl"]),
        ("da", "Mødet var kort. - Det er en lang sag, siger Jens Holm efter mødet.", ["Jens Holm"], ["Jens Holm"]),
        ("no", "Kampen Brann – Molde endte uavgjort, melder Ola Dahl.", ["Ola Dahl"], []),
    ],
)
def test_speech_behind_a_dash_within_a_paragraph(language: str, text: str, names: list[str], found: list[str]) -> None:
    assert speakers(text, language, *names) == found


def test_a_title_may_be_between_an_unknown_verb_and_the_name() -> None:
    text = "«Ответ будет позже», — буркнула официальный представитель порта Анна Орлова."
    assert speakers(text, "ru", "Анна Орлова") == ["Анна Орлова"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'Dit is een fantasieverhaal', zei Anna Bakker.", ["Anna Bakker"]),
        ("Het 'grote plan', zei Anna Bakker, komt later.", []),
    ],
)
def test_dutch_single_marks(text: str, found: list[str]) -> None:
    assert speakers(text, "nl", "Anna Bakker") == found
