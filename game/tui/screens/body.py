"""The bodies: who sits, how they stand and why, the count if it came to a vote today."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.pages import body
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.body import BodyView


class Body(GameScreen):
    """`subject` may be the person to begin with."""

    AUTO_FOCUS = "#index"
    KEEPS = ("index",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "open", id="choose"),
        Binding("w", "app.screen_named('words')", "words", id="words"),
        Binding("y", "why", "why", id="why"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(body.index, moved=self._turn_to, id="index")
            yield Rows(body.sheet, ground="panel", id="sheet", classes="-panel")
        yield Keyline()

    def build(self) -> BodyView:
        from game.views import body as views

        return views.show(self.session)

    def present(self, view: BodyView) -> None:
        index = self.query_one("#index", Rows)
        index.show(view)
        self._show(index.cursor)

    def look(self) -> None:
        super().look()
        if self.subject:
            index = self.query_one("#index", Rows)
            index.cursor, self.subject = f"person/{self.subject}", ""
            self._show(index.cursor)

    def _show(self, row: str) -> None:
        self.query_one("#sheet", Rows).show((self.view, row))

    def _turn_to(self, row: str) -> None:
        self._show(row)
        self.query_one("#sheet", Rows).top()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, what = event.row.partition("/")
        if kind == "why":
            self.game.open("why", what)
        else:
            self.query_one("#sheet", Rows).focus()

    def action_why(self) -> None:
        """Of what is under the cursor: a trait, a bloc's mood, a person's loyalty."""
        sheet, index = self.query_one("#sheet", Rows), self.query_one("#index", Rows)
        kind, _, what = sheet.cursor.partition("/") if sheet.cursor else index.cursor.partition("/")
        if kind == "why":
            self.game.open("why", what)

    def action_back(self) -> None:
        index = self.query_one("#index", Rows)
        if index.has_focus:
            super().action_back()
        else:
            index.focus()
