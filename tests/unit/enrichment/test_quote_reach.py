"""How far from a quote its speaker may be named, and which of several names is meant."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.quotes import enrich, find_quotes
from clipwire.model.article import Article, Person

PARAGRAPH = "The harbour was closed for the day.\n\n"
LOST = "“We have lost two boats,”"


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(text)]


@pytest.mark.parametrize(("paragraphs", "speaker"), [(1, "the captain"), (5, None)])
def test_they_is_the_last_speaker_for_a_few_paragraphs(paragraphs: int, speaker: str | None) -> None:
    text = f"{LOST} the captain said.\n\n" + PARAGRAPH * paragraphs + "“They are gone,” they said."
    assert speakers(text)[-1] == speaker


def test_it_is_the_office_that_spoke_last() -> None:
    text = f"{LOST} the ministry said.\n\n{PARAGRAPH}“They are gone,” it said."
    assert speakers(text) == ["the ministry", "the ministry"]


def test_i_and_we_are_nobody_who_was_named_before() -> None:
    text = f"{LOST} said Ann Lee.\n\n{PARAGRAPH}“They are gone,” we told reporters."
    assert speakers(text) == ["Ann Lee", None]


def test_a_quote_by_itself_goes_on_only_in_the_next_paragraph() -> None:
    assert speakers(f"{LOST} said Ann Lee.\n\n“They are gone for good.”")[-1] == "Ann Lee"
    assert speakers(f"{LOST} said Ann Lee.\n\n{PARAGRAPH}“They are gone for good.”")[-1] is None


def test_a_pronoun_in_japanese_is_the_last_speaker() -> None:
    assert speakers("李船長は「船を二隻失いました」と述べた。\n\n彼は「桟橋も失いました」と述べた。") == ["李船長"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Perdemos dois barcos», segundo Ana Lara.", "Ana Lara"),
        ("Segundo Ana Lara, «perdemos dois barcos no mar».", "Ana Lara"),
        ("Rui Port disse a um segundo Ana Lara que «perdemos dois barcos no mar».", "Rui Port"),
    ],
)
def test_a_source_in_portuguese_is_not_a_second(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("— Ann Lee, 32, teacher at the harbour school", "Ann Lee"),
        ("— Ann Lee, who for many years now has kept the long list of all the lost boats of the bay", None),
    ],
)
def test_a_signature_is_short(behind: str, speaker: str | None) -> None:
    assert speakers(f"“We have lost two boats.” {behind}") == [speaker]


def test_a_name_behind_a_description_is_the_speaker() -> None:
    assert speakers(f"{LOST} said the harbour master, Ann Lee.") == ["Ann Lee"]


def test_a_verb_in_another_clause_does_not_say_the_quote() -> None:
    assert speakers("Ann Lee wept. “We have lost two boats,” and so the mayor said nothing.") == [None]


def test_a_verb_far_behind_a_quote_does_not_say_it() -> None:
    far = "as it is in the old log of the bay by the sea " * 3
    assert speakers(f"{LOST} {far}as Ann Lee said.") == [None]


def test_the_subject_is_found_behind_earlier_quotes_of_its_sentence() -> None:
    text = 'Ann Lee said that "John Smith told us" and that "nobody was hurt there".'
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


# Names


def test_a_surname_is_that_of_the_full_name_that_is_most_frequent() -> None:
    text = f"Ann Lee came. Bo Lee came and went. Bo Lee came again. {LOST} Lee said."
    assert speakers(text) == ["Bo Lee"]


def test_of_two_names_as_frequent_the_first_is_meant() -> None:
    assert speakers(f"Ann Lee met Bo Lee. {LOST} Lee said.") == ["Ann Lee"]


def test_a_full_name_before_the_surname_is_meant_rather_than_one_behind_it() -> None:
    text = f"Ann Lee came. {LOST} Lee said. Later Bo Lee came. Bo Lee left. Bo Lee was tired."
    assert speakers(text) == ["Ann Lee"]


def test_a_surname_without_a_full_name_is_a_persons_if_it_spoke() -> None:
    text = f"Ibe said that the pier was old. {LOST} she said."
    assert speakers(text) == ["Ibe"]


def test_a_pronoun_far_behind_every_name_is_nobody() -> None:
    assert speakers("Ann Lee left. " + "The rain fell on the harbour for days. " * 36 + f"{LOST} she said.") == [None]


def test_a_possessive_ends_a_name_unless_a_noun_follows() -> None:
    assert speakers(f"{LOST} said Ann Lee's of the harbour.") == ["Ann Lee"]
    assert speakers(f"{LOST} said Ann Lee's lawyer.") == ["Ann Lee's lawyer"]


def test_the_subject_of_a_sentence_without_a_verb_of_saying_is_its_first_name() -> None:
    assert speakers('Yesterday Ann Lee wore a shirt with the words "no more boats for us".') == ["Ann Lee"]


def test_speakers_of_a_text_that_is_nothing_but_quotes_are_not_looked_for_to_its_end() -> None:
    found = speakers("“Yes, sir, we will,” said Al.\n" * 2_001)
    assert found == ["Al"] * 2_000 + [None]


# The record


@pytest.mark.parametrize(
    ("body", "person", "speaker"),
    [
        ("김철수 부상은 “우리는 힘을 다하였다”고 말하였다.", "김철수", "김철수"),
        ("“We have lost two boats,” a spokesman for Ann Lee said.", "Ann Lee", "a spokesman for Ann Lee"),
    ],
)
def test_a_person_within_a_description_speaks_only_if_it_is_a_title(body: str, person: str, speaker: str) -> None:
    article = Article(body=body, people=[Person(name=person, mentions=1)])
    enrich(Analysis(article))
    assert [quote.speaker for quote in article.quotes] == [speaker]
