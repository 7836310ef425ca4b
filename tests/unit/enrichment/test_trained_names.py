"""Names in languages other than English that no sign shows: found by the model of the language."""

from importlib.resources.abc import Traversable

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities import Entity, find_entities
from clipwire.enrichment.entities.trained import combining, knowledge
from clipwire.enrichment.entities.trained.base_forms import base_names
from clipwire.enrichment.entities.trained.reading import Guess
from clipwire.model.article import Article

SENTENCES = [
    # language, text, people, organisations, places
    ("de", "Dann kam Katrin Vollmer nach Kiel.", ["Katrin Vollmer"], [], ["Kiel"]),
    ("es", "Ayer Teresa Quiroga volvió a Sevilla.", ["Teresa Quiroga"], [], ["Sevilla"]),
    ("fr", "Hier, Claire Jouvet est rentrée à Nantes.", ["Claire Jouvet"], [], ["Nantes"]),
    ("it", "Ieri Giulia Montanari è tornata a Bologna.", ["Giulia Montanari"], [], ["Bologna"]),
    ("pt", "Ontem Helena Prado voltou a Lisboa.", ["Helena Prado"], [], ["Lisboa"]),
    ("nl", "Gisteren keerde Pieter Hoekstra terug naar Utrecht.", ["Pieter Hoekstra"], [], ["Utrecht"]),
    ("ru", "Вчера Ольга Мельникова вернулась в Казань.", ["Ольга Мельникова"], [], ["Казань"]),
    ("ko", "이창민이 어제 부산에서 서울로 돌아왔다.", ["이창민"], [], ["부산", "서울"]),
    ("zh", "昨天，李志强从上海返回北京。", ["李志强"], [], ["上海", "北京"]),
    ("ja", "高橋健太は昨日、大阪から東京に戻った。", ["高橋健太"], [], ["大阪", "東京"]),
    ("ar", "عاد الرئيس حسني مبارك امس الى القاهرة.", ["حسني مبارك"], [], ["القاهرة"]),
]


@pytest.mark.parametrize(("language", "text", "people", "organisations", "places"), SENTENCES)
def test_the_model_finds_names_that_no_sign_shows(
    language: str, text: str, people: list[str], organisations: list[str], places: list[str]
) -> None:
    found = find_entities(text, language)
    for label, wanted in (("person", people), ("organisation", organisations), ("place", places)):
        assert [text[name.start : name.end] for name in found if name.label == label] == wanted


def test_a_korean_text_opens_the_files_of_no_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given no file that is open already
    opened: list[str] = []
    folder = knowledge._folder()

    class Watched:
        def __truediv__(self, name: str) -> Traversable:
            opened.append(name)
            return folder / name

    monkeypatch.setattr(knowledge, "_folder", Watched)
    for cached in (knowledge.knowledge, knowledge.tagger, knowledge.model, knowledge.is_trained):
        cached.cache_clear()
    # When a Korean text is read
    find_entities("김철수 의원은 서울로 돌아왔다.", "ko")
    # Then only Korean files are opened, and the model among them
    assert "ko.crfsuite.gz" in opened
    assert {name.partition(".")[0] for name in opened} == {"ko"}


def test_an_english_text_opens_no_file_of_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowledge, "_folder", lambda: pytest.fail("a file of another language was opened"))
    for cached in (knowledge.knowledge, knowledge.tagger, knowledge.model, knowledge.is_trained):
        cached.cache_clear()
    assert find_entities("Mr Orr of Acme Ltd was in Paris.", "en")


def guessed(monkeypatch: pytest.MonkeyPatch, text: str, *found: tuple[str, str, float]) -> None:
    """Let the model find these names: name, label, probability."""
    guesses = [Guess(text.index(name), text.index(name) + len(name), label, sure) for name, label, sure in found]
    monkeypatch.setattr(combining, "guesses", lambda *_: sorted(guesses))


def read(text: str, *signs: tuple[str, str]) -> list[tuple[str, str]]:
    shown = [Entity(text.index(name), text.index(name) + len(name), label) for name, label in signs]  # type: ignore[arg-type]
    return [(text[name.start : name.end], name.label) for name in combining.combined(text, "es", shown)]


def test_a_sign_knows_where_a_name_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "La ministra de Salud Lucía Barrera habló."
    guessed(monkeypatch, text, ("Salud Lucía Barrera", "person", 0.9))
    assert read(text, ("Lucía Barrera", "person")) == [("Lucía Barrera", "person")]


def test_an_organisation_of_a_sign_contains_the_place_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Es profesora de la Universidad de Chile."
    guessed(monkeypatch, text, ("Chile", "place", 0.9))
    assert read(text, ("Universidad de Chile", "organisation")) == [("Universidad de Chile", "organisation")]


