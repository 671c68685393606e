"""Arithmetic that comes out the same on every machine and every Python."""

from __future__ import annotations

import math

import pytest

from game.model.arithmetic import added


@pytest.mark.parametrize("numbers", [(1e16, 1.0, -1e16), (0.1,) * 10, (0.1, 0.2, 0.3, -0.6)])
def test_numbers_are_added_from_the_left_and_lost_digits_stay_lost(numbers: tuple[float, ...]) -> None:
    step_by_step = 0.0
    for number in numbers:
        step_by_step += number

    assert added(numbers) == step_by_step
    assert added(numbers) != math.fsum(numbers)  # nor what `sum` gives from Python 3.12 on


def test_nothing_adds_up_to_nought() -> None:
    assert added(()) == 0.0
