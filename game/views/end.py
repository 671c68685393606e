"""How it ended: the verdict, what stands, and the player's line beside history's."""

from __future__ import annotations

from dataclasses import dataclass

from game.views import chronicle, series
from game.views.chronicle import ChronicleLine
from game.views.game import Game
from game.views.lines import Delta
from game.views.reading import Reading
from game.views.series import SeriesLine
from game.views.wording import dates, numbers
from game.views.wording.prose import NOTHING, Prose, fill


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


def show(game: Game) -> EndView:
    """How the game ended; before its end, how it stands."""
    reading = Reading(game.scenario, game.state)
    scenario, state = game.scenario, game.state
    ending = next((e for e in scenario.endings if e.id == state.ending), None)
    return EndView(
        id=ending.id if ending else "",
        title=ending.title if ending else f"It goes on: {dates.within(scenario.calendar, state.turn)}",
        rung=ending.rung if ending else 0,
        rungs=max((e.rung for e in scenario.endings), default=0),
        date=dates.date(scenario.calendar, state.turn),
        text=fill(ending.text, reading) if ending else NOTHING,
        epilogue=_epilogue(reading) if ending else (),
        marks=_marks(reading),
        sums=_sums(reading),
        series=tuple(series.show(reading, id, rule) for id, rule in scenario.history.series.items()),
        chronicle=chronicle.lines(game),
        vow=_vow(reading),
        successor=reading.name(state.successor) if state.successor else "",
    )


def _epilogue(reading: Reading) -> tuple[Chapter, ...]:
    told = (p for p in reading.scenario.epilogue.values() if reading.moment.truth(p.when))
    return tuple(Chapter(numbers.sentence(p.topic.replace("_", " ")), fill(p.text, reading)) for p in told)


def _marks(reading: Reading) -> tuple[Mark, ...]:
    marks = (id for id, formula in reading.scenario.formulas.items() if formula.mark)
    rows = (reading.row(id, spark=False) for id in marks)
    return tuple(Mark(row.id, row.name, row.text, row.level) for row in rows)


def _sums(reading: Reading) -> tuple[tuple[str, str, str, Delta], ...]:
    """The scenario's own few numbers: name, at the start, now, and the change."""
    told = []
    for name in reading.scenario.briefing.watch if reading.scenario.briefing else ():
        shown, now = reading.shown(name), reading.value(name)
        start = next(iter(reading.past(name)), now)
        told.append(
            (reading.name(name), numbers.with_unit(start, shown), reading.text(name), numbers.delta(now - start, shown))
        )
    return tuple(told)


def _vow(reading: Reading) -> str:
    vow = reading.scenario.vows.get(reading.state.vow or "")
    if vow is None:
        return ""
    bond = reading.state.bonds.get(vow.commitment or "")
    if bond is None:
        return vow.name
    if bond.status == "open" and not reading.over:
        return f"{vow.name}: to be kept by {dates.within(reading.scenario.calendar, bond.due)}"
    if bond.status == "open":
        rule = reading.scenario.commitments[bond.id]
        return f"{vow.name}: {'kept' if reading.moment.truth(rule.keep_if) else 'not kept'}, as far as you came"
    return f"{vow.name}: {'not kept' if bond.status == 'broken' else bond.status}"


__all__ = ["Chapter", "ChronicleLine", "EndView", "Mark", "show"]
