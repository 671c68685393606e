"""The arithmetic of compiled expressions, the same on every machine. Knows no rule and no scenario.

NaN stands for something that never happened: it passes through, and every comparison with it is false. What has no
answer raises ArithmeticError.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

_FINE = 2.0**30
# x + COARSE - COARSE rounds x to a multiple of 2^-20, half to even, for every |x| < 2^31.
COARSE = 1.5 * 2.0**32


def grain(x: float) -> float:
    """`x`, less than 2^31 in size, rounded to a multiple of 2^-20."""
    return (x + COARSE) - COARSE


def added(numbers: Iterable[float]) -> float:
    """Their sum, one after the other from the left. `sum` carries lost digits along from Python 3.12 on, so that a sum
    of what is not a multiple of 2^-20 would differ in its last digit from that of Python 3.11."""
    return reduce(add, numbers, 0)


def differ(a: float, b: float) -> bool:
    return a < b or a > b


def least(*numbers: float) -> float:
    return next((n for n in numbers if n != n), min(numbers))


def greatest(*numbers: float) -> float:
    return next((n for n in numbers if n != n), max(numbers))


def clamp(x: float, low: float, high: float) -> float:
    """`x`, but not below `low` nor above `high`; `low`, where the two are crossed."""
    if low != low or high != high:
        return math.nan
    return low if x < low else high if x > high else x


def sqrt(x: float) -> float:
    if x < 0:
        raise ArithmeticError("there is no square root of a negative number")
    return _fine(math.sqrt(x))


def exp(x: float) -> float:
    return _fine(math.exp(x))


def log(x: float) -> float:
    """The natural logarithm."""
    if x <= 0:
        raise ArithmeticError("there is no logarithm of zero or less")
    return _fine(math.log(x))


def nearest(x: float) -> float:
    """The nearest whole number, half to even."""
    return x if x != x else float(round(x))


def table(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """Straight lines through the points, flat outside. `xs` rise."""
    if x != x or x <= xs[0]:
        return x if x != x else ys[0]
    for i in range(1, len(xs)):
        if x < xs[i]:
            left, low = xs[i - 1], ys[i - 1]
            return low + (ys[i] - low) * (x - left) / (xs[i] - left)
    return ys[-1]


def _fine(x: float) -> float:
    """Rounded to 2^-30: libraries of mathematics differ in the last bit."""
    return x if x != x else round(x * _FINE) / _FINE