def test_a_sign_gives_way_to_another_name_only_if_the_model_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Habló Antonio Vega Sanz."
    guessed(monkeypatch, text, ("Antonio Vega Sanz", "person", 0.9))
    assert read(text, ("Antonio Vega", "person")) == [("Antonio Vega Sanz", "person")]
    guessed(monkeypatch, text, ("Antonio Vega Sanz", "person", 0.55))
    assert read(text, ("Antonio Vega", "person")) == [("Antonio Vega", "person")]


def test_a_name_has_one_label_and_a_surname_means_the_person_named_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Llegó Ana Toledo. Después Toledo habló. Luego calló Toledo."
    second = text.index("Toledo habló")
    monkeypatch.setattr(
        combining,
        "guesses",
        lambda *_: [Guess(6, 16, "person", 0.95), Guess(second, second + 6, "place", 0.6)],
    )
    assert read(text) == [("Ana Toledo", "person"), ("Toledo", "person"), ("Toledo", "person")]


def test_a_doubtful_name_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Vino con Lola."
    guessed(monkeypatch, text, ("Lola", "person", 0.3))
    assert read(text) == []


@pytest.mark.parametrize(
    ("language", "names", "label", "base"),
    [
        ("ru", ["Владимира Путина"], "person", "Владимир Путин"),
        ("ru", ["Марией Захаровой"], "person", "Мария Захарова"),
        ("ru", ["Дональду Трампу"], "person", "Дональд Трамп"),
        ("ru", ["Андрею Ивановичу Бельскому"], "person", "Андрей Иванович Бельский"),
        ("ru", ["Ким Чен Ына"], "person", "Ким Чен Ын"),
        ("ru", ["Павла Громова"], "person", "Павел Громов"),
        ("ru", ["Путина", "Владимир Путин"], "person", "Путин"),
        ("ru", ["Эмманюэля Макрона", "Эмманюэль Макрон"], "person", "Эмманюэль Макрон"),
        ("ru", ["Андрея Мацегору"], "person", "Андрея Мацегору"),
        ("ru", ["Анна Петрова"], "person", "Анна Петрова"),
        ("tr", ["Ahmet Kaya'nın"], "person", "Ahmet Kaya"),
        ("fi", ["Sanna Marinin", "Sanna Marin"], "person", "Sanna Marin"),
        ("hu", ["Orbán Viktornak"], "person", "Orbán Viktor"),
        ("de", ["Angela Merkels", "Angela Merkel"], "person", "Angela Merkel"),
        ("de", ["Hans"], "person", "Hans"),
        ("de", ["Deutschen Bank"], "organisation", "Deutsche Bank"),
        ("ar", ["وترامب", "ترامب"], "person", "ترامب"),
        ("es", ["Teresa Quiroga"], "person", "Teresa Quiroga"),
    ],
)
def test_case_endings_are_no_part_of_the_name(language: str, names: list[str], label: str, base: str) -> None:
    # The first name is the form of the text, the others are elsewhere in the document.
    assert base_names([(name, label) for name in names], language)[names[0], label] == base


@pytest.mark.parametrize(
    "forms",
    [
        ["Антон Белкин", "Антону Белкину", "Антона Белкина", "Антоном Белкиным"],
        ["Эмманюэль Макрон", "Эмманюэлю Макрону", "Эмманюэля Макрона", "Эмманюэлем Макроном"],
    ],
)
def test_all_cases_of_a_name_have_its_nominative(forms: list[str]) -> None:
    found = base_names([(form, "person") for form in forms], "ru")
    assert {found[form, "person"] for form in forms} == {forms[0]}


def test_a_person_in_several_cases_is_one_person_whose_mentions_are_where_the_text_has_them() -> None:
    # Given a Russian text with a name in the genitive and in the nominative
    body = "Министр обороны Андрей Бельский приехал. Визит Андрея Бельского продлится день."
    article = enrich(Article(body=body, language="ru"))
    # Then there is one person with both mentions
    assert [(person.name, person.offsets) for person in article.people] == [
        ("Андрей Бельский", [body.index("Андрей"), body.index("Андрея")])
    ]


@pytest.mark.parametrize(
    ("language", "text", "cut", "whole"),
    [
        ("it", "Parla Incoronata Dell'Olio oggi.", "Incoronata Dell", "Incoronata Dell'Olio"),
        ("it", "Parla Incoronata Dell'altro.", "Incoronata Dell", "Incoronata Dell"),
        ("tr", "AHMET KAYA'NIN evi.", "AHMET KAYA", "AHMET KAYA"),
    ],
)
def test_a_name_goes_on_behind_its_apostrophe(
    monkeypatch: pytest.MonkeyPatch, language: str, text: str, cut: str, whole: str
) -> None:
    # Given a model that ends a name at an apostrophe
    guessed(monkeypatch, text, (cut, "person", 0.9))
    # Then the name goes on if a capital follows, and a Turkish ending is no part of it
    assert [text[name.start : name.end] for name in combining.combined(text, language, [])] == [whole]
