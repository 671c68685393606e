"""Post entries and facts to a state. Nothing else in the game makes a changed one."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from game.model.arithmetic import COARSE
from game.model.facts import Fact
from game.model.records import Cause, Entry
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.draft import Draft, note

_AMOUNT = attrgetter("amount")
LARGEST = float(1 << 31)  # as wide as any range, so that a few such amounts still add up exactly


def rounded(amount: float) -> float:
    """`amount`, 2^31 in size at most, to the nearest multiple of 2^-20, so that sums are exact in any order."""
    if -LARGEST < amount < LARGEST:
        return (amount + COARSE) - COARSE
    return LARGEST if amount > 0 else -LARGEST


def post(
    scenario: Scenario,
    state: State,
    entries: Iterable[Entry],
    facts: Iterable[Fact] = (),
    *,
    terms: Iterable[float] | None = None,
) -> tuple[State, tuple[Entry, ...]]:
    """The state after one phase, and its entries with those added by which a range was kept.

    `entries` must be rounded; those of nothing are dropped. `terms`: the levels' terms as they now stand.
    """
    kept = list(filter(_AMOUNT, entries))
    draft = Draft(state)
    for fact in facts:
        note(fact, draft)
    changes = draft.changes
    if kept:
        changes |= _entered(scenario, state, kept)
    if terms is not None:
        changes["terms"] = tuple(terms)
    return (replace(state, **changes) if changes else state), tuple(kept)


def _entered(scenario: Scenario, state: State, kept: list[Entry]) -> dict[str, Any]:
    """The values, and what ranges keep off levels, after the entries; those by which a range was kept join `kept`."""
    slots, indicators = scenario.slots, scenario.indicators
    values = list(state.values)
    touched: dict[str, int] = {}
    for entry in kept:
        address = entry.address
        touched[address] = slot = slots[address]
        values[slot] += entry.amount
    cuts = state.cuts
    for address, slot in touched.items():
        bounds = indicators[address]
        if bounds.low <= values[slot] <= bounds.high and address not in cuts:
            continue
        whole = values[slot] - cuts.get(address, 0.0)
        held = rounded(min(max(whole, bounds.low), bounds.high))
        if held != values[slot]:
            kept.append(Entry(address, held - values[slot], Cause("limit", address)))
            values[slot] = held
        if not bounds.stock:
            cuts = {**cuts, address: held - whole}
    return {"values": tuple(values)} if cuts is state.cuts else {"values": tuple(values), "cuts": cuts}
