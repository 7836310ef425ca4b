"""Letters of scripts, and the expressions for one letter."""

import re

import pytest

from clipwire.text.scripts import EAST_ASIAN, EAST_ASIAN_LETTER, HAN, HANGUL, IDEOGRAPH, KANA

LETTERS = "한漢々かカ"


def test_letters_are_found_counted_and_replaced() -> None:
    # Given a line in three scripts
    line = "Seoul 서울 首爾"
    # When the letters of one are looked for, then only they are found
    assert HANGUL.findall(line) == ["서", "울"]
    assert HAN.sub("-", line) == "Seoul 서울 --"
    assert (EAST_ASIAN.search(line), KANA.search(line), HANGUL.search("Seoul — “café”")) == (True, False, False)
    assert (HANGUL.match(line, 6), HANGUL.match(line, 5), HANGUL.match(line, 99)) == (True, False, False)
    assert (HANGUL.fullmatch("서울"), HANGUL.fullmatch("서울A"), HANGUL.fullmatch("")) == (True, False, False)


@pytest.mark.parametrize("letter", LETTERS)
def test_an_east_asian_letter_is_no_mark_and_no_digit(letter: str) -> None:
    # Given a letter between others, when it is looked for, then it is found alone
    assert re.findall(EAST_ASIAN_LETTER, f"A é １Ｂ〇、（{letter}）・9") == [letter]


def test_kana_is_no_ideograph() -> None:
    # Given ideographs and kana, when the former are looked for, then kana is left out
    assert re.findall(IDEOGRAPH, "代々木のカフェ、北京") == ["代", "々", "木", "北", "京"]
