"""The ledger: entries add up, ranges are kept, facts change what they say and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content import catalogue
from game.content.load import load
from game.model.facts import (
    Absent,
    Appointed,
    Broken,
    Budgeted,
    CameDue,
    Cancelled,
    Chose,
    Closed,
    Counted,
    Crossed,
    Ended,
    Expired,
    Fact,
    Kept,
    Lapsed,
    Marked,
    Moved,
    Numbered,
    Opened,
    Ordered,
    Printed,
    Promised,
    Revealed,
    Scheduled,
    Seated,
    Staged,
    Started,
    Troubled,
    TurnClosed,
    Unseated,
    Waits,
    kind,
)
from game.model.records import Cause, Count, Entry
from game.model.scenario import Scenario
from game.model.state import Bond, Pending, Scene, State
from game.play import bots
from game.rules import draft, ledger
from game.rules.begin import begin
from tests.rules.worlds import Game, harbour, world

CAUSE = Cause("start")
NUMBERS = """
indicators:
  stock: {name: Stock, start: 50, range: [0, 100], flows: {Nothing: 0}}
  wide: {name: Wide, start: 0, range: [-2000000000, 2000000000], flows: {Nothing: 0}}
  drive: {name: Drive, start: 40, range: [0, 200], flows: {Nothing: 0}}
  level: {name: Level, range: [0, 100], level: {Driven: drive, Fixed: 10}}
