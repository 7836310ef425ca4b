"""Names in Russian, German and their neighbours: cases, joined names, streets and ships, courts and clubs."""

import pytest

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.finding import find_entities, names_by_sign, sure_names
from clipwire.enrichment.entities.trained.joined import divided
from clipwire.enrichment.entities.trained.russian import nominative
from clipwire.enrichment.entities.trained.things import is_thing
from clipwire.enrichment.places.reading import link_places


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Наталью Скрипку", "Наталья Скрипка"),
        ("Евгения Громовича", "Евгений Громович"),
        ("Милана Петровича", "Милан Петрович"),
        ("Марии Орловой-Беловой", "Мария Орлова-Белова"),
        ("Анну Черную", "Анна Черная"),
        ("Эммануэлем Брюном", "Эммануэль Брюн"),
        ("Виктора Чоя", "Виктор Чой"),
        ("Льва Толмачёва", "Лев Толмачёв"),
        ("Кшиштофа Залеского", "Кшиштоф Залеский"),
        ("Федора Черемшанова", "Федор Черемшанов"),
        ("Пак Ин Чхолем", "Пак Ин Чхоль"),
        ("Ксении Рыжик", "Ксения Рыжик"),
        ("Роберта Шумана", "Роберт Шуман"),
    ],
)
def test_the_nominative_of_a_russian_name(printed: str, name: str) -> None:
    assert nominative(printed) == name


@pytest.mark.parametrize(
    "name",
    ["Александра Стеценко", "Роберта Беллуга", "Даниэла Иванова", "Валентина Скрипка", "Игорь Шмелёв", "Кая Торн"],
)
def test_a_nominative_stays(name: str) -> None:
    assert nominative(name) == name


def test_the_text_decides_between_a_woman_and_a_man_in_the_genitive() -> None:
    # Given a name that is a woman's in the nominative or a man's in the genitive
    name = "Александра Стеценко"
    # When the text has the man's name, or a man's title before it
    # Then it is the man's
    assert nominative(name, {"Александр Стеценко"}) == "Александр Стеценко"
    assert nominative(name, cases=("gen",)) == "Александр Стеценко"
    text = "Это указ президента Александра Стеценко."
    assert [name for _, name in sure_names(text, find_entities(text, "ru"), "ru")] == ["Александр Стеценко"]


@pytest.mark.parametrize(
    ("name", "label", "parts"),
    [
        ("Юрия Орлова Артёму Белову", "person", ["Юрия Орлова", "Артёму Белову"]),
        ("Орлова Андрей Белов", "person", ["Орлова", "Андрей Белов"]),
        ("Народного собрания КНДР Пак Ин Сона", "organisation", ["Народного собрания КНДР", "Пак Ин Сона"]),
        ("Анна Мария Орлова", "person", ["Анна Мария Орлова"]),
        ("Пётр Андреевич Иван", "person", ["Пётр Андреевич Иван"]),
        ("Фонда Юрия Орлова", "organisation", ["Фонда Юрия Орлова"]),
    ],
)
def test_two_names_that_a_model_joins_are_divided(name: str, label: str, parts: list[str]) -> None:
    entity = Entity(0, len(name), label)  # type: ignore[arg-type]
    assert [name[each.start : each.end] for each in divided(name, entity)] == parts


@pytest.mark.parametrize(
    ("language", "before", "name", "behind"),
    [
        ("ru", "Завод имени ", "Орлова", " стоит."),
        ("ru", "Он выиграл турнир памяти ", "Ивана Орлова", "."),
        ("de", "Die Fregatte „", "Ludwig Holm", "“ lief aus."),
        ("de", "Sie wohnt in der ", "Otto-Lehm-Straße", "."),
        ("sv", "De möttes vid ", "Olof Bergs", " torg."),
        ("no", "Brannen var i ", "Anders Dahls", " gate."),
        ("pl", "Wypadek był na ul. ", "Jana Wilka", " w Gdyni."),
        ("cs", "Nehoda byla na náměstí ", "Jana Nováka", "."),
    ],
)
def test_streets_ships_and_cups_are_no_people(language: str, before: str, name: str, behind: str) -> None:
    assert is_thing(before + name + behind, Entity(len(before), len(before + name), "person"), language)


@pytest.mark.parametrize(
    ("language", "before", "name", "behind"),
    [
        ("sv", "Nu fick ", "Emil Berg", " plats i laget."),
        ("de", "Das sagte ", "Birgit Weg", "."),
        ("ru", "Он вспомнил, как на улице. ", "Иван Орлов", " упал."),
        ("no", "Det sier ", "Arne Bru", "."),
        ("pl", "To była ulica. ", "Jan Wilk", " wyszedł."),
    ],
)
def test_people_beside_such_words_stay(language: str, before: str, name: str, behind: str) -> None:
    assert not is_thing(before + name + behind, Entity(len(before), len(before + name), "person"), language)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Das sagte die Staatsanwaltschaft Köln am Montag.", ["Staatsanwaltschaft Köln"]),
        ("de", "Die Staatsanwaltschaft Ermittlungen vor.", []),
        ("da", "Manden er dømt ved Retten i Aarhus.", ["Retten i Aarhus"]),
        ("da", "Retten i dag var fuld.", []),
        ("pl", "Skazał go Sąd Okręgowy w Krakowie.", ["Sąd Okręgowy w Krakowie"]),
        ("cs", "Rozhodl Krajský soud v Brně.", ["Krajský soud v Brně"]),
        ("nl", "Dat besliste de rechtbank Amsterdam.", ["rechtbank Amsterdam"]),
    ],
)
def test_courts_and_prosecutors(language: str, text: str, names: list[str]) -> None:
    found = [text[each.start : each.end] for each in names_by_sign(text, language) if each.label == "organisation"]
    assert found == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("pl", "Szef Kancelarii Prezydenta Zbigniew Wilk odmówił.", ["Zbigniew Wilk"]),
        ("pl", "Rozmowa prezydenta Karola Zaleskiego trwała.", ["Karol Zaleski"]),
        ("pl", "Rozmowa prezydenta Fulgencja Zaleskiego trwała.", []),
        ("cs", "Podle šéfa Zdeňka Hřiba je pozdě.", ["Zdeněk Hřib"]),
        ("cs", "Ministryně Jana Nováková odjela.", ["Jana Nováková"]),
    ],
)
def test_people_without_a_model_have_their_nominative(language: str, text: str, names: list[str]) -> None:
    found = sure_names(text, find_entities(text, language), language)
    assert [name for each, name in found if each.label == "person"] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Оперу Римского-Корсакова ставят в Казани.", ["Казани"]),
        ("Московский «Спартак» победил «Ростов» в Казани.", ["Казани"]),
        ("Пожар случился в Ростове.", ["Ростове"]),
    ],
)
def test_surnames_clubs_and_adjectives_are_no_places(text: str, places: list[str]) -> None:
    assert [text[place.start : place.end] for place in link_places(text)] == places


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Das kritisierte EZB-Präsidentin Anna Lehm.", ["EZB"]),
        ("de", "Das war eine CDU-nahe Idee.", []),
        ("nl", "Dat zei PVV-leider Anna Bakker.", ["PVV"]),
        ("sv", "Det är Riksbankens plan.", ["Riksbankens"]),
        ("sv", "Det är hans plan.", []),
    ],
)
def test_known_bodies_in_the_genitive_and_before_a_title(language: str, text: str, names: list[str]) -> None:
    found = [text[each.start : each.end] for each in names_by_sign(text, language) if each.label == "organisation"]
    assert found == names
