"""The end of a turn: the model's motion, luck, loyalty, the press, endings; and the questions about time."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

import pytest

from game.model.facts import Printed, Troubled
from game.model.scenario import Scenario
from game.rules.moment import Moment
from tests.rules.worlds import Game, head, world

WORD = "{title: T, text: X, when: turn() == 1, choices: {go: {label: G, effects: EFFECTS}, no: {label: N}}}"


def numbers(more: str = "") -> str:
    return "indicators:\n  stock: {name: Stock, start: 10, range: [-100, 100], flows: {Nothing: 0}}\n" + more


def ask(effects: str) -> str:
    return f"events:\n  x: {WORD.replace('EFFECTS', effects)}\n"


def test_all_flows_and_levels_read_the_values_at_the_start_of_the_phase() -> None:
    game = Game(
        "indicators:\n  a: {name: A, start: 10, range: [0, 99], flows: {From b: b / 10, Own: -1}}\n"
        "  b: {name: B, start: 20, range: [0, 99], flows: {From a: a}}\n"
        "  l: {name: L, range: [0, 99], level: {A: a, B: b / 2}}\n"
    )
    start = game.v("a", "b", "l")

    game.end()

    assert (start, game.v("a", "b", "l")) == ((10.0, 20.0, 20.0), (11.0, 30.0, 20.0))
    assert [(e.address, e.amount, e.cause.part) for e in game.last.entries] == [
        ("a", 2.0, "From b"),
        ("a", -1.0, "Own"),
        ("b", 10.0, "From a"),
    ]
    game.end()
    assert [(e.amount, e.cause.kind, e.cause.part) for e in game.entries("l")] == [
        (1.0, "term", "A"),
        (5.0, "term", "B"),
    ]


def test_levels_that_read_each_other_begin_at_rest() -> None:
    game = Game(
        "indicators: {a: {name: A, range: [0, 99], level: {B: b / 2, Own: 10}}, b: {name: B, range: [0, 99], level: {A: a / 2}}}"
    )

    a, b = game.scenario.slots["a"], game.scenario.slots["b"]

    assert abs(game.state.values[a] - 40 / 3) < 1e-4
    assert abs(game.state.values[b] - 20 / 3) < 1e-4


def test_people_mind_what_an_indicator_has_moved_of_its_range() -> None:
    people = "tuning: {care: 10}\npeople: {ana: {name: A, cares: {stock: 2}}}\n"
    game = Game(numbers() + ask("{stock: 20}") + people).choose("x", "go")

    game.end()

    assert game.moved("ana.loyalty") == [(2.0, "member")]
    assert game.end().moved("ana.loyalty") == []


def test_a_care_for_a_name_that_is_a_share_is_for_the_share() -> None:
    budget = (
        "budget: {decided: start, opens: 2001-01, shares: {stock: {name: S, start: 50}, rest: {name: R, start: 50}}}\n"
    )
    people = "tuning: {care: 1}\npeople: {ana: {name: A, cares: {stock: 1}}}\n"
    game = Game(numbers() + ask("{stock: 20, plan: {stock: +5}}") + people + budget).choose("x", "go").end()

    assert game.v("ana.loyalty") == 55.0


FAULTY = """
indicators:
  stock: {name: Stock, start: 10, range: [-100, 100], flows: {Falling: -5}}
  other: {name: Other, start: 0, range: [-100, 100], flows: {Share: 10 / stock, Steady: 1}}
  level: {name: Level, range: [-100, 100], level: {Share: 10 / stock, Steady: 1}}
