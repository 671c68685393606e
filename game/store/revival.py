"""A stored game under the scenario as it is now: its states and logs, and what the player should know of the change."""

from __future__ import annotations

from pathlib import Path

from game.errors import SaveError
from game.model.log import TurnLog
from game.model.scenario import Scenario
from game.model.state import State
from game.store import bygone, changes, fitting, records
from game.store.saves import Stored


def revive(scenario: Scenario, path: Path, reading: Stored) -> tuple[tuple[State, ...], tuple[TurnLog, ...], list[str]]:
    """The states and logs of a save as the scenario knows them, and what the player should know. SaveError if what is
    open in the game needs something that is gone."""
    if needed := fitting.obstacles(scenario, reading.states[-1]):
        some = ", ".join(needed[:4]) + (f" and {len(needed) - 4} more" if len(needed) > 4 else "")
        hint = "the save is left as it is; put the scenario back as it was to play on"
        raise SaveError(f"{path} does not fit the scenario '{scenario.id}' any more: it needs {some}", hint=hint)
    states = fitting.fit(scenario, reading.states, reading.names)
    logs = bygone.forget(scenario, reading.logs, states[-1])
    if reading.digests[-1] == scenario.digest:
        return states, logs, []
    notes = [changes.told(reading.names[-1], records.names(scenario), reading.states[-1])]
    level = states[-1].level
    if level is not None and level != reading.states[-1].level:
        notes.append(f"It goes on as {scenario.levels[level].name}.")
    return states, logs, notes
