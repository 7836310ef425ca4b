"""Source profiles and the ids of sources."""

from zoneinfo import available_timezones

import pytest

from clipwire.model.article import Source
from clipwire.parsing import sources
from clipwire.parsing.registry import parse
from clipwire.parsing.sources import Profile, profile_of_host, profiles, source_named
from tests.support.documents import TEXT


def test_every_profile_is_valid_and_no_name_or_domain_belongs_to_two() -> None:
    # Given all the files of the folder, which are validated as they are read
    found = profiles().values()
    # Then each name and domain leads to one source, and each time zone exists
    for values in (
        [name.casefold() for p in found for name in {p.name, *p.aliases}],
        [domain for p in found for domain in p.domains],
    ):
        assert len(values) == len(set(values))
    assert {p.time_zone for p in found if p.time_zone} <= available_timezones()


@pytest.mark.parametrize(
    ("printed", "source_id", "name"),
    [
        ("Pyongyang Times", "pyongyang-times", "Pyongyang Times"),
        ("Rodong Sinmun (En)", "rodong-sinmun", "Rodong Sinmun"),
        ("로동신문", "rodong-sinmun", "로동신문"),
        ("KCNA.kp (Kr)", "kcna", "KCNA.kp"),
        ("The Associated Press", "ap", "The Associated Press"),
        ("L'Écho des Îles", "l-echo-des-iles", "L'Écho des Îles"),
        ("神戸が新聞", "神戸が新聞", "神戸が新聞"),
    ],
)
def test_a_printed_name_is_kept_and_folded_to_an_id(printed: str, source_id: str, name: str) -> None:
    source = source_named(printed)
    assert source is not None
    assert (source.id, source.name) == (source_id, name)


@pytest.mark.parametrize("printed", ["", "(En)", " - ", "|"])
def test_a_blank_name_is_no_source(printed: str) -> None:
    assert source_named(printed) is None


def test_a_host_belongs_to_the_source_of_its_domain() -> None:
    profile = profile_of_host("en.yna.co.kr")
    assert profile is not None
    assert profile.id == "yonhap"
    assert profile_of_host("harbournews.example") is None


def test_a_profile_with_a_brand_makes_an_aggregator(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an aggregator of its own brand, which prints the month first
    watch = Profile(id="pier-watch", name="Pier Watch", brand="PIER", day_first=False)
    monkeypatch.setattr(sources, "aggregators", lambda: (watch,))
    # When a page of another source, without a habit of its own, is read from it
    row = "Date: 05/06/2025 | URL: https://harbour.example/fleet"
    lines = ["June 09, 2025June 09, 2025", "PIER Harbour News", "Fleet returns to the pier", row, "Source:", *TEXT]
    [article] = parse("\n\n".join(lines).encode()).articles
    # Then its brand names the source and decides the date
    assert (article.source, article.published) == (Source(id="harbour-news", name="Harbour News"), "2025-05-06")
    assert article.title == "Fleet returns to the pier"
