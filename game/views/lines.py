"""The small values that several screens share: a change, an effect's line, a need, a forecast's band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["good", "bad", "flat"]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who brings a paper. `office` may be empty."""

    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """A change with its sign ("+2.3"; empty where there was none)."""

    amount: float = 0.0
    text: str = ""
    tone: Tone = "flat"


NO_CHANGE = Delta()


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What an order or answer does, on one line: "Tension" ▲ of size 1-3.

    `sign`: ▲, ▼, or empty for what has no direction. `note`: when or how ("over 4 quarters",
    "likely", "may be"), else empty. `certain` is False for what is only likely, `later` true of what does not
    act at once; the note says both.
    """

    text: str
    sign: str = ""
    size: int = 0
    tone: Tone = "flat"
    certain: bool = True
    note: str = ""
    later: bool = False

    @property
    def arrows(self) -> str:
        return self.sign * self.size


@dataclass(frozen=True, slots=True)
class Price:
    """What an order costs. `amount` in points of what the agenda is paid in, `text` with its name ("8 authority")."""

    amount: float = 0.0
    text: str = "free"
    affordable: bool = True


NO_PRICE = Price(text="")  # of what would cost nothing, if it could be had


@dataclass(frozen=True, slots=True)
class Need:
    """One condition in words, with its present value: "Authority 23, needs 30"."""

    text: str
    met: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person says of a step before it is taken. `approves` is what the words amount to."""

    name: str
    office: str
    approves: bool
    words: str


@dataclass(frozen=True, slots=True)
class Band:
    """One turn of a forecast: low, likely and high, as reported."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One number looked ahead at: `without` and `with_` the orders in question, a band a turn, the next turn first.

    `now`, `then_without` and `then_with` are texts with their unit; `delta` is what the orders change at the last turn.
    """

    id: str
    name: str
    unit: str
    now: str
    value: float
    then_without: str
    then_with: str
    delta: Delta
    without: tuple[Band, ...]
    with_: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One number as it stands. `value` is as reported (`reported` says that the truth may differ).

    `text` has the unit; `level` is the band's word; `spark` the last values, oldest first, at most 12, the last
    being this turn's. `share` is where the value stands in its range, 0-1; `figure` is the number without its unit.
    """

    id: str
    name: str
    value: float
    text: str
    delta: Delta
    level: str = ""
    spark: tuple[float, ...] = ()
    reported: bool = False
    share: float = 0.0
    figure: str = ""
