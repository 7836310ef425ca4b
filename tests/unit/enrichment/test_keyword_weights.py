"""What makes one keyword better than another: each weight decides the order of two that are alike in all else."""

from itertools import count

import pytest

from clipwire.enrichment.keywords import find_keywords, weighing

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


# How large the weights are

FILLER = [f"Filler{number}" for number in range(400)]
"""Words that occur once and are no keywords."""


def text_of(*pieces: str, beginning: int = 100) -> str:
    """The pieces, each in a sentence of its own, after so many words without keywords."""
    numbers = count()
    opening = " ".join(FILLER[next(numbers)] for _ in range(beginning))
    return opening + ". " + " ".join(f"{piece}, {FILLER[next(numbers)]}." for piece in pieces)


CASES = {
    # weight              what wins by it and what loses, in an English text
    "IN_TITLE": ("trawler", "harbour", text_of(*["harbour"] * 6, *["trawler"] * 2), "A trawler"),
    "AT_BEGINNING": (
        "trawler",
        "harbour",
        text_of("trawler", beginning=0) + text_of(*["harbour"] * 4, "trawler"),
        "",
    ),
    "NAMED": ("Ember", "harbour", text_of(*["harbour"] * 4, *["Ember"] * 2), ""),
    "WITH_CAPITAL": (
        "Trawler",
        "harbour",
        text_of(*["harbour"] * 4, *["Trawler"] * 3),
        "",
    ),
    "two words": ("herring trawler", "harbour", text_of(*["harbour"] * 5, *["herring trawler"] * 2), ""),
    "three words": ("herring fleet trawler", "harbour", text_of(*["harbour"] * 6, *["herring fleet trawler"] * 2), ""),
}
NAMES = ["Ember"]
CHANGED = {
    # weight              its constant and, in its place, a value half as far from no weight at all
    "IN_TITLE": ("IN_TITLE", 0.4),
    "AT_BEGINNING": ("AT_BEGINNING", 0.3),
    "NAMED": ("NAMED", 1.25),
    "WITH_CAPITAL": ("WITH_CAPITAL", 1.125),
    "two words": ("WEIGHTS_BY_WORDS", {1: 1.0, 2: 1.35, 3: 1.9}),
    "three words": ("WEIGHTS_BY_WORDS", {1: 1.0, 2: 1.7, 3: 1.7}),
}


@pytest.mark.parametrize("weight", CASES)
def test_half_of_a_weight_is_not_enough(weight: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a text with two candidates, of which one is ahead by this weight alone
    ahead, behind, text, title = CASES[weight]
    # Then it comes first
    assert first_of(ahead, behind, find_keywords(text, title, "en", NAMES)) == ahead
    # And with half of the weight, the other one does
    monkeypatch.setattr(weighing, *CHANGED[weight])
    assert first_of(ahead, behind, find_keywords(text, title, "en", NAMES)) == behind


def first_of(one: str, other: str, keywords: list[str]) -> str:
    return next(keyword for keyword in keywords if keyword in (one, other))
