"""Decrees and stages: their price, when they work, forks, going back, and who minds."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

import pytest

from game.model.facts import Lapsed
from game.model.orders import Decree
from tests.rules.worlds import Game, head

NUMBERS = """
indicators:
  purse: {name: Purse, start: 100, range: [-100, 200], flows: {Nothing: 0}}
  stock: {name: Stock, start: 0, range: [0, 100], flows: {Nothing: 0}}
  other: {name: Other, start: 0, range: [0, 100], flows: {Nothing: 0}}
"""
ROAD = (
    NUMBERS
    + """
reforms:
  road:
    name: Road
    theme: works
    stages:
      - {name: Mud}
      - {name: Stones, cost: {carried: 10, announced: 4}, takes: 2, once: {stock: +5}, each_turn: {other: +1},
         back: {cost: 6, needs: stock < 50, once: {stock: +2}}}
      - {name: Tar, cost: 20, each_turn: {other: +3}, fork: {tar: {name: Tar, once: {stock: +1}, each_turn: {stock: +1}},
         oil: {name: Oil, needs: other >= 2}}}
  mill: {name: Mill, theme: trade, stages: [{name: None}, {name: Mill, cost: 10, needs: purse >= 95}]}
  inn: {name: Inn, theme: trade, stages: [{name: None}, {name: Inn, cost: 10, takes: 3}]}
