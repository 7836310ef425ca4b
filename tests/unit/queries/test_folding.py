"""Texts and queries in the form in which they are compared, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipwire.queries.folding import folded, folded_pattern, places

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "abs'’ -\u0301\u0308\u0323\u3099\u1100\u1161\u11a8\uff8a\uff9e가かバ漢ßﬁ™½İŀ\u0345\u0bc6\u0bbe"
        ),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim’s Visit", " kim visit "),
        ("don't s's Paris' 's", " don t s paris s "),
        ("KN-23미사일 발사", " kn 23 미사일 발사 "),
        ("미사일's", " 미사일 "),
        ("½ km² Ⅳ №", " 1 2 km2 iv "),
        ("", " "),
        ("… — !", " "),
        ("Pʻyŏng\u00adyang", " pyongyang "),
    ],
)
def test_a_text_is_folded_to_words_with_spaces_around(text: str, words: str) -> None:
    assert folded(text) == words


@given(TEXTS)
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_composed_and_decomposed_texts_are_the_same(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_every_letter_has_its_place_in_the_text(text: str) -> None:
    # Given the places of the letters of a folded text
    words, origin = folded(text), places(text)
    assert len(origin.starts) == len(origin.ends) == len(words)
    # Then the original of each word, folded alone, is the word, and words are in the order of the text
    last = 0
    for at, word in words_of(words):
        start, end = origin.starts[at], origin.ends[at + len(word) - 1]
        assert last <= start < end <= len(text)
        assert word in folded(text[start:end])
        last = start


def words_of(words: str) -> list[tuple[int, str]]:
    at, found = 1, []
    for word in words.split():
        found.append((at, word))
        at += len(word) + 1
    return found


def test_wildcards_stay_in_patterns_only() -> None:
    assert folded_pattern("Pyŏng*-t?wn’s") == ["pyong*", "t?wn"]
    assert folded("Pyŏng*-t?wn") == " pyong t wn "
