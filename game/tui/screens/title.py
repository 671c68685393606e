"""The title: go on, begin, load, set, leave. Nothing of a scenario is read here."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center

from game.tui.pages import front
from game.tui.screens import library
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows


class Title(GameScreen):
    AUTO_FOCUS = "#menu"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="choose"),
        Binding("c", "go('continue')", "continue", id="continue"),
        Binding("n", "go('new')", "new game", id="new_game"),
        Binding("l", "go('load')", "load", id="load"),
        Binding("s", "go('settings')", "settings", id="settings"),
        Binding("q", "go('quit')", "quit", id="quit"),
        Binding("escape", "app.leave", "quit", show=False, id="back"),
    ]

    def compose(self) -> ComposeResult:
        yield Rows(front.banner, still=True, id="banner")
        with Center():
            yield Rows(front.menu, id="menu", classes="-auto")
        yield Keyline()

    def build(self) -> Any:
        return library.title(self.game.folder)

    def look(self) -> None:
        self.view = self.build()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        self.action_go(event.row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (action == "go" and parameters == ("continue",) and not (self.view and self.view.newest))

    def action_go(self, where: str) -> None:
        match where:
            case "continue":
                self._resume()
            case "new":
                usable = [line for line in self.view.scenarios if not line.trouble]
                if usable:
                    self.game.open("briefing", usable[0].path)
                else:
                    self.game.open("scenarios")
            case "load":
                self.game.open("saves")
            case "quit":
                self.app.exit(0)
            case _:
                self.game.open(where)

    def _resume(self) -> None:
        if self.view.newest:
            library.resume(self.game, self.view.newest.path)
