"""People, the bodies they sit in and the votes taken there."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.model.effects import Effects
from game.model.expression import Expression
from game.model.text import Text


class Seat(Struct, frozen=True):
    """A seat held from turn `start` (1 or less: from the beginning) until the end of turn `until` (None: open)."""

    body: str
    start: int
    until: int | None
    votes: bool


class Office(Struct, frozen=True):
    """An office taken in turn `start`, unless the person has by then another than the one before it."""

    title: str
    start: int


class Asks(Struct, frozen=True):
    """What a person asks when heard out; a commitment person.asks stands for the promise of it."""

    theme: str
    text: Text


class RedLine(Struct, frozen=True):
    """`name`: what the person will not have, in a line; `text`: what they do when it has come."""

    when: Expression
    name: str
    text: Text
    effects: Effects


class Move(Struct, frozen=True):
    """What a person does unasked. `effects` act when it is let pass; `again` in turns, None: once."""

    when: Expression | None
    effects: Effects
    stop: float
    again: int | None


class Voice(Struct, frozen=True):
    """What a person says for and against a theme, reform or share."""

    approves: tuple[Text, ...]
    objects: tuple[Text, ...]


class Person(Struct, frozen=True):
    """`cares`: reform, theme, indicator or share -> -2..2. `constituency`: a bloc's id, or none. `short`: the name in
    lists. `offices` are held from the start, the `later` ones taken in their order."""

    name: str
    short: str
    about: Text
    offices: tuple[str, ...]
    later: tuple[Office, ...]
    seats: tuple[Seat, ...]
    constituency: str | None
    cares: Mapping[str, float]
    asks: Asks | None
    red_line: RedLine | None
    moves: Mapping[str, Move]
    voice: Mapping[str, Voice]


class Bloc(Struct, frozen=True):
    name: str
    short: str
    cares: Mapping[str, float]


class Body(Struct, frozen=True):
    """Of people, with `support` term by term and in all, or of blocs, with `share`. `fade`: of a mood, a turn."""

    name: str
    support: Mapping[str, Expression]
    supported: Expression  # the sum of those terms
    rival: Expression | None
    share: Expression | None
    fade: float
    blocs: Mapping[str, Bloc]


class Vote(Struct, frozen=True):
    """`wants`: the player's side, yes or no. `waits_from`, `waits_to`: support below the first is against the player,
    from the second on for; between they wait. `yes_if` instead reads yes_share, so far, as its given number."""

    name: str
    body: str
    question: Text
    wants: bool
    waits_from: float
    waits_to: float
    yes_if: Expression | None
    passes: float
    weighed: bool
    share: Expression | None
    passed: Effects
    failed: Effects
