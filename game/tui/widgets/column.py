"""Rows one under the other: whose a line is, and which lines are a row's. Knows nothing of a screen or a cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.tui.ink import Line, Row

Span = tuple[int, int]  # the first line, and the one after the last


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


def column(rows: Sequence[Row]) -> Column:
    lines: list[tuple[str, Line]] = []
    spans: dict[str, Span] = {}
    for row in rows:
        if row.id:
            spans.setdefault(row.id, (len(lines), len(lines) + len(row.lines)))
        lines += [(row.id, line) for line in row.lines]
    return Column(tuple(lines), spans)
