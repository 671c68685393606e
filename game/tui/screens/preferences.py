"""What the player has set, read at the start, applied at once, kept beside the saves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.store import settings
from game.store.settings import Settings
from game.tui.drawing import themes
from game.tui.widgets import keymap

if TYPE_CHECKING:
    from game.tui.app import ThawApp


def read(folder: Path) -> Settings:
    return settings.load(folder)[0]


def apply(app: ThawApp, chosen: Settings) -> None:
    app.theme = chosen.theme if chosen.theme in themes.NAMES else themes.NAMES[0]
    app.animation_level = "full" if chosen.motion else "none"
    app.plain_words = chosen.plain_words
    app.asks = chosen.asks
    app.set_keymap(keymap.usable(chosen.keys))
