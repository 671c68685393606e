"""The desk's panes: the masthead, the numbers, the papers, the seats."""

from __future__ import annotations

from collections.abc import Sequence

from game.tui import ink, strokes
from game.tui.ink import BLANK, Line, Piece, Row, text
from game.tui.pages import parts
from game.views import lines
from game.views.desk import AgendaView, Council, DeskView, DueLine, TrayItem

_KINDS = {"scene": "", "wire": "a wire", "move": "not by your hand", "word": "of your own asking"}
_SIGNS = {"scene": "▪", "wire": "≡", "move": "◆", "word": "❝"}


def masthead(shown: tuple[DeskView, str], width: int) -> list[Row]:
    """Two lines: the date and what was saved; the purse and the vow. `shown`: the view and the session's note."""
    view, note = shown
    place = f"{view.turn_word} {view.turn} of {view.turns}"
    saved = f" · {note}" if note.startswith("Saved") else ""
    first = ink.ends(
        ((f" {view.title} ", "badge"), ("  ", ""), (view.date, "strong")), ((place, "soft"), (saved, "soft")), width
    )
    return [text(first, _purse(view, width))]


def _purse(view: DeskView, width: int) -> Line:
    """The purse as a number, a bar and a word, as many of them as leave the vow its room."""
    vow: Line = ((f"⚑ {view.vow}", "soft"),) if view.vow else ()
    if view.purse is None:
        return ink.ends((), vow, width)
    full, empty = strokes.bar(view.purse.row.share, 14)
    number: Line = ((f"{view.purse.row.name} ", ""), (f"{view.purse.text} ", "head"))
    bar: Line = ((full, "brass"), (empty, "rule"))
    word: Line = ((f" {view.purse.row.level}", "soft"),)
    for left in ((*number, *bar, *word), (*number, *word), (*number, *bar)):
        if ink.length(left) + ink.length(vow) + 2 <= width:
            return ink.ends(left, vow, width)
    return ink.ends(number, vow, width)


def numbers(view: DeskView, width: int) -> list[Row]:
    """Gauges first, then every group; a row is one number. Ids: a pane's letter, a stroke, the address."""
    rows: list[Row] = []
    if view.gauges:
        rows.append(parts.heading("Watch", width, first=True))
        rows += [Row(tuple(_number(row, width)), f"g/{row.id}") for row in view.gauges]
    for group in view.groups:
        if group.rows:
            rows.append(parts.heading(group.name or "Numbers", width, first=not rows))
            rows += [Row(tuple(_number(row, width)), f"n/{row.id}") for row in group.rows]
    return rows or [text((("No numbers are kept here.", "soft"),))]


def _number(row: lines.Row, width: int) -> list[Line]:
    """The name, the figure, its change, then a spark line and words for it where there is room for them."""
    said = ("≈" if row.reported else "") + ink.figure(row.text)
    tail: list[Piece] = [(ink.right(said, 7), "strong"), parts.delta(row.delta, 7)]
    if width >= 42:
        size = 8 if width < 88 else 12
        moving = max(row.spark, default=0) > min(row.spark, default=0)
        tail.append(("  " + ink.pad(strokes.spark(row.spark, size) if moving else "", size), "band"))
    if width >= 72:
        tail.append(("  " + ink.pad(row.level or ink.unit(row.text), min(28, width - 50)), "soft"))
    return ink.spread(((row.name, ""),), tuple(tail), width)


def papers(view: DeskView, width: int) -> list[Row]:
    """The in-tray, the agenda of the turn, what to do next, and what is brewing."""
    count = len(view.tray)
    rows = [parts.heading("In-tray", width, first=True, aside=f"{count} waiting" if count else "")]
    rows += [_paper(item, width) for item in view.tray]
    if not view.tray:
        rows.append(text((("Nothing waits for an answer.", "soft"),)))
    rows += [text(BLANK), Row(tuple(_next(view, width)), "next")]
    rows += _agenda(view.agenda, view.turn_word, width)
    if view.troubles:
        rows.append(parts.heading("Trouble", width))
        rows += [text(*parts.bullet(((line, "bad"),), width, sign="!")) for line in view.troubles]
    if view.brewing:
        rows.append(parts.heading("Brewing", width))
        rows += [
            text(*ink.wrap((("~\N{NO-BREAK SPACE}", "brass"), (str(words), "quote")), width, indent=2))
            for words in view.brewing
        ]
    return rows


