"""A count of votes, member by member, with everyone's reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.model.facts import Counted, Fact
from game.model.records import Ballot, Count
from game.model.records import Side as Cast
from game.views.reading import Reading
from game.views.wording import dates, numbers
from game.views.wording.prose import Prose, fill


@dataclass(frozen=True, slots=True)
class Term:
    """One reason, in points: "Loyalty" +46."""

    label: str
    points: float
    text: str  # "+46"


Side = Literal["with", "against", "divided", "away"]
_SAID: dict[Side, str] = {"with": "with you", "against": "against you", "divided": "divided", "away": "away"}


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One vote. `side`: whether it went the player's way. `waited`: went with the larger side. `share`: of a bloc's
    members on the yes side, 0-1, None for a person. `reasons`: largest first."""

    id: str
    name: str
    office: str
    vote: Cast
    side: Side
    waited: bool
    weight: float
    support: float
    share: float | None
    reasons: tuple[Term, ...]

    @property
    def said(self) -> str:
        return _SAID[self.side]


@dataclass(frozen=True, slots=True)
class VoteView:
    """A count that was taken. `yes` and `no` in heads, weights or members, `line` the same in words: "8 to 3; it
    passes."; `won` from the player's side."""

    id: str
    name: str
    body: str
    question: Prose
    date: str
    yes: float
    no: float
    passed: bool
    won: bool
    line: str
    ballots: tuple[BallotLine, ...]


def taken(reading: Reading, facts: Iterable[Fact], turn: int) -> tuple[VoteView, ...]:
    """The counts among what happened in `turn`."""
    return tuple(show(reading, fact.count, turn) for fact in facts if isinstance(fact, Counted))


def show(reading: Reading, count: Count, turn: int) -> VoteView:
    """A count that was taken in `turn`."""
    vote = reading.scenario.votes[count.vote]
    ballots = [_ballot(reading, ballot, vote.wants) for ballot in count.ballots]
    outcome = "it passes" if count.passed else "it fails"
    side = "as you wished" if count.won else "against you"
    return VoteView(
        id=count.vote,
        name=vote.name or reading.name(count.vote),
        body=reading.name(count.body),
        question=fill(vote.question, reading),
        date=dates.date(reading.scenario.calendar, turn),
        yes=count.yes,
        no=count.no,
        passed=count.passed,
        won=count.won,
        line=f"{numbers.number(count.yes)} to {numbers.number(count.no)}; {outcome}, {side}",
        ballots=tuple(sorted(ballots, key=lambda line: (line.side == "away", line.waited))),
    )


def _ballot(reading: Reading, ballot: Ballot, wants: bool) -> BallotLine:
    side: Side
    if ballot.vote == "absent":
        side = "away"
    elif ballot.vote == "share":
        mine = ballot.share if wants else 1 - ballot.share
        side = "with" if mine > 0.5 else "against" if mine < 0.5 else "divided"
    else:
        side = "with" if (ballot.vote == "yes") == wants else "against"
    return BallotLine(
        id=ballot.who,
        name=reading.name(ballot.who),
        office=reading.office(ballot.who),
        vote=ballot.vote,
        side=side,
        waited=ballot.waited,
        weight=ballot.weight,
        support=ballot.support,
        share=ballot.share if ballot.vote == "share" else None,
        reasons=terms(ballot.reasons),
    )


def terms(reasons: tuple[tuple[str, float], ...]) -> tuple[Term, ...]:
    """Reasons in points, the largest first; what comes to nothing is left out."""
    told = [Term(label, points, numbers.signed(points)) for label, points in reasons]
    return tuple(sorted((term for term in told if term.text), key=lambda term: -abs(term.points)))
