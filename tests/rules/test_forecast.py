"""A forecast equals the turns that follow when nothing else happens, and never tells what it should not."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

from msgspec.structs import replace

from game.model.orders import Decree, Order, Plan
from game.rules.forecast import SEEDS, Band, Forecast, forecast
from tests.rules.worlds import Game, harbour, head

MODEL = """
indicators:
  purse: {name: Purse, start: 60, range: [0, 200], flows: {Interest: purse / 33, Wind: wind, Mills: other / 10}}
  other: {name: Other, start: 5, range: [0, 30], flows: {Rise: 1.3 if stage(road) == 0 else 4}}
  level: {name: Level, range: [0, 80], level: {Purse: purse, Folk: folk.mood / 2, Hearts: mean_loyalty(table) / 10}}
chances: {wind: {spread: normal, sd: 2, keeps: 0.3}, frost: {spread: even, low: 0, high: 1, new: each year}}
formulas: {sum: {is: purse + level + frost, name: Sum}, doubt: 'total(table, 1 if support < 52 else 0)'}
people:
  ana: {name: A, seats: {table: {}}, cares: {works: 2, purse: 1, guns: -0.5}}
  bo: {name: B, seats: {table: {}}, loyalty: 49, cares: {other: 2}}
bodies:
  table: {name: T, support: {Loyalty: loyalty, Doubt: -other / 10}}
  hall: {name: H, share: "50", moods: {fade: 0.1}, blocs: {folk: {name: F, members: 10, mood: 20, cares: {works: 1}}}}
budget: {decided: {every: 1}, opens: 2001-01, shares: {guns: {name: G, start: 50}, butter: {name: B, start: 50}}}
reforms:
  road:
    name: R
    theme: works
    stages:
      - {name: N}
      - name: S
        cost: {carried: 10, announced: 4}
        takes: 2
        pleases: [folk]
        angers: [bo]
        once: {other: [{by: 4, over: 2}, {by: 1, odds: 0.5}], each: {of: table, effects: {loyalty: +2}}, plan: {guns: +5}}
        each_turn: {purse: [-1, {by: -2, over: 2}, {by: 1, odds: 0.4}], absent: {who: bo, turns: 1}}
      - {name: T, cost: 5}
events:
  x: {title: T, text: X, when: turn() == 1, choices: {no: {label: N}, go: {label: G, effects: EFFECTS}}}
endings: {done: {rank: 9, title: D}}
"""
MODEL = head("paid_in: purse, scenes: 1", turns=30) + MODEL
PUT_OFF = "{purse: [{by: 6, over: 3}, {by: -30, after: 4}], stage: {reform: road, by: 1, after: 5}, unseat: {who: bo, body: table, after: 3}}"


def told(
    effects: str, orders: tuple[Order, ...], seed: int = 4, turns: int = 8
) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """What a forecast with the game's own luck says, and what then comes."""
    game = Game(MODEL.replace("EFFECTS", effects), seed=seed).choose("x", "go")
    expected = forecast(game.scenario, game.state, orders, turns, (seed,))
    names = [*game.scenario.addresses, *game.scenario.formulas]
    shown = [
        name
        for name in names
        if game.scenario.indicators.get(name) is None or game.scenario.indicators[name].kind != "chance"
    ]
    real = []
    for turn in range(turns):
        game.end(*(orders if turn == 0 else ()))
        real.append(tuple(game.state.past[-1][game.scenario.slots[name]] for name in shown))
    return [tuple(run[game.scenario.slots[name]] for name in shown) for run in expected.runs[0]], real


def test_it_equals_the_real_turns_with_the_same_luck_and_orders() -> None:
    for seed in range(6):
        for orders in (
            (),
            (Decree("road", 1),),
            (Decree("road", 1, announced=True), Plan((("guns", 60.0), ("butter", 40.0)))),
        ):
            expected, real = told(PUT_OFF, orders, seed)
            assert expected == real


def test_it_follows_a_level_that_is_cut_and_returns() -> None:
    expected, real = told("{purse: [{by: 70, after: 2}, {by: -90, after: 4}]}", ())

    assert expected == real
    assert 80.0 in {row[2] for row in real}


