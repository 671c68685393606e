"""What a screen may ask of the application. The app is never imported by what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from game.errors import GameError
    from game.model.orders import Order
    from game.session import Session
    from game.store.settings import Settings

T = TypeVar("T")


class Client(Protocol):
    """`folder`: where games are kept; `session`: the game in hand."""

    @property
    def folder(self) -> Path: ...

    @property
    def session(self) -> Session | None: ...

    def open(self, name: str, subject: str = "", **given: Any) -> None:
        """Show a screen, about `subject`; if it lies below others, they are put away."""

    def back(self) -> None:
        """Put the top screen away."""

    def has(self, name: str) -> bool:
        """Whether the game in hand has such a screen."""

    def give(self, order: Order) -> bool:
        """Give an order. False if it was refused, which is then said."""

    def end_turn(self) -> None:
        """End the turn, once asked where that would leave something unused."""

    def begin(self, session: Session) -> None:
        """Take up a game, letting go of the one before."""

    def put_away(self) -> None:
        """Back to the title."""

    def leave(self) -> None:
        """Leave the program, once asked."""

    def say(self, words: str, severity: str = "information") -> None:
        """A sentence in the corner: information, a warning or an error."""

    def complain(self, error: GameError, path: str = "") -> None:
        """What is wrong and how to mend it; `path`: of the scenario, where it is known."""

    def fetch(
        self,
        what: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
        path: str = "",
    ) -> None:
        """`work` in a thread, then `done` with what it gives, or `failed`."""

    def keep(self, chosen: Settings) -> None:
        """What the player has set: applied at once, and kept."""

    def wear(self, theme: str) -> None:
        """Change the colours, for as long as the program runs."""
