"""The forecast as a table: what each number is, and what it would be without and with the orders."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from game.tui.drawing import ink
from game.tui.drawing.ink import Line, Row
from game.tui.pages import parts
from game.views.lines import ForecastRow

_HEADS = ("now", "without", "with")
_GAP = 2  # cells between two columns
_CHANGE = 7  # cells of the last column


def table(rows: Sequence[ForecastRow], width: int) -> list[Line]:
    return [line for row in listing(rows, width) for line in row.lines]


def listing(rows: Sequence[ForecastRow], width: int) -> list[Row]:
    """The heading, then a row a number, to be picked. Where names would be cut they stand over their figures."""
    sizes = _sizes(rows)
    room = width - sum(sizes) - _CHANGE
    apart = any(cell_len(row.name) > room for row in rows)
    said = tuple((ink.right(head, size), "soft") for head, size in zip(_HEADS, sizes, strict=True))
    head: Line = ((" " * max(room, 0), ""), *said, (f"{'±':>{_CHANGE}}", "soft"))
    return [Row((head,)), *(Row(tuple(_lines(row, room, sizes, apart=apart)), row.id) for row in rows)]


def _sizes(rows: Sequence[ForecastRow]) -> tuple[int, ...]:
    """Cells of each column of figures, as wide as what stands in it."""
    columns = zip(*(_figures(row) for row in rows), strict=True) if rows else ((), (), ())
    return tuple(
        max(cell_len(said) for said in (head, *column)) + _GAP for head, column in zip(_HEADS, columns, strict=True)
    )


def _figures(row: ForecastRow) -> tuple[str, str, str]:
    return ink.figure(row.now), ink.figure(row.then_without), ink.figure(row.then_with)


def _lines(row: ForecastRow, room: int, sizes: tuple[int, ...], *, apart: bool) -> list[Line]:
    tones = ("soft", "soft", "strong")
    told = tuple((ink.right(said, size), tone) for said, size, tone in zip(_figures(row), sizes, tones, strict=True))
    tail: Line = (*told, parts.delta(row.delta, _CHANGE))
    name = (row.name, "")
    if apart:
        return [*ink.wrap((name,), max(room, 0) + sum(sizes) + _CHANGE, indent=2), ((" " * max(room, 0), ""), *tail)]
    return [((ink.pad(row.name, room), ""), *tail)]
