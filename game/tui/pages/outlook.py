"""The forecast as a table: what each number is, and what it would be without and with the orders."""

from __future__ import annotations

from collections.abc import Sequence

from game.tui import ink
from game.tui.ink import Line, Row
from game.tui.pages import parts
from game.views.lines import ForecastRow


def table(rows: Sequence[ForecastRow], width: int) -> list[Line]:
    return [_head(width), *(_line(row, width) for row in rows)]


def listing(rows: Sequence[ForecastRow], width: int) -> list[Row]:
    """The same, each row to be picked."""
    return [Row((_head(width),)), *(Row((_line(row, width),), row.id) for row in rows)]


def _sizes(width: int) -> tuple[int, int]:
    cell = 9 if width >= 50 else 7
    return width - cell * 3 - 7, cell


def _head(width: int) -> Line:
    name, cell = _sizes(width)
    return ((" " * name, ""), (f"{'now':>{cell}}{'without':>{cell}}{'with':>{cell}}", "soft"), (f"{'±':>7}", "soft"))


def _line(row: ForecastRow, width: int) -> Line:
    name, cell = _sizes(width)
    texts = [ink.right(ink.figure(said), cell) for said in (row.now, row.then_without, row.then_with)]
    return (
        (ink.pad(row.name, name), ""), (texts[0], "soft"), (texts[1], "soft"), (texts[2], "strong"),
        parts.delta(row.delta, 7),
    )  # fmt: skip
