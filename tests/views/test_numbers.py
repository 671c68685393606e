"""Numbers and dates as a reader sees them."""

from __future__ import annotations

import datetime as dt

import pytest

from game.model.calendar import Calendar, Step
from game.model.numbers import Indicator, Shown
from game.views.lines import NO_CHANGE, Delta
from game.views.wording import dates, numbers


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (23.4, 0, "23"),
        (-4.5, 1, "−4.5"),
        (-0.04, 1, "0.0"),
        (12400, 0, "12\u2009400"),
        (1234567.89, 2, "1\u2009234\u2009567.89"),
    ],
)
def test_a_number_has_thin_spaces_and_a_true_minus(value: float, decimals: int, text: str) -> None:
    assert numbers.number(value, decimals) == text


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [
        (2.3, 0, "+2.3"),
        (2.0, 0, "+2"),
        (-12.4, 0, "−12"),
        (0.04, 0, "+0.04"),
        (0.001, 0, ""),
        (-0.001, 2, ""),
        (0.0, 1, ""),
        (10.0, 1, "+10.0"),
        (-1500.0, 0, "−1\u2009500"),
    ],
)
def test_a_change_always_has_its_sign_and_a_small_one_keeps_a_decimal(amount: float, decimals: int, text: str) -> None:
    assert numbers.signed(amount, decimals) == text


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("points", "85.6"),
        ("", "85.6"),
        ("million t", "85.6 million t"),
        ("% of families", "85.6% of families"),
        ("1953 = 100", "85.6 (1953 = 100)"),
    ],
)
def test_a_unit_follows_its_number_where_it_is_needed(unit: str, text: str) -> None:
    assert numbers.with_unit(85.6, Shown("", unit, 1)) == text


def test_a_change_is_good_or_bad_by_the_direction_that_is_better() -> None:
    assert numbers.delta(3.0, Shown("", better="up")) == Delta(3.0, "+3", "good")
    assert numbers.delta(3.0, Shown("", better="down")) == Delta(3.0, "+3", "bad")
    assert numbers.delta(-3.0, Shown("")) == Delta(-3.0, "−3", "flat")
    assert numbers.delta(0.001, Shown("", better="up")) == NO_CHANGE


def test_the_word_for_a_level_is_that_of_its_band() -> None:
    shown = Shown("", bands=((0, "a rarity"), (2, "one to a staircase"), (10, "in every second window")))

    assert [numbers.level(value, shown) for value in (-1, 0, 1.9, 2, 40)] == [
        "a rarity",
        "a rarity",
        "a rarity",
        "one to a staircase",
        "in every second window",
    ]
    assert numbers.level(5, Shown("")) == ""


def test_sizes_are_parts_of_the_range_or_of_what_there_is_where_it_is_wide() -> None:
    points, journeys = Indicator(Shown(""), 0, 0, 100), Indicator(Shown(""), 0, 0, 20000)

    assert [numbers.size(amount, 30, points) for amount in (1, 3.9, 4, 9, -10, 40)] == [1, 1, 2, 2, 3, 3]
    assert [numbers.size(amount, 120, journeys) for amount in (20, 50, 150)] == [1, 2, 3]

    charges = Indicator(Shown("", bands=((0, "a page"), (20, "a folder"), (100, "a speech"))), 0, 0, 300)
    assert [numbers.size(amount, 0, charges) for amount in (3, 4, 10)] == [1, 2, 3]


def test_lists_and_counts_are_english() -> None:
    assert numbers.listed(["A", "B", "C"]) == "A, B and C"
    assert numbers.listed(["A", "B"], "or") == "A or B"
    assert [numbers.count(n, "paper") for n in (0, 1, 2, 14)] == ["no papers", "one paper", "two papers", "14 papers"]
    assert (numbers.a("decree"), numbers.a("errand")) == ("a decree", "an errand")
    assert (numbers.the("Presidium"), numbers.the("The Senate")) == ("the Presidium", "the Senate")


@pytest.mark.parametrize(
    ("step", "start", "turn", "text"),
    [
        ("quarter", dt.date(1953, 9, 1), 1, "Autumn 1953"),
        ("quarter", dt.date(1953, 9, 1), 2, "Winter 1953–54"),
        ("quarter", dt.date(1678, 1, 1), 2, "April to June 1678"),
        ("month", dt.date(1953, 9, 1), 2, "October 1953"),
        ("day", dt.date(1962, 10, 14), 1, "14 October 1962"),
        ("week", dt.date(1962, 10, 14), 2, "21 October 1962"),
        ("year", dt.date(1900, 1, 1), 3, "1902"),
        ("year", dt.date(1900, 9, 1), 1, "1900–01"),
    ],
)
def test_a_turn_is_called_by_its_season_month_or_day(step: Step, start: dt.date, turn: int, text: str) -> None:
    assert dates.date(Calendar(start, step, 51), turn) == text


def test_dates_stand_in_sentences() -> None:
    quarters = Calendar(dt.date(1953, 9, 1), "quarter", 51)
    days = Calendar(dt.date(1962, 10, 14), "day", 14)

    assert dates.at(quarters, 1) == "in autumn 1953"
    assert dates.end_of(quarters, 2) == "the end of winter 1953–54"
    assert dates.at(days, 2) == "on 15 October 1962"
    assert dates.span(quarters) == "Autumn 1953 to spring 1966"
    assert dates.span(Calendar(dt.date(1678, 1, 1), "quarter", 36)) == "January 1678 to December 1686"
    assert [dates.written(w) for w in ("1956", "1956-02", "1956-02-25")] == [
        "1956",
        "February 1956",
        "25 February 1956",
    ]
