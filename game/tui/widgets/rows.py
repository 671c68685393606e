"""Rows: the one list and page of the game. Draws rows from a frozen value, keeps a cursor, says what was picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.tui import ink, keys
from game.tui.ink import Line, Row

_MARK = 2  # cells kept at the left for the cursor's mark
_MARGIN = 1  # cells kept free at the right
_LEAST = 20  # cells drawn for before the layout is known: the rows and the cursor are there from the start
_STRIDE = 3  # lines that a page moves by where there is no next row to go to


Draw = Callable[[Any, int], Sequence[Row]]


class Rows(ScrollView, can_focus=True):
    """`draw(value, width)` gives the rows; `show(value)` draws them again if the value has changed."""

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

    class Moved(Message):
        """The cursor stands on another row."""

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
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`ground`: of `themes.GROUNDS`; `still`: only to be looked at, the keys pass over it; `careful`: what is
        picked cannot be undone, so a click on a row that is not under the cursor only moves there."""
        super().__init__(id=id, classes=classes)
        self.can_focus = not still
        self._careful = careful
        self._draw = draw
        self._ground = ground
        self._value: Any = None
        self._rows: list[Row] = []
        self._lines: list[tuple[int, Line]] = []
        self._width = 0
        self._cursor = ""
        self._lifted = False
        self._strips: dict[tuple[int, str], Strip] = {}

    # -- what is shown

    def show(self, value: Any) -> None:
        if value == self._value and self._rows:
            return
        self._value = value
        before = len(self._lines)
        self._lay(self._width)
        if self.styles.is_auto_height and len(self._lines) != before:
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
        if any(each.id == row for each in self._rows):
            self._cursor, self._lifted = row, False
            self.refresh()
            self._reveal()

    @property
    def in_sight(self) -> bool:
        """Whether any of the row under the cursor can be seen."""
        top, bottom = self._spans().get(self._cursor, (0, 0))
        return top < self.scroll_offset.y + self.size.height and bottom > self.scroll_offset.y

    def top(self) -> None:
        """To the first row and the first line."""
        ids = self._pickable()
        self._cursor, self._lifted = ids[0] if ids else "", False
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def lift(self) -> None:
        """To the first line, the cursor on no row: what cannot be undone is not to hang on the next key."""
        self._cursor, self._lifted = "", True
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def _lay(self, width: int) -> None:
        self._width = width
        self._strips.clear()
        if self._value is None:
            return
        self._rows = list(self._draw(self._value, max(width - _MARK - _MARGIN, _LEAST)))
        self._lines = [(n, line) for n, row in enumerate(self._rows) for line in row.lines]
        ids = [row.id for row in self._rows if row.id]
        if self._cursor not in ids:
            self._cursor = ids[0] if ids and not self._lifted else ""
        self.virtual_size = Size(width, len(self._lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if width != self._width:
            self._lay(width)
        return len(self._lines)

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._width:
            self._lay(width)
        if self._place():
            self._reveal()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        theme = self.app.theme
        plainly = bool(getattr(self.app, "plain_words", False))
        if at >= len(self._lines):
            return ink.strip(ink.BLANK, width, theme=theme, ground=self._ground)
        number, line = self._lines[at]
        chosen = bool(self._cursor) and self._rows[number].id == self._cursor
        ground = self._ground if not chosen else "cursor" if self.has_focus else "trail"
        renamed = keys.renamed(self.screen)
        key = (at, f"{theme} {ground} {plainly} {renamed}")
        if key not in self._strips:
            line = ink.relabelled(line, renamed)
            mark = ("▌ " if self.has_focus else "│ ") if chosen else "  "
            whole = ((mark, "brass"), *line)
            self._strips[key] = ink.strip(whole, width, theme=theme, ground=ground, plainly=plainly)
        return self._strips[key]

    # -- the cursor

    def _pickable(self) -> list[str]:
        return [row.id for row in self._rows if row.id]

    def _move(self, place: int) -> None:
        ids = self._pickable()
        if ids:
            row = ids[max(0, min(place, len(ids) - 1))]
            if row != self._cursor:
                self.cursor = row
                self.post_message(self.Moved(self, row))

    def _place(self) -> int:
        ids = self._pickable()
        return ids.index(self._cursor) if self._cursor in ids else 0

    def action_step(self, by: int) -> None:
        """To the next row; the page moves first where this one, or the way to that one, has not been seen."""
        ids = self._pickable()
        if self._lifted and ids:
            self._set_down(ids[0], by)
            return
        place = self._place() + by
        if not ids or not 0 <= place < len(ids):
            self.scroll_relative(y=by * (_STRIDE if ids else 1), animate=False)
            return
        spans, height = self._spans(), self.size.height
        first, last = self.scroll_offset.y, self.scroll_offset.y + height
        top, bottom = spans[self._cursor]
        unseen = bottom - last if by > 0 else first - top
        next_top, next_bottom = spans[ids[place]]
        if unseen > 0 or next_top >= last + _STRIDE or next_bottom <= first - _STRIDE:
            self.scroll_relative(y=by * (min(unseen, height - 1) if 0 < unseen < height else _STRIDE), animate=False)
        else:
            self._move(place)

    def _set_down(self, row: str, by: int) -> None:
        """The cursor that was on no row comes to the first one, once that is in sight."""
        below = self._spans()[row][0] - self.scroll_offset.y - self.size.height
        if by < 0 or below >= 0:
            self.scroll_relative(y=by * _STRIDE, animate=False)
        else:
            self._move(0)

    def action_page(self, by: int) -> None:
        height = max(1, self.size.height - 1)
        if self._lifted or not self._pickable():
            self.scroll_relative(y=by * height, animate=False)
            return
        spans = self._spans()
        target = spans[self._cursor][0] + by * height
        ids = self._pickable()
        nearest = min(range(len(ids)), key=lambda n: abs(spans[ids[n]][0] - target))
        self._move(nearest)

    def action_far(self, by: int) -> None:
        if self._pickable():
            self._move(0 if by < 0 else len(self._rows))
        if by < 0 or not self._pickable():
            self.scroll_to(y=0 if by < 0 else self.virtual_size.height, animate=False)

    def action_pick(self) -> None:
        """The row under the cursor; one that is out of sight is shown first, as is the first where there is none."""
        if self._lifted:
            self._move(0)
            return
        if not self._cursor:
            return
        if self._careful and self.size.height and not self.in_sight:
            self._reveal()
        else:
            self.post_message(self.Picked(self, self._cursor))

    def on_click(self, event: events.Click) -> None:
        at = event.y + self.scroll_offset.y
        if at < len(self._lines) and (row := self._rows[self._lines[at][0]].id):
            there = row == self._cursor
            self.cursor = row
            self.post_message(self.Moved(self, row))
            if there or not self._careful:
                self.post_message(self.Picked(self, row))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # -- scrolling

    def _spans(self) -> dict[str, tuple[int, int]]:
        spans: dict[str, tuple[int, int]] = {}
        at = 0
        for row in self._rows:
            if row.id:
                spans[row.id] = (at, at + len(row.lines))
            at += len(row.lines)
        return spans

    def _reveal(self) -> None:
        """Scroll so that the row under the cursor is seen, and what stands above the first one too."""
        height = self.size.height
        span = self._spans().get(self._cursor)
        if span is None or not height:
            return
        top, bottom = span
        if self._place() == 0 and bottom <= height:
            top = 0
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=min(top, bottom - height), animate=False, immediate=True)
