"""The line of keys at the foot of every screen. Whole items only; what does not fit is behind the help key."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from game.tui import ink
from game.tui.ink import Piece

NAMES = {
    "enter": "⏎", "escape": "esc", "question_mark": "?", "ctrl+p": "^p", "ctrl+q": "^q", "tab": "⇥", "delete": "del",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "plus": "+", "minus": "−", "f1": "F1",
}  # fmt: skip


_LAST = {"enter": 0, "tab": 2, "escape": 3, "question_mark": 4}  # the rest stands between, in the order of the screen


class Keyline(Widget):
    """Shows the screen's bindings as they stand; a click on one presses it."""

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        self._spans: list[tuple[int, int, str]] = []
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def items(self) -> list[tuple[str, str, str, bool]]:
        """(key, as shown, what it does, whether it can be used now), the innermost first, each action once."""
        seen: set[str] = set()
        found: list[tuple[str, str, str, bool]] = []
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                key = binding.key_display or NAMES.get(binding.key, binding.key)
                found.append((binding.key, key, binding.description, active.enabled))
        return sorted(found, key=lambda item: _LAST.get(item[0], 1))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        pieces: list[Piece] = [(" ", "")]
        self._spans = []
        at = 1
        items = self.items()
        keep = cell_len(" ? help ")
        for key, shown, words, enabled in items:
            size = cell_len(shown) + cell_len(words) + 3
            if at + size > width - (0 if key == "question_mark" else keep):
                continue
            pieces += [(shown, "key" if enabled else "soft"), (f" {words}", "" if enabled else "off"), ("  ", "")]
            self._spans.append((at, at + size - 1, key))
            at += size
        return ink.strip(tuple(pieces), width, theme=self.app.theme, ground="trail")

    def on_click(self, event: events.Click) -> None:
        for first, end, key in self._spans:
            if first <= event.x < end:
                self.app.simulate_key(key)
