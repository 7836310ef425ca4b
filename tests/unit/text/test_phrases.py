"""Fixed phrases that are looked for all at once."""

import re
import time

from clipwire.text.phrases import Phrases
from clipwire.text.word_lists import any_of

WORDS = ["bank", "bank of", "bank of korea", "korea", "ministry", "mine"]


def test_the_longest_phrase_that_is_whole_is_found_first() -> None:
    # Given phrases that begin alike
    phrases, text = Phrases(WORDS), "the bank of koreans"
    # When the first is looked for that ends with a word, then it is the longest such one
    assert phrases.find(text, 0, lambda start, end: not text[end : end + 1].isalpha()) == (4, 11)
    # and none is found behind it
    assert phrases.find(text, 11, lambda start, end: not text[end : end + 1].isalpha()) is None


def test_phrases_are_those_that_an_expression_finds() -> None:
    # Given a text with phrases beside and within each other
    text = "ministry of mines, bankbank of korea, min"
    phrases = Phrases(WORDS)
    # When they are looked for one behind the other
    found, at = [], 0
    while span := phrases.find(text, at, lambda start, end: True):
        found.append(span)
        at = span[1]
    # Then they are those of an alternation of all
    assert found == [match.span() for match in re.finditer(any_of(WORDS), text)]


def test_a_long_text_of_beginnings_takes_linear_time() -> None:
    # Given a long text in which a phrase begins everywhere and never ends
    phrases, text = Phrases(["aa" + "b" * n for n in range(1, 100)]), "a" * 20_000
    # When it is read, then it takes a step for each phrase and place at most
    began = time.process_time()
    assert phrases.find(text, 0, lambda start, end: True) is None
    assert time.process_time() - began < 5
