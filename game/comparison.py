"""Games beside history: real and played value of each series by year, and how far they are apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from game.views import series
from game.views.game import Game
from game.views.reading import Reading
from game.views.series import SeriesLine


@dataclass(frozen=True, slots=True)
class Compared:
    """One year of a series, or the mean of several (`label`: 1956, 1956-60): its real value, and one value a game."""

    label: str
    real: float
    played: tuple[float, ...]

    @property
    def mean(self) -> float:
        return fmean(self.played)

    @property
    def errors(self) -> list[float]:
        """How far each game is from the real value, as a part of it; nothing where that is 0."""
        return [abs(value - self.real) / abs(self.real) for value in self.played] if self.real else []


@dataclass(frozen=True, slots=True)
class Table:
    """A series: its `rows`, which are what is compared, and its single `years` where those are more."""

    line: SeriesLine
    rows: tuple[Compared, ...]
    years: tuple[Compared, ...]

    @property
    def error(self) -> float | None:
        """Mean absolute percentage error over rows and games, in per cent; None where nothing was played."""
        errors = [error for row in self.rows for error in row.errors]
        return 100 * fmean(errors) if errors else None


def tables(games: Sequence[Game]) -> tuple[Table, ...]:
    """One table a series of the scenario that all the games are of."""
    readings = [Reading(game.scenario, game.state) for game in games]
    rules = games[0].scenario.history.series
    return tuple(_table([series.show(reading, id, rule) for reading in readings]) for id, rule in rules.items())


def _table(lines: list[SeriesLine]) -> Table:
    years = tuple(_compared(lines, 1))
    span = lines[0].span
    return Table(lines[0], tuple(_compared(lines, span)) if span > 1 else years, years if span > 1 else ())


def _compared(lines: list[SeriesLine], span: int) -> Iterator[Compared]:
    """The years in spans that end where the calendar's do, as 1960 or 1965; of each span, the years of both kinds."""
    real: dict[int, dict[int, float]] = {}
    played: dict[int, list[float]] = {}
    for line in lines:
        by_span: dict[int, list[float]] = {}
        for each in line.years:
            if each.real is not None and each.played is not None:
                end = -(-each.year // span) * span
                real.setdefault(end, {})[each.year] = each.real
                by_span.setdefault(end, []).append(each.played)
        for end, values in by_span.items():
            played.setdefault(end, []).append(fmean(values))
    for end, values_of in sorted(real.items()):
        first, last = min(values_of), max(values_of)
        label = str(first) if first == last else f"{first}-{last % 100:02}"
        yield Compared(label, fmean(values_of.values()), tuple(played[end]))


def text(games: Sequence[Game]) -> str:
    """The tables for people; over several games, the mean of what was played."""
    return "\n\n".join("\n".join(_told(table)) for table in tables(games))


def _told(table: Table) -> Iterator[str]:
    line = table.line
    unit = f", {line.unit}" if line.unit else ""
    yield f"{line.name}{unit}" + (f" ({line.source})" if line.source else "")
    if table.error is None:
        yield "  no year of it was played"
        return
    yield f"  {'year':<8}{'real':>12}{'played':>14}{'apart':>10}"
    for row in (*table.years, *table.rows):
        apart = f"{100 * (row.mean - row.real) / abs(row.real):+.1f}%" if row.real else ""
        yield f"  {row.label:<8}{row.real:>12.2f}{row.mean:>14.2f}{apart:>10}".rstrip()
    of = f" of the means of {line.span} years" if line.span > 1 else ""
    yield f"  mean absolute percentage error{of}: {table.error:.1f}%"
