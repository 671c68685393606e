"""The plan's shares: when they are decided, how far each may move, and why a plan is refused. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from game.model.arithmetic import added
from game.model.orders import Plan
from game.model.records import Refusal
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.docket import Docket
from game.rules.moment import Moment

_NEAR = 1e-6  # points by which a plan may be off through rounding


def decided(scenario: Scenario, state: State) -> bool:
    """Whether the plan is decided in this turn."""
    budget = scenario.budget
    if budget is None or state.turn < budget.opens:
        return False
    kind, numbers = budget.decided
    if kind == "months":
        return scenario.calendar.month(state.turn) in numbers
    return (state.turn - budget.opens) % numbers[0] == 0 if kind == "every" else state.turn == budget.opens


def is_open(docket: Docket) -> bool:
    """Whether a plan can be given: it is decided in this turn and not set yet."""
    return decided(docket.scenario, docket.state) and not any(isinstance(given, Plan) for given in docket.pending)


def shares(moment: Moment) -> dict[str, float]:
    """The shares in force, in points of 100."""
    budget = moment.scenario.budget
    return {id: moment.value(f"plan.{id}") for id in budget.shares} if budget else {}


def swing(moment: Moment, otherwise: float) -> float:
    """Points by which one share may move in one plan; `otherwise` where the scenario sets no bound."""
    budget = moment.scenario.budget
    return moment.number(budget.swing, 0.0) if budget and budget.swing else otherwise


def bounds(moment: Moment) -> dict[str, tuple[float, float]]:
    """How low and how high each share may be set now."""
    budget, most = moment.scenario.budget, swing(moment, float("inf"))
    if budget is None:
        return {}
    rules = budget.shares
    return {id: (max(rules[id].low, now - most), min(rules[id].high, now + most)) for id, now in shares(moment).items()}


def refusal(docket: Docket, order: Plan) -> Refusal | None:
    """Why the plan cannot be set, or None."""
    if not decided(docket.scenario, docket.state):
        return Refusal("plan_closed")
    if not is_open(docket):
        return Refusal("plan_given")
    now = shares(docket.moment)
    unknown = next((id for id, _ in order.shares if id not in now), None)
    if unknown is not None:
        return Refusal("unknown", (unknown,))
    new = {**now, **dict(order.shares)}
    whole, whole_now = added(new.values()), added(now.values())
    if abs(whole - whole_now) > _NEAR:
        return Refusal("plan_sum", (), (), whole, whole_now)
    return _out_of_bounds(docket, now, new)


def _out_of_bounds(docket: Docket, now: Mapping[str, float], new: Mapping[str, float]) -> Refusal | None:
    rule, most = docket.scenario.budget, swing(docket.moment, float("inf"))
    for id, share in rule.shares.items() if rule else ():
        if not share.low <= new[id] <= share.high:
            return Refusal("share_range", (id,), (), share.low, share.high)
        if abs(new[id] - now[id]) > most + _NEAR:
            return Refusal("share_swing", (id,), (), abs(new[id] - now[id]), most)
    return None
