"""Help: the keys of the screen it was opened from, the signs, the terms of the game."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from game.tui.pages import aids
from game.tui.pages.aids import Keys
from game.tui.screens import register
from game.tui.screens.base import GameScreen
from game.tui.widgets import keymap
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows

_EVERYWHERE: Keys = (
    "Everywhere",
    (
        ("↑ ↓", "move, or scroll"), ("⏎", "choose"), ("esc", "back"), ("⇥", "next pane"), ("PgUp", "a page up"),
        ("PgDn", "a page down"), ("^p", "find anything"), ("^q", "quit"), ("click", "does what ⏎ does"),
    ),
)  # fmt: skip


class Help(GameScreen):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "back", "back", show=False, id="help")]

    def compose(self) -> ComposeResult:
        yield Rows(aids.help_page, id="page")
        yield Keyline()

    def look(self) -> None:
        view = None
        if self.game.session is not None:
            from game.views import help as views

            view = views.show(self.game.session.scenario)
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self
        here = keys_of(below)
        shown = (("Its keys", here), _EVERYWHERE) if here else (_EVERYWHERE,)
        self.view = (view, shown, register.name_of(type(below)))


def keys_of(screen: Screen[Any]) -> tuple[tuple[str, str], ...]:
    """The bindings that the screen itself shows, as keys and words, by whatever keys they have now."""
    found: dict[str, tuple[str, str]] = {}
    bindings = screen._bindings.copy()
    bindings.apply_keymap(screen.app._keymap)
    for key, binding in bindings:
        if binding.show and binding.description and binding.action not in ("back", "app.focus_next"):
            found.setdefault(binding.action, (binding.key_display or keymap.name(key), binding.description))
    return tuple(found.values())
