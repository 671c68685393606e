"""What needs no screen: a whole campaign, loading with its checks, an autosave."""

from __future__ import annotations

import gc
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from game.content import catalogue
from game.content.load import check, load
from game.model.orders import EndTurn
from game.rules import bots
from game.rules.begin import begin
from game.rules.moment import Moment
from game.session import Session
from tests.benchmarks.budget import Measured, milliseconds
from tests.games import answer_all

SIZE = 500_000


def thaw() -> Path:
    return catalogue.find("thaw")


def a_campaign() -> Iterator[Measured]:
    """The turns of the whole calendar, played on past any ending, with the ledger; beside it the bare arithmetic."""
    scenario = load(thaw())
    idle = bots.bot_named("idle", scenario, 1)
    turns = scenario.calendar.turns
    played = bots.play(scenario, idle, seed=1)
    gc.freeze()  # as `run` does
    whole = milliseconds(lambda: bots.play(scenario, bots.bot_named("idle", scenario, 1), seed=1), 5)
    moment = Moment(scenario, begin(scenario, seed=1).state)

    def bare() -> None:
        for _ in range(turns):
            scenario.dynamics.formulas(moment)
            scenario.dynamics.amounts(moment)

    reference = milliseconds(bare)
    each = whole / (len(played.turns) - 1)
    note = f"{len(played.turns) - 1} turns in {whole:.1f} ms; bare arithmetic of {turns}: {reference:.1f} ms"
    yield Measured(f"a headless campaign of thaw, as {turns} turns", each * turns, "ms", 20, note)


def loading() -> Iterator[Measured]:
    path = thaw()
    size = sum(file.stat().st_size for file in path.rglob("*.yaml"))
    yield Measured(
        "loading thaw, checks included", milliseconds(lambda: load(path), 5), "ms", 400, f"{size // 1000} KB"
    )
    if size >= SIZE:
        return
    with tempfile.TemporaryDirectory() as folder:
        larger = grown(path, Path(folder) / "thaw")
        size = sum(file.stat().st_size for file in larger.rglob("*.yaml"))
        assert not check(larger)
        yield Measured(
            "loading it grown by more events", milliseconds(lambda: load(larger), 5), "ms", 400, f"{size // 1000} KB"
        )


def grown(path: Path, folder: Path) -> Path:
    """A copy of the scenario with copies of those events that stand alone, until it is `SIZE` bytes."""
    size = 0
    for file in path.rglob("*.yaml"):
        target = folder / file.relative_to(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        size += file.stat().st_size
    events = [file for file in sorted((path / "events").glob("*.yaml")) if re.search(r"^when:", file.read_text(), re.M)]
    for number in range(400 - sum(1 for _ in folder.rglob("*.yaml"))):
        if size >= SIZE:
            break
        event = events[number % len(events)]
        (folder / "events" / f"{event.stem}_{number}.yaml").write_bytes(event.read_bytes())
        size += event.stat().st_size
    return folder


def saving() -> Iterator[Measured]:
    """What a turn's end costs with a save, less what it costs without, on the disk of this checkout."""
    scenario = load(thaw())
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        session = Session.begin(scenario, folder=Path(folder), seed=1)
        bot = bots.bot_named("idle", scenario, 1)
        assert session._save is not None
        for _ in range(8):
            answer_all(session, bot)
            session.give(EndTurn())
        log = session.turns[-2]
        save = session._save
        saved = milliseconds(lambda: save.ended(scenario, log, session.state), 15)
        plain = Path(folder) / "plain"

        def bare() -> None:
            with plain.open("ab") as file:
                file.write(b"x" * 4096)
                file.flush()
                os.fsync(file.fileno())

        yield Measured(
            "an autosave, on disk for good", saved, "ms", 10, f"4 KB and fsync: {milliseconds(bare, 15):.1f} ms"
        )
        session.close()
