"""What a player of rules is asked. Who plays a game out knows no more of its player."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from game.model.orders import Order
from game.model.scenario import Scenario
from game.model.state import Scene, State


class Bot(Protocol):
    """How a player of rules decides. Both are asked with the state as it stands."""

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        """One of `open_choices` of the scene."""

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        """Orders to try, in turn; those that are not legal are passed over. Words first, then decrees and the plan."""
