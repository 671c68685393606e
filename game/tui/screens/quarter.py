"""The end of a turn: the paper's front page and the accounts."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.pages import quarter
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.quarter import QuarterView
from game.views.vote import VoteView


class Quarter(GameScreen):
    """`fresh`: the turn has just ended, and what was voted on is counted first. `everything`: the small changes too.
    `on_a_row`: the cursor stands on one that can be opened; until it has been moved, enter goes on."""

    AUTO_FOCUS = "#accounts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "open", id="choose"),
        Binding("enter", "on", "go on", id="choose"),
        Binding("m", "more", "all changes", id="more"),
        Binding("y", "why", "why", id="why"),
        Binding("v", "vote", "the count", id="count"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    fresh = False
    everything = False
    on_a_row = False

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(quarter.front, id="front", ground="panel", classes="-panel")
            yield Rows(quarter.accounts, moved=lambda row: self._row_changed(), id="accounts")
        yield Keyline()

    def build(self) -> QuarterView:
        from game.views import quarter as views

        return views.show(self.session)

    def look(self) -> None:
        before, anew = self.view, self._anew
        super().look()
        if anew or self.view != before:
            self.everything = False
            self.present(self.view)
            for rows in self.query(Rows):
                rows.top()
            self.query_one("#accounts", Rows).lift()
            self._row_changed()
        if self.fresh and self.view is not None:
            self.fresh = False
            self._count_fresh()

    def _count_fresh(self) -> None:
        from game.views import quarter as views

        votes = views.counted(self.session)
        if votes:
            self._count(votes, live=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.view is None:
            return True
        if action in ("pick", "on"):
            return (action == "pick") == self.on_a_row
        if action in ("why", "more"):
            return bool(self.view.accounts)
        return action != "vote" or bool(self.view.votes)

    def present(self, view: QuarterView) -> None:
        self.query_one("#front", Rows).show(view)
        self.query_one("#accounts", Rows).show((view, self.narrow, self.everything))
        self.refresh_bindings()

    def _row_changed(self) -> None:
        there = self.query_one("#accounts", Rows).cursor not in ("", "on")
        if there != self.on_a_row:
            self.on_a_row = there
            self.refresh_bindings()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, what = event.row.partition("/")
        match kind:
            case "on":
                self.action_on()
            case "why":
                self.game.open("why", what)
            case "more":
                self.action_more()
            case "vote":
                self._count(tuple(each for each in self.view.votes if each.id == what))

    def action_on(self) -> None:
        self.game.open("end" if self.session.over else "desk")

    def action_more(self) -> None:
        self.everything = not self.everything
        self.present(self.view)

    def action_why(self) -> None:
        kind, _, what = self.query_one("#accounts", Rows).cursor.partition("/")
        self.game.open("why", what if kind == "why" else self.view.accounts[0].id)

    def action_vote(self) -> None:
        self._count(self.view.votes)

    def _count(self, votes: tuple[VoteView, ...], *, live: bool = False) -> None:
        first, *rest = votes
        self.game.open("vote", first.id, given=first, rest=tuple(rest), live=live)

    def action_back(self) -> None:
        self.action_on()
