"""A question with two answers, over whatever is open."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.tui.pages import front
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows


class Confirm(ModalScreen[bool]):
    """Dismissed with True for yes. Enter answers as the cursor stands, which is no at first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="choose"),
        Binding("y", "answer(True)", "yes", id="yes"),
        Binding("n,escape", "answer(False)", "no", id="no"),
    ]

    def __init__(self, words: str, *, yes: str, no: str) -> None:
        super().__init__()
        self._shown = (words, yes, no)

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Rows(front.question, ground="panel", classes="-panel -auto")
        yield Keyline()

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show(self._shown)
        rows.cursor = "no"

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        self.dismiss(event.row == "yes")

    def action_pick(self) -> None:
        for rows in self.query(Rows):  # none where the key came before they were made
            rows.action_pick()

    def action_answer(self, sure: bool) -> None:
        self.dismiss(sure)
