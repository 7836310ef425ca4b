"""Names in English that rules find or leave out beside the model: Korean names, lists, things."""

import pytest

from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.entities.finding import names_by_sign


def labelled(text: str, label: str) -> list[str]:
    return [text[entity.start : entity.end] for entity in find_entities(text, "en") if entity.label == label]


@pytest.mark.parametrize(
    "name", ["So Yong Hui", "U Sung Min", "Na Yong Sik", "Ju Un Gyong", "An Hak Chol", "O Kum Hui", "Jo Yong-won"]
)
@pytest.mark.parametrize("sentence", ["Ploughman {} came.", "{}, a pensioner, wept.", "It was drawn by bookkeeper {}."])
def test_korean_names_are_whole_behind_any_work_and_at_the_beginning(name: str, sentence: str) -> None:
    assert labelled(sentence.format(name), "person") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "So In On the plan they agreed.",
        "Son Hit In Park Brawl",
        "An Old Man walked to the No Man Is An Island show.",
        "So Long Island was it.",
        "The students of Kim Il Sung University sang.",
    ],
)
def test_english_words_and_bodies_are_no_korean_names(text: str) -> None:
    assert labelled(text, "person") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Most tea comes from Mbeya, Iringa, Ruvuma as well as from smallholders.", ["Mbeya", "Iringa", "Ruvuma"]),
        ("Fighters took Kobani and Tal Abyad.", ["Kobani", "Tal Abyad"]),
        ("They fled from Bor, South Sudan, by boat.", ["Bor", "South Sudan"]),
        ("He met London, Paris, Amsterdam and Wiebe Draijer.", ["London", "Paris", "Amsterdam"]),
        ("In France, Macron said no.", ["France"]),
    ],
)
def test_names_among_places_are_places_unless_a_table_has_them_as_a_persons(text: str, places: list[str]) -> None:
    assert labelled(text, "place") == places


def test_a_firm_is_known_by_the_noun_before_it() -> None:
    assert labelled("Firms such as Petronas sponsor the race.", "organisation") == ["Petronas"]


@pytest.mark.parametrize(
    "text",
    [
        "Police found a Browning machine gun.",
        "There were six bottles of Syrah in the boot.",
        "Chancellor Shuns Questions During Budget Debate",
        "“It's nothing,” the Dane said.",
        "Because Codelco was asked to do it, output fell.",
    ],
)
def test_things_and_words_of_headlines_are_no_people(text: str) -> None:
    assert labelled(text, "person") == []


def test_a_nickname_in_quotation_marks_divides_no_name() -> None:
    text = 'President Ferdinand "Bongbong" Marcos Jr. ordered it. He likes "Silent Night" a lot.'
    assert labelled(text, "person") == ['Ferdinand "Bongbong" Marcos Jr.']


def test_what_is_behind_the_town_of_is_a_place() -> None:
    assert labelled("Rockets lay in the town of Aita al-Shaab, near the border.", "place") == ["Aita al-Shaab"]


def test_the_name_at_birth_is_not_another_person() -> None:
    text = "Ann Lee was loud. Born Ann Lyle in Paisley, she married Hugo Lee in 1961."
    assert labelled(text, "person") == ["Ann Lee", "Hugo Lee"]


def test_works_and_museums_are_organisations() -> None:
    text = "The award went to the Taean Tractor Complex and the Old Harbour Museum."
    assert labelled(text, "organisation") == ["Taean Tractor Complex", "Old Harbour Museum"]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The sheriff praised the nimble Ember Forces.", ["Ember Forces"]),
        ("Troy Alder, who owns Alder Hardware on Williamson Street, told the council.", ["Alder Hardware"]),
        ("The prize went to Nihon Hidankyo, which won it in 2024.", ["Nihon Hidankyo"]),
        ("They took him to Ember Medical Center, where he died.", ["Ember Medical Center"]),
        ("He was going to start at UC Merced in January.", ["UC Merced"]),
        ("In 2003 she received the Darwin Medal in London.", []),
        ("He will stand for Aberdeen Deeside and North Kincardine in May.", []),
        ("In Delhi, BJP State president Nainar Reddy spoke at noon.", ["BJP"]),
        ("Palace Press Officer Claire Castro spoke.", []),
        (
            "The Commission on Audit and the Office of the Ombudsman agreed.",
            ["Commission on Audit", "Office of the Ombudsman"],
        ),
        ("They met Emma Stone, which surprised nobody.", []),
        ("A van burned near Castleisland, Co Kerry, at noon.", []),
    ],
)
def test_words_in_and_behind_a_name_show_what_it_names(text: str, organisations: list[str]) -> None:
    assert labelled(text, "organisation") == organisations


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("L'Institut Pasteur et l'Université de Lille publient.", "fr", ["Institut Pasteur", "Université de Lille"]),
        ("Hier, la Fédération française de tennis a refusé.", "fr", ["Fédération française de tennis"]),
        ("Fra Commissione e Parlamento non c'è accordo.", "it", []),
        ("Ayer habló el Partido Comunista. Podemos evitarlo.", "es", ["Partido Comunista"]),
        ("Das hat die Technische Universität Dresden abgelehnt.", "de", ["Technische Universität Dresden"]),
        ("Das hat der Mieterverein Bremerhaven abgelehnt.", "de", ["Mieterverein Bremerhaven"]),
        ("Глава МИД России прибыл. Местный музей закрыт.", "ru", ["МИД России"]),
        ("Вчера Уральский государственный университет это отверг.", "ru", ["Уральский государственный университет"]),
        ("Dün Adalet ve Kalkınma Partisi bunu reddetti.", "tr", ["Adalet ve Kalkınma Partisi"]),
        ("국회의원이 왔다. 국회에서는 말이 없다. 국립중앙박물관이 열었다.", "ko", ["국회", "국립중앙박물관"]),
        ("2019年早稲田大学卒業。トヨタグループと音楽大学。東京国立博物館が開いた。", "ja", ["東京国立博物館"]),
        ("اجتمعت وزارة الصحة الفلسطينية ونقابة المحامين.", "ar", ["وزارة الصحة الفلسطينية", "نقابة المحامين"]),
    ],
)
def test_signs_show_organisations_outside_english_whole_and_no_common_words(
    text: str, language: str, bodies: list[str]
) -> None:
    found = [
        text[entity.start : entity.end] for entity in names_by_sign(text, language) if entity.label == "organisation"
    ]
    assert found == bodies


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        (
            "Drugmaker Novarel and the start-up Brightwing grew. Brightwing hired.",
            ["Novarel", "Brightwing", "Brightwing"],
        ),
        ("The chipmaker Henry Ford ran, and retailer Tom Reed, failed.", []),
        ("The retailer German shoppers like best has closed.", []),
        ("Members of the Scottish Labour Party met.", ["Scottish Labour Party"]),
        ("EU-US talks failed.", ["EU"]),
        ("Sino-US talks failed.", []),
        ("Sgt Huw Bevan of Dyfed-Powys Police said so.", ["Dyfed-Powys Police"]),
    ],
)
def test_words_beside_a_name_show_the_organisation(text: str, organisations: list[str]) -> None:
    assert labelled(text, "organisation") == organisations
    assert not set(labelled(text, "person")) & set(organisations)
