"""Bodies in Polish, Czech, Ukrainian and Russian, whose names have case endings."""

import time

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.slavic.bodies import body_nominative, known_body
from clipwire.model.article import Article


@pytest.mark.parametrize(
    ("language", "printed", "name"),
    [
        ("ru", "Омском государственном университете", "Омский государственный университет"),
        ("ru", "Тверского районного суда Москвы", "Тверской районный суд Москвы"),
        ("ru", "Нижегородского областного суда", "Нижегородский областной суд"),
        ("ru", "Федеральной таможенной службы", "Федеральная таможенная служба"),
        ("ru", "Законодательному собранию", "Законодательное собрание"),
        ("uk", "Харківського медичного університету", "Харківський медичний університет"),
        ("uk", "Державного бюро розслідувань", "Державне бюро розслідувань"),
        ("pl", "Sądem Rejonowym w Gdyni", "Sąd Rejonowy w Gdyni"),
        ("pl", "Urzędu Morskiego", "Urząd Morski"),
        ("pl", "Najwyższej Izby Kontroli", "Najwyższa Izba Kontroli"),
        ("cs", "Okresního soudu v Písku", "Okresní soud v Písku"),
        ("cs", "České televize", "Česká televize"),
    ],
)
def test_noun_and_adjectives_have_one_nominative(language: str, printed: str, name: str) -> None:
    assert body_nominative(printed, language) == name
    # and the nominative is not changed
    assert body_nominative(name, language) == name


@pytest.mark.parametrize(
    ("language", "name"),
    [("ru", "Северная верфь"), ("ru", "Союз писателей"), ("pl", "Instytut Polskiego Górnictwa"), ("cs", "Ruda Hvězda")],
)
def test_other_names_stay(language: str, name: str) -> None:
    assert body_nominative(name, language) == name


def test_the_longest_known_body_is_recognised_in_any_case() -> None:
    assert known_body("Narodowego Banku Polskiego i rządu".split(), "pl") == ("Narodowy Bank Polski", 3)
    assert known_body("Lechem Poznań".split(), "pl") == ("Lech Poznań", 2)
    assert known_body("Совете Федерации".split(), "ru") == ("Совет Федерации", 2)
    assert known_body("Lechem Kowalskim".split(), "pl") == ("", 0)


@pytest.mark.parametrize(
    ("language", "body", "names"),
    [
        (
            "pl",
            "O sprawie mówił wczoraj szef Sejmu. Prezes Sądu Okręgowego w Gdyni milczy.",
            ["Sejm", "Sąd Okręgowy w Gdyni"],
        ),
        (
            "pl",
            "Wniosek trafił do Urzędu Ochrony Konkurencji i Konsumentów.",
            ["Urząd Ochrony Konkurencji i Konsumentów"],
        ),
        ("pl", "Piotr Lewica i Ewa Konfederacka przyszli.", []),
        ("cs", "Zpráva České spořitelny vyšla včera.", ["Česká spořitelna"]),
        ("cs", "Koupil to od staré spořitelny ve městě.", []),
        ("uk", "Він працює у Верховній Раді та в Генеральному штабі.", ["Верховна Рада", "Генеральний штаб"]),
        ("uk", "Він пішов до старого штабу.", []),
        ("ru", "Вопрос обсудили в Совете Федерации.", ["Совет Федерации"]),
        ("ru", "Она учится в Омском государственном университете.", ["Омский государственный университет"]),
        ("ru", "Об этом сообщило УМВД России по Омской области.", ["УМВД России по Омской области"]),
        ("ru", "Приговор отменили в Первом апелляционном суде.", ["Первый апелляционный суд"]),
        ("ru", "Он снял фильм «Северный город» для друзей.", []),
    ],
)
def test_a_record_has_bodies_in_the_nominative(language: str, body: str, names: list[str]) -> None:
    article = enrich(Article(body=body, language=language))
    assert [organisation.name for organisation in article.organisations] == names


def test_a_town_of_the_third_declension_keeps_its_soft_sign() -> None:
    article = enrich(Article(body="Форум пройдёт в Казани.", language="ru"))
    assert [place.name for place in article.places] == ["Казань"]


@pytest.mark.parametrize("text", ["Ж" * 50_000, "Аа " * 10_000, "Sąd " * 10_000, "1" * 50_000])
@pytest.mark.parametrize("language", ["pl", "ru"])
def test_time_grows_with_the_text(text: str, language: str) -> None:
    started = time.process_time()
    known_body(text.split()[:8], language)
    body_nominative(text, language)
    assert time.process_time() - started < 1
