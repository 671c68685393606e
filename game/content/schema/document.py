"""What an author writes, section by section: a scenario as it stands in YAML, before any name is resolved.

Docstrings and descriptions here become schema.json and the authors' reference. Each part has a module beside this one.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from game.content.schema.agenda import Initiative, Reform
from game.content.schema.convert import Anything, Date, Effects, Expr, Prose
from game.content.schema.numbers import Budget, Chance, Formula, Indicator, Tuning, Unknown
from game.content.schema.parts import Count, Fraction, Ref, Section
from game.content.schema.people import Body, Person, Vote
from game.content.schema.scenes import Commitment, Ending, Event, History, Line, Page, Paragraph, Print

NOT_READ = ("map", "scene", "plays")  # sections that the format has and this version does not read


class Calendar(Section, frozen=True, kw_only=True):
    """`turns` turns of one `step` each; the first begins on the first day of `start`."""

    start: Date
    step: Literal["day", "week", "month", "quarter", "year"]
    turns: Annotated[int, Meta(ge=1, le=5000)]


class Briefing(Section, frozen=True, kw_only=True):
    """The one screen before the first turn. `watch`: up to a handful of indicators or named formulas."""

    who: Prose
    aim: Prose
    watch: list[Ref] = []
    first: Prose | None = None


class Discount(Section, frozen=True, kw_only=True):
    """`by`, a part of 1, off the price of the reforms of `theme` (or of that one reform) while `when` holds."""

    theme: Ref
    when: Expr
    by: Fraction


class Agenda(Section, frozen=True, kw_only=True):
    """What can be done in a turn, and what it is paid in. `price` may read `cost`, the price listed. `spare`:
    the chance that a scene opens which need not come, by the turns since the last scene: in a turn that has one, in the
    turn after, and so on; the last number holds from there on. None: always."""

    decrees: Count = 1
    words: Count = 1
    scenes: Count = 2
    spare: list[Fraction] = []
    paid_in: Ref | None = None
    price: Expr | None = None
    cheaper: list[Discount] = []
    fork_closes: Count = 12
    on_announced: Effects | None = None


class Level(Section, frozen=True, kw_only=True):
    """A level of difficulty. `effects`: how much of what a choice does is shown beforehand."""

    name: str = ""
    text: Prose | None = None
    tuning: dict[str, float] = {}
    effects: Literal["all", "as_written", "heard"] = "as_written"
    going_back: bool = True
    default: bool = False


class Vow(Section, frozen=True, kw_only=True):
    """One is chosen at the start and kept in view; the commitment is made with it."""

    name: str
    text: Prose | None = None
    commitment: Ref | None = None


class Words(Section, frozen=True, kw_only=True):
    """What screens call things. `groups`, `themes` and `traits`: the names of groups of indicators, of themes of
    reforms, and of what people have of their own (in lower case: it follows the name of its owner)."""

    body: str | None = None
    paper: str | None = None
    turn: str | None = None
    decree: str | None = None
    word: str | None = None
    groups: dict[str, str] = {}
    themes: dict[str, str] = {}
    traits: dict[str, str] = {}


class Head(Section, frozen=True, kw_only=True):
    """The scenario itself: its name, its calendar, and the rules of the desk."""

    format: int
    title: str
    calendar: Calendar
    player: Ref | None = None
    goal: Prose | None = None
    briefing: Briefing | None = None
    agenda: Agenda | None = None
    levels: dict[str, Level] = {}
    vows: dict[str, Vow] = {}
    words: Words | None = None
    extends: Anything | None = None


class Document(Section, frozen=True, kw_only=True):
    """A whole scenario: one file, or the files of a folder merged."""

    scenario: Head
    indicators: Annotated[dict[str, Indicator], Meta(min_length=1)]
    endings: Annotated[dict[str, Ending], Meta(min_length=1)]
    tuning: dict[str, float | Tuning] = {}
    chances: dict[str, Chance] = {}
    unknowns: dict[str, Unknown] = {}
    formulas: dict[str, Expr | Formula] = {}
    budget: Budget | None = None
    reforms: dict[str, Reform] = {}
    initiatives: dict[str, Initiative] = {}
    people: dict[str, Person] = {}
    bodies: dict[str, Body] = {}
    votes: dict[str, Vote] = {}
    events: dict[str, Event] = {}
    commitments: dict[str, Commitment] = {}
    epilogue: dict[str, Paragraph] = {}
    press: dict[str, Print] = {}
    archive: dict[str, Page] = {}
    sources: dict[str, str] = {}
    map: Anything | None = None
    scene: Anything | None = None
    history: History | None = None
    lines: dict[str, Line] = {}
    plays: Anything | None = None
