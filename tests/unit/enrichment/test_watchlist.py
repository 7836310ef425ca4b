"""The watch list: faults told by line, names found, and what was found before taken over."""

import pytest

from clipwire.enrichment.watchlist import WatchListError, apply, parse
from clipwire.model.article import Article, Dateline, Organisation, Person, Place

LIST = """\
entries:
  - name: Hana Ibe
    kind: person
    aliases: [Ibe Hana, 이베 하나]
    identifiers: {wikidata: Q1, house: 0042}
  - name: Ember
    kind: organisation
  - name: Port Ember
    kind: place
    country: FJ
    lat: -17.5
"""


def problems(text: str) -> list[str]:
    with pytest.raises(WatchListError) as told:
        parse(text)
    return told.value.problems


def test_a_list_is_read_as_it_is_written() -> None:
    ibe, _, port = parse(LIST).entries
    assert ibe.aliases == ("Ibe Hana", "이베 하나")
    assert ibe.identifiers == {"wikidata": "Q1", "house": "0042"}
    assert (port.country, port.lat, port.lon) == ("FJ", -17.5, None)


def test_a_list_without_the_word_entries_is_read_too() -> None:
    assert [entry.name for entry in parse("- name: No\n  kind: person").entries] == ["No"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is empty: the list begins with `entries:`, and each entry under it with `- name:`"),
        ("watch: []", "line 1: only `entries:` is allowed at the top level"),
        ("- name: Ibe\n  kind: persn", "line 2, entry 1 (Ibe): `kind` is 'persn'; it must be 'person', "),
        ("- name: Ibe\n  kind: person\n  alias: [x]", "line 3, entry 1 (Ibe): an entry has no key `alias`; did you"),
        ("- kind: person", "line 1, entry 1: there is no `name`"),
        ("- name: I\n  kind: person", "line 1, entry 1 (I): 'I' is too short: it would be found in every text"),
        (
            "- name: Ibe\n  kind: person\n  lat: 3",
            "line 1, entry 1 (Ibe): `lat` is for places only, and this entry is of kind",
        ),
        ("- name: Ibe\n  kind: place\n  lat: far", "line 3, entry 1 (Ibe): `lat` is 'far'; it must be a number"),
        ("- name: Ibe\n  kind: place\n  country: Fiji", "line 3, entry 1 (Ibe): `country` is 'Fiji'; it must be two"),
        ("- name: Ibe\n  kind: person\n  aliases: Iba", "line 3, entry 1 (Ibe): `aliases` must be a list"),
        ("- Ibe", "line 1, entry 1: an entry must be pairs of key and value"),
        ("- name: Ibe\n  kind: person\n- name: IBE\n  kind: place", "line 3, entry 2 (IBE): 'IBE' belongs to entry 1"),
        ("entries: ]", "line 1: this is not YAML"),
        ("- name: &a Ibe\n  kind: *a", "line 1: anchors and aliases (& and *) are not supported"),
    ],
)
def test_a_fault_is_told_by_its_line(text: str, problem: str) -> None:
    assert problems(text)[0].startswith(problem)


def test_all_faults_are_told_at_once_but_no_more_than_a_person_can_read() -> None:
    assert len(problems("- name: Ibe\n  kind: x\n- kind: person")) == 2
    told = problems("- x\n" * 500)
    assert len(told) == 21 and told[-1] == "and 480 more"


@pytest.mark.parametrize("text", ["[" * 100_000, "\x00", "x" * 1_000_001, "!!python/object:os.system x", "? [a]\n: b"])
def test_hostile_lists_are_refused_in_words(text: str) -> None:
    assert problems(text)


def test_names_are_found_whole_and_the_longest_first() -> None:
    watch_list = parse(LIST)
    text = "HANA IBE left Port Ember for Ember. An ember, Hana-Ibe, Hanaibe, Hana. Ibe; H. Ibe; 이베 하나가"
    found = [(text[match.start : match.end], watch_list.entries[match.entry].name) for match in watch_list.find(text)]
    assert found == [
        ("HANA IBE", "Hana Ibe"),
        ("Port Ember", "Port Ember"),
        ("Ember", "Ember"),
        ("Hana-Ibe", "Hana Ibe"),
        ("이베 하나", "Hana Ibe"),
    ]


