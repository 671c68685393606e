"""Played beside real: what is compared, over one game and over several."""

from __future__ import annotations

import pytest

from game.play.comparison import Compared, table
from game.views.series import SeriesLine, SeriesYear


def line(played: dict[int, float | None], span: int = 1) -> SeriesLine:
    real = {1956: 100.0, 1957: 120.0, 1960: 80.0, 1961: 50.0}
    years = sorted({*real, *played})
    return SeriesLine(
        "grain", "Grain", "Mt", "annals", tuple(SeriesYear(y, real.get(y), played.get(y)) for y in years), span
    )


def test_each_year_that_has_both_values_is_compared() -> None:
    found = table([line({1956: 110.0, 1957: 90.0, 1958: 1.0})])

    assert found.rows == (Compared("1956", ((100.0, 110.0),)), Compared("1957", ((120.0, 90.0),)))
    assert found.error == pytest.approx((10 + 25) / 2)


def test_over_several_games_each_game_errs_for_itself() -> None:
    found = table([line({1956: 110.0}), line({1956: 90.0}), line({1957: 120.0})])

    assert [row.pairs for row in found.rows] == [((100.0, 110.0), (100.0, 90.0)), ((120.0, 120.0),)]
    assert found.rows[0].played == 100
    assert found.error == pytest.approx((10 + 10 + 0) / 3)


def test_means_of_five_years_end_where_the_calendars_do() -> None:
    found = table([line({1956: 100.0, 1957: 140.0, 1960: 60.0, 1961: 75.0}, span=5)])

    assert found.rows == (Compared("1956-60", ((100.0, 100.0),)), Compared("1961", ((50.0, 75.0),)))
    assert [row.label for row in found.years] == ["1956", "1957", "1960", "1961"]
    assert found.error == pytest.approx(25)


def test_a_game_that_ended_early_is_compared_over_its_own_years() -> None:
    found = table([line({1956: 100.0, 1957: 120.0, 1960: 80.0}, span=5), line({1956: 100.0, 1957: 120.0}, span=5)])

    assert found.rows == (Compared("1956-60", ((100.0, 100.0), (110.0, 110.0))),)
    assert found.error == 0


def test_where_nothing_was_played_there_is_no_error() -> None:
    found = table([line({1999: 3.0})])

    assert (found.rows, found.error) == ((), None)
