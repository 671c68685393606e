"""The strips of a pane's lines, each drawn once until what it says or how the whole looks has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.strip import Strip

from game.tui import ink
from game.tui.ink import Line

NOWHERE, HERE, LEFT = "  ", "▌ ", "│ "  # what stands before a line: nothing, the cursor, the cursor of another pane
_GROUND = {HERE: "cursor", LEFT: "trail"}


class Look(NamedTuple):
    """What strips are drawn with besides the lines: `left` and `right` are cells of padding."""

    theme: str
    plainly: bool
    renamed: Mapping[str, str]
    width: int
    left: int = 0
    right: int = 0


class Brush:
    """`ground`: of `themes.GROUNDS`."""

    def __init__(self, ground: str) -> None:
        self._ground = ground
        self._look = Look("", False, {}, 0)
        self._strips: dict[tuple[int, str], Strip] = {}

    def forget(self) -> None:
        """The lines are others."""
        self._strips.clear()

    def dip(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self._strips.clear()

    def strip(self, at: int, line: Line, mark: str) -> Strip:
        """The strip of the line that stands at `at`, behind `mark`."""
        if (at, mark) not in self._strips:
            whole = ((mark, "brass"), *ink.relabelled(line, self._look.renamed))
            self._strips[at, mark] = self._padded(self._drawn(whole, self._look.width, _GROUND.get(mark, self._ground)))
        return self._strips[at, mark]

    def blank(self) -> Strip:
        if (-1, NOWHERE) not in self._strips:
            self._strips[-1, NOWHERE] = self._padded(self._drawn(ink.BLANK, self._look.width, self._ground))
        return self._strips[-1, NOWHERE]

    def _padded(self, strip: Strip) -> Strip:
        sides = (self._look.left, self._look.right)
        before, after = (self._drawn(ink.BLANK, side, self._ground) for side in sides)
        return Strip.join([before, strip, after]) if any(sides) else strip

    def _drawn(self, line: Line, width: int, ground: str) -> Strip:
        return ink.strip(line, width, theme=self._look.theme, ground=ground, plainly=self._look.plainly)
