"""Subjects: of whole stories, of titles, of what state media print, and of nothing."""

import pytest

from clipwire.enrichment import topics
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.topics import classify_topics, vocabulary
from clipwire.model.article import Article


def tops(title: str, body: str = "") -> list[str]:
    """Labels of the top levels found, best first."""
    known = vocabulary()
    return [known.labels[topic.code] for topic in classify_topics(title, body) if topic.code in known.worth]


@pytest.mark.parametrize(
    ("title", "lead", "subject"),
    [
        ("Rates held", "The central bank left its key rate unchanged and said inflation would ease.", "economy"),
        ("Late goal settles derby", "A header in stoppage time gave the visitors a 2-1 win in the league.", "sport"),
        ("Ministers meet", "The foreign ministers of both countries signed a treaty at the summit.", "politics"),
        (
            "Shells fall on village",
            "Artillery fire hit a village after the truce of the armies.",
            "conflict",
        ),
        ("Quake shakes islands", "An earthquake of magnitude 6 brought down houses and killed four.", "disaster"),
        ("Probe reaches comet", "The spacecraft went into orbit around the comet, the space agency said.", "science"),
        ("Band ends tour", "The singer played the last concert of the band's tour on a stage by the sea.", "arts"),
        ("Nine years for banker", "A court found him guilty of fraud and the judge jailed him.", "crime"),
    ],
)
def test_the_opening_of_a_story_is_enough(title: str, lead: str, subject: str) -> None:
    assert tops(title, lead)[0].startswith(subject)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Kim Jong Un receives message of greeting from Vietnamese president", "politics"),
        ("Hypersonic missile test-fired", "conflict"),
        ("New houses built at cooperative farm", "economy"),
        ("Cement factory overfulfils quarterly plan", "economy"),
        ("Fishing fleet of Pyongyang's fishery station sends first catch to the capital", "economy"),
        ("Table tennis players win gold medals at Asian championship", "sport"),
    ],
)
def test_what_state_media_print_has_a_sensible_subject(title: str, subject: str) -> None:
    assert tops(title)[0].startswith(subject)


def test_a_phrase_wins_over_the_words_in_it() -> None:
    # Given a word of sport inside a phrase that has nothing to do with it
    assert tops("The second round")[:1] == ["sport"]
    # When the phrase stands there, then its word counts for nothing
    assert tops("Volunteering all year round") == []


def test_a_range_is_no_score() -> None:
    assert tops("The visitors won 3-1") == ["sport"]
    assert tops("Leave it in the oven for 20-25 minutes")[0].startswith("lifestyle")


def test_confidence_falls_when_subjects_contend() -> None:
    # Given a story of sport, and one of sport and of a trial
    plain = classify_topics("", "The striker scored a goal for the club in the cup final.")
    torn = classify_topics("", "The striker of the club told the court and the judge that he was not guilty of fraud.")
    # Then the second is told with less confidence
    assert plain[0].code == "medtop:15000000"
    assert torn[0].confidence < plain[0].confidence
    assert all(0 < topic.confidence <= 1 for topic in plain + torn)


def test_a_second_level_is_told_where_the_words_are_plain() -> None:
    codes = [topic.code for topic in classify_topics("Election", "Voters cast ballots as turnout rose; the polls")]
    assert codes[:2] == ["medtop:11000000", "medtop:20000574"]


def second_levels(body: str) -> list[str]:
    known = vocabulary()
    return [known.labels[topic.code] for topic in classify_topics("", body) if topic.code in known.parents]


def test_a_second_level_needs_two_plain_terms() -> None:
    assert second_levels("The theft.") == []
    assert second_levels("The theft by the thief.") == ["crime"]


def test_a_second_level_needs_a_good_part_of_what_speaks_for_its_subject() -> None:
    # Given two plain terms of crime in a story of a trial
    trial = "The verdict of the tribunal after the testimony, as a witness testified:"
    # Then crime is told if it has half of the terms, and not if it has a fifth
    assert second_levels("The verdict after the testimony: theft by the thief.") == ["judiciary", "crime"]
    assert second_levels(f"{trial} theft by the thief, said the sheriff of the prisoner and the suspect.") == [
        "judiciary"
    ]


@pytest.mark.parametrize(("lines", "subjects"), [(100, ["sport"]), (200, [])])
def test_the_first_pages_say_what_a_text_is_about(lines: int, subjects: list[str]) -> None:
    opening = "It was said by the man that this was so. " * lines
    assert tops("", opening + "The striker scored a goal in the cup final.") == subjects


@pytest.mark.parametrize("text", ["", " ", "xyzzy qwrt", "123 456", "。" * 50, "\x00\ud800"])
def test_no_evidence_gives_no_subject(text: str) -> None:
    assert classify_topics(text, text) == []


def test_words_that_look_english_in_another_language_are_no_evidence() -> None:
    text = "Der Trainer sprach nach dem Finale der Liga von einem Test für den Sport und das ganze Team in Berlin"
    assert classify_topics("", text) == []


def test_a_record_in_a_language_without_a_vocabulary_has_no_subjects() -> None:
    article = Article(title="Het parlement", body="Het parlement heeft gestemd over de minister.", language="nl")
    topics.enrich(Analysis(article))
    assert article.subjects == []


def test_a_record_names_its_subjects_as_iptc_does() -> None:
    article = Article(title="Parliament votes", body="The prime minister won the vote in parliament.", language="en-GB")
    topics.enrich(Analysis(article))
    assert (article.subjects[0].code, article.subjects[0].name) == ("medtop:11000000", "politics and government")


def test_every_code_of_the_vocabulary_is_a_subject_and_every_subject_has_words() -> None:
    known = vocabulary()
    used = {code for meanings in known.terms.values() for code in meanings}
    assert used <= set(known.labels)
    assert {known.parents.get(code, code) for code in used} == set(known.worth)
    assert len(known.worth) == 17


def test_weights_are_those_that_the_readme_explains() -> None:
    weights = {weight for meanings in vocabulary().terms.values() for weight in meanings.values()}
    assert weights == {0.6, 1.0, 2.0, 3.0}


def test_one_hint_in_an_english_body_gives_no_subject() -> None:
    # Given texts with one hint, with one term that is enough, and a title alone
    hint = "The new trail has a hotel, and that is all that can be said of it for the time being."
    # When they are classified
    # Then the hint alone gives none
    assert classify_topics("", hint) == []
    assert classify_topics("", hint.replace("a hotel", "snow"))[0].code == "medtop:17000000"
    assert classify_topics("Hotel", "")[0].code == "medtop:10000000"
