"""The first state of a game: where every number stands, what the seed settles, who sits where."""

from __future__ import annotations

from msgspec.structs import replace

from game.model.arithmetic import added
from game.model.facts import Promised
from game.model.numbers import Unknown
from game.model.records import Cause
from game.model.scenario import Scenario
from game.model.state import StageRecord, State, Turn
from game.rules import dynamics, tray
from game.rules.chance import draw
from game.rules.daybook import Daybook
from game.rules.ledger import rounded
from game.rules.moment import Moment
from game.rules.verbs import due

_SETTLING = 20  # rounds in which levels that read each other come to rest


def begin(
    scenario: Scenario,
    *,
    seed: int,
    level: str | None = None,
    vow: str | None = None,
    seen: frozenset[str] = frozenset(),
) -> Turn:
    """The state in which the first turn is played, its tray filled. Level and vow must be the scenario's, or None."""
    rule = scenario.levels.get(level or "")
    state = State(
        seed=seed,
        level=level,
        vow=vow,
        turn=1,
        values=tuple(rounded(indicator.start) for indicator in scenario.indicators.values()),
        formulas=(0.0,) * len(scenario.formulas),
        terms=(0.0,) * sum(row.term >= 0 for row in scenario.dynamics.rows),
        tuning={**scenario.tuning, **(rule.tuning if rule else {})},
        unknowns={id: settled(id, unknown, seed) for id, unknown in scenario.unknowns.items()},
        seen=seen,
        stages={id: StageRecord(0, 1) for id in scenario.reforms},
        seats=_seats(scenario),
        offices={title: id for id, person in scenario.people.items() for title in person.offices},
        stood=dict.fromkeys(scenario.reforms, 0),
    )
    book = Daybook(scenario, state)
    book.post(dynamics.chances(scenario, book.moment, seed))
    state = _at_rest(scenario, book.state)
    moment = Moment(scenario, state)
    start = len(state.values)
    formulas = tuple(moment.v[start : start + len(scenario.formulas)])
    state = replace(state, formulas=formulas, past=((*state.values, *formulas),))
    book = Daybook(scenario, state)
    commitment = scenario.vows[vow].commitment if vow else None
    if vow and commitment:
        _vow(book, vow, commitment)
    tray.fill_tray(book)
    return book.turn()


def _vow(book: Daybook, vow: str, commitment: str) -> None:
    rule = book.scenario.commitments[commitment]
    cause = Cause("start", vow, since=1)
    book.post((), (Promised(commitment=commitment, to=None, due=due(rule, 1), cause=cause),))


def _seats(scenario: Scenario) -> dict[str, dict[str, bool]]:
    seats: dict[str, dict[str, bool]] = {body: {} for body in scenario.bodies}
    for id, person in scenario.people.items():
        for seat in person.seats:
            if seat.start <= 1 and (seat.until is None or seat.until >= 1):
                seats[seat.body][id] = seat.votes
    return seats


def settled(id: str, unknown: Unknown, seed: int) -> str | int | bool:
    """What `seed` makes of the unknown, by its odds."""
    fraction = draw(seed, 0, id)
    if unknown.odds is not None:
        return fraction < unknown.odds
    if unknown.between is not None:
        low, high = unknown.between
        return low + int(fraction * (high - low + 1))
    left = fraction * added(unknown.one_of.values())
    for value, weight in unknown.one_of.items():
        left -= weight
        if left < 0:
            return value
    return list(unknown.one_of)[-1]


def _at_rest(scenario: Scenario, state: State) -> State:
    """The state with every level at the sum of its terms."""
    rows = scenario.dynamics.rows
    if not any(row.term >= 0 for row in rows):
        return state
    for _ in range(_SETTLING):
        found = dynamics.amounts(Moment(scenario, state))
        sums: dict[str, float] = {}
        terms = list(state.terms)
        for row, amount in zip(rows, found, strict=True):
            if row.term >= 0:
                sums[row.address] = sums.get(row.address, 0.0) + amount
                terms[row.term] = amount
        values, cuts = list(state.values), {}
        for address, whole in sums.items():
            bounds = scenario.indicators[address]
            held = rounded(min(max(whole, bounds.low), bounds.high))
            values[scenario.slots[address]] = held
            if held != whole:
                cuts[address] = held - whole
        settled = replace(state, values=tuple(values), terms=tuple(terms), cuts=cuts)
        if settled.values == state.values and settled.terms == state.terms:
            return settled
        state = settled
    return state
