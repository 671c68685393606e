"""What needs no screen: a whole campaign, loading with its checks, an autosave."""

from __future__ import annotations

import gc
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from game.content import catalogue
from game.content.load import check, load
from game.model.orders import EndTurn
from game.model.scenario import Scenario
from game.play import bots
from game.rules.begin import begin
from game.rules.moment import Moment
from game.session import Session
from tests.benchmarks.budget import Measured, milliseconds
from tests.games import answer_all

SIZE = 500_000
SEEDS = range(1, 6)
ROUNDS = 5


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
    reference = milliseconds(lambda: _bare(moment, turns))
    each = whole / (len(played.turns) - 1)
    note = f"{len(played.turns) - 1} turns in {whole:.1f} ms; bare arithmetic of {turns}: {reference:.1f} ms"
    yield Measured(f"a headless campaign of thaw, as {turns} turns", each * turns, "ms", 20, note)


def players() -> Iterator[Measured]:
    """What campaigns of bots cost, as multiples of the bare arithmetic of the same turns: the median over seeds."""
    scenario = load(thaw())
    moment = Moment(scenario, begin(scenario, seed=1).state)
    gc.freeze()
    for name, those, most in (("idle", ("idle",), 11), ("random", ("random",), 23), ("the lines", scenario.lines, 20)):
        ratios = [_ratio(scenario, moment, who, seed) for who in those for seed in SEEDS]
        note = f"{min(ratios):.1f} to {max(ratios):.1f} over {len(ratios)} campaigns"
        yield Measured(f"a campaign of {name} beside its bare arithmetic", median(ratios), "x", most, note)


def _ratio(scenario: Scenario, moment: Moment, who: str, seed: int) -> float:
    """The best of several, campaign and arithmetic by turns, so that whatever else the machine does meets both."""
    turns = len(bots.play(scenario, bots.bot_named(who, scenario, seed), seed=seed).turns) - 1
    whole = bare = float("inf")
    for _ in range(ROUNDS):
        whole = min(whole, _took(lambda: bots.play(scenario, bots.bot_named(who, scenario, seed), seed=seed)))
        bare = min(bare, _took(lambda: _bare(moment, turns)))
    return whole / bare


def _bare(moment: Moment, turns: int) -> None:
    dynamics = moment.scenario.dynamics
    for _ in range(turns):
        dynamics.formulas(moment)
        dynamics.amounts(moment)


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


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
