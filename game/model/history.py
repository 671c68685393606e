"""What really happened, and the styles of play that bots follow."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.model.expression import Expression
from game.model.orders import Order
from game.model.text import Text


class Series(Struct, frozen=True):
    """Real values by year. `over`: sum, mean, start or end of the year. `span`: so many years make one mean."""

    name: str
    address: str
    over: str
    years: Mapping[int, float]
    source: str
    scale: float = 1.0
    span: int = 1


class History(Struct, frozen=True):
    decisions: Mapping[int, tuple[Order, ...]]  # by turn
    series: Mapping[str, Series]


class Standing(Struct, frozen=True):
    """An order a line gives whenever it is legal and `when` holds. For a decree, `order.to` is how far it goes."""

    order: Order
    when: Expression | None


class Line(Struct, frozen=True):
    """A style of play for bots. `aims`: address -> weight; `keep`: of `paid_in`, not to be spent below."""

    name: str
    text: Text
    orders: Mapping[int, tuple[Order, ...]]
    answers: Mapping[str, str]
    aims: Mapping[str, float]
    decrees: tuple[Standing, ...]
    words: tuple[Standing, ...]
    plan: Mapping[str, float]
    keep: float
