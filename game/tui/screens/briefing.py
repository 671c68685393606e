"""Before the first turn: one screen, a level, a vow, and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.pages import front
from game.tui.screens import library
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from game.model.scenario import Scenario


class Briefing(GameScreen):
    """`subject` is the path of the scenario, which is read in a thread; `level` and `vow` are what is ticked."""

    AUTO_FOCUS = "#terms"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="choose"),
        Binding("space", "tick", "choose", show=False, id="tick"),
        Binding("b", "begin", "begin", id="begin"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    level = ""
    vow = ""
    scenario: Scenario | None = None

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(front.briefing, id="sheet")
            yield Rows(front.terms, moved=self._show_terms, id="terms", classes="-rail")
        yield Keyline()

    def look(self) -> None:
        self.scenario = None
        if self.subject:
            library.read(self.game, self.subject, self._opened, self._failed)

    def _failed(self) -> None:
        if self.is_current:
            self.game.back()

    def _opened(self, scenario: Scenario, view: Any) -> None:
        self.scenario = scenario
        self.level = next((each.id for each in view.levels if each.default), "")
        self.vow = ""
        self.view = view
        self._show_terms(f"level/{self.level}" if self.level else "")
        self.query_one("#sheet", Rows).top()

    def present(self, view: Any) -> None:
        self.query_one("#sheet", Rows).show(view)
        self._show_terms(self.query_one("#terms", Rows).cursor or f"level/{self.level}")

    def _show_terms(self, here: str) -> None:
        """What there is to choose, with the cursor on `here` and that row's text in sight."""
        terms = self.query_one("#terms", Rows)
        terms.show((self.view, self.level, self.vow, here))
        terms.stand(here)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        if event.row == "begin":
            self.action_begin()
        else:
            self._take(event.row)

    def action_tick(self) -> None:
        self._take(self.query_one("#terms", Rows).cursor)

    def _take(self, row: str) -> None:
        kind, _, chosen = row.partition("/")
        if kind == "level":
            self.level = chosen
        elif kind == "vow":
            self.vow = chosen
        self.present(self.view)

    def action_begin(self) -> None:
        if self.scenario is not None:
            library.begin(self.game, self.scenario, level=self.level or None, vow=self.vow or None)
