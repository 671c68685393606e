"""The model's own motion in one turn: flows, levels, what stages in force do each turn, and luck.

The turn posts what `motion` gives; a forecast adds the same amounts to a vector of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.model.expression import Dynamics
from game.model.records import Cause, Entry
from game.model.scenario import Scenario
from game.rules.chance import draw, normal
from game.rules.effects import gather
from game.rules.ledger import LARGEST, rounded
from game.rules.moment import TROUBLES, Moment
from game.rules.verbs import Acting, Posting


def amounts(moment: Moment) -> list[float]:
    """The amount of every row of the model at `moment`, rounded; a row that cannot be reckoned gives nothing (a flow)
    or what it gave before (a level's term), and a trouble is noted."""
    dynamics = moment.scenario.dynamics
    try:
        found = dynamics.amounts(moment)
        if math.isfinite(sum(found)) and -LARGEST < min(found, default=0.0) <= max(found, default=0.0) < LARGEST:
            return found
    except TROUBLES:
        pass
    return [_alone(moment, dynamics, n) for n in range(len(dynamics.rows))]


def _alone(moment: Moment, dynamics: Dynamics, number: int) -> float:
    row = dynamics.rows[number]
    before = moment.state.terms[row.term] if row.term >= 0 and moment.state.terms else 0.0
    return rounded(moment.number(dynamics.singles[number], before, name=f"{row.address}: {row.label}"))


def motion(moment: Moment) -> tuple[list[Entry], list[Posting], list[float]]:
    """What one turn's flows and levels, and what the stages in force, post, all read at `moment`; and the levels'
    terms."""
    dynamics = moment.scenario.dynamics
    moved = amounts(moment)
    terms = [moved[place] for place in dynamics.terms]
    for place, before in zip(dynamics.terms, moment.state.terms, strict=True):
        moved[place] -= before
    entries = map(Entry, dynamics.addresses, moved, dynamics.causes)
    return list(entries), list(each_turn(moment)), terms


def each_turn(moment: Moment) -> Iterator[Posting]:
    """What the present stage of every reform, and the branch taken, does each turn."""
    for id, at in moment.stages.items():
        if at == 0:
            continue
        stage = moment.scenario.reforms[id].stages[at]
        record = moment.state.stages[id]
        way = stage.forks.get(record.forks.get(at, ""))
        effects = stage.each_turn + (way.each_turn if way else ())
        if effects:
            acting = Acting(Cause("reform", id, str(at), record.since))
            yield from gather(moment, effects, acting)


def chances(scenario: Scenario, moment: Moment, seed: int) -> Iterator[Entry]:
    """New luck for the moment's turn, drawn by `seed`: all of it, or what is new each year when a year begins."""
    turn = moment.turn
    new_year = turn == 1 or scenario.calendar.year(turn) != scenario.calendar.year(turn - 1)
    for id, chance in scenario.chances.items():
        if chance.each == "year" and not new_year:
            continue
        fraction = draw(seed, turn, id)
        if chance.spread == "normal":
            fresh, mean = chance.mean + chance.sd * normal(fraction), chance.mean
        else:
            fresh, mean = chance.low + (chance.high - chance.low) * fraction, (chance.low + chance.high) / 2
        now = moment.value(id)
        kept = chance.keeps * (now - mean) if turn > 1 else 0.0
        spread = math.sqrt(max(0.0, 1 - chance.keeps**2)) if turn > 1 else 1.0
        yield Entry(id, rounded(mean + kept + (fresh - mean) * spread - now), Cause("chance", id))
