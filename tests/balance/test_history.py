"""The Thaw beside history: what was decided leads where it led, by way of the model and not of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from game.model.effects import Change
from game.model.expression import Expression
from game.model.facts import Counted
from game.model.log import TurnLog
from game.model.orders import Choose, Order
from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.play import bots, comparison
from game.play.protocol import Bot
from game.play.reports import Finished
from game.play.styles import toward
from game.rules.begin import begin
from game.rules.moment import Moment
from tests.balance import players

SEEDS = range(20)
NAME = "thaw"
WITHIN = 15.0  # per cent
DATES = {"turn", "year", "after", "before", "between", "unknown_turn"}
SEED = 3
APART = 0.25  # the least that the opposite decisions must move a series by, as a part of what history's come to


def thaw() -> Scenario:
    return players.scenario_at(NAME)


@cache
def played(seed: int) -> bots.Played:
    return players.play(thaw(), "historical", seed)


@cache
def tables() -> dict[str, comparison.Table]:
    games = [Finished(thaw(), "historical", played(seed).turns, played(seed).states) for seed in SEEDS]
    return {table.line.id: table for table in comparison.tables(games)}


def as_it_was(game: bots.Played) -> bool:
    """Called to a vote in June 1957 and not removed; voted out in the autumn of 1964."""
    scenario = thaw()
    june, autumn = (scenario.calendar.turn_of(dt.date(*date)) for date in ((1957, 6, 1), (1964, 9, 1)))
    counted = {
        log.turn: [f.vote for f in log.facts if isinstance(f, Counted) and f.count.body == "presidium"]
        for log in game.turns
    }
    called = "anti_party_vote" in counted.get(june, ())
    return called and game.last.turn == autumn and game.last.ending in ("dacha", "it_held")


def test_history_s_decisions_win_the_vote_of_1957_and_lose_that_of_1964() -> None:
    assert sum(as_it_was(played(seed)) for seed in SEEDS) >= 18


@pytest.mark.parametrize("series", list(players.scenario_at(NAME).history.series))
def test_history_s_decisions_lead_to_its_numbers(series: str) -> None:
    error = tables()[series].error

    assert error is not None
    assert error <= WITHIN


# -- no number knows the date


def reads(scenario: Scenario) -> dict[str, list[Expression]]:
    """Everything that is evaluated to move or to give a number, by the number."""
    found: dict[str, list[Expression]] = {}
    for row, expression in zip(scenario.dynamics.rows, scenario.dynamics.singles, strict=True):
        found.setdefault(row.address, []).append(expression)
    for name, expression in zip(scenario.formulas, scenario.dynamics.formula_singles, strict=True):
        found.setdefault(name, []).append(expression)
    for effect in scenario.effects.values():
        if isinstance(effect, Change):
            parts = (effect.when, effect.odds, effect.by, effect.to)
            found.setdefault(effect.address, []).extend(part for part in parts if part is not None)
    return found


def behind(scenario: Scenario, address: str) -> set[str]:
    """The number and all those that it is worked out from, however far back."""
    by = reads(scenario)
    known, open_ = {address}, [address]
    while open_:
        for expression in by.get(open_.pop(), ()):
            new = set(expression.names) - known
            known |= new
            open_ += new
    return known


@pytest.mark.parametrize("series", list(players.scenario_at(NAME).history.series))
def test_no_compared_number_reads_the_date(series: str) -> None:
    scenario = thaw()
    by = reads(scenario)
    numbers = behind(scenario, scenario.history.series[series].address)
    asked = {
        f"{number}: {expression.text}"
        for number in numbers
        for expression in by.get(number, ())
        if any(question in DATES for question, _ in expression.asks)
    }

    assert by[scenario.history.series[series].address]
    assert asked == set()


# -- the opposite decisions


START = {"heavy": 34.0, "defence": 26.0, "consumer": 10.0, "housing": 8.0, "farms": 14.0, "science": 5.0, "aid": 3.0}
FROM_STEEL = START | {"heavy": 10.0, "consumer": 30.0, "aid": 7.0}
TO_STEEL = {"heavy": 50.0, "defence": 21.0, "consumer": 4.0, "housing": 4.0, "farms": 8.0, "science": 3.0, "aid": 10.0}


class Contrary:
    """Decides against history: another answer wherever there is one, no decree of history's, and another plan."""

    def __init__(self, scenario: Scenario, plan: dict[str, float]) -> None:
        given = [order for orders in scenario.history.decisions.values() for order in orders]
        self.taken = {order.scene: order.choice for order in given if isinstance(order, Choose)}
        self.plan = plan

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        others = [choice for choice in open_choices if choice != self.taken.get(scene.event)]
        return (others or open_choices)[-1]

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        yield toward(Moment(scenario, state), self.plan)


def kept_in_the_chair(bot: Bot, seed: int) -> bots.Played:
    """A whole game in which nobody at the table ever turns against the player: what is asked here is the model's."""
    scenario = thaw()
    fond = {scenario.slots[f"{person}.loyalty"]: 95.0 for person in scenario.people} | {scenario.slots["plot"]: 0.0}
    first = begin(scenario, seed=seed)
    states, logs = [first.state], [TurnLog(0, (), first.entries, first.facts)]
    while states[-1].ending is None:
        values = tuple(fond.get(slot, value) for slot, value in enumerate(states[-1].values))
        log, state = bots.play_turn(scenario, replace(states[-1], values=values), bot)
        logs.append(log)
        states.append(state)
    return bots.Played(tuple(logs), tuple(states))


@cache
def spread() -> dict[str, float]:
    """How far apart history and the two opposites of it are, as a part of history's value, in the last year that all
    three games reached."""
    contrary = [kept_in_the_chair(Contrary(thaw(), plan), SEED) for plan in (FROM_STEEL, TO_STEEL)]
    games = [Finished(thaw(), "", game.turns, game.states) for game in (played(SEED), *contrary)]
    found = {}
    for lines in zip(*(comparison.tables([game]) for game in games), strict=True):
        by_year = [{year.year: year.played for year in table.line.years if year.played} for table in lines]
        last = max(set.intersection(*(set(years) for years in by_year)))
        values = [years[last] for years in by_year]
        found[lines[0].line.id] = (max(values) - min(values)) / values[0]
    return found


@pytest.mark.parametrize("series", list(players.scenario_at(NAME).history.series))
def test_the_opposite_decisions_lead_far_elsewhere(series: str) -> None:
    assert spread()[series] > APART
