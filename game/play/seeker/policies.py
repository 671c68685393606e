"""The policies that futures are played by: the scenario's lines, and one that knows only which way is better."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from game.model.history import Line, Standing
from game.model.orders import Decree, Order, Word
from game.model.scenario import Scenario
from game.model.state import State
from game.model.text import Text
from game.play.styles import Liner, cast, toward
from game.rules import budget, legality
from game.rules.docket import Docket

PLAIN = "plain"
_PAID_IN = 4.0  # what is spent on everything is worth more than what is not
_LOYALTY = 0.25


def styles(scenario: Scenario) -> tuple[Line, ...]:
    """The plain one, then the lines."""
    return (plain(scenario), *scenario.lines.values())


def plain(scenario: Scenario) -> Line:
    """Gives no orders; of several answers takes the one by which numbers go the better way."""
    aims: dict[str, float] = {}
    for address, it in scenario.indicators.items():
        sign = {"up": 1.0, "down": -1.0}.get(it.shown.better, 0.0)
        width = (it.high - it.low) or 1.0
        if it.kind == "trait" and address.endswith(".loyalty"):
            aims[address] = _LOYALTY / width
        elif sign and it.kind == "indicator":
            aims[address] = sign * (_PAID_IN if address == scenario.agenda.paid_in else 1.0) / width
    return Line(PLAIN, Text(), {}, {}, aims, (), (), {}, 0.0)


class Policy(Liner):
    """Plays by a line as `Liner` does, and asks no more than it must: many futures are played by it."""

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        yield from self.line.orders.get(state.turn, ())
        docket = Docket(scenario, state)
        yield from islice(self._words(docket), 1)
        yield from islice(self._decrees(docket), 1)
        if self.line.plan and budget.decided(scenario, state):
            yield toward(docket.moment, self.line.plan)

    def _words(self, docket: Docket) -> Iterator[Word]:
        for standing in self.line.words:
            if docket.holds(standing.when) and self._affords(docket, standing.order):
                yield from (word for word in cast(docket, standing.order) if legality.judge(docket, word) is None)

    def _decrees(self, docket: Docket) -> Iterator[Decree]:
        for standing in self.line.decrees:
            if _settled(docket.state, standing) or not docket.holds(standing.when):
                continue
            order = self._next_step(docket.scenario, docket.state, standing)
            if order and self._affords(docket, order) and legality.judge(docket, order) is None:
                yield order


def _settled(state: State, standing: Standing) -> bool:
    """Whether the reform is as far as it is wanted, or on its way."""
    wanted = standing.order
    assert isinstance(wanted, Decree)
    return state.stages[wanted.reform].at == wanted.to or wanted.reform in state.pending
