"""How long a summary grows, and lines that it passes over although they end like sentences."""

from clipwire.enrichment.summary import MAX_CHARS, summarise

LEAD = (
    "The fishing fleet of the northern bay returned to port on Monday, two days before a storm was due to arrive that "
    "the weather service in the capital had called the strongest of the decade, and that had already torn the roofs "
    "off a cannery and two schools on the islands further west."
)
SECOND = (
    "Port officials said that all forty boats were accounted for, that the harbour would stay closed until Friday at "
    "the earliest, and that the crews of six trawlers which had been at sea for eleven days would be examined by a "
    "doctor before they were allowed to drive home to their villages."
)
SHORT_LEAD = "The fleet is back in port, and not one of its forty boats was lost in the storm that everyone had feared."
THIRD = "Insurers put the damage at four million crowns."


def test_a_second_sentence_that_makes_it_too_long_is_left_out() -> None:
    # Given two sentences that are together longer than a summary may be
    assert len(LEAD) < MAX_CHARS < len(LEAD) + len(SECOND)
    # Then the first is the summary
    assert summarise(f"{LEAD} {SECOND} {THIRD}") == LEAD


def test_a_second_sentence_that_fits_is_added_to_a_long_first_one() -> None:
    second = "Port officials said that all forty boats were accounted for, and that nobody was hurt in the harbour."
    assert summarise(f"{LEAD} {second} {THIRD}") == f"{LEAD} {second}"


def test_a_single_sentence_that_is_too_long_is_the_summary_all_the_same() -> None:
    endless = LEAD.removesuffix(".") + ", while " + SECOND
    assert len(endless) > MAX_CHARS
    assert summarise(f"{endless} {THIRD}") == endless


def test_two_sentences_of_some_length_are_enough() -> None:
    second = "Port officials counted them twice on Monday evening and once more on Tuesday."
    assert summarise(f"{SHORT_LEAD} {second} {THIRD}") == f"{SHORT_LEAD} {second}"


def test_a_byline_with_a_full_stop_is_no_sentence() -> None:
    assert summarise(f"By Ana Boral Jr.\n\n{SHORT_LEAD}") == SHORT_LEAD
