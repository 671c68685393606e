"""What an author writes to be read: scenes, promises, endings, the press, the archive; and history and bots."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from game.content.schema.convert import Date, Effects, Expr, Prose
from game.content.schema.parts import Count, Orders, Percent, Ref, Refs, Section, Turns, YearlyValues
from game.content.schema.people import After


class Choice(Section, frozen=True, kw_only=True):
    """One answer to a scene."""

    label: Prose
    needs: Expr | None = None
    effects: Effects | None = None
    result: Prose | None = None


class Bearer(Section, frozen=True, kw_only=True):
    """Somebody who brings a scene and is no person of the scenario; without a name, whoever holds the office then."""

    name: str = ""
    office: str = ""


class Event(Section, frozen=True, kw_only=True):
    """A scene with two to four choices, or, without choices, a wire. Without `when` only others open it."""

    title: Prose
    text: Prose
    when: Expr | None = None
    must: bool = False
    storm: bool = False
    act: Count = 1
    urgency: float = 0.0
    stays: Count = 2
    again: Literal["never"] | Turns | None = None
    brought_by: Ref | list[Ref] | Bearer | None = None
    choices: dict[str, Choice] = {}
    history: Prose | None = None
    sources: Refs | None = None


class Commitment(Section, frozen=True, kw_only=True):
    """A promise, debt or precedent with a date. `to: with`: one a person. `keep_if` is asked on the day."""

    name: str
    due: Date | After
    keep_if: Expr
    to: str = ""
    text: Prose | None = None
    marks: dict[str, Prose | None] = {}
    kept: Effects | None = None
    broken: Effects | None = None


class Successor(Section, frozen=True, kw_only=True):
    """The member of the body `of` for whom `highest` is largest."""

    of: Ref
    highest: Expr


class Ending(Section, frozen=True, kw_only=True):
    """Tried by `rank`, lowest first; `rung` is what the end screen shows. `at: end` waits for the last turn. `fell`:
    the player lost the chair; where it is not said, in every ending that does not wait for the last turn."""

    title: str
    rank: float
    rung: int = 0
    text: Prose | None = None
    when: Expr | None = None
    at: Literal["end"] | None = None
    fell: bool | None = None
    successor: Ref | Successor | None = None


class Paragraph(Section, frozen=True, kw_only=True):
    """A paragraph of the epilogue."""

    text: Prose
    when: Expr | None = None
    topic: str = ""


class Print(Section, frozen=True, kw_only=True):
    """A headline, joke or rumour; `once`: never printed again; `first`: before those that are not."""

    kind: Literal["headline", "joke", "rumour"]
    text: Prose
    when: Expr | None = None
    once: bool = False
    first: bool = False


class Page(Section, frozen=True, kw_only=True):
    """A page of the archive."""

    title: str
    text: Prose
    sources: Refs | None = None


class History(Section, frozen=True, kw_only=True):
    """What really happened: decisions by date, and real values by year."""

    decisions: dict[str, Orders] = {}
    series: dict[str, YearlyValues] = {}


class StandingDecree(Section, frozen=True, kw_only=True):
    """A reform that a line takes as far as `to` whenever it can and `when` holds."""

    reform: Ref
    to: Annotated[int, Meta(ge=0)]
    announced: bool = False
    when: Expr | None = None
    fork: Ref | None = None


class StandingWord(Section, frozen=True, kw_only=True):
    """An initiative that a line starts whenever it can and `when` holds."""

    initiative: Ref
    with_: Refs | None = field(name="with", default=None)
    when: Expr | None = None


class Line(Section, frozen=True, kw_only=True):
    """A style of play for bots: orders by date, answers, then standing priorities. `keep`: not to be spent below."""

    name: str
    text: Prose | None = None
    orders: dict[str, Orders] = {}
    answers: dict[str, Ref] = {}
    aims: dict[str, float] = {}
    decrees: list[StandingDecree] = []
    words: list[StandingWord] = []
    plan: dict[str, Percent] = {}
    keep: float = 0.0
