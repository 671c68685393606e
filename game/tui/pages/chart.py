"""Charts: a line over a filled band, drawn in braille between two axes. The base line is where the scale says it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from game.tui.drawing import ink, strokes
from game.tui.drawing.ink import BLANK, Line, Piece
from game.views.lines import Band, ForecastRow
from game.views.why import WhyView

Points = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """`line` and `other` share one scale of turns, left to right; `band` lies under `line`. Texts stand at the ends."""

    line: Points
    low: float
    high: float
    band: tuple[tuple[float, float], ...] = ()
    other: Points = ()
    first: str = ""
    last: str = ""
    decimals: int = 0


def history(view: WhyView) -> Plot:
    """The number from the start to now, on a scale fitted to what it has been."""
    values = tuple(point.value for point in view.points)
    low, high = _fitted(values, view.low, view.high)
    first = view.points[0].date if view.points else ""
    last = view.points[-1].date if len(view.points) > 1 else ""
    return Plot(values, low, high, first=first, last=last, decimals=_decimals(low, high))


def outlook(row: ForecastRow, *, last: str = "") -> Plot:
    """With the orders a line and its band; without them a thinner line."""

    def mids(bands: Sequence[Band]) -> Points:
        return (row.value, *(band.mid for band in bands))

    band = ((row.value, row.value), *((each.low, each.high) for each in row.with_))
    values = (*mids(row.with_), *mids(row.without), *(edge for pair in band for edge in pair))
    low, high = _fitted(values, min(values), max(values))
    return Plot(mids(row.with_), low, high, band, mids(row.without), "now", last, _decimals(low, high))


def _fitted(values: Sequence[float], floor: float, ceiling: float) -> tuple[float, float]:
    """A scale a little wider than the values, never narrower than a fiftieth of the range."""
    if not values:
        return floor, ceiling
    low, high = min(values), max(values)
    room = max((high - low) * 0.12, abs(ceiling - floor) * 0.02, 0.1)
    return max(low - room, min(floor, low)), min(high + room, max(ceiling, high))


def _decimals(low: float, high: float) -> int:
    return 0 if high - low >= 6 else 1 if high - low >= 0.6 else 2


def draw(plot: Plot, width: int, height: int) -> list[Line]:
    """The chart in `width` x `height` cells, labels and all."""
    labels = [f"{value:.{plot.decimals}f}".replace("-", "\N{MINUS SIGN}") for value in (plot.high, plot.low)]
    edge = max(map(cell_len, labels)) + 1
    across, down = width - edge - 1, height - (2 if plot.first or plot.last else 1)
    if across < 8 or down < 2:
        return [BLANK] * height
    rows = _rows(plot, across, down)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        label = labels[0] if number == 0 else labels[1] if number == down - 1 else ""
        lines.append(((ink.right(label, edge), "axis"), ("┤" if label else "│", "rule"), *row))
    lines.append(((" " * edge, ""), ("└" + "─" * across, "rule")))
    if plot.first or plot.last:
        gap = across - cell_len(plot.first) - cell_len(plot.last)
        ends = f"{plot.first}{' ' * gap}{plot.last}" if gap > 0 else ink.right(plot.last, across)
        lines.append(((" " * (edge + 1), ""), (ends, "axis")))
    return lines


def _rows(plot: Plot, across: int, down: int) -> list[Line]:
    """Three sheets, the line over the other over the band; each cell shows the topmost that is drawn on."""
    sheets = [strokes.Braille(across, down) for _ in range(3)]
    line, other, band = sheets
    if plot.band:
        lows, highs = zip(*plot.band, strict=True)
        for x in range(band.across):
            band.column(x, _y(_at(lows, x, band.across), plot, down), _y(_at(highs, x, band.across), plot, down))
    for sheet, points in ((other, plot.other), (line, plot.line)):
        _trace(sheet, points, plot, down)
    tones = ("trace", "soft", "band")
    return [tuple(_cells(sheets, tones, row, across)) for row in range(down)]


def _cells(sheets: Sequence[strokes.Braille], tones: Sequence[str], row: int, across: int) -> list[Piece]:
    pieces: list[Piece] = []
    for column in range(across):
        drawn = ((sheet.cell(column, row), tone) for sheet, tone in zip(sheets, tones, strict=True))
        sign, tone = next((cell for cell in drawn if cell[0]), (" ", ""))
        if pieces and pieces[-1][1] == tone:
            pieces[-1] = (pieces[-1][0] + sign, tone)
        else:
            pieces.append((sign, tone))
    return pieces


def _trace(sheet: strokes.Braille, points: Points, plot: Plot, down: int) -> None:
    if len(points) == 1:
        sheet.line(0, _y(points[0], plot, down), sheet.across - 1, _y(points[0], plot, down))
    step = (sheet.across - 1) / max(1, len(points) - 1)
    spots = [(round(n * step), _y(value, plot, down)) for n, value in enumerate(points)]
    for (x, y), (to_x, to_y) in pairwise(spots):
        sheet.line(x, y, to_x, to_y)


def _y(value: float, plot: Plot, down: int) -> int:
    span = plot.high - plot.low
    share = (value - plot.low) / span if span > 0 else 0.5
    return round((1 - max(0.0, min(1.0, share))) * (down * 4 - 1))


def _at(values: Sequence[float], x: int, across: int) -> float:
    """The value at dot `x` of `across`, between its neighbours."""
    place = x / max(1, across - 1) * (len(values) - 1)
    left = min(int(place), len(values) - 1)
    after = min(left + 1, len(values) - 1)
    return values[left] + (values[after] - values[left]) * (place - left)
