"""Effects: when they act, on whom, by what chance; casting; the plan; promises."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

import pytest

from game.model.effects import GiveSeat, SendAway, TakeSeat, Verb
from game.model.facts import Broken, Kept, Marked, Promised
from game.model.orders import Plan, Word
from game.model.records import Cause
from game.rules.chance import draw
from game.rules.moment import Moment
from game.rules.verbs import Acting, do
from tests.rules.worlds import Game, head

NUMBERS = """
indicators:
  purse: {name: Purse, start: 100, range: [0, 200], flows: {Nothing: 0}}
  stock: {name: Stock, start: 0, range: [-100, 100], flows: {Nothing: 0}}
  other: {name: Other, start: 0, range: [-100, 100], flows: {Nothing: 0}}
"""


def asking(effects: str, more: str = "", agenda: str = "paid_in: purse") -> str:
    """A scene in the first turn whose choice has these effects."""
    choices = f"{{go: {{label: G, effects: {effects}}}, no: {{label: N}}}}"
    return (
        head(agenda) + NUMBERS + f"events:\n  x: {{title: T, text: X, when: turn() == 1, choices: {choices}}}\n{more}"
    )


def after(effects: str, turns: int = 5, address: str = "stock", more: str = "") -> list[object]:
    """The value at once and as it is seen in the turns after."""
    game = Game(asking(effects, more)).choose("x", "go")
    seen: list[object] = [game.v(address)]
    for _ in range(turns):
        seen.append(game.end().v(address))
    return seen


@pytest.mark.parametrize(
    ("effects", "seen"),
    [
        ("{stock: 8}", [8, 8, 8, 8, 8, 8]),
        ("{stock: {by: 8, after: 1}}", [0, 8, 8, 8, 8, 8]),
        ("{stock: {by: 8, after: 3}}", [0, 0, 0, 8, 8, 8]),
        ("{stock: {by: 8, over: 4}}", [0, 2, 4, 6, 8, 8]),
        ("{stock: {by: 8, over: 2, after: 3}}", [0, 0, 0, 4, 8, 8]),
        ("{stock: [1, {by: 2, after: 2}]}", [1, 1, 3, 3, 3, 3]),
        ("{stock: {set: 7}}", [7, 7, 7, 7, 7, 7]),
        ("{stock: [{by: 3}, {set: 7}]}", [10, 10, 10, 10, 10, 10]),
        ("{stock: {by: 8, if: purse > 900}}", [0, 0, 0, 0, 0, 0]),
        ("{stock: {by: turn(), after: 2}}", [0, 0, 2, 2, 2, 2]),
        ("{stock: {set: 9, after: 2}, other: 1}", [0, 0, 9, 9, 9, 9]),
    ],
)
def test_an_effect_is_seen_so_many_turns_later_and_in_equal_parts(effects: str, seen: list[float]) -> None:
    assert after(effects) == seen


@pytest.mark.parametrize(
    ("effects", "seen"),
    [
        ("{stock: 8}", [8, 8, 8, 8]),
        ("{stock: {by: 8, after: 1}}", [0, 8, 8, 8]),
        ("{stock: {by: 8, after: 2}}", [0, 0, 8, 8]),
        ("{stock: {by: 8, over: 2}}", [0, 4, 8, 8]),
    ],
)
def test_what_the_end_of_a_turn_brings_is_put_off_from_the_turn_in_which_it_is_seen(
    effects: str, seen: list[float]
) -> None:
    reached = (
        head("paid_in: purse")
        + NUMBERS
        + f"reforms: {{r: {{name: R, stages: [{{name: N}}, {{name: S, cost: 0, once: {effects}}}]}}}}\n"
    )
    crossed = (
        head("paid_in: purse")
        + NUMBERS
        + f"people: {{a: {{name: A, red_line: {{when: turn() == 2, effects: {effects}}}}}}}\n"
    )
    from game.model.orders import Decree

    games = (Game(reached).end(Decree("r", 1)), Game(crossed).end())

    for game in games:
        assert [game.end().v("stock") for _ in range(4)] == seen


def test_amounts_are_read_when_the_effect_acts_and_all_effects_of_a_choice_read_the_same_moment() -> None:
    assert after("{stock: 5, other: stock + 1}", 0, "other") == [1.0]
    assert after("{stock: 5, other: {by: stock, after: 1}}", 1, "other") == [0.0, 5.0]


def test_odds_are_kept_to_and_drawn_by_the_seed() -> None:
    text = asking("{stock: {by: 1, odds: 0.3}}")

    hits = [Game(text, seed=seed).choose("x", "go").v("stock") for seed in range(200)]

    assert 40 <= sum(1 for hit in hits if hit) <= 80
    assert hits[:20] == [Game(text, seed=seed).choose("x", "go").v("stock") for seed in range(20)]


def test_two_effects_that_share_a_draw_test_the_same_chance() -> None:
    text = asking("{stock: [{by: 1, odds: 0.5}, {by: 10, odds: 0.5}, {by: 100, odds: 0.1}]}")

    found = {Game(text, seed=seed).choose("x", "go").v("stock") for seed in range(60)}

    assert found <= {0.0, 11.0, 100.0}
    assert {0.0, 11.0} <= found


def test_effects_on_other_addresses_have_a_chance_of_their_own() -> None:
    text = asking("{stock: {by: 1, odds: 0.5}, other: {by: 1, odds: 0.5}}")

    found = {Game(text, seed=seed).choose("x", "go").v("stock", "other") for seed in range(60)}

    assert found == {(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)}


def test_chance_is_the_first_53_bits_of_blake2b_of_the_key() -> None:
    from hashlib import blake2b

    whole = int.from_bytes(blake2b(b"7/3/a/b", digest_size=8).digest(), "big")

    assert draw(7, 3, "a", "b") == (whole >> 11) / 2**53
    assert draw(7, 3, "a", "b") != draw(7, 3, "b", "a")


def test_an_event_that_is_added_moves_no_other_draw() -> None:
    plain = asking("{stock: {by: 1, odds: 0.5}}", "  y: {title: T, text: X, when: turn() == 2, choices: {a: {label: A, effects: {other: {by: 1, odds: 0.5}}}, b: {label: B}}}\n")  # fmt: skip
    chances = "chances: {wind: {spread: normal, sd: 1}}\nunknowns: {which: {one_of: {a: 1, b: 1}}}\n"
    added = plain.replace("events:\n", "events:\n  z: {title: T, text: X, when: turn() == 4, choices: {a: {label: A, effects: {purse: {by: -1, odds: 0.5}}}, b: {label: B}}}\n")  # fmt: skip

    for seed in range(15):
        told = []
        for text in (plain, added):
            game = Game(text + chances, seed=seed).choose("x", "go").end().choose("y", "a").end()
            told.append((game.v("stock", "other", "wind"), game.state.unknowns))
        assert told[0] == told[1]


TABLE = """
people:
  me: {name: Me, seats: {table: {}}, loyalty: 100}
  ana: {name: Ana, seats: {table: {}}, loyalty: 20, traits: {debt: 1}, asks: {theme: works, text: X, keep_if: stage(road) == 1, due: {after: 3},
        kept: {ana.loyalty: +9}, broken: {with.loyalty: -9}}}
  bo: {name: Bo, seats: {table: {votes: false}}, loyalty: 40}
  cy: {name: Cy, loyalty: 60}
