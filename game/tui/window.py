"""The window: its colours, the screens that lie on each other, those made ahead, what is said in the corner. It knows
of no game."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode

from game.clean import clean
from game.errors import GameError, ScenarioError
from game.tui.drawing import themes
from game.tui.screens.base import GameScreen
from game.tui.screens.register import SCREENS_BY_NAME

_IDLE = 0.8  # seconds before screens are made ahead: the first keys go before the housekeeping
_PAUSE = 0.05  # seconds between one screen made ahead and the next
_PATIENCE = 0.1  # seconds before a line says what is being read
T = TypeVar("T")


class Window(App[int]):
    """Screens are known by name; a name becomes a screen in `make`."""

    CSS_PATH = Path(__file__).with_name("app.tcss")

    def __init__(self) -> None:
        super().__init__()
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        self.theme = themes.NAMES[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults()

    def on_unmount(self) -> None:
        gc.unfreeze()
        gc.enable()

    # -- screens

    def make(self, name: str) -> GameScreen:
        """A new screen of that name."""
        raise NotImplementedError

    def soon(self) -> tuple[str, ...]:
        """The screens that a player is about to open."""
        raise NotImplementedError

    def screen_named(self, name: str) -> GameScreen:
        """The screen of that name: made once, kept, and shown again."""
        if not self.is_screen_installed(name):
            self.install_screen(self.make(name), name)
        screen = self.get_screen(name)
        assert isinstance(screen, GameScreen)
        return screen

    def prepare(self) -> None:
        """Make the screens a player is about to open, once the first keys have been answered."""
        self.set_timer(_IDLE, self._make_ahead)

    def _make_ahead(self, made: int = 0) -> None:
        """One at a time between keys; then let the collector rest."""
        left = self.soon()[made:]
        if not left:
            rest()
            return
        self._mount_ahead(self.screen_named(left[0]))
        self.set_timer(_PAUSE, partial(self._make_ahead, made + 1))

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

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Nothing while the screen on top is still being made: what a key would act on is not there yet."""
        if not self.screen.is_mounted:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def back(self) -> None:
        """Put the top screen away; the title and the desk ask first."""
        if len(self.screen_stack) > 2:
            self._hush()
            self.pop_screen()

    def clear(self) -> None:
        """All screens but the first away, and nothing kept in any."""
        for name in SCREENS_BY_NAME:
            if self.is_screen_installed(name):
                self.screen_named(name).forget()
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def action_visit(self, name: str) -> None:
        if self.screen is not self.screen_named(name) and not self.screen.is_modal:
            self.open(name)

    def wear(self, theme: str) -> None:
        """Change the colours."""
        self.theme = theme

    # -- what is said

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

    def _hush(self) -> None:
        """What was said on the screen that is left goes with it; what is wrong stays until it has been read."""
        passing = [said for said in self._notifications if said.severity != "error"]
        for said in passing:
            self._unnotify(said, refresh=said is passing[-1])

    def fetch(
        self,
        what: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
        path: str = "",
    ) -> None:
        """`work` in a thread, then back here: `done` with what it gives, or `failed`. If it takes a moment, `what` is
        said; what went wrong, with the scenario at `path`, is said too."""
        notice = self.set_timer(_PATIENCE, lambda: self.say(what))

        def run() -> None:
            try:
                found = work()
            except GameError as error:
                self.call_from_thread(finish, partial(refuse, error))
            else:
                self.call_from_thread(finish, lambda: done(found))

        def refuse(error: GameError) -> None:
            failed()
            self.complain(error, path)

        def finish(then: Callable[[], None]) -> None:
            notice.stop()
            self.clear_notifications()
            then()

        self.run_worker(run, thread=True, group="library", exclusive=True, exit_on_error=True)

    # -- the end

    @property
    def failure(self) -> Exception | None:
        """The mistake that ended the app."""
        return self._exception

    def _fatal_error(self) -> None:
        """Only end: what is to be said of it is said below, once the terminal is the shell's again."""
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        self._close_messages_no_wait()


def rest() -> None:
    """Keep what has been made out of the collector's way: its full passes are what makes a key late."""
    gc.collect()
    gc.freeze()
    gc.disable()
