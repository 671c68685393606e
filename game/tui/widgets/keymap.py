"""How keys are written, and which of them does a thing on a screen now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.keys import format_key

if TYPE_CHECKING:
    from textual.screen import Screen

NAMES = {
    "enter": "⏎", "escape": "esc", "question_mark": "?", "tab": "⇥", "delete": "del", "backspace": "bksp",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "plus": "+", "minus": "−", "equals_sign": "=", "f1": "F1",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "space": "space",
}  # fmt: skip
FIXED = {"command_palette": "ctrl+p", "copy": "ctrl+c", "pane_before": "shift+tab"}  # not the game's to give away


def name(key: str) -> str:
    """A key as it is written on a screen."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return NAMES.get(key) or format_key(key)


def shown(screen: Screen[Any], id: str) -> str:
    """The key that does it on this screen now: the first, where there are more."""
    if id in FIXED:
        return name(FIXED[id])
    chosen: str = screen.app._keymap.get(id, "")
    if chosen:
        return name(chosen.split(",")[0])
    for bindings in (screen._bindings, screen.app._bindings):
        for key, binding in bindings:
            if binding.id == id:
                return name(key)
    return ""


def renamed(screen: Screen[Any]) -> dict[str, str]:
    """The keys of this screen that the player has changed: as they come, and as they are now, both as written."""
    chosen = screen.app._keymap
    maps = (screen._bindings, screen.app._bindings) if chosen else ()
    found = [(key, binding.id) for bindings in maps for key, binding in bindings if binding.id in chosen]
    return {name(key): shown(screen, id or "") for key, id in found}


def usable(chosen: Mapping[str, str]) -> dict[str, str]:
    """What of the settings can be applied: bindings that exist."""
    return {id: keys for id, keys in chosen.items() if keys.strip() and id.isidentifier()}
