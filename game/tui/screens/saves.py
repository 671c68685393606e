"""The games kept: take one up, or delete it once asked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from game.tui.pages import front
from game.tui.screens import library
from game.tui.screens.base import GameScreen
from game.tui.screens.confirm import Confirm
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.title import SaveLine, SavesView


class Saves(GameScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "load", id="choose"),
        Binding("delete,d", "delete", "delete", key_display="d", id="delete"),
    ]

    def compose(self) -> ComposeResult:
        yield Rows(front.saves, id="saves")
        yield Keyline()

    def look(self) -> None:
        self.view = library.saves(self.game.folder)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return True if action not in ("pick", "delete") or (self.view and self.view.saves) else None

    def watch_view(self, view: SavesView) -> None:
        super().watch_view(view)
        self.refresh_bindings()

    def _line(self, path: str) -> SaveLine:
        view: SavesView = self.view
        return next(each for each in view.saves if each.path == path)

    def _in_hand(self, path: str) -> bool:
        session = self.game.session
        return session is not None and session.path is not None and str(session.path) == path

    def on_rows_picked(self, event: Rows.Picked) -> None:
        line = self._line(event.row)
        if line.trouble:
            self.game.say(f"{line.name}: {line.trouble}", "error")
        elif self._in_hand(event.row):
            self.game.open("desk")
        else:
            library.resume(self.game, event.row)

    def action_delete(self) -> None:
        path = self.query_one(Rows).cursor
        if not path:
            return
        if self._in_hand(path):
            self.game.say("This is the game in hand. Put it away first.", "warning")
            return
        line = self._line(path)
        named = " ".join(part for part in (line.title or line.name, line.when) if part)
        self.app.push_screen(
            Confirm(f"Delete {named} ({line.name})? It cannot be brought back.", yes="Delete", no="Keep"),
            lambda sure: self._delete(path, sure),
        )

    def _delete(self, path: str, sure: bool | None) -> None:
        if sure:
            trouble = library.delete(path)
            if trouble:
                self.game.say(trouble, "error")
            self.look()
