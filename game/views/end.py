"""How it ended: the verdict, what stands, and the player's line beside history's."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import Delta
from game.views.prose import Prose


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """`real` or `played` None: that year has none."""

    year: int
    real: float | None
    played: float | None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One number of your line beside history's, by year."""

    id: str
    name: str
    unit: str
    source: str
    years: tuple[SeriesYear, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A closing number: "Table and homes" 4, with its word."""

    id: str
    name: str
    text: str
    level: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A paragraph of the epilogue and its topic."""

    topic: str
    text: Prose


@dataclass(frozen=True, slots=True)
class ChronicleLine:
    """One thing that was done or befell, in words."""

    turn: int
    date: str
    text: str
    kind: str = "event"


@dataclass(frozen=True, slots=True)
class EndView:
    """`rung` of `rungs`, 1 the lowest. `vow`: the vow and whether it was kept, else empty. `sums`: what stands out,
    from the start to now."""

    id: str
    title: str
    rung: int
    rungs: int
    date: str
    text: Prose
    epilogue: tuple[Chapter, ...]
    marks: tuple[Mark, ...]
    sums: tuple[tuple[str, str, str, Delta], ...]
    series: tuple[SeriesLine, ...]
    chronicle: tuple[ChronicleLine, ...]
    vow: str = ""
    successor: str = ""
