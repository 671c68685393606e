"""Turns and days as dates in words: Autumn 1953, September 1953, 14 October 1962."""

from __future__ import annotations

import datetime as dt

from game.model.calendar import Calendar, parse_date
from game.rules import budget
from game.views.reading import Reading
from game.views.wording import numbers


def next_plan(reading: Reading, after: int) -> int | None:
    """The first turn later than `after` in which the plan is decided, or None."""
    from msgspec.structs import replace

    last = reading.scenario.calendar.turns
    for turn in range(after + 1, last + 1):
        if budget.decided(reading.scenario, replace(reading.state, turn=turn)):
            return turn
    return None


def plan_closed(reading: Reading) -> str:
    """Why the plan cannot be set now."""
    scenario, turn = reading.scenario, reading.state.turn
    rule = scenario.budget
    if rule is None:
        return "There is no plan in this game"
    if turn < rule.opens:
        return f"The plan is not yours to set before {within(scenario.calendar, rule.opens)}"
    later = next_plan(reading, turn)
    if later is None:
        return "The plan is not set again in this game"
    kind, months = rule.decided
    when = within(scenario.calendar, later)
    if kind == "months":
        usual = numbers.listed([season(scenario.calendar, month) for month in months])
        return f"The plan is set in {usual}; next {at(scenario.calendar, later)}"
    return f"The plan is set again in {when}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_SEASONS = {12: "winter", 3: "spring", 6: "summer", 9: "autumn"}


def month_name(month: int) -> str:
    return _MONTHS[month - 1]


def within(calendar: Calendar, turn: int) -> str:
    """The date of a turn, for the middle of a sentence: autumn 1953, winter 1953–54, September 1953."""
    first, last = calendar.first_day(turn), calendar.last_day(turn)
    years = str(first.year) if first.year == last.year else f"{first.year}\u2013{last.year % 100:02}"
    match calendar.step:
        case "year":
            return years
        case "quarter" if first.month in _SEASONS:
            return f"{_SEASONS[first.month]} {years}"
        case "quarter":
            return f"{month_name(first.month)} to {month_name(last.month)} {last.year}"
        case "month":
            return f"{month_name(first.month)} {first.year}"
    return day(first)


def date(calendar: Calendar, turn: int) -> str:
    """The date of a turn, standing alone: Autumn 1953."""
    words = within(calendar, turn)
    return words[:1].upper() + words[1:]


def season(calendar: Calendar, month: int) -> str:
    """The part of the year in which a turn that begins in `month` falls: autumn, or September."""
    return _SEASONS.get(month, month_name(month)) if calendar.step == "quarter" else month_name(month)


def at(calendar: Calendar, turn: int) -> str:
    """The date with its preposition: in autumn 1953, on 14 October 1962."""
    before = {"day": "on", "week": "in the week of"}.get(calendar.step, "in")
    return f"{before} {within(calendar, turn)}"


def end_of(calendar: Calendar, turn: int) -> str:
    """The end of autumn 1953, of April to June 1678: when something begins to work."""
    return f"the end of {within(calendar, turn)}"


def day(when: dt.date) -> str:
    return f"{when.day} {month_name(when.month)} {when.year}"


def written(text: str) -> str:
    """A date of the scenario's in words: 1956-02-25 is 25 February 1956."""
    try:
        first, last = parse_date(text.strip("'\""))
    except ValueError:
        return text
    if first == last:
        return day(first)
    return str(first.year) if first.month != last.month else f"{month_name(first.month)} {first.year}"


def span(calendar: Calendar) -> str:
    """The years of the whole game: "Autumn 1953 to spring 1966"."""
    first, last = calendar.first_day(1), calendar.last_day(calendar.turns)
    if calendar.step == "quarter" and first.month not in _SEASONS:
        return f"{month_name(first.month)} {first.year} to {month_name(last.month)} {last.year}"
    return f"{date(calendar, 1)} to {within(calendar, calendar.turns)}"


def length(calendar: Calendar, turns: int) -> str:
    """How long so many turns are: two years, eight days."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(calendar.step, 0) * turns
    if months and months % 12 == 0:
        return numbers.count(months // 12, "year")
    return numbers.count(months, "month") if months else numbers.count(turns, calendar.step)
