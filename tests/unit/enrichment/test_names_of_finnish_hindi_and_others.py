"""Names and speakers in Finnish, Hungarian, Hindi, Indonesian, Turkish and the Nordic languages: cases and titles."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities.finding import find_entities, names_by_sign, sure_names
from clipwire.enrichment.entities.signs import finnish
from clipwire.enrichment.places.inflected import declined_places, known_place
from clipwire.enrichment.places.record import enrich
from clipwire.enrichment.quotes import find_quotes
from clipwire.model.article import Article


def names(text: str, language: str, label: str = "person") -> list[str]:
    found = sure_names(text, find_entities(text, language), language)
    return [name for entity, name in found if entity.label == label]


@pytest.mark.parametrize(
    ("printed", "language", "name"),
    [
        ("Helsingissä", "fi", "Helsinki"),
        ("Turussa", "fi", "Turku"),
        ("Tampereella", "fi", "Tampere"),
        ("Ouluun", "fi", "Oulu"),
        ("Siilinjärveltä", "fi", "Siilinjärvi"),
        ("Moszkvában", "hu", "Moszkva"),
        ("Kolozsvárra", "hu", "Kolozsvár"),
        ("Győrben", "hu", "Győr"),
        ("पटना", "hi", "पटना"),
    ],
)
def test_a_place_in_a_case_has_its_base_form(printed: str, language: str, name: str) -> None:
    found = known_place(printed, language)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    ("printed", "language"), [("Talossa", "fi"), ("Házban", "hu"), ("Xyzzyssä", "fi"), ("Annában", "hu")]
)
def test_other_words_in_a_case_are_no_places(printed: str, language: str) -> None:
    assert known_place(printed, language) is None


@pytest.mark.parametrize(
    ("text", "language", "towns"),
    [
        ("Ministeri matkusti eilen Raaheen.", "fi", ["Raahe"]),
        ("Presidentti puhui Virtaselle ja Salolle, Kotkassa satoi.", "fi", ["Kotka"]),  # Salo is a family name too
        ("Kotkassa satoi.", "fi", []),  # the first word: eagles have a capital there too
        ("A férfi tegnap Egerben járt.", "hu", ["Eger"]),
        ("A nő Annában bízott.", "hu", []),
    ],
)
def test_towns_of_the_country_in_a_case_need_no_model(text: str, language: str, towns: list[str]) -> None:
    assert [name for _, _, name, _ in declined_places(text, language)] == towns


def test_a_record_has_the_position_of_a_finnish_town() -> None:
    article = Article(body="Hallitus kokoontui Turussa maanantaina, kertoi ministeri.", language="fi")
    enrich(Analysis(article))
    assert [(place.name, place.country) for place in article.places] == [("Turku", "FI")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Asiasta kertoi eilen Väylävirasto.", "Väylävirasto"),
        ("Hän valitti Helsingin hovioikeuteen.", "Helsingin hovioikeus"),
        ("Hän siirtyi Vasemmistoliiton johtoon.", "Vasemmistoliitto"),
        ("Hän johtaa SDP:n ryhmää.", "SDP"),
    ],
)
def test_a_finnish_body_in_a_case_has_its_base_form(text: str, name: str) -> None:
    assert names(text, "fi", "organisation") == [name]


def test_finnish_words_that_are_bodies_elsewhere_begin_sentences() -> None:
    text = "Keskusta täyttyi väestä\n\nKone juuttui kiitotielle. Posti ei kulje."
    assert [entity for entity in names_by_sign(text, "fi") if entity.label == "organisation"] == []
    assert finnish.body("Aamutuuli") == "Aamutuuli"


def test_a_finnish_speaker_comes_before_the_verb() -> None:
    # Given speech behind a dash, whose verb follows titles and a name, and a line without a verb of saying
    text = (
        "Pääministeri Petteri Orpo puhui.\n– Tämä on vaikea päätös, pääministeri Petteri Orpo sanoi illalla.\n"
        "– Tämä on luettelo, jota Petteri Orpo luki.\n– Emme hyväksy tätä, Orpo sanoi Riikka Purran vieressä."
    )
    found = [(quote.text, quote.speaker) for quote in find_quotes(text, "fi")]
    assert found == [("Tämä on vaikea päätös,", "Petteri Orpo"), ("Emme hyväksy tätä,", "Petteri Orpo")]


def test_a_pronoun_means_the_person_of_the_paragraph() -> None:
    text = (
        "Statsminister Jonas Berg og minister Anna Dahl møtte pressen. Jonas Berg smilte.\n"
        "Nestleder Hans Limi er uenig. – Regjeringen gir fra seg makt uten å spørre folket, sa han."
    )
    assert [quote.speaker for quote in find_quotes(text, "no")] == ["Hans Limi"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("सांसद संजय सिंह ने कहा कि वह आएंगे।", "संजय सिंह"),
        ("प्रोफेसर नंदिनी सुंदर ने इसे गलत बताया।", "नंदिनी सुंदर"),
    ],
)
def test_a_hindi_title_shows_a_person(text: str, name: str) -> None:
    assert names(text, "hi") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "अध्यक्ष पद चुनाव समिति ने फैसला किया।",
        "डॉक्टर इलाज करने से इनकार कर रहे हैं।",
        "मुख्यमंत्री पद की दौड़ में कई लोग हैं।",
        "नेता प्रतिपक्ष ने सरकार को घेरा।",
    ],
)
def test_other_hindi_words_behind_a_title_are_no_people(text: str) -> None:
    assert names(text, "hi") == []


def test_hindi_speech_is_between_double_single_marks() -> None:
    text = "सांसद संजय सिंह ने कहा, ‘‘हमने दो नावें खो दी हैं।’’ उन्होंने कहा कि काम जारी है।"
    found = [(quote.text, quote.speaker) for quote in find_quotes(text, "hi")]
    assert found == [("हमने दो नावें खो दी हैं।", "संजय सिंह")]


@pytest.mark.parametrize(
    ("text", "language", "label", "expected"),
    [
        ("Menteri Pertanian Andi Amran Sulaiman datang. Amran pulang.", "id", "person", 2),
        ("Talsmand Anna Holm (S) kom.", "da", "organisation", 0),
    ],
)
def test_the_number_of_names(text: str, language: str, label: str, expected: int) -> None:
    assert len(names(text, language, label)) == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Virtasen", "Virtanen"),
        ("Aarnion", "Aarnio"),
        ("Mattilan", "Mattila"),
        ("Nolan", "Nolan"),
        ("Hansen", "Hansen"),
        ("Löfven", "Löfven"),
    ],
)
def test_a_finnish_family_name_loses_only_a_sure_genitive(printed: str, name: str) -> None:
    assert finnish.surname(printed) == name


def test_an_office_and_its_town_are_no_part_of_an_indonesian_name() -> None:
    text = (
        "Wali Kota Batam Amsakar Achmad datang. Menteri Kebudayaan Fadli Zon pulang. Tersangka Rudianto (38) ditahan. "
        "Korban (38) dirawat."
    )
    assert names(text, "id") == ["Amsakar Achmad", "Fadli Zon", "Rudianto"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Det säger Naturskyddsföreningens ordförande.", "sv", "Naturskyddsföreningen"),
        ("Det siger Dansk Metals formand.", "da", "Dansk Metal"),
        ("Hon arbetar vid Luleå tekniska universitet.", "sv", "Luleå tekniska universitet"),
    ],
)
def test_a_nordic_body_in_the_genitive_has_its_base_form(text: str, language: str, name: str) -> None:
    assert names(text, language, "organisation") == [name]


def test_a_person_is_not_in_a_town() -> None:
    # Given two capitalised words behind "i", which the model may take for a person, and a person's book
    assert names("De blev sejlet i land i Kolby Kås.", "da") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Izjava Zorana Milanovića izazvala je reakcije.", "hr"),
        ("To je rekla Ivanu Horvatiću jučer.", "hr"),
        ("Ulica Ivana Gundulića je bez prometa.", "hr"),
        ("Булевард „Христо Ботев“ е затворен.", "bg"),
    ],
)
def test_other_cases_and_streets_of_south_slavic_are_no_people(text: str, language: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Министърът на финансите Теменужка Петкова говори.", "bg", "Теменужка Петкова"),
        ("Premijer Andrej Plenković došao je.", "hr", "Andrej Plenković"),
        ("Lederen, nestleder Hans Andreas Limi, kom.", "no", "Hans Andreas Limi"),
        ("Igår kom Sven-Göran Berg hem.", "sv", "Sven-Göran Berg"),
    ],
)
def test_titles_show_people(text: str, language: str, name: str) -> None:
    assert names(text, language) == [name]