bodies:
  table: {name: Table, support: {Loyalty: loyalty}}
  hall: {name: Hall, share: "50", blocs: {folk: {name: F, members: 10, mood: 4}, town: {name: T, members: 10, mood: -4}}}
reforms: {road: {name: R, theme: works, stages: [{name: N}, {name: S, cost: 0}, {name: U, cost: 0}]}}
initiatives:
  hear: {name: H, cost: 2, with: seated, again: {after: 3, worth: 0.5}, opens: heard}
  pair: {name: P, with: {two: seated}, again: 2, opens: paired}
  feast: {name: F, with: blocs, again: never, opens: feasted}
  seek: {name: S, with: {body: people, if: loyalty > 30}, opens: heard}
  give: {name: G, with: table, again: {after: 3, worth: 0}, opens: heard}
  tour: {name: T, cost: 5, needs: purse > 90, opens: toured}
events:
  x: {title: T, text: X, when: turn() == 1, choices: {go: {label: G, effects: EFFECTS}, no: {label: N}}}
  heard: {title: T, text: X, choices: {talk: {label: L, effects: {with.loyalty: +8, stock: {by: 4, over: 2}, event: {id: more, after: 1}}},
          swear: {label: S, effects: {promise: {id: his_ask, to: with}}},
          back: {label: B, effects: {stage: {reform: with.theme, by: -1}}}, bond: {label: O, effects: {promise: {id: bond, to: with}}}}}
  more: {title: T, text: X, choices: {a: {label: A, effects: {with.loyalty: 1}}, b: {label: B, needs: with.loyalty > 1000}}}
  paired: {title: T, text: X, choices: {a: {label: A, effects: {with.loyalty: +1, with2.loyalty: +2}}, b: {label: B}}}
  feasted: {title: T, text: X, choices: {a: {label: A, effects: {with.mood: +6}}, b: {label: B}}}
  toured: {title: T, text: X, choices: {a: {label: A}, b: {label: B}}}
