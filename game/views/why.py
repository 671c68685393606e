"""Why a number stands where it does: its history, its ledger and its flows, back to the player's own decisions."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import Delta
from game.views.prose import Prose


@dataclass(frozen=True, slots=True)
class Point:
    """The value, as shown, at the end of `turn` (0: the start)."""

    turn: int
    date: str
    value: float


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry in words. Where the truth is hidden `delta` has no amount, only a direction as its text (▲ or ▼).
    `since`: the date of the decision behind it, else empty."""

    cause: str
    delta: Delta
    since: str = ""


@dataclass(frozen=True, slots=True)
class LedgerTurn:
    """The entries of one turn, largest first. `total` is their sum; `text`: the value at its end."""

    turn: int
    date: str
    lines: tuple[LedgerLine, ...]
    total: Delta
    text: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """`ledger`: the newest turn first. `totals`: by cause over the whole game, largest first. `flows`: what moves it
    every turn, as of the last turn's end. `directions`: no amounts are given, being only reported; `veil` says so."""

    id: str
    name: str
    unit: str
    text: str
    level: str
    about: Prose
    low: float
    high: float
    better: str
    bands: tuple[tuple[float, str], ...]
    points: tuple[Point, ...]
    ledger: tuple[LedgerTurn, ...]
    totals: tuple[LedgerLine, ...]
    flows: tuple[LedgerLine, ...]
    directions: bool = False
    veil: str = ""
