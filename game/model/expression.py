"""What a compiled expression is. `content` builds these from text; `rules` evaluates them without knowing the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from game.model.records import Cause


class Kin(Struct, frozen=True, gc=False):
    """A member as an expression sees them: where each of the scenario's traits stands in the vector of values.

    `slots[i]` is the place of trait `i` of `Scenario.traits` (always beginning loyalty, mood, weight, members); a
    trait that the member lacks points to the slot that is always 0.
    """

    id: str
    slots: tuple[int, ...]


# A compiled expression takes the moment (rules.moment.Moment), the member it is asked about, and one given number.
Run = Callable[[Any, Kin | None, float], Any]


class Clause(Struct, frozen=True, eq=False):
    """One node of a condition, so that it can say itself with its present values.

    `kind`: all, any, not (over `parts`); compare (`left` `op` `right`); ask (the question `name` with `args`);
    fixed (anything else of truth type, evaluated by `left`).
    """

    kind: Literal["all", "any", "not", "compare", "ask", "fixed"]
    parts: tuple[Clause, ...] = ()
    op: str = ""
    left: Expression | None = None
    right: Expression | None = None
    name: str = ""
    args: tuple[str, ...] = ()


class Expression(Struct, frozen=True, eq=False):
    """`run(moment, kin, given)` gives a number, or a truth where `truth` is set.

    `names`: the addresses, formulas, tuning and chances it reads; `asks`: its questions as (name, args).
    `subject`: the address, formula or (question, args) when the whole expression is nothing else.
    """

    text: str
    truth: bool
    run: Run
    clause: Clause | None = None
    names: frozenset[str] = frozenset()
    asks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    subject: str | tuple[str, tuple[str, ...]] | None = None
    constant: float | None = None


class Group(Struct, frozen=True, eq=False):
    """Many conditions as one function: `run(moment)` gives the positions of those that hold, in order.

    It may raise what arithmetic raises; `members` are then asked one by one.
    """

    members: tuple[Expression, ...]
    run: Callable[[Any], list[int]]


class Row(Struct, frozen=True):
    """One amount of `Dynamics.amounts`: the address it moves, by which labelled cause, as flow or as level term."""

    address: str
    slot: int
    cause: Cause
    term: int = -1

    @property
    def label(self) -> str:
        return self.cause.part

    @property
    def kind(self) -> str:
        return self.cause.kind


class Dynamics(Struct, frozen=True, eq=False):
    """The whole model, compiled once.

    `amounts(moment)` -> the amount of every row, rounded to 2^-20: for a flow what it adds this turn, for a level's
    term its value now. `formulas(moment)` writes every formula into `moment.v`. Both may raise what arithmetic
    raises, or give what is not finite; `rows[i]` is then evaluated alone by `singles[i]`, formulas by
    `formula_singles`, in the order of `formula_order` (their positions), in which each comes after what it reads.
    `terms`: the positions of the rows that are terms of levels; `addresses` and `causes`: those of every row.
    """

    rows: tuple[Row, ...]
    amounts: Callable[[Any], list[float]]
    singles: tuple[Expression, ...]
    formulas: Callable[[Any], None]
    formula_singles: tuple[Expression, ...]
    formula_order: tuple[int, ...] = ()
    terms: tuple[int, ...] = ()
    addresses: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
