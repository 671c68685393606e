"""A paper on the desk: the document, its choices; after the answer what came of it, on the same screen."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.model.orders import Choose
from game.tui.pages import decision
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.decision import DecisionView
from game.views.outcome import ResultView


class Decision(GameScreen):
    """`subject` is the scene. `answered` once the answer is given; `history` while what really happened is shown."""

    AUTO_FOCUS = "#answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "choose", id="choose"),
        Binding("enter", "on", "go on", id="choose"),
        Binding("1", "number(1)", "answer", key_display="1-9"),
        *[Binding(str(n), f"number({n})", f"answer {n}", show=False) for n in range(2, 10)],
        Binding("h", "history", "what really happened", id="history"),
        Binding("y", "why", "why", id="why"),
        Binding("v", "vote", "the count", id="count"),
        Binding("tab", "app.focus_next", "pane", id="pane"),
    ]
    answered = False
    history = False

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(decision.document, id="document", ground="panel", classes="-panel")
            yield Rows(decision.answers, id="answers")
        yield Keyline()

    def build(self) -> DecisionView | ResultView:
        from game.views import decision as views

        return views.show(self.session, self.subject)

    def look(self) -> None:
        """Coming back from another screen leaves a result standing."""
        if not (self.answered and isinstance(self.view, ResultView) and self.view.id == self.subject):
            self.answered = self.history = False
            super().look()

    def present(self, view: Any) -> None:
        alone = self.narrow or (isinstance(view, DecisionView) and not view.choices)
        self.set_class(alone, "-alone")
        self.query_one("#document", Rows).show((view, self.history))
        answers = self.query_one("#answers", Rows)
        answers.careful = isinstance(view, DecisionView)
        answers.show((view, self.history, alone))
        if isinstance(view, DecisionView) and view.choices:
            answers.lift()
        self.set_class(isinstance(view, ResultView), "-answered")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        done = isinstance(self.view, ResultView)
        if action == "history":
            return bool(self.view and self.view.history)
        if action in ("why", "on"):
            return done
        if action == "number":
            return not done and bool(self.view is None or self.view.choices)
        if action == "pick":
            return not done
        return action != "vote" or (done and bool(self.view.votes))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, what = event.row.partition("/")
        if isinstance(self.view, DecisionView):
            self._answer(event.row)
        elif kind == "on":
            self.action_on()
        elif kind in ("why", "vote"):
            self._aside(kind, what)

    def action_number(self, number: int) -> None:
        if isinstance(self.view, DecisionView):
            for choice in self.view.choices:
                if choice.key == str(number):
                    self._answer(choice.id)

    def _answer(self, choice: str) -> None:
        barred = next((each for each in self.view.choices if each.id == choice and not each.enabled), None)
        if barred is not None:
            self.game.say(barred.reason, "warning")
        elif self.game.give(Choose(self.view.id, choice)):
            self.answered, wire = True, not self.view.choices
            from game.views import outcome

            self.view = outcome.result(self.session)
            if wire and self.view.bare:
                self.action_on()
                return
            for rows in self.query(Rows):
                rows.top()
            self.query_one("#answers", Rows).focus()
            if self.view.votes:
                first, *rest = self.view.votes
                self.game.open("vote", first.id, given=first, rest=tuple(rest), live=True)

    def action_on(self) -> None:
        """Over is over; a storm's next scene, or one that this led to, follows at once; else back to the desk."""
        self.answered = self.history = False
        if self.session.over:
            self.game.open("end")
        elif self.session.follows:
            self.game.open("decision", self.session.follows)
        else:
            self.game.open("desk")

    def _aside(self, kind: str, what: str) -> None:
        if kind == "why":
            self.game.open("why", what)
        else:
            vote = next(each for each in self.view.votes if each.id == what)
            self.game.open("vote", what, given=vote, rest=())

    def action_history(self) -> None:
        self.history = not self.history
        self.present(self.view)
        if not self.narrow:
            self.query_one("#document", Rows).action_far(1 if self.history else -1)

    def action_why(self) -> None:
        kind, _, what = self.query_one("#answers", Rows).cursor.partition("/")
        if kind == "why":
            self.game.open("why", what)
        elif isinstance(self.view, ResultView) and self.view.moved:
            self.game.open("why", self.view.moved[0].id)

    def action_vote(self) -> None:
        self._aside("vote", self.view.votes[0].id)

    def action_back(self) -> None:
        if self.answered:
            self.action_on()
        else:
            super().action_back()
