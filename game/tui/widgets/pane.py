"""A pane: what a frozen value looks like, line by line, longer than its window where need be. Its cursor is a row to
be marked; what moves it is not known here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.tui.drawing.ink import Row
from game.tui.widgets import bar, keymap
from game.tui.widgets.brush import HERE, LEFT, NOWHERE, Brush, Look
from game.tui.widgets.column import Column, Span, column

_MARK = 2  # cells kept at the left for the cursor's mark
_MARGIN = 1  # cells kept free at the right
_LEAST = 20  # cells drawn for before the layout is known: the rows and the cursor are there from the start

Draw = Callable[[Any, int], Sequence[Row]]


class Pane(ScrollView):
    """`draw(value, width)` gives the rows; `show(value)` draws them again if the value has changed."""

    ALLOW_SELECT = False

    def __init__(self, draw: Draw, *, ground: str = "paper", id: str | None = None, classes: str | None = None) -> None:
        """`ground`: of `themes.GROUNDS`."""
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._value: Any = None
        self._column = Column()
        self._width = 0
        self._cursor = ""
        self._brush = Brush(ground)

    def show(self, value: Any) -> None:
        if value == self._value and self._column.lines:
            return
        self._value = value
        before = len(self._column.lines)
        self._lay(self._width)
        if self.styles.is_auto_height and len(self._column.lines) != before:
            self.refresh(layout=True)
        self.refresh()

    @property
    def _window(self) -> Span:
        return self.scroll_offset.y, self.scroll_offset.y + self.size.height

    def _lay(self, width: int) -> None:
        self._width = width
        self._brush.forget()
        if self._value is None:
            return
        self._column = column(self._draw(self._value, max(width - _MARK - _MARGIN, _LEAST)))
        self._measure(Size(width, len(self._column.lines)))

    def _measure(self, size: Size) -> None:
        """How far there is to scroll. Where the height is given, that moves nothing else: there is no new layout."""
        if self.styles.is_auto_height:
            self.virtual_size = size
        else:
            self.set_reactive(Pane.virtual_size, size)
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    @property
    def _edge(self) -> int:
        """Cells at the right that are kept for the bar."""
        return 1 if self.styles.scrollbar_gutter == "stable" else 0

    @property
    def allow_vertical_scroll(self) -> bool:
        return len(self._column.lines) > self.size.height

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        if round(old_value) != round(new_value):
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if width - self._edge != self._width:
            self._lay(width - self._edge)
        return len(self._column.lines)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Before the frame of a new layout, not after it: nobody sees lines of another width."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        width = self.size.width - self._edge
        if width != self._width:
            self._lay(width)
        return changed

    def render_lines(self, crop: Region) -> list[Strip]:
        """Straight from the strips that are kept, where nothing but padding is round them."""
        whole, inner, gutter = self.outer_size.width, self.size.width - self._edge, self.styles.gutter
        framed = gutter != self.styles.padding
        sides = (0, self._edge) if framed else (gutter.left, whole - inner - gutter.left)
        plainly = bool(getattr(self.app, "plain_words", False))
        self._brush.dip(Look(self.app.theme, plainly, keymap.renamed(self.screen), inner, *sides))
        if framed:
            return super().render_lines(crop)
        strips = [self.render_line(y - gutter.top) for y in crop.line_range]
        ground = self.background_colors[1]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, ground) for strip in strips]
        return strips if crop.column_span == (0, whole) else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        height, whole = self.size.height, len(self._column.lines)
        if not 0 <= y < height or at >= whole:
            return self._brush.blank()
        id, line = self._column.lines[at]
        mark = NOWHERE if not id or id != self._cursor else HERE if self.has_focus else LEFT
        first, end = bar.thumb(height, whole, self.scroll_offset.y) if self._edge else (0, 0)
        return self._brush.strip(at, line, mark, thumb=first <= y < end)

    def _refresh_rows(self, *rows: str) -> None:
        """Draw those rows again, where they can be seen."""
        parts = self._column.parts(rows, self._window)
        if parts and self.size:
            self.refresh(*(Region(0, top, self.size.width, end - top) for top, end in parts))

    # -- the bar

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self._edge and self.allow_vertical_scroll and event.x >= self.styles.gutter.left + self._width:
            self.capture_mouse()
            self._draw_to(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            self._draw_to(event)

    def on_mouse_up(self) -> None:
        self.release_mouse()

    def _draw_to(self, event: events.MouseEvent) -> None:
        cell = event.get_content_offset_capture(self).y
        self.scroll_to(y=bar.line_at(cell, self.size.height, len(self._column.lines)), animate=False, immediate=True)
