"""The keys at the foot of every screen, on one line where there is room for them, else on two."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from game.tui.drawing import ink
from game.tui.drawing.ink import Piece
from game.tui.widgets import keymap

_LAST = {"choose": 0, "pane": 2, "back": 3, "quit": 3, "help": 4}  # the rest stands between, in the screen's order
_MOST = 2  # lines


class Item(NamedTuple):
    """A key, how it is written, what it does, and whether it can be used now."""

    key: str
    shown: str
    words: str
    enabled: bool

    @property
    def size(self) -> int:
        return cell_len(self.shown) + cell_len(self.words) + 3


class Keyline(Widget):
    """Shows the screen's bindings as they stand, on a second line where one is too short; a click presses one."""

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        self._lines: list[list[Item]] = []
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        """Drawn again only where what can be pressed has changed, laid out again where the lines are more or fewer."""
        before, self._lines = self._lines, _laid(self.items(), self.size.width)
        if self._lines != before:
            self.refresh(layout=len(self._lines) != len(before))

    def on_resize(self) -> None:
        self._changed(self.screen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(_laid(self.items(), width))

    def items(self) -> list[Item]:
        """What can be pressed, the innermost first, each action once."""
        seen: set[str] = set()
        found: list[tuple[int, Item]] = []
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                key = binding.key_display or keymap.name(binding.key)
                item = Item(binding.key, key, binding.description, active.enabled)
                found.append((_LAST.get(binding.id or "", 1), item))
        return [item for _, item in sorted(found, key=lambda pair: pair[0])]

    def render_line(self, y: int) -> Strip:
        pieces: list[Piece] = [(" ", "")]
        for item in self._lines[y] if y < len(self._lines) else ():
            voices = ("key", "") if item.enabled else ("soft", "off")
            pieces += [(item.shown, voices[0]), (f" {item.words}", voices[1]), ("  ", "")]
        return ink.strip(tuple(pieces), self.size.width, theme=self.app.theme, ground="trail")

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None or place.y >= len(self._lines):
            return
        at = 1
        for item in self._lines[place.y]:
            if at <= place.x < at + item.size - 2:
                self.app.simulate_key(item.key)
            at += item.size


def _laid(items: list[Item], width: int) -> list[list[Item]]:
    """Whole items only, on one line or two; what fits on neither is behind the help key."""
    lines: list[list[Item]] = [[]]
    used = 1
    for item in items:
        if used + item.size - 2 > width and lines[-1]:
            if len(lines) == _MOST:
                continue
            lines.append([])
            used = 1
        lines[-1].append(item)
        used += item.size
    return lines
