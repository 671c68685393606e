"""The desk's panes: the masthead, the papers, the seats. The numbers have a page of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from game.tui.drawing import ink, strokes
from game.tui.drawing.ink import BLANK, Line, Piece, Row, text
from game.tui.pages import parts
from game.views.agenda import AgendaView, NextStep
from game.views.desk import Council, DeskView, DueLine, TrayItem
from game.views.seats import SeatLine

Keys = Mapping[str, str]  # the kind of a step -> the key that does it now

_KINDS = {"scene": "", "wire": "a wire", "move": "not by your hand", "word": "of your own asking"}
_SIGNS = {"scene": "▪", "wire": "≡", "move": "◆", "word": "❝"}


def masthead(shown: tuple[DeskView, str], width: int) -> list[Row]:
    """Two lines: the date and what was saved; the purse and the vow. `shown`: the view and that, if it was."""
    view, saved = shown
    place = f"{view.turn_word} {view.turn} of {view.turns}"
    right: Line = ((place, "soft"), (f" · {saved}" if saved else "", "soft"))
    first = ink.ends(((f" {view.title} ", "badge"), ("  ", ""), (view.date, "strong")), right, width)
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


def papers(shown: tuple[DeskView, Keys, tuple[str, ...]], width: int) -> list[Row]:
    """The in-tray, what to do next, hints for whoever is new, the agenda, what is due, what is brewing. `shown`: the
    view, the key of each kind of step, the hints."""
    view, step_keys, hints = shown
    count = len(view.tray)
    rows = [parts.heading("In-tray", width, first=True, aside=f"{count} waiting" if count else "")]
    rows += [_paper(item, width) for item in view.tray]
    if not view.tray:
        rows.append(text((("Nothing waits for an answer.", "soft"),)))
    rows.append(text(BLANK))
    for place, step in enumerate(view.steps):
        drawn = _next(step, "➤" if not place else " ", step_keys.get(step.kind, ""), width)
        rows.append(Row(tuple(drawn), f"next/{step.kind}"))
    if hints:
        rows.append(parts.heading("New here?", width))
        rows += [text(*parts.bullet(((hint, ""),), width, voice="brass")) for hint in hints]
    rows += _agenda(view.agenda, view.turn_word, width)
    if view.due:
        rows.append(parts.heading("Promised", width))
        rows += [text(*_due(line, width)) for line in view.due]
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


def _next(step: NextStep, sign: str, key: str, width: int) -> list[Line]:
    words = (f"{sign}\N{NO-BREAK SPACE}", "masthead"), (step.text, "strong"), (f"   {key}" if key else "", "key")
    return ink.wrap(words, width, indent=2)


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
    """Who sits, the heaviest first, under the count as it would be today."""
    return _council(view.council, width) if view.council else [text((("Nobody sits here.", "soft"),))]


def _council(council: Council, width: int) -> list[Row]:
    rows = [parts.heading(council.name, width, first=True)]
    rows.append(text(_ribbon(council, width), *ink.wrap(((council.heads.text, "soft"),), width), BLANK))
    longest = max((cell_len(seat.name) for seat in council.seats), default=0)
    office = width - longest - 10 if width - longest >= 24 else 0
    for seat in council.seats:
        name = seat.name if longest <= width - 8 else seat.short
        rows.append(Row((_seat(seat, name, office, width),), f"seat/{seat.id}"))
    return rows


def _seat(seat: SeatLine, said: str, office: int, width: int) -> Line:
    """The mark, the name as it is `said`, the office where cells are spare, the support and where it goes."""
    sign, voice = parts.mark(seat.mark)
    support = "you" if seat.player else seat.said
    name = width - 8 - (office + 2 if office else 0)
    drawn: list[Piece] = [(f"{sign} ", "brass" if seat.player else voice)]
    drawn.append((ink.pad(said, name), "strong" if seat.player else ""))
    if office:
        drawn.append(("  " + ink.pad(seat.office, office), "soft"))
    return (*drawn, (ink.right(support, 4), "" if seat.player else voice), (f" {seat.sign or ' '}", _trend(seat.sign)))


def _ribbon(council: Council, width: int) -> Line:
    """The count as one row of signs: for from the left, against from the right."""
    heads = council.heads
    pieces: Sequence[tuple[str, int]] = (
        ("for", heads.for_), ("waits", heads.waits), ("away", heads.away), ("against", heads.against),
    )  # fmt: skip
    wide = 2 if sum(count for _, count in pieces) * 2 <= width else 1
    return tuple(((parts.mark(name)[0] + " ")[:wide] * count, parts.mark(name)[1]) for name, count in pieces if count)


def _trend(sign: str) -> str:
    return {"▲": "good", "▼": "bad"}.get(sign, "")


def _due(line: DueLine, width: int) -> list[Line]:
    sign, voice = ("·", "soft") if line.mark or not line.state else ("✓", "good") if line.good else ("✗", "bad")
    head = ink.wrap(((f"{sign}\N{NO-BREAK SPACE}", voice), (line.name, "")), width, indent=2)
    state = " · ".join(part for part in (line.date, line.state, f"to {line.to}" if line.to else "") if part)
    return [*head, *((("  ", ""), *more) for more in ink.wrap(((state, "soft"),), width - 2))]
