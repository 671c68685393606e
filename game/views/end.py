"""How it ended: the verdict, what stands, and the player's line beside history's."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.history import Series
from game.views import chronicle, dates, desk, numbers
from game.views.chronicle import ChronicleLine
from game.views.game import Game
from game.views.lines import Delta
from game.views.prose import NOTHING, Prose, fill
from game.views.reading import Reading


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
        series=tuple(_series(reading, id, series) for id, series in scenario.history.series.items()),
        chronicle=chronicle.lines(game),
        vow=_vow(reading),
        successor=reading.name(state.successor) if state.successor else "",
    )


def _epilogue(reading: Reading) -> tuple[Chapter, ...]:
    told = (p for p in reading.scenario.epilogue.values() if reading.moment.truth(p.when))
    return tuple(Chapter(numbers.sentence(p.topic.replace("_", " ")), fill(p.text, reading)) for p in told)


def _marks(reading: Reading) -> tuple[Mark, ...]:
    marks = (id for id, formula in reading.scenario.formulas.items() if formula.shown.unit == desk.CLOSING)
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


def _series(reading: Reading, id: str, series: Series) -> SeriesLine:
    played = by_year(reading, series)
    years = sorted({*series.years, *played})
    return SeriesLine(
        id=id,
        name=series.name or reading.name(series.address),
        unit=reading.shown(series.address).unit if series.scale == 1 else "",
        source=reading.scenario.sources.get(series.source, series.source),
        years=tuple(SeriesYear(year, series.years.get(year), played.get(year)) for year in years),
    )


def by_year(reading: Reading, series: Series) -> dict[int, float]:
    """The true values of each whole year, summed, averaged, or at its start or end, as the series says."""
    calendar, slot = reading.scenario.calendar, reading.scenario.slots[series.address]
    vectors = reading.state.past
    years: dict[int, list[float]] = {}
    for turn in range(1, len(vectors)):
        years.setdefault(calendar.year(turn), []).append(vectors[turn][slot])
    if years and len(years[min(years)]) < _whole(calendar.step):
        first = min(years)
        if series.over in ("sum", "start"):
            del years[first]
    if years and series.over != "start" and calendar.year(len(vectors)) == max(years) and not reading.over:
        del years[max(years)]  # the year in hand
    return {year: series.scale * _over(values, series.over) for year, values in years.items()}


def _whole(step: str) -> int:
    """Turns in a whole year, as good as."""
    return {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}[step]


def _over(values: list[float], over: str) -> float:
    match over:
        case "sum":
            return sum(values)
        case "mean":
            return sum(values) / len(values)
        case "start":
            return values[0]
    return values[-1]


__all__ = ["Chapter", "ChronicleLine", "EndView", "Mark", "SeriesLine", "SeriesYear", "by_year", "show"]
