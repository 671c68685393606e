"""The application: a window on the game in hand. Rules, texts and saves are the session's."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from game.errors import Crash
from game.store import settings
from game.store.settings import Settings
from game.tui.drawing import themes
from game.tui.screens import register
from game.tui.screens.base import GameScreen
from game.tui.widgets import keymap
from game.tui.window import Window

if TYPE_CHECKING:
    from game.model.orders import Order
    from game.session import Session
    from game.tui.client import Client

_SOON = ("decision", "quarter", "reforms", "words", "body", "why", "plan")


class ThawApp(Window):
    """One window on one session; to its screens it is a `Client`."""

    TITLE = "The Thaw"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = set()
    BINDINGS: ClassVar[list[BindingType]] = [*register.EVERYWHERE]

    def __init__(self, folder: Path, *, session: Session | None = None, load_settings: bool = True) -> None:
        super().__init__()
        self.folder = folder
        self.session = session
        self.plain_words = False
        self.asks = True
        if load_settings:
            self._apply(settings.load(folder)[0])

    def on_mount(self) -> None:
        self.open("title")
        if self.session is not None:
            self.open("end" if self.session.over else "desk")
            self._remark("warning")
        self.prepare()

    # -- what the player has set

    def keep(self, chosen: Settings) -> None:
        """What the player has set: applied at once, and kept."""
        if note := settings.keep(self.folder, chosen):
            self.say(note, "error")
        self._apply(chosen)

    def _apply(self, chosen: Settings) -> None:
        self.theme = chosen.theme if chosen.theme in themes.NAMES else themes.NAMES[0]
        self.animation_level = "full" if chosen.motion else "none"
        self.plain_words = chosen.plain_words
        self.asks = chosen.asks
        self.set_keymap(keymap.usable(chosen.keys))

    # -- screens

    def make(self, name: str) -> GameScreen:
        kind: Callable[[Client], GameScreen] = register.kind(name)
        return kind(self)

    def soon(self) -> tuple[str, ...]:
        return _SOON if self.session is not None else ()

    def has(self, name: str) -> bool:
        """Whether the game in hand has such a screen: a scenario may lack reforms, words, a plan or bodies."""
        if self.session is None:
            return True
        from game.views import sections

        return name not in sections.ALL or name in sections.of(self.session.scenario)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "visit" or self.has(str(parameters[0]))

    def action_command_palette(self) -> None:
        from game.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self))

    # -- the game

    def give(self, order: Order) -> bool:
        """Give an order. False if it was refused, which is then said; what was saved, or was not, is said too."""
        assert self.session is not None
        self.clear_notifications()
        refusal = self.session.give(order)
        if refusal is not None:
            from game.views.wording import conditions

            self.say(conditions.refusal(self.session, refusal), "warning")
            return False
        self._remark("error")
        return True

    def _remark(self, severity: str) -> None:
        """Say the session's note, unless all is well."""
        if self.session is not None and self.session.note and not self.session.saved:
            self.say(self.session.note, severity)

    def end_turn(self) -> None:
        """End the turn, once asked where that would leave something unused."""
        from game.tui.screens.confirm import Confirm
        from game.views import unused

        assert self.session is not None
        question = unused.question(self.session) if self.asks else ""
        if question:
            self.push_screen(Confirm(question, yes="End it", no="Not yet"), self._end)
        else:
            self._end(True)

    def _end(self, sure: bool | None) -> None:
        from game.model.orders import EndTurn

        if sure and self.give(EndTurn()):
            gc.collect()
            self.open("quarter", fresh=True)

    def begin(self, session: Session) -> None:
        """Take up a game, letting go of the one before."""
        if self.session is not None and self.session is not session:
            self.session.close()
        self.session = session
        self.clear()
        self.open("end" if session.over else "desk")
        self._remark("warning")
        self.prepare()

    def put_away(self) -> None:
        """Back to the title. The game is on disk."""
        if self.session is not None:
            self.session.close()
            self.session = None
        self.open("title")

    @property
    def kept(self) -> str:
        """Where the game in hand is saved, in one sentence; nothing without one."""
        return self.session.whereabouts if self.session else ""

    def leave(self) -> None:
        """Leave the program, once asked."""
        from game.tui.screens.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        saved = self.session is None or self.session.saved
        words = "Leave the game? It is saved." if self.session and saved else "Leave the game?"
        if not saved and self.session is not None:
            words = f"Leave the game? {self.session.note}"
        self.push_screen(Confirm(words, yes="Leave", no="Stay"), self._left)

    def _left(self, sure: bool | None) -> None:
        if sure:
            if self.session is not None:
                self.session.close()
            self.exit(0)

    def action_leave(self) -> None:
        self.leave()


def run(folder: Path, *, session: Session | None = None) -> int:
    """Play in the terminal until the player leaves; the exit code. `folder`: where games are kept.

    Crash, when the terminal has been given back, if the game failed.
    """
    from game.tui.departure import Departure

    app = ThawApp(folder, session=session)
    try:
        with Departure(app) as departure:
            code = app.run()
    except Exception as error:
        raise Crash(app.kept) from error
    finally:
        if app.session is not None:
            app.session.close()
    if departure.code is not None:
        return departure.code
    if code is None:
        raise Crash(app.kept) from app.failure
    return code
