"""The bindings of every screen by their ids: what they do, which keys they have, what would clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from textual.binding import BindingsMap

from game.tui.screens import register
from game.tui.screens.confirm import Confirm
from game.tui.screens.register import SCREENS_BY_NAME
from game.tui.widgets import keymap
from game.tui.widgets.rows import Rows

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


@lru_cache(maxsize=1)
def table() -> Mapping[str, Bound]:
    """Every binding that can be given another key: the general ones first, then screen by screen."""
    found: dict[str, Bound] = {}
    general = BindingsMap(register.EVERYWHERE)
    for bindings, screens in ((_of(Rows), {*SCREENS_BY_NAME, _QUESTION}), (general, set(SCREENS_BY_NAME))):
        for id, bound in _named(bindings).items():
            found.setdefault(id, bound).screens |= screens
    kinds: dict[str, type[Any]] = {name: register.kind(name) for name in SCREENS_BY_NAME}
    kinds[_QUESTION] = Confirm
    for screen, kind in kinds.items():
        for id, bound in _named(_of(kind)).items():
            if id not in found:
                found[id] = bound
                bound.under = EVERYWHERE if id in _GENERAL else screen
            found[id].screens.add(screen)
    return dict(sorted(found.items(), key=lambda item: (item[1].under != EVERYWHERE, item[0] not in _GENERAL)))


def _of(kind: type[Any]) -> BindingsMap:
    """The bindings of one class, its bases' included."""
    found: BindingsMap = kind._merge_bindings()
    return found


def _named(bindings: BindingsMap) -> dict[str, Bound]:
    """Those that have an id."""
    found: dict[str, Bound] = {}
    for key, binding in bindings:
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
    if key in keymap.FIXED.values() or key in _NUMBERS:
        return f"{keymap.name(key)} is taken: it cannot be given another meaning."
    here = table()[id]
    for other in table().values():
        if other.id != id and here.screens & other.screens and key in keys_of(other.id, chosen):
            return f"{keymap.name(key)} is already “{other.words}”. Give that another key first."
    return ""
