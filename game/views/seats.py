"""Who sits, how they stand, and the count if it came to a vote today."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.people import Vote
from game.rules import votes
from game.views import numbers
from game.views.reading import Reading


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A member in their seat. `mark`: for, waits, against, away, no vote or no seat; `sign`: ▲ or ▼ since last turn, or
    empty. `support` is in points, 50 and more being for the player."""

    id: str
    name: str
    office: str
    support: float
    mark: str
    sign: str = ""
    player: bool = False


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


FOR, WAITS, AGAINST, AWAY, NO_VOTE, NO_SEAT = "for", "waits", "against", "away", "no vote", "no seat"
_LINE, _FIRM = 40.0, 50.0  # where no vote of the body says otherwise


def councils(reading: Reading) -> tuple[Council, ...]:
    """Every body of people in which somebody sits, the first being the one that the desk shows."""
    bodies = reading.scenario.bodies
    return tuple(council(reading, id) for id in bodies if reading.state.seats.get(id))


def council(reading: Reading, body: str) -> Council:
    marks = standing(reading, body)
    signs = _signs(reading, body)
    player = reading.scenario.player
    lines = [
        SeatLine(
            id=person,
            name=reading.name(person),
            office=reading.office(person),
            support=100.0 if person == player else reading.moment.support(person, body),
            mark=mark,
            sign=signs.get(person, ""),
            player=person == player,
        )
        for person, mark in marks.items()
    ]
    weight = {line.id: reading.value(f"{line.id}.weight") for line in lines}
    lines.sort(key=lambda line: (not line.player, line.mark == NO_VOTE, -weight[line.id]))
    return Council(body, reading.name(body), tuple(lines), heads(tuple(marks.values())))


def standing(reading: Reading, body: str) -> dict[str, str]:
    """Person -> mark, of everyone with a seat, in the order of their seats."""
    state, player = reading.state, reading.scenario.player
    vote = vote_of(reading, body)
    cast = {}
    if vote and reading.scenario.votes[vote].yes_if is not None:
        rule = reading.scenario.votes[vote]
        cast = {
            b.who: FOR if (b.vote == "yes") == rule.wants else AGAINST
            for b in votes.count(reading.moment, vote).ballots
        }
    low, high = _thresholds(reading.scenario.votes.get(vote or ""))
    marks = {}
    for person, has_vote in state.seats.get(body, {}).items():
        if state.absent.get(person, 0) >= state.turn:
            marks[person] = AWAY
        elif not has_vote:
            marks[person] = NO_VOTE
        elif person == player:
            marks[person] = FOR
        else:
            marks[person] = cast.get(person) or _mark(reading.moment.support(person, body), low, high)
    return marks


def _mark(support: float, low: float, high: float) -> str:
    return FOR if support >= high else AGAINST if support < low else WAITS


def _thresholds(vote: Vote | None) -> tuple[float, float]:
    return (vote.waits_from, vote.waits_to) if vote and vote.yes_if is None else (_LINE, _FIRM)


def vote_of(reading: Reading, body: str) -> str | None:
    """The vote to be counted on today: one against the player, else any of that body."""
    mine = {id: vote for id, vote in reading.scenario.votes.items() if vote.body == body}
    against = [id for id, vote in mine.items() if not vote.wants]
    return next(iter([*against, *mine]), None)


def heads(marks: tuple[str, ...]) -> Heads:
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


def marked(mark: str, support: float) -> str:
    """A mark in a sentence: "waits at 44"."""
    said = {FOR: "for you", AGAINST: "against you", WAITS: "waits", AWAY: "away", NO_VOTE: "has no vote; stands"}
    return f"{said[mark]} at {numbers.number(support)}" if mark != AWAY else said[mark]
