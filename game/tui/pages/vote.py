"""A count: who stood where, and why."""

from __future__ import annotations

from game.tui import ink
from game.tui.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.views.vote import BallotLine, VoteView

_SIDES = {"with you": "for", "against you": "against"}


def verdict(view: VoteView, width: int) -> list[Row]:
    """The question, the count in words, and the two sides as a ribbon."""
    voice = "good" if view.won else "bad"
    sign = "✓" if view.won else "✗"
    rows = [parts.heading(view.name, width, first=True, aside=view.date)]
    if view.question:
        rows.append(text(*parts.prose(view.question, width, voice="quote")))
    return [*rows, text(_ribbon(view, width), *ink.wrap(((f"{sign} ", voice), (view.line, "strong")), width, indent=2))]


def _ribbon(view: VoteView, width: int) -> Line:
    whole = view.yes + view.no
    room = max(8, min(width, 48) - 14)
    yes = round(room * view.yes / whole) if whole else 0
    return (
        (f"yes {view.yes:g} ", "strong"),
        ("█" * yes, "brass"),
        ("░" * (room - yes), "soft"),
        (f" {view.no:g} no", "strong"),
    )


def ballots(view: VoteView, width: int) -> list[Row]:
    """One row a voice: the sign of the side, the vote, whether they waited."""
    return [Row((_ballot(ballot, width),), ballot.id) for ballot in view.ballots]


def _ballot(ballot: BallotLine, width: int) -> Line:
    sign, voice = parts.mark(_SIDES.get(ballot.side, "away"))
    said = f"{ballot.share:.0%} yes" if ballot.share is not None else ballot.vote
    tail: Line = (
        ("waited  " if ballot.waited else "", "aside"),
        (ink.right(said, 7), voice),
        (ink.right(f"{ballot.weight:g}" if ballot.weight != 1 else "", 4), "soft"),
    )
    return ink.ends(((f"{sign} ", voice), (ballot.name, "")), tail, width)


def reasons(shown: tuple[VoteView, str], width: int) -> list[Row]:
    """Why the one under the cursor stood there: the terms of the support, and their sum."""
    view, who = shown
    ballot = next((each for each in view.ballots if each.id == who), None)
    if ballot is None:
        return [text(BLANK)]
    narrow = min(width, 48)
    rows = [parts.heading(ballot.name, width, first=True)]
    if ballot.office:
        rows.append(text(((ink.cut(ballot.office, width), "soft"),)))
    rows.append(text(((ballot.side, parts.mark(_SIDES.get(ballot.side, "away"))[1]),), BLANK))
    if ballot.reasons:
        rows.append(parts.support(ballot.reasons, ballot.support, narrow))
    return rows
