"""Refused orders change nothing, and no order whatever raises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.orders import Choose, Decree, EndTurn, Order, Plan, TakeBack, Word, from_data, to_data
from game.model.records import Refusal
from game.model.scenario import Scenario
from game.model.state import State
from game.play import bots
from game.rules import legality
from game.rules.begin import begin
from game.rules.moment import Moment
from game.session import Session
from tests.games import answer_all, dice
from tests.rules.worlds import harbour


def states() -> list[State]:
    return list(bots.play(harbour(), bots.bot_named("random", harbour(), 3), seed=3).states)


def ids(scenario: Scenario) -> list[str]:
    """Every id that an order may hold, and some that there are not."""
    found = [
        *scenario.events,
        *scenario.reforms,
        *scenario.initiatives,
        *scenario.people,
        *scenario.kin,
        "read",
        "plan",
    ]
    found += [choice for event in scenario.events.values() for choice in event.choices]
    found += [fork for reform in scenario.reforms.values() for stage in reform.stages for fork in stage.forks]
    return [
        *found,
        *(scenario.budget.shares if scenario.budget else ()),
        "",
        "nobody",
        "with",
        "a.b",
        "|",
        "\udcff",
        "é" * 300,
    ]


id = st.sampled_from(ids(harbour()))
maybe = st.none() | id
numbers = st.integers(-3, 5)
points = st.floats() | st.integers(0, 50).map(float)
orders: st.SearchStrategy[Order] = st.one_of(
    st.builds(Choose, id, id),
    st.builds(Decree, id, numbers, st.booleans(), maybe),
    st.builds(Word, id, maybe, maybe),
    st.builds(Plan, st.lists(st.tuples(id, points), max_size=4).map(tuple)),
    st.builds(TakeBack, id),
    st.just(EndTurn()),
)
likely: st.SearchStrategy[Order] = st.one_of(
    st.builds(Decree, st.sampled_from(list(harbour().reforms)), numbers, st.booleans(), maybe),
    st.builds(Word, st.sampled_from(list(harbour().initiatives)), maybe, maybe),
    st.builds(Plan, st.just((("walls", 42.0), ("splendour", 13.0)))),
)
STATES = states()


@given(st.sampled_from(STATES), st.lists(orders | likely, max_size=3).map(tuple), orders | likely)
@settings(max_examples=400, deadline=None)
def test_any_order_is_legal_or_refused_and_has_a_price(state: State, pending: tuple[Order, ...], order: Order) -> None:
    refusal = legality.refusal(harbour(), state, pending, order)

    assert refusal is None or isinstance(refusal, Refusal)
    assert legality.price(harbour(), state, pending, order) >= 0


@given(st.lists(orders | likely, max_size=25), st.integers(0, 9))
@settings(max_examples=50, deadline=None)
def test_a_refused_order_changes_nothing(given_orders: list[Order], seed: int) -> None:
    session = Session.begin(harbour(), folder=None, seed=seed)
    bot = dice(harbour(), seed)

    for order in given_orders:
        before = (session.state, session.pending, tuple(session.turns), tuple(session.states), session.last)
        refused = session.give(order)
        after = (session.state, session.pending, tuple(session.turns), tuple(session.states), session.last)
        assert (refused is None) or before == after
        answer_all(session, bot)
        if session.over:
            return


@given(orders)
def test_an_order_is_the_same_after_it_has_been_written_down(order: Order) -> None:
    if isinstance(order, Plan) or (isinstance(order, Word) and not order.target):
        return
    if (isinstance(order, Choose) and "." in order.choice) or (
        isinstance(order, Decree | Word) and "" in _names(order)
    ):
        return

    assert from_data(to_data(order)) == order


def _names(order: Decree | Word) -> tuple[str | None, ...]:
    return (order.fork,) if isinstance(order, Decree) else (order.target, order.target2)


def test_asking_whether_an_order_is_legal_changes_no_state() -> None:
    state = begin(harbour(), seed=1).state
    before = (state, Moment(harbour(), state).v)

    for reform in harbour().reforms:
        legality.refusal(harbour(), state, (Decree("customs", 1),), Decree(reform, 1))

    assert (state, Moment(harbour(), state).v) == before
