"""The command palette's entries: every screen that is open to the player now, and the themes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from game.tui import themes

if TYPE_CHECKING:
    from game.tui.app import ThawApp

_IN_GAME = (
    ("desk", "Desk", "Back to the desk"),
    ("reforms", "Reforms", "Take a reform a stage further, or back"),
    ("words", "Words", "Hear someone out, travel, speak"),
    ("plan", "Plan", "Divide the coming year's hundred"),
    ("body", "Council", "Who sits, how they stand, and why"),
    ("why", "Why", "A number's history and its ledger"),
    ("quarter", "Last turn", "The paper and the accounts again"),
)
_ALWAYS = (
    ("saves", "Saves", "Load or delete a game"),
    ("settings", "Settings", "Theme, motion, plain words"),
    ("help", "Help", "Keys and terms"),
)
_THEMES = {"night": "Dark theme", "paper": "Light theme", "contrast": "High contrast"}


def commands(app: ThawApp) -> Iterator[SystemCommand]:
    for name, title, about in (*(_IN_GAME if app.session else ()), *_ALWAYS):
        yield SystemCommand(title, about, partial(app.open, name))
    if app.session:
        yield SystemCommand("End the turn", "Once every paper is answered", app.end_turn)
        yield SystemCommand("To the title", "Put the game away; it is saved", app.put_away)
    for name in themes.NAMES:
        yield SystemCommand(_THEMES[name], "Change the colours", partial(setattr, app, "theme", name))
    yield SystemCommand("Quit", "Leave the game", app.action_leave)
