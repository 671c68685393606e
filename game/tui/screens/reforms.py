"""Reforms: the list on the left, one of them opened on the right; a decree is given from here."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.model.orders import Decree, TakeBack
from game.tui.pages import reforms
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.reforms import NextStage, ReformsView, ReformView


class Reforms(GameScreen):
    """`opened` is the reform under the cursor, with its outlook where that was asked for. `subject` may be the reform
    to begin with, and after a stroke the act."""

    AUTO_FOCUS = "#index"
    KEEPS = ("index",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "open", id="choose"),
        Binding("c", "decree(False)", "carry", id="carry"),
        Binding("a", "decree(True)", "announce", id="announce"),
        Binding("z", "back_a_stage", "a stage back", id="stage_back"),
        Binding("u", "take_back", "take back", id="take_back"),
        Binding("f", "outlook", "outlook", id="outlook"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    opened: ReformView | None = None

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(reforms.index, moved=self._turn_to, id="index")
            yield Rows(reforms.sheet, ground="panel", careful=True, id="sheet", classes="-panel")
        yield Keyline()

    def build(self) -> ReformsView:
        from game.views import reforms as views

        return views.show(self.session)

    def look(self) -> None:
        super().look()
        if self.game.session is not None:
            index = self.query_one("#index", Rows)
            reform, _, act = self.subject.partition("/")
            if reform:
                index.cursor, self.subject = reform, ""
            self._open(index.cursor)
            if act:
                self._stand_on(act)

    def _stand_on(self, act: str) -> None:
        """The cursor on the first row of the opened reform that does `act`."""
        stage = self.opened.next if self.opened else None
        way = stage.branches[0].id if stage and stage.branches else ""
        sheet = self.query_one("#sheet", Rows)
        sheet.focus()
        sheet.stand(f"{act}/{way}")

    def forget(self) -> None:
        super().forget()
        self.opened = None

    def present(self, view: ReformsView) -> None:
        self.query_one("#index", Rows).show(view)
        self._show_opened()

    def _show_opened(self) -> None:
        if self.opened is not None:
            self.query_one("#sheet", Rows).show(self.opened)
        self.refresh_bindings()

    def _open(self, reform: str, *, outlook: bool = False) -> None:
        if reform and self.game.session is not None:
            from game.views import reform as views

            view = views.show(self.session, reform)
            if outlook and view.next is not None:
                step = Decree(reform, view.next.number, False, self._fork(view.next) or None)
                view = replace(view, forecast=views.forecast(self.session, step))
            self.opened = view
            self._show_opened()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        opened = self.opened
        if opened is None:
            return action in ("pick", "back")
        if action == "decree":
            alone = opened.next is not None and opened.next.announced is None
            return True if opened.next is not None and not (parameters == (True,) and alone) else None
        if action == "back_a_stage":
            return opened.back is not None and opened.back.price is not None
        if action == "take_back":
            return any(step.state == "pending" for step in opened.track)
        return True

    def _turn_to(self, reform: str) -> None:
        """No order is under the cursor of a sheet that was only just opened."""
        self.query_one("#sheet", Rows).lift()
        self._open(reform)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, fork = event.row.partition("/")
        if event.rows.id == "index":
            self.into(self.query_one("#sheet", Rows))
        elif kind == "back":
            self.action_back_a_stage()
        else:
            self._decree(announced=kind == "announce", fork=fork)

    def action_decree(self, announced: bool) -> None:
        """By the way under the cursor; where there are several and it is on none of them, the player is asked. Where it
        is barred, why."""
        assert self.opened is not None and self.opened.next is not None
        if self.opened.next.barred:
            self.game.say(self.opened.next.barred, "warning")
            return
        sheet = self.query_one("#sheet", Rows)
        ways = {branch.id: not branch.closed for branch in self.opened.next.branches}
        fork = sheet.cursor.partition("/")[2]
        if ways and (fork not in ways or not sheet.has_focus or not sheet.in_sight):
            way = next((id for id, open_now in ways.items() if open_now), "")
            sheet.focus()
            sheet.stand(f"carry/{fork if fork in ways else way}")
            self.game.say("There is more than one way to do it. Choose one.")
        else:
            self._decree(announced=announced, fork=fork if ways else "")

    def _fork(self, stage: NextStage) -> str:
        fork = self.query_one("#sheet", Rows).cursor.partition("/")[2]
        if stage.branches and fork not in {branch.id for branch in stage.branches}:
            return next((branch.id for branch in stage.branches if not branch.closed), stage.branches[0].id)
        return fork

    def _decree(self, *, announced: bool, fork: str) -> None:
        assert self.opened is not None and self.opened.next is not None
        self._give(Decree(self.opened.id, self.opened.next.number, announced, fork or None))

    def action_back_a_stage(self) -> None:
        assert self.opened is not None and self.opened.back is not None
        self._give(Decree(self.opened.id, self.opened.back.to))

    def _give(self, order: Decree) -> None:
        if self.game.give(order):
            self.look()
            self.game.say("Ordered. It can be taken back until the turn ends.")

    def action_take_back(self) -> None:
        assert self.opened is not None
        if self.game.give(TakeBack(self.opened.id)):
            self.look()

    def action_outlook(self) -> None:
        if self.opened is not None:
            self._open(self.opened.id, outlook=not self.opened.forecast)

    def action_back(self) -> None:
        index = self.query_one("#index", Rows)
        if index.has_focus:
            super().action_back()
        else:
            index.focus()