"""
)
AGENDA = "paid_in: purse, decrees: 2, price: cost * (1 + 0.5 * underway()), fork_closes: 5, on_announced: {other: +7}"
FULL = head(AGENDA) + ROAD


def test_a_decree_is_paid_at_the_end_of_the_turn_and_works_when_it_has_taken_its_time() -> None:
    game = Game(FULL)

    told = []
    for orders in ((Decree("road", 1),), (), (), ()):
        game.end(*orders)
        told.append((game.v("purse"), game.state.stages["road"].at, game.v("stock", "other")))

    assert told == [
        (90.0, 0, (0.0, 0.0)),
        (90.0, 0, (0.0, 0.0)),
        (90.0, 1, (5.0, 1.0)),
        (90.0, 1, (5.0, 2.0)),
    ]


def test_ordered_is_what_is_on_its_way_and_underway_counts_it() -> None:
    game = Game(FULL + "formulas: {way: 100 * ordered(road) + 10 * stage(road) + underway()}")

    told = [game.v("way")]
    for orders in ((Decree("road", 1),), (), ()):
        told.append(game.end(*orders).v("way"))

    assert told == [0.0, 101.0, 101.0, 110.0]


def test_a_decree_may_be_announced_at_less_and_what_that_costs_acts() -> None:
    game = Game(FULL)

    game.end(Decree("road", 1, announced=True))

    assert game.v("purse", "other") == (96.0, 7.0)
    assert game.refused(Decree("inn", 1, announced=True)) == "not_announced"
    assert game.wait(2).state.stages["road"].announced == (1,)


def test_the_price_rises_with_what_is_underway() -> None:
    game = Game(FULL)

    assert game.price(Decree("inn", 1)) == 10.0
    assert game.end(Decree("road", 1)).price(Decree("inn", 1)) == 15.0
    assert game.wait(2).price(Decree("inn", 1)) == 10.0


def test_an_order_already_pending_makes_the_next_dearer_and_that_is_what_is_paid() -> None:
    game = Game(FULL)
    quoted = game.price(Decree("inn", 1), Decree("road", 1))

    game.end(Decree("road", 1), Decree("inn", 1))

    assert (quoted, [amount for amount, _ in game.moved("purse")]) == (15.0, [-10.0, -15.0])


def test_what_a_decree_needs_is_judged_less_what_is_pending() -> None:
    game = Game(FULL)

    assert game.refused(Decree("mill", 1)) is None
    assert game.refused(Decree("mill", 1), Decree("inn", 1)) == "needs"


def test_a_decree_that_cannot_be_paid_beside_those_pending_is_refused() -> None:
    game = Game(FULL.replace("start: 100, range: [-100", "start: 20, range: [-100"))

    assert game.refused(Decree("inn", 1)) is None
    assert game.refused(Decree("inn", 1), Decree("road", 1)) == "price"


def test_no_more_decrees_are_given_than_the_agenda_says() -> None:
    game = Game(FULL.replace("needs: purse >= 95", "text: M"))

    assert game.refused(Decree("mill", 1), Decree("inn", 1), Decree("road", 1)) == "decrees_used"


def test_some_reforms_are_cheaper_for_a_time() -> None:
    cheaper = ", cheaper: [{theme: trade, when: turn() == 1, by: 0.4}, {theme: inn, when: turn() < 3, by: 0.5}]"
    game = Game(head(AGENDA + cheaper) + ROAD)

    assert [game.price(Decree(id, 1)) for id in ("road", "mill", "inn")] == [10.0, 6.0, 3.0]
    assert [game.end().price(Decree(id, 1)) for id in ("road", "mill", "inn")] == [10.0, 10.0, 10.0]


@pytest.mark.parametrize("to", [-1, 0, 2, 3, 99])
def test_one_step_is_taken_at_a_time(to: int) -> None:
    assert Game(FULL).refused(Decree("road", to)) == "one_step"


def test_a_reform_that_is_on_its_way_is_not_ordered_again() -> None:
    assert Game(FULL).end(Decree("road", 1)).refused(Decree("road", 1)) == "underway"


def paved(fork: str = "tar") -> Game:
    return Game(FULL).end(Decree("road", 1)).wait(2).end(Decree("road", 2, fork=fork)).end()


def test_only_the_present_stage_and_its_branch_act_each_turn() -> None:
    game = paved()

    before = game.v("stock", "other")
    game.end()

    assert (before, game.v("stock", "other")) == ((7.0, 5.0), (8.0, 8.0))


def test_a_fork_must_be_chosen_and_its_branch_may_need_something() -> None:
    game = Game(FULL).end(Decree("road", 1)).wait(2)

    assert game.refused(Decree("road", 2)) == "choose_fork"
    assert game.refused(Decree("road", 2, fork="gold")) == "choose_fork"
    assert game.refused(Decree("road", 2, fork="oil")) == "needs"
    assert game.refused(Decree("road", 2, fork="tar")) is None
    assert Game(FULL).refused(Decree("road", 1, fork="tar")) == "no_fork"


def test_taking_one_branch_closes_the_others_for_a_while() -> None:
    back = FULL.replace("{name: Tar, cost: 20,", "{name: Tar, cost: 20, takes: 1, back: {cost: 0},")
    game = Game(back).end(Decree("road", 1)).wait(3)
    game.end(Decree("road", 2, fork="tar")).end().end(Decree("road", 1)).end()
    assert game.state.stages["road"].at == 1

    told = []
    for _ in range(3):
        told.append((game.refused(Decree("road", 2, fork="oil")), game.refused(Decree("road", 2, fork="tar"))))
        game.end()

    assert told == [("fork_closed", None), ("fork_closed", None), (None, None)]


def test_forked_asks_which_way_a_stage_in_force_was_taken() -> None:
    asked = 'formulas: {way: "(1 if forked(road, tar) else 0) + (2 if forked(road, oil) else 0)"}'

    told = [Game(FULL + asked).v("way")]
    game = Game(FULL + asked).end(Decree("road", 1)).wait(2).end(Decree("road", 2, fork="tar"))
    told += [game.v("way"), game.end().v("way")]

    assert told == [0.0, 0.0, 1.0]


def test_going_back_has_its_own_price_and_undoes_nothing_that_was_done_once() -> None:
    game = Game(FULL).end(Decree("road", 1)).wait(2)
    before = game.v("purse", "stock")

    game.end(Decree("road", 0)).wait(2)

    assert (before, game.v("purse", "stock")) == ((90.0, 5.0), (84.0, 7.0))
    assert game.state.stages["road"].at == 0


def test_there_is_a_way_back_only_where_there_is_one() -> None:
    assert paved().refused(Decree("road", 1)) == "never_back"
    assert Game(FULL).end(Decree("inn", 1)).wait(3).refused(Decree("inn", 0)) == "never_back"
    barred = Game(FULL.replace("stock < 50", "stock < 5")).end(Decree("road", 1)).wait(2)
    assert barred.refused(Decree("road", 0)) == "needs"
    assert Game(FULL).end(Decree("road", 1)).wait(2).refused(Decree("road", 0, fork="tar")) == "no_fork"


def test_an_order_that_has_become_impossible_lapses_and_is_told() -> None:
    from game.rules.turn import resolve

    game = Game(FULL)

    turn = resolve(game.scenario, game.state, (Decree("inn", 1), Decree("mill", 1)))

    assert [f for f in turn.facts if isinstance(f, Lapsed)] == [Lapsed("mill", "needs")]
    assert list(turn.state.pending) == ["inn"]


def test_an_effect_may_take_a_reform_to_a_stage_and_what_it_brings_comes_with_it() -> None:
    event = (
        "events: {x: {title: T, text: X, when: true, choices: {a: {label: A, effects: {stage: {reform: road, by: 1}}}, "
    )
    game = Game(FULL + event + "b: {label: B, effects: {stage: {reform: road, to: 2, fork: tar}}}}}}")
    other = Game(FULL + event + "b: {label: B, effects: {stage: {reform: road, to: 2, fork: tar}}}}}}")

    assert game.choose("x", "a").v("stock") == 5.0
    assert other.choose("x", "b").v("stock") == 1.0
    assert [g.state.stages["road"].at for g in (game, other)] == [1, 2]


def test_what_a_stage_does_each_turn_may_be_any_effect() -> None:
    text = """
