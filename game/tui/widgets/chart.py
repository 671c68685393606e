"""A chart that fills its widget, drawn once for each plot, size and theme."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from game.tui.drawing import ink
from game.tui.drawing.ink import Line
from game.tui.pages import chart
from game.tui.pages.chart import Plot


class Chart(Widget):
    ALLOW_SELECT = False

    def __init__(self, *, ground: str = "paper", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._ground = ground
        self._plot: Plot | None = None
        self._lines: list[Line] = []

    def show(self, plot: Plot) -> None:
        if plot != self._plot:
            self._plot = plot
            self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        if self._plot is not None and width and height:
            self._lines = chart.draw(self._plot, width, height)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        line = self._lines[y] if y < len(self._lines) else ink.BLANK
        return ink.strip(line, self.size.width, theme=self.app.theme, ground=self._ground)
