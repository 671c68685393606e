"""A count, voice by voice, and why the one under the cursor stood there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.leaf import Leaf
from game.tui.pages import vote
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.vote import VoteView


class Vote(Leaf):
    """`given` is the count, taken over from the screen that told of it."""

    CSS_PATH = "vote.tcss"
    AUTO_FOCUS = "#ballots"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "go on", id="choose"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    given: VoteView | None = None

    def compose(self) -> ComposeResult:
        yield Rows(vote.verdict, id="verdict", still=True, classes="-auto")
        with Container(id="sheets"):
            yield Rows(vote.ballots, id="ballots")
            yield Rows(vote.reasons, id="reasons", still=True, ground="panel", classes="-panel")
        yield Keyline()

    def look(self) -> None:
        if self.given is not None:
            self.view = self.given

    def present(self, view: VoteView) -> None:
        self.query_one("#verdict", Rows).show(view)
        ballots = self.query_one("#ballots", Rows)
        ballots.show(view)
        self._reasons(ballots.cursor or (view.ballots[0].id if view.ballots else ""))

    def action_on(self) -> None:
        self.game.back()

    def _reasons(self, who: str) -> None:
        self.query_one("#reasons", Rows).show((self.view, who))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._reasons(event.row)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        self._reasons(event.row)