def _paper(item: TrayItem, width: int) -> Row:
    lead: Line = ((_SIGNS.get(item.kind, "▪") + " ", "masthead" if item.urgent else "brass"),)
    tail: Line = (("urgent", "masthead"),) if item.urgent else ()
    first = ink.spread((*lead, (item.title, "strong")), tail, width)
    said = " · ".join(part for part in (item.brought_by, _KINDS.get(item.kind, "")) if part)
    rest = ink.wrap(((said, "soft"),), width - 2) if said else []
    return Row((*first, *((("  ", ""), *line) for line in rest)), f"scene/{item.id}")


def _next(view: DeskView, width: int) -> list[Line]:
    key = ("   e", "key") if view.can_end else ("", "")
    return ink.wrap((("➤\N{NO-BREAK SPACE}", "masthead"), (view.next_step, "strong"), key), width, indent=2)


def _agenda(agenda: AgendaView, turn_word: str, width: int) -> list[Row]:
    rows = [parts.heading(f"This {turn_word}", width)]
    if agenda.line:
        rows.append(text(*ink.wrap(((agenda.line, ""),), width)))
    for order in agenda.pending:
        tail: Line = ((order.price.text, "brass"),) if order.price.amount else ()
        rows.append(Row(tuple(_item("✎", order.text, tail, width)), f"pending/{order.id}"))
    for step in agenda.underway:
        rows.append(text(*_item("→", step.text, ((step.when, "soft"),), width)))
    return rows


def _item(sign: str, words: str, tail: Line, width: int) -> list[Line]:
    """Words after a sign with a tail at the right; where both do not fit, the tail stands on a line of its own."""
    whole: Line = ((f"{sign} ", "brass"), (words, ""))
    if ink.length(whole) + ink.length(tail) + 2 <= width:
        return [ink.ends(whole, tail, width)]
    lines = ink.wrap(((f"{sign}\N{NO-BREAK SPACE}", "brass"), (words, "")), width, indent=2)
    return [*lines, (("  ", ""), *tail)] if tail else lines


def seats(view: DeskView, width: int) -> list[Row]:
    """Who sits, the heaviest first, the count, and the dates that fall due."""
    rows: list[Row] = []
    if view.council:
        rows += _council(view.council, width)
    if view.due:
        rows.append(parts.heading("Due", width, first=not rows))
        rows += [text(*_due(line, width)) for line in view.due]
    return rows or [text((("Nobody sits here.", "soft"),))]


def _council(council: Council, width: int) -> list[Row]:
    rows = [parts.heading(council.name, width, first=True)]
    for seat in council.seats:
        sign, voice = parts.mark(seat.mark)
        support = "you" if seat.player else parts.whole(seat.support)
        office = width - 24 if width >= 44 else 0
        name = width - 8 - (office + 1 if office else 0)
        drawn: list[Piece] = [(f"{sign} ", "brass" if seat.player else voice)]
        drawn.append((ink.pad(_short(seat.name, name), name), "strong" if seat.player else ""))
        if office:
            drawn.append((" " + ink.pad(seat.office, office), "soft"))
        drawn += [(ink.right(support, 4), "" if seat.player else voice), (f" {seat.sign or ' '}", _trend(seat.sign))]
        rows.append(Row((tuple(drawn),), f"seat/{seat.id}"))
    rows.append(text(BLANK, _ribbon(council, width), *ink.wrap(((council.heads.text, "soft"),), width)))
    return rows


def _ribbon(council: Council, width: int) -> Line:
    """The count as one row of signs: for from the left, against from the right."""
    heads = council.heads
    pieces: Sequence[tuple[str, int]] = (
        ("for", heads.for_), ("waits", heads.waits), ("away", heads.away), ("against", heads.against),
    )  # fmt: skip
    wide = 2 if sum(count for _, count in pieces) * 2 <= width else 1
    return tuple(((parts.mark(name)[0] + " ")[:wide] * count, parts.mark(name)[1]) for name, count in pieces if count)


def _short(name: str, width: int) -> str:
    """The whole name, else its last word."""
    return name if len(name) <= width else ink.cut(name.split()[-1], width)


def _trend(sign: str) -> str:
    return {"▲": "good", "▼": "bad"}.get(sign, "")


def _due(line: DueLine, width: int) -> list[Line]:
    sign, voice = ("✓", "good") if line.good else ("✗", "bad")
    head = ink.wrap(((f"{sign}\N{NO-BREAK SPACE}", voice), (line.name, "")), width, indent=2)
    state = " · ".join(part for part in (line.date, line.state, f"to {line.to}" if line.to else "") if part)
    return [*head, *((("  ", ""), *more) for more in ink.wrap(((state, "soft"),), width - 2))]
