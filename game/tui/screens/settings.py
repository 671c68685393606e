"""Settings: applied at once, kept beside the saves."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from game.store import settings
from game.store.settings import Settings as Chosen
from game.tui.pages import aids
from game.tui.screens.base import GameScreen
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows


class Settings(GameScreen):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "pick", "change", id="choose")]

    def compose(self) -> ComposeResult:
        yield Rows(aids.settings, id="switches")
        yield Keyline()

    def look(self) -> None:
        chosen, note = settings.load(self.game.folder)
        self.view = chosen
        if note:
            self.game.say(note, "warning")

    def on_rows_picked(self, event: Rows.Picked) -> None:
        kind, _, name = event.row.partition("/")
        chosen: Chosen = self.view
        if kind == "keys":
            self.game.open("keys")
            return
        if kind == "theme":
            chosen = replace(chosen, theme=name)
        elif kind == "motion":
            chosen = replace(chosen, motion=not chosen.motion)
        elif kind == "asks":
            chosen = replace(chosen, asks=not chosen.asks)
        else:
            chosen = replace(chosen, plain_words=not chosen.plain_words)
        self.game.keep(chosen)
        self.view = chosen
        self.refresh(layout=True)
