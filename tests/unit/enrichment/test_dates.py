"""What calendar value the expressions of the press stand for, read on Thursday, 24 April 2025."""

import time
from datetime import date

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.dates import enrich, find_dates
from clipwire.model.article import Article, Dateline

THURSDAY = date(2025, 4, 24)


def values(text: str, published: date | None = THURSDAY, language: str | None = None) -> list[str]:
    return [mention.value for mention in find_dates(text, published, language)]


def expressions(text: str, language: str = "en") -> list[str]:
    return [text[mention.start : mention.end] for mention in find_dates(text, THURSDAY, language)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        # with the year said
        ("The treaty was signed on March 5, 2019.", "2019-03-05"),
        ("The treaty was signed on 5 March 2019.", "2019-03-05"),
        ("The treaty was signed on the fifth of March 2019.", "2019-03-05"),
        ("The treaty was signed on Mar. 5th, 2019.", "2019-03-05"),
        ("The treaty was signed on MARCH 5, 2019.", "2019-03-05"),
        ("The treaty was signed on 5-Mar-2019.", "2019-03-05"),
        ("The treaty was signed on 2019-03-05.", "2019-03-05"),
        ("The treaty was signed on 05/03/2019.", "2019-03-05"),
        ("The treaty was signed on 03/25/2019.", "2019-03-25"),
        ("The treaty was signed on 5.3.2019.", "2019-03-05"),
        ("The first meeting was in April 2019.", "2019-04"),
        ("The first meeting was in April of 2019.", "2019-04"),
        ("The first meeting was in mid-September, 2023.", "2023-09"),
        ("They met again in Pyongyang in 2024.", "2024"),
        ("The war of 1592 was the first.", "1592"),
        ("The dynasty fell in 1392.", "1392"),
        ("It began in nineteen ninety-six.", "1996"),
        ("It began in twenty twenty-four.", "2024"),
        ("It began in January nineteen ninety-seven.", "1997-01"),
        ("It began in two thousand and five.", "2005"),
        # eras
        ("The farm opened on April 15, Juche 113 (2024).", "2024-04-15"),
        ("The farm opened in Juche 114.", "2025"),
        ("He has reigned since Reiwa 1.", "2019"),
        ("The island was settled in Minguo 38.", "1949"),
        # a year said in words
        ("The instruments were exchanged on December 4 last year.", "2024-12-04"),
        ("The hall will open in June next year.", "2026-06"),
        ("The hall opened in February this year.", "2025-02"),
        # the year left out: the nearest, in the direction of the verb
        ("The ship sailed on April 20.", "2025-04-20"),
        ("The ship sailed on November 3.", "2024-11-03"),
        ("The ship will sail on November 3.", "2025-11-03"),
        ("The exhibition runs until May 2.", "2025-05-02"),
        ("The offer was extended to May 2.", "2025-05-02"),
        ("On Wednesday, March 5, the ship sailed.", "2025-03-05"),
        ("The ship sailed in December.", "2024-12"),
        ("The ship will sail in December.", "2025-12"),
        ("The ship sailed last June.", "2024-06"),
        ("The ship is to sail next March.", "2026-03"),
        ("The vote is set for Christmas Eve.", "2025-12-24"),
        ("The vote was held on New Year's Day.", "2025-01-01"),
        # weekdays
        ("The minister met the crew on Tuesday.", "2025-04-22"),
        ("The minister will meet the crew on Tuesday.", "2025-04-29"),
        ("On Tuesday the minister will meet the crew.", "2025-04-29"),
        ("The boats came back to Turin on Tuesday.", "2025-04-22"),
        ("The boats hope to sail to Turin on Tuesday.", "2025-04-29"),
        ("The boat returns to Turin on Tuesday.", "2025-04-29"),
        ("The minister is expected to meet the crew on Monday.", "2025-04-28"),
        ("The minister met the crew Thursday.", "2025-04-24"),
        ("The minister met the crew last Friday.", "2025-04-18"),
        ("The minister meets the crew next Friday.", "2025-04-25"),
        ("The minister met the crew on Wednesday of last week.", "2025-04-16"),
        # counted from the day of publication
        ("The fleet returned today.", "2025-04-24"),
        ("The fleet returned this morning.", "2025-04-24"),
        ("The fleet returned yesterday.", "2025-04-23"),
        ("The fleet returned the day before yesterday.", "2025-04-22"),
        ("The fleet returns tomorrow.", "2025-04-25"),
        ("The fleet returned three days ago.", "2025-04-21"),
        ("The fleet returned twenty-one days ago.", "2025-04-03"),
        ("The fleet returned two months ago.", "2025-02"),
        ("The fleet was sold a couple of years ago.", "2023"),
        ("The fleet returned earlier this month.", "2025-04"),
        ("The fleet was sold last year.", "2024"),
        ("The fleet will be sold by the end of the year.", "2025"),
        ("The delegation arrived on the 20th.", "2025-04-20"),
        ("The delegation arrived on the 28th.", "2025-03-28"),
        ("The delegation will leave on the 28th.", "2025-04-28"),
    ],
)
def test_english(said: str, value: str) -> None:
    assert values(said) == [value]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("They met on March 3, 2024 and parted two days later.", ["2024-03-03", "2024-03-05"]),
        ("They met on March 3, 2024. The following day they parted.", ["2024-03-03", "2024-03-04"]),
        ("They met in 2019. A year earlier they had been at war.", ["2019", "2018"]),
        ("They met in 2019 and married the same year.", ["2019", "2019"]),
        ("They met on March 3, 2024 and parted on the 9th.", ["2024-03-03", "2024-03-09"]),
    ],
)
def test_what_hangs_on_the_date_said_before(said: str, expected: list[str]) -> None:
    assert values(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("from April 28-30", ["2025-04-28", "2025-04-30"]),
        ("from April 28 to 30, 2024", ["2024-04-28", "2024-04-30"]),
        ("from 3 to 5 May 2024", ["2024-05-03", "2024-05-05"]),
        ("from April 30 to May 2, 2024", ["2024-04-30", "2024-05-02"]),
        ("between April and June 2023", ["2023-04", "2023-06"]),
        ("from 2019-2021", ["2019", "2021"]),
        ("in 1914-18", ["1914", "1918"]),
    ],
)
def test_ranges_give_both_ends(said: str, expected: list[str]) -> None:
    assert values(f"It lasted {said}.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lot 03/04 went to a bidder from Leeds.",
        "She lives at 1600 Harbour Avenue.",
        "The office moved to 1984 Old Mill Road.",
        "They won 3-2 and 10-9.",
        "More than 2000 people came, and 1950 tons of fish were landed.",
        "It costs $2000, or 1,995 euros.",
        "Flight 1999 left room 2010 behind.",
        "Call 2024-5555 for help.",
        "The clock said 20:25.",
        "In the 1990s and the 20th century he lived on the 20th floor.",
        "Theresa May may march with June Smith and August Wilson.",
        "Profit rose in the third quarter of 2024 and in spring 2023.",
        "It took two weeks, and nineteen people left a week ago.",
        "Two thousand men and twenty five women marched.",
        "The temple was built in 500 BC and burnt in 1500 BC.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        (
            "ko",
            "2025년 4월 24일, 지난 21일, 작년 12월 4일, 주체114(2025)년 4월 15일, 사흘 전, 2019년 4월",
            ["2025-04-24", "2025-04-21", "2024-12-04", "2025-04-15", "2025-04-21", "2019-04"],
        ),
        (
            "zh",
            "2024年9月，去年12月4日，昨天，3天前，二〇二五年四月三日，民国114年，上个月5日",
            ["2024-09", "2024-12-04", "2025-04-23", "2025-04-21", "2025-04-03", "2025", "2025-03-05"],
        ),
        (
            "ja",
            "令和7年4月1日、昨年12月、先月3日、3年前、２０２２年。火曜日。10日間の会議",
            ["2025-04-01", "2024-12", "2025-03-03", "2022", "2022", "2025-04-22"],
        ),
        (
            "ru",
            "4 декабря прошлого года, в апреле 2019 года, вчера, в 2024 году, два года назад, во вторник",
            ["2024-12-04", "2019-04", "2025-04-23", "2024", "2023", "2025-04-22"],
        ),
        (
            "es",
            "El 4 de diciembre del año pasado, en abril de 2019, ayer, hace tres años y el martes.",
            ["2024-12-04", "2019-04", "2025-04-23", "2022", "2025-04-22"],
        ),
        (
            "fr",
            "Le 4 décembre de l'année dernière, en avril 2019, hier, il y a deux ans, mardi dernier, depuis mars 2025.",
            ["2024-12-04", "2019-04", "2025-04-23", "2023", "2025-04-22", "2025-03"],
        ),
        (
            "de",
            "Am 4. Dezember vergangenen Jahres, im April 2019, gestern, vor drei Jahren, am Dienstag, 24.04.2025",
            ["2024-12-04", "2019-04", "2025-04-23", "2022", "2025-04-22", "2025-04-24"],
        ),
        (
            "pt",
            "No dia 4 de dezembro do ano passado, em abril de 2019, ontem, há três anos, na terça-feira.",
            ["2024-12-04", "2019-04", "2025-04-23", "2022", "2025-04-22"],
        ),
        (
            "ar",
            "في 4 ديسمبر العام الماضي، في أبريل 2019، أمس، عام 2024، قبل ثلاث سنوات، 24 نيسان/أبريل ٢٠٢٥",
            ["2024-12-04", "2019-04", "2025-04-23", "2024", "2022", "2025-04-24"],
        ),
    ],
)
def test_other_languages_named_or_guessed(language: str, said: str, expected: list[str]) -> None:
    assert values(said, language=language) == expected
    assert values(said) == expected