formulas: {part: {is: 10 / stock, name: Part}, twice: 2 * part}
events: {y: {title: T, text: X, when: 1 / stock > 5}}
"""


def test_what_cannot_be_reckoned_keeps_its_old_value_leaves_one_error_and_play_goes_on() -> None:
    game = Game(FAULTY)

    told = []
    for _ in range(4):
        game.end()
        told.append(
            (game.v("stock", "other", "level", "part", "twice"), sorted(fact.name for fact in game.facts(Troubled)))
        )

    names = ["1 / stock > 5", "part"]
    assert told[0] == ((5.0, 2.0, 2.0, 2.0, 4.0), [])
    assert told[1][0] == (0.0, 5.0, 3.0, 2.0, 4.0)
    assert told[1][1] == names
    assert told[2] == ((-5.0, 6.0, 3.0, -2.0, -4.0), ["level: Share", "other: Share"])
    assert told[3] == ((-10.0, 5.0, -1.0, -1.0, -2.0), [])


def test_an_effect_or_a_member_that_cannot_be_reckoned_changes_nothing() -> None:
    more = "  zero: {name: Z, start: 0, range: [0, 9], flows: {Nothing: 0}}\n"
    game = Game(
        numbers(more) + ask("{stock: [1 / zero, {by: 5, if: 1 / zero > 0}, {by: 5, odds: 1 / zero}, exp(999), 3]}")
    )

    game.choose("x", "go")

    assert game.v("stock") == 13.0
    assert len(game.facts(Troubled)) == 3


def test_reported_values_are_read_only_where_they_are_asked_for_and_until_they_are_revealed() -> None:
    more = "  seen: {name: S, start: 10, range: [0, 99], reported: seen * 2, flows: {Nothing: 0}}\n"
    game = Game(numbers(more) + "formulas: {told: reported(seen), truth: seen + 0}\n" + ask("{reveal: seen}"))

    before = game.v("told", "truth")

    assert (before, game.choose("x", "go").v("told", "truth")) == ((20.0, 10.0), (10.0, 10.0))


def test_luck_is_new_each_turn_or_each_year_and_keeps_a_part_of_itself() -> None:
    text = (
        head("")
        + numbers()
        + "chances: {a: {spread: even, low: 2, high: 4}, b: {spread: normal, mean: 5, sd: 0.1, new: each year}}"
    )
    game = Game(text)

    told = [game.v("a", "b")]
    for _ in range(8):
        told.append(game.end().v("a", "b"))

    assert all(isinstance(t, tuple) and 2 <= t[0] <= 4 and 4 < t[1] < 6 for t in told)
    evens, normals = zip(*told, strict=True)
    assert len(set(evens)) == 9
    assert [len(set(normals[n : n + 4])) for n in (0, 4)] == [1, 1]
    assert len(set(normals)) == 3
    assert {Game(text, seed=seed).v("a") for seed in range(5)} != {told[0][0]}  # type: ignore[index]


def test_luck_that_keeps_everything_never_changes() -> None:
    game = Game(numbers() + "chances: {a: {spread: normal, sd: 1, keeps: 1}}")

    assert game.v("a") == game.wait(3).v("a") != 0.0


def test_unknowns_are_settled_once_by_the_seed() -> None:
    text = (
        numbers()
        + "unknowns: {sure: {odds: 1}, never: {odds: 0}, one: {one_of: {a: 3, b: 1}}, at: {between: [3, 5]}}\n"
        + 'formulas: {f: "(1 if unknown(sure) else 0) + (10 if unknown(never) else 0) + (100 if unknown(one, a) else 0) + 1000 * unknown_turn(at)"}'
    )
    settled = [Game(text, seed=seed).state.unknowns for seed in range(60)]

    assert {(s["sure"], s["never"]) for s in settled} == {(True, False)}
    assert {s["at"] for s in settled} == {3, 4, 5}
    assert 30 < sum(s["one"] == "a" for s in settled) < 58
    game = Game(text, seed=1)
    first = game.v("f")
    assert first == 1 + (100 if settled[1]["one"] == "a" else 0) + 1000 * int(settled[1]["at"])
    assert game.wait(2).v("f") == first


def test_levels_change_the_tuning_and_can_be_asked_for() -> None:
    levels = "  levels: {easy: {tuning: {pace: 3}}, hard: {tuning: {}}}\n  vows: {quiet: {name: Q, text: X}}\n"
    text = (
        head("", levels)
        + numbers()
        + 'tuning: {pace: 7}\nformulas: {f: "pace + (100 if level(easy) else 0) + (1000 if vowed(quiet) else 0)"}'
    )

    told = [Game(text).v("f"), Game(text, level="easy").v("f"), Game(text, level="hard", vow="quiet").v("f")]

    assert told == [7.0, 103.0, 1007.0]


ENDINGS = """
endings:
  later: {title: L, rank: 3, when: stock > 10}
  doom: {title: D, rank: 1, when: stock > 50}
  crown: {title: C, rank: 2, at: end, when: stock > 5, successor: {of: table, highest: loyalty}}
  done: {title: E, rank: 9, successor: bo}
