"""Sum up the receipts of many files: outcomes, members, kinds of problems, how fast they are read, and when it ends."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from clipwire.cli.layout import shown_moment
from clipwire.cli.receipts import counted
from clipwire.model.receipt import Receipt

WAITING = "waiting"
"""The outcome of a file in the bucket that has no receipt yet."""
RATE_MINUTES = 5
"""Minutes over which the rate is measured."""
OPEN = (WAITING, "received", "reading")


@dataclass
class DropSums:
    """The sums of a drop, to which files are added one by one."""

    now: datetime
    files: Counter[str] = field(default_factory=Counter)
    members: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    """Title -> number of files and members."""
    lately: int = 0
    """Files and members that were done in the last `RATE_MINUTES`."""
    left: int = 0
    """Files and members that are not done. Those of containers that are not unpacked yet are unknown."""
    began: datetime | None = None
    """When the first file arrived."""

    def add(self, receipts: Sequence[Receipt]) -> None:
        """Count a file by the receipts of its newest version, its own first and then its members'; none if it waits.

        A container counts by its members: its own problem is that of one of them, unless none has any.
        """
        whole = next((receipt for receipt in receipts if receipt.member is None), None)
        outcome = whole.outcome if whole else WAITING
        self.files[outcome] += 1
        self.members.update(whole.members if whole else {})
        still_read = whole.members.get("sent on", 0) if whole and outcome == "reading" else 0
        self.left += still_read or int(outcome in OPEN)
        read = [receipt for receipt in receipts if not receipt.members]
        with_problem = [receipt for receipt in read if receipt.problem] or receipts[:1]
        self.problems.update(receipt.problem.title for receipt in with_problem if receipt.problem)
        since = self.now - timedelta(minutes=RATE_MINUTES)
        self.lately += sum(1 for receipt in read if receipt.outcome not in OPEN and receipt.updated > since)
        arrivals = [receipt.arrived for receipt in receipts]
        self.began = min([*arrivals, self.began] if self.began else arrivals, default=None)

    def lines(self) -> Iterator[str]:
        yield counted(self.files, "file")
        if self.members:
            yield counted(self.members, "member")
        if self.problems:
            kinds = ", ".join(f"{number:,} × {title}" for title, number in self.problems.most_common())
            yield f"problems: {kinds}"
        if self.left:
            yield self._forecast()

    def _forecast(self) -> str:
        began = self.began or self.now
        minutes = min((self.now - began) / timedelta(minutes=1), RATE_MINUTES)
        if not self.lately or minutes <= 0:
            return f"still open: {self.left:,}; none was done in the last {RATE_MINUTES} minutes"
        rate = self.lately / minutes
        end = self.now + timedelta(minutes=self.left / rate)
        return f"still open: {self.left:,}; at {rate:,.1f} a minute, they are done at about {shown_moment(end)}"
