"""The application: which screen is open, which game is in progress. Rules, texts and saves are the session's."""

from __future__ import annotations

import gc
import importlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from game.clean import clean
from game.errors import Crash, GameError, ScenarioError
from game.tui.drawing import themes
from game.tui.screens.base import GameScreen

if TYPE_CHECKING:
    from textual.command import Provider

    from game.model.orders import Order
    from game.session import Session

# name -> module of game.tui.screens and class; imported when first opened
SCREENS_BY_NAME = {
    "title": ("title", "Title"),
    "scenarios": ("scenarios", "Scenarios"),
    "briefing": ("briefing", "Briefing"),
    "desk": ("desk", "Desk"),
    "decision": ("decision", "Decision"),
    "reforms": ("reforms", "Reforms"),
    "words": ("initiatives", "Initiatives"),
    "plan": ("plan", "Plan"),
    "body": ("body", "Body"),
    "why": ("why", "Why"),
    "quarter": ("quarter", "Quarter"),
    "vote": ("vote", "Vote"),
    "end": ("end", "End"),
    "saves": ("saves", "Saves"),
    "settings": ("settings", "Settings"),
    "keys": ("keys", "Keys"),
    "help": ("help", "Help"),
}


_SOON = ("decision", "quarter", "reforms", "words", "body", "why", "plan")
_PAUSE = 0.05  # seconds between one screen made ahead and the next
_IDLE = 0.8  # seconds after the start: the first keys go before the housekeeping


def _finder() -> type[Provider]:
    from game.tui.screens.palette import Finder

    return Finder


