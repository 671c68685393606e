"""The reforms: where each stands, and what the next step asks, brings and costs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from game.model.orders import Decree
from game.rules import legality
from game.views import agenda
from game.views.game import Game, docket
from game.views.lines import EffectLine, ForecastRow, Need, Opinion, Price
from game.views.reading import Reading
from game.views.wording import dates, numbers
from game.views.wording.prose import Prose

StepState = Literal["done", "in force", "ordered", "pending", "next", "later"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the track. Ordered, it works from `when`; pending, it is this turn's decree. `way`: the branch
    taken, may be empty; `announced`: nobody was asked."""

    number: int
    name: str
    state: StepState
    when: str = ""
    way: str = ""
    announced: bool = False


@dataclass(frozen=True, slots=True)
class ReformLine:
    """A reform in the list. `track`: stage 0 first. `status`: one line ("Tourists, from spring 1956"). `open`: a step,
    on or back, could be decreed now."""

    id: str
    name: str
    track: tuple[Step, ...]
    status: str
    open: bool
    roots: float = 0.0


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    name: str
    reforms: tuple[ReformLine, ...]


@dataclass(frozen=True, slots=True)
class ReformsView:
    """`line`: what is left of the agenda ("One decree left; two reforms under way")."""

    title: str
    themes: tuple[Theme, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One way of taking the next stage. `closed`: why it cannot be taken, else empty. `rivals`: names of the branches
    that it closes for a while."""

    id: str
    name: str
    text: Prose
    lines: tuple[EffectLine, ...]
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    needs: tuple[Need, ...]
    closed: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStage:
    """The step on. `carried` and `announced`: the two prices (`announced` None: it has to be carried);
    `announced_note`: what announcing costs besides. `takes`: turns until it works, `works`: the date. `discount`: why
    it is cheaper or dearer now, may be empty. `once` and `each_turn`: effects as lines. `barred`: why it cannot be
    decreed at all now, carried or announced, else empty."""

    number: int
    name: str
    text: Prose
    carried: Price
    announced: Price | None
    announced_note: str
    takes: int
    works: str
    discount: str
    needs: tuple[Need, ...]
    once: tuple[EffectLine, ...]
    each_turn: tuple[EffectLine, ...]
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    branches: tuple[Branch, ...]
    barred: str = ""


@dataclass(frozen=True, slots=True)
class StepBack:
    """The step back. `price` None: never. `barred`: why not now, else empty."""

    to: int
    name: str
    price: Price | None
    lines: tuple[EffectLine, ...]
    barred: str = ""


@dataclass(frozen=True, slots=True)
class ReformView:
    """One reform, opened. `opinions`: what those whom the next step touches say of it. `roots`: 0-100, in words
    too. `forecast`: the numbers it touches, with and without the step, `horizon` ahead; empty until asked for."""

    id: str
    name: str
    theme: str
    text: Prose
    track: tuple[Step, ...]
    now: Prose
    next: NextStage | None
    back: StepBack | None
    opinions: tuple[Opinion, ...]
    roots: float
    roots_line: str
    in_force: str
    forecast: tuple[ForecastRow, ...] = ()
    horizon: str = ""


def show(game: Game) -> ReformsView:
    """All reforms by theme."""
    reading = Reading(game.scenario, game.state)
    scenario = game.scenario
    orders = {order.reform: order for order in game.pending if isinstance(order, Decree)}
    able = {step.reform for step in legality.open_decrees(docket(game))}
    themes = []
    for theme in dict.fromkeys((*scenario.themes, *(reform.theme for reform in scenario.reforms.values()))):
        mine = [id for id, reform in scenario.reforms.items() if reform.theme == theme]
        lines = tuple(_line(reading, id, orders.get(id), able) for id in mine)
        if lines or theme:
            themes.append(Theme(theme, theme_name(reading, theme), lines))
    return ReformsView("Reforms", tuple(themes), _left(game, reading))


def theme_name(reading: Reading, theme: str) -> str:
    """As the scenario calls it; that of reforms without one."""
    return reading.scenario.names.themes.get(theme) or theme.replace("_", " ").capitalize() or "Of no one theme"


def _left(game: Game, reading: Reading) -> str:
    names, many = reading.scenario.names, len(reading.state.pending)
    left = agenda.show(reading, game.pending).decrees_left
    if left:
        said = f"{numbers.sentence(numbers.count(left, names.decree))} left this {names.turn}"
    else:
        said = f"No {names.decree} left this {names.turn}"
    return f"{said}; {numbers.count(many, 'reform')} on the way" if many else said


def _line(reading: Reading, id: str, order: Decree | None, able: Collection[str]) -> ReformLine:
    return ReformLine(
        id=id,
        name=reading.scenario.reforms[id].name,
        track=track(reading, id, order),
        status=_status(reading, id, order),
        open=order is None and id in able,
        roots=reading.moment.roots(id),
    )


def _status(reading: Reading, id: str, order: Decree | None) -> str:
    calendar = reading.scenario.calendar
    record, pending = reading.state.stages.get(id), reading.state.pending.get(id)
    if order is not None:
        return f"{reading.stage(id, order.to)}, decided and not yet signed"
    if pending is not None:
        return f"{reading.stage(id, pending.to)}, from {dates.end_of(calendar, pending.due)}"
    if record is None or (record.at == 0 and record.since <= 1):
        return "Not begun"
    return f"{reading.stage(id, record.at)}, since {dates.within(calendar, record.since)}"


def track(reading: Reading, id: str, order: Decree | None) -> tuple[Step, ...]:
    """The stages of a reform, each with how it stands."""
    record, pending = reading.state.stages.get(id), reading.state.pending.get(id)
    at = record.at if record else 0
    calendar = reading.scenario.calendar
    steps = []
    for number, stage in enumerate(reading.scenario.reforms[id].stages):
        state: StepState = "done" if number < at else "next" if number == at + 1 else "later"
        when = way = ""
        if record and number <= at:
            begun = record.begun.get(number)
            when = dates.within(calendar, begun) if begun else ""
            way = reading.way(id, number, record.forks.get(number))
        if number == at:
            state = "in force"
        if pending and pending.to == number:
            state, when = "ordered", dates.end_of(calendar, pending.due)
            way = reading.way(id, number, pending.fork)
        if order and order.to == number:
            state, when, way = "pending", "", reading.way(id, number, order.fork)
        announced = bool(record and number in record.announced)
        steps.append(Step(number, stage.name, state, when, way, announced))
    return tuple(steps)
