"""What outlives a decision: how deep reforms have taken root, and who would wish them undone."""

from __future__ import annotations

from collections.abc import Mapping

from game.model.people import Bloc, Person
from game.model.scenario import Scenario
from game.model.state import State


def roots(scenario: Scenario, state: State, stages: Mapping[str, int], turn: int, reform: str | None) -> float:
    """`tuning.root` x the carried price of each stage in force x how much of `tuning.root_turns` it has stood; of one
    reform, or of all. `stages`: the stage of each reform that is in force in `turn`."""
    tuning = state.tuning
    points = 0.0
    for id in [reform] if reform else scenario.reforms:
        record = state.stages.get(id)
        for number in range(1, stages.get(id, 0) + 1):
            begun = record.begun.get(number, turn) if record else turn
            points += scenario.reforms[id].stages[number].carried * min(1.0, (turn - begun) / tuning["root_turns"])
    return tuning["root"] * points


def wish(scenario: Scenario, state: State, reform: str) -> float:
    """How much the successor would undo the reform: `tuning.wish` x how little they care for it."""
    person = scenario.people.get(state.successor or "")
    against = max(0.0, -care_of(person, reform, scenario)) if person else 0.0
    return state.tuning["wish"] * against


def care(scenario: Scenario, who: str, subject: str) -> float:
    """How much a person or bloc cares, by id; nothing where there is none."""
    if who in scenario.people:
        return care_of(scenario.people[who], subject, scenario)
    bloc = next((body.blocs[who] for body in scenario.bodies.values() if who in body.blocs), None)
    return care_of(bloc, subject, scenario) if bloc else 0.0


def care_of(who: Person | Bloc, subject: str, scenario: Scenario) -> float:
    """How much a person or bloc cares about a subject; about a reform that they name nowhere, as about its theme."""
    if subject in who.cares:
        return who.cares[subject]
    reform = scenario.reforms.get(subject)
    return who.cares.get(reform.theme, 0.0) if reform else 0.0
