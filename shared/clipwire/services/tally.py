"""Compute the outcome of a whole file from the outcomes of its parts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt

PartOutcome = Literal["accepted", "unchanged", "partial", "rejected", "failed", "passed over", "sent on"]
"""sent on: the member has a message of its own. passed over: the member is not a file that the user dropped."""
WholeOutcome = Literal["accepted", "unchanged", "partial", "rejected"]

WITH_PROBLEMS = ("partial", "rejected", "failed")

NOTHING_READ = Problem.of("not-an-article", "The container holds no file that could be read.")


@dataclass
class Tally:
    """The number of parts by outcome, and the first problem among them. A single file is its own only part."""

    counted: "Counter[str]" = field(default_factory=Counter)
    first_problem: Problem | None = None

    @classmethod
    def resumed(cls, counted: Mapping[str, int], first_problem: Problem | None) -> "Tally":
        """The tally of an earlier step."""
        return cls(Counter(counted), first_problem)

    def add(self, outcome: PartOutcome, problem: Problem | None = None, member: str | None = None) -> None:
        """Count a part. Its problem gets the name of the `member`, if one is given."""
        self.counted[outcome] += 1
        if problem and self.first_problem is None:
            detail = f"{member}: {problem.detail}" if member else problem.detail
            self.first_problem = problem.model_copy(update={"detail": detail})

    @property
    def outcome(self) -> WholeOutcome:
        useful = {outcome for outcome, count in self.counted.items() if count} - {"rejected", "failed", "passed over"}
        if not useful:
            return "partial" if self.counted["failed"] else "rejected"  # failed members may be read another time
        if self.first_problem:
            return "partial"
        return "unchanged" if useful == {"unchanged"} else "accepted"

    @property
    def has_problems(self) -> bool:
        return any(self.counted[outcome] for outcome in WITH_PROBLEMS)

    @property
    def problem(self) -> Problem | None:
        """The first problem, with the number of other members that have one."""
        if self.first_problem is None:
            return NOTHING_READ if self.outcome == "rejected" else None
        others = sum(self.counted[outcome] for outcome in WITH_PROBLEMS) - 1
        have = "member has a problem" if others == 1 else "members have problems"
        more = f" ({others} more {have}.)" if others > 0 else ""
        return self.first_problem.model_copy(update={"detail": self.first_problem.detail + more})

    def closed(self, receipt: Receipt, now: datetime) -> Receipt:
        """The receipt of a container whose members are all counted."""
        counted = {"outcome": self.outcome, "members": dict(self.counted), "problem": self.problem}
        return receipt.model_copy(update=counted | {"updated": now})
