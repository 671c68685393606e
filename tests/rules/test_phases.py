"""The order of a turn's phases: of any two that follow each other, what goes wrong if the second came first."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model.facts import Ended, Opened, Printed, Seated
from game.model.orders import Decree
from game.rules import forecast, minds, press, promises, tray, turn
from tests.rules.worlds import Game, head

STOCK = "indicators:\n  purse: {name: P, start: 100, range: [0, 200], flows: {Nothing: 0}}\n  stock: {name: S, start: 10, range: [-100, 100], flows: {Nothing: FLOW}}\n"
ROAD = "reforms: {road: {name: R, stages: [{name: N}, {name: S, cost: 30, takes: TAKES}]}}\n"


def stock(flow: str = "0", agenda: str = "paid_in: purse") -> str:
    return head(agenda) + STOCK.replace("FLOW", flow)


def scene(effects: str, when: str = "turn() == 1") -> str:
    return f"  x: {{title: T, text: X, when: {when}, choices: {{go: {{label: G, effects: {effects}}}, no: {{label: N}}}}}}\n"


def rival(when: str) -> str:
    return (
        f"people: {{ana: {{name: A, seats: {{table: {{}}}}, moves: {{push: {{when: {when}, text: X, stop: 1}}}}}}}}\n"
        "bodies: {table: {name: T, support: {Loyalty: loyalty}, rival: '1'}}\n"
    )


def road(takes: int) -> str:
    return ROAD.replace("TAKES", str(takes))


def a_rival_sees_what_a_decree_has_cost() -> object:
    return Game(stock() + road(2) + rival("purse < 80")).end(Decree("road", 1)).tray


def a_rival_does_not_see_the_stage_that_begins_this_turn() -> object:
    return Game(stock() + road(1) + rival("stage(road) == 1")).end(Decree("road", 1)).end().tray


def what_was_put_off_sees_the_stage_that_begins_this_turn() -> object:
    effects = "{stock: {set: 50 if stage(road) == 1 else 20, after: 2}}"
    game = Game(stock() + "events:\n" + scene(effects) + road(1)).choose("x", "go")

    return game.end(Decree("road", 1)).end().v("stock")


def flows_read_what_was_put_off() -> object:
    game = Game(stock("stock") + "events:\n" + scene("{stock: {by: 5, after: 1}}")).choose("x", "go")

    return game.end().v("stock")


def people_mind_what_flows_have_moved() -> object:
    text = stock("20") + "tuning: {care: 10}\npeople: {ana: {name: A, cares: {stock: 2}}}\n"

    return Game(text).end().v("ana.loyalty")


def a_line_is_crossed_by_a_change_of_mind() -> object:
    line = "red_line: {when: ana.loyalty > 51, effects: {purse: -7}}"
    text = stock("20") + f"tuning: {{care: 10}}\npeople: {{ana: {{name: A, cares: {{stock: 2}}, {line}}}}}\n"

    return Game(text).end().v("purse")


def a_promise_is_judged_after_lines_are_crossed() -> object:
    line = "red_line: {when: turn() == 1, effects: {stock: -9}}"
    text = stock() + f"people: {{ana: {{name: A, {line}}}}}\n" + "events:\n" + scene("{promise: door}")
    text += "commitments: {door: {name: D, due: 2001-03, keep_if: stock > 5}}\n"

    return Game(text).choose("x", "go").end().state.bonds["door"].status


def a_vote_is_taken_after_promises_are_judged() -> object:
    text = stock() + "events:\n" + scene("{promise: door, vote: {id: ask, after: 1}}")
    text += "commitments: {door: {name: D, due: 2001-03, keep_if: stock > 5, kept: {ana.loyalty: +30}}}\n"
    text += "people: {ana: {name: A, loyalty: 30, seats: {table: {}}}}\n"
    text += "bodies: {table: {name: T, support: {Loyalty: loyalty}}}\n"
    text += 'votes: {ask: {body: table, question: Q, player_wants: "yes"}}\n'

    return Game(text).choose("x", "go").end().state.votes["ask"]


def the_paper_prints_what_a_vote_has_brought() -> object:
    text = stock() + "events:\n" + scene("{vote: {id: ask, after: 1}}")
    text += "people: {ana: {name: A, loyalty: 90, seats: {table: {}}}}\n"
    text += "bodies: {table: {name: T, support: {Loyalty: loyalty}}}\n"
    text += 'votes: {ask: {body: table, question: Q, player_wants: "yes"}}\n'
    text += "press: {carried: {kind: headline, when: won(ask), text: Carried}}\n"

    return [*Game(text).choose("x", "go").end().state.printed]


def the_end_is_told_after_the_last_paper() -> object:
    text = stock() + "press: {geese: {kind: headline, when: true, text: Geese}}\n"
    text += "endings: {done: {rank: 1, title: D, when: turn() == 1}, late: {rank: 9, title: L}}\n"

    return Game(text).end().told(Printed, Ended)


def the_end_comes_in_the_turn_that_brings_it() -> object:
    game = Game(stock() + "endings: {done: {rank: 1, title: D, when: turn() == 1}, late: {rank: 9, title: L}}\n").end()

    return game.state.ending, game.state.turn, len(game.state.past)


def a_turn_is_put_into_the_past_before_the_next_has_luck() -> object:
    game = Game(stock() + "chances: {wind: {spread: even, low: 0, high: 1}}\n")
    luck = game.v("wind")
    slot = game.scenario.slots["wind"]

    return game.end().state.past[-1][slot] == luck, game.v("wind") != luck


def whoever_takes_a_seat_by_date_sits_before_the_scenes_open() -> object:
    text = stock() + "events:\n" + scene("{event: {id: y, after: 1}}")
    text += "  y: {title: T, text: X, choices: {no: {label: N}, yes: {label: Y}}}\n"
    text += (
        "people: {ana: {name: A, seats: {table: {from: 2001-04}}}}\nbodies: {table: {name: T, support: {L: loyalty}}}\n"
    )

    return Game(text).choose("x", "go").end().told(Seated, Opened)


def what_was_put_off_opens_before_a_rivals_move() -> object:
    text = stock() + "events:\n" + scene("{event: {id: y, after: 1}}")
    text += "  y: {title: T, text: X, choices: {no: {label: N}, yes: {label: Y}}}\n" + rival("true")

    return Game(text).choose("x", "go").end().tray


def a_rivals_move_opens_before_what_the_turn_brings() -> object:
    return Game(stock() + "events:\n" + scene("{stock: 1}", "turn() == 2") + rival("true")).end().tray


ORDER: list[tuple[turn.Phase, turn.Phase, Callable[[], object], object]] = [
    (turn.pay, tray.prepare_move, a_rival_sees_what_a_decree_has_cost, ["ana.push"]),
    (tray.prepare_move, turn.mature, a_rival_does_not_see_the_stage_that_begins_this_turn, []),
    (turn.mature, turn.act_delayed, what_was_put_off_sees_the_stage_that_begins_this_turn, 50.0),
    (turn.act_delayed, turn.move_numbers, flows_read_what_was_put_off, 30.0),
    (turn.move_numbers, minds.change_minds, people_mind_what_flows_have_moved, 52.0),
    (minds.change_minds, minds.cross_lines, a_line_is_crossed_by_a_change_of_mind, 93.0),
    (minds.cross_lines, promises.judge, a_promise_is_judged_after_lines_are_crossed, "broken"),
    (promises.judge, turn.take_votes, a_vote_is_taken_after_promises_are_judged, (1, True)),
    (turn.take_votes, press.print_press, the_paper_prints_what_a_vote_has_brought, ["carried"]),
    (press.print_press, turn.try_endings, the_end_is_told_after_the_last_paper, [Printed, Ended]),
    (turn.try_endings, turn.close, the_end_comes_in_the_turn_that_brings_it, ("done", 1, 1)),
    (turn.close, turn.turn_calendar, a_turn_is_put_into_the_past_before_the_next_has_luck, (True, True)),
    (turn.turn_calendar, turn.open_due, whoever_takes_a_seat_by_date_sits_before_the_scenes_open, [Seated, Opened]),
    (turn.open_due, tray.open_move, what_was_put_off_opens_before_a_rivals_move, ["y", "ana.push"]),
    (tray.open_move, tray.fill_tray, a_rivals_move_opens_before_what_the_turn_brings, ["ana.push", "x"]),
]


def name(value: object) -> str:
    return getattr(value, "__name__", "")


@pytest.mark.parametrize(("first", "second", "told", "expected"), ORDER, ids=name)
def test_phases_come_in_their_order(
    first: turn.Phase, second: turn.Phase, told: Callable[[], object], expected: object
) -> None:
    assert told() == expected


@pytest.mark.parametrize(("first", "second", "told", "expected"), ORDER, ids=name)
def test_two_neighbours_that_change_places_are_noticed(
    first: turn.Phase,
    second: turn.Phase,
    told: Callable[[], object],
    expected: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = turn.PHASES.index(first)
    assert turn.PHASES[at + 1] is second

    monkeypatch.setattr(turn, "PHASES", (*turn.PHASES[:at], second, first, *turn.PHASES[at + 2 :]))

    assert told() != expected


def test_every_two_neighbours_are_held() -> None:
    assert [(first, second) for first, second, _, _ in ORDER] == list(zip(turn.PHASES, turn.PHASES[1:], strict=False))


def test_a_forecast_leaves_out_what_only_the_game_decides() -> None:
    assert [phase for phase in turn.PHASES if phase not in forecast.LEFT_OUT] == [
        turn.pay,
        turn.mature,
        turn.act_delayed,
        turn.move_numbers,
        minds.change_minds,
        turn.close,
        turn.turn_calendar,
    ]
    assert set(forecast.LEFT_OUT) < set(turn.PHASES)