class ThawApp(App[int]):
    """One window on one session."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    TITLE = "The Thaw"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_finder}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "visit('help')", "help", key_display="?", id="help"),
        Binding("ctrl+q", "leave", "quit", show=False, priority=True, id="leave"),
    ]

    def __init__(self, folder: Path, *, session: Session | None = None, load_settings: bool = True) -> None:
        super().__init__()
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        self.theme = themes.NAMES[0]
        self.folder = folder
        self.session = session
        self.plain_words = False
        self.asks = True
        if load_settings:
            self._settle()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults()

    def _settle(self) -> None:
        """Take over what the player has set: theme, motion, plain words."""
        from game.tui.screens import preferences

        preferences.apply(self, preferences.read(self.folder))

    def on_mount(self) -> None:
        self.open("title")
        if self.session is not None:
            self.open("end" if self.session.over else "desk")
            self._remark("warning")
        self.set_timer(_IDLE, self._prepare)

    def on_unmount(self) -> None:
        gc.unfreeze()
        gc.enable()

    # -- screens

    def screen_named(self, name: str) -> GameScreen:
        """The screen of that name: made once, kept, and shown again."""
        if not self.is_screen_installed(name):
            module, kind = SCREENS_BY_NAME[name]
            made = getattr(importlib.import_module(f"game.tui.screens.{module}"), kind)
            self.install_screen(made(), name)
        screen = self.get_screen(name)
        assert isinstance(screen, GameScreen)
        return screen

    def _prepare(self, names: tuple[str, ...] = _SOON) -> None:
        """Make the screens a player is about to open, one at a time between keys; then let the collector rest."""
        if self.session is None or not names:
            rest()
            return
        self._mount_ahead(self.screen_named(names[0]))
        self.set_timer(_PAUSE, partial(self._prepare, names[1:]))

    def _mount_ahead(self, screen: GameScreen) -> None:
        """Its styles read, its panes made and laid out: what is left for the key that opens it is to fill them."""
        self._load_screen_css(screen)
        if not screen.is_running:
            self._get_screen(screen)
            screen.post_message(events.Resize(self.size, self.size))
            screen.set_interval(_PAUSE / 3, screen.lay_out, repeat=2)

    def open(self, name: str, subject: str = "", **given: Any) -> None:
        """Show a screen, about `subject`; if it lies below others, they are put away."""
        screen = self.screen_named(name)
        if screen is not self.screen:
            self._hush()
        screen.subject = subject
        for key, value in given.items():
            setattr(screen, key, value)
        if screen is self.screen:
            screen.look()
        elif screen in self.screen_stack:
            while self.screen is not screen:
                self.pop_screen()
        else:
            screen.begin()
            self.push_screen(screen)

    def back(self) -> None:
        """Put the top screen away; the title and the desk ask first."""
        if len(self.screen_stack) > 2:
            self._hush()
            self.pop_screen()

    def has(self, name: str) -> bool:
        """Whether the game in hand has such a screen: a scenario may lack reforms, words, a plan or bodies."""
        if self.session is None:
            return True
        from game.views import sections

        return name not in sections.ALL or name in sections.of(self.session.scenario)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "visit" or self.has(str(parameters[0]))

    def _hush(self) -> None:
        """What was said on the screen that is left goes with it; what is wrong stays until it has been read."""
        passing = [said for said in self._notifications if said.severity != "error"]
        for said in passing:
            self._unnotify(said, refresh=said is passing[-1])

    def action_visit(self, name: str) -> None:
        if self.screen is not self.screen_named(name) and not self.screen.is_modal:
            self.open(name)

    def action_command_palette(self) -> None:
        from game.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    # -- the game

    def give(self, order: Order) -> bool:
        """Give an order. False if it was refused, which is then said; what was saved, or was not, is said too."""
        assert self.session is not None
        self.clear_notifications()
        refusal = self.session.give(order)
        if refusal is not None:
            from game.tui.pages import spoken

            self.say(spoken.refusal(self.session, refusal), "warning")
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
        for name in SCREENS_BY_NAME:
            if self.is_screen_installed(name):
                self.screen_named(name).forget()
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.open("end" if session.over else "desk")
        self._remark("warning")
        self.set_timer(_IDLE, self._prepare)

    def put_away(self) -> None:
        """Back to the title. The game is on disk."""
        if self.session is not None:
            self.session.close()
            self.session = None
        self.open("title")

    def say(self, words: str, severity: str = "information") -> None:
        """A sentence in the corner. Paths stand in some, and file names are anybody's."""
        assert severity in ("information", "warning", "error")
        words = clean(words, breaks=True)
        self.notify(words, severity=severity, markup=False, timeout=12 if severity == "error" else 7)  # type: ignore[arg-type]

    def complain(self, error: GameError, path: str = "") -> None:
        """What is wrong and how to mend it; of many problems the first, how many there are, and what lists them.
        `path`: of the scenario, where it is known."""
        problems = error.problems if isinstance(error, ScenarioError) else ()
        words, hint = error.message, error.hint
        if len(problems) > 1:
            words = f"{problems[0]}\nThis is the first of {len(problems)} problems."
            hint = f"play.py check {path or problems[0].path} lists them all"
        self.say(f"{words}\n{hint}".strip(), "error")

    def action_leave(self) -> None:
        """Leave the program, once asked."""
        from game.tui.screens.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        saved = self.session is None or self.session.saved
        words = "Leave the game? It is saved." if self.session and saved else "Leave the game?"
        if not saved and self.session is not None:
            words = f"Leave the game? {self.session.note}"
        self.push_screen(Confirm(words, yes="Leave", no="Stay"), self._left)

    @property
    def kept(self) -> str:
        """Where the game in hand is saved, in one sentence; nothing without one."""
        return self.session.whereabouts if self.session else ""

    @property
    def failure(self) -> Exception | None:
        """The mistake that ended the app."""
        return self._exception

    def _fatal_error(self) -> None:
        """Only end: what is to be said of it is said below, once the terminal is the shell's again."""
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        self._close_messages_no_wait()

    def _left(self, sure: bool | None) -> None:
        if sure:
            if self.session is not None:
                self.session.close()
            self.exit(0)


def rest() -> None:
    """Keep what has been made out of the collector's way: its full passes are what makes a key late."""
    gc.collect()
    gc.freeze()
    gc.disable()


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