"""


@pytest.fixture(scope="module")
def thaw() -> Scenario:
    return load(catalogue.find("thaw"))


def assert_adds_up(scenario: Scenario, played: bots.Played) -> None:
    """Every log is the whole difference between two states, and no number leaves its range."""
    for log, before, after in zip(played.turns[1:], played.states[:-1], played.states[1:], strict=True):
        sums = dict(zip(scenario.addresses, before.values, strict=True))
        for entry in log.entries:
            assert entry.amount == ledger.rounded(entry.amount)
            sums[entry.address] += entry.amount
        assert sums == dict(zip(scenario.addresses, after.values, strict=True))
        assert not list(_outside(scenario, after))


def _outside(scenario: Scenario, state: State) -> Iterator[str]:
    for value, (address, bounds) in zip(state.values, scenario.indicators.items(), strict=True):
        if not ledger.rounded(bounds.low) <= value <= ledger.rounded(bounds.high):
            yield address


def play(scenario: Scenario, seed: int) -> bots.Played:
    level = [None, *scenario.levels][seed % (len(scenario.levels) + 1)]
    vow = [None, *scenario.vows][seed % (len(scenario.vows) + 1)]
    return bots.play(scenario, bots.bot_named("random", scenario, seed), seed=seed, level=level, vow=vow)


def test_entries_add_up_to_the_change_in_games_of_the_harbour() -> None:
    for seed in range(20):
        assert_adds_up(harbour(), play(harbour(), seed))


def test_entries_add_up_to_the_change_in_games_of_the_thaw(thaw: Scenario) -> None:
    for seed in range(6):
        assert_adds_up(thaw, play(thaw, seed))


@pytest.mark.long
def test_entries_add_up_to_the_change_in_many_games_of_the_thaw(thaw: Scenario) -> None:
    for seed in range(200):
        assert_adds_up(thaw, play(thaw, seed))


amounts = st.floats(-(2.0**31), 2.0**31).map(ledger.rounded)
postings = st.lists(st.builds(Entry, st.sampled_from(["stock", "wide", "drive", "level"]), amounts, st.just(CAUSE)))


@given(st.lists(postings, max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_is_posted_adds_up_and_stays_in_range(phases: list[list[Entry]]) -> None:
    scenario = world(NUMBERS)
    state = begin(scenario, seed=1).state
    sums = dict(zip(scenario.addresses, state.values, strict=True))

    for phase in phases:
        state, kept = ledger.post(scenario, state, phase)
        for entry in kept:
            sums[entry.address] += entry.amount

    assert sums == dict(zip(scenario.addresses, state.values, strict=True))
    assert not list(_outside(scenario, state))


@given(st.permutations([Entry("wide", ledger.rounded(n / 7), CAUSE) for n in range(-5, 9)]))
def test_the_order_of_entries_makes_no_difference(entries: list[Entry]) -> None:
    scenario = world(NUMBERS)
    state = begin(scenario, seed=1).state

    posted, _ = ledger.post(scenario, state, entries)

    assert posted == ledger.post(scenario, state, sorted(entries, key=lambda e: e.amount))[0]


def test_what_a_range_cuts_off_is_an_entry_of_its_own() -> None:
    scenario = world(NUMBERS)
    state = begin(scenario, seed=1).state

    after, kept = ledger.post(scenario, state, [Entry("stock", 30.0, CAUSE), Entry("stock", 40.0, CAUSE)])

    assert [(e.amount, e.cause) for e in kept] == [(30.0, CAUSE), (40.0, CAUSE), (-20.0, Cause("limit", "stock"))]
    assert after.values[scenario.slots["stock"]] == 100.0


def test_a_range_is_applied_once_to_a_phase() -> None:
    scenario = world(NUMBERS)
    state = begin(scenario, seed=1).state

    after, kept = ledger.post(scenario, state, [Entry("stock", 80.0, CAUSE), Entry("stock", -70.0, CAUSE)])

    assert (len(kept), after.values[scenario.slots["stock"]]) == (2, 60.0)


def test_a_stock_that_was_cut_has_lost_what_was_cut() -> None:
    scenario = world(NUMBERS)
    state = begin(scenario, seed=1).state

    for amount in (80.0, -10.0):
        state, _ = ledger.post(scenario, state, [Entry("stock", amount, CAUSE)])

    assert state.values[scenario.slots["stock"]] == 90.0


def test_a_level_that_was_cut_returns_exactly() -> None:
    game = Game(
        NUMBERS + "events: {push: {title: P, text: P, when: turn() <= 2, again: 1, must: true, choices: "
        "{up: {label: U, effects: {drive: +130.3}}, down: {label: D, effects: {drive: -130.3}}}}}"
    )
    before = game.v("level")

    game.choose("push", "up").end()
    cut, limit = game.v("level"), game.moved("level")[-1]
    game.choose("push", "down").end()

    assert (before, cut, limit[1], game.v("level")) == (50.0, 100.0, "limit", 50.0)


def test_amounts_are_rounded_to_multiples_of_two_to_the_minus_twenty() -> None:
    game = Game("indicators: {stock: {name: S, start: 0.1, range: [0, 9], flows: {A third: 1 / 3}}}")

    game.end()

    assert game.entries("stock") == [Entry("stock", round(2**20 / 3) / 2**20, Cause("flow", "stock", "A third"))]
    assert game.v("stock") == (round(0.1 * 2**20) + round(2**20 / 3)) / 2**20


def test_an_amount_too_large_for_any_range_is_cut_to_what_still_adds_up() -> None:
    game = Game(
        "indicators: {stock: {name: S, start: 0.3, range: [0, 9], flows: {Much: 1000000000000 * 1000000000000}}, "
        "other: {name: O, start: 0.3, range: [0, 9], flows: {Little: 0.25}}}"
    )
    before = game.v("stock", "other")
    assert isinstance(before, tuple)

    game.end()

    assert game.v("stock", "other") == (9.0, before[1] + 0.25)
    assert before[0] + sum(e.amount for e in game.entries("stock")) == 9.0


SAMPLES: list[tuple[Fact, set[str]]] = [
    (Opened(event="cadiz"), {"tray"}),
    (Numbered("cadiz", True), {"scenes_opened", "scene_at", "storm"}),
    (Chose(event="opera", choice="open"), {"tray", "happened", "chosen"}),
    (Waits("riot", 9), {"waiting"}),
    (Expired("homage"), {"waiting"}),
    (Cancelled("opera"), {"waiting", "tray", "later"}),
    (Ordered(reform="lanterns", to=1, due=3, announced=False), {"pending"}),
    (Staged("convoy", 1), {"stages", "pending"}),
    (Closed("lanterns.2.paid_by_toll", 9), {"closed"}),
    (Started(initiative="hear_out", target="jastram"), {"opened", "words_used"}),
    (Moved("jastram.petition"), {"moves"}),
    (Crossed("jastram"), {"red_lines"}),
    (Seated(person="teixeira", body="senate", votes=False), {"seats"}),
    (Unseated(person="jastram", body="senate"), {"seats"}),
    (Appointed(title="Burgomaster", person=None), {"offices"}),
    (Absent("jastram", 4), {"absent"}),
    (Promised(commitment="friendship", to="jastram", due=7), {"bonds"}),
    (Marked("dignity", 3), {"bonds"}),
    (Kept("dignity"), {"bonds"}),
    (Broken("dignity"), {"bonds"}),
    (Counted("appeal", True, Count("appeal", "senate", 2, 1, True, True, ())), {"votes"}),
    (Scheduled(due=3, key="key"), {"later"}),
    (CameDue(3), {"later"}),
    (Printed("geese"), {"printed"}),
    (Revealed("trade"), {"revealed"}),
    (Troubled("quarrel"), {"troubled"}),
    (Lapsed("lanterns", "price"), set()),
    (Budgeted(), set()),
    (
        TurnClosed((1.0, 2.0, 3.0, 4.0, 5.0)),
        {"formulas", "past", "stood", "turn", "words_used", "scenes_opened", "storm"},
    ),
    (Ended(ending="deposed", successor="schulte"), {"ending", "successor"}),
]


def test_every_kind_of_fact_has_a_sample_here_and_says_what_it_changes() -> None:
    kinds = set(Fact.__subclasses__())

    assert {type(fact) for fact, _ in SAMPLES} == kinds
    assert set(draft.note.registry) >= kinds


@pytest.mark.parametrize(("fact", "fields"), SAMPLES, ids=lambda x: kind(type(x)) if isinstance(x, Fact) else "")
def test_a_fact_changes_what_it_says_and_nothing_else(fact: Fact, fields: set[str]) -> None:
    state = begin(harbour(), seed=1).state
    state = msgspec.structs.replace(
        state,
        tray=(Scene("opera"),),
        waiting={"homage": 3},
        pending={"convoy": Pending(1, 1, 1)},
        bonds={"dignity": Bond("dignity", None, 1, 9)},
    )

    after, entries = ledger.post(harbour(), state, (), (fact,))

    assert entries == ()
    assert {f for f in state.__struct_fields__ if getattr(after, f) != getattr(state, f)} <= fields
    assert after != state or not fields or isinstance(fact, CameDue)
