"""The end of a turn: the paper's front page and the accounts."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.leaf import Leaf
from game.tui.pages import quarter
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.quarter import QuarterView


class Quarter(Leaf):
    CSS_PATH = "quarter.tcss"
    AUTO_FOCUS = "#accounts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "go on", id="choose"),
        Binding("y", "why", "why", id="why"),
        Binding("v", "vote", "the count", id="count"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(quarter.front, id="front", ground="panel", classes="-panel")
            yield Rows(quarter.accounts, id="accounts")
        yield Keyline()

    def build(self) -> QuarterView:
        from game.views import quarter as views

        return views.show(self.session)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.view is None:
            return True
        if action == "why":
            return bool(self.view.accounts)
        return action != "vote" or bool(self.view.votes)

    def present(self, view: QuarterView) -> None:
        super().present(view)
        for rows in self.query(Rows):
            rows.top()
        self.refresh_bindings()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, what = event.row.partition("/")
        if kind == "on":
            self.action_on()
        elif kind == "why":
            self.game.open("why", what)
        elif kind == "vote":
            self._show_vote(what)

    def action_on(self) -> None:
        self.game.open("end" if self.session.over else "desk")

    def action_why(self) -> None:
        kind, _, what = self.query_one("#accounts", Rows).cursor.partition("/")
        self.game.open("why", what if kind == "why" else self.view.accounts[0].id)

    def action_vote(self) -> None:
        self._show_vote(self.view.votes[0].id)

    def _show_vote(self, which: str) -> None:
        self.game.open("vote", which, given=next(each for each in self.view.votes if each.id == which))

    def action_back(self) -> None:
        self.action_on()
