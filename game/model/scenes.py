"""What is put before the player: events, commitments, endings, the press, the archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from game.model.effects import Effects
from game.model.expression import Expression
from game.model.text import Text

PressKind = Literal["headline", "joke", "rumour"]


class Choice(Struct, frozen=True):
    label: Text
    needs: Expression | None
    effects: Effects
    result: Text
    cost: float = 0.0  # of `agenda.paid_in`; a rival's move that is stopped or bought


class Event(Struct, frozen=True):
    """`again` None: once. `brought_by`: people, first seated one speaks; or `bearer` (name, office),
    without a name whoever holds the office.

    `move_of`: the person whose unasked move this is, or None. No `when`: only opened by others.
    """

    title: Text
    when: Expression | None
    must: bool
    storm: bool
    act: int
    urgency: float
    stays: int
    again: int | None
    brought_by: tuple[str, ...]
    bearer: tuple[str, str] | None
    text: Text
    choices: Mapping[str, Choice]
    history: Text
    sources: tuple[str, ...]
    move_of: str | None = None


class Commitment(Struct, frozen=True):
    """`due`: a turn, or turns after it was made if `after`. `to`: words, or `with` for one a person.

    `marks`: turn -> what is said or judged then. `kept` and `broken` act when judged; `keep_if` is asked then.
    """

    name: str
    to: str
    text: Text
    due: int
    after: bool
    keep_if: Expression
    kept: Effects
    broken: Effects
    marks: Mapping[int, Text]


class Successor(Struct, frozen=True):
    """A person, or the member of `of` for whom `highest` is largest."""

    person: str | None
    of: str | None
    highest: Expression | None


class Ending(Struct, frozen=True):
    """`fell`: the player lost the chair."""

    id: str
    when: Expression | None
    at_end: bool
    rank: float
    rung: int
    title: str
    text: Text
    successor: Successor | None
    fell: bool = False


class Paragraph(Struct, frozen=True):
    when: Expression | None
    topic: str
    text: Text


class Print(Struct, frozen=True):
    """`first`: printed before those that are not."""

    kind: PressKind
    when: Expression | None
    once: bool
    first: bool
    text: Text


class Page(Struct, frozen=True):
    title: str
    text: Text
    sources: tuple[str, ...]
