"""The person whom an office, an age, a relative or a pronoun means as the speaker of an English quote."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article


def last_speaker(text: str) -> str | None:
    return enrich(Article(body=text, language="en")).quotes[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a title before the name, also shortened, and what it is for
        ("Mayor Ann Lee came. It rained. “We have lost two large boats,” the mayor said.", "Ann Lee"),
        ("Gov. Daniel Fernando came. “We have lost two large boats,” the governor said.", "Daniel Fernando"),
        (
            "High Commissioner for Human Rights Volker Türk came. “No State should,” the commissioner said.",
            "Volker Türk",
        ),
        (
            "Foreign Minister Ann Lee met Defence Minister Bo Dale. “No boats at all,” the foreign minister said.",
            "Ann Lee",
        ),
        # a description behind the name, and before it
        ("Ann Lee, 34, a nurse from Tralee, walked. “We have lost two large boats,” the nurse said.", "Ann Lee"),
        ("Draper's coach, James Trotman, blamed the arm. “We lost two sets,” the coach said.", "James Trotman"),
        ("Ann Lee (34) walked. “We have lost two large boats,” the 34-year-old said.", "Ann Lee"),
        # somebody else has the office, or two have it
        ("Ann Lee, a spokeswoman for the mayor, walked. “We have lost two boats,” the mayor said.", "the mayor"),
        ("Ann Lee, whose father was the mayor, walked. “We have lost two boats,” the mayor said.", "the mayor"),
        ("Mayor Ann Lee and Mayor Bo Dale walked. “We have lost two boats,” the mayor said.", "the mayor"),
    ],
)
def test_an_office_or_an_age_means_the_only_person_who_has_it(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bishop Odell Grant opened the hall. Grant's wife, Teresa, was late. “We never saw it,” she said.", "Teresa"),
        ("The museum is run by Ada Holm and her brother Nils. He agreed. “It felt like years to us,” he said.", "Nils"),
    ],
)
def test_a_word_for_a_relative_shows_whom_a_pronoun_means(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


def test_a_firm_that_spoke_last_is_not_he() -> None:
    text = "The airline said: “Safety is first.” At noon police met Bo Dale. “We let people down,” he said."
    assert last_speaker(text) == "Bo Dale"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ben Okri and captain Sam Poole were sent off.", ["Ben Okri", "Sam Poole"]),
        ("US envoy Massad Boulos is due in Jeddah for talks.", ["Massad Boulos"]),
        ("He wrote for analyst Goldman Sachs and coach Manchester United.", []),
    ],
)
def test_names_behind_an_office_in_small_letters_are_people(text: str, people: list[str]) -> None:
    assert [person.name for person in enrich(Article(body=text, language="en")).people] == people
