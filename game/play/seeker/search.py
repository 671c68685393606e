"""The search for the best of several things to do: all are tried under the same luck, and the worse half is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

from msgspec import Struct

from game.model.arithmetic import added

CAUTION = 0.7  # standard errors by which one of few must be better than what the policy would do anyway
MANY = 1.3  # and one of many, of which some will always look good


class Round(Struct, frozen=True):
    """`futures` more for each that is left; `left` of them go on."""

    futures: int
    left: int


class Contest:
    """`worth(n, k)`: of future `k` of candidate `n`; 0 is the one that stays where none is plainly better."""

    def __init__(self, many: int, worth: Callable[[int, int], float], caution: float = CAUTION) -> None:
        self.scores: list[list[float]] = [[] for _ in range(many)]
        self._worth = worth
        self._caution = caution
        self.alive = list(range(many))

    def run(self, rounds: Sequence[Round]) -> int:
        """The best after the rounds."""
        for each in rounds:
            if len(self.alive) == 1:
                break
            for n in self.alive:
                self._play(n, each.futures)
            others = sorted(self.alive[1:], key=self.lead, reverse=True)
            self.alive = [0, *others[: max(1, each.left - 1)]]
        return self.best()

    def best(self) -> int:
        best = max(self.alive, key=self.lead)
        return best if self.plainly(best) else 0

    def lead(self, n: int) -> float:
        """By how much a future of `n` is better than the same of the first, on average."""
        leads = self._leads(n)
        return added(leads) / len(leads) if leads else 0.0

    def plainly(self, n: int) -> bool:
        """Whether `n` is better by more than chance might make it."""
        leads = self._leads(n)
        if not leads or (mean := added(leads) / len(leads)) <= 0:
            return False
        spread = added((lead - mean) ** 2 for lead in leads) / max(1, len(leads) - 1)
        return mean > self._caution * sqrt(spread / len(leads))

    def _play(self, n: int, futures: int) -> None:
        mine = self.scores[n]
        mine += [self._worth(n, k) for k in range(len(mine), len(mine) + futures)]

    def _leads(self, n: int) -> list[float]:
        return [mine - first for mine, first in zip(self.scores[n], self.scores[0], strict=False)]
