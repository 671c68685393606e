"""What an author writes about people, the bodies they sit in and the votes taken there."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from game.content.schema.convert import Date, Effects, Expr, Prose
from game.content.schema.parts import Fraction, Percent, Price, Ref, Section, Turns

Care = Annotated[float, Meta(ge=-10, le=10)]


class Seat(Section, frozen=True, kw_only=True):
    """A seat from the first day of `from` to the last of `until`; with `votes: false` it only listens."""

    from_: Date | None = field(name="from", default=None)
    until: Date | None = None
    votes: bool = True


class Office(Section, frozen=True, kw_only=True):
    """An office taken on the first day of `from`, unless another than the one named before it is held by then."""

    title: str
    from_: Date = field(name="from")


class After(Section, frozen=True, kw_only=True):
    """So many turns later."""

    after: Turns


class Asks(Section, frozen=True, kw_only=True):
    """What a person asks when heard out. Promised with `promise: {id: his_ask, to: with}`, it is due and judged."""

    text: Prose
    keep_if: Expr
    due: Date | After
    theme: str = ""
    kept: Effects | None = None
    broken: Effects | None = None


class RedLine(Section, frozen=True, kw_only=True):
    """Fires once, when the condition first holds at the end of a turn. `name`: what they will not have, in a line."""

    when: Expr
    name: str = ""
    text: Prose | None = None
    effects: Effects | None = None


class Buy(Section, frozen=True, kw_only=True):
    """Buying a move off: a cost in what the agenda is paid in, and effects."""

    cost: Price = 0.0
    effects: Effects | None = None
    label: Prose | None = None


class Labels(Section, frozen=True, kw_only=True):
    """The words of the answers to a move."""

    let_pass: Prose | None = None
    stop: Prose | None = None
    buy: Prose | None = None


class Move(Section, frozen=True, kw_only=True):
    """What a person does unasked. `effects` act when it is let pass; `stop` is the price of stopping it."""

    text: Prose
    stop: Price
    title: Prose | None = None
    when: Expr | None = None
    effects: Effects | None = None
    buy: Buy | None = None
    again: Literal["never"] | Turns | None = None
    labels: Labels | None = None


class Voice(Section, frozen=True, kw_only=True):
    """What a person says for and against a reform, a theme or a share."""

    for_: list[Prose] = field(name="for", default=[])
    against: list[Prose] = []


class Person(Section, frozen=True, kw_only=True):
    """Somebody with a loyalty, a weight and traits of their own; each is a number with a ledger.

    `cares`: -2 to 2 for reforms, themes, shares of the plan and indicators; a name that is several is the first of
    these that it is. `short`: what lists call them; left out, the last word of the name.
    """

    name: str
    short: str = ""
    about: Prose | None = None
    office: str | list[str | Office] = []
    seats: dict[str, Seat] = {}
    loyalty: Percent = 50.0
    weight: Annotated[float, Meta(ge=0, le=1000)] = 1.0
    constituency: Ref | None = None
    traits: dict[str, Annotated[float, Meta(ge=-1000, le=1000)]] = {}
    asks: Asks | None = None
    red_line: RedLine | None = None
    moves: dict[str, Move] = {}
    cares: dict[str, Care] = {}
    voice: dict[str, Voice] = {}


class Moods(Section, frozen=True, kw_only=True):
    """The range of a bloc's mood, and the part of it that fades each turn."""

    range: tuple[float, float] = (-50.0, 50.0)
    fade: Fraction = 0.0


class Bloc(Section, frozen=True, kw_only=True):
    """Many people counted together; they vote by the body's share. `short`: what lists call them."""

    name: str
    short: str = ""
    members: Annotated[float, Meta(ge=0, le=1_000_000)]
    mood: float = 0.0
    cares: dict[str, Care] = {}


class Body(Section, frozen=True, kw_only=True):
    """Of people, whose `support` is a sum of labelled terms, or of blocs, whose `share` is per cent on your side.

    `rival`: whoever stands highest makes one of their moves each turn.
    """

    name: str
    support: dict[str, Expr] = {}
    rival: Expr | None = None
    share: Expr | None = None
    moods: Moods | None = None
    blocs: dict[str, Bloc] = {}


class Vote(Section, frozen=True, kw_only=True):
    """A question put to a body. A member votes by support and the two bounds, or by `yes_if`."""

    body: Ref
    question: Prose
    player_wants: Literal["yes", "no"]
    name: str = ""
    against_player_below: float = 50.0
    for_player_from: float = 50.0
    yes_if: Expr | None = None
    passes: Fraction = 0.5
    counts: Literal["heads", "weights"] = "heads"
    share: Expr | None = None
    passed: Effects | None = None
    failed: Effects | None = None
