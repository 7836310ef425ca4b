"""Which way a day without a year lies, told by verbs of nine languages; read on Thursday, 24 April 2025."""

import time
from datetime import date

import pytest

from clipwire.enrichment.dates import find_dates

THURSDAY = date(2025, 4, 24)


def values(text: str, language: str) -> list[str]:
    return [mention.value for mention in find_dates(text, THURSDAY, language)]


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("es", "La flota zarpará el lunes.", ["2025-04-28"]),
        ("es", "La flota zarpó el lunes.", ["2025-04-21"]),
        ("es", "El lunes, la flota zarpará hacia el sur.", ["2025-04-28"]),
        ("es", "El capitán dijo que el lunes zarpará la flota.", ["2025-04-28"]),
        ("es", "La cosecha subió en marzo y bajará en julio.", ["2025-03", "2025-07"]),
        ("es", "Los expertos pronostican lluvias en julio.", ["2025-07"]),
        ("es", "Los expertos midieron lluvias en julio.", ["2024-07"]),
        ("fr", "Les experts prévoient des pluies en juillet.", ["2025-07"]),
        ("fr", "Les experts ont mesuré des pluies en juillet.", ["2024-07"]),
        ("de", "Fachleute rechnen mit Regen im Juli.", ["2025-07"]),
        ("de", "Fachleute rechneten mit Regen, der im Juli fiel.", ["2024-07"]),
        ("pt", "Os peritos preveem chuva em julho.", ["2025-07"]),
        ("pt", "Os peritos mediram chuva em julho.", ["2024-07"]),
        ("it", "Gli esperti prevedono piogge in luglio.", ["2025-07"]),
        ("it", "Gli esperti hanno misurato piogge in luglio.", ["2024-07"]),
        ("fr", "La flotte partira lundi.", ["2025-04-28"]),
        ("fr", "La flotte est partie lundi.", ["2025-04-21"]),
        ("fr", "Le départ est prévu le 3 novembre.", ["2025-11-03"]),
        ("fr", "La flotte a quitté le port le 3 novembre.", ["2024-11-03"]),
        ("de", "Die Flotte läuft am Montag aus.", ["2025-04-28"]),
        ("de", "Am Montag lief die Flotte aus, wie der Hafen mitteilte.", ["2025-04-21"]),
        ("de", "Das Schiff wird am Montag getauft.", ["2025-04-28"]),
        ("de", "Das Schiff wurde am 3. November getauft.", ["2024-11-03"]),
        ("de", "Im März waren es acht Schiffe, im Juli sollen es zehn sein.", ["2025-03", "2025-07"]),
        ("pt", "A frota zarpará na segunda-feira.", ["2025-04-28"]),
        ("pt", "A frota zarpou na segunda-feira.", ["2025-04-21"]),
        ("pt", "O navio será batizado na segunda-feira.", ["2025-04-28"]),
        ("ru", "Флот выйдет в море, экипаж прибудет в понедельник.", ["2025-04-28"]),
        ("ru", "Экипаж прибыл в понедельник.", ["2025-04-21"]),
        ("ru", "Сезон начнётся 3 ноября.", ["2025-11-03"]),
        ("ru", "Сезон начался 3 ноября.", ["2024-11-03"]),
        ("ar", "سيبحر الأسطول يوم الاثنين.", ["2025-04-28"]),
        ("ar", "أبحر الأسطول يوم الاثنين.", ["2025-04-21"]),
        ("zh", "船队将于11月3日出海。", ["2025-11-03"]),
        ("zh", "船队11月3日出海了。", ["2024-11-03"]),
        ("ja", "船団は11月3日に出港する予定だ。", ["2025-11-03"]),
        ("ja", "船団は11月3日に出港した。", ["2024-11-03"]),
        ("ko", "선단은 11월 3일 출항한다.", ["2025-11-03"]),
        ("ko", "선단은 11월 3일 출항했다.", ["2024-11-03"]),
        ("ko", "선단은 11월 3일 열린 회의에서 정해졌다.", ["2024-11-03"]),
    ],
)
def test_the_verb_tells_the_direction(language: str, said: str, expected: list[str]) -> None:
    assert values(said, language) == expected


