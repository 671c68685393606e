"""A scenario as the rules read it: every name resolved, every expression compiled."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.model.calendar import Calendar
from game.model.effects import Change, Effects, Verb
from game.model.expression import Dynamics, Expression, Group, Kin
from game.model.orders import Order
from game.model.people import Body, Person, Vote
from game.model.text import Text

Map = Mapping  # every mapping keeps the order of the author's text


class Level(Struct, frozen=True):
    name: str
    text: Text
    tuning: Map[str, float]
    effects: str  # all, as_written, heard
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


class Discount(Struct, frozen=True):
    """`by` off the price of reforms of `theme` (or of the reform of that id) while `when` holds."""

    theme: str
    when: Expression
    by: float


class Agenda(Struct, frozen=True):
    """`price` reads the listed cost as its given number; None: the cost itself."""

    decrees: int
    words: int
    scenes: int
    paid_in: str | None
    price: Expression | None
    cheaper: tuple[Discount, ...]
    fork_closes: int
    on_announced: Effects


class Names(Struct, frozen=True):
    """What screens call things."""

    body: str = "Council"
    paper: str = "The paper"
    turn: str = "turn"
    decree: str = "decree"
    word: str = "word"
    groups: Map[str, str] = {}
    themes: Map[str, str] = {}
    traits: Map[str, str] = {}


class Chance(Struct, frozen=True):
    """A named piece of luck, kept as a number. `spread`: normal (mean, sd) or even (low, high).

    `each`: turn or year; `keeps`: the part of last time's departure from the mean that stays.
    """

    spread: str
    mean: float
    sd: float
    low: float
    high: float
    each: str
    keeps: float


class Unknown(Struct, frozen=True):
    """Settled once by the seed. Exactly one of odds, one_of and between is given."""

    odds: float | None
    one_of: Map[str, float]
    between: tuple[int, int] | None
    why: str


class Shown(Struct, frozen=True):
    """How a number is shown. `better`: up, down or neither. `bands`: (from, word), rising."""

    name: str
    unit: str = ""
    decimals: int = 0
    better: str = "neither"
    group: str = ""
    bands: tuple[tuple[float, str], ...] = ()
    about: Text = Text()


class Indicator(Struct, frozen=True):
    """A number with a ledger: an indicator proper, a person's trait, a bloc's mood, a plan share or a chance.

    `kind`: indicator, trait, mood, share, chance. `stock` is False for a level. `owner`: the person or bloc.
    """

    shown: Shown
    start: float
    low: float
    high: float
    kind: str = "indicator"
    stock: bool = True
    owner: str = ""
    reported: Expression | None = None
    hidden: bool = False


class Formula(Struct, frozen=True):
    """`named` ones may be shown; the rest serve other expressions only."""

    shown: Shown
    named: bool


class Share(Struct, frozen=True):
    name: str
    start: float
    low: float
    high: float
    about: Text


class Budget(Struct, frozen=True):
    """`decided`: (months, (9,)), (every, (4,)) or (start, ()); `opens`: the first turn in which it is decided."""

    decided: tuple[str, tuple[int, ...]]
    opens: int
    swing: Expression | None
    shares: Map[str, Share]


class Way(Struct, frozen=True):
    """One branch of a fork."""

    name: str
    text: Text
    needs: Expression | None
    once: Effects
    each_turn: Effects
    pleases: tuple[str, ...]
    angers: tuple[str, ...]


class Back(Struct, frozen=True):
    cost: float
    needs: Expression | None
    once: Effects


class Stage(Struct, frozen=True):
    """`carried` and `announced`: the listed prices; `announced` None: cannot be. `back` None: never."""

    name: str
    text: Text
    carried: float
    announced: float | None
    needs: Expression | None
    takes: int
    once: Effects
    each_turn: Effects
    pleases: tuple[str, ...]
    angers: tuple[str, ...]
    back: Back | None
    forks: Map[str, Way]


class Reform(Struct, frozen=True):
    name: str
    theme: str
    text: Text
    stages: tuple[Stage, ...]  # stage 0 is where the game begins


class Casting(Struct, frozen=True):
    """On whom an initiative is started. `of`: a body's id, `seated` (any body), `people`, `blocs`; `two`: a pair."""

    of: str
    when: Expression | None = None
    two: bool = False


