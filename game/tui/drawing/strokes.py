"""Strokes of which charts are made: spark lines, bars in eighths, braille. Plain characters, no colour."""

from __future__ import annotations

from collections.abc import Sequence

_SPARKS = "▁▂▃▄▅▆"  # not to the full height: rows of them stand one above the other
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def spark(values: Sequence[float], width: int) -> str:
    """The last `width` values as bars from their own low to their own high; a flat line lies low."""
    last = values[-width:] if width > 0 else ()
    if not last:
        return ""
    low, high = min(last), max(last)
    if high - low < 1e-9:
        return _SPARKS[0] * len(last)
    top = len(_SPARKS) - 1
    return "".join(_SPARKS[round((value - low) / (high - low) * top)] for value in last)


def bar(share: float, width: int) -> tuple[str, str]:
    """The filled and the empty part of a bar of `width` cells, `share` 0-1 of it filled, to half a cell."""
    full, half = divmod(round(max(0.0, min(1.0, share)) * width * 2), 2)
    filled = "━" * full + "╸" * half
    return filled, "─" * (width - len(filled))


class Braille:
    """A sheet of `width` x `height` cells, each two dots wide and four high, drawn on from the top left."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.across, self.down = width * 2, height * 4
        self._bits = [bytearray(width) for _ in range(height)]

    def dot(self, x: int, y: int) -> None:
        if 0 <= x < self.across and 0 <= y < self.down:
            self._bits[y // 4][x // 2] |= _DOTS[y % 4][x % 2]

    def line(self, x: int, y: int, to_x: int, to_y: int) -> None:
        steps = max(abs(to_x - x), abs(to_y - y), 1)
        for step in range(steps + 1):
            self.dot(round(x + (to_x - x) * step / steps), round(y + (to_y - y) * step / steps))

    def column(self, x: int, y: int, to_y: int) -> None:
        for at in range(min(y, to_y), max(y, to_y) + 1):
            self.dot(x, at)

    def cell(self, column: int, row: int) -> str:
        """The character there, or nothing where no dot is set."""
        bits = self._bits[row][column]
        return chr(0x2800 + bits) if bits else ""
