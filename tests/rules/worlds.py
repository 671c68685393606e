"""Small scenarios written where they are tested, and a game played by hand."""

from __future__ import annotations

import functools
import re
import tempfile
from pathlib import Path
from typing import TypeVar

from game.content.load import load
from game.model.facts import Fact
from game.model.orders import Choose, Order, Word
from game.model.records import Entry
from game.model.scenario import Scenario
from game.model.state import Turn
from game.rules import legality
from game.rules.begin import begin
from game.rules.moment import Moment
from game.rules.turn import answer, resolve, start

F = TypeVar("F", bound=Fact)

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
DEFAULTS = {
    "indicators": "indicators: {purse: {name: Purse, start: 100, range: [0, 200], flows: {Nothing: 0}}}\n",
    "endings": "endings: {done: {rank: 99, title: Done}}\n",
}


def head(agenda: str = "paid_in: purse", more: str = "", step: str = "quarter", turns: int = 12) -> str:
    """A `scenario` section: quarters from January 2001, the agenda and further keys given."""
    return f"""scenario:
  format: 1
  title: A test
  calendar: {{start: 2001-01, step: {step}, turns: {turns}}}
  agenda: {{{agenda}}}
{more}
"""


@functools.cache
def world(text: str) -> Scenario:
    """The scenario of `text`; the sections that every scenario needs are added where they are missing."""
    if not re.search(r"^scenario:", text, re.MULTILINE):
        paid = "indicators:" not in text or "purse:" in text
        text = head("paid_in: purse" if paid else "") + text
    for section, default in DEFAULTS.items():
        if not re.search(rf"^{section}:", text, re.MULTILINE):
            text += "\n" + default
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "test.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path)


@functools.cache
def harbour() -> Scenario:
    return load(HARBOUR)


class Game:
    """One game played by hand. `last`: what the last order or end of turn gave back."""

    def __init__(
        self, text: str, *, seed: int = 1, level: str | None = None, vow: str | None = None, seen: str = ""
    ) -> None:
        self.scenario = world(text)
        self.last: Turn = begin(self.scenario, seed=seed, level=level, vow=vow, seen=frozenset(seen.split()))
        self.state = self.last.state

    def choose(self, scene: str, choice: str = "read") -> Game:
        order = Choose(scene, choice)
        assert self.refused(order) is None
        return self._took(answer(self.scenario, self.state, order))

    def start(self, initiative: str, *targets: str) -> Game:
        order = Word(initiative, *targets)
        assert self.refused(order) is None
        return self._took(start(self.scenario, self.state, order))

    def end(self, *orders: Order) -> Game:
        """End the turn with decrees and a plan."""
        assert self.tray == []
        for n, order in enumerate(orders):
            assert legality.refusal(self.scenario, self.state, orders[:n], order) is None
        return self._took(resolve(self.scenario, self.state, orders))

    def wait(self, turns: int) -> Game:
        for _ in range(turns):
            self.end()
        return self

    def refused(self, order: Order, *pending: Order) -> str | None:
        refusal = legality.refusal(self.scenario, self.state, pending, order)
        return refusal.reason if refusal else None

    def price(self, order: Order, *pending: Order) -> float:
        return legality.price(self.scenario, self.state, pending, order)

    def v(self, *names: str) -> float | tuple[float, ...]:
        values = tuple(Moment(self.scenario, self.state).value(name) for name in names)
        return values if len(values) > 1 else values[0]

    @property
    def tray(self) -> list[str]:
        return [scene.event for scene in self.state.tray]

    def facts(self, of: type[F]) -> list[F]:
        return [fact for fact in self.last.facts if isinstance(fact, of)]

    def told(self, *kinds: type[Fact]) -> list[type[Fact]]:
        """The kinds of the last facts that are of these, in order."""
        return [type(fact) for fact in self.last.facts if isinstance(fact, kinds)]

    def entries(self, address: str) -> list[Entry]:
        return [entry for entry in self.last.entries if entry.address == address]

    def moved(self, address: str) -> list[tuple[float, str]]:
        """(amount, cause's kind) of each entry."""
        return [(entry.amount, entry.cause.kind) for entry in self.entries(address)]

    def _took(self, turn: Turn) -> Game:
        self.last, self.state = turn, turn.state
        return self
