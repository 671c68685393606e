"""A scenario's own styles of play: a line gives its orders by date, then its standing priorities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.model.arithmetic import added
from game.model.effects import Change, Effects
from game.model.history import Line, Standing
from game.model.orders import Decree, Order, Plan, Word
from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.rules import budget
from game.rules.docket import Docket
from game.rules.moment import Moment


class Liner:
    """Plays a line of the scenario: its orders by date, then its standing priorities."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        wanted = self.line.answers.get(scene.event)
        if wanted in open_choices:
            return str(wanted)
        if not self.line.aims:
            return open_choices[0]
        moment = Moment(scenario, state, scene.target, scene.target2)
        choices = scenario.events[scene.event].choices
        return max(
            open_choices,
            key=lambda c: (
                _worth(moment, choices[c].effects, self.line.aims) - _cost(scenario, choices[c].cost, self.line)
            ),
        )

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        yield from self.line.orders.get(state.turn, ())
        docket = Docket(scenario, state)
        for standing in self.line.words:
            if docket.holds(standing.when) and self._affords(docket, standing.order):
                yield from cast(docket, standing.order)
        for standing in self.line.decrees:
            order = self._next_step(scenario, state, standing)
            if order and docket.holds(standing.when) and self._affords(docket, order):
                yield order
        if self.line.plan and budget.decided(scenario, state):
            yield toward(docket.moment, self.line.plan)

    def _next_step(self, scenario: Scenario, state: State, standing: Standing) -> Decree | None:
        wanted = standing.order
        assert isinstance(wanted, Decree)
        at = state.stages[wanted.reform].at
        if at == wanted.to:
            return None
        to = at + 1 if wanted.to > at else at - 1
        forks = scenario.reforms[wanted.reform].stages[to].forks if to > at else {}
        return Decree(wanted.reform, to, wanted.announced and to > at, wanted.fork if wanted.fork in forks else None)

    def _affords(self, docket: Docket, order: Order) -> bool:
        return docket.left - docket.price(order) >= self.line.keep


def cast(docket: Docket, order: Order) -> Iterator[Word]:
    """The word as it stands, or on each whom it can be about where the line names nobody."""
    assert isinstance(order, Word)
    rule = docket.scenario.initiatives[order.initiative]
    if order.target is not None or rule.casting is None:
        yield order
    else:
        able = docket.targets(rule.casting)
        kin, values = docket.scenario.kin, docket.state.values
        for target in sorted(able, key=lambda t: values[kin[t].slots[0]] if kin[t].slots[0] < len(values) else 0.0):
            yield Word(order.initiative, target)


def _worth(moment: Moment, effects: Effects, aims: Mapping[str, float]) -> float:
    """The weighted sum of the changes that the effects list, now and later."""
    worth = 0.0
    for effect in effects:
        if isinstance(effect, Change) and effect.by is not None and moment.truth(effect.when):
            odds = moment.number(effect.odds) if effect.odds else 1.0
            worth += aims.get(effect.address, 0.0) * odds * moment.number(effect.by)
    return worth


def _cost(scenario: Scenario, cost: float, line: Line) -> float:
    return line.aims.get(scenario.agenda.paid_in or "", 0.0) * cost


def toward(moment: Moment, wanted: Mapping[str, float]) -> Plan:
    """The plan that goes as far toward the wanted shares as one decision may, in whole points where it can."""
    now, swing = budget.shares(moment), budget.swing(moment, 100.0)
    step = {id: min(max(wanted.get(id, now[id]) - now[id], -swing), swing) for id in now}
    up = added(s for s in step.values() if s > 0)
    down = -added(s for s in step.values() if s < 0)
    both = min(up, down)
    if both <= 0:
        return Plan(tuple(now.items()))
    new = {id: now[id] + step[id] * both / (up if step[id] > 0 else down) for id in now}
    return Plan(tuple(new.items()))
