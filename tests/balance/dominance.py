"""Choices that are never the better one: whatever they do, another choice of the scene does at least as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.play import bots
from game.rules.docket import Docket
from tests.balance import players, worth
from tests.balance.worth import Worth

SEEDS = range(1, 5)
MOST = 6  # states in which one scene is looked at

Met = tuple[State, Scene]


@dataclass(frozen=True, slots=True)
class Dominated:
    """`better` is at least as good as `choice` in everything, in every state looked at. `barred`: but it has a
    condition or a price that `choice` has not. `sides`: effect, what `choice` and `better` do, in the first state."""

    event: str
    choice: str
    better: str
    barred: bool
    sides: tuple[tuple[str, str, str], ...]


def find(
    scenario: Scenario, seeds: range = SEEDS, names: tuple[str, ...] = (players.KEYED, "historical")
) -> list[Dominated]:
    """Every dominated choice, event by event."""
    met = meetings(scenario, seeds, names)
    asked = worth.remembered(scenario)
    return [found for event in scenario.events for found in _in_event(scenario, event, met[event], asked)]


def meetings(scenario: Scenario, seeds: range, names: tuple[str, ...]) -> dict[str, list[Met]]:
    """The states in which each scene was met; for one that never was, states of the middle of a game."""
    met: dict[str, list[Met]] = {id: [] for id in scenario.events}
    states: list[State] = []
    for seed in seeds:
        for name in names:
            eye = players.Onlooker(players.player(name, scenario, seed))
            played = bots.play(scenario, eye, seed=seed)
            states += played.states[:: max(1, len(played.states) // 3)]
            for event, state, scene in eye.met:
                if len(met[event]) < MOST:
                    met[event].append((state, scene))
    for event, found in met.items():
        found += [
            (state, _cast(scenario, state, event)) for state in states[:MOST] if not found or found[-1][0] in states
        ]
    return met


def _cast(scenario: Scenario, state: State, event: str) -> Scene:
    """The scene with somebody in it, where an initiative opens it."""
    for rule in scenario.initiatives.values():
        if event in rule.opens and rule.casting:
            able = [*Docket(scenario, state).targets(rule.casting), None, None]
            return Scene(event, able[0], able[1] if rule.casting.two else None)
    return Scene(event)


def _in_event(
    scenario: Scenario, event: str, met: list[Met], asked: Mapping[tuple[str, str], list[str]]
) -> Iterator[Dominated]:
    choices = scenario.events[event].choices
    worths = {
        id: [
            worth.of(scenario, state, scene, choice, {f"read by {who}": 1.0 for who in asked.get((event, id), ())})
            for state, scene in met
        ]
        for id, choice in choices.items()
    }
    for better, choice in permutations(choices, 2):
        pairs = list(zip(worths[better], worths[choice], strict=True))
        if all(worth.at_least_as_good(one, other) for one, other in pairs):
            a, b = choices[better], choices[choice]
            barred = (a.needs is not None and a.needs is not b.needs) or a.cost > b.cost
            yield Dominated(event, choice, better, barred, _sides(worths[choice][0], worths[better][0]))


def _sides(one: Worth, other: Worth) -> tuple[tuple[str, str, str], ...]:
    sides = []
    for part in ("good", "neutral", "verbs"):
        mine, theirs = getattr(one, part), getattr(other, part)
        for word in dict.fromkeys([*mine, *theirs]):
            a, b = (f"{each[word]:+.2f}" if word in each else "" for each in (mine, theirs))
            sides.append((word, a, b))
    return tuple(sides)


def report(name: str, seeds: int = len(SEEDS)) -> None:
    found = find(players.scenario_at(name), range(1, seeds + 1))
    for each in found:
        note = " (which has a condition or a price of its own)" if each.barred else ""
        print(f"{each.event}: {each.choice} is never better than {each.better}{note}")
        print(f"    {'signed so that more is better':<40} {each.choice:>20} {each.better:>20}")
        for word, mine, theirs in each.sides:
            print(f"    {word:<40} {mine:>20} {theirs:>20}")
    print(f"{len(found)} dominated, {sum(not each.barred for each in found)} of them by a choice that is always open")
