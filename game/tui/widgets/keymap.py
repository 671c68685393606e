"""The keys of every screen, by the ids of their bindings: what they do, what is set, what would clash."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
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
EVERYWHERE = "Everywhere"
_QUESTION = "question"
_NUMBERS = "123456789"  # take the answers of a paper
_WORDS = {"back": "back", "choose": "choose, go on", "leave": "leave the program", "tick": "tick", "delete": "delete"}
_GENERAL = ("choose", "back", "pane", "why", "help", "quit", "leave")  # named once, before the screens' own


@dataclass(slots=True)
class Bound:
    """One binding. `keys`: as the game comes; `words`: what it does; `under`: the screen it is listed under;
    `screens`: those on which it can be pressed."""

    id: str
    words: str
    keys: tuple[str, ...]
    under: str = EVERYWHERE
    screens: set[str] = field(default_factory=set)


def name(key: str) -> str:
    """A key as it is written on a screen."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return NAMES.get(key) or format_key(key)


def written(keys: Iterable[str]) -> str:
    return " ".join(name(key) for key in keys)


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


@lru_cache(maxsize=1)
def table() -> Mapping[str, Bound]:
    """Every binding that can be given another key: the general ones first, then screen by screen."""
    from game.tui.app import SCREENS_BY_NAME, ThawApp
    from game.tui.screens.confirm import Confirm
    from game.tui.widgets.rows import Rows

    found: dict[str, Bound] = {}
    for kind, screens in ((Rows, {*SCREENS_BY_NAME, _QUESTION}), (ThawApp, set(SCREENS_BY_NAME))):
        for id, bound in _own(kind).items():
            found.setdefault(id, bound).screens |= screens
    kinds: list[tuple[str, type[Any]]] = [(_QUESTION, Confirm)]
    for screen, (module, name) in reversed(SCREENS_BY_NAME.items()):
        kinds.append((screen, getattr(importlib.import_module(f"game.tui.screens.{module}"), name)))
    for screen, own in reversed(kinds):
        for id, bound in _own(own).items():
            if id not in found:
                found[id] = bound
                bound.under = EVERYWHERE if id in _GENERAL else screen
            found[id].screens.add(screen)
    return dict(sorted(found.items(), key=lambda item: (item[1].under != EVERYWHERE, item[0] not in _GENERAL)))


def _own(kind: type[Any]) -> dict[str, Bound]:
    """The bindings of one class that have an id, its bases' included."""
    found: dict[str, Bound] = {}
    for key, binding in kind._merge_bindings():
        if binding.id:
            bound = found.setdefault(binding.id, Bound(binding.id, _WORDS.get(binding.id, binding.description), ()))
            if key not in bound.keys:
                bound.keys = (*bound.keys, key)
    return found


def keys_of(id: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a binding, as chosen or as the game comes."""
    return tuple(chosen[id].split(",")) if chosen.get(id) else table()[id].keys


def clash(id: str, key: str, chosen: Mapping[str, str]) -> str:
    """Why `key` cannot be given to `id`, in a sentence; nothing if it can."""
    if key in FIXED.values() or key in _NUMBERS:
        return f"{name(key)} is taken: it cannot be given another meaning."
    here = table()[id]
    for other in table().values():
        if other.id != id and here.screens & other.screens and key in keys_of(other.id, chosen):
            return f"{name(key)} is already “{other.words}”. Give that another key first."
    return ""


def usable(chosen: Mapping[str, str]) -> dict[str, str]:
    """What of the settings can be applied: bindings that exist."""
    return {id: keys for id, keys in chosen.items() if keys.strip() and id.isidentifier()}
