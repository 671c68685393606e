"""Why a number stands where it does."""

from __future__ import annotations

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.views.why import LedgerLine, LedgerTurn, WhyView


def head(view: WhyView, width: int) -> list[Row]:
    """Its name and value, what it means, and what the words for its levels are."""
    tail: Line = ((view.text, "strong"), (f"  {view.level}" if view.level else "", "soft"))
    lines = [ink.ends(((view.name, "head"),), tail, width), ink.rule(width)]
    if view.about:
        lines += parts.prose(view.about, parts.measure(width, most=100))
    if view.veil:
        lines += ink.wrap((("≈ ", "brass"), (view.veil, "quote")), parts.measure(width, most=100))
    if len(view.bands) > 1:
        lines += ink.wrap(_bands(view), parts.measure(width, most=100))
    return [text(*lines)]


def _bands(view: WhyView) -> Line:
    pieces: list[tuple[str, str]] = []
    for number, (start, word) in enumerate(view.bands):
        here = word == view.level
        pieces.append((" · " if number else "", "soft"))
        pieces.append((f"{start:g} {word}".replace(" ", "\N{NO-BREAK SPACE}"), "strong" if here else "soft"))
    return tuple(pieces)


def ledger(view: WhyView, width: int) -> list[Row]:
    """Turn by turn, the newest first."""
    narrow = parts.measure(width, most=84)
    rows = [parts.heading("The ledger", narrow, first=True, aside="newest first")]
    for turn in view.ledger:
        rows.append(text(*_turn(turn, narrow), BLANK))
    if view.made_of:
        return _made_of(view, narrow)
    if not view.ledger:
        rows.append(text((("It has not moved yet.", "soft"),)))
    return rows


def _made_of(view: WhyView, width: int) -> list[Row]:
    """What a number that keeps no ledger is reckoned from."""
    rows = [parts.heading("Reckoned anew each time from", width, first=True)]
    for part in view.made_of:
        line = ink.spread(((part.name, ""),), ((part.text, "strong"),), width)
        rows.append(Row(tuple(line), f"why/{part.id}" if part.id else ""))
    return rows


def _turn(turn: LedgerTurn, width: int) -> list[Line]:
    tail: Line = (parts.delta(turn.total, 7), (ink.right(ink.figure(turn.text), 9), "strong"))
    lines = [ink.ends(((turn.date, "brass"),), tail, width)]
    for line in turn.lines:
        lines += _entry(line, width - 11, lead="  ")
    return lines


def _entry(line: LedgerLine, width: int, *, lead: str = "") -> list[Line]:
    """The cause, the date of the decision behind it, and the amount at the right."""
    since = f" ({line.since})" if line.since else ""
    body = ink.wrap(((line.cause, ""), (since, "soft")), width - len(lead) - 7)
    first = ink.ends(((lead, ""), *body[0]), (parts.delta(line.delta, 7),), width + 2)
    return [first, *(((lead + "  ", ""), *more) for more in body[1:])]


def totals(view: WhyView, width: int) -> list[Row]:
    """What moves it every turn, and what has moved it most since the start."""
    narrow = parts.measure(width, most=72)
    rows: list[Row] = []
    for title, lines in (("Every turn", view.flows), ("Since the beginning", view.totals)):
        if lines:
            rows.append(parts.heading(title, narrow, first=not rows))
            rows += [text(*_entry(line, narrow - 2)) for line in lines]
    return rows or [text(BLANK)]
