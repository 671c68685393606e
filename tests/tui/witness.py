"""Every screen of the game with hand-made views, in a real terminal, one after the other: F9 goes to the next,
F8 asks where the cursor is. Writes down for the terminal (OSC 777) which screen is shown and which row was picked; that
is not followed. Run: python -m tests.tui.witness."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from game.tui.screens.confirm import Confirm
from game.tui.widgets.rows import Rows
from tests.tui.stage import SCENES, Stage


class Witness(Stage):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "turn", show=False, priority=True),
        Binding("f8", "say_where", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(next(iter(SCENES)))
        self.animation_level = "none"
        self._scenes = iter([*SCENES, "question"])

    def on_mount(self) -> None:
        """Nothing is shown before the first F9."""

    def note(self, *words: str) -> None:
        assert self._driver is not None
        self._driver.write(f"\x1b]777;{' '.join(words)}\x07")
        self._driver.flush()

    def action_turn(self) -> None:
        self.clear_notifications()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.scene = next(self._scenes, "")
        if not self.scene:
            self.note("over")
            self.exit(0)
            return
        if self.scene == "question":
            self.push_screen(Confirm("Is it so?", yes="It is", no="It is not"))
        else:
            super().on_mount()
        self.call_after_refresh(self._say_panes)

    def _say_panes(self) -> None:
        """The panes that have rows to pick, by id."""
        panes = [rows.id or "rows" for rows in self.screen.query(Rows) if rows.display and rows.can_focus]
        self.note("scene", self.scene, *panes)

    def action_say_where(self) -> None:
        """Pane and row under the cursor, once every widget has done what it was told, and the screen shows it."""
        self.run_worker(self._when_idle())

    async def _when_idle(self) -> None:
        for _ in range(3):  # a key goes down to its widget and comes up to the app; then the widgets tell the screen
            await self._all_idle()
        self.call_after_refresh(self._say_where)

    async def _all_idle(self) -> None:
        widgets = [*self.screen.walk_children(), self.screen, self]
        done = [asyncio.Event() for _ in widgets]
        for widget, event in zip(widgets, done, strict=True):
            widget.call_later(event.set)
        await asyncio.gather(*(event.wait() for event in done))

    def _say_where(self) -> None:
        rows = self.focused
        self.note("at", *((rows.id or "rows", rows.cursor) if isinstance(rows, Rows) else ()))


def watched(rows: Rows, message: Message) -> bool:
    """In the place of `Rows.post_message`."""
    if not isinstance(message, Rows.Picked):
        return bool(post(rows, message))
    app = rows.app
    assert isinstance(app, Witness)
    app.note("picked", rows.id or "rows", message.row)
    return True


post: Any = Rows.post_message

if __name__ == "__main__":
    Rows.post_message = watched  # type: ignore[assignment]
    Witness().run()
