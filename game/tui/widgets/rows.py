"""Rows: the one list and page of the game. Draws rows from a frozen value, keeps a cursor, says what was picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.tui import keys
from game.tui.ink import Row
from game.tui.widgets import bar
from game.tui.widgets.brush import HERE, LEFT, NOWHERE, Brush, Look
from game.tui.widgets.column import STRIDE, Column, Span, column

_MARK = 2  # cells kept at the left for the cursor's mark
_MARGIN = 1  # cells kept free at the right
_LEAST = 20  # cells drawn for before the layout is known: the rows and the cursor are there from the start


Draw = Callable[[Any, int], Sequence[Row]]
Moved = Callable[[str], None]


class Rows(ScrollView, can_focus=True):
    """`draw(value, width)` gives the rows; `show(value)` draws them again if the value has changed."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "up", show=False, id="up"),
        Binding("down,j", "step(1)", "down", show=False, id="down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="page_down"),
        Binding("home", "far(-1)", "first", show=False, id="first"),
        Binding("end", "far(1)", "last", show=False, id="last"),
    ]

    class Picked(Message):
        """A row was chosen by enter or the mouse."""

        def __init__(self, rows: Rows, row: str) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows:
            return self.rows

    def __init__(
        self,
        draw: Draw,
        *,
        ground: str = "paper",
        still: bool = False,
        careful: bool = False,
        moved: Moved | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`ground`: of `themes.GROUNDS`; `still`: only to be looked at, the keys pass over it; `careful`: what is
        picked gives an order, so it takes two clicks on the same row; `moved` is called with the row that the player
        has gone to, at once: what follows the cursor is drawn in the same frame."""
        super().__init__(id=id, classes=classes)
        self.can_focus = not still
        self.careful = careful
        self._moved = moved
        self._draw = draw
        self._value: Any = None
        self._column = Column()
        self._width = 0
        self._cursor = ""
        self._lifted = False
        self._aimed = ""
        self._brush = Brush(ground)

    # -- what is shown

    def show(self, value: Any) -> None:
        if value == self._value and self._column.lines:
            return
        self._value = value
        self._aimed = ""
        before = len(self._column.lines)
        self._lay(self._width)
        if self.styles.is_auto_height and len(self._column.lines) != before:
            self.refresh(layout=True)
        self.refresh()

    @property
    def cursor(self) -> str:
        """The id of the row under the cursor, or nothing."""
        return self._cursor

    @cursor.setter
    def cursor(self, row: str) -> None:
        if row != self._cursor:
            self.stand(row)

    def stand(self, row: str) -> None:
        """The cursor on `row`, where there is such a row, and that in sight."""
        if row in self._column.spans:
            left, self._cursor, self._lifted = self._cursor, row, False
            self._refresh_rows(left, row)
            self._reveal()

    @property
    def in_sight(self) -> bool:
        """Whether any of the row under the cursor can be seen."""
        return bool(self._column.parts((self._cursor,), self._window))

    @property
    def _window(self) -> Span:
        return self.scroll_offset.y, self.scroll_offset.y + self.size.height

    def top(self) -> None:
        """To the first row and the first line."""
        self._begin(next(iter(self._column.spans), ""), lifted=False)

    def lift(self) -> None:
        """To the first line, the cursor on no row: what cannot be undone is not to hang on the next key."""
        self._begin("", lifted=True)

    def _begin(self, row: str, *, lifted: bool) -> None:
        left, self._cursor, self._lifted, self._aimed = self._cursor, row, lifted, ""
        self.scroll_to(y=0, animate=False, immediate=True)
        self._refresh_rows(left, row)

    def _lay(self, width: int) -> None:
        self._width = width
        self._brush.forget()
        if self._value is None:
            return
        self._column = column(self._draw(self._value, max(width - _MARK - _MARGIN, _LEAST)))
        if self._cursor not in self._column.spans:
            self._cursor = next(iter(self._column.spans), "") if not self._lifted else ""
        self._measure(Size(width, len(self._column.lines)))

    def _measure(self, size: Size) -> None:
        """How far there is to scroll. Where the height is given, that moves nothing else: there is no new layout."""
        if self.styles.is_auto_height:
            self.virtual_size = size
        else:
            self.set_reactive(Rows.virtual_size, size)
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

    def on_resize(self) -> None:
        width = self.size.width - self._edge
        if width != self._width:
            self._lay(width)
            self.refresh()
        if self._column.place(self._cursor):
            self._reveal()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Straight from the strips that are kept, where nothing but padding is round them."""
        whole, inner, gutter = self.outer_size.width, self.size.width - self._edge, self.styles.gutter
        framed = gutter != self.styles.padding
        sides = (0, self._edge) if framed else (gutter.left, whole - inner - gutter.left)
        plainly = bool(getattr(self.app, "plain_words", False))
        self._brush.dip(Look(self.app.theme, plainly, keys.renamed(self.screen), inner, *sides))
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

    # -- the cursor

    def _move(self, place: int) -> None:
        ids = self._column.ids
        if ids and (row := ids[max(0, min(place, len(ids) - 1))]) != self._cursor:
            self._aimed = ""
            self._go(row)

    def _go(self, row: str) -> None:
        self.cursor = row
        if self._moved is not None:
            self._moved(row)

    def action_step(self, by: int) -> None:
        """To the next row; the page moves first where this one, or the way to that one, has not been seen."""
        ids = self._column.ids
        if self._lifted and ids:
            if by < 0 or not self.set_down():
                self.scroll_relative(y=by * STRIDE, animate=False)
            return
        place = self._column.place(self._cursor) + by
        if not ids or not 0 <= place < len(ids):
            self.scroll_relative(y=by * (STRIDE if ids else 1), animate=False)
            return
        if lines := self._column.unseen(self._cursor, by, self._window):
            self.scroll_relative(y=lines, animate=False)
        else:
            self._move(place)

    def set_down(self) -> bool:
        """The cursor that was on no row comes to the first one, if that is in sight; whether it was."""
        top, _ = next(iter(self._column.spans.values()), (0, 0))
        seen = top < self._window[1]
        if self._lifted and seen:
            self._move(0)
        return seen

    def action_page(self, by: int) -> None:
        height = max(1, self.size.height - 1)
        if self._lifted or not self._column.spans:
            self.scroll_relative(y=by * height, animate=False)
            return
        self._move(self._column.nearest(self._column.spans[self._cursor][0] + by * height))

    def action_far(self, by: int) -> None:
        if self._column.spans:
            self._move(0 if by < 0 else len(self._column.spans))
        if by < 0 or not self._column.spans:
            self.scroll_to(y=0 if by < 0 else self.virtual_size.height, animate=False)

    def action_pick(self) -> None:
        """The row under the cursor; one that is out of sight is shown first, as is the first where there is none."""
        if self._lifted:
            self._move(0)
            return
        if not self._cursor:
            return
        if self.careful and self.size.height and not self.in_sight:
            self._reveal()
        else:
            self.post_message(self.Picked(self, self._cursor))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        row = self._column.id_at(at.y + self.scroll_offset.y) if at is not None and at.x < self._width else ""
        if not row:
            return
        sure = not self.careful or row == self._aimed
        self._aimed = row
        self._go(row)
        if sure:
            self.post_message(self.Picked(self, row))

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

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._aimed = ""
        self._refresh_rows(self._cursor)

    def _reveal(self) -> None:
        if self._cursor and self.size.height:
            self.scroll_to(y=self._column.shown_from(self._cursor, self._window), animate=False, immediate=True)
