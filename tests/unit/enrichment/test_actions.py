"""Who did what to whom: the reading of one sentence, and what is left out of it."""

import time

import pytest

from clipwire.enrichment import actions
from clipwire.enrichment.actions import Actor, find_actions, nations
from clipwire.enrichment.actions.verbs import forms, patterns
from clipwire.enrichment.analysis import Analysis
from clipwire.model.article import Article, Country, DateMention, Person, Subject

ACTORS = [*nations(), Actor("Hana Ibe", ("Hana Ibe", "Ibe")), Actor("Omer Dalan", ("Omer Dalan",))]


def found(sentence: str) -> list[str]:
    return [f"{action.type} {action.actor} > {action.target}" for action in find_actions(sentence, ACTORS)]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile and Peru signed a pact on fishing.", "AGREE Chile > Peru"),
        ("Hana Ibe met Turkish President Omer Dalan on Friday.", "CONSULT Hana Ibe > Omer Dalan"),
        ("Cuba congratulated Laos on its national day.", "SUPPORT Cuba > Laos"),
        ("Kenya lifted its ban on Ugandan milk.", "CONCEDE Kenya > Uganda"),
        ("Norway shared intelligence with Denmark.", "COOPERATE Norway > Denmark"),
        ("Kuwait sent blankets to Nepal.", "AID Kuwait > Nepal"),
        ("France withdrew its troops from Mali.", "RETREAT France > Mali"),
        ("Tokyo called on Seoul to reopen the talks.", "REQUEST Japan > South Korea"),
        ("Serbia accused Kosovo of bad faith.", "ACCUSE Serbia > Kosovo"),
        ("Egypt rejected an Ethiopian proposal.", "REJECT Egypt > Ethiopia"),
        ("Turkey threatened Greece with war.", "THREATEN Turkey > Greece"),
        ("Poland summoned the Hungarian ambassador.", "PROTEST Poland > Hungary"),
        ("Australia imposed tariffs on Chinese steel.", "SANCTION Australia > China"),
        ("India deployed warships near Pakistan.", "MOBILIZE India > Pakistan"),
        ("Iran seized a Greek tanker.", "COERCE Iran > Greece"),
        ("Russian jets bombed a Ukrainian port.", "ASSAULT Russia > Ukraine"),
    ],
)
def test_each_type_has_its_verbs(sentence: str, action: str) -> None:
    assert found(sentence) == [action]


def test_in_the_passive_the_one_after_by_acts() -> None:
    assert found("A French soldier was killed by Malian gunmen.") == ["ASSAULT Mali > France"]
    assert found("Two Japanese nationals arrested by China went on trial.") == ["COERCE China > Japan"]
    assert found("A French soldier was killed in Mali.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan did not attack Fiji.",
        "Japan has never threatened Fiji.",
        "Japan may attack Fiji.",
        "Japan will attack Fiji.",
        "If Japan attacked Fiji, the islands would fall.",
        "Japan denied that it had attacked Fiji.",
        '"Japan attacked Fiji," the general said.',
        "“Japan attacked Fiji,” the general said.",
        "Japanese attacks on Fiji went on.",
        "Fiji lies far from Japan.",
    ],
)
def test_what_is_denied_or_supposed_or_quoted_or_no_verb_is_left_out(sentence: str) -> None:
    assert found(sentence) == []


def test_the_subject_may_stand_far_from_its_verb() -> None:
    assert found("Egypt, which has led the mediation since May, condemned Libya.") == ["ACCUSE Egypt > Libya"]
    assert found("Peru said it had expelled a Chilean diplomat.") == ["SANCTION Peru > Chile"]
    assert found("Ibe flew home and denounced Iran.") == ["ACCUSE Hana Ibe > Iran"]


def test_several_actors_and_targets_are_all_named() -> None:
    assert found("Cuba and Laos condemned Israel.") == ["ACCUSE Cuba > Israel", "ACCUSE Laos > Israel"]
    assert found("Cuba condemned Israel and Chad.") == ["ACCUSE Cuba > Israel", "ACCUSE Cuba > Chad"]


def test_a_person_acts_and_not_the_country_that_the_person_is_from() -> None:
    assert found("Turkish President Omer Dalan thanked Hana Ibe of Japan.") == ["SUPPORT Omer Dalan > Hana Ibe"]


def test_who_goes_with_an_army_does_not_go_against_it() -> None:
    assert found("Hana Ibe deployed to the coast with the Israeli army.") == []
    assert found("India deployed troops along its border with Pakistan.") == ["MOBILIZE India > Pakistan"]


def test_a_newspaper_named_after_a_capital_is_no_government() -> None:
    assert found("The Moscow Gazette criticised Fiji.") == []


@pytest.mark.parametrize("place", ["New Mexico", "Port Sudan", "the Gulf of Mexico"])
def test_a_place_with_the_name_of_a_country_in_it_is_no_target(place: str) -> None:
    assert found(f"Chile attacked {place} and Peru.") == ["ASSAULT Chile > Peru"]


def test_a_date_with_which_something_begins_is_not_that_of_an_action() -> None:
    # Given a sentence that names only the year since which something holds
    text = "Chile accused Peru of the gravest breach since 1945."
    named = DateMention(text="1945", value="1945", offset=text.index("1945"))
    # When its action is read
    [action] = find_actions(text, ACTORS, "2024-05-06T10:00:00Z", [named])
    # Then it has the day of publication
    assert action.date == "2024-05-06"


def test_an_action_has_the_day_that_its_sentence_names_else_that_of_publication() -> None:
    text = "On 4 May Chile accused Peru. Peru rebuked Chile."
    named = DateMention(text="4 May", value="2024-05-04", offset=3)
    days = [action.date for action in find_actions(text, ACTORS, "2024-05-06T10:00:00Z", [named])]
    assert days == ["2024-05-04", "2024-05-06"]


def test_an_action_quotes_its_sentence() -> None:
    text = "It rained.\n\nChile accused Peru."
    [action] = find_actions(text, ACTORS)
    assert text[action.offset :].startswith(action.sentence) and action.sentence == "Chile accused Peru."


def test_the_record_is_filled_from_the_actors_found_before() -> None:
    # Given a record that knows one country and one person
    article = Article(
        body="Hana Ibe thanked Chile. Peru thanked Chile.",
        language="en",
        countries=[Country(code="CL", name="Chile", mentions=2)],
        people=[Person(name="Hana Ibe", mentions=1)],
    )
    # When actions are looked for
    actions.enrich(Analysis(article))
    # Then only what these two did is told
    assert [(action.actor, action.target) for action in article.actions] == [("Hana Ibe", "Chile")]


def test_sport_is_no_politics() -> None:
    article = Article(
        body="Japan met Fiji in the final.",
        language="en",
        countries=[Country(code=code, name=code, mentions=1) for code in ("JP", "FJ")],
        subjects=[Subject(code="medtop:15000000", name="sport", confidence=0.9)],
    )
    actions.enrich(Analysis(article))
    assert article.actions == []


def test_long_lines_take_little_time() -> None:
    text = "Chile, Peru and " * 20_000 + "\n" + "Chile accused Peru. " * 2_000
    began = time.process_time()
    find_actions(text, ACTORS)
    assert time.process_time() - began < 5


def test_every_pattern_of_the_table_can_be_read() -> None:
    kinds = {pattern.type for listed in patterns().values() for pattern in listed}
    assert len(kinds) == 16
    assert {form.verb for listed in forms().values() for form in listed} == set(patterns())
    assert {"signed", "met", "withdrew", "denies", "banning", "sued"} <= set(forms())
