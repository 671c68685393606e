"""The Thaw as it plays, as far as it can be held by quick tests."""

from __future__ import annotations

from functools import cache

import pytest

from game.model.orders import Choose
from game.model.scenario import Scenario
from tests.balance import dominance, pacing, players, wording

NAME = "thaw"


@cache
def thaw() -> Scenario:
    return players.scenario_at(NAME)


@cache
def dominated() -> tuple[str, ...]:
    found = dominance.find(thaw(), range(1, 3))
    return tuple(f"{d.event}: {d.choice} is never better than {d.better}" for d in found if not d.barred)


def test_no_choice_of_an_event_is_always_the_worse_one() -> None:
    assert [said for said in dominated() if "." not in said.partition(":")[0]] == []


def test_no_answer_to_a_rival_is_always_the_worse_one() -> None:
    assert [said for said in dominated() if "." in said.partition(":")[0]] == []


@pytest.mark.parametrize(("player", "seed"), [(players.KEYED, 1), (players.KEYED, 2), ("historical", 3), ("random", 4)])
def test_no_turn_has_more_than_two_scenes_outside_a_storm(player: str, seed: int) -> None:
    length = pacing.campaign((NAME, player, seed))

    assert max(length.scenes) <= pacing.SCENES


def test_what_history_decided_can_be_chosen() -> None:
    given = [order for orders in thaw().history.decisions.values() for order in orders if isinstance(order, Choose)]

    assert [o for o in given if o.choice not in {"read", *thaw().events[o.scene].choices}] == []


def test_no_two_events_open_with_the_same_words() -> None:
    assert wording.alike(thaw()) == []


def test_every_event_has_sources_and_says_what_happened() -> None:
    assert list(wording.unsupported(thaw())) == []


def test_every_choice_is_said_by_somebody() -> None:
    assert list(wording.bare(thaw())) == []
