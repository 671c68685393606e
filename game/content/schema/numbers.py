"""What an author writes about numbers: tuning, luck, indicators, formulas and the plan."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from game.content.schema.convert import Date, Expr, Prose
from game.content.schema.parts import Decimals, Fraction, Percent, Price, Section, Turns
from game.model.numbers import Better


class Tuning(Section, frozen=True, kw_only=True):
    """A constant with a name, and why it has that value."""

    value: float
    why: str = ""


class Chance(Section, frozen=True, kw_only=True):
    """A named piece of luck: `normal` with mean and sd, or `even` from low to high. `keeps`: the part that stays."""

    name: str = ""
    spread: Literal["normal", "even"] = "normal"
    mean: float | None = None
    sd: Price | None = None
    low: float | None = None
    high: float | None = None
    new: Literal["each turn", "each year"] = "each turn"
    keeps: Fraction = 0.0


class Unknown(Section, frozen=True, kw_only=True):
    """Settled once by the seed: exactly one of `odds` (a truth), `one_of` (weights) and `between` (two turns)."""

    odds: Fraction | None = None
    one_of: dict[str, Price] | None = None
    between: tuple[int, int] | None = None
    why: str = ""


class Indicator(Section, frozen=True, kw_only=True):
    """A number with a ledger: a stock with `flows`, or a `level`, which is the sum of its terms. `short`: its name in
    lists of what moves."""

    name: str
    short: str = ""
    range: tuple[float, float]
    start: float | None = None
    unit: str = ""
    decimals: Decimals = 0
    better: Better = "neither"
    group: str = ""
    about: Prose | None = None
    reported: Expr | None = None
    bands: dict[float, str] = {}
    hidden: bool = False
    flows: dict[str, Expr] | None = None
    level: dict[str, Expr] | None = None


class Formula(Section, frozen=True, kw_only=True):
    """A number worked out from others each turn. With a name it may be shown; it keeps no ledger."""

    is_: Expr = field(name="is")
    name: str = ""
    unit: str = ""
    decimals: Decimals = 0
    better: Better = "neither"
    group: str = ""
    bands: dict[float, str] = {}
    about: Prose | None = None


class Every(Section, frozen=True, kw_only=True):
    every: Turns


class Share(Section, frozen=True, kw_only=True):
    """A share of the plan, in points of 100."""

    name: str
    start: Percent
    min: Percent = 0.0
    max: Percent = 100.0
    about: Prose | None = None


class Budget(Section, frozen=True, kw_only=True):
    """The plan. `decided`: months of the year, every so many turns, or `start`; `swing`: points a share may move."""

    shares: dict[str, Share]
    decided: list[Annotated[int, Meta(ge=1, le=12)]] | Every | Literal["start"] = "start"
    opens: Date | None = None
    swing: Expr | None = None
