"""Rows: the one list and page of the game. Keeps a cursor on what a pane shows, says what was picked."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from game.tui.widgets.column import STRIDE, Column
from game.tui.widgets.pane import Draw, Pane

Moved = Callable[[str], None]


class Rows(Pane, can_focus=True):
    """What can be picked is a row with an id; the cursor passes over the others."""

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
        """`still`: only to be looked at, the keys pass over it; `careful`: what is
        picked gives an order, so it takes two clicks on the same row; `moved` is called with the row that the player
        has gone to, at once: what follows the cursor is drawn in the same frame."""
        super().__init__(draw, ground=ground, id=id, classes=classes)
        self.can_focus = not still
        self.careful = careful
        self._moved = moved
        self._lifted = careful
        self._aimed = ""

    # -- what is shown

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

    def begin(self) -> None:
        """As when the screen is first opened."""
        self.lift() if self.careful else self.top()

    def top(self) -> None:
        """To the first row and the first line."""
        self._go_up(next(iter(self._column.spans), ""), lifted=False)

    def lift(self) -> None:
        """To the first line, the cursor on no row: what cannot be undone is not to hang on the next key."""
        self._go_up("", lifted=True)

    def forget(self) -> None:
        """Nothing is shown, until something is."""
        self.begin()
        self._value, self._column = None, Column()

    def _go_up(self, row: str, *, lifted: bool) -> None:
        left, self._cursor, self._lifted, self._aimed = self._cursor, row, lifted, ""
        self.scroll_to(y=0, animate=False, immediate=True)
        self._refresh_rows(left, row)

    def _lay(self, width: int) -> None:
        super()._lay(width)
        if self._cursor not in self._column.spans:
            self._cursor = next(iter(self._column.spans), "") if not self._lifted else ""
        self._aimed = ""

    def on_resize(self) -> None:
        if self._column.place(self._cursor):
            self._reveal()

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

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._aimed = ""
        self._refresh_rows(self._cursor)

    def _reveal(self) -> None:
        if self._cursor and self.size.height:
            self.scroll_to(y=self._column.shown_from(self._cursor, self._window), animate=False, immediate=True)
