"""The gate: every evaluation set of our own reaches its committed floors."""

from pathlib import Path

import pytest

from tests.benchmarks import floors
from tests.benchmarks.floors import Floors, Refused, complaints, hash_of, load, renew
from tests.benchmarks.sets import SETS
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score

COMMITTED = load(floors.FILE)


@pytest.mark.parametrize("name", SETS)
def test_a_set_reaches_its_floors(name: str) -> None:
    assert complaints(SETS[name], COMMITTED.get(name)) == []


def test_no_floor_has_lost_its_set() -> None:
    assert COMMITTED.keys() - SETS.keys() == set()


def test_every_file_of_data_belongs_to_a_set() -> None:
    scored = {path for found in SETS.values() for path in found.files}
    assert {path for path in DATA.rglob("*") if path.is_file()} - scored == set()


class Birds:
    """A set of one file, whose figures a test decides."""

    def __init__(self, folder: Path) -> None:
        self.cases = folder / "birds.tsv"
        self.cases.write_text("heron\nswift\n")
        self.floors = folder / "floors.toml"
        self.figures = {"found": 0.9, "named": 0.8}

    @property
    def set(self) -> EvaluationSet:
        return EvaluationSet("birds", (self.cases,), list, lambda _: Score(self.figures, []))

    def renew(self, *lower: str) -> None:
        renew({"birds": self.set}, self.floors, lower)

    def complaints(self) -> list[str]:
        return complaints(self.set, load(self.floors).get("birds"))


@pytest.fixture
def birds(tmp_path: Path) -> Birds:
    return Birds(tmp_path)


def test_a_new_set_needs_floors(birds: Birds) -> None:
    assert birds.complaints() == ["birds has no floors: run `make floors`"]


def test_a_floor_is_a_margin_below_the_figure(birds: Birds) -> None:
    birds.renew()
    assert load(birds.floors) == {"birds": Floors(hash_of([birds.cases]), {"found": 0.895, "named": 0.795})}
    assert birds.complaints() == []


def test_a_figure_below_its_floor_fails_and_the_message_says_what_to_do(birds: Birds) -> None:
    # Given floors
    birds.renew()
    # When one figure falls by more than the margin
    birds.figures["named"] = 0.79
    # Then it is named, with the commands that show and that accept the loss
    [complaint] = birds.complaints()
    assert complaint.startswith("birds.named is 0.7900, below its floor of 0.795")
    assert "bench_sets birds" in complaint
    assert 'make floors LOWER="birds.named"' in complaint


def test_a_changed_set_fails_until_its_floors_are_renewed(birds: Birds) -> None:
    # Given floors of a set
    birds.renew()
    # When a case is added
    birds.cases.write_text("heron\nswift\nwren\n")
    # Then the set fails, though its figures are the same
    assert birds.complaints() == ["the files of birds have changed: run `make floors` to measure the set as it is now"]
    # And new floors mend that
    birds.renew()
    assert birds.complaints() == []


def test_a_figure_of_another_name_fails(birds: Birds) -> None:
    birds.renew()
    birds.figures["counted"] = 1.0
    assert birds.complaints() == ["the figures of birds have other names than its floors: run `make floors`"]


def test_floors_rise_with_the_figures(birds: Birds) -> None:
    birds.renew()
    birds.figures["named"] = 0.9
    birds.renew()
    assert load(birds.floors)["birds"].figures == {"found": 0.895, "named": 0.895}


def test_a_figure_within_its_margin_keeps_the_floor(birds: Birds) -> None:
    birds.renew()
    birds.figures["named"] = 0.796
    birds.renew()
    assert load(birds.floors)["birds"].figures["named"] == 0.795


def test_a_floor_falls_only_by_name(birds: Birds) -> None:
    # Given floors, and figures that have both fallen
    birds.renew()
    before = birds.floors.read_text()
    birds.figures = {"found": 0.5, "named": 0.5}
    # When only one of them is named
    with pytest.raises(Refused, match=r"^birds\.named: 0\.795 -> 0\.495$"):
        birds.renew("birds.found")
    # Then nothing is written
    assert birds.floors.read_text() == before
    # When both are named, both fall
    birds.renew("birds.found", "birds.named")
    assert load(birds.floors)["birds"].figures == {"found": 0.495, "named": 0.495}


def test_a_figure_that_is_no_longer_measured_counts_as_fallen(birds: Birds) -> None:
    birds.renew()
    del birds.figures["found"]
    with pytest.raises(Refused, match=r"birds\.found: 0\.895 -> None"):
        birds.renew()


def test_the_command_refuses_with_status_1(birds: Birds, monkeypatch: pytest.MonkeyPatch) -> None:
    birds.renew()
    birds.figures["found"] = 0.1
    monkeypatch.setattr(floors, "SETS", {"birds": birds.set})
    monkeypatch.setattr(floors, "FILE", birds.floors)
    monkeypatch.setattr("sys.argv", ["floors"])
    with pytest.raises(SystemExit) as ended:
        floors.main()
    assert ended.value.code == 1
