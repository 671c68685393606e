"""The turn that ended: the paper's front page, and the accounts."""

from __future__ import annotations

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Piece, Row, text
from game.tui.pages import parts
from game.tui.pages.vote import verdict
from game.views.quarter import MOST, AccountLine, Judged, QuarterView

_CAUSE = 60  # cells for a cause: the whole of it stands in the number's own ledger
_OUTCOMES = {"kept": ("✓", "good", "kept"), "broken": ("✗", "bad", "broken"), "marked": ("·", "soft", "so far")}


def front(view: QuarterView, width: int) -> list[Row]:
    """The front page: title, headline, the joke, what is heard, then what else happened."""
    narrow = parts.measure(width, most=72)
    rows = [text(*_nameplate(view, narrow))]
    if view.headline:
        lines = [_centred(line, narrow) for line in parts.prose(view.headline, narrow - 4, voice="strong")]
        rows.append(text(BLANK, *lines, BLANK, ink.rule(narrow)))
    return [*rows, *_talk(view, narrow), text(BLANK)]


def _talk(view: QuarterView, width: int) -> list[Row]:
    """The joke, the rumours, and what else happened."""
    rows: list[Row] = []
    if view.joke:
        rows.append(text(BLANK, (("In the kitchen", "head"),), *parts.prose(view.joke, width, voice="quote")))
    if view.rumours:
        rows.append(text(BLANK, (("They say", "head"),)))
        for words in view.rumours:
            rows.append(text(*ink.wrap((("~\N{NO-BREAK SPACE}", "brass"), (str(words), "")), width, indent=2)))
    news = (*(f"Begins: {line}" for line in view.begun), *view.news)
    if news:
        rows.append(text(BLANK, (("Besides", "head"),), *parts.sentences(news, width)))
    return rows


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


def accounts(shown: tuple[QuarterView, bool, bool], width: int) -> list[Row]:
    """The votes, the dates that fell due, what changed most, and the rest. `shown`: the view; whether this is the only
    pane, which then has the paper's lines too; whether the small changes are shown as well."""
    view, alone, everything = shown
    narrow = parts.measure(width, most=84)
    rows = _short_front(view, narrow) if alone else []
    for vote in view.votes:
        lines = [line for row in verdict(vote, narrow) for line in row.lines]
        rows.append(Row((*([BLANK] if rows else []), *lines), f"vote/{vote.id}"))
    if view.judged:
        rows.append(parts.heading("Promises", narrow, first=not rows))
        judged = sorted(view.judged, key=lambda each: each.outcome != "broken")
        rows += [text(*_judged(each, narrow)) for each in judged]
    rows += _changes(view, narrow, first=not rows, brief=alone and not everything, everything=everything)
    if view.errors:
        rows.append(parts.heading("Not reckoned", narrow, first=not rows))
        rows.append(text(*parts.sentences(view.errors, narrow, sign="!")))
    if alone:
        rows += _talk(view, narrow)
    if not rows:
        rows.append(text((("Nothing moved.", "soft"),)))
    on = f"Go on: {view.next_date}" if view.next_date else "Go on"
    return [*rows, text(BLANK), parts.choice("⏎", on, narrow, id="on")]


def _short_front(view: QuarterView, width: int) -> list[Row]:
    plate: Line = ((view.paper.upper() or "THE PAPER", "masthead"),)
    rows = [text(ink.ends(plate, ((view.date, "soft"),), width), (("━" * width, "red"),))]
    return [*rows, text(*parts.prose(view.headline, width, voice="strong"))] if view.headline else rows


def _changes(view: QuarterView, width: int, *, first: bool, brief: bool, everything: bool) -> list[Row]:
    """What changed most, each with its causes unless it is to be `brief`; of the rest how many, or all."""
    if not view.accounts:
        return []
    largest, small = view.accounts[:MOST], view.accounts[MOST:]
    rows = [parts.heading("What changed most", width, first=first)]
    rows += [_account(line, width, brief=brief) for line in largest]
    if small and everything:
        rows.append(parts.heading("Smaller changes", width))
        rows += [_account(line, width, brief=brief) for line in small]
    elif small:
        rows += [text(BLANK), Row(((("m  ", "key"), (f"{len(small)} smaller changes", "strong")),), "more")]
    return rows


def _judged(judged: Judged, width: int) -> list[Line]:
    sign, voice, word = _OUTCOMES.get(judged.outcome, ("·", "soft", judged.outcome))
    lines = [ink.ends(((f"{sign} ", voice), (judged.name, "")), ((word, voice),), width)]
    if judged.to:
        lines.append(((f"  to {ink.cut(judged.to, width - 5)}", "soft"),))
    return lines + [(("  ", ""), *line) for line in parts.prose(judged.text, width - 2)]


def _account(line: AccountLine, width: int, *, brief: bool) -> Row:
    said = ("≈" if line.reported else "") + line.text
    tail: Line = ((f"{ink.figure(line.before)} → ", "soft"), (said, "strong"), parts.delta(line.delta, 7))
    lines = ink.spread(((line.name, ""),), tail, width)
    causes: list[Piece] = []
    for cause, change in () if brief else line.causes:
        causes += [(ink.kept(f"{ink.cut(cause, _CAUSE)} ", width - 10), "soft"), parts.delta(change), ("   ", "")]
    if causes:
        lines += [(("  ", ""), *wrapped) for wrapped in ink.wrap(causes, width - 2)]
    return Row(tuple(lines), f"why/{line.id}")
