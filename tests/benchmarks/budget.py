"""One line of the table: what was measured, and what it may be at most."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """`number` in `unit`; `limit` None: measured for comparison. `note`: the reference, in the same run."""

    what: str
    number: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def over(self) -> bool:
        return self.limit is not None and self.number > self.limit

    @property
    def value(self) -> str:
        return f"{self.number:.1f} {self.unit}" if self.unit != "x" else f"{self.number:.2f} x"

    @property
    def most(self) -> str:
        return "" if self.limit is None else f"{self.limit:g} {self.unit}"

    @property
    def beside(self) -> str:
        return f"  ({self.note})" if self.note else ""


def milliseconds(work: Callable[[], object], rounds: int = 9) -> float:
    """The median of so many runs, the first not counted."""
    times = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times[1:])
