"""Every case is read as well as its marks say: no want that was met is lost, and progress is written down."""

from pathlib import Path

import pytest

from tests.cases.renew import Refused, renew
from tests.cases.wants import CASES, SUFFIX, Case, cases, judged

ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_a_case_is_read_as_its_marks_say(case: Case) -> None:
    # Given a file, and what a careful reader wants of it
    # When it is read as `clipwire inspect` reads it
    verdicts = judged(case)
    # Then no want that was met is lost
    lost = [str(one) for one in verdicts if one.was_met and not one.met]
    assert lost == [], f"{case.why} Lost:\n" + "\n".join(lost)
    # And no want is met that is marked as a gap
    gained = [str(one) for one in verdicts if one.met and not one.was_met]
    assert gained == [], "Progress: run `make cases` to mark these wants as met:\n" + "\n".join(gained)


def test_every_file_is_a_case() -> None:
    files = {path for path in CASES.glob("*/*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert {path for path in files if not path.name.endswith(SUFFIX)} == {case.file for case in ALL}


PAGE = b"""<html><head><title>Fleet returns</title></head><body><article><h1>Fleet returns</h1>
<p>The fleet of the eastern harbour landed forty tons of herring on Thursday, said the harbour master of Bergen.</p>
<p>It was the largest catch of the season, and the first that was sold on the new quay, where the ice is made.</p>
</article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One case, with a want that is met, one that is not, and no marks."""
    (tmp_path / "fleets").mkdir()
    (tmp_path / "fleets" / "returns.html").write_bytes(PAGE)
    wants = '{"field": "title", "is": "Fleet returns"}, {"field": "title", "is": "Another title"}'
    (tmp_path / "fleets" / "returns.html.wants.json").write_text(f'{{"why": "A page.", "wants": [{wants}]}}')
    return tmp_path


def test_a_lost_want_is_refused_unless_its_case_is_named(folder: Path) -> None:
    # Given a case with a want that is not met, and not marked as a gap
    wants = folder / "fleets" / "returns.html.wants.json"
    before = wants.read_text()
    # When the marks are renewed, then the loss is refused and nothing is written
    with pytest.raises(Refused, match=r"^fleets/returns\.html: .*Another title.*got \"Fleet returns\"$"):
        renew(folder)
    assert wants.read_text() == before
    # When its case is named, then it is marked
    assert renew(folder, lose=["fleets/returns.html"]) == (1, 2)
    [case] = cases(folder)
    assert [want.get("met", True) for want in case.wants] == [True, False]


def test_a_gap_that_is_met_loses_its_mark(folder: Path) -> None:
    # Given a want that is marked as a gap
    wants = folder / "fleets" / "returns.html.wants.json"
    wants.write_text('{"why": "A page.", "wants": [{"field": "title", "is": "Fleet returns", "met": false}]}')
    [case] = cases(folder)
    [one] = judged(case)
    assert (one.met, one.was_met) == (True, False)
    # When the marks are renewed
    renew(folder)
    # Then it counts as met
    [case] = cases(folder)
    assert case.wants == [{"field": "title", "is": "Fleet returns"}]
