"""A player who searches: plays out futures of each thing to do, under luck of its own, and does what ends best.

It sees what is shown (`seeker_world`); what it may spend is counted in futures, so that a game is the same anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from game.model.history import Line
from game.model.orders import Choose, Decree, Order, Plan, Word
from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.play.seeker import candidates
from game.play.seeker.breeding import grown, variants
from game.play.seeker.futures import end_turn, play_on
from game.play.seeker.goals import Goal
from game.play.seeker.policies import Policy, styles
from game.play.seeker.search import MANY, Contest, Round
from game.play.seeker.table import Table
from game.play.seeker.world import Beliefs
from game.play.styles import toward
from game.rules import budget, legality
from game.rules.chance import draw
from game.rules.docket import Docket
from game.rules.turn import answer


class Effort(Struct, frozen=True):
    """What may be spent, in futures. `fit`: games of each style that the table is fitted on; `every`: turns after
    which styles are compared again; `grown`: lines made up at first; `variants`: of the line in use, each time;
    `lines`: how many of those are kept; `generations`: of variants at first; `sifted`: orders that are played out, of
    all that were looked at; `ahead`: turns that the first `looks` futures are played on for."""

    fit: int = 5
    every: int = 4
    grown: int = 6
    variants: int = 5
    lines: int = 3
    generations: int = 3
    sifted: int = 9
    ahead: int = 12
    looks: int = 8
    styles: tuple[Round, ...] = (Round(2, 6), Round(4, 3), Round(6, 2))
    answers: tuple[Round, ...] = (Round(3, 4), Round(4, 2), Round(4, 2))
    orders: tuple[Round, ...] = (Round(4, 4), Round(4, 2), Round(4, 2))
    both: tuple[Round, ...] = (Round(4, 2), Round(4, 2))


class Deed(Struct, frozen=True):
    """What may be done in a turn: its orders, and by which line it goes on from there; `kind`: what is not as usual."""

    orders: tuple[Order, ...]
    line: Line
    kind: str = ""


class Seeker:
    """Plays for `goal`; its luck comes from `seed`, which need not be the game's."""

    def __init__(self, scenario: Scenario, seed: int, goal: Goal, effort: Effort | None = None) -> None:
        self.seed = seed
        self.goal = goal
        self.effort = effort or Effort()
        self.beliefs = Beliefs(scenario)
        self.scenario = self.beliefs.scenario
        self.written = styles(scenario)
        self.line = self.second = self.written[0]
        self.lines = [grown(self.scenario, self.line.aims, seed, n) for n in range(self.effort.grown)]
        self.table: Table | None = None
        self.compared = 0

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        if len(open_choices) == 1:
            return open_choices[0]
        seen = self.look(state)
        usual = self._policy().choice(self.scenario, seen, scene, open_choices)
        choices = [usual, *(choice for choice in open_choices if choice != usual)]
        lines = (self.line,) if self.second == self.line else (self.line, self.second)
        able = [(choice, line) for line in lines for choice in choices]

        def worth(n: int, k: int) -> float:
            choice, line = able[n]
            world = self.world(seen, k, scene.event)
            after = answer(self.scenario, world, Choose(scene.event, choice)).state
            return self._end(after, Policy(line), k, seen.turn)

        choice, self.line = able[Contest(len(able), worth).run(self.effort.answers)]
        return choice

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        seen = self.look(state)
        deed = self._chosen(seen)
        self.line = deed.line
        yield from deed.orders

    def _policy(self) -> Policy:
        return Policy(self.line)

    def world(self, seen: State, k: int, about: str) -> State:
        """World `k` of those in which something is tried: whatever is tried of the same name meets the same luck."""
        luck = int(draw(self.seed, seen.turn, "future", about, str(k)) * (1 << 53))
        return self.beliefs.world(seen, luck)

    def _end(self, state: State, by: Policy, k: int, since: int) -> float:
        """What becomes of the state: the first futures are looked at after some turns, by the table, the rest at their
        end."""
        until = since + self.effort.ahead if k < self.effort.looks else None
        return self._worth_of(play_on(self.scenario, state, by, until))

    def _worth_of(self, state: State) -> float:
        if self.table is None or state.ending is not None or state.turn > self.scenario.calendar.turns:
            return self.goal.worth(self.scenario, state)
        return min(max(self.table.worth(state), 0.0), 1.0)

    def look(self, state: State) -> State:
        """What is seen of the state; styles have been compared when it is time, and the table fitted."""
        seen = self.beliefs.seen(state)
        if self.table is None:
            self.table = self._fitted(seen)
        if state.turn >= self.compared:
            self.compare(seen)
        return seen

    def compare(self, seen: State) -> None:
        """Play on by the style that futures end best by, or one that differs from it in one thing."""
        generations = self.effort.generations if not self.compared else 1
        self.compared = seen.turn + self.effort.every
        for generation in range(generations):
            self._best_line(seen, generation)

    def _best_line(self, seen: State, generation: int) -> None:
        """Sets the line; of the others, those that did best are asked again next time."""
        luck = int(draw(self.seed, seen.turn, "line", str(generation)) * (1 << 53))
        fresh = variants(self.scenario, self.line, luck, seen.turn, self.effort.variants)
        known = [line for line in (*self.written, *self.lines) if line != self.line]
        lines = [self.line, *known, *fresh]

        def worth(n: int, k: int) -> float:
            world = self.world(seen, k, f"style{generation}")
            return self.goal.worth(self.scenario, play_on(self.scenario, world, Policy(lines[n])))

        contest = Contest(len(lines), worth, MANY)
        self.line = lines[contest.run(self.effort.styles)]
        ranked = sorted(range(len(lines)), key=lambda n: (n not in contest.alive, -contest.lead(n)))
        self.lines = [lines[n] for n in ranked if lines[n] not in self.written][: self.effort.lines]
        self.second = next(lines[n] for n in ranked if lines[n] != self.line) if len(lines) > 1 else self.line

    def _fitted(self, seen: State) -> Table:
        """A table of the states, some turns apart, of games that each style has played."""
        states: list[State] = []
        worths: list[float] = []
        for n, line in enumerate((*self.written, *self.lines)):
            for k in range(self.effort.fit):
                by = Policy(line)
                state = self.world(seen, k, f"fit{n}")
                met = []
                while state.ending is None and state.turn <= self.scenario.calendar.turns:
                    state = end_turn(self.scenario, state, by)
                    if state.turn % 3 == k % 3:
                        met.append(state)
                states += met
                worths += [self.goal.worth(self.scenario, state)] * len(met)
        return Table(self.scenario, states, worths)

    def _usual(self, seen: State, line: Line) -> tuple[Order, ...]:
        """The orders that the line would give, as far as they are legal before any word has been spoken."""
        docket, spoken = Docket(self.scenario, seen), False
        given: list[Order] = []
        for order in Policy(line).orders(self.scenario, seen, ()):
            word = isinstance(order, Word)
            if (word and spoken) or legality.judge(docket, order) is not None:
                continue
            given.append(order)
            spoken = spoken or word
            docket = docket if word else Docket(self.scenario, seen, (*docket.pending, order))
        return tuple(given)

    def likely(self, seen: State) -> list[Deed]:
        """What is usual, and what looks best of all that is not."""
        usual = self._usual(seen, self.line)
        return [Deed(usual, self.line), *self._sifted(seen, self._deeds(seen, usual))]

    def _chosen(self, seen: State) -> Deed:
        """The best deed: each is usual but for one order; what was better alone is then tried together."""
        deeds = self.likely(seen)
        contest = Contest(len(deeds), self._worth(seen, deeds), MANY)
        best = contest.run(self.effort.orders)
        better = [n for n in sorted(contest.alive, key=contest.lead, reverse=True) if n and contest.plainly(n)]
        both = _together(deeds[0].orders, [deeds[n] for n in better])
        if both is None:
            return deeds[best]
        last = [deeds[best], both]
        return last[Contest(2, self._worth(seen, last)).run(self.effort.both)]

    def _worth(self, seen: State, deeds: list[Deed]) -> Callable[[int, int], float]:
        def worth(n: int, k: int) -> float:
            by = Policy(deeds[n].line)
            world = self.world(seen, k, "orders")
            return self._end(end_turn(self.scenario, world, by, deeds[n].orders), by, k, seen.turn)

        return worth

    def _sifted(self, seen: State, deeds: list[Deed]) -> list[Deed]:
        """Those that stand best, by the table, when the turn after has begun."""
        world = self.world(seen, 0, "sift")
        looks = []
        for deed in deeds:
            by = Policy(deed.line)
            after = play_on(self.scenario, end_turn(self.scenario, world, by, deed.orders), by, seen.turn + 2)
            looks.append(self._worth_of(after))
        order = sorted(range(len(deeds)), key=lambda n: (-looks[n], n))
        kept: list[int] = []
        for kind in ("word", "decree", "plan"):
            kept += [n for n in order if deeds[n].kind == kind][: self.effort.sifted // 3]
        kept += [n for n in order if n not in kept][: self.effort.sifted - len(kept)]
        return [deeds[n] for n in kept]

    def _deeds(self, seen: State, usual: tuple[Order, ...]) -> list[Deed]:
        docket, line = Docket(self.scenario, seen), self.line
        found = [Deed(_with(usual, Word, word), line, "word") for word in (None, *candidates.words(docket))]
        found += [Deed(_with(usual, Decree, by), line, "decree") for by in (None, *candidates.decrees(docket))]
        for wanted in self._plans(docket):
            plan = toward(docket.moment, wanted)
            found.append(Deed(_with(usual, Plan, plan), replace(line, plan=wanted), "plan"))
        return [deed for deed in found if deed.orders != usual or deed.line is not line]

    def _plans(self, docket: Docket) -> list[Mapping[str, float]]:
        if not budget.is_open(docket):
            return []
        known = (*self.written, *self.lines)
        others = [each.plan for each in known if each.plan and each.plan != self.line.plan]
        return [*others, *candidates.plans(docket, self.line.plan)]


def _with(orders: tuple[Order, ...], kind: type[Order], order: Order | None) -> tuple[Order, ...]:
    """The orders with another of one kind in the place of theirs; words first."""
    rest = [each for each in orders if not isinstance(each, kind)]
    if order is None:
        return tuple(rest)
    return tuple(sorted([*rest, order], key=lambda each: (not isinstance(each, Word), isinstance(each, Plan))))


def _together(usual: tuple[Order, ...], better: list[Deed]) -> Deed | None:
    """The best deed of each kind at once; None if that is only one."""
    first = {deed.kind: deed for deed in reversed(better)}
    if len(first) < 2:
        return None
    orders, line = usual, better[0].line
    for kind, of in (("word", Word), ("decree", Decree), ("plan", Plan)):
        if kind in first:
            given = next((each for each in first[kind].orders or () if isinstance(each, of)), None)
            orders = _with(orders, of, given)
            line = first[kind].line if kind == "plan" else line
    return Deed(orders, line)
