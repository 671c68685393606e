"""The bodies: who sits, how they stand and why, who owes what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import NO_CHANGE, Delta
from game.views.prose import Prose
from game.views.seats import Heads
from game.views.vote import Term


@dataclass(frozen=True, slots=True)
class Trait:
    """A number of one person's that may be shown: "Favours owed to you" 2."""

    id: str
    name: str
    text: str
    delta: Delta = NO_CHANGE


@dataclass(frozen=True, slots=True)
class Care:
    """What a member cares about. `weight`: -2..2, the sign being which way they want it."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Member:
    """A member in full. `mark` and `sign` as on the desk. `terms` add up to `support`. `asks`, `red_line`: only once
    heard out, else empty (`heard` says which). `debts`: promises between you. `cares`: the strongest first."""

    id: str
    name: str
    office: str
    about: Prose
    support: float
    mark: str
    sign: str
    votes: bool
    player: bool
    away: str
    terms: tuple[Term, ...]
    traits: tuple[Trait, ...]
    cares: tuple[Care, ...]
    heard: bool
    asks: Prose
    red_line: Prose
    debts: tuple[str, ...]
    constituency: str = ""


@dataclass(frozen=True, slots=True)
class BlocLine:
    """A bloc of a body. `members`, and `seats` of them on the player's side now; `share` the same, 0-1."""

    id: str
    name: str
    members: float
    mood: float
    mood_text: str
    delta: Delta
    share: float
    seats: float


@dataclass(frozen=True, slots=True)
class House:
    """A body of blocs. `seats` of `members` on the player's side; `line`: the same in words."""

    id: str
    name: str
    blocs: tuple[BlocLine, ...]
    members: float
    seats: float
    line: str


@dataclass(frozen=True, slots=True)
class Room:
    """A body of people, heaviest first."""

    id: str
    name: str
    members: tuple[Member, ...]
    heads: Heads


@dataclass(frozen=True, slots=True)
class BodyView:
    """`offices`: title -> holder, of offices that anyone holds outside the rooms too."""

    rooms: tuple[Room, ...]
    houses: tuple[House, ...]
    offices: tuple[tuple[str, str], ...] = ()