commitments: {bond: {name: B, to: with, due: {after: 2}, keep_if: with.loyalty > 30, kept: {with.loyalty: +1}, broken: {with.loyalty: -1}}}
"""


def table(effects: str = "{stock: 1}", agenda: str = "paid_in: purse, words: 9") -> str:
    return head(agenda, "  player: me") + NUMBERS + TABLE.replace("EFFECTS", effects)


def hearing(*initiative: str) -> Game:
    game = Game(table()).choose("x", "no")
    return game.start(*(initiative or ("hear", "ana")))


def test_of_several_scenes_a_word_opens_the_one_seen_least() -> None:
    text = table().replace("opens: heard}", "opens: [heard, seen]}")
    game = Game(
        text.replace(
            "  feasted:", "  seen: {title: T, text: X, choices: {talk: {label: A}, go: {label: B}}}\n  feasted:"
        )
    )
    game.choose("x", "no")

    opened = [
        game.start("hear", "ana").tray[0] for _ in range(4) if game.tray == [] or game.choose(game.tray[0], "talk")
    ]

    assert opened == ["heard", "seen", "heard", "seen"]


def test_a_word_is_paid_at_once_and_opens_its_scene_for_whoever_was_cast() -> None:
    game = hearing()

    assert (game.v("purse"), game.tray, game.state.tray[0].target) == (98.0, ["heard"], "ana")
    assert game.choose("heard", "talk").v("ana.loyalty", "bo.loyalty") == (28.0, 40.0)


def test_whoever_was_cast_travels_along_a_chain() -> None:
    game = hearing().choose("heard", "talk").end()

    assert (game.tray, game.state.tray[0].target) == (["more"], "ana")
    assert game.choose("more", "a").v("ana.loyalty") == 29.0


def test_a_pair_is_cast_as_with_and_with2_and_counts_in_either_order() -> None:
    game = hearing("pair", "ana", "bo").choose("paired", "a")

    assert game.v("ana.loyalty", "bo.loyalty") == (21.0, 42.0)
    assert game.refused(Word("pair", "bo", "ana")) == "too_soon"
    assert game.wait(2).refused(Word("pair", "bo", "ana")) is None


def test_a_bloc_may_be_cast() -> None:
    assert hearing("feast", "folk").choose("feasted", "a").v("folk.mood", "town.mood") == (10.0, -4.0)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        (Word("hear"), "choose_whom"),
        (Word("hear", "cy"), "not_castable"),
        (Word("hear", "me"), "not_castable"),
        (Word("hear", "nobody"), "not_castable"),
        (Word("hear", "ana", "bo"), "not_castable"),
        (Word("seek", "ana"), "not_castable"),
        (Word("seek", "cy"), None),
        (Word("pair", "ana"), "choose_whom"),
        (Word("pair", "ana", "ana"), "not_castable"),
        (Word("give", "folk"), "not_castable"),
        (Word("tour", "ana"), "nobody_cast"),
        (Word("tour", None, "ana"), "nobody_cast"),
        (Word("nothing"), "unknown"),
    ],
)
def test_a_word_is_refused_for_those_whom_it_cannot_be_about(word: Word, reason: str | None) -> None:
    assert Game(table()).choose("x", "no").refused(word) == reason


def test_a_word_needs_what_it_needs_and_its_price_and_a_place_on_the_agenda() -> None:
    game = Game(table("{purse: -10}", "paid_in: purse, words: 1")).choose("x", "go")
    poor = Game(table("{purse: -99}")).choose("x", "go")

    assert game.refused(Word("tour")) == "needs"
    assert poor.refused(Word("hear", "ana")) == "price"
    assert game.start("hear", "ana").choose("heard", "bond").refused(Word("hear", "bo")) == "words_used"
    assert game.end().refused(Word("hear", "bo")) is None


def test_a_word_repeated_too_soon_is_worth_a_part_of_itself_for_that_person_only() -> None:
    game = hearing().choose("heard", "talk")

    game.start("hear", "ana").choose("heard", "talk")
    assert game.v("ana.loyalty") == 32.0
    game.start("hear", "bo").choose("heard", "talk")
    assert game.v("bo.loyalty") == 48.0
    assert game.end().v("stock") == 2.0 + 1.0 + 2.0


def test_a_word_may_be_worth_nothing_when_repeated() -> None:
    game = hearing("give", "ana").choose("heard", "talk").start("give", "ana").choose("heard", "talk")

    assert game.v("ana.loyalty") == 28.0


def test_a_word_that_is_once_is_never_again() -> None:
    game = hearing("feast", "folk").choose("feasted", "a").wait(4)

    assert game.refused(Word("feast", "folk")) == "once"
    assert game.refused(Word("feast", "town")) is None


def test_an_initiatives_scene_does_not_count_toward_the_number() -> None:
    game = Game(table(agenda="paid_in: purse, scenes: 1")).start("hear", "ana")

    assert sorted(game.tray) == ["heard", "x"]


def test_each_acts_on_every_member_for_whom_its_condition_holds_but_the_player() -> None:
    effects = "{each: [{of: table, if: loyalty < 50, effects: {loyalty: -3}}, {of: blocs, if: mood > 0, effects: {mood: +1}}]}"
    game = Game(table(effects)).choose("x", "go")

    told = game.v("me.loyalty", "ana.loyalty", "bo.loyalty", "cy.loyalty", "folk.mood", "town.mood")

    assert told == (100.0, 17.0, 37.0, 60.0, 5.0, -4.0)


def test_each_may_put_things_off_for_every_member() -> None:
    game = Game(table("{each: {of: table, effects: {loyalty: {by: loyalty / 10, after: 1}}}}")).choose("x", "go").end()

    assert game.v("me.loyalty", "ana.loyalty", "bo.loyalty") == (100.0, 22.0, 44.0)


def test_seats_offices_and_absences_change_who_is_there() -> None:
    effects = (
        "{seat: {who: cy, body: table}, unseat: {who: ana, body: table}, office: [{who: cy, title: Clerk}, {who: bo, title: Clerk}],"
        " absent: {who: cy, turns: 2}}"
    )
    formulas = "formulas: {n: \"members(table) * 100 + votes(table) * 10 + (1 if holds(bo, 'Clerk') else 0)\", there: 'count(table, loyalty > 0)'}"
    game = Game(table(effects) + formulas).choose("x", "go")

    assert game.state.seats["table"] == {"me": True, "bo": False, "cy": True}
    assert game.v("n", "there") == (321.0, 0.0)
    assert (game.end().v("there"), game.end().v("there")) == (0.0, 1.0)


def test_an_office_may_be_left_empty() -> None:
    game = Game(table("{office: {who: null, title: Clerk}}").replace("bo: {name: Bo,", "bo: {name: Bo, office: Clerk,"))
    before = dict(game.state.offices)

    assert (before, dict(game.choose("x", "go").state.offices)) == ({"Clerk": "bo"}, {})


def test_seats_that_are_dated_are_taken_and_left_on_their_days() -> None:
    game = Game(table().replace("cy: {name: Cy,", "cy: {name: Cy, seats: {table: {from: 2001-05, until: 2001-08}},"))
    game.choose("x", "no")

    seated = ["cy" in game.state.seats["table"]]
    for _ in range(4):
        seated.append("cy" in game.end().state.seats["table"])

    assert seated == [False, True, True, False, False]


PLAN = (
    NUMBERS
    + """
