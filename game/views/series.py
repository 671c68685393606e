"""A number of the player's line beside history's, by year."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.history import Series
from game.views.reading import Reading


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """`real` or `played` None: that year has none."""

    year: int
    real: float | None
    played: float | None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One number of your line beside history's, by year; set against it by the means of `span` years."""

    id: str
    name: str
    unit: str
    source: str
    years: tuple[SeriesYear, ...]
    span: int = 1


def show(reading: Reading, id: str, series: Series) -> SeriesLine:
    played = by_year(reading, series)
    years = sorted({*series.years, *played})
    return SeriesLine(
        id=id,
        name=series.name or reading.name(series.address),
        unit=reading.shown(series.address).unit if series.scale == 1 else "",
        source=reading.scenario.sources.get(series.source, series.source),
        years=tuple(SeriesYear(year, series.years.get(year), played.get(year)) for year in years),
        span=series.span,
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
    if years and series.over != "start" and calendar.year(len(vectors)) == max(years):
        del years[max(years)]  # a year that was not played to its end
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
