"""Tables of words of which only some lines are read."""

import pytest

from clipwire.text.grouped_words import GroupedWords, grouped

TOWNS = ["Bergen\tno\n", "Bo\tsl\n", "Berlin\tde\n", "Å\tno\n", "Åbo\tfi\n"]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_word_has_its_value_however_words_are_grouped(size: int) -> None:
    # Given towns by their first characters
    table = GroupedWords(size, grouped(TOWNS, size))
    # When each is looked up, then it has its value, and no other word has one
    assert {town: table[town] for town in table} == dict(line.rstrip("\n").split("\t") for line in TOWNS)
    assert [table.get(word) for word in ("Ber", "B", "Bergens", "Oslo", "")] == [None] * 5
    assert "Åbo" in table
    assert "Åb" not in table


def test_the_later_of_two_texts_counts() -> None:
    # Given a word in two texts of a table
    table = GroupedWords(1, grouped(["dam\tnoun\n", "day\tnoun\n"], 1), grouped(["dam\tK\n"], 1))
    # When it is looked up, then the later value is found, and the other word's is too
    assert (table["dam"], table["day"], len(table)) == ("K", "noun", 2)


def test_words_of_a_character_are_listed_with_their_lengths() -> None:
    # Given words with one initial
    table = GroupedWords(1, grouped(["北京\tM\n", "北京大学\tO\n", "北\tw\n", "南京\tM\n"], 1))
    # When those of a character are asked for, then the longest length is first, and no other character's are there
    assert table.beginning_with("北") == ({"北": "w", "北京": "M", "北京大学": "O"}, (4, 2, 1))
    assert table.beginning_with("東") == ({}, ())