def test_it_knows_who_takes_and_leaves_a_seat_by_date() -> None:
    dated = MODEL.replace(
        "seats: {table: {}}, cares: {works", "seats: {table: {from: 2001-10, until: 2002-03}}, cares: {works"
    )
    game = Game(dated.replace("EFFECTS", "{other: 0}")).choose("x", "go")

    expected = forecast(game.scenario, game.state, turns=8, seeds=(game.state.seed,)).of("level").mid

    assert expected == tuple(game.end().v("level") for _ in range(8))
    assert [*game.state.seats["table"]] == ["bo"]


def test_it_tells_nothing_secret() -> None:
    plain, _ = told("{other: 0}", ())
    secret, real = told(
        "{purse: [{by: 6, over: 3, seen: secret}], each: {of: table, effects: {loyalty: {by: -9, after: 2, seen: secret}}}}",
        (),
    )

    assert secret == plain != real


def test_a_secret_of_a_reform_is_kept_too() -> None:
    orders = (Decree("road", 1),)
    secret = MODEL.replace("once: {other:", "once: {purse: {by: -9, seen: secret}, other:").replace(
        "each_turn: {purse: [", "each_turn: {purse: [{by: 5, seen: secret}, "
    )
    runs = []
    for text in (MODEL, secret):
        game = Game(text.replace("EFFECTS", "{other: 0}")).choose("x", "no")
        runs.append(forecast(game.scenario, game.state, orders).runs)

    assert runs[0] == runs[1]


def test_it_never_reads_the_games_own_luck() -> None:
    text = MODEL.replace("EFFECTS", "{other: 0}").replace(
        "paid_in: purse", "paid_in: purse, on_announced: {other: {by: 3, odds: 0.5}}"
    )
    game = Game(text).choose("x", "no")
    orders = (Decree("road", 1, announced=True),)

    told = {forecast(game.scenario, replace(game.state, seed=seed), orders).runs for seed in range(9)}

    assert len(told) == 1
    assert all(seed < 0 for seed in SEEDS)


def test_a_band_holds_lowest_middle_and_highest_as_reported() -> None:
    text = MODEL.replace("EFFECTS", "{other: 0}").replace(
        "purse: {name: Purse,", "purse: {name: Purse, reported: purse + 1000,"
    )
    game = Game(text).choose("x", "no")
    expected = forecast(game.scenario, game.state, turns=3)

    band = expected.of("purse")

    assert [len(each) for each in (band.low, band.mid, band.high)] == [3, 3, 3]
    assert all(low <= mid <= high for low, mid, high in zip(band.low, band.mid, band.high, strict=True))
    assert band.low[2] < band.high[2]
    assert min(band.low) > 1000


def test_the_middle_of_a_band_is_that_of_the_runs_turn_by_turn() -> None:
    runs = (((9.0,), (1.0,)), ((2.0,), (8.0,)), ((4.0,), (3.0,)), ((1.0,), (7.0,)), ((7.0,), (5.0,)))

    assert Forecast({"a": 0}, runs).of("a") == Band((1.0, 1.0), (4.0, 5.0), (9.0, 8.0))
    assert Forecast({"a": 0}, runs[:1]).of("a").mid == (9.0, 1.0)
    assert len(set(SEEDS)) == 5


def test_it_changes_nothing() -> None:
    game = Game(MODEL.replace("EFFECTS", PUT_OFF)).choose("x", "go")
    before = game.state

    first = forecast(game.scenario, game.state, (Decree("road", 1),)).runs

    assert game.state == before
    assert forecast(game.scenario, game.state, (Decree("road", 1),)).runs == first


def test_it_can_be_asked_in_every_state_of_a_game() -> None:
    from game.play import bots

    played = bots.play(harbour(), bots.bot_named("random", harbour(), 5), seed=5)

    for state in played.states:
        assert len(forecast(harbour(), state, turns=2, seeds=SEEDS[:1]).of("trade").mid) == 2
