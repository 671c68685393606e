"""What an author writes about the reforms and initiatives that a player can start."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from game.content.schema.convert import Anything, Effects, Expr, Prose
from game.content.schema.parts import Fraction, Price, Ref, Refs, Section, Turns


class Cost(Section, frozen=True, kw_only=True):
    """`carried`: it was discussed; `announced`: nobody was asked (left out: it cannot be)."""

    carried: Price
    announced: Price | None = None


class Way(Section, frozen=True, kw_only=True):
    """One branch of a fork."""

    name: str = ""
    text: Prose | None = None
    needs: Expr | None = None
    once: Effects | None = None
    each_turn: Effects | None = None
    pleases: Refs | None = None
    angers: Refs | None = None


class Back(Section, frozen=True, kw_only=True):
    """Going back one stage, at its own price."""

    cost: Price = 0.0
    needs: Expr | None = None
    once: Effects | None = None


class Stage(Section, frozen=True, kw_only=True):
    """One step of a reform. A `cost` that is one number cannot be announced; without `back` there is no way back."""

    name: str
    text: Prose | None = None
    cost: Price | Cost | None = None
    needs: Expr | None = None
    takes: Turns = 1
    once: Effects | None = None
    each_turn: Effects | None = None
    pleases: Refs | None = None
    angers: Refs | None = None
    back: Literal["never"] | Back = "never"
    fork: dict[str, Way] = {}


class Reform(Section, frozen=True, kw_only=True):
    """Stage 0 is where the game begins."""

    name: str
    stages: Annotated[list[Stage], Meta(min_length=2)]
    theme: str = ""
    text: Prose | None = None


class Cast(Section, frozen=True, kw_only=True):
    """On whom: a `body`'s members (or seated, people, blocs) for whom `if` holds; `two`: a pair of them."""

    body: Ref | None = None
    if_: Expr | None = field(name="if", default=None)
    two: Anything | None = None


class Again(Section, frozen=True, kw_only=True):
    """Within `after` turns, on the same, it is `worth` a part of itself; without `worth` it is barred that long."""

    after: Turns
    worth: Fraction | None = None


class Initiative(Section, frozen=True, kw_only=True):
    """A word: something the player starts, which opens a scene: of several, the one that was seen least. `again` left
    out: as often as liked."""

    name: str
    opens: Refs
    text: Prose | None = None
    kind: Literal["word"] = "word"
    cost: Price = 0.0
    needs: Expr | None = None
    with_: Ref | Cast | None = field(name="with", default=None)
    again: Literal["never"] | Turns | Again | None = None
