"""Days, works, streets, ships and towns that are beside the words of a name and are neither people nor bodies."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.known_people import known_people
from clipwire.model.article import Article


def people(language: str, body: str) -> list[str]:
    return [person.name for person in enrich(Article(title="T", body=body, language=language)).people]


def organisations(language: str, body: str) -> list[str]:
    return [one.name for one in enrich(Article(title="T", body=body, language=language)).organisations]


@pytest.mark.parametrize("day", ["Monday", "Tuesday", "March 3", "Friday"])
def test_the_day_behind_a_council_is_not_its_field(day: str) -> None:
    # Given a council that met on a day, and a commission with its field
    body = f"He told the Commission on Audit and then the Council on {day} that rents rose."
    # When the bodies are found
    found = organisations("en", body)
    # Then the field is part of the name and the day is not
    assert "Commission on Audit" in found
    assert [name for name in found if day.split()[0] in name] == []


@pytest.mark.parametrize("body", ['In "Macbeth" Shakespeare wrote of kings.', 'The song "Hello" Adele sang again.'])
def test_a_work_before_its_author_is_no_nickname(body: str) -> None:
    # Given a work in quotation marks before its author, when the people are found, then no name contains the work
    assert [name for name in people("en", body) if '"' in name] == []


def test_a_nickname_behind_an_unknown_given_name_is_part_of_the_name() -> None:
    # Given a nickname between a given name and a surname, when the people are found, then the name is whole
    assert people("en", 'Ferdinand "Bongbong" Marcos Jr. said he would go.') == ['Ferdinand "Bongbong" Marcos Jr.']


CALLED_AFTER_PEOPLE = {
    "a ship": ("uk", "Теплохід Тарас Шевченко прибув до порту."),
    "an airport of Poland": ("pl", "Lotnisko Lecha Wałęsy jest zamknięte."),
    "an airport of Czechia": ("cs", "Letiště Václava Havla je zavřené."),
    "a theatre": ("ru", "Театр Ивана Франко закрыт на ремонт."),
    "a hospital": ("el", "Το νοσοκομείο Γεώργιος Γεννηματάς γέμισε χθες."),
    "a park of industry": ("vi", "Khu công nghiệp Lê Minh Xuân mở rộng."),
    "a stadium": ("hi", "नरेंद्र मोदी स्टेडियम में मैच हुआ।"),
    "an airport with a title": ("fa", "فرودگاه امام خمینی بسته شد."),
}


@pytest.mark.parametrize(("language", "body"), CALLED_AFTER_PEOPLE.values(), ids=CALLED_AFTER_PEOPLE.keys())
def test_a_thing_that_is_called_after_somebody_is_nobody(language: str, body: str) -> None:
    # Given a thing with a person's name, when the people are found, then there are none
    assert people(language, body) == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("zh", "石家庄市长表示，黄山市长也到场。"),
        ("zh", "会议周六部长级开始。"),
        ("ja", "岸和田市長が会見した。"),
        ("ja", "中村屋社長と大塚家具社長が会見した。"),
    ],
)
def test_towns_days_and_shops_before_a_title_are_no_people(language: str, body: str) -> None:
    # Given a town, a day or a shop before a title, when the people are found, then there are none
    assert people(language, body) == []


def test_people_before_the_same_titles_are_found() -> None:
    # Given people before these titles, when they are found, then each is
    assert people("zh", "王浩市长表示，李明部长也到场。") == ["王浩", "李明"]
    assert people("ja", "高橋健太市長が会見した。") == ["高橋健太"]
    assert people("hi", "सांसद नरेंद्र मोदी ने कहा कि मैच होगा।") == ["नरेंद्र मोदी"]


def test_the_beginning_of_a_place_of_vietnam_needs_a_sign_to_be_a_family_name() -> None:
    # Given three words, of which the first is a family name and begins the names of places
    # When the people are found, then they are one only behind a title
    assert people("vi", "Khách tới Cao Nguyên Đá rất đông.") == []
    assert people("vi", "Khách gặp ông Cao Nguyên Đá rất lâu.") == ["Cao Nguyên Đá"]


@pytest.mark.parametrize(("language", "body"), [("zh", "游行在金日成广场举行。"), ("ja", "式典は金日成広場であった。")])
def test_the_square_of_a_known_person_is_nobody(language: str, body: str) -> None:
    # Given a square that is called after a person of the tables, when known people are looked for, then there are none
    assert list(known_people(body, language)) == []
    assert people(language, body) == []
