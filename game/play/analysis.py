"""A finished game gone over, as a chess engine goes over a game: how likely the chair was to be held as each turn
began, what each decision changed in that, and the last turn in which it could have been saved."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from msgspec import Struct

from game.model.history import Line
from game.model.log import TurnLog
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, Word
from game.model.scenario import Scenario
from game.model.state import State
from game.play.seeker.futures import end_turn, play_on
from game.play.seeker.goals import SURVIVE, goals, held
from game.play.seeker.player import Deed, Effort, Seeker
from game.play.seeker.policies import Policy
from game.rules import legality
from game.rules.docket import Docket
from game.rules.turn import answer, start

FUTURES = 12  # by which one chance is reckoned; where half of them agree, the rest are not played
SAVED = 0.5  # the chance from which on the chair counts as saved
DECIDED = 0.25  # by how much what would have saved it must be better than what was done
_SEED = 0
_EFFORT = Effort(fit=4, every=8, grown=4, variants=3, lines=2, generations=1)


class Chance(Struct, frozen=True):
    """Of holding the chair to the end, 0 to 1, as turn `turn` begins."""

    turn: int
    chance: float


class Tick(Struct, frozen=True):
    """A decision, and the chance before and after it under the same luck; before an answer, by the best there was."""

    turn: int
    order: Order
    before: float
    after: float


class Rescue(Struct, frozen=True):
    """The last turn in which it could have been saved: what would have, with which chance, and what was done."""

    turn: int
    orders: tuple[Order, ...]
    chance: float
    instead: tuple[Order, ...]
    was: float


class Analysis(Struct, frozen=True):
    chances: tuple[Chance, ...] = ()
    ticks: tuple[Tick, ...] = ()
    rescue: Rescue | None = None


class Progress(Struct, frozen=True):
    """`done` of `whole` turns looked at, and what is known so far; the last is complete. It may be stopped anywhere."""

    done: int
    whole: int
    known: Analysis


class _Point(Struct, frozen=True):
    """A decision as it was taken, with the state in which it was. `orders`: an answer, a word, or a turn's closing."""

    state: State
    orders: tuple[Order, ...]


def analyse(
    scenario: Scenario, states: Sequence[State], logs: Sequence[TurnLog], futures: int = FUTURES
) -> Generator[Progress, None, None]:
    """`states[n]` is the state after `logs[n]`, as a session and a bot's game keep them; the game is over."""
    review = _Review(scenario, futures)
    known = Analysis()
    turns = list(zip(states[:-1], logs[1:], strict=True))
    lost = not held(scenario, states[-1])
    whole = len(turns) * (2 if lost else 1)
    for n, (state, log) in enumerate(turns, 1):
        chance, ticks = review.turn(state, log)
        known = Analysis((*known.chances, chance), (*known.ticks, *ticks))
        yield Progress(n, whole, known)
    for n, (state, log) in enumerate(reversed(turns) if lost else (), len(turns) + 1):
        rescue = review.rescue(state, log)
        known = Analysis(known.chances, known.ticks, rescue)
        yield Progress(n if rescue is None else whole, whole, known)
        if rescue is not None:
            return


