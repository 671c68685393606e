"""Rows one under the other: whose a line is, and which lines are a row's. Knows nothing of a screen or a cursor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.tui.drawing.ink import Line, Row

Span = tuple[int, int]  # the first line, and the one after the last
STRIDE = 3  # lines that a page moves by where there is no next row to go to


@dataclass(frozen=True, slots=True)
class Column:
    """`lines`: each with the id of its row, or none; `spans`: the lines of every row that has an id, in their order."""

    lines: tuple[tuple[str, Line], ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.spans)

    def id_at(self, line: int) -> str:
        return self.lines[line][0] if 0 <= line < len(self.lines) else ""

    def place(self, id: str) -> int:
        """The how-manieth row of those with an id; the first where there is no such row."""
        return self.ids.index(id) if id in self.spans else 0

    def nearest(self, line: int) -> int:
        """The place of the row that begins nearest to it."""
        tops = [top for top, _ in self.spans.values()]
        return min(range(len(tops)), key=lambda n: abs(tops[n] - line))

    def unseen(self, cursor: str, by: int, window: Span) -> int:
        """Lines to go on by before the cursor leaves its row for the next: where that, or the way there, is unseen."""
        first, last = window
        height = last - first
        (top, bottom), (next_top, next_bottom) = self.spans[cursor], self.spans[self.ids[self.place(cursor) + by]]
        rest = bottom - last if by > 0 else first - top
        if rest <= 0 and next_top < last + STRIDE and next_bottom > first - STRIDE:
            return 0
        return by * (min(rest, height - 1) if 0 < rest < height else STRIDE)

    def shown_from(self, cursor: str, window: Span) -> int:
        """The line to begin at so that the row under the cursor is seen, and what stands above the first one too."""
        first, last = window
        top, bottom = self.spans[cursor]
        if self.place(cursor) == 0 and bottom <= last - first:
            top = 0
        if top < first:
            return top
        return min(top, bottom - (last - first)) if bottom > last else first

    def parts(self, rows: Iterable[str], window: Span) -> list[Span]:
        """Those lines of the rows that are in the window, counted from its first."""
        first, last = window
        whole = [self.spans[row] for row in rows if row in self.spans]
        spans = [(max(top, first) - first, min(end, last) - first) for top, end in whole]
        return [span for span in spans if span[0] < span[1]]


def column(rows: Sequence[Row]) -> Column:
    lines: list[tuple[str, Line]] = []
    spans: dict[str, Span] = {}
    for row in rows:
        if row.id:
            spans.setdefault(row.id, (len(lines), len(lines) + len(row.lines)))
        lines += [(row.id, line) for line in row.lines]
    return Column(tuple(lines), spans)
