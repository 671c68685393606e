"""The balance of The Thaw over many games: who outlives October, how games end, what is met, what choices are for."""

from __future__ import annotations

from collections import Counter
from functools import cache
from statistics import fmean

import pytest

from tests.balance import crowd, endings, goals, pacing, pairs, players
from tests.balance.endings import Game

pytestmark = pytest.mark.long

NAME = "thaw"
PAIRED = 12  # seeds a player
OFTEN = 8  # meetings, from which on paired games can tell


@cache
def seven() -> tuple[Game, ...]:
    return tuple(endings.games(NAME, players.SEVEN, 100))


def test_a_random_player_rarely_outlives_october_and_does_not_fall_early() -> None:
    found = list(seven())
    fall = endings.median_fall(found, "random")

    assert 0.02 <= endings.outliving(found, "random") <= 0.15
    assert fall is not None
    assert players.scenario_at(NAME).calendar.year(int(fall)) >= 1957


@pytest.mark.parametrize("player", ["idle", "historical", "reformer", "standpatter"])
def test_who_sits_still_or_rushes_or_repeats_history_does_not_outlive_october(player: str) -> None:
    assert endings.outliving(list(seven()), player) <= 0.03


@pytest.mark.parametrize("player", players.SENSIBLE)
def test_a_sensible_line_mostly_outlives_october_and_not_always(player: str) -> None:
    found = endings.games(NAME, (player,), 200)

    assert 0.5 <= endings.outliving(found, player) <= 0.9


def test_no_ending_takes_over_half_of_the_games_and_eight_occur() -> None:
    counted = Counter(game.ending for game in seven())

    assert max(counted.values()) <= len(seven()) / 2
    assert len(counted) >= 8


def test_every_event_is_met_in_one_game_of_a_hundred() -> None:
    shares = endings.seen(players.scenario_at(NAME), list(seven()))

    assert {event: share for event, share in shares.items() if share < endings.RARE} == {}


def test_each_choice_is_the_better_one_for_some_goal() -> None:
    tasks = [(NAME, player, seed) for player in pairs.PLAYERS for seed in range(1, PAIRED + 1)]
    found = [fork for forked in crowd.each(pairs.forks, tasks) for fork in forked]

    pointless = [
        f"{each.event}.{choice}"
        for each in pairs.compare(found)
        if each.met >= OFTEN
        for choice in each.nothing(goals.GOALS)
    ]

    assert pointless == []


@pytest.mark.parametrize("player", ["historical", *players.SENSIBLE])
def test_a_campaign_takes_one_or_two_hours(player: str) -> None:
    lengths = crowd.each(pacing.campaign, [(NAME, player, seed) for seed in range(1, 9)])
    whole = [length for length in lengths if length.turns >= goals.OCTOBER]

    assert whole
    assert 60 <= fmean(length.minutes for length in whole) <= 130, [round(length.minutes) for length in whole]
    assert all(60 <= length.minutes <= 140 for length in whole), [round(length.minutes) for length in whole]
    assert max(max(length.scenes) for length in lengths) <= pacing.SCENES
