"""The logs of earlier turns without what they tell of things that the scenario no longer has. Views need not ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from game.model.log import TurnLog
from game.model.records import Fact
from game.model.scenario import Scenario
from game.model.state import State

# What the ids of a fact name, one after the other; "" is anything. Facts of other kinds name nothing that is looked up.
_SPEAKS_OF: dict[str, tuple[str, ...]] = {
    "opened": ("event", "kin", "kin"),
    "scene": ("event",),
    "chose": ("event",),
    "waits": ("event",),
    "expired": ("event",),
    "cancelled": ("event",),
    "word": ("initiative", "kin", "kin"),
    "moved": ("event",),
    "red_line": ("person",),
    "seated": ("person", "body"),
    "unseated": ("person", "body"),
    "office": ("", "person"),
    "absent": ("person",),
    "promised": ("promise", "kin"),
    "marked": ("bond",),
    "kept": ("bond",),
    "broken": ("bond",),
    "counted": ("vote",),
    "later": ("", "effect", "", "kin", "kin", "kin"),
    "printed": ("press",),
    "revealed": ("number",),
    "ended": ("ending",),
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


def _told(scenario: Scenario, last: State, known: dict[str, Collection[object]], fact: Fact) -> bool:
    for kind, id in zip(_SPEAKS_OF.get(fact.kind, ()), fact.ids, strict=False):
        if kind and id is not None and id not in known[kind]:
            return False
    if fact.kind in ("ordered", "stage"):
        reform = scenario.reforms.get(str(fact.ids[0]))
        return reform is not None and fact.ids[1] in range(len(reform.stages))
    if fact.kind == "marked":
        return _marked(scenario, last, fact)
    return fact.count is None or {fact.count.body} <= scenario.bodies.keys()


def _marked(scenario: Scenario, last: State, fact: Fact) -> bool:
    bond = last.bonds[str(fact.ids[0])]
    rule = scenario.commitments.get(f"{bond.to}.asks") or scenario.commitments.get(bond.id)
    return rule is not None and fact.ids[1] in rule.marks
