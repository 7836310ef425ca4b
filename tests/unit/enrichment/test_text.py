"""Sentences and words are cut at the right places in every script, with offsets that hold."""

import time

import pytest

from clipwire.text.sentences import sentences, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, initials, firms, numbers and abbreviated months go on
        ("Mr. Orr met J. R. Vale. They spoke.", ["Mr. Orr met J. R. Vale.", "They spoke."]),
        ("Acme Inc. said so. It rose 3.5 percent.", ["Acme Inc. said so.", "It rose 3.5 percent."]),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("He met U.S. Secretary Vale.", ["He met U.S. Secretary Vale."]),
        ("On Jan. 5 it closed. No. 5 stayed open.", ["On Jan. 5 it closed.", "No. 5 stayed open."]),
        ("Am 3. Oktober kam er. Er blieb.", ["Am 3. Oktober kam er.", "Er blieb."]),
        ("В. В. Орлов сказал. Да.", ["В. В. Орлов сказал.", "Да."]),
        # a closing mark belongs to its sentence
        ("“Who is there?” Nobody answered.", ["“Who is there?”", "Nobody answered."]),
        # other scripts
        ("今日は雨だ。明日は晴れる！", ["今日は雨だ。", "明日は晴れる！"]),
        ("彼は「行きます。」と述べた。終わり。", ["彼は「行きます。」と述べた。", "終わり。"]),
        ("ماذا حدث؟ لا أحد يعرف.", ["ماذا حدث؟", "لا أحد يعرف."]),
        # a line break always ends a sentence
        ("A headline\nThe first words", ["A headline", "The first words"]),
        ("  \n ", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_words_keep_what_belongs_together() -> None:
    # Given words with apostrophes, numbers, initials and scripts without spaces
    text = "The U.S.'s 1,500 O’Neill well-known 新聞 ニュース है 김정희는"
    # When they are cut
    found = [text[start:end] for start, end in words(text)]
    # Then each is whole, and marks are left off
    assert found == ["The", "U.S.", "s", "1,500", "O’Neill", "well", "known", "新", "聞", "ニュース", "है", "김정희는"]


@pytest.mark.parametrize(
    "line", ["." * 100_000 + "a", ". " * 50_000, ". " + " " * 100_000, "A." * 50_000, "a'" * 50_000, "“" * 100_000]
)
def test_hostile_lines_take_no_longer_than_long_ones(line: str) -> None:
    began = time.process_time()
    sentences(line)
    words(line)
    assert time.process_time() - began < 2