class Initiative(Struct, frozen=True):
    """`after`: within so many turns, for the same target, it is `worth` a part of itself, or barred where `worth` is
    None; 0: as often as liked. `once`: never again. `opens`: the event."""

    name: str
    text: Text
    cost: float
    needs: Expression | None
    casting: Casting | None
    after: int
    worth: float | None
    once: bool
    opens: str


class Choice(Struct, frozen=True):
    label: Text
    needs: Expression | None
    effects: Effects
    result: Text
    cost: float = 0.0  # of `agenda.paid_in`; a rival's move that is stopped or bought


class Event(Struct, frozen=True):
    """`again` None: once. `brought_by`: people, first seated one speaks; or `bearer` (name, office).

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
    choices: Map[str, Choice]
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
    marks: Map[int, Text]


class Successor(Struct, frozen=True):
    """A person, or the member of `of` for whom `highest` is largest."""

    person: str | None
    of: str | None
    highest: Expression | None


class Ending(Struct, frozen=True):
    id: str
    when: Expression | None
    at_end: bool
    rank: float
    rung: int
    title: str
    text: Text
    successor: Successor | None


class Paragraph(Struct, frozen=True):
    when: Expression | None
    topic: str
    text: Text


class Print(Struct, frozen=True):
    """`kind`: headline, joke, rumour."""

    kind: str
    when: Expression | None
    once: bool
    text: Text


class Page(Struct, frozen=True):
    title: str
    text: Text
    sources: tuple[str, ...]


class Series(Struct, frozen=True):
    """Real values by year. `over`: sum, mean, start or end of the year."""

    name: str
    address: str
    over: str
    years: Map[int, float]
    source: str
    scale: float = 1.0


class History(Struct, frozen=True):
    decisions: Map[int, tuple[Order, ...]]  # by turn
    series: Map[str, Series]


class Standing(Struct, frozen=True):
    """An order a line gives whenever it is legal and `when` holds. For a decree, `order.to` is how far it goes."""

    order: Order
    when: Expression | None


class Line(Struct, frozen=True):
    """A style of play for bots. `aims`: address -> weight; `keep`: of `paid_in`, not to be spent below."""

    name: str
    text: Text
    orders: Map[int, tuple[Order, ...]]
    answers: Map[str, str]
    aims: Map[str, float]
    decrees: tuple[Standing, ...]
    words: tuple[Standing, ...]
    plan: Map[str, float]
    keep: float


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
    names: Names
    levels: Map[str, Level]
    vows: Map[str, Vow]
    tuning: Map[str, float]
    chances: Map[str, Chance]
    unknowns: Map[str, Unknown]
    indicators: Map[str, Indicator]  # by address; with traits, moods, plan shares and chances
    formulas: Map[str, Formula]
    budget: Budget | None
    reforms: Map[str, Reform]
    themes: tuple[str, ...]
    initiatives: Map[str, Initiative]
    people: Map[str, Person]
    bodies: Map[str, Body]
    votes: Map[str, Vote]
    events: Map[str, Event]  # rivals' moves among them, as person.move
    commitments: Map[str, Commitment]  # a person's asks among them, as person.asks
    endings: tuple[Ending, ...]  # by rank
    epilogue: Map[str, Paragraph]
    press: Map[str, Print]
    archive: Map[str, Page]
    sources: Map[str, str]
    history: History
    lines: Map[str, Line]
    addresses: tuple[str, ...]
    slots: Map[str, int]
    traits: tuple[str, ...]
    kin: Map[str, Kin]  # people and blocs
    dynamics: Dynamics
    wants: Wants
    effects: Map[str, Change | Verb]  # by key
