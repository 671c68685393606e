"""Conditions and refusals in words."""

from __future__ import annotations

from typing import get_args

import pytest

from game.model.orders import Choose, Decree, EndTurn, Plan, TakeBack, Word
from game.model.records import Reason
from game.views.lines import Need
from game.views.wording import conditions
from tests.views.scenes import begin, condition, end_turn, give, reading, with_values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("authority >= 40", "Authority 30, needs 40"),
        ("40 <= authority", "Authority 30, needs 40"),
        ("authority > 30", "Authority 30, needs more than 30"),
        ("authority < 10", "Authority 30, needs less than 10"),
        ("not authority > 10", "Authority 30, needs 10 or less"),
        ("authority == 5", "Authority 30, needs exactly 5"),
        ("plan.walls >= 45", "Walls and watch, share 40, needs 45"),
        ("share(walls) >= 45", "Walls and watch, share 40, needs 45"),
        ("schulte.loyalty > 60", "Johann Schulte's loyalty 52, needs more than 60"),
        ("burghers.mood > 0", "Burghers: mood −2, needs more than 0"),
        ("trade >= 400", "Ships in a quarter: needs 400"),
        ("reported(trade) >= 400", "Ships in a quarter 134, needs 400"),
        (
            "stage(lanterns) >= 1",
            "Needs “A lantern at each corner” (Lanterns in the streets), now at “The moon, when there is one”",
        ),
        ("stage(lanterns) == 2", "Only while Lanterns in the streets stands at “A lantern at every third door”"),
        ("turns_since(riot) > 3", "Only after “Stones”"),
        ("month() == 10", "Only in October"),
        ("year() >= 1680", "Not before 1680"),
        ("underway() > 2", "Reforms under way 0, needs more than 2"),
        ("roots() > 50", "Roots of all your reforms 0, needs more than 50"),
        ("after('1680-02')", "Not before February 1680"),
        ("not before('1680-02')", "Not before February 1680"),
        ("happened(opera)", "Only after “The Goose Market”"),
        ("seated(teixeira, senate)", "Manuel Teixeira must have a seat in the Senate"),
        ("not seated(jastram, senate)", "Not while Cord Jastram has a seat in the Senate"),
        ("holds(schulte, 'Burgomaster')", "Johann Schulte must be Burgomaster"),
        ("unknown(letter_forged) and not unknown(letter_forged)", "Something that you do not know stands against it"),
        ("chose(opera, open)", "Only if you answered “The Goose Market” with “Let it open”"),
        ("level(fog)", "Only on the level “Fog”"),
        ("forked(lanterns, paid_by_house)", "Only if Lanterns in the streets went by “Each house pays”"),
        ("won(deposition)", "Only once it is won: The deposition"),
        ("promised(dignity)", "Only once it is promised: A decent opera"),
        (
            "happened(opera) or authority > 40",
            "Either only after “The Goose Market”; or Authority 30, needs more than 40",
        ),
    ],
)
def test_a_condition_says_what_it_needs_and_what_there_is(text: str, said: str) -> None:
    expression = condition(text)
    assert expression.clause is not None
    clause = expression.clause.parts[0] if expression.clause.kind == "all" else expression.clause

    assert conditions.say(reading(begin()), clause) == said


def test_a_value_that_rounds_to_the_bar_shows_the_decimal_that_it_lacks() -> None:
    game = with_values(begin(), authority=29.7)

    assert conditions.needs(reading(game), condition("authority >= 30")) == (Need("Authority 29.7, needs 30", False),)


def test_every_part_of_a_need_is_shown_met_or_not() -> None:
    met = conditions.needs(reading(begin()), condition("authority >= 20 and purse > 900 and not happened(riot)"))

    assert met == (
        Need("Authority 30, needs 20", True),
        Need("The chamber's money 400, needs more than 900", False),
        Need("Not after “Stones”", True),
    )


def test_a_refusal_is_one_plain_line() -> None:
    game = begin()
    give(game, Decree("convoy", 1))

    said = {
        order: conditions.refusal(game, game.refusal(order))
        for order in (
            EndTurn(),
            Decree("lanterns", 1),
            Word("go_to_altona"),
            Word("hear_out"),
            Word("hear_out", "teixeira"),
            Plan((("walls", 44.0),)),
            TakeBack("lanterns"),
            Choose("riot", "glaze"),
            Choose("opera", "burn"),
        )
    }

    assert list(said.values()) == [
        "One paper waits for your answer",
        "You have made this quarter's mandate",
        "",
        "Choose whom it is about",
        "Manuel Teixeira cannot be chosen for it",
        "The plan is not yours to set before October to December 1678",
        "There is nothing to take back",
        "It is no longer in your tray",
        "That is not one of the answers",
    ]


def test_decrees_that_cannot_be_given_say_why() -> None:
    game = begin()

    assert [conditions.refusal(game, game.refusal(order)) for order in (
        Decree("lanterns", 2),
        Decree("convoy", 1, announced=True),
        Decree("convoy", 1, fork="south"),
    )] == [
        "Lanterns in the streets goes one stage at a time",
        "This cannot be announced; it has to be carried",
        "There is only one way of doing it",
    ]  # fmt: skip
    assert (
        conditions.refusal(with_values(game, authority=2.6), game.refusal(Decree("convoy", 1)))
        == "Authority 3, needs 7"
    )


def test_the_plan_says_when_it_can_be_set_and_what_is_wrong_with_it() -> None:
    game = begin()
    for _ in range(3):
        end_turn(game)
    while game.state.tray:
        scene = game.state.tray[0].event
        give(game, Choose(scene, next(iter(game.scenario.events[scene].choices), "read")))

    said = [conditions.refusal(game, game.refusal(Plan(shares))) for shares in (
        (("walls", 44.0),),
        (("walls", 60.0), ("convoys", 5.0)),
        (("walls", 43.0), ("convoys", 22.0)),
    )]  # fmt: skip

    assert said == [
        "The shares add up to 104, and must make 100",
        "Walls and watch would move 20 points; 8 at most",
        "",
    ]


def test_every_reason_of_a_refusal_has_words() -> None:
    assert set(get_args(Reason)) == set(conditions.REFUSALS)