def test_one_date_that_is_clear_tells_how_the_others_are_written() -> None:
    assert values("Filed 03/04/2025, heard 03/25/2025.") == ["2025-03-04", "2025-03-25"]
    assert values("Filed 03/04/2025, heard 25/04/2025.") == ["2025-04-03", "2025-04-25"]


def test_what_comes_round_has_no_value() -> None:
    assert values("The march is held every July, and each Friday in today's world.") == []


def test_an_expression_is_given_where_it_stands() -> None:
    assert expressions("On December 4 last year, the treaty of April 2019 was renewed.") == [
        "December 4 last year",
        "April 2019",
    ]
    assert expressions("주체114(2025)년 4월 15일에", "ko") == ["주체114(2025)년 4월 15일"]


def test_without_a_day_of_publication_only_what_names_its_year() -> None:
    said = "On Tuesday and April 20, last year and in May 2019, on June 1, 2020 and in 2024."
    assert values(said, published=None) == ["2019-05", "2020-06-01", "2024"]


def test_impossible_days_are_not_made_up() -> None:
    assert "2025-04-31" not in values("It happened on April 31, 2025.")
    assert values("It happened on 31/02/2024.") == []
    assert [day for day in values("Of 2025-00-10, 00/04/2025, 2025년 4월 0일, the 0th.") if "00" in day] == []
    assert values("The leap day was February 29.") == ["2024-02-29"]


