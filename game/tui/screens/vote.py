"""A count, hand by hand, and why the one under the cursor stood there."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer

from game.tui.pages import vote
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.vote import VoteView

_HAND, _WHOLE = 0.4, 5.0  # seconds for one hand, and for a count at most


class Vote(GameScreen):
    """`given` is the count, taken over from the screen that told of it, and `rest` those after it. `live`: it has not
    been seen yet, and is counted hand by hand where the player lets things move."""

    AUTO_FOCUS = "#ballots"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "go on", id="choose"),
    ]
    given: VoteView | None = None
    rest: tuple[VoteView, ...] = ()
    live = False
    counted = 0
    _beat: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Rows(vote.tally, id="verdict", still=True, classes="-auto")
        with Container(id="sheets"):
            yield Rows(vote.ballots, moved=self._reasons, id="ballots")
            yield Rows(vote.reasons, id="reasons", still=True, ground="panel", classes="-panel")
        yield Keyline()

    def look(self) -> None:
        if self.given is None:
            return
        many = len(self.given.ballots)
        counting = self.live and many > 1 and self.app.animation_level != "none"
        self.counted = 0 if counting else many
        self.live = False
        self._stop()
        self.view = self.given
        self.present(self.view)
        self.query_one("#ballots", Rows).top()
        if counting:
            self._beat = self.set_interval(min(_HAND, _WHOLE / many), self._hand)

    def present(self, view: VoteView) -> None:
        self.query_one("#verdict", Rows).show((view, self.counted))
        ballots = self.query_one("#ballots", Rows)
        ballots.show((view, self.counted))
        self._reasons(ballots.cursor or (view.ballots[0].id if view.ballots else ""))

    def _hand(self) -> None:
        """One more hand; after the last the count is over."""
        self.counted += 1
        self.query_one("#ballots", Rows).cursor = self.view.ballots[self.counted - 1].id
        self.present(self.view)
        if self.counted >= len(self.view.ballots):
            self._stop()

    def _stop(self) -> None:
        if self._beat is not None:
            self._beat.stop()
            self._beat = None

    def on_key(self, event: events.Key) -> None:
        """Any key shows the end of a count that is still going on."""
        if self._beat is not None:
            event.stop()
            event.prevent_default()
            self._show_all()

    def _show_all(self) -> None:
        self._stop()
        self.counted = len(self.view.ballots)
        self.present(self.view)

    def action_on(self) -> None:
        if self._beat is not None:
            self._show_all()
        elif self.rest:
            self.given, *rest = self.rest
            self.rest, self.live = tuple(rest), True
            self.look()
        else:
            self.game.back()

    def action_back(self) -> None:
        self.action_on()

    def _reasons(self, who: str) -> None:
        counted = {ballot.id for ballot in self.view.ballots[: self.counted]}
        self.query_one("#reasons", Rows).show((self.view, who if who in counted else ""))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        self._reasons(event.row)
