"""Tagged corpora are made alike before a model is trained on them."""

import pytest

from tools.entities.corpora import plain
from tools.entities.newswire_language import FOLDER, sentences
from tools.entities.train_language import tags_of


def names(language: str, *tokens: tuple[str, str]) -> list[tuple[str, str]]:
    text, spans = plain(list(tokens), language)
    return [(text[start:end], label) for start, end, label in spans]


@pytest.mark.parametrize(
    ("language", "tokens", "wanted"),
    [
        # titles, common nouns, marks and initials in brackets are no part of a name
        ("es", [("señor", "B-PER"), ("Evans", "I-PER")], [("Evans", "PER")]),
        ("ro", [("ea", "B-PER"), ("cântă", "O")], []),
        ("fr", [("Assemblée", "B-ORG"), ("nationale.", "I-ORG")], [("Assemblée nationale", "ORG")]),
        ("ro", [("Fondul", "B-ORG"), ("Proprietatea", "I-ORG"), ("(", "I-ORG"), ("FP", "I-ORG"), (")", "I-ORG")],
         [("Fondul Proprietatea", "ORG")]),
        ("es", [("@", "B-PER"), ("ana", "I-PER")], []),
        # a space between characters
        ("ko", [("김", "B-PER"), ("철", "I-PER"), ("수", "I-PER"), ("▁", "O"), ("씨", "O")], [("김철수", "PER")]),
        # a vowel that is left out
        ("it", [("dell", "O"), ("'", "O"), ("onorevole", "O"), ("Evans", "B-PER")], [("Evans", "PER")]),
    ],
)  # fmt: skip
def test_names_of_corpora_are_made_alike(
    language: str, tokens: list[tuple[str, str]], wanted: list[tuple[str, str]]
) -> None:
    assert names(language, *tokens) == wanted


def test_a_name_that_ends_within_a_word_has_the_whole_word() -> None:
    # Given "Moskau-Reise nach Kiel" with the names Moskau and Kiel
    assert tags_of([(0, 12), (13, 17), (18, 22)], [(0, 6, "LOC"), (18, 22, "LOC")]) == ["B-LOC", "O", "B-LOC"]


@pytest.mark.parametrize("language", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_our_own_sentences_have_every_slot_filled(language: str) -> None:
    filled = list(sentences(language, 1))
    assert filled
    assert not [text for text, _ in filled if "[" in text or "]" in text]
    assert all(text[start:end].strip() == text[start:end] != "" for text, spans in filled for start, end, _ in spans)
