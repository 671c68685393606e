"""The plan: a bar a share, last year's beside it, and what it promises."""

from __future__ import annotations

from game.tui.drawing import ink, strokes
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import figures, parts
from game.views.plan import PlanView, ShareRow
from game.views.wording import numbers

Shown = tuple[PlanView, str]
_CHART = (
    "In the chart the brighter line is what comes of these shares, the fainter what comes without them; the band is "
    "how far off it may be. Nothing else is ordered in it, and no paper comes."
)


def shares(shown: Shown, width: int) -> list[Row]:
    """`shown[1]` is the share that gives and takes the points."""
    view, well = shown
    narrow = parts.measure(width, most=84)
    drafted = "✎ a draft, not yet set · " if view.drafted else ""
    rows = [parts.heading(view.title, narrow, first=True, aside=f"{drafted}{_points(view.total)} of 100")]
    if view.reason:
        rows.append(text(*parts.barred(view.reason, narrow), BLANK))
    top = max((row.high for row in view.rows), default=100.0)
    name = max((ink.length(((row.name, ""),)) for row in view.rows), default=8) + 2
    rows.append(text(_legend(narrow, min(name, narrow - 36))))
    rows += [Row((_share(row, narrow, min(name, narrow - 36), top, well),), row.id) for row in view.rows]
    giver = next((row.name for row in view.rows if row.id == well), "")
    if view.editable and giver:
        rows.append(text(BLANK, *ink.wrap(_giving(giver), narrow, indent=2)))
    if view.swing is not None and view.editable:
        rows.append(text(*ink.wrap(((f"A share may move {view.swing:g} points this time.", "soft"),), narrow)))
    if view.trouble:
        rows.append(text(BLANK, *ink.wrap((("!\N{NO-BREAK SPACE}", "bad"), (view.trouble, "")), narrow, indent=2)))
    if view.next and not view.reason:
        rows.append(text(*ink.wrap(((f"Next set in {view.next[:1].lower()}{view.next[1:]}.", "soft"),), narrow)))
    return rows


def _giving(name: str) -> Line:
    """From which share the points come, and the key that changes it."""
    lead: Line = (("⇄ ", "brass"), ("Points come from and go to ", "soft"), (name, "strong"))
    return (*lead, (". ", "soft"), ("x", "key"), (" makes it the one under the cursor.", "soft"))


def _legend(width: int, name: int) -> Line:
    return ((" " * (width - 21), ""), (f"{'last':>6}{'now':>5}{'new':>5}{'±':>5}", "soft"))


def _share(row: ShareRow, width: int, name: int, top: float, well: str) -> Line:
    room = max(6, width - name - 24)
    full, empty = strokes.bar(row.new / top if top else 0.0, room)
    sign = "⇄" if row.id == well else " "
    return (
        (ink.pad(row.name, name), ""), (f"{sign} ", "brass"), (full, "brass"), (empty, "rule"),
        (" " * max(1, width - name - 2 - room - 21), ""),
        (f"{_points(row.last):>6}{_points(row.now):>5}", "soft"), (f"{_points(row.new):>5}", "strong"),
        parts.delta(row.delta, 5),
    )  # fmt: skip


def _points(value: float) -> str:
    """Whole where it is, else with one decimal."""
    return numbers.number(value, 0 if round(value, 1) == round(value) else 1)


def about(shown: tuple[PlanView, str], width: int) -> list[Row]:
    """The share under the cursor, in words."""
    view, here = shown
    row = next((each for each in view.rows if each.id == here), None)
    if row is None:
        return [text(BLANK)]
    bounds = f"from {_points(row.low)} to {_points(row.high)}"
    lines = [ink.heading(row.name, width, aside=bounds), *parts.prose(row.about, parts.measure(width))]
    key: Line = ((_CHART, "soft"),)
    return [text(*lines), text(BLANK, *ink.wrap(key, parts.measure(width)))]


def forecast(view: PlanView, width: int) -> list[Row]:
    if not view.forecast:
        return [text((("No forecast is made.", "soft"),))]
    head = parts.heading("What it promises", width, first=True, aside=f"{view.horizon} on")
    return [head, *figures.forecast(view.forecast, width)]
