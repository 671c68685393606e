"""What a player may play for, read from the scenario, and how well a future has done by it: 0 to 1, more is better."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.model.arithmetic import added
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.moment import Moment

SURVIVE, ROOTS = "survive", "roots"
LOW, HIGH = "low", "high"
_HELD = 0.4  # what is left of a goal if the chair is lost on the last day, against few
_FRIENDS = 0.3  # the part of that which goes by how many are for the player
_ROOTS_SCALE = 40.0


class Goal(Struct, frozen=True):
    """`kind`: survive, ending, bond (a commitment kept), roots or number; `about`: its id or address; `up`: a number is
    to be as high as can be. `middle`, `scale`: of a number, by which it is measured."""

    id: str
    kind: str
    about: str = ""
    up: bool = True
    middle: float = 0.0
    scale: float = 1.0

    def reached(self, scenario: Scenario, state: State) -> bool:
        """Whether the goal, as far as it is one that is either reached or not, is reached in the last state."""
        if self.kind == "ending":
            return state.ending == self.about
        if self.kind == "bond":
            bond = Moment(scenario, state).bond(self.about)
            return bond is not None and bond.status == "kept"
        return held(scenario, state)

    def worth(self, scenario: Scenario, state: State) -> float:
        """Of the last state of a game, or of the last that was played of it."""
        stood = 1.0 if held(scenario, state) else _HELD * _near(scenario, state)
        if self.kind == SURVIVE:
            return stood
        if self.kind in ("ending", "bond"):
            return 1.0 if self.reached(scenario, state) else 0.5 * stood
        far = (self._number(scenario, state) - self.middle) / self.scale
        return stood * (0.5 + 0.5 * far / (1 + abs(far)))

    def _number(self, scenario: Scenario, state: State) -> float:
        moment = Moment(scenario, state)
        value = moment.roots() if self.kind == ROOTS else moment.value(self.about)
        return value if self.up else -value


def _near(scenario: Scenario, state: State) -> float:
    """How near the player was to holding the chair: how long it was held, and how many were for it at the end."""
    moment = Moment(scenario, state)
    parts = [_for(moment, id) for id, body in scenario.bodies.items() if body.support or body.share]
    friends = added(parts) / len(parts) if parts else 0.0
    return (1 - _FRIENDS) * state.turn / scenario.calendar.turns + _FRIENDS * friends


def _for(moment: Moment, body: str) -> float:
    """The part of a body that is for the player, 0 to 1."""
    rule, kin = moment.scenario.bodies[body], moment.scenario.kin
    if rule.share is not None and rule.blocs:
        support = [moment.number(rule.share, 50.0, kin[bloc]) for bloc in rule.blocs]
    else:
        support = [moment.support(person, body) for person in moment.voters(body)]
    return added(min(max(each / 100, 0.0), 1.0) for each in support) / (len(support) or 1)


def held(scenario: Scenario, state: State) -> bool:
    """Whether the player has not fallen."""
    return state.ending not in fallen(scenario)


def fallen(scenario: Scenario) -> frozenset[str]:
    """The endings of which the scenario says that the player fell."""
    return frozenset(ending.id for ending in scenario.endings if ending.fell)


def goals(scenario: Scenario) -> dict[str, Goal]:
    """Every goal by its id: survive, roots, endings, vows, commitments to all, and numbers, which may be asked for
    the other way round as id:low or id:high. What comes first keeps a name that two share."""
    found = {SURVIVE: Goal(SURVIVE, SURVIVE), ROOTS: Goal(ROOTS, ROOTS, middle=_ROOTS_SCALE, scale=_ROOTS_SCALE)}
    for goal in (*_either(scenario), *_numbers(scenario)):
        found.setdefault(goal.id, goal)
    return found


def _either(scenario: Scenario) -> Iterator[Goal]:
    yield from (Goal(ending.id, "ending", ending.id) for ending in scenario.endings)
    yield from (Goal(id, "bond", vow.commitment) for id, vow in scenario.vows.items() if vow.commitment)
    yield from (Goal(id, "bond", id) for id, rule in scenario.commitments.items() if rule.to != "with")


def _numbers(scenario: Scenario) -> Iterator[Goal]:
    start = {address: it.start for address, it in scenario.indicators.items()}
    for address, it in scenario.indicators.items():
        if it.kind == "indicator" and not it.hidden:
            width = (it.high - it.low) / 4
            scale = max(1.0, min(width, abs(it.start))) if it.start else width
            yield from _both_ways(address, it.shown.better, start[address], scale)
    for name, formula in scenario.formulas.items():
        if formula.named:
            yield from _both_ways(name, formula.shown.better, 0.0, 50.0)


def _both_ways(name: str, better: str, middle: float, scale: float) -> Iterator[Goal]:
    ways = {HIGH: Goal(f"{name}:{HIGH}", "number", name, True, middle, scale)}
    ways[LOW] = Goal(f"{name}:{LOW}", "number", name, False, -middle, scale)
    if better in ("up", "down"):
        good = ways[HIGH if better == "up" else LOW]
        yield Goal(name, "number", name, good.up, good.middle, good.scale)
    yield from ways.values()