class _Review:
    """Looks at the turns in their order, and then back from the last, by the styles that it played them on by."""

    def __init__(self, scenario: Scenario, futures: int) -> None:
        self.true = scenario
        self.seeker = Seeker(scenario, _SEED, goals(scenario)[SURVIVE], _EFFORT)
        self.told = self.seeker.scenario
        self.futures = futures
        self.lines: dict[int, Line] = {}

    def turn(self, state: State, log: TurnLog) -> tuple[Chance, list[Tick]]:
        """The chance as the turn begins, and its decisions."""
        before = chance = self._outset(state)
        self.lines[log.turn] = self.seeker.line
        ticks: list[Tick] = []
        for point in self._points(state, log):
            if isinstance(point.orders[0], Choose | Word):
                after = self._chance(point.state, point.orders)
                best = max(before, after, *self._others(point))
                chance = chance if ticks else best
                ticks.append(Tick(log.turn, point.orders[0], best, after))
                before = after
            else:
                ticks += self._closing(point, log.turn)
        return Chance(log.turn, chance), ticks

    def _others(self, point: _Point) -> Iterator[float]:
        """The chances by the answers that were not given; none for a word."""
        given = point.orders[0]
        if isinstance(given, Choose):
            others = [id for id in self._able(point.state, given.scene) if id != given.choice]
            yield from (self._chance(point.state, (Choose(given.scene, id),)) for id in others)

    def _outset(self, state: State) -> float:
        """The chance as the turn begins; where it looks lost, every style is asked again."""
        seen = self.seeker.look(state)
        chance = self._chance(state, None)
        if chance >= SAVED or self.seeker.compared == state.turn + self.seeker.effort.every:
            return chance
        self.seeker.compare(seen)
        return self._chance(state, None)

    def _closing(self, point: _Point, turn: int) -> Iterator[Tick]:
        """Decrees and the plan: each beside the same turn without any."""
        before = self._chance(point.state, ())
        for order in point.orders:
            yield Tick(turn, order, before, self._chance(point.state, (order,)))

    def rescue(self, state: State, log: TurnLog) -> Rescue | None:
        """The last decision of the turn by which the chair could have been saved, if there is one."""
        self.seeker.line = self.lines[log.turn]
        points = list(self._points(state, log))
        closing = next((point for point in points if isinstance(point.orders[0], Decree | Plan)), None)
        last = closing or _Point(self._given(state, log), ())
        found = [self._ordered(last)]
        for point in reversed(points):
            if isinstance(point.orders[0], Choose):
                found.append(self._answered(point))
            elif isinstance(point.orders[0], Word):
                found.append(self._ordered(_Point(point.state, (*point.orders, *last.orders))))
        return next((rescue for rescue in found if rescue is not None), None)

    def _answered(self, point: _Point) -> Rescue | None:
        given = point.orders[0]
        assert isinstance(given, Choose)
        others = [Choose(given.scene, id) for id in self._able(point.state, given.scene) if id != given.choice]
        return self._best(point, [Deed((other,), self.seeker.line) for other in others])

    def _ordered(self, point: _Point) -> Rescue | None:
        if point.state.ending is not None:
            return None
        deeds = self.seeker.likely(self.seeker.beliefs.seen(point.state))
        return self._best(point, [deed for deed in deeds if deed.orders != point.orders])

    def _best(self, point: _Point, deeds: list[Deed]) -> Rescue | None:
        """The deed that most likely saves the chair, if it also does under other luck than it was found by."""
        chances = [self._chance(point.state, deed.orders, deed.line) for deed in deeds]
        best = max(range(len(deeds)), key=lambda n: chances[n], default=None)
        if best is None or chances[best] < SAVED:
            return None
        deed = deeds[best]
        again = self._chance(point.state, deed.orders, deed.line, since=self.futures)
        was = self._chance(point.state, point.orders, since=self.futures)
        if again < SAVED or again - was < DECIDED:
            return None
        return Rescue(point.state.turn, deed.orders, again, point.orders, was)

    def _chance(
        self, state: State, orders: tuple[Order, ...] | None, line: Line | None = None, since: int = 0
    ) -> float:
        """Of holding the chair when `orders` are given (None: as the policy gives them), and play goes on by `line`."""
        seen, by = self.seeker.beliefs.seen(state), Policy(line or self.seeker.line)
        good = 0
        for n in range(1, self.futures + 1):
            world = self.seeker.world(seen, since + n, "chance")
            good += held(self.told, self._played(world, by, orders))
            if 2 * n >= self.futures and good in (0, n):
                return good / n
        return good / self.futures

    def _played(self, world: State, by: Policy, orders: tuple[Order, ...] | None) -> State:
        match orders:
            case (Choose() as choice,):
                world = answer(self.told, world, choice).state
            case (Word() as word,) if not world.words_used and not world.tray:
                world = start(self.told, world, word).state
            case _ if world.ending is None:
                world = end_turn(self.told, world, by, orders)
        return play_on(self.told, world, by)

    def _given(self, state: State, log: TurnLog) -> State:
        """The state when all that acts at once had been given."""
        for order in log.orders:
            if isinstance(order, Choose):
                state = answer(self.true, state, order).state
            elif isinstance(order, Word):
                state = start(self.true, state, order).state
        return state

    def _points(self, state: State, log: TurnLog) -> Iterator[_Point]:
        """The decisions of a turn; an answer where there was no other is none."""
        closing = tuple(order for order in log.orders if isinstance(order, Decree | Plan))
        for order in log.orders:
            if isinstance(order, Choose):
                if len(self._able(state, order.scene)) > 1:
                    yield _Point(state, (order,))
                state = answer(self.true, state, order).state
            elif isinstance(order, Word):
                yield _Point(state, (order,))
                state = start(self.true, state, order).state
            elif isinstance(order, EndTurn) and closing:
                yield _Point(state, closing)

    def _able(self, state: State, event: str) -> list[str]:
        scene = next(scene for scene in state.tray if scene.event == event)
        return legality.open_choices(Docket(self.true, state), scene)
