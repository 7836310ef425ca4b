"""The chain: what enrichers declare is what they do, and one that fails costs no more than its own fields."""

from dataclasses import replace
from typing import Any

import pytest

from clipwire.enrichment import chain
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.chain import CHAIN, Enricher, enrich
from clipwire.enrichment.watchlist import parse
from clipwire.model.article import Article, Dateline
from clipwire.model.limits import Limits

WATCH_LIST = parse("""\
entries:
  - {name: Ana Lara, kind: person, identifiers: {house: "1"}}
  - {name: Kenya Ports Authority, kind: organisation, identifiers: {house: "2"}}
  - {name: Port Ember, kind: place, country: FJ}
""")
ARTICLES = [
    Article(
        title="Russia accuses Kenya of seizing a trawler",
        dateline=Dateline(place="NAIROBI"),
        published="2025-04-24",
        body="NAIROBI, April 24 (Reuters) -- Kenya's foreign minister Ana Lara met President Vladimir Putin in Moscow. "
        "Russia accused Kenya of an attack on a trawler on April 3. The foreign ministry expelled two diplomats.\n\n"
        "“We regret the attack on the trawler,” Lara said. Putin criticised the Kenya Ports Authority. The trawler "
        "left Port Ember for Vladivostok last year. Lara thanked the crew of the trawler.",
    ),
    Article(
        title="Lincoln beat Perth",
        published="2025-04-24",
        body="Lincoln won the football match against Perth on Saturday. Russia accused Kenya. The Perth Harbour Trust "
        "paid for the football match. The coach of the football team and the players thanked the fans for the goals.",
    ),
    Article(
        title="Рыболовная квота снижена",
        language="en",
        published="2025-04-24",
        body="«Рыболовная квота снижена», заявил президент России Владимир Путин в Москве во вторник. " * 8,
    ),
    Article(
        language="en",
        published="2025-04-24",
        body="President Kenya Barrows met Jordan Perth in Lima. The talks with Perth were good. "
        "Barrows left Lima for Lake Ulvann.",
    ),
    Article(
        language="de",
        published="2025-04-24",
        body="Bürgermeisterin Anna Lehmann kam am Montag. „Wir haben zwei Boote verloren“, sagte Lehmann in Kiel. "
        "Eine griechische Zeitung schrieb es.",
    ),
    Article(
        language="ja",
        published="2025-04-24",
        body="自民党の代表は日本と米国の協力を歓迎した。国際連合も声明を出した。California borders the United States.",
    ),
]
EMPTY = Article()
FILLED = [field for enricher in CHAIN for field in enricher.fills]
OF_THE_TEXT = ("title", "dateline", "body", "published", "url", "authors", "source")


def so_far(article: Article, enricher: Enricher) -> Analysis:
    """The article as an enricher finds it in the chain."""
    before = CHAIN[: CHAIN.index(enricher)]
    return Analysis(enrich(article, WATCH_LIST, before), WATCH_LIST)


def without(article: Article, *fields: str) -> Article:
    """A copy with these fields as they are before anything is found."""
    return article.model_copy(update={name: getattr(EMPTY.model_copy(deep=True), name) for name in fields}, deep=True)


def result(enricher: Enricher, article: Article) -> dict[str, Any]:
    """What an enricher makes of an article: the fields that it declares."""
    analysis = Analysis(article.model_copy(deep=True), WATCH_LIST)
    enricher.enrich(analysis)
    return analysis.article.model_dump(include=set(enricher.fills))


def changes(enricher: Enricher, article: Article) -> set[str]:
    """The fields that an enricher writes when its turn comes."""
    analysis = so_far(article, enricher)
    before = analysis.article.model_dump()
    enricher.enrich(analysis)
    after = analysis.article.model_dump()
    return {field for field in after if after[field] != before[field]}


def each_of(enrichers: tuple[Enricher, ...] = CHAIN) -> Any:
    return pytest.mark.parametrize("enricher", enrichers, ids=lambda enricher: enricher.name)


def test_names_are_single_words_and_unique() -> None:
    names = [enricher.name for enricher in CHAIN]
    assert all(name.isalpha() and name.islower() for name in names)
    assert len(set(names)) == len(names)


@each_of()
def test_each_enricher_writes_the_fields_that_it_declares_and_no_others(enricher: Enricher) -> None:
    # Given articles in which every enricher finds something
    # When the enricher's turn comes
    written = set[str]().union(*(changes(enricher, article) for article in ARTICLES))
    # Then it writes all that it declares, over all the articles, and nothing else
    assert written == set(enricher.fills)


@each_of()
def test_what_an_enricher_needs_is_filled_by_an_earlier_one(enricher: Enricher) -> None:
    earlier = {field for before in CHAIN[: CHAIN.index(enricher)] for field in before.fills}
    assert set(enricher.needs) <= earlier


@each_of()
def test_an_enricher_reads_no_field_that_it_does_not_declare(enricher: Enricher) -> None:
    undeclared = set(FILLED) - {*enricher.needs, *enricher.fills}
    for article in ARTICLES:
        # Given what earlier enrichers found, and the same without the fields that this one does not need
        found = so_far(article, enricher).article
        bare = without(found, *undeclared)
        # When the enricher reads both
        # Then it finds the same
        assert result(enricher, bare) == result(enricher, found)


