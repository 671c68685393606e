"""Players made of rules: those built in, and a scenario's own lines. `play` runs a whole game."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.model.log import TurnLog
from game.model.numbers import Share
from game.model.orders import Choose, EndTurn, Order, Plan, Word
from game.model.scenario import Scenario
from game.model.state import Scene, State, Turn
from game.play.newcomer import Newcomer
from game.play.protocol import Bot
from game.play.seeker.goals import SURVIVE, goals
from game.play.seeker.player import Seeker
from game.play.styles import Liner
from game.rules import budget, initiatives, legality
from game.rules.begin import begin
from game.rules.docket import Docket
from game.rules.moment import Moment
from game.rules.turn import answer, resolve, start

PATIENCE = 4  # turns for which a decision of history is tried
SEEKER = "seeker"  # the one that is told a goal
BUILT_IN = ("random", "idle", "historical", "newcomer", SEEKER)


class Played(Struct, frozen=True):
    """A whole game: `turns[0]` is the beginning, `states[n]` the state in which turn n + 1 begins. `missed`: orders of
    history that were never legal, with the turn they belong to."""

    turns: tuple[TurnLog, ...]
    states: tuple[State, ...]
    missed: tuple[tuple[int, Order], ...] = ()

    @property
    def last(self) -> State:
        return self.states[-1]


def names(scenario: Scenario) -> tuple[str, ...]:
    """The bots that can play the scenario."""
    return (*BUILT_IN, *scenario.lines)


def bot_named(name: str, scenario: Scenario, seed: int, goal: str = SURVIVE) -> Bot:
    """KeyError for a name that is not among `names(scenario)`, or a goal not among `goals(scenario)`."""
    if name == "random":
        return _Random(seed)
    if name == "idle":
        return _Idle()
    if name == "historical":
        return _Historical(scenario)
    if name == "newcomer":
        return Newcomer(scenario, seed)
    if name == SEEKER:
        return Seeker(scenario, seed, goals(scenario)[goal])
    return Liner(scenario.lines[name])


def play(
    scenario: Scenario,
    bot: Bot,
    *,
    seed: int,
    level: str | None = None,
    vow: str | None = None,
    turns: int | None = None,
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
    missed = (*bot.missed, *bot.late) if isinstance(bot, _Historical) else ()
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
    docket = Docket(scenario, done.state)
    for order in bot.orders(scenario, done.state, pending):
        if done.state.ending is not None:
            break
        if docket.state is not done.state or docket.pending is not pending:
            docket = Docket(scenario, done.state, pending)
        if legality.judge(docket, order) is not None:
            continue
        if isinstance(bot, _Historical):
            bot.given(order)
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
    able = legality.open_choices(Docket(scenario, state), scene)
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
        docket = Docket(scenario, state)
        words = initiatives.open_words(docket)
        if words and self.dice.random() < 0.75:
            about = self.dice.choice(list(words))
            yield Word(about, *self.dice.choice(words[about]))
        decrees = list(legality.open_decrees(docket))
        if decrees and self.dice.random() < 0.75:
            yield self.dice.choice(decrees)
        if scenario.budget and budget.is_open(docket):
            yield self._plan(docket.moment, scenario.budget.shares)

    def _plan(self, moment: Moment, rules: Mapping[str, Share]) -> Plan:
        now, swing = budget.shares(moment), budget.swing(moment, 3.0)
        new = dict(now)
        for _ in range(self.dice.randint(0, 3)):
            more, less = self.dice.sample(sorted(now), 2)
            room = min(
                rules[more].high - new[more],
                new[less] - rules[less].low,
                now[more] + swing - new[more],
                new[less] - now[less] + swing,
            )
            points = float(min(self.dice.randint(1, max(1, int(swing))), int(max(0.0, room))))
            new[more] += points
            new[less] -= points
        return Plan(tuple(new.items()))


class _Historical:
    """Takes history's decisions; a decision that is not legal is tried for `PATIENCE` turns, then counted as missed."""

    def __init__(self, scenario: Scenario) -> None:
        decisions = scenario.history.decisions.values()
        self.taken = {order.scene: order.choice for given in decisions for order in given if isinstance(order, Choose)}
        self.late: list[tuple[int, Order]] = []
        self.missed: list[tuple[int, Order]] = []

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        taken = self.taken.get(scene.event)
        return taken if taken in open_choices else open_choices[0]

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        self.missed += [(turn, order) for turn, order in self.late if state.turn - turn >= PATIENCE]
        self.late = [(turn, order) for turn, order in self.late if state.turn - turn < PATIENCE]
        due = scenario.history.decisions.get(state.turn, ())
        self.late += [(state.turn, order) for order in due if not isinstance(order, Choose)]
        yield from [order for _, order in self.late]

    def given(self, order: Order) -> None:
        """The order was legal and has been given."""
        self.late.remove(next(late for late in self.late if late[1] == order))
