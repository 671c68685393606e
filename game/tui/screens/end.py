"""How it ended. The chronicle can be written to a file."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from game.tui.pages import end
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views.end import EndView


class End(GameScreen):
    """`written`: where the chronicle has been put, once it has."""

    AUTO_FOCUS = "#verdict"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "pane", id="pane"),
        Binding("c", "chronicle", "write the chronicle", id="chronicle"),
        Binding("t", "title", "to the title", id="to_title"),
        Binding("enter", "title", "to the title", show=False, id="choose"),
        Binding("q", "app.leave", "quit", id="quit"),
    ]

    written = ""

    def compose(self) -> ComposeResult:
        with Container(id="sheets"):
            yield Rows(end.verdict, id="verdict", ground="panel", classes="-panel")
            yield Rows(end.reckoning, id="reckoning")
        yield Keyline()

    def build(self) -> EndView:
        from game.views import end as views

        return views.show(self.session)

    def look(self) -> None:
        self.written = ""
        super().look()

    def present(self, view: EndView) -> None:
        for rows in self.query(Rows):
            rows.show((view, self.written, self.narrow))

    def action_chronicle(self) -> None:
        """Beside the saves, under the save's name."""
        name = f"{self.session.path.stem if self.session.path else self.session.scenario.id}.txt"
        path = self.game.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.session.chronicle(), encoding="utf-8")
        except OSError as error:
            self.game.say(f"{path} could not be written: {error.strerror or error}.", "error")
        else:
            self.written = str(path.resolve())
            self.present(self.view)
            self.query_one("#reckoning", Rows).top()
            self.game.say(f"Written to {self.written}")

    def action_title(self) -> None:
        self.game.put_away()

    def action_back(self) -> None:
        self.game.put_away()
