"""Every screen by its name, and the keys that all of them have. Screens stand here as text: none is imported before it
is opened, and what reads the register depends on none."""

from __future__ import annotations

import importlib
from typing import Any

from textual.binding import Binding, BindingType

# name -> module of game.tui.screens and class
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

EVERYWHERE: tuple[BindingType, ...] = (
    Binding("ctrl+q", "leave", "quit", show=False, priority=True, id="leave"),
    Binding("question_mark,f1", "visit('help')", "help", key_display="?", id="help"),
)


def name_of(kind: type[Any]) -> str:
    """The name of the screen of that class; nothing for a question, or what else lies over one."""
    at = (kind.__module__.rpartition(".")[2], kind.__name__)
    return next((name for name, place in SCREENS_BY_NAME.items() if place == at), "")


def kind(name: str) -> type[Any]:
    """The class of the screen of that name."""
    module, called = SCREENS_BY_NAME[name]
    found: type[Any] = getattr(importlib.import_module(f"game.tui.screens.{module}"), called)
    return found
