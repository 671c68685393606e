"""The turn that ended: the paper's front page, and the accounts."""

from __future__ import annotations

from game.tui import ink
from game.tui.ink import BLANK, Line, Piece, Row, text
from game.tui.pages import parts
from game.tui.pages.vote import verdict
from game.views.quarter import AccountLine, Judged, QuarterView

_CAUSE = 40  # cells for a cause: the whole of it stands in the number's own ledger
_OUTCOMES = {"kept": ("✓", "good", "kept"), "broken": ("✗", "bad", "broken"), "marked": ("·", "soft", "so far")}


def front(view: QuarterView, width: int) -> list[Row]:
    """The front page: title, headline, the joke, what is heard, then what else happened."""
    narrow = parts.measure(width, most=72)
    rows = [text(*_nameplate(view, narrow))]
    if view.headline:
        lines = [_centred(line, narrow) for line in parts.prose(view.headline, narrow - 4, voice="strong")]
        rows.append(text(BLANK, *lines, BLANK, ink.rule(narrow)))
    if view.joke:
        rows.append(text(BLANK, (("In the kitchen", "head"),), *parts.prose(view.joke, narrow, voice="quote")))
    if view.rumours:
        rows.append(text(BLANK, (("They say", "head"),)))
        for words in view.rumours:
            rows.append(text(*ink.wrap((("~\N{NO-BREAK SPACE}", "brass"), (str(words), "")), narrow, indent=2)))
    news = (*(f"It begins to work: {line}" for line in view.begun), *view.news)
    if news:
        rows.append(text(BLANK, (("Besides", "head"),), *parts.sentences(news, narrow)))
    return [*rows, text(BLANK)]


def _nameplate(view: QuarterView, width: int) -> list[Line]:
    name = view.paper.upper()
    spaced = " ".join(name) if len(name) * 2 <= width else name
    return [
        (("━" * width, "red"),),
        _centred(((spaced, "masthead"),), width),
        _centred(((view.date, "soft"),), width),
        (("━" * width, "red"),),
    ]


def _centred(line: Line, width: int) -> Line:
    return ((" " * max(0, (width - ink.length(line)) // 2), ""), *line)


def accounts(view: QuarterView, width: int) -> list[Row]:
    """The votes, the dates that fell due, and every number that moved with its causes."""
    narrow = parts.measure(width, most=84)
    rows: list[Row] = []
    for vote in view.votes:
        lines = [line for row in verdict(vote, narrow) for line in row.lines]
        rows.append(Row((*([BLANK] if rows else []), *lines), f"vote/{vote.id}"))
    if view.judged:
        rows.append(parts.heading("Promises", narrow, first=not rows))
        rows += [text(*_judged(each, narrow)) for each in view.judged]
    if view.accounts:
        rows.append(parts.heading("The accounts", narrow, first=not rows, aside="the largest first"))
        rows += [_account(line, narrow) for line in view.accounts]
    if view.errors:
        rows.append(parts.heading("Not reckoned", narrow, first=not rows))
        rows.append(text(*parts.sentences(view.errors, narrow, sign="!")))
    if not rows:
        rows.append(text((("Nothing moved.", "soft"),)))
    on = f"Go on: {view.next_date}" if view.next_date else "Go on"
    return [*rows, text(BLANK), parts.choice("⏎", on, narrow, id="on")]


def _judged(judged: Judged, width: int) -> list[Line]:
    sign, voice, word = _OUTCOMES.get(judged.outcome, ("·", "soft", judged.outcome))
    lines = [ink.ends(((f"{sign} ", voice), (judged.name, "")), ((word, voice),), width)]
    if judged.to:
        lines.append(((f"  to {ink.cut(judged.to, width - 5)}", "soft"),))
    return lines + [(("  ", ""), *line) for line in parts.prose(judged.text, width - 2)]


def _account(line: AccountLine, width: int) -> Row:
    said = ("≈" if line.reported else "") + line.text
    tail: Line = ((f"{ink.figure(line.before)} → ", "soft"), (said, "strong"), parts.delta(line.delta, 7))
    lines = ink.spread(((line.name, ""),), tail, width)
    causes: list[Piece] = []
    for cause, change in line.causes:
        causes += [(f"{ink.cut(cause, _CAUSE)}\N{NO-BREAK SPACE}", "soft"), parts.delta(change), ("   ", "")]
    if causes:
        lines += [(("  ", ""), *wrapped) for wrapped in ink.wrap(causes, width - 2)]
    return Row(tuple(lines), f"why/{line.id}")
