"""What a player waits for: the start, a key, a screen, the end of a turn; in a terminal, beside a bare Textual app.
A key is timed to the end of the last frame that it causes."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median

from game.content import catalogue
from game.content.load import load
from game.play import bots
from game.session import Session
from game.tui.app import ThawApp
from tests.benchmarks.budget import Measured
from tests.games import answer_all, play_on
from tests.tui.stage import until
from tests.tui.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Label, OptionList
class Bare(App):
    def compose(self):
        yield Label("READY")
        yield OptionList(*[f"line {n}" for n in range(20)])
Bare().run()
"""
WITHIN = 0.3  # seconds in which a frame still counts as caused by the key
KEY, WORST, OPEN = 16, 30, 30  # ms at most: the median and the ninetieth of a hundred keys, opening a screen
# screen -> the key that opens it from the desk of a new game
WAYS = {
    "reforms": "r", "words": "w", "plan": "p", "council": "b", "why": "y", "saves": "s", "help": "f1",
    "decision": "enter",
}  # fmt: skip
Answer = tuple[float, int]


def started(*arguments: str, shows: str) -> float:
    """Seconds from the start of the program to the frame that answers a key that was pressed when it first showed
    something."""
    with Terminal(*arguments) as terminal:
        terminal.words(shows)
        seen = time.perf_counter()
        terminal.quiet(0.15)
        shown = min([end for end in terminal.ends if end >= seen] or [seen]) - terminal.begun
        return shown + terminal.answered("down", WITHIN)[0]


def starting(rounds: int = 7) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as saves:
        ours, bare = [], []
        for _ in range(rounds):
            bare.append(started("-c", BARE, shows="READY"))
            ours.append(started("play.py", "--saves", saves, shows="quit"))
    note = f"{median(ours) * 1000:.0f} ms, a bare app {median(bare) * 1000:.0f} ms"
    yield Measured("from play.py to the first frame that answers a key", median(ours) / median(bare), "x", 1.6, note)


def a_key() -> Iterator[Measured]:
    """Arrows on every screen, and opening each."""
    with running("-c", BARE, shows="READY") as bare:
        yield from keys("a bare app", arrows(bare), limits=False)
    with tempfile.TemporaryDirectory() as saves:
        yield from _without_a_game(saves)
        yield from _in_a_game(saves)
        yield from _at_the_end(saves)


@contextmanager
def running(*arguments: str, shows: str) -> Iterator[Terminal]:
    with Terminal(*arguments) as terminal:
        terminal.words(shows)
        terminal.quiet(2.5)  # what is made ahead has been made
        yield terminal


def _without_a_game(saves: str) -> Iterator[Measured]:
    with running("play.py", "--saves", saves, shows="quit") as terminal:
        yield from keys("title", arrows(terminal))
        yield from _screens(terminal, {"settings": "s"})


def _in_a_game(saves: str) -> Iterator[Measured]:
    with running("play.py", "--saves", saves, "play", "thaw", "--seed", "3", shows="IN-TRAY") as terminal:
        yield from keys("desk", arrows(terminal))
        yield from _screens(terminal, WAYS)


def _at_the_end(saves: str) -> Iterator[Measured]:
    """The report of a turn, and the end of a game: of games that were played on before."""
    scenario = load(catalogue.find("thaw"))
    begun, whole = (Session.begin(scenario, folder=Path(saves), seed=seed) for seed in (4, 5))
    answer_all(begun, bots.bot_named("idle", scenario, 4))
    play_on(whole, bots.bot_named("idle", scenario, 5))
    for session in (begun, whole):
        session.close()
    with running("play.py", "--saves", saves, "resume", str(begun.path), shows="quarter 1 of") as terminal:
        terminal.press("e")
        terminal.quiet(1)
        if "go on" not in terminal.lines[-1]:  # it is asked first whether to leave what is left
            terminal.press("y")
            terminal.quiet(1)
        yield from keys("quarter", arrows(terminal))
    with running("play.py", "--saves", saves, "resume", str(whole.path), shows="chronicle") as terminal:
        yield from keys("end", arrows(terminal))


def _screens(terminal: Terminal, ways: Mapping[str, str]) -> Iterator[Measured]:
    for name, key in ways.items():
        yield opening(name, [opened(terminal, key) for _ in range(7)])
        terminal.press(key)
        yield from keys(name, arrows(terminal))
        terminal.press("escape")


def arrows(terminal: Terminal, times: int = 10) -> list[Answer]:
    """What so many keys down and up again cost; those that find nothing to move cause no frame and do not count."""
    terminal.quiet(WITHIN)
    answers = [terminal.answered(key, WITHIN) for key in (*["down"] * times, *["up"] * times)]
    return [answer for answer in answers if answer[1]]


def opened(terminal: Terminal, key: str) -> Answer:
    terminal.quiet(WITHIN)
    answer = terminal.answered(key, WITHIN)
    terminal.press("escape")
    terminal.quiet(WITHIN)
    return answer


def keys(where: str, answers: Sequence[Answer], *, limits: bool = True) -> Iterator[Measured]:
    if not answers:
        return
    times = sorted(seconds * 1000 for seconds, _ in answers)
    note = f"{len(times)} keys that moved something, {mean(frames for _, frames in answers):.1f} frames each"
    yield Measured(f"an arrow to its last frame: {where}", median(times), "ms", KEY if limits else None, note)
    yield Measured("    of ten, the slowest but one", times[len(times) * 9 // 10], "ms", WORST if limits else None)


def opening(where: str, answers: Sequence[Answer]) -> Measured:
    times = [seconds * 1000 for seconds, _ in answers]
    note = f"at first {times[0]:.0f} ms; {mean(frames for _, frames in answers):.1f} frames"
    return Measured(f"opening {where}", median(times), "ms", OPEN, note)


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
            await until(pilot, lambda: app.screen is app.screen_named("desk"))
            for _ in range(turns):
                answer_all(session, bot)
                app.open("desk")
                await pilot.pause()
                begun = time.perf_counter()
                app.end_turn()
                model.append((time.perf_counter() - begun) * 1000)
                await until(pilot, lambda: app.screen in (app.screen_named("quarter"), app.screen_named("vote")))
                times.append((time.perf_counter() - begun) * 1000)
        session.close()
    return times[1:], model[1:]
