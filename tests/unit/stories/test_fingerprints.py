import random

import pytest

from clipwire.stories.fingerprints import FULL, Fingerprint, fingerprint, similarity

ENGLISH = """The harbour board voted on Monday to close the old ferry terminal after cracks were found in its main pier.
Engineers said the structure could fail in the next storm, and asked for the gates to be locked by the end of the week.
Ferries to the northern islands will leave from the fish quay until a temporary landing stage is built in the spring.
Shopkeepers near the terminal complained that nobody had warned them, and that the summer season would be lost to them.
The mayor promised to pay for new signs and for a shuttle bus, but gave no figure and no date for either of these plans.
A report on the state of two smaller piers is expected in March, and the board will meet again when it has been read."""
OTHER = """Prices for winter vegetables rose sharply this week as frost damaged fields along the whole of the river
valley. Growers lost up to a third of their leeks and cabbages, the union said, and imports have not filled the gap yet.
Wholesalers expect the shortage to last until new crops arrive from the south, which may take another month or so."""
CHINESE = (
    "港口管理局星期一投票决定关闭旧渡轮码头,因为主码头发现了裂缝。工程师表示,该结构可能在下一场风暴中倒塌,"
    "并要求在本周末之前锁上大门。前往北部岛屿的渡轮将从鱼码头出发,直到春天建成临时登陆台。码头附近的店主抱怨说,"
    "没有人警告过他们,夏季旺季将会失去。市长承诺支付新标志和接驳巴士的费用,但没有给出数字和日期。"
)
FOOTER = """The Harbour News is published by the Quay Press and is free of charge for all readers on the islands and the
coast. Write to the editors or call the news desk at any hour, and read our rules on corrections and on letters."""


def alike(one: str, other: str) -> float:
    value = similarity(fingerprint(one), fingerprint(other))
    assert value == similarity(fingerprint(other), fingerprint(one))
    return value


def without_words(text: str, share: float, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(word for word in text.split() if chance.random() > share)


def test_a_text_is_its_own_copy_whatever_its_case_and_marks() -> None:
    assert alike(ENGLISH, ENGLISH) == 1
    assert alike(ENGLISH, ENGLISH.upper().replace(",", " —")) == 1
    assert alike("Nur drei Wörter", "NUR DREI WÖRTER!") == 1


def test_different_texts_share_nothing() -> None:
    assert alike(ENGLISH, OTHER) == 0
    assert alike(ENGLISH, CHINESE) == 0


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_cut_text_and_a_padded_one_are_copies(text: str) -> None:
    assert alike(text, text[: len(text) // 3]) > 0.9
    assert alike(text, text[len(text) // 2 :]) > 0.9
    assert alike(text, f"{OTHER}\n\n{text}\n\n{OTHER}") == 1


@pytest.mark.parametrize("seed", range(5))
def test_an_edited_text_is_a_copy(seed: int) -> None:
    # Given a text of which one word in fourteen is gone, with a new first and a new last sentence
    edited = f"A first sentence of our own desk. {without_words(ENGLISH, 0.07, seed)} More on page four, as always."
    # Then most of it is found in the original
    assert alike(ENGLISH, edited) > 0.6


def test_a_common_footer_makes_no_copies() -> None:
    # Given two short reports, nearly half of each of which is the paper's footer
    one, other = f"{ENGLISH[:330]}\n\n{FOOTER}", f"{OTHER[:330]}\n\n{FOOTER}"
    # Then they are not similar, and the same footer as a header does not make them so
    assert alike(one, other) == 0
    assert alike(f"{FOOTER} {ENGLISH[:330]}", f"{FOOTER} {OTHER[:330]}") == 0
    # Even if it is most of two very short reports
    assert alike(f"{ENGLISH[:112]} {FOOTER}", f"{OTHER[:112]} {FOOTER}") == 0
    # But a copy with that footer is a copy
    assert alike(one, f"{FOOTER}\n\n{ENGLISH}") > 0.9


def test_a_new_middle_paragraph_does_not_hide_a_copy() -> None:
    # Given a copy that shares its first half and its last half with the original
    lines = ENGLISH.splitlines()
    padded = "\n".join([*lines[:3], OTHER, *lines[3:]])
    # Then what they share at both ends is not taken for a header and a footer
    assert alike(ENGLISH, padded) > 0.9


def test_a_few_words_in_a_long_text_are_no_copy_of_it() -> None:
    assert alike(ENGLISH, "The harbour board voted on Monday.") < 0.3
    assert alike("", ENGLISH) == 0
    assert alike("", "") == 0


def test_weights_make_common_shingles_count_less() -> None:
    # Given texts that share half of their shingles
    one, other = Fingerprint(tuple(range(40)), ()), Fingerprint(tuple(range(39, 19, -1)) + tuple(range(100, 120)), ())
    # When what they share is common
    plain = similarity(one, other)
    weighed = similarity(one, other, lambda shingle: 0.1 if 20 <= shingle < 40 else 1.0)
    # Then they are less similar
    assert plain == 0.5
    assert weighed == pytest.approx(2 / 22)


def test_a_thinned_fingerprint_estimates_the_same() -> None:
    # Given a long text and its first tenth
    chance = random.Random(1)
    words = [f"word{chance.randrange(5000)}" for _ in range(3000)]
    whole, part = fingerprint(" ".join(words)), fingerprint(" ".join(words[:300]))
    # When less is kept of them
    small, smaller = whole.thinned(64), part.thinned(64)
    # Then sizes and similarity are about those of the whole texts
    assert whole.limit < FULL
    assert len(small.sample) <= 64
    assert small.size == pytest.approx(3000, rel=0.3)
    assert similarity(small, smaller) > 0.8


def test_a_fingerprint_does_not_depend_on_the_process() -> None:
    assert fingerprint("Snow closes the pass again").opening == (351592, 14066529)
