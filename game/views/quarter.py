"""What one turn brought: the paper, the joke, the ledger, the votes, the dates that fell due."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import Delta
from game.views.prose import NOTHING, Prose
from game.views.vote import VoteView


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One number that moved, from `before` to `text`, and the main `causes` with their amounts."""

    id: str
    name: str
    before: str
    text: str
    delta: Delta
    causes: tuple[tuple[str, Delta], ...]
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A commitment that fell due. `outcome`: kept, broken or marked (an interim reckoning, with its `text`)."""

    id: str
    name: str
    to: str
    outcome: str
    text: Prose = NOTHING


@dataclass(frozen=True, slots=True)
class QuarterView:
    """`date`: the turn that ended. `accounts`: the largest movement first, as a share of its range. `begun`: reforms
    that began to work, in words; `news`: seats, offices and other facts in words; `errors`: numbers that could not be
    reckoned, in words."""

    title: str
    date: str
    paper: str
    headline: Prose
    joke: Prose
    rumours: tuple[Prose, ...]
    accounts: tuple[AccountLine, ...]
    votes: tuple[VoteView, ...]
    begun: tuple[str, ...]
    judged: tuple[Judged, ...]
    news: tuple[str, ...]
    errors: tuple[str, ...]
    next_date: str = ""
