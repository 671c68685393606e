"""Which parts of the game a scenario has: what it lacks is neither offered nor listed."""

from __future__ import annotations

from game.model.scenario import Scenario

ALL = frozenset({"reforms", "words", "plan", "body"})


def of(scenario: Scenario) -> frozenset[str]:
    """Those of `ALL` that there is anything in."""
    there = {
        "reforms": scenario.reforms,
        "words": scenario.initiatives,
        "plan": scenario.budget,
        "body": scenario.bodies,
    }
    return frozenset(name for name, held in there.items() if held)
