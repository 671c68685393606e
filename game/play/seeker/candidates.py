"""What is worth trying in a turn: orders that are legal, on few people, and plans toward a few directions."""

from __future__ import annotations

from collections.abc import Mapping

from game.model.orders import Decree, Word
from game.model.reforms import Casting
from game.model.scenario import Scenario
from game.rules import budget, initiatives, legality
from game.rules.chance import draw
from game.rules.docket import Docket

_MOST_TARGETS = 3
_PLANS_AHEAD, _MOST_POINTS = 2, 6.0


def decrees(docket: Docket) -> list[Decree]:
    """Every decree that is legal now."""
    return list(legality.open_decrees(docket))


def words(docket: Docket) -> list[Word]:
    """Every word that is legal now, on those with whom it is most likely to be worth it."""
    found: list[Word] = []
    for id, casts in initiatives.open_words(docket).items():
        casting = docket.scenario.initiatives[id].casting
        likely = _likely(docket, casting, id) if casting else ()
        found += [Word(id, *cast) for cast in casts if all(who is None or who in likely for who in cast)]
    return found


def _likely(docket: Docket, casting: Casting, about: str) -> list[str]:
    """Of those who can be cast: who is nearest to the line, who is furthest below it, and one by the turn."""
    able = list(docket.targets(casting))
    if len(able) <= _MOST_TARGETS:
        return able
    moment, kin = docket.moment, docket.scenario.kin
    line = _line(docket.scenario)
    support = {who: moment.support_of(kin[who]) for who in able}
    if casting.of == "blocs":
        support, line = {who: moment.value(f"{who}.mood") for who in able}, 0.0
    nearest = min(able, key=lambda who: abs(support[who] - line))
    lowest = min(able, key=lambda who: support[who])
    any_ = min(able, key=lambda who: draw(0, docket.state.turn, about, who))
    return list(dict.fromkeys((nearest, lowest, any_)))


def _line(scenario: Scenario) -> float:
    """The support from which on somebody is for the player."""
    return max((vote.waits_to for vote in scenario.votes.values()), default=50.0)


def plans(docket: Docket, wanted: Mapping[str, float]) -> list[dict[str, float]]:
    """Shares to make for instead of those `wanted`: some points more of each, taken from each of the two largest."""
    rules = docket.scenario.budget.shares if docket.scenario.budget else {}
    step = _PLANS_AHEAD * min(budget.swing(docket.moment, _MOST_POINTS), _MOST_POINTS)
    now = budget.shares(docket.moment) | dict(wanted)
    found = []
    for giver in sorted(now, key=lambda id: (rules[id].low - now[id], id))[:2]:
        for taker in now:
            points = min(step, now[giver] - rules[giver].low, rules[taker].high - now[taker])
            if taker != giver and points >= 1:
                found.append(now | {giver: now[giver] - points, taker: now[taker] + points})
    return found
