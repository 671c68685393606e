"""The keys: what each does, and another one for it. A key that means something else there is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.store import settings
from game.store.settings import Settings
from game.tui.pages import aids
from game.tui.pages.aids import KeyLine
from game.tui.screens import bindings
from game.tui.screens.base import GameScreen
from game.tui.widgets import keymap
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows


class Keys(GameScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "another key", id="choose"),
        Binding("delete,d", "usual", "the usual key", key_display="d", id="delete"),
        Binding("x", "all_usual", "all as they were", id="all_usual"),
    ]

    def compose(self) -> ComposeResult:
        yield Rows(aids.keys, id="keys")
        yield Keyline()

    def look(self) -> None:
        chosen, note = settings.load(self.game.folder)
        self.view = chosen
        if note:
            self.game.say(note, "warning")

    def present(self, view: Settings) -> None:
        self.query_one(Rows).show(tuple(_lines(view)))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        bound = bindings.table()[event.row]
        self.app.push_screen(Catch(bound.words), lambda key: self._give(event.row, key or ""))

    def _give(self, id: str, key: str) -> None:
        chosen: Settings = self.view
        if not key or key in bindings.keys_of(id, chosen.keys):
            return
        if refused := bindings.clash(id, key, chosen.keys):
            self.game.say(refused, "warning")
            return
        self._keep({**chosen.keys, id: key})

    def action_usual(self) -> None:
        """Back to the key that the game comes with, if nothing else has it by now."""
        id, chosen = self.query_one(Rows).cursor, self.view.keys
        rest = {other: set_to for other, set_to in chosen.items() if other != id}
        refused = next((said for key in bindings.table()[id].keys if (said := bindings.clash(id, key, rest))), "")
        if refused:
            self.game.say(refused, "warning")
        elif id in chosen:
            self._keep(rest)

    def action_all_usual(self) -> None:
        self._keep({})

    def _keep(self, chosen: dict[str, str]) -> None:
        self.view = replace(self.view, keys=chosen)
        self.game.keep(self.view)


def _lines(chosen: Settings) -> Iterator[KeyLine]:
    for bound in bindings.table().values():
        written = " ".join(map(keymap.name, bindings.keys_of(bound.id, chosen.keys)))
        yield KeyLine(bound.id, bound.words, written, bound.under, bound.id in chosen.keys)


class Catch(ModalScreen[str]):
    """Waits for one key and gives its name back; escape gives nothing."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(id="catch"):
            yield Rows(aids.caught, still=True, ground="panel", classes="-panel -auto")

    def on_mount(self) -> None:
        self.query_one(Rows).show(self._words)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss("" if event.key == "escape" else event.key)