people: {ana: {name: A, loyalty: 70, seats: {table: {}}}, bo: {name: B, loyalty: 60, seats: {table: {}}}}
bodies: {table: {name: T, support: {L: loyalty}}}
"""


def test_endings_are_tried_by_rank_after_every_answer_and_at_the_end_of_a_turn() -> None:
    text = numbers() + ENDINGS
    answered = Game(text + ask("{stock: 60}")).choose("x", "go")
    delayed = Game(text + ask("{stock: {by: 5, after: 1}}")).choose("x", "go")

    assert answered.state.ending == "doom"
    assert (delayed.state.ending, delayed.end().state.ending) == (None, "later")


def test_some_endings_wait_for_the_last_turn_and_one_closes_it() -> None:
    short = head("", turns=2)
    crowned = Game(short + numbers() + ENDINGS).wait(2)
    plain = Game(short + numbers() + ENDINGS + ask("{stock: -9}")).choose("x", "go").wait(2)

    assert (crowned.state.ending, crowned.state.successor) == ("crown", "ana")
    assert (plain.state.ending, plain.state.successor) == ("done", "bo")
    assert crowned.state.turn == 2


def test_an_effect_may_end_the_game_and_then_nothing_is_legal() -> None:
    from game.model.orders import EndTurn

    game = Game(numbers() + ENDINGS + ask("{end: crown}")).choose("x", "go")

    assert (game.state.ending, game.state.successor, game.refused(EndTurn())) == ("crown", "ana", "over")


ROOTS = """
tuning: {root: 0.5, root_turns: 2, wish: 3}
people: {ana: {name: A, cares: {works: -2}}, bo: {name: B}}
reforms: {road: {name: R, theme: works, stages: [{name: N}, {name: S, cost: 10}, {name: T, cost: 4}]}}
"""


def test_what_has_taken_root_stands_unless_the_successor_wishes_otherwise() -> None:
    from msgspec.structs import replace

    from game.model.orders import Decree

    game = (
        Game(head("paid_in: stock") + numbers() + ROOTS + "formulas: {r: roots(road), all: roots()}")
        .end(Decree("road", 1))
        .end()
    )
    told = [game.v("r", "all"), game.end().v("r", "all"), game.end().v("r", "all")]

    # In force since the end of turn 2: one, two and three turns of the two that it takes.
    assert told == [(2.5, 2.5), (5.0, 5.0), (5.0, 5.0)]
    after = {who: Moment(game.scenario, replace(game.state, successor=who)).stands("road") for who in ("ana", "bo")}
    assert after == {"ana": False, "bo": True}


PRESS = """
press:
  h1: {kind: headline, text: A}
  h2: {kind: headline, text: B}
  joke: {kind: joke, text: C, once: true}
  never: {kind: joke, text: D, when: stock > 900}
  r1: {kind: rumour, text: E}
  r2: {kind: rumour, text: F}
  r3: {kind: rumour, text: G}
