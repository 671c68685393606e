"""The keys of every screen, by the ids of their bindings: what they are called, what is set, what would clash."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textual.binding import BindingsMap
from textual.keys import format_key

if TYPE_CHECKING:
    from textual.app import App

NAMES = {
    "enter": "⏎", "escape": "esc", "question_mark": "?", "tab": "⇥", "delete": "del", "backspace": "bksp",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "plus": "+", "minus": "−", "equals_sign": "=", "f1": "F1",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
}  # fmt: skip
FIXED = {
    "command_palette": ("ctrl+p",),
    "copy": ("ctrl+c",),
    "back_a_pane": ("shift+tab",),
}  # Textual's own, everywhere
EVERYWHERE = "Everywhere"
_DIGITS = tuple("123456789")
_GENERAL = ("choose", "back", "pane", "why", "help", "quit")  # of many screens: named once, among the first


@dataclass(slots=True)
class Bound:
    """One binding, on every screen that has it. `keys`: as the game comes; `words`: what it does."""

    id: str
    words: str
    keys: tuple[str, ...]
    screens: list[str] = field(default_factory=list)


def name(key: str) -> str:
    """A key as it is written on a screen."""
    return NAMES.get(key) or format_key(key).replace("^", "ctrl+").removeprefix("+")


def written(keys: Iterable[str]) -> str:
    return " ".join(name(key) for key in keys)


def shown(app: App[Any], id: str) -> str:
    """The key that does it now: the first, where there are more."""
    if id in FIXED:
        return name(FIXED[id][0])
    chosen = app._keymap.get(id, "")
    return name(chosen.split(",")[0] if chosen else table()[id].keys[0])


@lru_cache(maxsize=1)
def table() -> Mapping[str, Bound]:
    """Every binding that has an id, general ones first, then screen by screen."""
    from game.tui.app import LEAVES, ThawApp
    from game.tui.screens.confirm import Confirm
    from game.tui.widgets.rows import Rows

    kinds: list[tuple[str, type[Any]]] = [(EVERYWHERE, Rows), (EVERYWHERE, ThawApp)]
    for leaf, (module, kind) in LEAVES.items():
        kinds.append((leaf, getattr(importlib.import_module(f"game.tui.screens.{module}"), kind)))
    found: dict[str, Bound] = {}
    for screen, kind in [*kinds, ("a question", Confirm)]:
        for id, (words, keys) in _ids(kind._merge_bindings()).items():
            bound = found.setdefault(id, Bound(id, words, keys))
            bound.screens.append(screen)
    for id in _GENERAL:
        found[id].screens.insert(0, EVERYWHERE)
    return dict(sorted(found.items(), key=lambda item: EVERYWHERE not in item[1].screens))


def _ids(bindings: BindingsMap) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Id -> (words, keys) of one screen."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for key, binding in bindings:
        if binding.id and binding.id in table_ids_of_the_game(binding.id):
            words, keys = found.get(binding.id, (binding.description, ()))
            found[binding.id] = (words, (*keys, key) if key not in keys else keys)
    return found


def table_ids_of_the_game(id: str) -> tuple[str, ...]:
    return (id,)
