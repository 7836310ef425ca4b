"""What makes one keyword better than another: each weight decides the order of two that are alike in all else."""

import pytest

from clipwire.enrichment.keywords import find_keywords

CALM = (
    "Nobody had expected much of that grey morning, when rain fell softly and hardly anyone came out to look around. "
)
"""An opening in which no word is said twice, so that nothing of it is a keyword."""
CALM_TOO = (
    "Somebody sold bread beside an old lamp, children slept, two dogs barked at clouds, and later all grew quiet. "
)


def order(text: str, title: str = "", names: tuple[str, ...] = ()) -> list[str]:
    return [keyword.lower() for keyword in find_keywords(text, title, "en", names)]


def test_a_phrase_is_better_than_a_word() -> None:
    # Given a word and, behind it, a phrase of two words, said equally often
    text = CALM + "We saw the ferry and then the herring boats. They like the ferry, and we like the herring boats."
    # Then the phrase comes first
    assert order(text)[:2] == ["herring boats", "ferry"]


def test_a_phrase_of_three_words_is_better_than_one_of_two() -> None:
    text = CALM + (
        "We saw the cargo ship and then the small herring boats. They like the cargo ship, and we like the small "
        "herring boats."
    )
    assert order(text)[:2] == ["small herring boats", "cargo ship"]


def test_a_word_of_the_title_is_better() -> None:
    # Given a word that is said three times in the text, and one that is said twice and once in the title
    text = CALM + "We saw the ferry and then the crane. They like the ferry, and we like the crane and the ferry."
    # Then that of the title comes first
    assert order(text, title="Crane")[:2] == ["crane", "ferry"]


def test_a_word_of_the_beginning_is_better() -> None:
    # Given a word that is said three times, and one that is said twice, but in the first sixth of the text
    late = "We saw the ferry. They like the ferry, and we like the ferry. "
    early = "The crane broke. "
    # When both are late, the one said more often comes first; else the one of the beginning
    assert order(CALM + CALM_TOO + late + "We saw the crane. They like the crane. ")[:2] == ["ferry", "crane"]
    assert order(early + CALM + CALM_TOO + late + "They like the crane. ")[:2] == ["crane", "ferry"]


def test_a_known_name_is_better() -> None:
    text = CALM + "We saw the Ferry and then Boral. They like the Ferry, and we like Boral."
    assert order(text) == ["ferry", "boral"]
    assert order(text, names=("Boral",)) == ["boral", "ferry"]


def test_a_word_with_a_capital_is_better() -> None:
    text = CALM + "We saw the ferry and then the Duma. They like the ferry, and we like the Duma."
    assert order(text) == ["duma", "ferry"]


@pytest.mark.parametrize("times", [2, 3, 5])
def test_a_word_said_more_often_is_better(times: int) -> None:
    text = CALM + "We saw the ferry. They like the ferry. " + "They like the crane. " * (times + 1)
    assert order(text)[0] == "crane"


def test_of_two_keywords_none_is_part_of_the_other() -> None:
    # Given a phrase, and one of its words that is also said alone
    text = CALM + "The herring boats sail. The herring boats return. We saw boats. They like boats, and we like boats."
    # Then only the better one is given
    found = order(text)
    assert len([keyword for keyword in found if "boats" in keyword]) == 1