reforms:
  mill: {name: M, stages: [{name: N}, {name: S, cost: 1}, {name: T, cost: 1, once: {stock: +9}}]}
  road:
    name: R
    stages:
      - {name: N}
      - {name: S, cost: 0, each_turn: {vote: {id: ask, if: turn() == 2}, stage: {reform: mill, to: 2, if: turn() == 3}}}
bodies: {hall: {name: H, blocs: {all: {name: A, members: 5}}, share: "60"}}
votes: {ask: {body: hall, question: Q, player_wants: "yes", passed: {other: +4}}}
"""
    game = Game(head("paid_in: purse") + NUMBERS + text).end(Decree("road", 1))

    first = game.end().v("stock", "other")
    second = game.end().v("stock", "other")

    assert (first, second) == ((0.0, 4.0), (9.0, 4.0))


MINDS = """
tuning: {care: 2, offence: 3}
people:
  me: {name: Me, loyalty: 100, cares: {works: 2}}
  for_it: {name: F, cares: {road: 2}}
  theme: {name: T, cares: {works: -1}}
  pleased: {name: P}
  angry: {name: A}
  both: {name: B, cares: {works: 1}}
bodies: {hall: {name: H, share: "50", moods: {fade: 0}, blocs: {folk: {name: F, members: 9, cares: {works: 1}}, town: {name: T, members: 9}}}}
reforms:
  road: {name: R, theme: works, stages: [{name: N}, {name: S, cost: 0, takes: 2, pleases: [pleased, both, town], angers: [angry, folk], back: {cost: 0}}]}
"""
MINDS = head("", "  player: me") + NUMBERS.replace("purse", "coins") + MINDS
EVERYBODY = (
    "me.loyalty",
    "for_it.loyalty",
    "theme.loyalty",
    "pleased.loyalty",
    "angry.loyalty",
    "both.loyalty",
    "folk.mood",
    "town.mood",
)


def test_people_mind_a_reform_when_it_is_ordered_and_offence_is_for_those_who_have_no_care() -> None:
    game = Game(MINDS)

    assert game.end(Decree("road", 1)).v(*EVERYBODY) == (100.0, 54.0, 48.0, 53.0, 47.0, 52.0, 2.0, 3.0)
    assert game.wait(2).v(*EVERYBODY) == (100.0, 54.0, 48.0, 53.0, 47.0, 52.0, 2.0, 3.0)


def test_going_back_turns_every_mind_round() -> None:
    game = Game(MINDS).end(Decree("road", 1)).wait(2)

    game.end(Decree("road", 0))

    assert game.v(*EVERYBODY) == (100.0, 50.0, 50.0, 50.0, 50.0, 50.0, 0.0, 0.0)
