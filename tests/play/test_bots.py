"""Players made of rules: each plays to the end by legal orders only, and history's misses are told."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

from game.content import catalogue
from game.content.load import load
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, Word
from game.model.scenario import Scenario
from game.play import bots
from game.rules import legality
from game.rules.turn import answer, resolve, start
from tests.rules.worlds import Game, harbour, head, world

NUMBERS = "indicators:\n  purse: {name: P, start: 5, range: [0, 99], flows: {Pay: 5}}\n"
ROAD = "reforms: {road: {name: R, stages: [{name: N}, {name: S, cost: 24}, {name: T, cost: 0}]}, mill: {name: M, stages: [{name: N}, {name: S, cost: 0}]}}\n"


def thaw() -> Scenario:
    return load(catalogue.find("thaw"))


def assert_played_by_the_rules(scenario: Scenario, played: bots.Played) -> None:
    """Every order was legal when it was given, and giving them again leads to the same states."""
    for log, state, after in zip(played.turns[1:], played.states[:-1], played.states[1:], strict=True):
        pending: tuple[Order, ...] = ()
        for order in log.orders:
            assert legality.refusal(scenario, state, pending, order) is None
            match order:
                case Choose():
                    state = answer(scenario, state, order).state
                case Word():
                    state = start(scenario, state, order).state
                case EndTurn():
                    state = resolve(scenario, state, pending).state
                case _:
                    pending = (*pending, order)
        assert state == after


def assert_ends(scenario: Scenario) -> None:
    for name in bots.names(scenario):
        if name == bots.SEEKER:  # which has tests of its own, and takes its time
            continue
        played = bots.play(scenario, bots.bot_named(name, scenario, 2), seed=2)
        assert played.last.ending in {ending.id for ending in scenario.endings}
        assert_played_by_the_rules(scenario, played)


def test_every_bot_plays_the_harbour_to_its_end() -> None:
    assert_ends(harbour())


def test_every_bot_plays_the_thaw_to_its_end() -> None:
    assert_ends(thaw())


def test_a_game_may_be_stopped_after_some_turns() -> None:
    played = bots.play(harbour(), bots.bot_named("idle", harbour(), 1), seed=1, turns=3)

    assert (len(played.turns), played.last.turn, played.last.ending) == (4, 4, None)


def test_idle_takes_the_first_open_choice_and_starts_nothing() -> None:
    text = (
        NUMBERS
        + "events: {x: {title: T, text: X, when: true, choices: {a: {label: A, needs: purse > 9}, b: {label: B}, c: {label: C}}}}\n"
    )
    scenario = world(text + ROAD)

    played = bots.play(scenario, bots.bot_named("idle", scenario, 1), seed=1, turns=2)

    assert [log.orders for log in played.turns] == [(), (Choose("x", "b"), EndTurn()), (EndTurn(),)]


def history(decisions: str, more: str = "") -> bots.Played:
    scenario = world(head("paid_in: purse") + NUMBERS + ROAD + more + f"history: {{decisions: {decisions}}}\n")
    return bots.play(scenario, bots.bot_named("historical", scenario, 1), seed=1)


def given(played: bots.Played) -> dict[int, tuple[Order, ...]]:
    return {log.turn: log.orders[:-1] for log in played.turns[1:] if len(log.orders) > 1}


def test_history_waits_four_turns_for_a_decision_to_be_legal() -> None:
    # 24 is to be had in turn 5 (5, 10, 15, 20, 25): the fourth turn after turn 2, the fifth after turn 1.
    in_time = history("{2001-04: {reform: road, to: 1}}")
    too_late = history("{2001-01: {reform: road, to: 1}}")

    assert (given(in_time), in_time.missed) == ({5: (Decree("road", 1),)}, ())
    assert (given(too_late), too_late.missed) == ({}, ((1, Decree("road", 1)),))


def test_history_counts_what_it_was_never_able_to_do() -> None:
    played = history("{2001-01: {reform: road, to: 2}, 2003-12: {reform: road, to: 2}}")

    assert played.missed == ((1, Decree("road", 2)), (12, Decree("road", 2)))


def test_history_sees_what_its_answers_have_changed() -> None:
    event = "events: {x: {title: T, text: X, when: turn() == 1, choices: {a: {label: A}, b: {label: B, effects: {purse: +30}}}}}\n"

    played = history("{2001-01: [{choose: x.b}, {reform: road, to: 1}]}", event)

    assert given(played) == {1: (Choose("x", "b"), Decree("road", 1))}


def test_an_order_of_history_that_another_has_made_impossible_is_tried_again() -> None:
    played = history("{2001-01: [{reform: mill, to: 1}, {reform: road, to: 1}], 2002-01: {reform: road, to: 1}}")

    assert given(played) == {1: (Decree("mill", 1),), 5: (Decree("road", 1),)}
    assert played.missed == ((1, Decree("road", 1)),)


def test_a_line_gives_its_orders_and_then_its_priorities_and_keeps_what_it_keeps() -> None:
    line = (
        "lines: {steady: {name: S, orders: {2001-07: {reform: mill, to: 1}}, answers: {x: b}, aims: {purse: 1},"
        " decrees: [{reform: road, to: 1, when: turn() > 2}], keep: 20}}\n"
        "events: {x: {title: T, text: X, when: turn() == 2, choices: {a: {label: A}, b: {label: B}}},"
        " y: {title: T, text: X, when: turn() == 3, choices: {a: {label: A}, b: {label: B, effects: {purse: +2}}}}}\n"
    )
    scenario = world(head("paid_in: purse") + NUMBERS + ROAD + line)

    played = bots.play(scenario, bots.bot_named("steady", scenario, 1), seed=1)

    assert given(played) == {2: (Choose("x", "b"),), 3: (Choose("y", "b"), Decree("mill", 1)), 9: (Decree("road", 1),)}


def test_a_line_goes_toward_the_shares_it_wants_as_far_as_it_may() -> None:
    budget = "budget: {decided: {every: 2}, opens: 2001-01, swing: 4, shares: {guns: {name: G, start: 60}, butter: {name: B, start: 40}}}\n"
    scenario = world(NUMBERS + budget + "lines: {soft: {name: S, plan: {guns: 54, butter: 46}}}\n")

    played = bots.play(scenario, bots.bot_named("soft", scenario, 1), seed=1, turns=5)

    plans = [order for log in played.turns for order in log.orders if isinstance(order, Plan)]
    assert [dict(p.shares)["guns"] for p in plans] == [56.0, 54.0, 54.0]


def test_what_a_bot_meets_is_what_a_player_meets() -> None:
    game = Game(head("paid_in: purse") + NUMBERS + ROAD).wait(4).end(Decree("road", 1))

    played = history("{2002-01: {reform: road, to: 1}}")

    assert played.states[5].values == game.state.values
