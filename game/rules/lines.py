"""A scenario's own styles of play: a line gives its orders by date, then its standing priorities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.model.effects import Change, Effects
from game.model.history import Line, Standing
from game.model.orders import Decree, Order, Plan, Word
from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.rules import legality
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
        moment = Moment(scenario, state)
        for standing in self.line.words:
            if moment.truth(standing.when) and self._affords(scenario, state, standing.order):
                yield from cast(scenario, state, standing.order)
        for standing in self.line.decrees:
            order = self._next_step(scenario, state, standing)
            if order and moment.truth(standing.when) and self._affords(scenario, state, order):
                yield order
        if self.line.plan and legality.budget_open(scenario, state):
            yield toward(moment, self.line.plan)

    def _next_step(self, scenario: Scenario, state: State, standing: Standing) -> Decree | None:
        wanted = standing.order
        assert isinstance(wanted, Decree)
        at = state.stages[wanted.reform].at
        if at == wanted.to:
            return None
        to = at + 1 if wanted.to > at else at - 1
        forks = scenario.reforms[wanted.reform].stages[to].forks if to > at else {}
        return Decree(wanted.reform, to, wanted.announced and to > at, wanted.fork if wanted.fork in forks else None)

    def _affords(self, scenario: Scenario, state: State, order: Order) -> bool:
        left = legality.spendable(scenario, state, ())
        return left - legality.price(scenario, state, (), order) >= self.line.keep


def cast(scenario: Scenario, state: State, order: Order) -> Iterator[Word]:
    """The word as it stands, or on each whom it can be about where the line names nobody."""
    assert isinstance(order, Word)
    rule = scenario.initiatives[order.initiative]
    if order.target is not None or rule.casting is None:
        yield order
    else:
        able = legality.targets(scenario, state, rule.casting)
        kin, values = scenario.kin, state.values
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
    budget = moment.scenario.budget
    assert budget is not None
    now = {id: moment.value(f"plan.{id}") for id in budget.shares}
    swing = moment.number(budget.swing) if budget.swing else 100.0
    step = {id: min(max(wanted.get(id, now[id]) - now[id], -swing), swing) for id in now}
    up = sum(s for s in step.values() if s > 0)
    down = -sum(s for s in step.values() if s < 0)
    both = min(up, down)
    if both <= 0:
        return Plan(tuple(now.items()))
    new = {id: now[id] + step[id] * both / (up if step[id] > 0 else down) for id in now}
    return Plan(tuple(new.items()))
