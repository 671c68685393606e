"""Turns and dates, in the proleptic Gregorian calendar. Turn 1 is the first; a turn belongs to the year it ends in."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

from msgspec import Struct

Step = Literal["day", "week", "month", "quarter", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Calendar(Struct, frozen=True):
    """`turns` turns of one `step` each, the first beginning on `start`."""

    start: dt.date
    step: Step
    turns: int

    def first_day(self, turn: int) -> dt.date:
        """The first day of `turn`; turns past the last, and before the first, are reckoned on."""
        if self.step in _DAYS:
            return self.start + dt.timedelta(days=_DAYS[self.step] * (turn - 1))
        months = self._months(turn)
        return dt.date(months // 12, months % 12 + 1, 1)

    def last_day(self, turn: int) -> dt.date:
        return self.first_day(turn + 1) - dt.timedelta(days=1)

    def year(self, turn: int) -> int:
        return self.last_day(turn).year if self.step in _DAYS else (self._months(turn + 1) - 1) // 12

    def month(self, turn: int) -> int:
        """The month in which `turn` begins, 1-12."""
        return self.first_day(turn).month if self.step in _DAYS else self._months(turn) % 12 + 1

    def _months(self, turn: int) -> int:
        """Months from the beginning of year 0 to that of `turn`."""
        return self.start.year * 12 + self.start.month - 1 + _MONTHS[self.step] * (turn - 1)

    def turn_of(self, day: dt.date) -> int:
        """The turn that holds `day`; 0 or less before the start, more than `turns` after the end."""
        if self.step in _DAYS:
            return (day - self.start).days // _DAYS[self.step] + 1
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        return months // _MONTHS[self.step] + 1

    def stamp(self, turn: int) -> str:
        """The date as `--json` and saves write it: 1964-09, or 1962-10-14 where a turn is a day or a week."""
        day = self.first_day(turn)
        return day.isoformat() if self.step in _DAYS else f"{day.year:04}-{day.month:02}"


def parse_date(text: str) -> tuple[dt.date, dt.date]:
    """The first and last day that `text` names: 1956, 1956-02 or 1956-02-25. ValueError says what is wrong."""
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isascii() and p.isdigit() for p in parts) or len(parts[0]) != 4:
        raise ValueError(f"'{text}' is not a date; write 1956, 1956-02 or 1956-02-25")
    numbers = [int(p) for p in parts]
    first = dt.date(*(numbers + [1, 1])[:3])
    if len(parts) == 3:
        return first, first
    months = first.year * 12 + (first.month if len(parts) == 2 else 12)
    if months // 12 > 9999:
        return first, dt.date(9999, 12, 31)
    return first, dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)
