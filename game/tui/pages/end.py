"""How it ended, from top to bottom: the verdict, what stands, your line beside history's, the chronicle."""

from __future__ import annotations

from game.tui.drawing import ink, strokes
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.views.end import EndView
from game.views.series import SeriesLine, SeriesYear
from game.views.wording import numbers


def verdict(shown: tuple[EndView, str, bool], width: int) -> list[Row]:
    """The title, the rung, the text, the epilogue: what is read from top to bottom. `shown`: the view; where the
    chronicle was written; whether this is the only pane, which then has the reckoning too."""
    view, _, alone = shown
    narrow = parts.measure(width, most=72)
    ladder: Line = (("■" * view.rung, "brass"), ("□" * (view.rungs - view.rung), "soft"))
    rows = [
        text(
            (("━" * narrow, "red"),),
            ink.ends(((view.title, "masthead"),), ((view.date, "soft"),), narrow),
            ink.ends(((f"rung {view.rung} of {view.rungs} ", "soft"),), ladder, narrow),
            (("━" * narrow, "red"),),
        ),
        text(BLANK, *parts.prose(view.text, narrow, voice="strong")),
    ]
    for label, words in (("After you", view.successor), ("Your vow", view.vow)):
        if words:
            rows.append(text(BLANK, *ink.wrap(((f"{label}: ", "soft"), (words, "")), narrow, indent=2)))
    if alone:
        rows += _marks(view, narrow, first=False)
    for topic in dict.fromkeys(chapter.topic for chapter in view.epilogue):
        rows.append(parts.heading(topic, narrow) if topic else text(BLANK))
        told = [parts.prose(chapter.text, narrow) for chapter in view.epilogue if chapter.topic == topic]
        rows += [text(*([BLANK] if number else []), *lines) for number, lines in enumerate(told)]
    return [*rows, *(reckoning(shown, width) if alone else ()), text(BLANK)]


def _marks(view: EndView, width: int, *, first: bool) -> list[Row]:
    if not view.marks:
        return []
    rows = [parts.heading("Marks", width, first=first)]
    for mark in view.marks:
        rows.append(text(*ink.spread(((mark.name, ""),), ((f"{mark.level}  ", "soft"), (mark.text, "head")), width)))
    return rows


def reckoning(shown: tuple[EndView, str, bool], width: int) -> list[Row]:
    """The marks, what changed from the start, history's line beside yours, and what was done turn by turn."""
    view, written, alone = shown
    narrow = parts.measure(width, most=72)
    rows: list[Row] = []
    if written:
        said: Line = (("✓\N{NO-BREAK SPACE}", "good"), (f"The chronicle is in {written}", "strong"))
        rows.append(text(*ink.wrap(said, narrow)))
    if not alone:
        rows += _marks(view, narrow, first=not rows)
    if view.sums:
        rows.append(parts.heading("From the first day to the last", narrow, first=not rows and not alone))
        for name, before, after, change in view.sums:
            tail: Line = ((f"{ink.figure(before)} → ", "soft"), (ink.figure(after), "strong"), parts.delta(change, 7))
            rows.append(text(*ink.spread(((name, ""),), tail, narrow)))
    for series in view.series:
        rows += _series(series, narrow, first=not rows)
    if view.chronicle:
        rows.append(parts.heading("What was done", narrow, first=not rows))
        when = ""
        for line in view.chronicle:
            if line.date != when:
                when = line.date
                rows.append(text(((when, "brass"),)))
            rows.append(text(*parts.bullet(((line.text, ""),), narrow)))
    return [*rows, text(BLANK)]


def _series(series: SeriesLine, width: int, *, first: bool) -> list[Row]:
    """A table a year a row: history's bar and yours, on one scale."""
    top = max((value for year in series.years for value in (year.real, year.played) if value is not None), default=0.0)
    rows = [parts.heading(series.name, width, first=first, aside=series.unit)]
    room = max(4, (width - 26) // 2)
    rows.append(text((("      ", ""), (ink.pad("in history", room + 9), "soft"), ("your line", "soft"))))
    for year in _told(series):
        pair = ((year.real, "soft"), (year.played, "brass"))
        cells = [piece for value, voice in pair for piece in _cell(value, top, room, voice)]
        rows.append(text(((f"{year.year}  ", ""), *cells)))
    return rows


def _told(series: SeriesLine) -> list[SeriesYear]:
    """The years that history has a number for, and the last of yours; all, where history has few."""
    real = [year for year in series.years if year.real is not None]
    last = max((year.year for year in series.years if year.played is not None), default=0)
    return [year for year in series.years if year.real is not None or year.year == last or len(real) < 3]


def _cell(value: float | None, top: float, room: int, voice: str) -> Line:
    if value is None:
        return ((ink.pad("–", room + 9), "soft"),)
    full, _ = strokes.bar(max(value, 0.0) / top if top else 0.0, room)
    decimals = 0 if top >= 100 else 1 if top >= 10 else 2
    return ((full, voice), (ink.pad(f" {numbers.number(value, decimals)}", room + 9 - len(full)), ""))
