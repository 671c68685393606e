"""The plan: the shares of the year to come beside the present ones, and what they promise."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import Delta, ForecastRow
from game.views.prose import Prose


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One share, in points of 100. `now`: in force; `new`: as it would be; `last`: before the plan in force. `low` and
    `high`: as far as it may be moved this time."""

    id: str
    name: str
    about: Prose
    now: float
    new: float
    last: float
    low: float
    high: float
    delta: Delta


@dataclass(frozen=True, slots=True)
class PlanView:
    """`total`: of the new shares; an order needs 100. `swing`: points a share may move, None for no bound.
    `reason`: why it cannot be set now ("The plan is set in autumn"), empty when `editable`. `trouble`: what is wrong
    with the new shares, else empty. `next`: when it can next be set."""

    title: str
    rows: tuple[ShareRow, ...]
    total: float
    swing: float | None
    forecast: tuple[ForecastRow, ...]
    editable: bool
    reason: str = ""
    trouble: str = ""
    next: str = ""
