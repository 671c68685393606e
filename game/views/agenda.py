"""The agenda: what the player may still start this turn, what is given, and what is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.model.orders import Decree, Order, Plan
from game.model.scenario import Scenario
from game.rules import budget, legality
from game.rules.docket import Docket
from game.views.lines import Price
from game.views.reading import Reading
from game.views.wording import dates, numbers


@dataclass(frozen=True, slots=True)
class PendingLine:
    """An order given and not yet carried out. `id` is what a TakeBack names: a reform, or `plan`."""

    id: str
    text: str
    price: Price


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A reform's stage ordered in an earlier turn. `when`: from when it works ("the end of spring 1955")."""

    reform: str
    text: str
    when: str


StepKind = Literal["read", "plan", "decree", "word", "end", "over"]
PlanState = Literal["closed", "open", "set"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that may be done now. `over` when the game is."""

    kind: StepKind
    text: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """`decree` and `word` are what the scenario calls them; `plan`: open, it may be set now; set, it was
    this turn."""

    decree: str
    word: str
    decrees_left: int
    words_left: int
    pending: tuple[PendingLine, ...]
    underway: tuple[UnderWay, ...]
    plan: PlanState
    line: str  # "One decree and one word left"


def show(reading: Reading, pending: tuple[Order, ...]) -> AgendaView:
    scenario, state = reading.scenario, reading.state
    orders = Docket(scenario, state, pending)
    most, words = _allowed(scenario)
    decrees = max(0, min(most, orders.decrees))
    left = max(0, min(words, orders.words))
    plan: PlanState = "closed"
    if budget.decided(scenario, state):
        plan = "set" if any(isinstance(order, Plan) for order in pending) else "open"
    names = scenario.names
    parts = [numbers.count(n, word) for n, word in ((decrees, names.decree), (left, names.word)) if n]
    if not parts and not most + words:
        line = ""
    else:
        line = (
            f"{numbers.sentence(numbers.listed(parts))} left"
            if parts
            else f"Nothing left of this {names.turn}'s agenda"
        )
    if plan == "open":
        line = f"{line}; the plan is open" if line else "The plan is open"
    return AgendaView(
        names.decree, names.word, decrees, left, _pending(reading, pending), _underway(reading), plan, line
    )


def _allowed(scenario: Scenario) -> tuple[int, int]:
    """Decrees and words a turn: none where there is nothing to decree, or to say."""
    agenda = scenario.agenda
    return agenda.decrees if scenario.reforms else 0, agenda.words if scenario.initiatives else 0


def _pending(reading: Reading, pending: tuple[Order, ...]) -> tuple[PendingLine, ...]:
    lines = []
    for place, order in enumerate(pending):
        cost = price(reading, legality.price(reading.scenario, reading.state, pending[:place], order), reading.moment.v)
        if isinstance(order, Decree):
            lines.append(PendingLine(order.reform, _decreed(reading, order), cost))
        elif isinstance(order, Plan):
            lines.append(PendingLine("plan", f"The plan: {_planned(reading, order)}", cost))
    return tuple(lines)


def _planned(reading: Reading, order: Plan) -> str:
    """The shares that are to be other than they are."""
    moved = [(id, points) for id, points in order.shares if points != reading.value(f"plan.{id}")]
    return numbers.listed([f"{reading.name(id)} {numbers.number(points)}" for id, points in moved]) or "as it is"


def _decreed(reading: Reading, order: Decree) -> str:
    at = reading.moment.stages.get(order.reform, 0)
    way = reading.way(order.reform, order.to, order.fork)
    how = "back" if order.to < at else "announced" if order.announced else "carried"
    stage = reading.stage(order.reform, order.to) + (f" ({way})" if way else "")
    return f"{reading.reform(order.reform)}: {stage}, {how}"


def price(reading: Reading, cost: float, values: object = None, *, left: float | None = None) -> Price:
    """A price in words. `left`: what there is to pay it from, where that is to be judged."""
    paid_in = reading.scenario.agenda.paid_in
    if paid_in is None or not cost:
        return Price()
    text = f"{numbers.number(cost, 0 if cost == round(cost) else 1)} {reading.name(paid_in).lower()}"
    return Price(cost, text, left is None or cost <= left)


def _underway(reading: Reading) -> tuple[UnderWay, ...]:
    calendar = reading.scenario.calendar
    return tuple(
        UnderWay(id, f"{reading.reform(id)}: {reading.stage(id, p.to)}", dates.end_of(calendar, p.due))
        for id, p in sorted(reading.state.pending.items(), key=lambda item: item[1].due)
    )


def steps(reading: Reading, agenda: AgendaView) -> tuple[NextStep, ...]:
    """What may be done now: papers first, then whatever is left of the agenda, and the end of the turn."""
    many = len(reading.state.tray)
    if reading.over:
        return (NextStep("over", "It is over: read how it ended"),)
    if many:
        return (NextStep("read", f"Read what lies in your tray: {numbers.count(many, 'paper')}"),)
    open_to: tuple[tuple[bool, StepKind, str], ...] = (
        (agenda.plan == "open", "plan", "Set the plan of the coming year"),
        (agenda.decrees_left > 0, "decree", f"Choose {numbers.a(agenda.decree)}"),
        (agenda.words_left > 0, "word", f"Choose {numbers.a(agenda.word)}"),
        (True, "end", f"End the {reading.scenario.names.turn}"),
    )
    return tuple(NextStep(kind, said) for able, kind, said in open_to if able)