def test_of_names_that_begin_alike_the_longest_is_found() -> None:
    # Given names that are the beginning of other names, with and without spaces between words
    listed = ["Ember Bay", "Ember Bay Yard", "평양", "평양역"]
    watch_list = parse("".join(f"- name: {name}\n  kind: place\n" for name in listed))
    # Then each is found where it is, and not within a longer one
    text = "Ember Bay Yard is in Ember Bay. 평양역은 평양에 있다."
    found = [text[match.start : match.end] for match in watch_list.find(text)]
    assert found == ["Ember Bay Yard", "Ember Bay", "평양역", "평양"]


def test_mentions_outside_the_body_that_were_found_before_count_once() -> None:
    # Given a person whom the enrichers found twice outside the body, and the list once in the title
    hana = Person(name="Hana Ibe", mentions=3, offsets=[0])
    article = Article(title="Hana Ibe resigns", body="Hana Ibe left.", people=[hana])
    # When the list is applied
    apply(parse(LIST), article)
    # Then she has the mention in the body and the two outside
    [ibe] = article.people
    assert (ibe.mentions, ibe.offsets) == (3, [0])


def test_a_list_of_too_many_entries_is_refused() -> None:
    assert problems("- x\n" * 10_001) == ["it has 10,001 entries; 10,000 is the limit"]


def test_an_entry_takes_over_what_was_found_under_its_names() -> None:
    # Given a record in which a person has another name and surname mentions
    body = "Ibe Hana spoke. Later Ibe left."
    article = Article(body=body, people=[Person(name="Ibe Hana", aliases=["Ibe"], mentions=2, offsets=[0, 22])])
    # When the list is applied
    apply(parse(LIST), article)
    # Then the person has the list's name and identifiers, and keeps her mentions
    [ibe] = article.people
    assert (ibe.name, ibe.aliases, ibe.mentions, ibe.offsets) == ("Hana Ibe", ["Ibe", "Ibe Hana"], 2, [0, 22])
    assert ibe.identifiers == {"wikidata": "Q1", "house": "0042"}


def test_the_list_decides_of_which_kind_a_name_is() -> None:
    # Given an organisation that was taken for a place, and a place that was linked elsewhere
    body = "Ember opened a hall in Port Ember."
    article = Article(
        body=body,
        places=[
            Place(name="Ember", mentions=2, offsets=[0, 28], country="US"),
            Place(name="Port Ember", mentions=1, offsets=[23], country="US", lat=1, lon=2, geonames_id=7),
        ],
    )
    # When the list is applied
    apply(parse(LIST), article)
    # Then each is what the list says, and what the list leaves open is kept
    assert [(named.name, named.offsets) for named in article.organisations] == [("Ember", [0])]
    [port] = article.places
    assert (port.country, port.lat, port.lon, port.geonames_id) == ("FJ", -17.5, 2, 7)


def test_a_mention_inside_a_name_of_the_list_is_no_longer_somebody_elses() -> None:
    article = Article(body="Hana Ibe spoke.", organisations=[Organisation(name="Hana", mentions=1, offsets=[0])])
    apply(parse(LIST), article)
    assert article.organisations == [] and [person.name for person in article.people] == ["Hana Ibe"]


def test_title_and_dateline_count_without_offsets() -> None:
    article = Article(title="Hana Ibe resigns", dateline=Dateline(place="PORT EMBER"), body="She left.")
    apply(parse(LIST), article)
    assert [(named.name, named.mentions, named.offsets) for named in (*article.people, *article.places)] == [
        ("Hana Ibe", 1, []),
        ("Port Ember", 1, []),
    ]


def test_an_article_without_the_names_stays_as_it_is() -> None:
    article = Article(title="Rain", body="It rained in Suva.", places=[Place(name="Suva", mentions=1, offsets=[13])])
    before = article.model_copy(deep=True)
    apply(parse(LIST), article)
    assert article == before


def test_the_entries_that_an_article_mentions_are_named_once_each() -> None:
    article = Article(title="Ember", body="Ibe Hana met HANA IBE in the harbour.")
    apply(parse(LIST), article)
    assert article.watched == ["Ember", "Hana Ibe"]
