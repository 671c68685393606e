"""Fit a stored state to a scenario that may have been edited since: by name, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from game.model.scenario import Scenario
from game.model.state import Bond, State
from game.rules.verbs import HIS_ASK
from game.store.records import Names, names


def missing(scenario: Scenario, state: State, stored: Names) -> tuple[str, ...]:
    """What the state speaks of and the scenario lacks, or the other way round: "indicator steel", in order."""
    here = names(scenario)
    gone = [*_lacking("number", stored.addresses, here.addresses), *_lacking("formula", stored.formulas, here.formulas)]
    gone += [f"{name} (new)" for name in _lacking("number", here.addresses, stored.addresses)]
    gone += [f"{name} (new)" for name in _lacking("formula", here.formulas, stored.formulas)]
    if _terms(here) != _terms(stored):
        torn = dict.fromkeys(address for address, _ in (*here.terms, *stored.terms))
        gone += [f"terms of {address}" for address in torn if address in here.addresses]
    return tuple(dict.fromkeys([*gone, *_unknown_ids(scenario, state)]))


def _terms(of: Names) -> list[str]:
    return sorted(address for address, _ in of.terms)


def _lacking(kind: str, wanted: Iterable[str], present: Iterable[str]) -> list[str]:
    there = set(present)
    return [f"{kind} {name}" for name in wanted if name not in there]


def _unknown_ids(scenario: Scenario, state: State) -> Iterator[str]:
    """Every id of the state that the scenario does not know."""
    people = [*state.absent, *state.offices.values(), *(p for seats in state.seats.values() for p in seats)]
    people += [*state.red_lines, *([state.successor] if state.successor else [])]
    moves = {f"{id}.{move}" for id, person in scenario.people.items() for move in person.moves}
    cast = [t for scene in state.tray for t in (scene.target, scene.target2) if t]
    cast += [t for later in state.later for t in (later.target, later.target2, later.member) if t]
    scenes = [*(scene.event for scene in state.tray), *state.waiting, *state.happened]
    yield from _lacking("reform", [*state.stages, *state.pending, *state.stood], scenario.reforms)
    for reform, stage in [(r, s.at) for r, s in state.stages.items()] + [(r, p.to) for r, p in state.pending.items()]:
        if reform in scenario.reforms and not 0 <= stage < len(scenario.reforms[reform].stages):
            yield f"stage {stage} of reform {reform}"
    yield from _lacking("event", scenes, scenario.events)
    yield from _lacking("choice", _choices(state.chosen), {*_known_choices(scenario), *_choices(_read(state))})
    yield from _lacking("person", people, scenario.people)
    yield from _lacking("person or bloc", cast, scenario.kin)
    yield from _lacking("move", state.moves, moves)
    yield from _lacking("body", state.seats, scenario.bodies)
    yield from _lacking("vote", state.votes, scenario.votes)
    yield from _lacking("commitment", map(_promise, state.bonds.values()), scenario.commitments)
    yield from _lacking("initiative", (key.split("|")[0] for key in state.opened), scenario.initiatives)
    yield from _lacking("press item", state.printed, scenario.press)
    yield from _lacking("number", [*state.cuts, *state.revealed], [*scenario.addresses, *scenario.formulas])
    yield from _lacking("effect", (later.key for later in state.later), [*scenario.effects, *moves])
    yield from _lacking("ending", [state.ending] if state.ending else [], (ending.id for ending in scenario.endings))
    yield from _lacking("level", [state.level] if state.level else [], scenario.levels)
    yield from _lacking("vow", [state.vow] if state.vow else [], scenario.vows)
    yield from _lacking("unknown", state.unknowns, scenario.unknowns)


def _promise(bond: Bond) -> str:
    """The commitment behind a bond: for what a person asks, that person's own."""
    return f"{bond.to}.asks" if bond.id == HIS_ASK else bond.id


def _choices(chosen: Mapping[str, str]) -> list[str]:
    return [f"{event}.{choice}" for event, choice in chosen.items()]


def _read(state: State) -> dict[str, str]:
    return {event: "read" for event, choice in state.chosen.items() if choice == "read"}


def _known_choices(scenario: Scenario) -> Iterator[str]:
    for id, event in scenario.events.items():
        for choice in event.choices:
            yield f"{id}.{choice}"


def fit(state: State, fresh: State) -> State:
    """The state with its tuning, and all that was not stored, as in `fresh`, a game of the scenario just begun."""
    changed: dict[str, Any] = {
        "tuning": fresh.tuning,
        "unknowns": {**fresh.unknowns, **state.unknowns},
        "stages": {**fresh.stages, **state.stages},
        "stood": {**fresh.stood, **state.stood},
    }
    return replace(state, **changed)


def reorder(state: State, stored: Names, here: Names) -> State:
    """The state with its numbers in the order of `here`. ValueError if one is not among those stored."""
    try:
        row = _order(stored.addresses + stored.formulas, here.addresses + here.formulas)
        return replace(
            state,
            values=_pick(state.values, _order(stored.addresses, here.addresses)),
            formulas=_pick(state.formulas, _order(stored.formulas, here.formulas)),
            terms=_pick(state.terms, _term_order(stored, here)),
            past=tuple(_pick(each, row) for each in state.past),
        )
    except (LookupError, StopIteration) as error:
        raise ValueError("its numbers have other names") from error


def _order(stored: tuple[str, ...], here: tuple[str, ...]) -> list[int]:
    place = {name: i for i, name in enumerate(stored)}
    return [place[name] for name in here]


def _term_order(stored: Names, here: Names) -> list[int]:
    """By address and label; a term that was renamed is taken to be the one left over of its address."""
    place = {term: i for i, term in enumerate(stored.terms)}
    left = {term: i for term, i in place.items() if term not in set(here.terms)}
    order = []
    for term in here.terms:
        if term not in place:
            place[term] = left.pop(next(other for other in left if other[0] == term[0]))
        order.append(place[term])
    return order


def _pick(numbers: tuple[float, ...], order: list[int]) -> tuple[float, ...]:
    return tuple(numbers[i] for i in order) if numbers else numbers
