"""The plan: the shares of the year to come beside the present ones, and what they promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.model.orders import Plan
from game.model.records import Refusal
from game.rules import budget, legality
from game.views import ahead
from game.views.game import Game
from game.views.lines import Delta, ForecastRow
from game.views.reading import Reading
from game.views.wording import conditions, dates, numbers
from game.views.wording.prose import Prose, fill


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
    with the new shares, else empty. `next`: when it can next be set. `horizon`: how far the forecast looks. `drafted`:
    the new shares have been made out and are neither in force nor ordered."""

    title: str
    rows: tuple[ShareRow, ...]
    total: float
    swing: float | None
    forecast: tuple[ForecastRow, ...]
    editable: bool
    reason: str = ""
    trouble: str = ""
    next: str = ""
    horizon: str = ""
    drafted: bool = False


def show(game: Game, draft: Mapping[str, float] | None = None, *, ahead_too: bool = True) -> PlanView:
    """The plan as it would be with the shares of `draft` (those pending, if None). `ahead_too`: with the forecast,
    which takes a few milliseconds."""
    reading = Reading(game.scenario, game.state)
    rule = game.scenario.budget
    given = next((dict(order.shares) for order in game.pending if isinstance(order, Plan)), {})
    new = given if draft is None else dict(draft)
    if rule is None:
        return PlanView("The plan", (), 0.0, None, (), False, conditions.REFUSALS["plan_closed"](reading, _CLOSED))
    open_now = budget.decided(game.scenario, game.state) and not reading.over
    swing = budget.swing(reading.moment, float("inf"))
    bounds = budget.bounds(reading.moment)
    rows = tuple(_row(reading, id, new.get(id), bounds[id]) for id in rule.shares)
    order = Plan(tuple((row.id, row.new) for row in rows if row.new != row.now))
    refused = None
    if open_now and order.shares:
        others = tuple(other for other in game.pending if not isinstance(other, Plan))
        refused = legality.refusal(game.scenario, game.state, others, order)
    ready = (order,) if order.shares and refused is None and open_now else ()
    watch = game.scenario.briefing.watch if game.scenario.briefing else ()
    later = dates.next_plan(reading, game.state.turn)
    return PlanView(
        title="The plan",
        rows=rows,
        total=sum(row.new for row in rows),
        swing=swing if swing < float("inf") else None,
        forecast=ahead.rows(game, ready, first=watch) if ahead_too else (),
        editable=open_now,
        reason="" if open_now else dates.plan_closed(reading),
        trouble=conditions.why_not(reading, refused),
        next=dates.date(game.scenario.calendar, later) if later else "",
        horizon=dates.length(game.scenario.calendar, ahead.TURNS),
        drafted=open_now and any(abs(row.new - given.get(row.id, row.now)) > _LEAST for row in rows),
    )


_LEAST = 1e-9  # points: what moves less is as it was
_CLOSED = Refusal("plan_closed")


def _row(reading: Reading, id: str, new: float | None, bounds: tuple[float, float]) -> ShareRow:
    assert reading.scenario.budget is not None
    share = reading.scenario.budget.shares[id]
    address = f"plan.{id}"
    now = reading.value(address)
    then = now if new is None else new
    return ShareRow(
        id=id,
        name=share.name,
        about=fill(share.about, reading),
        now=now,
        new=then,
        last=_last(reading, address, now),
        low=bounds[0],
        high=bounds[1],
        delta=Delta(then - now, numbers.signed(then - now)),
    )


def _last(reading: Reading, address: str, now: float) -> float:
    """The share before the plan in force: the last value that was another."""
    return next((value for value in reversed(reading.past(address)) if value != now), now)
