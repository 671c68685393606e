"""Reforms: the list with its tracks, and one of them opened."""

from __future__ import annotations

from collections.abc import Sequence

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Piece, Row, text
from game.tui.pages import parts
from game.tui.pages.figures import outlook
from game.views.lines import Price
from game.views.reforms import Branch, NextStage, ReformLine, ReformsView, ReformView, Step

_STEPS = {
    "done": ("●", "soft"), "in force": ("●", "good"), "ordered": ("◐", "brass"), "pending": ("✎", "brass"),
    "next": ("○", ""), "later": ("·", "soft"),
}  # fmt: skip

_GIVEN = {"ordered": "On its way", "pending": "Ordered"}  # a step's state to what its heading says


def index(view: ReformsView, width: int) -> list[Row]:
    """By theme: the name, the track as signs, where it stands."""
    rows = [text(*ink.wrap(((view.line, "strong"),), width))]
    for theme in view.themes:
        if theme.reforms:
            rows.append(parts.heading(theme.name, width))
            rows += [_line(reform, width) for reform in theme.reforms]
    return rows


def _line(reform: ReformLine, width: int) -> Row:
    track = tuple(_STEPS.get(step.state, ("·", "soft")) for step in reform.track if step.number)
    spaced: list[Piece] = [(sign + " ", tone) for sign, tone in track]
    first = ink.spread(((reform.name, "strong" if reform.open else ""),), tuple(spaced), width)
    status = [(("  ", ""), *line) for line in ink.wrap(((reform.status, "soft"),), width - 2)]
    return Row((*first, *status), reform.id)


def sheet(view: ReformView | None, width: int) -> list[Row]:
    """One reform: where it stands, the step on with its ways and prices, the step back, who says what, the outlook."""
    if view is None:
        return [text((("Choose a reform.", "soft"),))]
    narrow = parts.measure(width, most=80)
    rows = [text(ink.ends(((view.name, "head"),), ((view.theme, "soft"),), narrow), ink.rule(narrow))]
    rows.append(parts.paragraph(view.text, narrow))
    rows.append(text(BLANK, *(line for step in view.track for line in _step(step, narrow))))
    standing = ". ".join(part[:1].upper() + part[1:] for part in (view.roots_line, view.in_force) if part)
    if standing:
        rows.append(text(BLANK, *ink.wrap(((standing, "soft"),), narrow)))
    if view.forecast:
        rows.append(parts.heading("Outlook", narrow, aside=f"{view.horizon} on"))
        rows.append(text(*outlook(view.forecast, narrow)))
    if view.next:
        state = next((step.state for step in view.track if step.number == view.next.number), "")
        rows += _next(view.next, narrow, given=_GIVEN.get(state, ""))
    if view.opinions:
        rows.append(parts.heading("They say", narrow))
        for each in view.opinions:
            sign, voice = ("+\N{NO-BREAK SPACE}", "good") if each.approves else ("−\N{NO-BREAK SPACE}", "bad")
            said: Line = ((sign, voice), (f"{each.name}: ", "soft"), (each.words, "quote"))
            rows.append(text(*ink.wrap(said, narrow, indent=2)))
    rows += _back(view, narrow)
    return [*rows, text(BLANK)]


def _step(step: Step, width: int) -> list[Line]:
    sign, tone = _STEPS.get(step.state, ("·", "soft"))
    voice = {"in force": "strong", "later": "soft", "done": "soft"}.get(step.state, "")
    way = f": {step.way}" if step.way else ""
    note = " · ".join(part for part in (step.when, "announced" if step.announced else "") if part)
    named: Line = ((f"{sign}\N{NO-BREAK SPACE}", tone), (f"{step.name}{way}", voice))
    if note and ink.length(named) + ink.length(((note, ""),)) + 2 > width:
        return [*ink.wrap(named, width, indent=2), (("  ", ""), (note, "soft"))]
    return ink.spread(named, ((note, "soft"),) if note else (), width)


def _next(stage: NextStage, width: int, *, given: str) -> list[Row]:
    """The stage that can be ordered now; for one that was `given` already no price is asked any more."""
    rows = [parts.heading(f"{given or 'Next'}: {stage.name}", width), parts.paragraph(stage.text, width)]
    works = f"It works from {stage.works}." if stage.works else ""
    lines: list[Line] = []
    if (works or stage.discount) and not given:
        lines += ink.wrap(((" ".join(part for part in (works, stage.discount) if part), "soft"),), width)
    lines += parts.needs(stage.needs, width)
    lines += parts.effects(stage.once, width)
    if stage.each_turn:
        lines += parts.effects(stage.each_turn, width)
    lines += parts.unmeasured(stage.gains, stage.loses, width)
    if lines:
        rows.append(text(BLANK, *lines))
    said = "; ".join(need.text for need in stage.needs if not need.met)
    if stage.barred not in ("", said) and given != _GIVEN["pending"]:
        rows.append(text(BLANK, *parts.barred(stage.barred, width, voice="strong")))
    if given:
        return rows
    for branch in stage.branches:
        carry, *announce = _ways(stage, width, fork=branch.id, closed=branch.closed)
        rows += [text(BLANK), Row((*_branch(branch, width), *carry.lines), carry.id), *announce]
    if not stage.branches:
        rows += [text(BLANK), *_ways(stage, width)]
    return rows


def _branch(branch: Branch, width: int) -> list[Line]:
    lines: list[Line] = [(("◇ ", "brass"), (branch.name, "strong"))]
    body = parts.prose(branch.text, width - 2) if branch.text else []
    body += parts.needs(branch.needs, width - 2) + parts.effects(branch.lines, width - 2)
    body += parts.unmeasured(branch.gains, branch.loses, width - 2)
    if branch.rivals:
        body += ink.wrap(((f"closes for a while: {', '.join(branch.rivals)}", "soft"),), width - 2)
    if branch.closed:
        body += parts.barred(branch.closed, width - 2)
    return lines + [(("  ", ""), *line) for line in body]


def _ways(stage: NextStage, width: int, *, fork: str = "", closed: str = "") -> list[Row]:
    """Carried or announced. Barred ones can be stood on, and say why when they are picked."""
    able = not (stage.barred or closed)
    rows = [_way("c", "Carry it through", f"carry/{fork}", stage.carried, width, able=able)]
    if stage.announced:
        label = f"Announce it: {stage.announced_note}" if stage.announced_note else "Announce it"
        rows.append(_way("a", label, f"announce/{fork}", stage.announced, width, able=able))
    return rows


def _way(key: str, label: str, id: str, price: Price, width: int, *, able: bool) -> Row:
    tail = parts.price(price) if able else (price.text, "soft")
    return parts.choice(key, label, width, id=id, enabled=able and price.affordable, tail=tail)


def _back(view: ReformView, width: int) -> list[Row]:
    back = view.back
    if back is None:
        return []
    rows = [parts.heading(f"Back to: {back.name}", width)]
    lines: Sequence[Line] = parts.effects(back.lines, width)
    if back.barred:
        lines = [*lines, *parts.barred(back.barred, width)]
    if back.price is None:
        return [*rows, text((("There is no way back.", "soft"),))]
    if lines:
        rows.append(text(*lines))
    return [*rows, _way("z", "Back a stage", "back/", back.price, width, able=not back.barred)]
