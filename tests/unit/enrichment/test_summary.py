"""The summary: the opening of the story, and nothing of the page around it."""

import time

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.summary import MAX_CHARS, enrich, summarise
from clipwire.model.article import Article

LEAD = "The fishing fleet of the northern bay returned to port on Monday, two days before the storm was due to arrive."
SECOND = (
    "Port officials said that all forty boats were accounted for and that the harbour would stay closed until Friday."
)
REST = "The last such closure was in 1998. Insurers put the loss at four million. The crews were paid in full."


def test_the_lead_and_the_second_sentence() -> None:
    assert summarise(f"{LEAD} {SECOND}\n\n{REST}") == f"{LEAD} {SECOND}"


def test_a_third_sentence_where_two_say_little() -> None:
    assert summarise("The fleet is back. No boat was lost. The harbour stays closed. Fish is dear.") == (
        "The fleet is back. No boat was lost. The harbour stays closed."
    )


@pytest.mark.parametrize(
    "dateline",
    [
        "PYONGYANG, April 24 (KCNA) -- ",
        "HARBOUR CITY, Ill. (AP) — ",
        "Hong Kong (CNN) ",
        "LISBON — ",
        "MOSCOW, Jan. 7 (TASS) - ",
        "(Reuters) — ",
        "Seúl, 24 abr (EFE).- ",
        "Seul, 24 abr (Lusa) - ",
        "ПХЕНЬЯН, 24 апреля. /ТАСС/. ",
        "МОСКВА, 24 апр — РИА Новости. ",
        "سيول 24 أبريل (رويترز) - ",
        "【平壌共同】",
        "(라선=연합뉴스) 김민수 기자 = ",
        "新华社平壤4月24日电（记者 王明）",
    ],
)
def test_agencies_of_all_countries_have_their_datelines(dateline: str) -> None:
    assert summarise(f"{dateline}{LEAD} {SECOND}") == f"{LEAD} {SECOND}"


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON (Reuters) - ",
    ],
)
def test_the_dateline_is_taken_off(dateline: str) -> None:
    assert summarise(f"{dateline}{LEAD} {SECOND}") == f"{LEAD} {SECOND}"


@pytest.mark.parametrize(
    "lead",
    [
        "The harbour – closed since the storm of last winter – will open again on Monday, the port's master said.",
        "Bay Harbour Authority (BHA) Director Jane Mole said on Monday that the port would open again in the spring.",
        "Profits in 2024 were $3.5bn (£2.7bn) - up nearly a third from the year before - for all the bay's harbours.",
        "NATO (the alliance of which the bay is a member) will send two ships for the repair of the outer harbour.",
    ],
)
def test_a_dash_or_an_acronym_within_the_lead_is_no_dateline(lead: str) -> None:
    assert summarise(f"{lead} {SECOND}") == f"{lead} {SECOND}"


def test_a_credit_behind_the_only_sentence_makes_no_dateline_of_it() -> None:
    assert summarise("The ministry opened a new port. (Reuters)") == "The ministry opened a new port."


@pytest.mark.parametrize(
    "furniture",
    ["Read more: ten storms that shook the bay.", "Photo: the fleet at anchor.", "By Jane Harbour", "Storm nears bay"],
)
def test_furniture_and_headings_are_passed_over(furniture: str) -> None:
    assert summarise(f"{furniture}\n\n{LEAD}\n\n{furniture}\n\n{SECOND}") == f"{LEAD} {SECOND}"


def test_bullets_are_no_part_of_a_sentence() -> None:
    assert summarise(f"• {LEAD}\n\n- {SECOND}") == f"{LEAD} {SECOND}"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("渔船在暴风雨来临之前返回北部海湾的港口，港口官员说港口将关闭三天，船只全部安全（完）",
         "渔船在暴风雨来临之前返回北部海湾的港口，港口官员说港口将关闭三天，船只全部安全"),
        ("漁船は嵐の前に港へ戻った。（写真は港の組合）", "漁船は嵐の前に港へ戻った。"),
        ("어선들이 폭풍이 오기 전에 항구로 돌아왔다.\n[사진=연합뉴스]\n김민수 기자 minsu@example.com (끝)",
         "어선들이 폭풍이 오기 전에 항구로 돌아왔다."),
    ],
)  # fmt: skip
def test_credits_are_no_part_of_the_story(text: str, summary: str) -> None:
    assert summarise(text) == summary


def test_the_title_is_not_said_again() -> None:
    title = "Fishing fleet of the northern bay returns to port two days before a storm is due"
    assert summarise(f"{title}\n\n{LEAD} {SECOND}", title) == f"{LEAD} {SECOND}"


def test_korean_chinese_and_japanese_are_cut_at_their_own_full_stops() -> None:
    korean = "어선들이 폭풍이 오기 전에 항구로 돌아왔다."
    chinese = "渔船在暴风雨来临之前返回港口。"
    assert summarise(f"(평양=연합뉴스) {korean} 배는 모두 무사하다.") == f"{korean} 배는 모두 무사하다."
    assert summarise(f"新华社平壤1月7日电 {chinese}港口将关闭三天。") == f"{chinese}港口将关闭三天。"


def test_it_stays_short() -> None:
    sentences = [f"The storm of year {year} broke {'very ' * 40}many boats." for year in range(1990, 1999)]
    summary = summarise(" ".join(sentences))
    assert summary is not None
    assert summary.startswith("The storm of year 1990")
    assert len(summary) <= MAX_CHARS


@pytest.mark.parametrize("text", ["", "  \n\n ", "Menu\n\nHome\n\nLog in"])
def test_no_sentence_no_summary(text: str) -> None:
    assert summarise(text) is None


@pytest.mark.parametrize("line", ["A" * 300_000, "A, " * 100_000, "(" * 300_000, "PARIS — " * 40_000, "- " * 150_000])
def test_hostile_lines_take_no_time(line: str) -> None:
    began = time.process_time()
    summarise(line)
    assert time.process_time() - began < 1


def test_the_record_gets_its_summary_from_the_body() -> None:
    article = Article(title="Fleet returns", body=f"{LEAD} {SECOND}\n\n{REST}")
    enrich(Analysis(article))
    assert article.summary == f"{LEAD} {SECOND}"
