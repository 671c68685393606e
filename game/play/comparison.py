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
    """One year of a series, or the mean of several (`label`: 1956, 1956-60). `pairs`: real and played value, one pair a
    game; a game that ended within the years is compared over those that it had."""

    label: str
    pairs: tuple[tuple[float, float], ...]

    @property
    def real(self) -> float:
        return fmean(real for real, _ in self.pairs)

    @property
    def played(self) -> float:
        return fmean(played for _, played in self.pairs)

    @property
    def errors(self) -> list[float]:
        """How far each game is from the real value, as a part of it; nothing where that is 0."""
        return [abs(played - real) / abs(real) for real, played in self.pairs if real]


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
    return tuple(table([series.show(reading, id, rule) for reading in readings]) for id, rule in rules.items())


def table(lines: Sequence[SeriesLine]) -> Table:
    """One series as several games of one scenario played it, a line a game."""
    years = tuple(_compared(lines, 1))
    span = lines[0].span
    return Table(lines[0], tuple(_compared(lines, span)) if span > 1 else years, years if span > 1 else ())


def _compared(lines: Sequence[SeriesLine], span: int) -> Iterator[Compared]:
    """The years in spans that end where the calendar's do, as 1960 or 1965."""
    years: dict[int, set[int]] = {}
    pairs: dict[int, list[tuple[float, float]]] = {}
    for line in lines:
        both = [(each.year, each.real, each.played) for each in line.years]
        mine: dict[int, list[tuple[float, float]]] = {}
        for year, real, played in both:
            if real is not None and played is not None:
                end = -(-year // span) * span
                years.setdefault(end, set()).add(year)
                mine.setdefault(end, []).append((real, played))
        for end, values in mine.items():
            pairs.setdefault(end, []).append((fmean(r for r, _ in values), fmean(p for _, p in values)))
    for end, of in sorted(years.items()):
        first, last = min(of), max(of)
        yield Compared(str(first) if first == last else f"{first}-{last % 100:02}", tuple(pairs[end]))


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
        apart = f"{100 * (row.played - row.real) / abs(row.real):+.1f}%" if row.real else ""
        yield f"  {row.label:<8}{row.real:>12.2f}{row.played:>14.2f}{apart:>10}".rstrip()
    of = f" of the means of {line.span} years" if line.span > 1 else ""
    yield f"  mean absolute percentage error{of}: {table.error:.1f}%"
