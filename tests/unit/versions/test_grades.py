"""How grave the edit of a sentence is. `tests/benchmarks/data/edits.tsv` has more of them, in nine languages."""

import pytest

from clipwire.model.article import Article, Person
from clipwire.versions.changes import changes
from clipwire.versions.grades import MAX_GRADED


def grade(before: str, after: str, language: str = "en", **fields: object) -> str | None:
    old, new = (Article.model_validate({"body": body, "language": language} | fields) for body in (before, after))
    return changes(old, new).grade


def test_the_gravest_of_several_edits_counts() -> None:
    assert grade("On Monday 12 boats left Bergen.", "On Friday 14 boats left Bergen.") == "figure"
    assert grade("On Monday 12 boats left Bergen.", "On Friday 14 boats left Oslo.") == "name"
    assert grade("On Monday 12 boats left Bergen.", "On Friday 14 boats sank off Oslo.") == "substance"


def test_names_of_the_record_are_names_in_scripts_without_capitals() -> None:
    # Given a sentence in which one minister's name is replaced by another's
    before, after = "部长王晓明访问了港口。", "部长刘洋访问了港口。"
    # Then it is a name if enrichment found both of them, and otherwise unknown words
    people = [Person(name="王晓明", mentions=1), Person(name="刘洋", mentions=1)]
    assert grade(before, after, "zh", people=people) == "name"
    assert grade(before, after, "zh") == "substance"


def test_a_german_noun_is_no_name_and_a_name_of_the_record_is() -> None:
    before, after = "Am Montag sprach der Bauer Krause.", "Am Montag sprach der Bauer Lehmann."
    people = [Person(name="Krause", mentions=1), Person(name="Lehmann", mentions=1)]
    assert grade(before, after, "de", people=people) == "name"
    assert grade(before.replace("Bauer", "Wirt"), before, "de", people=people) == "substance"


def test_a_capital_in_a_title_with_capitals_throughout_shows_no_name() -> None:
    old, new = (
        Article(title=f"Fishing Fleet {verb} Storm", body="A.", language="en") for verb in ("Survives", "Fears")
    )
    assert changes(old, new).grade == "substance"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"We go home," she said, "and wait."', '"We go home," she said, "and fish."'),
        ("and wait,” she said of the plan.", "and fish,” she said of the plan."),  # it begins in the sentence before
        ("She said: “We go home and wait.", "She said: “We go home and fish."),  # and ends in the one behind
        ("»Wir warten«, sagte sie gestern.", "»Wir fischen«, sagte sie gestern."),
    ],
)
def test_words_within_quotation_marks_are_a_quote(before: str, after: str) -> None:
    assert grade(before, after) == "quote"


def test_words_between_two_quotes_are_no_quote() -> None:
    assert grade('"We go," she told us, "today."', '"We go," she warned us, "today."') == "substance"


def test_a_language_that_is_unknown_has_the_words_of_all() -> None:
    old, new = Article(body="Sieben Boote kamen heim."), Article(body="Zwei Boote kamen heim.")
    assert changes(old, new).grade == "figure"


def test_beyond_its_bound_an_edit_is_of_substance() -> None:
    # Given a text in which more figures change than are looked at
    words = [f"w{number}" for number in range(MAX_GRADED + 5)]
    old, new = ("\n\n".join(f"The {word} boat caught {fish} fish." for word in words) for fish in (5, 7))
    # Then the last ones are of substance, not figures
    grades = [mark[0] for mark in changes(Article(body=old), Article(body=new)).marks["changed"]]
    assert grades == ["figure"] * MAX_GRADED + ["substance"] * 5
