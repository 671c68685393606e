"""The scenarios that there are. Picking one opens its briefing."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from game.tui.pages import front
from game.tui.screens import library
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.title import TitleView


class Scenarios(GameScreen):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "pick", "begin", id="choose")]

    def compose(self) -> ComposeResult:
        yield Rows(front.scenarios, id="scenarios")
        yield Keyline()

    def look(self) -> None:
        self.view = library.title(self.game.folder)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        view: TitleView = self.view
        line = next(each for each in view.scenarios if each.path == event.row)
        if line.trouble:
            self.game.say(line.trouble, "error")
        else:
            self.game.open("briefing", line.path)