budget:
  decided: [4]
  opens: 2001-01
  swing: 3 + stock
  shares: {guns: {name: G, start: 50, min: 40}, butter: {name: B, start: 30, max: 35}, books: {name: K, start: 20, min: 18}}
people: {ana: {name: A, cares: {butter: 2}}}
tuning: {care: 1}
"""
)


def plan(**shares: float) -> Plan:
    return Plan(tuple(shares.items()))


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (plan(guns=48, butter=32), None),
        (plan(), None),
        (plan(guns=48), "plan_sum"),
        (plan(guns=46, butter=34), "share_swing"),
        (plan(guns=53, books=17), "share_range"),
        (plan(gold=1), "unknown"),
        (plan(guns=float("nan")), "share_range"),
        (plan(guns=float("inf"), butter=float("-inf")), "share_range"),
    ],
)
def test_a_plan_keeps_sum_ranges_and_swing(order: Plan, reason: str | None) -> None:
    game = Game(head("") + PLAN)

    assert game.refused(order) == "plan_closed"
    assert game.end().refused(order) == reason


def test_a_plan_acts_at_the_end_of_the_turn_and_people_mind_its_points() -> None:
    game = Game(head("") + PLAN).end()

    game.end(plan(guns=48, butter=32))

    assert game.v("plan.guns", "plan.butter", "plan.books", "ana.loyalty") == (48.0, 32.0, 20.0, 54.0)
    assert game.moved("plan.guns") == [(-2.0, "plan")]


def test_shares_always_add_up_to_the_same_and_a_share_named_twice_is_moved_once() -> None:
    game = Game(head("") + PLAN).end()

    game.end(Plan((("guns", 51.0), ("butter", 30.0 - 1 / 3), ("books", 20 - 2 / 3), ("guns", 51.0))))

    shares = game.v("plan.guns", "plan.butter", "plan.books")
    assert isinstance(shares, tuple)
    assert sum(shares) == 100.0
    assert game.v("plan.guns") == 51.0


def test_an_effect_may_move_a_share_and_the_others_give_way() -> None:
    budget = PLAN.partition("budget:")[2]
    game = Game(asking("{plan: {books: +4}}", "budget:" + budget)).choose("x", "go")

    shares = game.v("plan.guns", "plan.butter", "plan.books")

    assert isinstance(shares, tuple)
    assert shares[2] == 24.0
    assert sum(shares) == 100.0
    assert shares[0] >= 40.0


def test_a_promise_to_a_person_is_kept_or_broken_on_the_day_and_remembered() -> None:
    asked = 'formulas: {f: "(1 if promised(bond, ana) else 0) + (2 if kept(bond, ana) else 0) + (4 if broken(bond, ana) else 0)"}'
    told = {}
    for who in ("ana", "bo"):
        game = Game(table() + asked).choose("x", "no").start("hear", who).choose("heard", "bond")
        first = game.v("f")
        game.wait(3)
        told[who] = (first, game.v("f", f"{who}.loyalty"), game.state.bonds[f"bond|{who}"].status)

    assert told == {"ana": (1.0, (5.0, 19.0), "broken"), "bo": (0.0, (0.0, 41.0), "kept")}


def test_a_person_is_bound_by_what_they_ask_and_it_is_judged_by_their_own_rule() -> None:
    from game.model.orders import Decree

    broken = hearing().choose("heard", "swear").wait(4)
    kept = hearing().choose("heard", "swear").end(Decree("road", 1)).wait(3)

    assert (broken.v("ana.loyalty"), kept.v("ana.loyalty")) == (11.0, 29.0)


def test_a_promise_is_made_once_to_a_person() -> None:
    game = hearing().choose("heard", "bond").end().start("hear", "ana").choose("heard", "bond")

    assert game.facts(Promised) == []
    assert game.state.bonds["bond|ana"].made == 1


def test_what_a_person_asks_about_can_be_taken_back() -> None:
    from game.model.orders import Decree

    game = Game(table()).choose("x", "no").end(Decree("road", 1)).end().start("hear", "ana").choose("heard", "back")

    assert game.state.stages["road"].at == 0


COMMITMENT = "commitments: {door: {name: D, due: 2001-12, keep_if: stock > 5, marks: {2001-04: A mark.}, kept: {other: +1}, broken: {other: -1}}}\n"


@pytest.mark.parametrize(("stock", "other"), [(6, 1.0), (5, -1.0)])
def test_a_commitment_is_marked_on_its_way_and_judged_on_its_day(stock: int, other: float) -> None:
    game = Game(asking(f"{{promise: door, stock: {stock}}}", COMMITMENT)).choose("x", "go")

    facts = []
    for _ in range(4):
        before = game.v("other")
        game.end()
        facts.append((before, game.told(Marked, Kept, Broken)))

    judged = Kept if other > 0 else Broken
    assert facts == [(0.0, []), (0.0, [Marked]), (0.0, []), (0.0, [judged])]
    assert game.v("other") == other


def test_a_vow_falls_due_so_many_turns_after_the_first() -> None:
    vows = "  vows: {v: {name: V, text: X, commitment: late}}\n"
    late = "commitments: {late: {name: L, due: {after: 3}, keep_if: stock > 1}}\n"
    text = asking("{stock: 1}", late).replace("indicators:", vows + "indicators:", 1)

    assert Game(text, vow="v").state.bonds["late"].due == 4


def test_a_vow_is_a_commitment_from_the_start() -> None:
    vows = "  vows: {v: {name: V, text: X, commitment: door}}\n"
    text = asking("{stock: 1}", COMMITMENT).replace("indicators:", vows + "indicators:", 1)

    assert list(Game(text, vow="v").state.bonds) == ["door"]
    assert list(Game(text).state.bonds) == []


def test_a_red_line_fires_once() -> None:
    people = "people: {ana: {name: A, red_line: {when: stock > 0, effects: {other: +3}}}}"

    assert after("{stock: 1}", 3, "other", people) == [0.0, 3.0, 3.0, 3.0]


def test_a_dated_office_is_taken_by_whoever_still_holds_the_one_before() -> None:
    later = "office: [Clerk, {title: Master, from: 2001-04}, {title: Elder, from: 2001-10}]"
    robbing = table("{office: {who: cy, title: Clerk}}").replace("bo: {name: Bo,", f"bo: {{name: Bo, {later},")

    stayed = Game(robbing.replace("office: {who: cy, title: Clerk}", "purse: +1")).choose("x", "go")
    held = [dict(stayed.end().state.offices) for _ in range(3)]
    robbed = (
        Game(
            robbing.replace(
                "office: {who: cy, title: Clerk}", "office: [{who: bo, title: Porter}, {who: cy, title: Clerk}]"
            )
        )
        .choose("x", "go")
        .end()
    )

    assert held == [
        {"Clerk": "bo", "Master": "bo"},
        {"Clerk": "bo", "Master": "bo"},
        {"Clerk": "bo", "Master": "bo", "Elder": "bo"},
    ]
    assert dict(robbed.state.offices) == {"Clerk": "cy", "Porter": "bo"}


def test_where_nobody_was_cast_nobody_takes_or_leaves_a_seat_or_goes_away() -> None:
    game = Game(table("{purse: +1}"))
    moment, acting = Moment(game.scenario, game.state), Acting(Cause("start"))
    whom: list[Verb] = [
        GiveSeat(who="with", body="table", votes=True),
        TakeSeat(who="with", body="table"),
        SendAway(who="with2", turns=2, until=None),
    ]

    assert [do(verb, moment, acting) for verb in whom] == [[], [], []]
