"""Why: one number's history as a chart, its ledger as a list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.pages import chart, why
from game.tui.screens.base import GameScreen
from game.tui.widgets.chart import Chart
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.why import WhyView


class Why(GameScreen):
    """`subject` is the address of the number; the brackets go to the one before and after it on the desk."""

    AUTO_FOCUS = "#ledger"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "turn_to(-1)", "the one before", key_display="[", id="previous"),
        Binding("right_square_bracket", "turn_to(1)", "the next", key_display="]", id="next"),
        Binding("enter", "pick", "open", id="choose"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]

    def compose(self) -> ComposeResult:
        yield Rows(why.head, still=True, id="head", classes="-auto")
        yield Chart(id="chart")
        with Container(id="sheets"):
            yield Rows(why.ledger, id="ledger")
            yield Rows(why.totals, id="totals", ground="panel", classes="-panel")
        yield Keyline()

    def build(self) -> WhyView:
        from game.views import why as views

        return views.show(self.session, self.subject or self._numbers()[0])

    def present(self, view: WhyView) -> None:
        super().present(view)
        self.refresh_bindings()
        self.query_one(Chart).show(chart.history(view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "pick" or bool(self.view and self.view.made_of)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        self.subject = event.row.partition("/")[2]
        self.look()
        self.query_one("#ledger", Rows).top()

    def _numbers(self) -> list[str]:
        from game.views import desk as views

        view = views.show(self.session)
        purse = (view.purse.row.id,) if view.purse else ()
        rows = (*view.gauges, *(row for group in view.groups for row in group.rows))
        return list(dict.fromkeys((*purse, *(row.id for row in rows))))

    def action_turn_to(self, by: int) -> None:
        numbers = self._numbers()
        if numbers:
            place = numbers.index(self.subject) if self.subject in numbers else -1
            self.subject = numbers[(place + by) % len(numbers)]
            self.look()
            self.query_one("#ledger", Rows).top()
