"""What happened in each turn, as it was played: what Why, Quarter, the chronicle and a save read."""

from __future__ import annotations

from msgspec import Struct

from game.model.facts import Fact
from game.model.orders import Order
from game.model.records import Entry


class TurnLog(Struct, frozen=True):
    """The orders given in `turn` and all that followed from them, in order. Turn 0 holds the records of the beginning.

    `orders` are those that counted: decrees and plans that were not taken back, and the last `EndTurn`.
    """

    turn: int
    orders: tuple[Order, ...] = ()
    entries: tuple[Entry, ...] = ()
    facts: tuple[Fact, ...] = ()
