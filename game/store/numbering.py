"""The numbers of one version of a scenario among those of another, by name. What is new begins as in a fresh game."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from game.model.scenario import Scenario
from game.model.state import State
from game.rules.moment import Moment
from game.store.records import Layout

Row = tuple[float, ...]


class Numbering:
    """From the numbers that were called `stored` to those of `fresh`, a game of the scenario `here` just begun."""

    def __init__(self, stored: Layout, here: Layout, fresh: State) -> None:
        self.stored, self.here, self.fresh = stored, here, fresh
        self.values = _places(stored.addresses, here.addresses)
        self.formulas = _places(stored.formulas, here.formulas)
        self.unknown = tuple(n for n, place in enumerate(self.formulas) if place is None)
        self.heirs = {address: n for n, (address, _) in reversed(list(enumerate(here.terms)))}
        self.terms, self.left = _terms(stored, here)
        names, now = (stored.addresses, stored.formulas, stored.terms), (here.addresses, here.formulas, here.terms)
        self.same = names == now

    def row(self, row: Row) -> Row:
        """A row of the past."""
        many = len(self.stored.addresses)
        values = _pick(row[:many], self.values, self.fresh.values)
        return (*values, *_pick(row[many:], self.formulas, self.fresh.formulas))

    def state(self, state: State) -> State:
        """The state but for its past."""
        changed: dict[str, Any] = {
            "values": _pick(state.values, self.values, self.fresh.values),
            "formulas": _pick(state.formulas, self.formulas, self.fresh.formulas),
            "terms": self._terms_of(state),
            "cuts": {**self._new(self.fresh.cuts), **state.cuts},
        }
        return replace(state, **changed)

    def _new(self, fresh: Mapping[str, float]) -> dict[str, float]:
        there = set(self.stored.addresses)
        return {name: amount for name, amount in fresh.items() if name not in there}

    def _terms_of(self, state: State) -> Row:
        """A level is the sum of its terms: that of a new one as in the fresh game, while a term that is new in a known
        level begins at nothing, and the first of them takes over what terms that are gone had given."""
        there = set(self.stored.addresses)
        were_levels = {address for address, _ in self.stored.terms}
        fresh = [0.0 if address in there else self.fresh.terms[n] for n, (address, _) in enumerate(self.here.terms)]
        terms = list(_pick(state.terms, self.terms, fresh))
        for gone in self.left:
            heir = self.heirs.get(self.stored.terms[gone][0])
            if heir is not None:
                terms[heir] += state.terms[gone]
        for address in self.heirs.keys() & there - were_levels:
            terms[self.heirs[address]] = state.values[self.stored.addresses.index(address)]
        return tuple(terms)


def _places(stored: Sequence[object], here: Sequence[object]) -> list[int | None]:
    place = {name: n for n, name in enumerate(stored)}
    return [place.get(name) for name in here]


def _pick(numbers: Row, places: Sequence[int | None], otherwise: Sequence[float]) -> Row:
    return tuple(otherwise[n] if place is None else numbers[place] for n, place in enumerate(places))


def _terms(stored: Layout, here: Layout) -> tuple[list[int | None], list[int]]:
    """The places of the terms, by address and label, and those that are left over.

    A term that was renamed is taken to be the one left over of its address.
    """
    places = _places(stored.terms, here.terms)
    known = set(here.terms)
    left = [n for n, term in enumerate(stored.terms) if term not in known]
    for n, place in enumerate(places):
        mine = [gone for gone in left if stored.terms[gone][0] == here.terms[n][0]]
        if place is None and mine:
            places[n] = mine[0]
            left.remove(mine[0])
    return places, left


def past(
    scenario: Scenario, states: Sequence[State], numberings: Sequence[Numbering], rows: Sequence[tuple[int, Row]]
) -> list[Row]:
    """Every row of the past, in the scenario's order; a formula that is new is reckoned where that can be done.

    `states[n]`, fitted but for its past, and the `numberings[n]` it was fitted by; `rows`: of which state, and the row.
    """
    found: list[Row] = []
    for owner, row in rows:
        numbering = numberings[owner]
        fitted = row if numbering.same else numbering.row(row)
        if numbering.unknown:
            fitted = _reckoned(scenario, states[owner], numbering.unknown, fitted, found)
        found.append(fitted)
    return found


def _reckoned(scenario: Scenario, state: State, unknown: Sequence[int], row: Row, before: Sequence[Row]) -> Row:
    many = len(scenario.addresses)
    turn = max(1, len(before))
    then = replace(state, turn=turn, values=row[:many], formulas=row[many:], past=tuple(before))
    moment = Moment(scenario, then)
    return tuple(_told(moment.v[n], number) if n - many in unknown else number for n, number in enumerate(row))


def _told(reckoned: float, otherwise: float) -> float:
    return reckoned if math.isfinite(reckoned) else otherwise


def whose(states: Sequence[State]) -> Iterator[tuple[int, Row]]:
    """Every row of the past with the number of the state that it came with."""
    known = 0
    for number, state in enumerate(states):
        yield from ((number, row) for row in state.past[known:])
        known = len(state.past)
