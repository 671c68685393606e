"""Players made of rules: random, idle, historical, and a scenario's own lines. `play` runs a whole game."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Protocol

from msgspec import Struct

from game.model.effects import Change, Effects
from game.model.log import TurnLog
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, Word
from game.model.scenario import Line, Scenario, Standing
from game.model.state import Scene, State, Turn
from game.rules import legality
from game.rules.begin import begin
from game.rules.moment import Moment
from game.rules.turn import answer, resolve, start

PATIENCE = 4  # turns for which a decision of history that is not legal is tried again
BUILT_IN = ("random", "idle", "historical")


class Played(Struct, frozen=True):
    """A whole game: `turns[0]` is the beginning, `states[n]` the state in which turn n + 1 begins. `missed`: orders of
    history that were never legal, with the turn they belong to."""

    turns: tuple[TurnLog, ...]
    states: tuple[State, ...]
    missed: tuple[tuple[int, Order], ...] = ()

    @property
    def last(self) -> State:
        return self.states[-1]


class Bot(Protocol):
    """How a player of rules decides. Both are asked with the state as it stands."""

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        """One of `open_choices` of the scene."""

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        """Orders to try, in turn; those that are not legal are passed over. Words first, then decrees and the plan."""


def names(scenario: Scenario) -> tuple[str, ...]:
    """The bots that can play the scenario."""
    return (*BUILT_IN, *scenario.lines)


def bot_named(name: str, scenario: Scenario, seed: int) -> Bot:
    """KeyError for a name that is not among `names(scenario)`."""
    if name == "random":
        return _Random(seed)
    if name == "idle":
        return _Idle()
    if name == "historical":
        return _Historical()
    return _Liner(scenario.lines[name])


def play(
    scenario: Scenario, bot: Bot, *, seed: int, level: str | None = None, vow: str | None = None, turns: int | None = None
) -> Played:
    """A whole game, or its first `turns` turns."""
    first = begin(scenario, seed=seed, level=level, vow=vow)
    logs = [TurnLog(0, (), first.entries, first.facts)]
    states = [first.state]
    state = first.state
    for _ in range(turns or scenario.calendar.turns):
        log, state = play_turn(scenario, state, bot)
        logs.append(log)
        states.append(state)
        if state.ending is not None:
            break
    missed = tuple(bot.missed) if isinstance(bot, _Historical) else ()
    return Played(tuple(logs), tuple(states), missed)


def play_turn(scenario: Scenario, state: State, bot: Bot) -> tuple[TurnLog, State]:
    """One turn as the bot plays it: scenes as they open, then its orders, then the end of the turn."""
    given: list[Order] = []
    pending: tuple[Order, ...] = ()
    number, done = state.turn, Turn(state, (), ())

    def record(turn: Turn, order: Order) -> None:
        nonlocal done
        done = Turn(turn.state, done.entries + turn.entries, done.facts + turn.facts)
        given.append(order)

    def answer_all() -> None:
        while done.state.tray and done.state.ending is None:
            order = _answer(scenario, done.state, bot)
            record(answer(scenario, done.state, order), order)

    answer_all()
    for order in bot.orders(scenario, state, pending):
        if done.state.ending is not None:
            break
        if legality.refusal(scenario, done.state, pending, order) is not None:
            continue
        if isinstance(order, Word):
            record(start(scenario, done.state, order), order)
            answer_all()
        else:
            pending = (*pending, order)
            given.append(order)
    if done.state.ending is None:
        record(resolve(scenario, done.state, pending), EndTurn())
    return TurnLog(number, tuple(given), done.entries, done.facts), done.state


def _answer(scenario: Scenario, state: State, bot: Bot) -> Choose:
    scene = state.tray[0]
    choices = scenario.events[scene.event].choices
    if not choices:
        return Choose(scene.event, "read")
    able = [c for c in choices if legality.refusal(scenario, state, (), Choose(scene.event, c)) is None]
    return Choose(scene.event, bot.choice(scenario, state, scene, able))


class _Idle:
    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        return open_choices[0]

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        return iter(())


class _Random:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        return self.dice.choice(open_choices)

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        words = [w for w in _words(scenario, state) if legality.refusal(scenario, state, (), w) is None]
        if words and self.dice.random() < 0.75:
            yield self.dice.choice(words)
        decrees = [d for d in _decrees(scenario, state) if legality.refusal(scenario, state, (), d) is None]
        if decrees and self.dice.random() < 0.75:
            yield self.dice.choice(decrees)
        if legality.budget_open(scenario, state) and scenario.budget:
            yield self._plan(scenario, state)

    def _plan(self, scenario: Scenario, state: State) -> Plan:
        assert scenario.budget is not None
        moment = Moment(scenario, state)
        now = {id: moment.value(f"plan.{id}") for id in scenario.budget.shares}
        swing = moment.number(scenario.budget.swing) if scenario.budget.swing else 3.0
        new = dict(now)
        for _ in range(self.dice.randint(0, 3)):
            more, less = self.dice.sample(sorted(now), 2)
            rule_more, rule_less = scenario.budget.shares[more], scenario.budget.shares[less]
            room = min(
                rule_more.high - new[more], new[less] - rule_less.low, now[more] + swing - new[more], new[less] - now[less] + swing
            )
            points = float(min(self.dice.randint(1, max(1, int(swing))), int(max(0.0, room))))
            new[more] += points
            new[less] -= points
        return Plan(tuple(new.items()))


def _words(scenario: Scenario, state: State) -> Iterator[Word]:
    for id, rule in scenario.initiatives.items():
        if rule.casting is None:
            yield Word(id)
            continue
        able = legality.targets(scenario, state, rule.casting)
        if rule.casting.two:
            yield from (Word(id, a, b) for a in able for b in able if a != b)
        else:
            yield from (Word(id, target) for target in able)


def _decrees(scenario: Scenario, state: State) -> Iterator[Decree]:
    for id, reform in scenario.reforms.items():
        at = state.stages[id].at
        if at + 1 < len(reform.stages):
            for announced in (False, True):
                for fork in reform.stages[at + 1].forks or (None,):
                    yield Decree(id, at + 1, announced, fork)
        if at > 0:
            yield Decree(id, at - 1)


class _Historical:
    """Takes history's decisions; a decision that is not legal is tried for `PATIENCE` turns, then counted as missed."""

    def __init__(self) -> None:
        self.late: list[tuple[int, Order]] = []
        self.missed: list[tuple[int, Order]] = []

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        taken = {o.scene: o.choice for given in scenario.history.decisions.values() for o in given if isinstance(o, Choose)}
        return taken[scene.event] if taken.get(scene.event) in open_choices else open_choices[0]

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        due = [(state.turn, o) for o in scenario.history.decisions.get(state.turn, ()) if not isinstance(o, Choose)]
        tried, self.late = self.late + due, []
        given: tuple[Order, ...] = ()
        for turn, order in tried:
            if legality.refusal(scenario, state, given, order) is None:
                given = (*given, order) if not isinstance(order, Word) else given
                yield order
            elif state.turn - turn < PATIENCE:
                self.late.append((turn, order))
            else:
                self.missed.append((turn, order))


class _Liner:
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
        return max(open_choices, key=lambda c: _worth(moment, choices[c].effects, self.line.aims) - _cost(scenario, choices[c].cost, self.line))

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        yield from self.line.orders.get(state.turn, ())
        moment = Moment(scenario, state)
        for standing in self.line.words:
            if moment.truth(standing.when) and self._affords(scenario, state, standing.order):
                yield from _cast(scenario, state, standing.order)
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


def _cast(scenario: Scenario, state: State, order: Order) -> Iterator[Word]:
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
