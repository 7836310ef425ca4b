"""How far from a verb its actor and its target may be, and what between them keeps them apart."""

import pytest

from clipwire.enrichment import actions as enricher
from clipwire.enrichment.actions import Actor, find_actions, nations
from clipwire.enrichment.actions.events import MAX_ACTIONS
from clipwire.enrichment.analysis import Analysis
from clipwire.model.article import Article, Country


def actions(text: str) -> list[str]:
    return [f"{action.type} {action.actor}>{action.target}" for action in find_actions(text, nations())]


# Subjects


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Japan, which accused China of spying, closed the port.", "ACCUSE Japan>China"),
        ("It was Japan which accused China of spying.", "ACCUSE Japan>China"),
        ("It was the Japan delegation which accused China of spying.", "ACCUSE Japan>China"),
        ("Japan and its ally attacked Fiji.", "ASSAULT Japan>Fiji"),
    ],
)
def test_an_actor_is_near_its_verb(text: str, action: str) -> None:
    assert action in actions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Japan and the old men of the harbour who accused China of spying were free.",
        "Japan and its many old and slow and grey and heavy and rusty ships attacked Fiji.",
        "Japan, with its many old and slow and grey and heavy and rusty ships of the coast, attacked Fiji.",
        "The night was cold and long in the old harbour where Japan slept and attacked Fiji.",
    ],
)
def test_a_country_far_before_a_verb_does_not_act(text: str) -> None:
    assert actions(text) == []


def test_a_condition_far_before_the_subject_is_that_of_another_clause() -> None:
    assert actions("If Japan attacked Fiji the port fell.") == []
    assert actions("If it rained all night and the ships were late Japan attacked Fiji.") == ["ASSAULT Japan>Fiji"]


# Targets


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("France accused a minister of Spain of theft.", "ACCUSE France>Spain"),
        ("France condemned heavy shelling by Spain.", "ACCUSE France>Spain"),
        ("France accused the ruling Spanish party of theft.", "ACCUSE France>Spain"),
        ("France condemned a raid by visiting Spanish soldiers.", "ACCUSE France>Spain"),
        ("France condemned the government of Spain.", "ACCUSE France>Spain"),
        ("France seized the attack boats of Spain.", "COERCE France>Spain"),
        ("A French soldier was killed on Monday by Malian gunmen.", "ASSAULT Mali>France"),
        ("Kenya lifted its old and harsh ban on Ugandan milk.", "CONCEDE Kenya>Uganda"),
        ("Japan attacked Fiji as a nest of spies.", "ACCUSE Japan>Fiji"),
    ],
)
def test_a_target_is_near_its_verb(text: str, action: str) -> None:
    assert actions(text) == [action]


@pytest.mark.parametrize(
    "text",
    [
        "France accused a former and once very popular and powerful minister of Spain of theft.",
        "France invaded the long and narrow and windy plain of northern and western Spain.",
        "France released a film showing Spain.",
        "France condemned the invasion of Spain.",
        "A French soldier was killed last week in the far north by Malian gunmen.",
        "Kenya lifted its old and long and harsh and unloved and costly ban on Ugandan milk.",
    ],
)
def test_a_country_far_behind_a_verb_or_in_another_phrase_is_not_its_target(text: str) -> None:
    assert actions(text) == []


# Lengths


def test_a_table_without_full_stops_is_no_sentence() -> None:
    sentence = "Chile accused Peru of theft in " + "the port of the bay, "
    assert actions(sentence + "the port of the bay, " * 20) == ["ACCUSE Chile>Peru"]
    assert actions(sentence + "the port of the bay, " * 200) == []


def test_the_record_of_an_article_has_no_more_than_a_hundred_actions() -> None:
    countries = [Country(code=code, name=code, mentions=1) for code in ("CL", "PE")]
    article = Article(body="Chile accused Peru. " * 150, language="en", countries=countries)
    enricher.enrich(Analysis(article))
    assert MAX_ACTIONS == 100
    assert [action.offset for action in article.actions] == [20 * number for number in range(100)]


