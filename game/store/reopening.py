"""A save as its scenario knows it today: its states and logs fitted, and what the player should know of that."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from game.clean import line
from game.errors import SaveError
from game.model.log import TurnLog
from game.model.scenario import Scenario
from game.model.state import State
from game.store import bygone, changes, fitting, records
from game.store.saves import Stored

_MOST = 4  # obstacles that are named


class Reopened(Struct, frozen=True):
    """`states` and `logs` of the reading, fitted; `notes`: sentences for the player."""

    states: tuple[State, ...]
    logs: tuple[TurnLog, ...]
    notes: tuple[str, ...]


def reopen(scenario: Scenario, path: Path, reading: Stored) -> Reopened:
    """The game that was saved at `path`. SaveError if what is open in it needs something that is gone."""
    if needed := fitting.obstacles(scenario, reading.states[-1]):
        raise SaveError(
            f"{line(str(path), 300)} does not fit the scenario '{scenario.id}' any more: it needs {_some(needed)}",
            hint="the save is left as it is; put the scenario back as it was to play on",
        )
    states = fitting.fit(scenario, reading.states, reading.names)
    logs = bygone.forget(scenario, reading.logs, states[-1])
    changed = reading.digests[-1] != scenario.digest
    return Reopened(states, logs, _notes(scenario, reading, states[-1]) if changed else ())


def _some(needed: tuple[str, ...]) -> str:
    named = ", ".join(line(each, 120) for each in needed[:_MOST])
    return named + (f" and {len(needed) - _MOST} more" if len(needed) > _MOST else "")


def _notes(scenario: Scenario, reading: Stored, last: State) -> tuple[str, ...]:
    stored = reading.states[-1]
    told = changes.told(reading.names[-1], records.names(scenario), stored)
    if last.level is None or last.level == stored.level:
        return (told,)
    return told, f"It goes on as {scenario.levels[last.level].name}."
