"""What every screen of the game is: one view, a way to build it from the session, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import Screen

from game.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from game.session import Session
    from game.tui.client import Client


WIDE_ENOUGH = 100  # columns for two panes side by side


class GameScreen(Screen[None]):
    """`view` is the frozen value shown; `subject` is what the screen was opened about. Assigning `view` draws it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_ENOUGH, "-normal"), (140, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "back", id="back")]
    AUTO_FOCUS = "Rows"
    KEEPS: ClassVar[tuple[str, ...]] = ()  # panes whose place is kept when the screen is opened again

    view: var[Any] = var(None, init=False)
    subject: str = ""
    _drawn_narrow: bool | None = None
    _anew = False

    def __init__(self, game: Client) -> None:
        super().__init__()
        self.game = game

    @property
    def session(self) -> Session:
        """The game in progress. Only asked for where there is one."""
        session = self.game.session
        assert session is not None
        return session

    def build(self) -> Any:
        """The view of the session as it stands."""
        raise NotImplementedError

    def look(self) -> None:
        """Build the view again, where there is a game to build it from; opened anew it is drawn, changed or not."""
        if self.game.session is None:
            return
        view, anew = self.build(), self._anew
        self._anew = False
        if anew and view == self.view:
            self._draw(view)
        else:
            self.view = view

    @property
    def narrow(self) -> bool:
        """Whether panes stand one below the other: some screens then show one where there were two."""
        return self.app.size.width < WIDE_ENOUGH

    def begin(self) -> None:
        """Opened, not come back to: at the top, and with no order under the cursor."""
        self._anew = True
        for rows in self.query(Rows):
            if rows.id not in self.KEEPS:
                rows.begin()
        if self.is_mounted and (first := self.query(self.AUTO_FOCUS or "Rows")):
            self.set_focus(first.first(), scroll_visible=False)

    def forget(self) -> None:
        """Another game: nothing of the last one is kept."""
        self.set_reactive(GameScreen.view, None)
        for rows in self.query(Rows):
            rows.forget()

    def lay_out(self) -> None:
        """Before it is first shown."""
        if not self.is_current:
            self._refresh_layout(self.app.size)
            self._layout_required = False

    def on_screen_resume(self) -> None:
        self.look()
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Draw again where the window has become narrow, or wide, since."""
        if self.view is not None and self._drawn_narrow not in (None, self.narrow):
            self._draw(self.view)

    def watch_view(self, view: Any) -> None:
        if view is not None and self.is_mounted:
            self._draw(view)

    def on_mount(self) -> None:
        if self.view is not None:
            self._draw(self.view)

    def _draw(self, view: Any) -> None:
        self._drawn_narrow = self.narrow
        self.present(view)

    def present(self, view: Any) -> None:
        """Hand the view to the widgets."""
        for rows in self.query(Rows):
            rows.show(view)

    def action_pick(self) -> None:
        """Choose the row under the cursor: of the pane in hand, else of the one that the screen begins in."""
        rows = self.focused
        if not (isinstance(rows, Rows) and rows.cursor):
            rows = self.query_one(self.AUTO_FOCUS or "Rows", Rows)
        rows.action_pick()

    def into(self, rows: Rows) -> None:
        """Into another pane, its first row under the cursor where there was none and that can be seen."""
        rows.focus(scroll_visible=False)
        rows.set_down()

    def action_back(self) -> None:
        self.game.back()
