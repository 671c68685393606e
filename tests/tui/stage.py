"""A stage for screens: an app that shows hand-made views, the words on the screen, and waiting without sleep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual.pilot import Pilot

from game.store.settings import Settings
from game.tui.app import ThawApp
from game.tui.pages.aids import Keys
from game.views.help import HelpView
from tests.views import samples

KEYS: tuple[Keys, ...] = (("Keys: desk", (("r", "reforms"), ("e", "end turn"))),)
HELP: tuple[HelpView, tuple[Keys, ...], str] = (samples.HELP, KEYS, "desk")

# scene -> (screen, view, attributes)
SCENES: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "title": ("title", samples.TITLE, {}),
    "scenarios": ("scenarios", samples.TITLE, {}),
    "briefing": ("briefing", samples.BRIEFING, {"level": "closed_session"}),
    "desk": ("desk", samples.DESK, {}),
    "decision": ("decision", samples.DECISION, {}),
    "wire": ("decision", samples.WIRE, {}),
    "result": ("decision", samples.RESULT, {"history": True}),
    "reforms": ("reforms", samples.REFORMS, {"opened": samples.REFORM}),
    "words": ("words", samples.INITIATIVES, {}),
    "plan": ("plan", samples.PLAN, {}),
    "body": ("body", samples.BODY, {}),
    "why": ("why", samples.WHY, {}),
    "quarter": ("quarter", samples.QUARTER, {}),
    "vote": ("vote", samples.VOTE, {"counted": 3}),
    "end": ("end", samples.END, {}),
    "saves": ("saves", samples.SAVES, {}),
    "help": ("help", HELP, {}),
    "settings": ("settings", Settings(), {}),
    "keys": ("keys", Settings(keys={"end_turn": "t"}), {}),
}


class Stage(ThawApp):
    """Shows one view on one screen; no session, nothing on disk."""

    def __init__(self, scene: str, view: Any = None) -> None:
        super().__init__(Path("nowhere"), load_settings=False)
        self.scene = scene
        self.shown = view

    def on_mount(self) -> None:
        name, view, given = SCENES[self.scene]
        screen = self.screen_named(name)
        screen.look = lambda: None  # type: ignore[method-assign]
        for key, value in given.items():
            setattr(screen, key, value)
        screen.view = view if self.shown is None else self.shown
        self.push_screen(screen)
        self.prevented = True

    def open(self, name: str, subject: str = "", **given: Any) -> None:
        """Where the keys lead is written down instead of followed."""
        self.asked = (name, subject)


def rows(app: ThawApp) -> list[list[Segment]]:
    """What the compositor shows, line by line."""
    height = app.size.height
    return [[segment for segment in strip if segment.text] for strip in app.screen._compositor.render_strips()[:height]]


def text(app: ThawApp) -> str:
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows(app)) + "\n"


async def until(pilot: Pilot[Any], seen: Callable[[], bool], *, turns: int = 400) -> None:
    """Let the app work until `seen`; an assertion with the screen's text where it never comes."""
    for _ in range(turns):
        await pilot.pause()
        if seen():
            return
    app = pilot.app
    assert isinstance(app, ThawApp)
    raise AssertionError(f"it did not come up:\n{text(app)}")


async def words(pilot: Pilot[Any], said: str) -> None:
    app = pilot.app
    assert isinstance(app, ThawApp)
    await until(pilot, lambda: said in text(app))


@asynccontextmanager
async def staged(
    scene: str, size: tuple[int, int] = (120, 40), view: Any = None
) -> AsyncIterator[tuple[Stage, Pilot[int]]]:
    app = Stage(scene, view)
    async with app.run_test(notifications=True, size=size) as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1 and bool(text(app).strip()))
        await pilot.pause()
        yield app, pilot
