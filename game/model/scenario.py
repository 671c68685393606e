"""A scenario as the rules read it: every name resolved, every expression compiled. Mappings keep the text's order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from game.model.calendar import Calendar
from game.model.effects import Change, Verb
from game.model.expression import Dynamics, Group, Kin
from game.model.history import History, Line
from game.model.numbers import Budget, Chance, Formula, Indicator, Unknown
from game.model.people import Body, Person, Vote
from game.model.reforms import Agenda, Initiative, Reform
from game.model.scenes import Commitment, Ending, Event, Page, Paragraph, Print
from game.model.text import Text

Telling = Literal["all", "as_written", "heard"]  # how much of what effects will do a level tells beforehand


class Level(Struct, frozen=True):
    name: str
    text: Text
    tuning: Mapping[str, float]
    effects: Telling
    going_back: bool
    default: bool


class Vow(Struct, frozen=True):
    name: str
    text: Text
    commitment: str | None


class Briefing(Struct, frozen=True):
    who: Text
    aim: Text
    watch: tuple[str, ...]  # addresses or formulas
    first: Text


class Terms(Struct, frozen=True):
    """What screens call things."""

    body: str = "Council"
    paper: str = "The paper"
    turn: str = "turn"
    decree: str = "decree"
    word: str = "word"
    groups: Mapping[str, str] = {}
    themes: Mapping[str, str] = {}
    traits: Mapping[str, str] = {}


class Wants(Struct, frozen=True):
    """Conditions asked every turn, each group compiled to one function; `*_ids` name the members, in order."""

    events: Group
    event_ids: tuple[str, ...]
    moves: Group
    move_ids: tuple[str, ...]  # person.move
    red_lines: Group
    red_line_ids: tuple[str, ...]
    press: Group
    press_ids: tuple[str, ...]
    endings: Group
    ending_ids: tuple[str, ...]


class Cared(Struct, frozen=True):
    """A subject and the minds that it moves: `whose` loyalties and moods, with each one's care. It moves by stages
    where `slot` is -1; otherwise by what the number at `slot` changes, of which `scale` is a whole."""

    whose: tuple[tuple[str, float], ...]
    slot: int = -1
    scale: float = 1.0


class Scenario(Struct, frozen=True, eq=False, weakref=True):
    """`addresses` is the order of `State.values`; `slots` the place of every name in a moment's vector of values,
    which is values, formulas, tuning, and one slot that is always 0 (`slots['']`)."""

    id: str
    path: str
    digest: str
    title: str
    player: str | None
    goal: Text
    briefing: Briefing | None
    calendar: Calendar
    agenda: Agenda
    names: Terms
    levels: Mapping[str, Level]
    vows: Mapping[str, Vow]
    tuning: Mapping[str, float]
    chances: Mapping[str, Chance]
    unknowns: Mapping[str, Unknown]
    indicators: Mapping[str, Indicator]  # by address; with traits, moods, plan shares and chances
    formulas: Mapping[str, Formula]
    budget: Budget | None
    reforms: Mapping[str, Reform]
    themes: tuple[str, ...]
    initiatives: Mapping[str, Initiative]
    people: Mapping[str, Person]
    dated: Mapping[int, tuple[str, ...]]  # turn -> those who take or leave a seat or an office in it by date
    cared: Mapping[str, Cared]  # by subject
    bodies: Mapping[str, Body]
    votes: Mapping[str, Vote]
    events: Mapping[str, Event]  # rivals' moves among them, as person.move
    commitments: Mapping[str, Commitment]  # a person's asks among them, as person.asks
    endings: tuple[Ending, ...]  # by rank
    epilogue: Mapping[str, Paragraph]
    press: Mapping[str, Print]
    archive: Mapping[str, Page]
    sources: Mapping[str, str]
    history: History
    lines: Mapping[str, Line]
    addresses: tuple[str, ...]
    slots: Mapping[str, int]
    traits: tuple[str, ...]
    kin: Mapping[str, Kin]  # people and blocs
    dynamics: Dynamics
    wants: Wants
    effects: Mapping[str, Change | Verb]  # by key
    nobody: Kin  # whoever stands in for `with` where nobody was cast: each trait is 0


def usual_level(scenario: Scenario) -> str | None:
    """The level of whoever chooses none: the first that is the default, or the first; None where there is none."""
    defaults = [id for id, each in scenario.levels.items() if each.default]
    return next(iter([*defaults, *scenario.levels]), None)
