"""Words: an initiative, and whom it is about. Starting one opens its scene at once."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.model.orders import Word
from game.tui.pages import initiatives
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.initiatives import InitiativeLine, WordsView


class Initiatives(GameScreen):
    """`chosen` is the first of a pair, until the second is picked. `subject` may be what to begin with: an initiative,
    and after a stroke whom it is about."""

    AUTO_FOCUS = "#index"
    KEEPS = ("index",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="choose"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    chosen = ""

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(initiatives.index, moved=self._turn_to, id="index")
            yield Rows(initiatives.sheet, ground="panel", careful=True, id="sheet", classes="-panel")
        yield Keyline()

    def build(self) -> WordsView:
        from game.views import initiatives as views

        return views.show(self.session)

    def look(self) -> None:
        super().look()
        item, _, target = self.subject.partition("/")
        if item:
            self.query_one("#index", Rows).cursor, self.subject, self.chosen = item, "", ""
            self._show_item()
            self.query_one("#sheet", Rows).focus()
            self.query_one("#sheet", Rows).stand(f"on/{target}" if target else "start")

    def begin(self) -> None:
        super().begin()
        self.chosen = ""

    @property
    def item(self) -> InitiativeLine | None:
        here = self.query_one("#index", Rows).cursor
        return next((each for each in self.view.items if each.id == here), None)

    def present(self, view: WordsView) -> None:
        self.query_one("#index", Rows).show(view)
        self._show_item()

    def _show_item(self) -> None:
        self.query_one("#sheet", Rows).show((self.item, self.chosen))

    def _turn_to(self, initiative: str) -> None:
        self.chosen = ""
        self.query_one("#sheet", Rows).lift()
        self._show_item()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, target = event.row.partition("/")
        if event.rows.id == "index":
            self.into(self.query_one("#sheet", Rows))
        elif self.item is None:
            return
        elif self.item.barred:
            self.game.say(self.item.barred, "warning")
        elif kind == "start":
            self._start(Word(self.item.id))
        else:
            self._aim(self.item, target)

    def _aim(self, item: InitiativeLine, target: str) -> None:
        reason = next(each.reason for each in item.targets if each.id == target)
        if reason:
            self.game.say(reason, "warning")
        elif not item.two:
            self._start(Word(item.id, target))
        elif not self.chosen or self.chosen == target:
            self.chosen = "" if self.chosen else target
            self._show_item()
        else:
            self._start(Word(item.id, self.chosen, target))

    def _start(self, order: Word) -> None:
        if self.game.give(order):
            self.chosen = ""
            self.game.open("desk")
            if self.session.follows:
                self.game.open("decision", self.session.follows)

    def action_back(self) -> None:
        index = self.query_one("#index", Rows)
        if self.chosen:
            self.chosen = ""
            self._show_item()
        elif index.has_focus:
            super().action_back()
        else:
            index.focus()
