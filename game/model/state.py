"""The state of a game between two records. Only `rules.ledger` makes a changed one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from game.model.facts import Fact
from game.model.records import Cause, Entry


class Scene(Struct, frozen=True):
    """An event in the tray. `event` may be person.move. `chained` scenes are beyond the number of the turn."""

    event: str
    target: str | None = None
    target2: str | None = None
    chained: bool = False
    worth: float = 1.0  # what its changes are worth, when an initiative is repeated too soon
    cause: Cause | None = None


class StageRecord(Struct, frozen=True):
    """Where a reform stands: the stage in force since turn `since`, how its steps were taken and which fork of each."""

    at: int = 0
    since: int = 0
    announced: tuple[int, ...] = ()
    forks: Mapping[int, str] = {}
    begun: Mapping[int, int] = {}  # stage -> the turn it began to work


class Pending(Struct, frozen=True):
    """A stage ordered and on its way."""

    to: int
    due: int
    ordered: int
    announced: bool = False
    fork: str | None = None


class Later(Struct, frozen=True):
    """An effect that acts at the end of turn `due`: found by `key` in `Scenario.effects`; `part` of its amount.

    `member`: whom it is about, if it stands inside an `each`. A rival's move being prepared has the key of none.
    """

    due: int
    key: str
    part: float = 1.0
    target: str | None = None
    target2: str | None = None
    member: str | None = None
    cause: Cause | None = None


class Bond(Struct, frozen=True):
    """A commitment made."""

    id: str
    to: str | None
    made: int
    due: int
    status: Literal["open", "kept", "broken"] = "open"
    judged: int = 0
    marks: tuple[str, ...] = ()


class State(Struct, frozen=True):
    """Everything a turn depends on besides the scenario.

    `values`: one number an address, in `Scenario.addresses` order; `formulas` in `Scenario.formulas` order; `terms`:
    the last value of each level term; `cuts`: what a range keeps off a level. `past`: values + formulas at the end
    of each turn, `past[0]` being the start. Mappings are never changed in place.
    """

    seed: int
    level: str | None
    vow: str | None
    turn: int
    values: tuple[float, ...]
    formulas: tuple[float, ...] = ()
    terms: tuple[float, ...] = ()
    cuts: Mapping[str, float] = {}
    past: tuple[tuple[float, ...], ...] = ()
    tuning: Mapping[str, float] = {}
    unknowns: Mapping[str, str | int | bool] = {}
    seen: frozenset[str] = frozenset()
    stages: Mapping[str, StageRecord] = {}
    pending: Mapping[str, Pending] = {}
    closed: Mapping[str, int] = {}  # reform.stage.branch -> the turn until which it is closed
    tray: tuple[Scene, ...] = ()
    waiting: Mapping[str, int] = {}  # event -> the last turn it waits
    later: tuple[Later, ...] = ()
    happened: Mapping[str, tuple[int, ...]] = {}
    chosen: Mapping[str, str] = {}
    opened: Mapping[str, int] = {}  # initiative|target -> the last turn it was started
    words_used: int = 0
    scenes_opened: int = 0  # this turn, storms apart
    scene_at: int = 0  # the last turn in which a scene was opened
    storm: bool = False  # a storm has been opened this turn
    stood: Mapping[str, int] = {}  # reform -> the stage ordered or in force at the end of the last turn
    moves: Mapping[str, int] = {}  # person.move -> the last turn it was made
    red_lines: frozenset[str] = frozenset()
    seats: Mapping[str, Mapping[str, bool]] = {}  # body -> person -> votes
    absent: Mapping[str, int] = {}  # person -> the last turn away
    offices: Mapping[str, str] = {}  # title -> person
    bonds: Mapping[str, Bond] = {}  # id or id|person
    votes: Mapping[str, tuple[int, bool]] = {}  # vote -> turn, won
    printed: Mapping[str, int] = {}
    revealed: frozenset[str] = frozenset()
    troubled: frozenset[str] = frozenset()  # formulas and rows that have raised an error fact
    ending: str | None = None
    successor: str | None = None


class Turn(Struct, frozen=True):
    """What a rule gives back: the next state and the records that led to it, in order."""

    state: State
    entries: tuple[Entry, ...]
    facts: tuple[Fact, ...]
