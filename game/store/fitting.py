"""Fit a stored state to a scenario that may have been edited since: by name.

What is new begins at its start, what is only remembered of things gone is forgotten. `obstacles` tells what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from game.model.people import Person
from game.model.scenario import Scenario, usual_level
from game.model.state import Bond, Later, Pending, Scene, StageRecord, State
from game.rules import begin
from game.rules.verbs import HIS_ASK, commitment
from game.store import numbering, records
from game.store.numbering import Numbering
from game.store.records import Layout

T = TypeVar("T")


def obstacles(scenario: Scenario, state: State) -> tuple[str, ...]:
    """What is open in the state and needs something that the scenario does not have: "event fire (in the tray)"."""
    return tuple(dict.fromkeys(_obstacles(scenario, state)))


def _obstacles(scenario: Scenario, state: State) -> Iterator[str]:
    for scene in state.tray:
        yield from _lacking("event", [scene.event], scenario.events, "in the tray")
        yield from _lacking("person or bloc", _cast(scene), scenario.kin, f"in the scene {scene.event}")
    for later in state.later:
        yield from _lacking("effect", [later.key], scenario.effects, "still to come")
        yield from _lacking(
            "person or bloc", [*_cast(later), later.member], scenario.kin, f"for whom {later.key} comes"
        )
    for reform, pending in state.pending.items():
        yield from _stage(scenario, reform, pending.to, "under way")
        if not _branch(scenario, reform, pending):
            yield f"branch {pending.fork} of reform {reform} (under way)"
    for reform, record in state.stages.items():
        if record.at:
            yield from _stage(scenario, reform, record.at, "in force")
    for body, seats in state.seats.items():
        yield from _lacking("body", [body] if seats else [], scenario.bodies, "with people seated")
        yield from _lacking("person", seats, scenario.people, f"seated in {body}")
    for bond in state.bonds.values():
        if bond.status == "open" and not _known_bond(scenario, bond):
            yield f"commitment {_called(bond)} (promised)"


def _lacking(kind: str, wanted: Iterable[str | None], present: Collection[str], where: str) -> Iterator[str]:
    return (f"{kind} {name} ({where})" for name in wanted if name is not None and name not in present)


def _stage(scenario: Scenario, reform: str, stage: int, where: str) -> Iterator[str]:
    if not _known_stage(scenario, reform, stage):
        yield f"stage {stage} of reform {reform} ({where})"


def _known_stage(scenario: Scenario, reform: str, stage: int) -> bool:
    return reform in scenario.reforms and 0 <= stage < len(scenario.reforms[reform].stages)


def _branch(scenario: Scenario, reform: str, pending: Pending) -> bool:
    """Whether the scenario has the branch that was ordered; of a stage that is gone that is not asked."""
    if not pending.fork or not _known_stage(scenario, reform, pending.to):
        return True
    return pending.fork in scenario.reforms[reform].stages[pending.to].forks


def _cast(whom: Scene | Later) -> tuple[str | None, str | None]:
    return whom.target, whom.target2


def _called(bond: Bond) -> str:
    return f"{bond.to}.asks" if bond.id == HIS_ASK else bond.id


def _known_bond(scenario: Scenario, bond: Bond) -> bool:
    known = commitment(scenario, bond.id, bond.to) is not None
    return known and (bond.to is None or bond.to in scenario.kin)


def level(scenario: Scenario, level: str | None) -> str | None:
    """The level to play on: the one chosen, or where that is gone the usual one."""
    return level if level is None or level in scenario.levels else usual_level(scenario)


def fit(scenario: Scenario, states: Sequence[State], names: Sequence[Layout]) -> tuple[State, ...]:
    """The states of a game in the scenario's order, with its tuning and without what it does not know.

    `names[n]`: of the numbers of `states[n]`, and of the rows of the past that came with it.
    """
    start = states[0]
    vow = start.vow if start.vow in scenario.vows else None
    usual = level(scenario, start.level)
    fresh = begin.begin(scenario, seed=start.seed, level=usual, vow=vow, seen=start.seen).state
    here = records.names(scenario)
    made = {id(each): Numbering(each, here, fresh) for each in names}
    numberings = [made[id(each)] for each in names]
    pairs = zip(states, numberings, strict=True)
    bare = [_known(scenario, state if by.same else by.state(state), fresh, by.stored) for state, by in pairs]
    rows = numbering.past(scenario, bare, numberings, list(numbering.whose(states)))
    known = zip(bare, states, strict=True)
    return tuple(_with_past(scenario, state, rows[: len(former.past)]) for state, former in known)


def _with_past(scenario: Scenario, state: State, rows: Sequence[tuple[float, ...]]) -> State:
    formulas = rows[-1][len(scenario.addresses) :] if rows else state.formulas
    return replace(state, past=tuple(rows), formulas=formulas)


def _known(scenario: Scenario, state: State, fresh: State, stored: Layout) -> State:
    """The state without what the scenario does not know, and with what is new in it."""
    people, kin = scenario.people, scenario.kin
    tray = (s for s in state.tray if s.event in scenario.events and _all_known(kin, _cast(s)))
    later = (e for e in state.later if e.key in scenario.effects and _all_known(kin, (*_cast(e), e.member)))
    changed: dict[str, Any] = {
        "level": level(scenario, state.level),
        "vow": state.vow if state.vow in scenario.vows else None,
        "tuning": fresh.tuning,
        "cuts": _where(state.cuts, lambda address: _is_level(scenario, address)),
        "unknowns": {**fresh.unknowns, **_of(state.unknowns, scenario.unknowns)},
        "stages": {**fresh.stages, **_stages(scenario, state)},
        "pending": {r: p for r, p in state.pending.items() if _known_stage(scenario, r, p.to)},
        "closed": _where(state.closed, lambda key: key.partition(".")[0] in scenario.reforms),
        "tray": tuple(tray),
        "waiting": _of(state.waiting, scenario.events),
        "later": tuple(later),
        "happened": _of(state.happened, scenario.events),
        "chosen": {e: c for e, c in state.chosen.items() if _answer(scenario, e, c)},
        "opened": _where(state.opened, lambda key: _started(scenario, *key.split("|"))),
        "stood": {**fresh.stood, **_of(state.stood, scenario.reforms)},
        "moves": _of(state.moves, scenario.events),
        "red_lines": state.red_lines & people.keys(),
        "seats": _seats(scenario, state, stored),
        "absent": _of(state.absent, people),
        "offices": _offices(scenario, state, stored),
        "bonds": {key: bond for key, bond in state.bonds.items() if _known_bond(scenario, bond)},
        "votes": _of(state.votes, scenario.votes),
        "printed": _of(state.printed, scenario.press),
        "revealed": state.revealed & {*scenario.indicators, *scenario.formulas},
        "successor": state.successor if state.successor in people else None,
    }
    return replace(state, **changed)


def _of(known: Mapping[str, T], here: Collection[str]) -> dict[str, T]:
    return {id: value for id, value in known.items() if id in here}


def _where(known: Mapping[str, T], holds: Callable[[str], bool]) -> dict[str, T]:
    return {key: value for key, value in known.items() if holds(key)}


def _all_known(kin: Collection[str], names: Iterable[str | None]) -> bool:
    return all(name is None or name in kin for name in names)


def _is_level(scenario: Scenario, address: str) -> bool:
    return address in scenario.indicators and not scenario.indicators[address].stock


def _answer(scenario: Scenario, event: str, choice: str) -> bool:
    return event in scenario.events and (choice == "read" or choice in scenario.events[event].choices)


def _started(scenario: Scenario, initiative: str, *whom: str) -> bool:
    return initiative in scenario.initiatives and _all_known(scenario.kin, whom)


def _stages(scenario: Scenario, state: State) -> dict[str, StageRecord]:
    """Where the reforms stand; a state of long ago may stand where there is no stage any more."""
    found = {}
    for id, record in _of(state.stages, scenario.reforms).items():
        last = len(scenario.reforms[id].stages) - 1
        found[id] = replace(record, at=min(record.at, last))
    return found


def _new(scenario: Scenario, stored: Layout) -> dict[str, Person]:
    there = set(stored.addresses)
    return {id: person for id, person in scenario.people.items() if f"{id}.loyalty" not in there}


def _seats(scenario: Scenario, state: State, stored: Layout) -> dict[str, dict[str, bool]]:
    """Who sits where; whoever is new, and all in a body that is new, by the scenario's dates."""
    new = _new(scenario, stored)
    seats = {
        body: _of(state.seats.get(body, {}), scenario.people)
        for body in dict.fromkeys([*state.seats, *scenario.bodies])
        if body in scenario.bodies
    }
    for id, person in scenario.people.items():
        for seat in person.seats:
            dated = seat.start <= state.turn and (seat.until is None or seat.until >= state.turn)
            if dated and (id in new or seat.body not in state.seats):
                seats[seat.body].setdefault(id, seat.votes)
    return seats


def _offices(scenario: Scenario, state: State, stored: Layout) -> dict[str, str]:
    """Who holds which office; whoever is new has their own where nobody else does."""
    held = {title: who for title, who in state.offices.items() if who in scenario.people}
    for id, person in _new(scenario, stored).items():
        for title in person.offices:
            held.setdefault(title, id)
    return held
