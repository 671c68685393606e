"""When the plan is decided, in words."""

from __future__ import annotations

from game.rules import budget
from game.views.reading import Reading
from game.views.wording import dates, numbers


def next_time(reading: Reading, after: int) -> int | None:
    """The first turn later than `after` in which the plan is decided, or None."""
    from msgspec.structs import replace

    last = reading.scenario.calendar.turns
    for turn in range(after + 1, last + 1):
        if budget.decided(reading.scenario, replace(reading.state, turn=turn)):
            return turn
    return None


def closed(reading: Reading) -> str:
    """Why the plan cannot be set now."""
    scenario, turn = reading.scenario, reading.state.turn
    rule = scenario.budget
    if rule is None:
        return "There is no plan in this game"
    if turn < rule.opens:
        return f"The plan is not yours to set before {dates.within(scenario.calendar, rule.opens)}"
    later = next_time(reading, turn)
    if later is None:
        return "The plan is not set again in this game"
    kind, months = rule.decided
    when = dates.within(scenario.calendar, later)
    if kind == "months":
        usual = numbers.listed([dates.season(scenario.calendar, month) for month in months])
        return f"The plan is set in {usual}; next {dates.at(scenario.calendar, later)}"
    return f"The plan is set again in {when}"
