"""The logs of earlier turns without what they tell of things that the scenario no longer has. Views need not ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from game.model.facts import Counted, Fact, Marked, Ordered, Promised, Staged
from game.model.log import TurnLog
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.verbs import commitment

# What a field of a fact names, by the field; fields of other names are of nothing that is looked up.
_SPEAKS_OF: Mapping[str, str] = {
    "event": "event",
    "move": "event",
    "target": "kin",
    "target2": "kin",
    "member": "kin",
    "initiative": "initiative",
    "person": "person",
    "body": "body",
    "commitment": "promise",
    "bond": "bond",
    "vote": "vote",
    "key": "effect",
    "item": "press",
    "address": "number",
    "ending": "ending",
}


def forget(scenario: Scenario, logs: Sequence[TurnLog], last: State) -> tuple[TurnLog, ...]:
    """The logs of a game as far as the scenario can tell them. `last`: the state the game has come to, fitted."""
    known = _known(scenario, last)
    return tuple(
        replace(
            log,
            entries=tuple(entry for entry in log.entries if entry.address in scenario.indicators),
            facts=tuple(fact for fact in log.facts if _told(scenario, last, known, fact)),
        )
        for log in logs
    )


def _known(scenario: Scenario, last: State) -> dict[str, Collection[object]]:
    return {
        "event": scenario.events,
        "kin": scenario.kin,
        "initiative": scenario.initiatives,
        "person": scenario.people,
        "body": scenario.bodies,
        "promise": {*scenario.commitments, *(bond.id for bond in last.bonds.values())},
        "bond": last.bonds,
        "vote": scenario.votes,
        "effect": scenario.effects,
        "press": scenario.press,
        "number": {*scenario.indicators, *scenario.formulas},
        "ending": {ending.id for ending in scenario.endings},
    }


def _told(scenario: Scenario, last: State, known: Mapping[str, Collection[object]], fact: Fact) -> bool:
    for field, kind in _SPEAKS_OF.items():
        id = getattr(fact, field, None)
        if id is not None and id not in known[kind]:
            return False
    match fact:
        case Promised(to=to):
            return to is None or to in known["kin"]
        case Ordered() | Staged():
            reform = scenario.reforms.get(fact.reform)
            return reform is not None and fact.to in range(len(reform.stages))
        case Marked():
            return _marked(scenario, last, fact)
        case Counted():
            return fact.count.body in scenario.bodies
    return True


def _marked(scenario: Scenario, last: State, fact: Marked) -> bool:
    bond = last.bonds[fact.bond]
    rule = commitment(scenario, bond.id, bond.to)
    return rule is not None and fact.turn in rule.marks
