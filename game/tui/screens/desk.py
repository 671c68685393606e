"""The desk: where the player lives between two orders."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.model.orders import TakeBack
from game.tui.pages import desk, figures, guide
from game.tui.screens.base import GameScreen
from game.tui.widgets import keymap
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.desk import DeskView

# what may be done next -> the binding that does it, named like the screen that it opens
_STEPS = {"decree": "reforms", "word": "words", "plan": "plan", "end": "end_turn"}


class Desk(GameScreen):
    """`turn` is the one last shown: in a new turn the cursor begins at the top.
    `subject` may be a row of the papers."""

    turn = 0
    AUTO_FOCUS = "#papers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "open", id="choose"),
        Binding("r", "go('reforms')", "reforms", id="reforms"),
        Binding("w", "go('words')", "words", id="words"),
        Binding("p", "go('plan')", "plan", id="plan"),
        Binding("b", "go('body')", "council", id="council"),
        Binding("y", "why", "why", id="why"),
        Binding("e", "end", "end turn", id="end_turn"),
        Binding("u", "take_back", "take back", id="take_back"),
        Binding("f", "app.command_palette", "find", id="find"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
        Binding("s", "go('saves')", "saves", id="saves"),
        Binding("q", "quit", "quit", id="quit"),
        Binding("escape", "back", "back", show=False, id="back"),
    ]

    def compose(self) -> ComposeResult:
        yield Rows(desk.masthead, ground="trail", id="masthead", still=True, classes="-head")
        with Container(id="panes"):
            yield Rows(desk.papers, id="papers")
            yield Rows(figures.numbers, id="numbers")
            yield Rows(desk.seats, id="seats")
        yield Keyline()

    def build(self) -> DeskView:
        from game.views import desk as views

        return views.show(self.session)

    def look(self) -> None:
        super().look()
        if self.subject:
            papers = self.query_one("#papers", Rows)
            papers.cursor, self.subject = self.subject, ""
            papers.focus()

    def forget(self) -> None:
        super().forget()
        self.turn = 0

    def present(self, view: Any) -> None:
        session = self.game.session
        self.query_one("#masthead", Rows).show((view, session.note if session and session.saved else ""))
        for name in ("numbers", "seats"):
            self.query_one(f"#{name}", Rows).show(view)
        papers = self.query_one("#papers", Rows)
        named = partial(keymap.shown, self)
        papers.show((view, {kind: named(id) for kind, id in _STEPS.items()}, guide.hints(view, named, self.game.has)))
        if view.turn != self.turn or (view.tray and papers.cursor.startswith("next")):
            papers.top()
        if view.turn != self.turn:
            papers.focus()
        self.turn = view.turn
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.view is None:
            return True
        if action == "go":
            return self.game.has(str(parameters[0]))
        return action != "take_back" or bool(self.view.agenda.pending)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, what = event.row.partition("/")
        match kind:
            case "scene":
                self.game.open("decision", what)
            case "g" | "m" | "n":
                self.game.open("why", what)
            case "seat":
                self.game.open("body", what)
            case "pending":
                self._take_back(what)
            case "next":
                self._next(what)

    def _next(self, kind: str) -> None:
        if kind == "read" and self.session.first_paper:
            self.game.open("decision", self.session.first_paper)
        elif kind == "end":
            self.action_end()
        elif kind in _STEPS:
            self.game.open(_STEPS[kind])

    def action_go(self, name: str) -> None:
        self.game.open(name)

    def action_why(self) -> None:
        """The number under the cursor; from another pane, the purse."""
        kind, _, what = (self.focused.cursor if isinstance(self.focused, Rows) else "").partition("/")
        if kind in ("g", "m", "n"):
            self.game.open("why", what)
        elif self.view.purse:
            self.game.open("why", self.view.purse.row.id)

    def action_end(self) -> None:
        if self.view.can_end:
            self.game.end_turn()
        else:
            self.game.say(self.view.why_not, "warning")

    def action_take_back(self) -> None:
        if self.view.agenda.pending:
            self._take_back(self.view.agenda.pending[-1].id)

    def _take_back(self, what: str) -> None:
        self.game.give(TakeBack(what))
        self.look()

    def action_back(self) -> None:
        """There is nothing behind the desk: one Escape too many asks no question."""
        self.app.clear_notifications()
        self.game.say(f"This is the desk. {keymap.shown(self, 'quit')} leaves the game.")

    def action_quit(self) -> None:
        self.game.leave()
