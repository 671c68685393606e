"""The strips of a pane's lines, each drawn once until what it says or how the whole looks has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.strip import Strip

from game.tui.drawing import ink
from game.tui.drawing.ink import Line
from game.tui.widgets import bar

NOWHERE, HERE, LEFT = "  ", "▌ ", "│ "  # what stands before a line: nothing, the cursor, the cursor of another pane
_GROUND = {HERE: "cursor", LEFT: "trail"}


class Look(NamedTuple):
    """What strips are drawn with besides the lines: `left` and `right` are cells of padding; of the last of those
    at the right the thumb is drawn."""

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
        self._strips: dict[tuple[int, str, bool], Strip] = {}

    def forget(self) -> None:
        """The lines are others."""
        self._strips.clear()

    def dip(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self._strips.clear()

    def strip(self, at: int, line: Line, mark: str, *, thumb: bool = False) -> Strip:
        """The strip of the line that stands at `at`, behind `mark`."""
        if (at, mark, thumb) not in self._strips:
            whole = ((mark, "brass"), *ink.relabelled(line, self._look.renamed))
            self._strips[at, mark, thumb] = self._padded(whole, _GROUND.get(mark, self._ground), thumb)
        return self._strips[at, mark, thumb]

    def blank(self) -> Strip:
        if (-1, NOWHERE, False) not in self._strips:
            self._strips[-1, NOWHERE, False] = self._padded(ink.BLANK, self._ground, False)
        return self._strips[-1, NOWHERE, False]

    def _padded(self, line: Line, ground: str, thumb: bool) -> Strip:
        edge: Line = ((" " * (self._look.right - 1), ""), (bar.THUMB, "band")) if thumb else ink.BLANK
        return Strip.join([
            self._drawn(ink.BLANK, self._look.left, self._ground),
            self._drawn(line, self._look.width, ground),
            self._drawn(edge, self._look.right, self._ground),
        ])  # fmt: skip

    def _drawn(self, line: Line, width: int, ground: str) -> Strip:
        return ink.strip(line, width, theme=self._look.theme, ground=ground, plainly=self._look.plainly)