"""


def test_the_press_prints_one_headline_a_joke_and_two_rumours_unprinted_ones_first() -> None:
    for seed in range(8):
        game = Game(numbers() + PRESS, seed=seed)

        first, second = (sorted(fact.item for fact in game.end().facts(Printed)) for _ in range(2))

        assert [len(first), len(second)] == [4, 3]
        assert "joke" in first and "joke" not in second
        assert {*first, *second} >= {"h1", "h2", "r1", "r2", "r3"}


def moments(step: str, start: str, turns: int) -> list[Moment]:
    from datetime import date

    from msgspec.structs import replace

    scenario: Scenario = world(head("") + numbers())
    calendar = replace(scenario.calendar, step=step, start=date.fromisoformat(start), turns=turns)
    state = Game(head("") + numbers()).state
    return [Moment(replace(scenario, calendar=calendar), replace(state, turn=turn)) for turn in range(1, turns + 1)]


def test_a_turn_belongs_to_the_year_in_which_it_ends() -> None:
    assert [m.year for m in moments("quarter", "1953-11-01", 3)] == [1954, 1954, 1954]
    assert [m.month for m in moments("quarter", "1953-11-01", 3)] == [11, 2, 5]
    assert [m.year for m in moments("week", "1962-12-24", 3)] == [1962, 1963, 1963]


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("after('2001-06')", [False, True, True, True]),  # the turn ends on or after its first day
        ("before('2001-06')", [True, True, False, False]),  # it begins before its first day
        ("between('2001-06', '2001-07')", [False, True, True, False]),
        ("between('2001-05-10', '2001-05-10')", [False, True, False, False]),
        ("after('2001')", [True, True, True, True]),
        ("before('2001')", [False, False, False, False]),
    ],
)
def test_questions_about_dates_ask_about_the_whole_turn(asked: str, holds: list[bool]) -> None:
    game = Game(head("") + numbers() + f'formulas: {{f: "1 if {asked} else 0"}}')

    told = [game.v("f") == 1.0]
    for _ in range(3):
        told.append(game.end().v("f") == 1.0)

    assert told == holds


def test_questions_about_the_past_ask_about_the_ends_of_turns() -> None:
    text = (
        "indicators: {stock: {name: S, start: 10, range: [0, 999], flows: {Rise: 10 * turn()}}}\n"
        "formulas: {before: 'was(stock, 2)', mean: 'mean(stock, 2)', change: change(stock)}"
    )
    game = Game(text)

    told = [game.v("stock", "before", "mean", "change")]
    for _ in range(3):
        told.append(game.end().v("stock", "before", "mean", "change"))

    assert told == [
        (10.0, 10.0, 10.0, 0.0),
        (20.0, 10.0, 15.0, 10.0),
        (40.0, 20.0, 30.0, 20.0),
        (70.0, 40.0, 55.0, 30.0),
    ]


def test_a_comparison_with_what_never_happened_is_false() -> None:
    asked = 'formulas: {f: "(1 if turns_since(x) < 9 else 0) + (2 if turns_since(x) >= 9 else 0) + (4 if happened(x) and chose(x, go) else 0)"}'
    game = Game(numbers() + ask("{stock: 1}") + asked)

    assert (game.v("f"), game.choose("x", "go").v("f")) == (0.0, 5.0)


def test_phases_of_a_turn_follow_each_other_in_their_order() -> None:
    from game.model.orders import Decree

    text = (
        head("paid_in: purse")
        + """
indicators:
  purse: {name: P, start: 50, range: [0, 99], flows: {Nothing: 0}}
  trace: {name: T, start: 0, range: [0, 1000000], flows: {Flow: trace + 3}}
people: {ana: {name: A, red_line: {when: turn() == 2, effects: {trace: trace + 5}}}}
reforms: {r: {name: R, stages: [{name: N}, {name: S, cost: 1, once: {trace: trace + 1}}]}}
commitments: {c: {name: C, due: {after: 1}, keep_if: trace > 0, kept: {trace: trace + 7}}}
bodies: {hall: {name: H, share: "90", blocs: {all: {name: A, members: 5}}}}
votes: {v: {body: hall, question: Q, player_wants: "yes", passed: {trace: trace + 9}}}
events: {x: {title: T, text: X, when: turn() == 1, choices: {go: {label: G, effects: {promise: c, trace: {by: trace + 2, after: 2}, vote: {id: v, after: 2}}}, no: {label: N}}}}
"""
    )
    game = Game(text).choose("x", "go").end(Decree("r", 1))
    start = game.v("trace")
    assert isinstance(start, float)

    game.end()

    expected = start
    for amount in (1, 2, 3, 5, 7, 9):
        expected = 2 * expected + amount
    assert game.v("trace") == expected
    assert [kind for _, kind in game.moved("trace")] == ["reform", "event", "flow", "red_line", "commitment", "vote"]
