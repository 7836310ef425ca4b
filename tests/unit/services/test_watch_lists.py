"""The text of a watch list as the list, or as a warning."""

from clipwire.services.watch_lists import watched_in


def test_a_list_has_a_short_digest_that_changes_with_its_text() -> None:
    # Given a list, and the same list with another name
    watched = watched_in("- name: Hana Ibe\n  kind: person", "watch.yaml")
    other = watched_in("- name: Hana Ibo\n  kind: person", "watch.yaml")
    # Then each has its entries and its own digest, and no warning
    assert watched.watch_list and [entry.name for entry in watched.watch_list.entries] == ["Hana Ibe"]
    assert watched.warning is None
    assert watched.digest and other.digest and len(watched.digest) == 12
    assert watched.digest != other.digest


def test_a_list_with_a_mistake_is_no_list_but_a_warning() -> None:
    watched = watched_in("- kind: person", "watch.yaml")
    assert watched.watch_list is None and watched.digest is None
    assert watched.warning == "the watch list watch.yaml was not used: line 1, entry 1: there is no `name`"


def test_the_warning_counts_further_mistakes() -> None:
    watched = watched_in("- kind: person\n- kind: place\n- kind: person", "watch.yaml")
    assert watched.warning and watched.warning.endswith("there is no `name` and 2 more")
