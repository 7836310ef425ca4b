"""Show long steps in a terminal: a spinner while a step runs, then its time."""

import time
from dataclasses import dataclass, field

from rich.console import Console
from rich.status import Status
from rich.text import Text

WIDTH = 44


@dataclass
class Steps:
    console: Console
    took: list[tuple[str, float]] = field(default_factory=list)
    """The steps that are done, with their seconds."""
    _name: str = ""
    _begun: float = 0.0
    _spinner: Status | None = None

    def begin(self, name: str) -> None:
        """End the current step, if any, and begin another, unless its name is empty."""
        self.end()
        if name:
            self._name, self._begun = name, time.monotonic()
            self._spinner = self.console.status(Text(name))
            self._spinner.start()

    def end(self) -> None:
        if self._stop():
            seconds = time.monotonic() - self._begun
            self.took.append((self._name, seconds))
            self.console.print(Text.assemble(("✓ ", "green"), f"{self._name:{WIDTH}}", (f"{seconds:6.1f} s", "dim")))

    def fail(self) -> None:
        if self._stop():
            self.console.print(Text.assemble(("✗ ", "red"), self._name))

    def _stop(self) -> bool:
        if not self._spinner:
            return False
        self._spinner.stop()
        self._spinner = None
        return True
