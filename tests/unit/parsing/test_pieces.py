"""Containers that are unpacked in steps, and the pieces of whole articles that sequences are divided into."""

import gzip
import json
from typing import Any

import pytest

from clipwire.model.limits import Limits
from clipwire.parsing.containers import sequences, slices
from clipwire.parsing.containers.members import Located, Refused
from clipwire.parsing.containers.slices import member_of_slice, needs_steps
from clipwire.parsing.registry import parse
from tests.unit.parsing.archives import PAGE, scanned, scanned_or_refused, tarred, zipped

ARTICLE = (
    '{"@type": "NewsArticle", "headline": "Fleet %d of the \\"harbour\\" [{", "articleBody": "Boats } came ] home."}'
)


def json_list(count: int) -> bytes:
    return ("[\n  " + " ,\n ".join(ARTICLE % n for n in range(count)) + "\n]\n").encode()


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
@pytest.mark.parametrize("block", [7, 64, 1 << 20])
def test_a_list_of_articles_is_cut_into_pieces_of_whole_ones(
    compress: Any, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a list of 250 articles, whose strings hold brackets and quotation marks
    monkeypatch.setattr(sequences, "BLOCK_BYTES", block)
    data = compress(json_list(250))
    # When it is cut
    items = scanned(data)
    # Then every piece is a list of its own, and no article is lost or read twice
    assert [item.name for item in items] == ["items 1-100", "items 101-200", "items 201-250"]
    titles: list[str] = []
    for item in items:
        if isinstance(item, Located):
            item = member_of_slice(data[item.slice.start :][: item.slice.length], item.slice, item.name)
        titles += [json.loads(json.dumps(article.title)) for article in parse(item.data).articles]
    assert titles == [f'Fleet {n} of the "harbour" [{{' for n in range(250)]


def test_a_list_that_breaks_off_keeps_its_whole_articles() -> None:
    items = scanned(json_list(150)[:-60])
    assert [item.name for item in items] == ["items 1-100", "items 101-149", "the rest"]
    assert items[-1].problem.type.endswith("damaged-file")


def test_a_piece_holds_no_more_articles_than_one_call_can_store() -> None:
    lines = b"".join(b'{"@type":"NewsArticle","headline":"Fleet %d"}\n' % n for n in range(250))
    assert [item.name for item in scanned(lines)] == ["lines 1-100", "lines 101-200", "lines 201-250"]


def test_a_list_of_other_things_is_no_container() -> None:
    assert not slices.looks_like_container(b'[{"lat": 1, "lon": 2}, {"lat": 3, "lon": 4}]')
    assert slices.looks_like_container(b'[{"@type": "NewsArticle"}]')


def test_the_members_of_what_is_unpacked_in_steps_are_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "LIMITS", Limits(members=3))
    found = [*scanned(zipped({f"{n}.md": PAGE for n in range(6)}))]
    assert [type(item) for item in found] == [Located, Located, Located, Refused]
    assert found[-1].problem.type.endswith("too-many-members")


def test_the_bytes_of_what_is_unpacked_in_steps_are_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "LIMITS", Limits(expanded_bytes=25_000))
    page = PAGE + b" " * 10_000
    for data in (
        zipped({f"{n}.md": page for n in range(6)}),
        gzip.compress(tarred(*((f"{n}", page) for n in range(6)))),
    ):
        found = scanned_or_refused(data)
        assert len(found) <= 3
        assert found[-1].problem.type.endswith("expands-too-far")


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (PAGE, False),
        (zipped({"a.md": PAGE, "b.md": PAGE}), False),
        (zipped({f"{n}.md": PAGE for n in range(101)}), True),
        (zipped({f"{n}.md": PAGE + b" " * 300_000 for n in range(10)}), True),
        (gzip.compress(tarred(*((f"{n}.md", PAGE) for n in range(101)))), True),
        (gzip.compress(tarred(("a.md", PAGE))), False),
        (zipped({f"{n}.zip": zipped({f"{m}.md": PAGE for m in range(30)}) for n in range(4)}), True),
        (zipped({f"{n}.zip": zipped({f"{m}.md": PAGE for m in range(30)}) for n in range(3)}), False),
        (json_list(50), False),
        (json_list(150), True),
        (gzip.compress(json_list(150)), True),
        (b"PK\3\4 broken", False),
    ],
    ids=[
        "page",
        "two",
        "101",
        "long",
        "tar of 101",
        "tar of 1",
        "120 in 4",
        "90 in 3",
        "list of 50",
        "list of 150",
        "the same, gzipped",
        "broken",
    ],
)
def test_a_small_container_with_much_in_it_is_unpacked_in_steps(data: bytes, wanted: bool) -> None:
    assert needs_steps(data) is wanted
