"""A daybook: the entries and facts of one order, gathered phase by phase, with the state they have led to so far."""

from __future__ import annotations

from collections.abc import Iterable

from game.model.records import Entry, Fact
from game.model.scenario import Scenario
from game.model.state import State, Turn
from game.rules import ledger
from game.rules.moment import Moment

# Facts that no question of the language asks about: the moment they were posted at answers as before.
UNASKED = frozenset(("printed", "marked", "waits", "expired", "scene", "lapsed", "budgeted", "error", "moved"))


class Daybook:
    """Local to one call of a rule; what it gives back, a `Turn`, is frozen. `closing`: it is the end of
    the turn; `foretold`: it is a forecast, and nothing secret is in it."""

    __slots__ = ("_before", "_foretold", "_lag", "_moment", "entries", "facts", "scenario", "state")

    def __init__(self, scenario: Scenario, state: State, *, closing: bool = False, foretold: bool = False) -> None:
        self.scenario = scenario
        self.state = state
        self.entries: list[Entry] = []
        self.facts: list[Fact] = []
        self._lag = int(closing)
        self._foretold = foretold
        self._moment: Moment | None = None
        self._before: Moment | None = None

    @property
    def moment(self) -> Moment:
        """The state as it stands, for expressions to read."""
        if self._moment is None:
            self._moment = Moment(self.scenario, self.state, before=self._before)
            self._moment.lag, self._moment.foretold = self._lag, self._foretold
        return self._moment

    def post(
        self, entries: Iterable[Entry] = (), facts: Iterable[Fact] = (), *, terms: Iterable[float] | None = None
    ) -> None:
        """One phase: entries and facts read from the same moment, posted together."""
        facts = [*facts]
        if self._moment is not None and self._moment.troubles:
            facts += self._complaints(self._moment)
        self.state, kept = ledger.post(self.scenario, self.state, entries, facts, terms=terms)
        self.entries += kept
        self.facts += facts
        if self._moment is not None and not kept and terms is None and UNASKED.issuperset([f.kind for f in facts]):
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
        return [Fact("error", (name,)) for name in fresh]
