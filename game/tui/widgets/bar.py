"""The bar at the edge of a pane that is longer than its window: which of its cells are the thumb, and what a cell is
for. Part of the pane's own lines: a widget of its own would be drawn, styled and laid out with every key."""

from __future__ import annotations

THUMB = "▐"


def thumb(height: int, whole: int, top: int) -> tuple[int, int]:
    """The first cell and the one after the last, of a window of `height` lines on `whole`, that begins at `top`."""
    if whole <= height:
        return 0, 0
    size = max(1, round(height * height / whole))
    first = round((height - size) * top / (whole - height))
    return first, first + size


def line_at(cell: int, height: int, whole: int) -> int:
    """The first line of the window when the middle of the thumb has been drawn to that cell."""
    size = max(1, round(height * height / max(whole, 1)))
    return round((cell - size // 2) * (whole - height) / max(height - size, 1))
