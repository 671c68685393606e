"""What a player waits for: the start, a key, the end of a turn; in a terminal, beside a bare Textual app."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pexpect  # type: ignore[import-untyped]

from game.content import catalogue
from game.content.load import load
from game.rules import bots
from game.session import Session
from game.tui.app import ThawApp
from tests.benchmarks.budget import Measured
from tests.games import answer_all
from tests.tui.stage import until

HERE = Path(__file__).resolve().parents[2]
BARE = """
from textual.app import App
from textual.widgets import Label, OptionList
class Bare(App):
    def compose(self):
        yield Label("READY")
        yield OptionList(*[f"line {n}" for n in range(20)])
Bare().run()
"""


class Terminal:
    """A program in a terminal of 120 x 40."""

    def __init__(self, *arguments: str) -> None:
        self.begun = time.perf_counter()
        self.child = pexpect.spawn(sys.executable, list(arguments), dimensions=(40, 120), cwd=str(HERE), timeout=20)
        self.child.delaybeforesend = None

    def answer(self, key: str) -> float:
        """Seconds from a key to the first bytes that answer it; what was still being written is read first."""
        self._drain()
        begun = time.perf_counter()
        self.child.send(key)
        self.child.read_nonblocking(1 << 16, timeout=5)
        return time.perf_counter() - begun

    def _drain(self) -> None:
        try:
            while True:
                self.child.read_nonblocking(1 << 16, timeout=0.15)
        except pexpect.TIMEOUT:
            return

    def close(self) -> None:
        self.child.close(force=True)


def started(*arguments: str, shows: str) -> float:
    """Seconds from the start of the program to the frame that answers a key that was pressed when it first showed
    something."""
    terminal = Terminal(*arguments)
    terminal.child.expect(shows)
    shown = time.perf_counter() - terminal.begun
    answered = terminal.answer(DOWN)
    terminal.close()
    return shown + answered


DOWN, UP = "\x1b[B", "\x1b[A"


def starting(rounds: int = 7) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as saves:
        ours, bare = [], []
        for _ in range(rounds):
            bare.append(started("-c", BARE, shows="READY"))
            ours.append(started("play.py", "--saves", saves, shows="(?i)quit"))
    note = f"{median(ours) * 1000:.0f} ms, a bare app {median(bare) * 1000:.0f} ms"
    yield Measured("from play.py to the first frame that answers a key", median(ours) / median(bare), "x", 1.6, note)


def a_key(keys: int = 30) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as saves:
        bare = Terminal("-c", BARE)
        bare.child.expect("READY")
        desk = Terminal("play.py", "--saves", saves, "play", "thaw", "--seed", "3")
        desk.child.expect("reforms")
        pairs = [(desk.answer(key), bare.answer(key)) for key in (DOWN, UP) * (keys // 2)]
        desk.close()
        bare.close()
    ours, theirs = (median(times) * 1000 for times in zip(*pairs, strict=True))
    yield Measured("a key to its frame on the desk", ours, "ms", 30, f"a bare app {theirs:.1f} ms")


def ending_a_turn() -> Iterator[Measured]:
    times, model = asyncio.run(_ended_turns())
    note = f"of which rules and autosave {median(model):.0f} ms"
    yield Measured("ending a quarter on the screen, autosave included", median(times), "ms", 150, note)


async def _ended_turns(turns: int = 9) -> tuple[list[float], list[float]]:
    scenario = load(catalogue.find("thaw"))
    bot = bots.bot_named("idle", scenario, 1)
    times, model = [], []
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        session = Session.begin(scenario, folder=Path(folder), seed=1)
        app = ThawApp(Path(folder), session=session)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: app.screen is app.leaf("desk"))
            for _ in range(turns):
                answer_all(session, bot)
                app.open("desk")
                await pilot.pause()
                begun = time.perf_counter()
                app.end_turn()
                model.append((time.perf_counter() - begun) * 1000)
                await until(pilot, lambda: app.screen in (app.leaf("quarter"), app.leaf("vote")))
                times.append((time.perf_counter() - begun) * 1000)
        session.close()
    return times[1:], model[1:]
