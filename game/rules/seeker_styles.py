"""The policies that futures are played by: the scenario's lines, and one that knows only which way is better."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.history import Line, Standing
from game.model.orders import Decree, Order, Word
from game.model.scenario import Scenario
from game.model.state import State
from game.model.text import Text
from game.rules import legality
from game.rules.lines import Liner, cast, toward
from game.rules.moment import Moment

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
        moment = Moment(scenario, state)
        paid_in = scenario.agenda.paid_in
        left = moment.value(paid_in) - self.line.keep if paid_in else float("inf")
        for word in self._words(moment, left):
            yield word
            left -= legality.price(scenario, state, (), word)
        decree = next(self._decrees(moment, left), None)
        if decree is not None:
            yield decree
        if self.line.plan and legality.budget_open(scenario, state):
            yield toward(moment, self.line.plan)

    def _words(self, moment: Moment, left: float) -> Iterator[Word]:
        scenario, state = moment.scenario, moment.state
        for standing in self.line.words:
            assert isinstance(standing.order, Word)
            if scenario.initiatives[standing.order.initiative].cost <= left and moment.truth(standing.when):
                for word in cast(scenario, state, standing.order):
                    if legality.refusal(scenario, state, (), word) is None:
                        yield word
                        return

    def _decrees(self, moment: Moment, left: float) -> Iterator[Decree]:
        scenario, state = moment.scenario, moment.state
        for standing in self.line.decrees:
            if _settled(state, standing) or not moment.truth(standing.when):
                continue
            order = self._next_step(scenario, state, standing)
            if order and legality.price(scenario, state, (), order) <= left:
                if legality.refusal(scenario, state, (), order) is None:
                    yield order


def _settled(state: State, standing: Standing) -> bool:
    """Whether the reform is as far as it is wanted, or on its way."""
    wanted = standing.order
    assert isinstance(wanted, Decree)
    return state.stages[wanted.reform].at == wanted.to or wanted.reform in state.pending
