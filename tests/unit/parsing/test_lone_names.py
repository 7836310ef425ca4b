"""Reporters without a word of bylines: alone on a line of a document, in brackets below a Japanese report."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.bylines import read_byline
from clipwire.parsing.bylines.japanese import signed_by
from clipwire.parsing.first_lines import read_first_lines, read_lone_name

SENTENCE = "The railway over the pass will close in May."


def read(*paragraphs: str) -> Article:
    article = Article(body="\n\n".join(paragraphs))
    read_lone_name(article)
    return article


def test_a_name_alone_above_the_first_sentence_is_the_author() -> None:
    # Given a document with a name below its day, when it is read
    article = read("3 May 2024", "Ellen Brandt", SENTENCE)
    # Then the name is the author, and the day stays
    assert article.authors == ["Ellen Brandt"]
    assert article.body == f"3 May 2024\n\n{SENTENCE}"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Victoria Falls", SENTENCE),  # a place
        ("Ellen Brandt", "Opening remarks"),  # a heading follows
        ("By Jon Vik", "Ellen Brandt", SENTENCE),  # a byline is above it
        (SENTENCE, "Ellen Brandt", SENTENCE),  # within the text
    ],
)
def test_other_short_lines_are_no_authors(paragraphs: tuple[str, ...]) -> None:
    article = read(*paragraphs)
    assert (article.authors, article.body) == ([], "\n\n".join(paragraphs))


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("朝市は日曜の午前5時から開かれる。（佐々木遥）", ["佐々木遥"]),
        ("無人駅に古本屋が開店した。【野口真理、山田太郎】", ["野口真理", "山田太郎"]),
        ("朝市が再開された。（共同）", []),
        ("朝市が再開された。（佐藤撮影）", []),
        ("朝市が再開された。（山口県警）", []),
        ("朝市が再開された。【福島民報】", []),
    ],
)
def test_brackets_below_a_japanese_report_may_hold_its_reporters(paragraph: str, names: list[str]) -> None:
    assert signed_by(paragraph)[0] == names


def test_the_reporter_in_brackets_is_no_text() -> None:
    # Given a report that repeats its reporter's name below it
    article = Article(body="佐々木 遥\n\n北浜市の港で朝市が再開された。\n\n朝市は日曜に開かれる。（佐々木遥）")
    # When its first lines are read
    read_first_lines(article)
    # Then the name is the author's
    assert article.authors == ["佐々木遥"]
    assert article.body == "北浜市の港で朝市が再開された。\n\n朝市は日曜に開かれる。"


@pytest.mark.parametrize("line", ["Nina Holt | Journalist", "Nina Holt | Staff Writer | 3 May 2024", "Nina Holt | AFP"])
def test_a_name_beside_a_job_is_a_byline(line: str) -> None:
    assert read_byline(line) == ["Nina Holt"]


@pytest.mark.parametrize("line", ["Home | Journalist", "Harbour Board | Sport", "Nina Holt | Ports"])
def test_a_name_beside_a_section_is_no_byline(line: str) -> None:
    assert read_byline(line) is None