@pytest.mark.parametrize(
    ("enricher", "need"),
    [(enricher, need) for enricher in CHAIN for need in enricher.needs],
    ids=lambda part: part if isinstance(part, str) else part.name,
)
def test_an_enricher_declares_no_need_that_makes_no_difference(enricher: Enricher, need: str) -> None:
    # Given what earlier enrichers found
    found = [so_far(article, enricher).article for article in ARTICLES]
    # When one of the needs is not filled, or the language is another one
    changed = [without(article, need) for article in found]
    if need == "language":
        changed = [article.model_copy(update={"language": "ko"}) for article in found]
    results = [result(enricher, article) for article in changed]
    # Then the enricher finds something else in one of the articles
    assert results != [result(enricher, article) for article in found]


def test_no_enricher_changes_the_text_that_readings_are_made_of() -> None:
    assert not set(OF_THE_TEXT) & set(FILLED)


def test_records_carry_the_version_of_each_enricher() -> None:
    plain, watched = enrich(ARTICLES[0]), enrich(ARTICLES[0], WATCH_LIST)
    versions = {enricher.name: enricher.version for enricher in CHAIN}
    assert watched.enrichers == versions
    assert plain.enrichers == {name: version for name, version in versions.items() if name != "watchlist"}


def test_records_stored_under_the_old_names_of_enrichers_are_still_read() -> None:
    stored = {"body": "Rain.", "enrichers": {"language": 1, "people, organisations": 2, "watch list": 1}}
    assert Article.model_validate(stored).enrichers == stored["enrichers"]


def test_later_enrichers_read_what_the_watch_list_says() -> None:
    # Given an article with a place that only the watch list knows
    # When it is enriched with the list
    article = enrich(ARTICLES[0], WATCH_LIST)
    # Then the place counts for its country
    assert "Port Ember" in [place.name for place in article.places]
    assert "FJ" in [country.code for country in article.countries]


def test_the_original_stays_as_it_is() -> None:
    article = ARTICLES[0].model_copy(deep=True)
    enrich(article, WATCH_LIST)
    assert article == ARTICLES[0]


# An enricher that fails


def failing(analysis: Analysis) -> None:
    raise ValueError("no such luck")


@each_of()
def test_an_enricher_that_fails_leaves_a_warning_and_costs_only_its_own_fields(enricher: Enricher) -> None:
    # Given a chain in which one enricher raises an error
    chain = tuple(replace(one, enrich=failing) if one is enricher else one for one in CHAIN)
    # When an article is enriched
    article = enrich(ARTICLES[0], WATCH_LIST, chain)
    # Then a warning says so, and the record does not list the enricher
    assert article.warnings == [f"{enricher.name}: not found, because of an error (ValueError: no such luck)"]
    assert set(article.enrichers) == {one.name for one in CHAIN} - {enricher.name}
    # And the fields that others fill without its help are as ever
    whole = enrich(ARTICLES[0], WATCH_LIST)
    depend = dependent_on(enricher)
    changed = {"warnings"}.union(*(other.fills for other in CHAIN if other.name in depend))
    assert all(getattr(article, field) == getattr(whole, field) for field in set(FILLED) - changed)


def dependent_on(enricher: Enricher) -> set[str]:
    """The enricher, and those that need what it or one of these fills."""
    names, fields = {enricher.name}, set(enricher.fills)
    for other in CHAIN:
        if fields & {*other.needs, *other.fills}:
            names.add(other.name)
            fields |= set(other.fills)
    return names


def test_what_a_failing_enricher_wrote_before_it_failed_does_not_stay() -> None:
    # Given an enricher that fails with its work half done: one field replaced, a part of another one changed in place
    def half_done(analysis: Analysis) -> None:
        analysis.article.people[0].mentions = 99
        analysis.article.people[0].offsets.clear()
        analysis.article.places = []
        analysis.article.warnings.append("half done")
        raise KeyError("lost")

    fills = ("people", "places", "warnings")
    half = Enricher("half", fills=fills, needs=(), version=1, enrich=half_done)
    # When it comes behind the others
    whole = enrich(ARTICLES[0])
    article = enrich(ARTICLES[0], None, (*CHAIN, half))
    # Then the record is as if it had not run, but for the warning
    assert article.warnings == ["half: not found, because of an error (KeyError: 'lost')"]
    assert article.model_copy(update={"warnings": []}) == whole


# The analysis that the chain hands on


def test_articles_of_the_same_text_share_no_reading() -> None:
    one, other = Analysis(ARTICLES[0]), Analysis(ARTICLES[0].model_copy(deep=True))
    assert one.places is one.places
    assert one.places is not other.places


def test_the_text_has_title_dateline_and_body_and_no_dateline_twice() -> None:
    apart = Analysis(Article(title="Rain", dateline=Dateline(place="LIMA"), body="It rained."))
    assert apart.text == "Rain\nLIMA\nIt rained."
    assert apart.text[apart.body_start :] == "It rained."
    within = Analysis(Article(title="Rain", dateline=Dateline(place="LIMA"), body="(Lima, May 2) It rained."))
    assert within.text == "Rain\n(Lima, May 2) It rained."


def test_of_a_long_body_the_beginning_is_read_and_all_of_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a body with a place in its first paragraph and another one beyond what enrichers read
    monkeypatch.setattr(chain, "LIMITS", Limits(enriched_chars=300))
    body = "The trawler left Vladivostok.\n\n" + "The boats came home.\n\n" * 30 + "It reached Nairobi."
    lengths: list[int] = []
    spy = Enricher("spy", fills=(), needs=(), version=1, enrich=lambda analysis: lengths.append(len(analysis.text)))
    # When it is enriched
    article = enrich(Article(body=body), chain=(spy, *CHAIN))
    # Then the enrichers have seen the beginning, whole paragraphs of it, and the article says so
    assert lengths == [293]
    assert [place.name for place in article.places] == ["Vladivostok"]
    assert article.body == body
    assert article.warnings == ["names, dates and quotes were looked for in the first 293 characters"]
