import pytest

from clipwire.model.article import Article
from clipwire.stories.originals import credits_of, is_original
from clipwire.stories.prints import print_of
from tests.unit.stories.texts import FERRY, article


def test_credits_come_from_dateline_byline_and_text() -> None:
    one = article("a", f"{FERRY}\n\nThis story was originally published by The Harbour News.", agency="AP")
    one.authors = ["Jo Lee", "Reuters"]
    assert credits_of(one) == ("ap", "reuters", "harbour-news")


@pytest.mark.parametrize(
    "body",
    [
        "The poem was first published in 1912.\n\nIt appeared in The Harbour News in full.",
        "Marlow said: I have never published on Mondays, in any paper.",
        f"{FERRY}\n\nIt was originally published by The Harbour News.{' And so on, and on.' * 30}" + FERRY,
    ],
)
def test_other_sentences_credit_nobody(body: str) -> None:
    credited = credits_of(Article(body=body))
    assert [name for name in credited if not name.isdigit()] == []


def original(one: Article, other: Article) -> bool | None:
    found, reverse = is_original(print_of(one), print_of(other)), is_original(print_of(other), print_of(one))
    assert reverse is (None if found is None else not found)
    return found


@pytest.mark.parametrize(
    ("agency", "source"),
    [("KCNA", "kcna"), ("AFP", "agence-france-presse"), ("Reuters", "reuters-uk"), ("AP", "the-associated-press")],
)
def test_a_credited_agency_is_the_original_though_its_report_is_later(agency: str, source: str) -> None:
    wire = article("wire", FERRY, published="2025-03-04", source=source)
    paper = article("paper", FERRY, published="2025-03-03", source="harbour-news", agency=agency)
    assert original(wire, paper) is True


def test_initials_of_one_letter_credit_nobody() -> None:
    assert (
        original(article("a", FERRY, source="reuters", published=None), article("b", FERRY, agency="R", published=None))
        is None
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-03-03", "2025-03-04", True),
        ("2025-03-03T09:00:00Z", "2025-03-03T10:00:00Z", True),
        ("2025-03-03T09:00:00Z", "2025-03-03", None),
        ("2025-03-03T09:00:00Z", "2025-03-03T08:30:00+09:00", None),
        ("2025-03-03", "2025-03-03", None),
        ("2025-03", "2025-04-01", None),
        (None, "2025-03-03", None),
    ],
)
def test_else_the_earlier_one_is_the_original(one: str | None, other: str | None, expected: bool | None) -> None:
    assert original(article("a", FERRY, published=one), article("b", FERRY, published=other)) is expected
