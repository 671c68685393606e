"""The same scenario, seed and orders are the same game to the last digit, wherever and however it is played."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.content import catalogue
from game.content.load import load
from game.play import bots
from tests.rules.worlds import HARBOUR

HERE = Path(__file__).resolve().parents[2]
SETTINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Vladivostok"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Anchorage"},
)


def told(scenario: Path, settings: dict[str, str], seed: int, bot: str) -> bytes:
    arguments = [sys.executable, "play.py", "run", str(scenario), "--bot", bot, "--seed", str(seed), "--json"]
    done = subprocess.run(arguments, cwd=HERE, env={**os.environ, **settings}, capture_output=True, check=True)
    return done.stdout


def scenarios() -> list[Path]:
    return [HARBOUR, *(entry.path for entry in catalogue.entries())]


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda path: path.stem)
def test_a_game_is_the_same_to_the_byte_in_another_process_and_another_country(scenario: Path) -> None:
    one, other = (told(scenario, settings, 5, "random") for settings in SETTINGS)

    assert len(one) > 1000
    assert one == other


def test_a_game_played_twice_is_the_same_in_every_state_and_record() -> None:
    for seed in range(5):
        one, other = (
            bots.play(world, bots.bot_named("random", world, seed), seed=seed)
            for world in (load(HARBOUR), load(HARBOUR))
        )
        assert one == other


def test_another_seed_is_another_game() -> None:
    scenario = load(HARBOUR)

    ends = {
        bots.play(scenario, bots.bot_named("idle", scenario, 1), seed=seed, turns=6).last.values for seed in range(5)
    }

    assert len(ends) == 5


def test_what_has_been_seen_is_an_input_and_luck_is_not_touched_by_it() -> None:
    from game.rules.begin import begin

    scenario = load(HARBOUR)

    plain, seen = (begin(scenario, seed=3, seen=frozenset(s)).state for s in ((), ("opera", "riot")))

    assert (plain.values, plain.unknowns) == (seen.values, seen.unknowns)
    assert (plain.seen, seen.seen) == (frozenset(), frozenset(("opera", "riot")))
