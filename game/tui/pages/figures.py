"""Numbers in columns as wide as what stands in them: the desk's, and a forecast without and with the orders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from game.tui.drawing import ink, strokes
from game.tui.drawing.ink import Line, Piece, Row, text
from game.tui.pages import parts
from game.views import lines
from game.views.desk import DeskView

_NAME = 26  # cells that most names fit in: words for the levels are shown only beside that
_GAP = 2
_HEADS = ("now", "without", "with")  # of a forecast
_CHANGE = 7  # cells of its last column


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells. `word`: of the level, 0 where there is no room for one; `name` holds the spark line too."""

    name: int
    figure: int
    delta: int
    word: int
    spark: int


def numbers(view: DeskView, width: int) -> list[Row]:
    """A row is one number. Ids: a letter for the part of the pane, a stroke, the address."""
    columns = _columns([row for _, _, row in _all(view)], width)
    rows: list[Row] = []
    title = ""
    for letter, heading, row in _all(view):
        if heading != title:
            title = heading
            rows.append(parts.heading(title, width, first=not rows))
        rows.append(Row(tuple(_number(row, columns, width)), f"{letter}/{row.id}"))
    return rows or [text((("No numbers are kept here.", "soft"),))]


def _all(view: DeskView) -> Iterator[tuple[str, str, lines.Row]]:
    """Every row with the letter of its part and the heading it stands under."""
    yield from (("g", "Watch", row) for row in view.gauges)
    yield from (("m", "Moved most", row) for row in view.moved)
    for group in view.groups:
        yield from (("n", group.name or "Numbers", row) for row in group.rows)


def _columns(rows: list[lines.Row], width: int) -> Columns:
    figure = max((cell_len(_said(row)) for row in rows), default=0)
    delta = max((cell_len(row.delta.text) for row in rows), default=0)
    word = max((cell_len(_word(row)) for row in rows), default=0)
    name = width - figure - _GAP - (delta + _GAP if delta else 0)
    if name - word - _GAP < _NAME:
        word = 0
    name -= word + _GAP if word else 0
    spark = 0 if name < 24 else 12 if name >= 48 else 8
    return Columns(name, figure, delta, word, spark)


def _said(row: lines.Row) -> str:
    return ("≈" if row.reported else "") + (row.figure or ink.figure(row.text))


def _word(row: lines.Row) -> str:
    return row.level or ink.unit(row.text).strip("()")


def _number(row: lines.Row, columns: Columns, width: int) -> list[Line]:
    """The name and its unit, a spark line where the name leaves room, the figure, its change, a word for the level."""
    name: list[Piece] = [(row.name, "")]
    unit = ink.unit(row.text).strip("()")
    moving = max(row.spark, default=0) > min(row.spark, default=0)
    spark = strokes.spark(row.spark, columns.spark) if moving else ""
    if unit and (not columns.word or row.level) and cell_len(f"{row.name}, {unit}{spark}") + _GAP <= columns.name:
        name.append((f", {unit}", "soft"))
    if spark and ink.length(tuple(name)) + len(spark) < columns.name:
        name.append((ink.right(spark, columns.name - ink.length(tuple(name))), "band"))
    tail: list[Piece] = [(ink.right(_said(row), columns.figure), "strong")]
    if columns.delta:
        tail.append(parts.delta(row.delta, columns.delta + _GAP))
    if columns.word:
        tail.append(("  " + ink.pad(_word(row), columns.word), "soft"))
    return ink.spread(tuple(name), tuple(tail), width)


def outlook(rows: Sequence[lines.ForecastRow], width: int) -> list[Line]:
    return [line for row in forecast(rows, width) for line in row.lines]


def forecast(rows: Sequence[lines.ForecastRow], width: int) -> list[Row]:
    """The heading, then a row a number, to be picked. Where names would be cut they stand over their figures."""
    sizes = _sizes(rows)
    room = width - sum(sizes) - _CHANGE
    apart = any(cell_len(row.name) > room for row in rows)
    said = tuple((ink.right(head, size), "soft") for head, size in zip(_HEADS, sizes, strict=True))
    head: Line = ((" " * max(room, 0), ""), *said, (f"{'±':>{_CHANGE}}", "soft"))
    return [Row((head,)), *(Row(tuple(_compared(row, room, sizes, apart=apart)), row.id) for row in rows)]


def _sizes(rows: Sequence[lines.ForecastRow]) -> tuple[int, ...]:
    """Cells of each column of figures, as wide as what stands in it."""
    columns = zip(*(_figures(row) for row in rows), strict=True) if rows else ((), (), ())
    return tuple(
        max(cell_len(said) for said in (head, *column)) + _GAP for head, column in zip(_HEADS, columns, strict=True)
    )


def _figures(row: lines.ForecastRow) -> tuple[str, str, str]:
    return ink.figure(row.now), ink.figure(row.then_without), ink.figure(row.then_with)


def _compared(row: lines.ForecastRow, room: int, sizes: tuple[int, ...], *, apart: bool) -> list[Line]:
    tones = ("soft", "soft", "strong")
    told = tuple((ink.right(said, size), tone) for said, size, tone in zip(_figures(row), sizes, tones, strict=True))
    tail: Line = (*told, parts.delta(row.delta, _CHANGE))
    name = (row.name, "")
    if apart:
        return [*ink.wrap((name,), max(room, 0) + sum(sizes) + _CHANGE, indent=2), ((" " * max(room, 0), ""), *tail)]
    return [((ink.pad(row.name, room), ""), *tail)]
