"""A daybook: the entries and facts of one order, gathered phase by phase, with the state they have led to so far."""

from __future__ import annotations

from collections.abc import Iterable

from game.model.facts import Budgeted, Expired, Fact, Lapsed, Marked, Moved, Numbered, Printed, Troubled, Waits
from game.model.orders import Order
from game.model.records import Entry
from game.model.scenario import Scenario
from game.model.state import State, Turn
from game.rules import ledger
from game.rules.moment import Moment

# Facts that no question of the language asks about: the moment they were posted at answers as before.
UNASKED = frozenset({Printed, Marked, Waits, Expired, Numbered, Lapsed, Budgeted, Troubled, Moved})


class Daybook:
    """Local to one call of a rule; what it gives back, a `Turn`, is frozen. `closing`: it is the end of the turn, with
    the pending `orders`; `foretold`: it is a forecast, and nothing secret is in it. `move`: the one that a rival has
    prepared; `over`: the game has ended and no other turn opens."""

    __slots__ = (
        "_before", "_lag", "_moment", "entries", "facts", "foretold", "move", "orders", "over", "scenario", "state",
    )  # fmt: skip

    def __init__(
        self,
        scenario: Scenario,
        state: State,
        *,
        orders: tuple[Order, ...] = (),
        closing: bool = False,
        foretold: bool = False,
    ) -> None:
        self.scenario = scenario
        self.state = state
        self.orders = orders
        self.foretold = foretold
        self.move: str | None = None
        self.over = False
        self.entries: list[Entry] = []
        self.facts: list[Fact] = []
        self._lag = int(closing)
        self._moment: Moment | None = None
        self._before: Moment | None = None

    @property
    def moment(self) -> Moment:
        """The state as it stands, for expressions to read."""
        if self._moment is None:
            self._moment = Moment(self.scenario, self.state, before=self._before)
            self._moment.lag, self._moment.foretold = self._lag, self.foretold
        return self._moment

    def post(
        self, entries: Iterable[Entry] = (), facts: Iterable[Fact] = (), *, terms: Iterable[float] | None = None
    ) -> None:
        """One phase: entries and facts read from the same moment, posted together."""
        entries, facts = [*entries], [*facts]
        if self._moment is not None and self._moment.troubles:
            facts += self._complaints(self._moment)
        if not entries and not facts and terms is None:
            return
        self.state, kept = ledger.post(self.scenario, self.state, entries, facts, terms=terms)
        self.entries += kept
        self.facts += facts
        if self._moment is not None and not kept and terms is None and UNASKED.issuperset(map(type, facts)):
            self._moment.state = self.state
        else:
            self._before, self._moment = self._moment or self._before, None

    def turn(self) -> Turn:
        if self._moment is not None and self._moment.troubles:
            self.post()
        return Turn(self.state, tuple(self.entries), tuple(self.facts))

    def _complaints(self, moment: Moment) -> list[Fact]:
        fresh = dict.fromkeys(name for name in moment.troubles if name not in self.state.troubled)
        moment.troubles.clear()
        return [Troubled(name) for name in fresh]