@pytest.mark.parametrize(
    ("said", "value"),
    [
        # an infinitive has the tense of the verb that governs it
        ("Asked to comment on the leak in December, the firm said nothing.", "2024-12"),
        ("The crowd gathered to mourn the crew on Monday.", "2025-04-21"),
        ("Police used dogs to search the quay on Monday.", "2025-04-21"),
        ("The judge ordered the firm to clear the quay by Monday.", "2025-04-28"),
        ("They signed an agreement to sell the quay in July.", "2025-07"),
        ("The council is to meet on Monday.", "2025-04-28"),
        ("Minister to meet crew Monday.", "2025-04-28"),
        # so has a clause with a participle
        ("The crew has sworn it would never give in, calling Monday’s strike a warning.", "2025-04-21"),
        ("The firm will close the yard, cutting forty jobs on Monday.", "2025-04-28"),
        # what did not or could not happen
        ("The firm could not be reached for comment on Monday.", "2025-04-21"),
        ("The law would have taken effect on Monday.", "2025-04-21"),
        ("The ship must have sunk on Monday.", "2025-04-21"),
        ("The quay should have opened in May.", "2024-05"),
        ("In his speech on Monday to mark the day, he wept.", "2025-04-21"),
        ("They couldn’t sail on Monday.", "2025-04-21"),
        # words that only look like verbs or plans
        ("The office broke off its door-to-door visits on Monday.", "2025-04-21"),
        ("The strike, due to a storm, began on Monday.", "2025-04-21"),
        ("After a trip to Turin on Monday, he is ill.", "2025-04-21"),
        ("The vote is on Monday.", "2025-04-28"),
        # a day at the beginning of a clause belongs to the verb behind it
        ("The wind had dropped, and on Monday the boats will sail.", "2025-04-28"),
        ("The quay was closed but on Monday it will open.", "2025-04-28"),
        ("He said that on Monday the boats will sail.", "2025-04-28"),
        ("The boats will sail; on Monday they rested.", "2025-04-21"),
    ],
)
def test_the_finite_verb_of_the_clause_tells_the_direction_in_english(said: str, value: str) -> None:
    assert values(said, "en") == [value]


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("es", "La flota zarpa mañana por la mañana.", ["2025-04-25"]),
        ("es", "La flota zarpó esta mañana.", ["2025-04-24"]),
        ("de", "Die Flotte läuft morgen aus.", ["2025-04-25"]),
        ("de", "Die Flotte lief am Morgen aus.", []),
        ("pt", "A frota zarpa depois de amanhã.", ["2025-04-26"]),
        ("pt", "A frota chegou ao Rio de Janeiro.", []),
        ("ar", "يبحر الأسطول بعد غد.", ["2025-04-26"]),
        ("pt", "Pela segunda vez, a frota voltou na Segunda Guerra.", []),
        ("pt", "A frota voltou na segunda, disse o porto.", ["2025-04-21"]),
        ("pt", "Hoje em dia há dez barcos no mar.", []),
        ("es", "Hoy en día quedan dos barcos.", []),
        ("ru", "Защита окружающей среды важна.", []),
        ("ru", "Флот вернулся в среду.", ["2025-04-23"]),
        ("ar", "عاد الأسطول في تشرين الأول من عام 2015.", ["2015-10"]),
        ("ar", "في اليوم الثالث عاد الأسطول.", []),
        ("ar", "عاد الأسطول في الثالث من أبريل.", ["2025-04-03"]),
        ("es", "La flota zarpará el primero de mayo.", ["2025-05-01"]),
        ("ru", "Флот вернётся первого мая.", ["2025-05-01"]),
        ("fr", "La flotte a quitté le port le premier avril 2024.", ["2024-04-01"]),
        ("ko", "선단은 오는 29일 출항한다.", ["2025-04-29"]),
        ("ko", "선단은 지난주 금요일 돌아왔다.", ["2025-04-18"]),
        ("zh", "船队下周五出海。", ["2025-05-02"]),
        ("zh", "船队上周五返回。", ["2025-04-18"]),
        ("ja", "船団は来週金曜日に出港する。", ["2025-05-02"]),
    ],
)
def test_days_counted_from_today(language: str, said: str, expected: list[str]) -> None:
    assert values(said, language) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "Los beneficios del tercer trimestre de 2024 subieron."),
        ("fr", "Les ventes du printemps 2024 ont baissé."),
        ("de", "Der Umsatz im ersten Quartal 2025 ist gestiegen."),
        ("ru", "Добыча в первом квартале 2025 года выросла."),
    ],
)
def test_the_year_of_a_quarter_or_a_season_is_no_date(language: str, said: str) -> None:
    assert values(said, language) == []


@pytest.mark.parametrize("language", ["es", "fr", "de", "pt", "ru", "ar", "zh", "ja", "ko"])
def test_long_lines_take_time_in_proportion(language: str) -> None:
    began = time.process_time()
    find_dates("3 mai lundi lunes Montag 3日 11월 понедельник " * 2_000, THURSDAY, language)
    find_dates("a" * 100_000, THURSDAY, language)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Analysts expect a fall in August.", ["2025-08"]),
        ("Analysts expect a fall in March.", ["2026-03"]),
        ("Ministers did not expect a strike on Monday.", ["2025-04-21"]),
        ("The May government and the April family fell.", []),
        ("The school looks to tomorrow, and won a house-of-tomorrow prize.", []),
        ("Last week 2030 customers complained to Friday magazine.", []),
    ],
)
def test_plans_are_ahead_and_figures_of_speech_are_no_dates(text: str, found: list[str]) -> None:
    assert [mention.value for mention in find_dates(text, date(2025, 4, 24), "en")] == found
