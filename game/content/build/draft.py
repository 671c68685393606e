"""A scenario while it is being built: how a leaf of the text becomes what it means. Knows no section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from game.content.build.names import PAIRS, Names, a
from game.content.build.text import parse_text
from game.content.language.compiler import Compiler, LanguageError
from game.content.schema import phrases
from game.content.yaml.source import Node, Problems, nearest
from game.model.calendar import Calendar, parse_date
from game.model.effects import Change, Verb
from game.model.expression import Expression
from game.model.text import Text

LARGEST = 2.0**31


def _nothing(_moment: Any, _kin: Any, _given: float) -> float:
    return 0.0


NOTHING = Expression(text="0", truth=False, run=_nothing, constant=0.0)


class Draft:
    """What building a section needs, and what it leaves for others.

    `effects` gathers every effect by its key, `opened` (event, opener), `dated` whether the calendar can be trusted,
    `decimals` how numbers are shown, `reported` what can be revealed.
    """

    __slots__ = (
        "_repeats", "_said", "_texts", "calendar", "compiler", "dated", "decimals", "effects", "names", "opened",
        "paid_in", "problems", "reported",
    )  # fmt: skip

    def __init__(
        self, names: Names, compiler: Compiler, calendar: Calendar, problems: Problems, *, dated: bool = True
    ) -> None:
        self.names = names
        self.compiler = compiler
        self.calendar = calendar
        self.problems = problems
        self.dated = dated
        self.paid_in: str | None = None
        self.decimals: dict[str, int] = {}
        self.reported: frozenset[str] = frozenset()
        self.effects: dict[str, Change | Verb] = {}
        self.opened: set[tuple[str, str]] = set()  # (the event that is opened, what opens it)
        self._said = (*names.addresses, *names.kin)
        self._repeats: dict[str, int] = {}
        self._texts: dict[tuple[int, bool], Callable[[str], str | None]] = {}

    # expressions

    def number(self, node: Node, *, member: bool = False, given: str | None = None, cast: int = 0) -> Expression:
        if not self._expressed(node, "a number or an expression"):
            return NOTHING
        try:
            text: Any = node.value
            return self.compiler.number(text, member=member, given=given, cast=cast)
        except LanguageError as fault:
            self.fault(node, fault)
            return NOTHING

    def maybe_number(self, node: Node | None, *, member: bool = False, given: str | None = None) -> Expression | None:
        return None if node is None else self.number(node, member=member, given=given)

    def truth(
        self, node: Node, *, member: bool = False, given: str | None = None, cast: int = 0, epilogue: bool = False,
        says: bool = False,
    ) -> Expression:  # fmt: skip
        if not self._expressed(node, "a condition"):
            return NOTHING
        try:
            text: Any = node.value
            return self.compiler.truth(text, member=member, given=given, cast=cast, epilogue=epilogue, says=says)
        except LanguageError as fault:
            self.fault(node, fault)
            return NOTHING

    def when(self, node: Node | None, *, cast: int = 0, epilogue: bool = False) -> Expression | None:
        return None if node is None else self.truth(node, cast=cast, epilogue=epilogue)

    def needs(self, node: Node | None, *, cast: int = 0) -> Expression | None:
        """A condition that a player reads."""
        return None if node is None else self.truth(node, cast=cast, says=True)

    def _expressed(self, node: Node, says: str) -> bool:
        """Whether the node can be an expression at all; the reason is reported where it cannot."""
        if node.kind in ("text", "number", "truth"):
            return True
        phrases.misfit(node, self.problems, "", says)
        return False

    def fault(self, node: Node, fault: LanguageError) -> None:
        self.problems.add(node, fault.message, hint=fault.hint, offset=fault.offset)

    # texts

    def text(self, node: Node | None, *, cast: int = 0, successor: bool = False) -> Text:
        if node is None or node.kind == "null":
            return Text()
        resolve = self._texts.get((cast, successor))
        if resolve is None:
            resolve = self._texts[cast, successor] = self._resolver(cast, successor)
        return parse_text(node, resolve, self.problems, names=self._said)

    def _resolver(self, cast: int, successor: bool) -> Callable[[str], str | None]:
        kinds = {"date": "date"} | dict.fromkeys(self.names.kin, "name")
        for name in (*self.names.addresses, *self.names.formulas):
            kinds[name] = f"value:{self.decimals[name]}" if name in self.decimals else "value"
        kinds |= {name: name for name, least in (("with", 1), ("with2", 2)) if cast >= least}
        if successor:
            kinds["successor"] = "successor"
        kinds |= {f"{name}.asks": "asks" for name, least in (("with", 1), ("with2", 2)) if cast >= least}
        for trait in self.names.traits:
            kinds |= {f"{name}.{trait}": "value" for name, least in (("with", 1), ("with2", 2)) if cast >= least}
        return kinds.get

    # names

    def name(self, node: Node, kind: str, known: Iterable[str]) -> str:
        """The name in `node`, which should be one of `known`."""
        name = node.value if isinstance(node.value, str) else node.written
        if node.kind not in ("text", "number", "truth"):
            phrases.misfit(node, self.problems, "", f"the id of {a(kind)}")
        elif name not in known:
            self.unknown(node, kind, name, known)
        return name

    def part(self, node: Node, owner: str, kind: str, known: Iterable[str]) -> str:
        """The name in `node`, which should be one of those that `owner` has."""
        name = node.written
        if name not in known:
            self.problems.add(node, f"'{owner}' has no {kind} '{name}'", hint=nearest(name, known))
        return name

    def unknown(self, node: Node, kind: str, name: str, known: Iterable[str]) -> None:
        self.problems.add(node, f"there is no {kind} '{name}'", hint=nearest(name, known))

    def names_in(self, node: Node | None, kind: str, known: Iterable[str]) -> tuple[str, ...]:
        """The names in a list, or the one name."""
        return tuple(self.name(entry, kind, known) for entry in self.words(node))

    def words(self, node: Node | None) -> list[Node]:
        """The texts in a list; what is none is reported."""
        entries = node.entries() if node else []
        for entry in entries:
            if entry.kind != "text":
                self.problems.add(entry, "this should be an id")
        return [entry for entry in entries if entry.kind == "text"]

    def whom(self, node: Node, kind: str, known: Iterable[str], cast: int) -> str:
        """A name out of `known`, or whoever `with` and `with2` stand for."""
        if isinstance(node.value, str) and node.value in PAIRS:
            if cast < 1 + (node.value == "with2"):
                self.problems.add(node, f"'{node.value}' stands for nobody here")
            return node.value
        return self.name(node, kind, known)

    # dates

    def turn(self, node: Node, *, inside: bool = False) -> int:
        """The turn that holds the first day of the date in `node`; 1 where it is no date."""
        first = day(node, self.problems)
        if first is None:
            return 1
        turn = self.calendar.turn_of(first)
        if inside and self.dated and not 1 <= turn <= self.calendar.turns:
            stamps = self.calendar.stamp(1), self.calendar.stamp(self.calendar.turns)
            self.problems.add(node, f"{node.written} is outside the game, which runs from {stamps[0]} to {stamps[1]}")
        return turn

    # numbers

    def price(self, node: Node | None, amount: float) -> float:
        """An amount of what the agenda is paid in."""
        if node and amount and self.paid_in is None:
            self.paid_in = ""  # told once
            self.problems.add(node, "there is nothing to pay this in: scenario.agenda.paid_in is not given")
        return amount

    def span(self, node: Node | None, low: float, high: float) -> bool:
        """Whether `low` and `high` can be a range."""
        if node and low >= high:
            self.problems.add(node, "a range goes from a smaller number to a larger")
        elif node and max(abs(low), abs(high)) >= LARGEST:
            self.problems.add(node, "a range stays within 2147483648 either way")
        return low < high

    def key(self, draw: str) -> str:
        """A key for the effect with this draw that no other has."""
        times = self._repeats[draw] = self._repeats.get(draw, 0) + 1
        return draw if times == 1 else f"{draw}#{times}"


def day(node: Node, problems: Problems) -> dt.date | None:
    """The first day of the date in `node`; None where it is none."""
    try:
        return parse_date(node.written)[0]
    except ValueError as fault:
        words = str(fault)
        problems.add(node, words if words.startswith("'") else f"there is no such day as '{node.written}'")
        return None


def pretty(id_: str) -> str:
    """An id as words: `first_reading` as First reading."""
    return id_.replace("_", " ").capitalize()