# The record


def test_the_record_holds_the_words_and_where_they_stand() -> None:
    article = Article(body="The fleet returned on April 20.", published="2025-04-24T08:00:00+09:00", language="en")
    enrich(Analysis(article))
    assert [(found.text, found.value, found.offset) for found in article.dates] == [("April 20", "2025-04-20", 22)]


def test_the_dateline_stands_in_for_the_day_of_publication_and_the_crawl_never_does() -> None:
    article = Article(body="The fleet returned yesterday.", dateline=Dateline(date="2025-04-24"), crawled="2026-01-07")
    enrich(Analysis(article))
    assert [found.value for found in article.dates] == ["2025-04-23"]
    article = Article(body="The fleet returned yesterday.", crawled="2026-01-07")
    enrich(Analysis(article))
    assert article.dates == []


def test_a_month_of_publication_resolves_years_and_no_days() -> None:
    article = Article(body="The fleet returned on Tuesday; it was sold last year.", published="2025-04")
    enrich(Analysis(article))
    assert [found.value for found in article.dates] == ["2024"]


# Hostile text


@pytest.mark.parametrize(
    "text",
    [
        "1" * 300_000,
        "May " * 60_000,
        "2024-" * 60_000,
        "last " * 60_000,
        "twenty-" * 40_000,
        "\n" * 20_000,
        "04/05/2025 " * 20_000,
        "年月日" * 50_000,
    ],
    ids=["digits", "months", "years", "shifts", "numbers", "lines", "digits with strokes", "signs"],
)
def test_long_lines_take_time_in_proportion(text: str) -> None:
    began = time.process_time()
    find_dates(text, THURSDAY)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("published", ["2025-02-30", "0001-01-01", "2999-12-31"])
def test_a_mistaken_day_of_publication_is_none(published: str) -> None:
    article = Article(body="The fleet returned on Tuesday, as it did in 2019.", published=published)
    enrich(Analysis(article))
    assert [found.value for found in article.dates] == ["2019"]


def test_a_day_said_again_is_of_the_same_year() -> None:
    text = "It began on October 7. Many fled on October 7. They will speak of October 7."
    assert values(text) == ["2024-10-07"] * 3


def test_until_a_month_looks_ahead() -> None:
    assert values("6월 말까지 답변하겠다고 밝혔다.", language="ko") == ["2025-06"]
    assert values("6월에 답변했다고 밝혔다.", language="ko") == ["2024-06"]
