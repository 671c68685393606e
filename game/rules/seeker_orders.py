"""What is worth trying in a turn: orders that are legal, on few people, and plans toward a few directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.model.orders import Decree, Order, Word
from game.model.reforms import Casting
from game.model.scenario import Scenario
from game.model.state import State
from game.rules import legality, possible
from game.rules.chance import draw
from game.rules.moment import Moment

_MOST_TARGETS = 3


def decrees(scenario: Scenario, state: State) -> list[Decree]:
    """Every decree that is legal now."""
    return [order for order in possible.decrees(scenario, state) if _legal(scenario, state, order)]


def words(scenario: Scenario, state: State) -> list[Word]:
    """Every word that is legal now, on those whom it is most likely to be worth it."""
    return [order for order in _words(scenario, state) if _legal(scenario, state, order)]


def _legal(scenario: Scenario, state: State, order: Order) -> bool:
    return legality.refusal(scenario, state, (), order) is None


def _words(scenario: Scenario, state: State) -> Iterator[Word]:
    for id, rule in scenario.initiatives.items():
        if rule.casting is None:
            yield Word(id)
            continue
        likely = targets(scenario, state, rule.casting, id)
        if rule.casting.two:
            yield from (Word(id, a, b) for n, a in enumerate(likely) for b in likely[n + 1 :])
        else:
            yield from (Word(id, target) for target in likely)


def targets(scenario: Scenario, state: State, casting: Casting, about: str) -> list[str]:
    """Of those who can be cast: who is nearest to the line, who is furthest below it, and one by the turn."""
    able = list(legality.targets(scenario, state, casting))
    if len(able) <= _MOST_TARGETS:
        return able
    moment = Moment(scenario, state)
    line = _line(scenario)
    support = {who: moment.support_of(scenario.kin[who]) for who in able}
    if casting.of == "blocs":
        support = {who: moment.value(f"{who}.mood") for who in able}
    nearest = min(able, key=lambda who: abs(support[who] - line))
    lowest = min(able, key=lambda who: support[who])
    any_ = min(able, key=lambda who: draw(0, state.turn, about, who))
    return list(dict.fromkeys((nearest, lowest, any_)))


def _line(scenario: Scenario) -> float:
    """The support from which on somebody is for the player."""
    return max((vote.waits_to for vote in scenario.votes.values()), default=50.0)


def plans(scenario: Scenario, state: State, wanted: Mapping[str, float]) -> list[dict[str, float]]:
    """Shares to make for instead of those `wanted`: some points more of each, taken from each of the two largest."""
    budget = scenario.budget
    if budget is None or not legality.budget_open(scenario, state):
        return []
    moment = Moment(scenario, state)
    step = 2 * min(moment.number(budget.swing, 6.0) if budget.swing else 6.0, 6.0)
    now = {id: wanted.get(id, moment.value(f"plan.{id}")) for id in budget.shares}
    givers = sorted(now, key=lambda id: (budget.shares[id].low - now[id], id))[:2]
    found = []
    for giver in givers:
        for taker in now:
            points = min(step, now[giver] - budget.shares[giver].low, budget.shares[taker].high - now[taker])
            if taker != giver and points >= 1:
                found.append(now | {giver: now[giver] - points, taker: now[taker] + points})
    return found
