"""Who sits, how they stand, and the count if it came to a vote today."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from game.rules import votes
from game.views.reading import Reading
from game.views.wording import numbers

Mark = Literal["for", "waits", "against", "away", "no vote", "no seat"]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A member in their seat. `sign`: ▲ or ▼ since last turn, or empty.
    `support` is in points, `said` the same as it is written; `short`: the name where there is no room."""

    id: str
    name: str
    office: str
    support: float
    mark: Mark
    sign: str = ""
    player: bool = False
    said: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """The count if it came to a vote today: heads firm for the player, waiting, against and away."""

    for_: int
    waits: int
    against: int
    away: int
    text: str  # "For you 4, against 5, waiting 2"


@dataclass(frozen=True, slots=True)
class Council:
    """A body of people in their seats, the heaviest first."""

    id: str
    name: str
    seats: tuple[SeatLine, ...]
    heads: Heads


FOR: Final = "for"
WAITS: Final = "waits"
AGAINST: Final = "against"
AWAY: Final = "away"
NO_VOTE: Final = "no vote"
NO_SEAT: Final = "no seat"


def councils(reading: Reading) -> tuple[Council, ...]:
    """Every body of people in which somebody sits, the first being the one that the desk shows."""
    bodies = reading.scenario.bodies
    return tuple(council(reading, id) for id in bodies if reading.state.seats.get(id))


def council(reading: Reading, body: str) -> Council:
    marks = standing(reading, body)
    signs = _signs(reading, body)
    player = reading.scenario.player
    lines = []
    for person, mark in marks.items():
        support = 100.0 if person == player else reading.moment.support(person, body)
        lines.append(
            SeatLine(
                id=person,
                name=reading.name(person),
                short=reading.short(person),
                office=reading.office(person),
                support=support,
                said=said(reading, body, support),
                mark=mark,
                sign=signs.get(person, ""),
                player=person == player,
            )
        )
    weight = {line.id: reading.value(f"{line.id}.weight") for line in lines}
    lines.sort(key=lambda line: (not line.player, line.mark == NO_VOTE, -weight[line.id]))
    return Council(body, reading.name(body), tuple(lines), heads(tuple(marks.values())))


def standing(reading: Reading, body: str) -> dict[str, Mark]:
    """Person -> mark, of everyone with a seat, in the order of their seats."""
    state, player = reading.state, reading.scenario.player
    vote = vote_of(reading, body)
    cast: dict[str, Mark] = {}
    if vote and reading.scenario.votes[vote].yes_if is not None:
        rule = reading.scenario.votes[vote]
        cast = {
            b.who: FOR if (b.vote == "yes") == rule.wants else AGAINST
            for b in votes.count(reading.moment, vote).ballots
        }
    bounds = votes.bounds(reading.scenario, vote)
    marks: dict[str, Mark] = {}
    for person, has_vote in state.seats.get(body, {}).items():
        if state.absent.get(person, 0) >= state.turn:
            marks[person] = AWAY
        elif not has_vote:
            marks[person] = NO_VOTE
        elif person == player:
            marks[person] = FOR
        else:
            marks[person] = cast.get(person) or votes.side(reading.moment.support(person, body), bounds)
    return marks


def said(reading: Reading, body: str, support: float) -> str:
    """Support in whole points, never as the bound that it misses: 49.7 is 49 where 50 is for the player."""
    bounds = votes.bounds(reading.scenario, vote_of(reading, body))
    missed = any(support < bound <= round(support) for bound in bounds)
    return numbers.number(math.floor(support) if missed else support)


def vote_of(reading: Reading, body: str) -> str | None:
    """The vote to be counted on today: one against the player, else any of that body."""
    mine = {id: vote for id, vote in reading.scenario.votes.items() if vote.body == body}
    against = [id for id, vote in mine.items() if not vote.wants]
    return next(iter([*against, *mine]), None)


def heads(marks: tuple[Mark, ...]) -> Heads:
    many = {mark: marks.count(mark) for mark in (FOR, WAITS, AGAINST, AWAY)}
    text = f"For you {many[FOR]}, against {many[AGAINST]}"
    text += f", waiting {many[WAITS]}" if many[WAITS] else ""
    text += f", away {many[AWAY]}" if many[AWAY] else ""
    return Heads(many[FOR], many[WAITS], many[AGAINST], many[AWAY], text)


def _signs(reading: Reading, body: str) -> dict[str, str]:
    """▲ or ▼ where support has moved by a point or more since the end of the last turn but one."""
    past = reading.state.past
    if not past or (len(past) < 2 and not reading.over):
        return {}
    then = reading.then(past[-1] if reading.over else past[-2])
    moved = {
        person: reading.moment.support(person, body) - then.support(person, body)
        for person in reading.state.seats.get(body, {})
        if person != reading.scenario.player
    }
    return {person: "▲" if by > 0 else "▼" for person, by in moved.items() if abs(by) >= 1}


def marked(mark: Mark, support: str) -> str:
    """A mark in a sentence: "waits at 44"."""
    how = {FOR: "for you", AGAINST: "against you", WAITS: "waits", AWAY: "away", NO_VOTE: "has no vote; stands"}
    return f"{how[mark]} at {support}" if mark != AWAY else how[mark]
