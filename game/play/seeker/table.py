"""What a state in mid-game is worth for a goal: a table of weights, fitted on games that were played out."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from game.model.arithmetic import added
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.moment import Moment

_RIDGE = 0.03  # of the number of rows


class Table:
    """Weights of what stands out in a state; `worth` is between 0 and 1."""

    def __init__(self, scenario: Scenario, states: Sequence[State], worths: Sequence[float]) -> None:
        """`worths[n]`: what became of the game in which `states[n]` was."""
        self.scenario = scenario
        rows = [features(scenario, state) for state in states]
        self.means, self.sds = _spread(rows)
        self.mean = added(worths) / len(worths)
        standard = [self._standard(row) for row in rows]
        self.weights = _ridge(standard, [worth - self.mean for worth in worths])

    def worth(self, state: State) -> float:
        row = self._standard(features(self.scenario, state))
        return self.mean + added(weight * x for weight, x in zip(self.weights, row, strict=True))

    def _standard(self, row: list[float]) -> list[float]:
        return [(x - mean) / sd for x, mean, sd in zip(row, self.means, self.sds, strict=True)]


def features(scenario: Scenario, state: State) -> list[float]:
    """Every number, how each body stands, how far each reform has gone, promises, roots and the turn."""
    moment = Moment(scenario, state)
    v = moment.v
    row = [v[slot] for slot, it in enumerate(scenario.indicators.values()) if it.kind in ("indicator", "mood")]
    for id, body in scenario.bodies.items():
        if body.support:
            support = [moment.support(person, id) for person in moment.voters(id)]
            row += [added(support) / (len(support) or 1), sum(s >= 50 for s in support) / (len(support) or 1)]
    row += [float(moment.ordered(id)) for id in scenario.reforms]
    status = [bond.status for bond in state.bonds.values()]
    return [*row, *(float(status.count(each)) for each in ("open", "kept", "broken")), moment.roots(), state.turn]


def _spread(rows: list[list[float]]) -> tuple[list[float], list[float]]:
    columns = list(zip(*rows, strict=True))
    means = [added(column) / len(column) for column in columns]
    sds = [sqrt(added((x - m) ** 2 for x in column) / len(column)) for column, m in zip(columns, means, strict=True)]
    return means, [sd if sd > 1e-9 else 1e9 for sd in sds]


def _ridge(rows: list[list[float]], aims: list[float]) -> list[float]:
    """The weights that fit the rows to the aims, held small."""
    columns = list(zip(*rows, strict=True))
    square = [[added(map(_times, a, b)) for b in columns[: n + 1]] for n, a in enumerate(columns)]
    for n in range(len(columns)):
        square[n][n] += _RIDGE * len(rows) + 1e-9
    return _solved(square, [added(map(_times, column, aims)) for column in columns])


def _times(a: float, b: float) -> float:
    return a * b


def _solved(square: list[list[float]], aims: list[float]) -> list[float]:
    """Cholesky's way: `square` is the lower half of a symmetric matrix."""
    many = len(aims)
    low: list[list[float]] = []
    for n in range(many):
        row: list[float] = []
        for m in range(n + 1):
            rest = square[n][m] - added(map(_times, row[:m], low[m][:m] if m < n else row[:m]))
            row.append(sqrt(max(rest, 1e-12)) if m == n else rest / low[m][m])
        low.append(row)
    half: list[float] = []
    for n in range(many):
        half.append((aims[n] - added(map(_times, low[n][:n], half))) / low[n][n])
    found = [0.0] * many
    for n in reversed(range(many)):
        found[n] = (half[n] - added(low[m][n] * found[m] for m in range(n + 1, many))) / low[n][n]
    return found
