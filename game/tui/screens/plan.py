"""The plan: arrows move points between a share and the one that gives; always a hundred; the forecast follows."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.timer import Timer

from game.model.orders import Plan as PlanOrder
from game.model.state import State
from game.tui.pages import chart, plan
from game.tui.screens.base import GameScreen
from game.tui.widgets.chart import Chart
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.plan import PlanView, ShareRow

_MOMENT = 0.06  # seconds without a key before the forecast is reckoned again


class Plan(GameScreen):
    """What is made out here is the session's draft: given with enter, kept with escape. `well`: the share that gives;
    `subject` may be the share to begin with."""

    AUTO_FOCUS = "#shares"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "set", "set the plan", id="choose"),
        Binding("left,minus", "move(-1)", "less", key_display="←", id="less"),
        Binding("right,plus,equals_sign", "move(1)", "more", key_display="→", id="more"),
        Binding("x", "well", "give from here", id="give_from"),
        Binding("n", "as_now", "as it is", id="as_it_is"),
        Binding("y", "why", "why", id="why"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    _later: Timer | None = None
    well = ""
    _built: tuple[State, object, PlanView] | None = None

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            with Vertical(id="left"):
                yield Rows(plan.shares, moved=self._tell, id="shares")
                yield Rows(plan.about, still=True, id="about", classes="-auto")
            with Vertical(id="right"):
                yield Rows(
                    plan.forecast, moved=lambda row: self._plot(), ground="panel", id="forecast", classes="-panel"
                )
                yield Chart(ground="panel", id="chart")
        yield Keyline()

    def build(self) -> PlanView:
        """Reckoned once for a state, what is ordered in it and a draft: it holds a forecast of two years."""
        from game.views import plan as views

        draft = dict(self.session.draft)
        state, of = self.session.state, (self.session.pending, draft)
        if self._built is None or self._built[0] is not state or self._built[1] != of:
            self._built = (state, of, views.show(self.session, draft or None))
        return self._built[2]

    def look(self) -> None:
        super().look()
        if self.subject:
            shares = self.query_one("#shares", Rows)
            shares.cursor, self.subject = self.subject, ""
            self.query_one("#about", Rows).show((self.view, shares.cursor))

    def forget(self) -> None:
        super().forget()
        self._built = None

    def present(self, view: PlanView) -> None:
        if not any(row.id == self.well for row in view.rows):
            self.well = max(view.rows, key=lambda row: row.new).id if view.rows else ""
        shares, forecast = self.query_one("#shares", Rows), self.query_one("#forecast", Rows)
        shares.show((view, self.well))
        forecast.show(view)
        self.query_one("#about", Rows).show((view, shares.cursor))
        self._plot()
        self.refresh_bindings()

    def _plot(self, here: str = "") -> None:
        here = here or self.query_one("#forecast", Rows).cursor
        row = next((each for each in self.view.forecast if each.id == here), None)
        if row is not None:
            self.query_one(Chart).show(chart.outlook(row, last=f"in {self.view.horizon}"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("set", "move", "well", "as_now"):
            return True if self.view is not None and self.view.editable else None
        if action == "why":
            return True if self.view is not None and self.view.rows else None
        return True

    def _tell(self, share: str) -> None:
        self.query_one("#about", Rows).show((self.view, share))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        if event.rows.id == "forecast":
            self._plot()

    def action_move(self, by: int) -> None:
        """A point to or from the share under the cursor; the giving share first, then whichever has most room."""
        rows = {row.id: row for row in self.view.rows}
        here = self.query_one("#shares", Rows).cursor
        if here not in rows or not _room(rows[here], by):
            return
        others = sorted((r for r in rows.values() if r.id != here), key=lambda r: (r.id != self.well, -_room(r, -by)))
        giver = next((row for row in others if _room(row, -by)), None)
        if giver is None:
            return
        draft = {row.id: row.new for row in rows.values()}
        step = min(1.0, _room(rows[here], by), _room(giver, -by))
        draft[here] += by * step
        draft[giver.id] -= by * step
        self.session.draft = draft
        self._redraw()

    def _redraw(self) -> None:
        """The shares at once; the forecast when the key is let go for a moment."""
        if self.game.session is None:
            return
        from game.views import plan as views

        shown = views.show(self.session, self.session.draft, ahead_too=False)
        if not shown.drafted:
            self.session.draft = {}
        self.view = replace(shown, forecast=self.view.forecast)
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(_MOMENT, self.look)

    def action_well(self) -> None:
        self.well = self.query_one("#shares", Rows).cursor
        self.present(self.view)

    def action_as_now(self) -> None:
        self.session.draft = {row.id: row.now for row in self.view.rows}
        self._redraw()

    def action_set(self) -> None:
        shares = tuple((row.id, row.new) for row in self.view.rows)
        if self.game.give(PlanOrder(shares)):
            super().action_back()

    def action_why(self) -> None:
        share = self.query_one("#shares", Rows).cursor
        if share:
            self.game.open("why", f"plan.{share}")

    def action_back(self) -> None:
        if self.view is not None and self.view.drafted:
            self.game.say("The draft is kept; the plan is not set.")
        super().action_back()


def _room(row: ShareRow, by: int) -> float:
    """Points that the share may still move that way."""
    return max(0.0, row.high - row.new if by > 0 else row.new - row.low)
