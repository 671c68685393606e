"""What a view needs of a game in progress. The session satisfies it; views never see more, and change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from game.model.log import TurnLog
from game.model.orders import Order
from game.model.scenario import Scenario
from game.model.state import State, Turn
from game.rules.docket import Docket


class Game(Protocol):
    """`pending`: decrees and the plan given but not yet carried out. `turns`: the logs in order; the last is that
    of the turn in hand. The records of the beginning stand as turn 0."""

    @property
    def scenario(self) -> Scenario: ...
    @property
    def state(self) -> State: ...
    @property
    def pending(self) -> tuple[Order, ...]: ...
    @property
    def turns(self) -> Sequence[TurnLog]: ...


class Answered(Game, Protocol):
    """`last`: what the last answer, or the last end of turn, produced."""

    @property
    def last(self) -> Turn: ...


def docket(game: Game) -> Docket:
    """What every order of the game is judged by, as it stands; a view makes one and asks it all."""
    return Docket(game.scenario, game.state, game.pending)
