"""A count: who stood where, and why."""

from __future__ import annotations

from dataclasses import replace

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.views.vote import BallotLine, Side, VoteView
from game.views.wording import numbers

_SIDES: dict[Side, str] = {"with": "for", "against": "against"}


def verdict(view: VoteView, width: int) -> list[Row]:
    """The question, the count in words, and the two sides as a ribbon."""
    voice = "good" if view.won else "bad"
    sign = "✓" if view.won else "✗"
    rows = [parts.heading(view.name, width, first=True, aside=view.date)]
    if str(view.question).casefold() not in ("", view.name.casefold()):
        rows.append(text(*parts.prose(view.question, width, voice="quote")))
    return [*rows, text(_ribbon(view, width), *ink.wrap(((f"{sign} ", voice), (view.line, "strong")), width, indent=2))]


def _ribbon(view: VoteView, width: int, *, whole: float = 0.0) -> Line:
    """The two sides from both ends; `whole`: of how many, where they are not all counted yet."""
    whole = whole or view.yes + view.no
    room = max(8, min(width, 48) - 14)
    yes = round(room * view.yes / whole) if whole else 0
    no = min(room - yes, round(room * view.no / whole)) if whole else 0
    return (
        (f"yes {numbers.number(view.yes)} ", "strong"),
        ("█" * yes, "brass"),
        ("·" * (room - yes - no), "soft"),
        ("░" * no, "soft"),
        (f" {numbers.number(view.no)} no", "strong"),
    )


def tally(shown: tuple[VoteView, int], width: int) -> list[Row]:
    """The verdict; while fewer than all voices are counted, only what stands so far."""
    view, counted = shown
    if counted >= len(view.ballots):
        return verdict(view, width)
    so_far = replace(view, yes=_cast(view, counted, "yes"), no=_cast(view, counted, "no"))
    *head, _ = verdict(view, width)
    soft: Line = (("Hands are going up. ", "quote"), ("Any key shows the end.", "soft"))
    return [*head, text(_ribbon(so_far, width, whole=view.yes + view.no), *ink.wrap(soft, width))]


def _cast(view: VoteView, counted: int, side: str) -> float:
    """What the first so many voices have given to a side."""
    total = 0.0
    for ballot in view.ballots[:counted]:
        if ballot.share is not None:
            total += ballot.weight * (ballot.share if side == "yes" else 1 - ballot.share)
        elif ballot.vote == side:
            total += ballot.weight
    return round(total)


def ballots(shown: tuple[VoteView, int], width: int) -> list[Row]:
    """One row a voice: the sign of the side, the vote, whether they waited; of those not yet counted, the name."""
    view, counted = shown
    rows = [Row((_ballot(ballot, width),), ballot.id) for ballot in view.ballots[:counted]]
    return rows + [Row(((("· ", "soft"), (each.name, "soft")),), each.id) for each in view.ballots[counted:]]


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
        rows.append(text(*ink.wrap(((ballot.office, "soft"),), width)))
    rows.append(text(((ballot.said, parts.mark(_SIDES.get(ballot.side, "away"))[1]),), BLANK))
    if ballot.reasons:
        rows.append(parts.support(ballot.reasons, ballot.support, narrow))
    return rows
