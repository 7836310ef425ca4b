"""Titles that lists no longer show: found in windows on the newest articles, never in rotating lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from clipwire.stories.windows import Absence, Shown, absences
from tests.benchmarks.list_kinds import KINDS, OTHERS, Kind, site_of

DAY = datetime(2026, 1, 1, tzinfo=UTC)
NEWEST = 20


def at(day: int) -> datetime:
    return DAY + timedelta(days=day)


def shown(day: int, *, without: Sequence[int] = (), own: int = 0, page: str = "") -> Shown:
    """The list on the page of article `own`, on a day on which article `day` is the newest but one."""
    newest = [number for number in range(day + NEWEST, -1, -1) if number != own and number not in without]
    return Shown(at(day), page or f"page {own} {day}", f"t{own}", tuple(f"t{it}" for it in newest[:NEWEST]))


def days(first: int, last: int, without: Sequence[int] = ()) -> list[Shown]:
    return [shown(day, without=without) for day in range(first, last + 1)]


def test_a_title_that_two_lists_leave_out_between_its_neighbours_is_gone() -> None:
    # Given lists of the newest articles, and two later ones without one of them
    lists = days(1, 10) + days(11, 12, without=[24])
    # Then it is gone, but was not after the first
    assert absences(lists[:-1]) == {}
    assert absences(lists) == {"t24": Absence(at(4), at(10), (lists[-2], lists[-1]))}


def test_a_title_that_is_shown_again_is_back() -> None:
    lists = days(1, 10) + days(11, 12, without=[24]) + days(13, 13)
    assert absences(lists)["t24"].back == at(13)


def test_one_list_without_a_title_says_nothing_even_afterwards() -> None:
    assert absences(days(1, 10) + days(11, 11, without=[24]) + days(12, 13)) == {}


def test_titles_that_leave_at_the_bottom_are_not_gone() -> None:
    assert absences(days(1, 40)) == {}


def test_the_newest_and_the_oldest_title_of_a_list_have_no_neighbours_to_prove_it() -> None:
    assert absences(days(1, 10) + days(11, 13, without=[30, 31, 32, 33])) == {}


def test_what_is_left_of_a_ranking_below_the_window_proves_nothing() -> None:
    # Given lists that leave out a title above their last three
    def cut(one: Shown) -> Shown:
        return replace(one, titles=tuple(it for it in one.titles if it != "t16"))

    assert "t16" not in absences(days(1, 10) + [cut(replace(shown(12), moment=at(day))) for day in (12, 13)])


def test_a_page_does_not_list_itself() -> None:
    lists = days(1, 10) + [shown(day, own=24) for day in (11, 12)]
    assert absences(lists) == {}


def test_a_title_in_its_place_is_the_same_article_renamed() -> None:
    # Given lists that show another title in the place of one
    def renamed(one: Shown) -> Shown:
        return Shown(
            one.moment, one.page, one.own, tuple("t24 with photos" if it == "t24" else it for it in one.titles)
        )

    assert absences(days(1, 10) + list(map(renamed, days(11, 14)))) == {}


def test_lists_of_the_same_day_contradict_each_other_without_harm() -> None:
    # Given pages of one day, of which some were fetched before an article was taken down
    mixed = [shown(11, without=[24], page="a"), shown(11, page="b"), shown(11, without=[24], page="c")]
    # Then nothing is said that day, and what the next day's lists leave out is gone since that day
    assert absences(days(1, 10) + mixed) == {}
    later = days(1, 10) + mixed + days(12, 13, without=[24])
    assert absences(later)["t24"].last_seen == at(11)


def test_a_short_or_quiet_history_proves_nothing() -> None:
    gone = days(4, 6, without=[21])
    assert absences(days(1, 3) + gone) == {}
    # or lists that never change
    same = [Shown(at(day), f"page {day}", "own", shown(1).titles) for day in range(20)]
    cut = [Shown(one.moment, one.page, one.own, tuple(it for it in one.titles if it != "t10")) for one in same]
    assert absences(same[:15] + cut[15:]) == {}


def test_when_many_titles_go_at_once_the_list_has_changed_and_nothing_is_said() -> None:
    assert absences(days(1, 10) + days(11, 13, without=[20, 21, 23, 24, 26, 27])) == {}


def test_a_source_whose_titles_come_and_go_is_not_judged() -> None:
    # Given a source that left one title out and showed it again, and then leaves out another
    lists = days(1, 10) + days(11, 12, without=[24]) + days(13, 15) + days(16, 18, without=[30])
    # Then it may be a rotating list, and the second is not said to be gone
    assert "t30" not in absences(lists)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(kind=st.sampled_from(KINDS), seed=st.integers(min_value=0, max_value=10_000_000))
def test_nothing_is_said_of_sources_that_withdraw_nothing(kind: Kind, seed: int) -> None:
    # Given the lists of a source of any kind, When they are compared at some moments, Then no title is gone
    lists = site_of(kind, seed).seen(kind)
    for count in {len(lists) // 3, len(lists) // 2, len(lists) - 1, len(lists)}:
        assert absences(lists[:count]) == {}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(kind=st.sampled_from(OTHERS), seed=st.integers(min_value=0, max_value=10_000_000), comes_back=st.booleans())
def test_of_what_is_withdrawn_nothing_else_is_said(kind: Kind, seed: int, comes_back: bool) -> None:
    site = site_of(kind, seed)
    site.take_down(2, comes_back)
    lists = site.seen(kind)
    assert absences(lists).keys() <= site.taken_down.keys()
