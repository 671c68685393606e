"""What is asked before a turn ends: only what could still be used, in the scenario's words."""

from __future__ import annotations

from game.model.orders import Choose, Decree, Plan
from game.session import Session
from game.views import unused
from tests.views.scenes import begin, end_turn, give, with_values


def answered() -> Session:
    """The first turn, with nothing left in the tray."""
    return give(begin(seed=3), Choose("opera", "shut"))


def test_an_unused_order_is_named_as_the_scenario_calls_it() -> None:
    assert unused.question(answered()) == "End the quarter with one mandate and one errand unused?"


def test_nothing_is_asked_while_a_paper_waits_for_its_answer() -> None:
    assert unused.question(begin(seed=3)) == ""


def test_an_order_given_is_asked_about_no_more() -> None:
    game = give(answered(), Decree("lanterns", 1))

    assert unused.question(game) == "End the quarter with one errand unused?"


def test_what_cannot_be_paid_is_not_asked_about() -> None:
    poor = with_values(answered(), authority=0)

    assert unused.question(poor) == "End the quarter with one errand unused?"


def test_the_plan_is_named_while_it_is_open_and_a_draft_of_it_until_it_is_set() -> None:
    game = answered()
    while game.state.turn < 4:
        end_turn(game)
    while game.state.tray:
        scene = game.state.tray[0].event
        give(game, Choose(scene, next(iter(game.scenario.events[scene].choices))))

    open_to = unused.question(game)
    game.draft = {"walls": 38.0, "convoys": 27.0}
    drafted = unused.question(game)
    give(game, Plan((("walls", 38.0), ("convoys", 27.0))))

    assert open_to.endswith(", and the plan not set?")
    assert drafted.endswith(", and the draft of the plan not set?")
    assert "plan" not in unused.question(game) and not game.draft


def test_a_draft_is_gone_with_its_turn() -> None:
    game = answered()
    game.draft = {"walls": 38.0, "convoys": 27.0}

    assert not end_turn(game).draft
