"""All open orders of a state at once, and orders that no player would give."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content import catalogue, load
from game.model.orders import Choose, Decree, EndTurn, Plan, TakeBack, Word
from game.model.records import Refusal
from game.model.scenario import Scenario
from game.model.state import State
from game.play import bots
from game.rules import legality
from game.rules.docket import Docket
from tests.rules.worlds import Game, harbour, head

REFORM = """
reforms:
  road:
    name: Road
    theme: land
    stages:
      - {name: Mud}
      - name: Stone
        cost: 5
        fork: {quick: {name: Quick}, slow: {name: Slow}}
      - {name: Rails, cost: 5}
"""


def states(scenario: Scenario, seed: int) -> list[State]:
    return list(bots.play(scenario, bots.bot_named("random", scenario, seed), seed=seed).states[:-1])


HARBOUR = states(harbour(), 3)
known = [*harbour().reforms, *harbour().initiatives, *harbour().people, *harbour().events]
hostile: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "nobody", "with", "read", "plan", "|", *known]),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.booleans(),
    st.lists(st.integers(0, 3), max_size=2),
)
points = st.tuples(hostile, hostile) | st.tuples(st.sampled_from(["walls", "splendour"]), hostile)
anything: st.SearchStrategy[Any] = st.one_of(
    st.builds(Choose, hostile, hostile),
    st.builds(Decree, hostile, hostile, hostile, hostile),
    st.builds(Decree, st.sampled_from(list(harbour().reforms)), st.integers(-2, 5), st.booleans(), hostile),
    st.builds(Word, hostile, hostile, hostile),
    st.builds(Word, st.sampled_from(list(harbour().initiatives)), hostile, hostile),
    st.builds(Plan, hostile | st.lists(points, max_size=4).map(tuple)),
    st.builds(TakeBack, hostile),
    st.just(EndTurn()),
    hostile,
)


@given(st.sampled_from(HARBOUR), anything)
@settings(max_examples=600, deadline=None)
def test_an_order_of_anything_at_all_is_refused_or_legal(state: State, order: Any) -> None:
    refused = legality.refusal(harbour(), state, (), order)

    assert refused is None or isinstance(refused, Refusal)
    assert legality.price(harbour(), state, (), order) >= 0


@pytest.mark.parametrize(("to", "fork", "reason"), [(1, "", "choose_fork"), (2, "", "no_fork"), (2, None, None)])
def test_a_branch_without_a_name_is_none_that_there_is(to: int, fork: str | None, reason: str | None) -> None:
    game = Game(head() + REFORM)
    if to == 2:
        game.end(Decree("road", 1, fork="quick")).wait(2)

    assert game.refused(Decree("road", to, fork=fork)) == reason


@pytest.mark.parametrize("scenario", [harbour(), load.load(catalogue.find("thaw"))], ids=["harbour", "thaw"])
def test_what_is_open_at_once_is_what_is_legal_one_by_one(scenario: Scenario) -> None:
    for state in states(scenario, 5)[::6]:
        docket = Docket(scenario, state)
        found = legality.open_orders(docket)

        words = [Word(id, *cast) for id, casts in found.words.items() for cast in casts]
        people = [*scenario.kin, None]
        every = [Word(id, a, b) for id in scenario.initiatives for a in people for b in people]
        assert set(words) == {word for word in every if legality.judge(docket, word) is None}
        assert set(found.decrees) == {order for order in _decrees(scenario) if legality.judge(docket, order) is None}
        assert found.plan == (legality.refusal(scenario, state, (), Plan(())) is None)


def _decrees(scenario: Scenario) -> list[Decree]:
    return [
        Decree(id, to, announced, fork)
        for id, reform in scenario.reforms.items()
        for to, stage in enumerate(reform.stages)
        for announced in (False, True)
        for fork in (None, *stage.forks)
    ]


def test_pending_orders_leave_less_to_give() -> None:
    state = HARBOUR[0]
    open_now = legality.open_orders(Docket(harbour(), state))
    plan = Plan(())

    later = legality.open_orders(Docket(harbour(), state, (open_now.decrees[0], plan)))

    assert len(later.decrees) < len(open_now.decrees)
    assert not later.plan