@pytest.mark.parametrize(
    "sentence",
    [
        # a victim of one verb is not the subject of the next
        "The second rocket killed Pedro Lemos and wounded Reuters driver Ana Reis.",
        "He has ridiculed NATO, voted against EU directives and left.",
        # where somebody died, and what the bomb was near, does not act
        "Pedro Lemos was killed by an airstrike in Tehran.",
        "Pedro Lemos was killed by a bomb near Chile's embassy.",
        "Rocket fire from southern Lebanon killed two workers in Israel.",
        # a name within the opening of a sentence, or before another noun
        "After a string of Lisbon Herald articles, prosecutors searched it and charged Pedro Lemos.",
        # private journeys, and people of a country who do not act for it
        "Ana Reis travelled to Kenya for eye surgery.",
        "Ana Reis flew to Kenya to see her son.",
        "Fans of Chile attacked fans of Peru.",
        "The lawyer for Egypt's richest man appealed to Britain.",
    ],
)
def test_victims_places_openings_and_private_matters_are_no_actions(sentence: str) -> None:
    others = ("Pedro Lemos", "Ana Reis", "Reuters", "NATO", "EU", "Lisbon Herald")
    assert find_actions(sentence, [*(Actor(name, (name,)) for name in others), *nations()]) == []


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Mary Holt and three fellow Greens senators criticised Tom Reed.", ("ACCUSE", "Mary Holt", "Tom Reed")),
        ("Hamas fighters attacked Israel.", ("ASSAULT", "Hamas", "Israel")),
        ("Foreign minister Mary Holt flew to Kenya.", ("CONSULT", "Mary Holt", "Kenya")),
        ("Mary Holt flew to Kenya for talks.", ("CONSULT", "Mary Holt", "Kenya")),
        ("A spokesman for Iran condemned Sweden.", ("ACCUSE", "Iran", "Sweden")),
        ("Mary Holt attacked Hungary in her book.", ("ACCUSE", "Mary Holt", "Hungary")),
        ("Russia massed 20,000 soldiers near the border with Finland.", ("MOBILIZE", "Russia", "Finland")),
    ],
)
def test_who_acts_beside_others_for_an_office_or_with_thousands(sentence: str, action: tuple[str, str, str]) -> None:
    others = ("Mary Holt", "Tom Reed", "Greens", "Hamas")
    found = find_actions(sentence, [*(Actor(name, (name,)) for name in others), *nations()])
    assert [(each.type, each.actor, each.target) for each in found] == [action]


# Headlines in the present, and subjects that are not the nation


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Fijian police detain Japanese fishermen off Suva", "COERCE Fiji>Japan"),
        ("Chinese ships ram Philippine boat near reef", "ASSAULT China>Philippines"),
        ("Egypt's president visits Sudan", "CONSULT Egypt>Sudan"),
        ("The captain, a Fijian national, was detained by Japanese police.", "COERCE Japan>Fiji"),
        ("Japan, a Fijian ally, attacked Samoa.", "ASSAULT Japan>Samoa"),
        ("Tunisia and Libya pledged to work together on water.", "AGREE Tunisia>Libya"),
        ("Nepal welcomed China's decision to open the pass.", "SUPPORT Nepal>China"),
        ("Japan expelled a Chinese trawler from its waters.", "COERCE Japan>China"),
    ],
)
def test_headlines_and_insertions_have_their_actors(text: str, action: str) -> None:
    assert actions(text) == [action]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji's airline accused Japan of poor control.",
        "Fijian fans attack Japan supporters in Suva",
        "Fiji's ruling party denounced Japan.",
        "Fiji minister accuse Japan of poor control.",
        "Japan buys boats as Fiji builds its own",
        "US air strikes Iran fears most are those on dams",
    ],
)
def test_bodies_that_are_not_of_state_and_nouns_in_s_do_not_act(text: str) -> None:
    assert actions(text) == []
