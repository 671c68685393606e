"""Numbers: indicators and formulas, how they are shown, chance, what the seed settles, the plan's shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from game.model.expression import Expression
from game.model.text import Text

Better = Literal["up", "down", "neither"]
Decided = Literal["months", "every", "start"]


class Chance(Struct, frozen=True):
    """A named piece of luck, kept as a number. `spread`: normal (mean, sd) or even (low, high).

    `keeps`: the part of last time's departure from the mean that stays.
    """

    spread: Literal["normal", "even"]
    mean: float
    sd: float
    low: float
    high: float
    each: Literal["turn", "year"]
    keeps: float


class Unknown(Struct, frozen=True):
    """Settled once by the seed. Exactly one of odds, one_of and between is given."""

    odds: float | None
    one_of: Mapping[str, float]
    between: tuple[int, int] | None
    why: str


class Shown(Struct, frozen=True):
    """How a number is shown. `bands`: (from, word), rising. `short`: for lists."""

    name: str
    unit: str = ""
    decimals: int = 0
    better: Better = "neither"
    group: str = ""
    bands: tuple[tuple[float, str], ...] = ()
    about: Text = Text()
    short: str = ""


class Indicator(Struct, frozen=True):
    """A number with a ledger: an indicator proper, a person's trait, a bloc's mood, a plan share or a chance.

    `stock` is False for a level. `owner`: the person or bloc.
    """

    shown: Shown
    start: float
    low: float
    high: float
    kind: Literal["indicator", "trait", "mood", "share", "chance"] = "indicator"
    stock: bool = True
    owner: str = ""
    reported: Expression | None = None
    hidden: bool = False


class Formula(Struct, frozen=True):
    """`named` ones may be shown, those that are a `mark` at the end only; the rest serve other expressions only."""

    shown: Shown
    named: bool
    mark: bool = False


class Share(Struct, frozen=True):
    name: str
    start: float
    low: float
    high: float
    about: Text


class Budget(Struct, frozen=True):
    """`decided`: (months, (9,)), (every, (4,)) or (start, ()); `opens`: the first turn in which it is decided."""

    decided: tuple[Decided, tuple[int, ...]]
    opens: int
    swing: Expression | None
    shares: Mapping[str, Share]
