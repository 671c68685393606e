"""A turn: answering a scene, starting an initiative, and the end of the turn, phase by phase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from game.model.facts import (
    Appointed,
    Budgeted,
    Chose,
    Closed,
    Fact,
    Lapsed,
    Opened,
    Ordered,
    Seated,
    Staged,
    Started,
    TurnClosed,
    Unseated,
)  # fmt: skip
from game.model.orders import Choose, Decree, Order, Plan, Word, subject
from game.model.people import Person
from game.model.records import Cause, Entry
from game.model.scenario import Scenario
from game.model.state import Pending, State, Turn
from game.rules import dynamics, initiatives, legality
from game.rules.daybook import Daybook
from game.rules.docket import Docket
from game.rules.effects import act, arrive, enter, fall_due
from game.rules.ledger import rounded
from game.rules.minds import change_minds, cross_lines, taken
from game.rules.press import print_press
from game.rules.promises import judge
from game.rules.succession import reached
from game.rules.tray import fill_tray, open_move, prepare_move
from game.rules.verbs import Acting

Phase = Callable[[Daybook], None]


def answer(scenario: Scenario, state: State, order: Choose) -> Turn:
    """Answer a scene of the tray, at once and for good. The order must be legal (`legality.refusal`)."""
    scene = next(s for s in state.tray if s.event == order.scene)
    event = scenario.events[order.scene]
    book = Daybook(scenario, state)
    cause = Cause("move" if event.move_of else "event", order.scene, order.choice, state.turn)
    choice = event.choices.get(order.choice)
    book.post(_paid(scenario, choice.cost if choice else 0.0, cause), (Chose(event=order.scene, choice=order.choice),))
    if choice:
        act(book, choice.effects, Acting(cause, scene.target, scene.target2, scene.worth))
    _try_endings(book, last=False)
    return book.turn()


def start(scenario: Scenario, state: State, order: Word) -> Turn:
    """Start an initiative: it is paid and opens its scene at once. The order must be legal."""
    rule = scenario.initiatives[order.initiative]
    worth = initiatives.order_again(scenario, state, order)
    book = Daybook(scenario, state)
    cause = Cause("initiative", order.initiative, since=state.turn)
    scene = min(rule.opens, key=lambda event: len(state.happened.get(event, ())))
    facts: tuple[Fact, ...] = (
        Started(initiative=order.initiative, target=order.target, target2=order.target2),
        Opened(
            event=scene, target=order.target, target2=order.target2, chained=True,
            worth=1.0 if worth is None else worth, cause=cause,
        ),
    )  # fmt: skip
    book.post(_paid(scenario, rule.cost, cause), facts)
    return book.turn()


def resolve(scenario: Scenario, state: State, orders: tuple[Order, ...]) -> Turn:
    """End the turn. `orders`: the pending decrees and plan; one that is no longer legal lapses, and a fact says so."""
    book = Daybook(scenario, state, orders=orders, closing=True)
    for phase in PHASES:
        if not book.over:
            phase(book)
    return book.turn()


def act_delayed(book: Daybook) -> None:
    """What was put off until this turn acts, openings and votes apart."""
    fall_due(book, book.state.turn, "effect")


def move_numbers(book: Daybook) -> None:
    """Flows and levels, and what stages in force do each turn: all read the values at the start of this phase."""
    flows, postings, terms = dynamics.motion(book.moment)
    enter(book, postings, flows=flows, terms=terms)


def take_votes(book: Daybook) -> None:
    """The votes called for the end of this turn."""
    fall_due(book, book.state.turn, "vote")


def try_endings(book: Daybook) -> None:
    """The first ending that holds, on the last turn those that wait for it too; then no other turn opens."""
    _try_endings(book, last=book.state.turn >= book.scenario.calendar.turns)
    book.over = book.state.ending is not None


def close(book: Daybook) -> None:
    """The numbers are put into the past, and the next turn begins."""
    start = len(book.state.values)
    formulas = book.moment.v[start : start + len(book.scenario.formulas)]
    book.post((), (TurnClosed(tuple(formulas)),))


def turn_calendar(book: Daybook) -> None:
    """The luck of the new turn, and the seats and offices that the scenario dates."""
    book.post(dynamics.chances(book.scenario, book.moment, book.state.seed), _by_date(book))


def open_due(book: Daybook) -> None:
    """The scenes that were put off until the end of the turn that is closed."""
    fall_due(book, book.state.turn - 1, "event")


def _by_date(book: Daybook) -> list[Fact]:
    """Seats and offices that the scenario dates: taken when their turn comes, seats left when it has passed."""
    facts: list[Fact] = []
    for id in book.scenario.dated.get(book.state.turn, ()):
        person = book.scenario.people[id]
        facts += _offices_by_date(book, id, person)
        for seat in person.seats:
            if seat.start == book.state.turn:
                facts.append(Seated(person=id, body=seat.body, votes=seat.votes))
            if (
                seat.until is not None
                and seat.until + 1 == book.state.turn
                and id in book.state.seats.get(seat.body, ())
            ):
                facts.append(Unseated(person=id, body=seat.body))
    return facts


def _offices_by_date(book: Daybook, id: str, person: Person) -> Iterator[Fact]:
    """An office whose turn it is, unless the person was put into another meanwhile or out of the last."""
    before = next(iter(person.offices), None)
    for office in person.later:
        if office.start == book.state.turn:
            held = [title for title, who in book.state.offices.items() if who == id]
            if next(reversed(held), before) == before:
                yield Appointed(title=office.title, person=id, cause=Cause("calendar", id, "", book.state.turn))
        before = office.title


def pay(book: Daybook) -> None:
    """Pay the pending orders in turn and set them going."""
    for order in book.orders:
        docket = Docket(book.scenario, book.state)
        refused = legality.judge(docket, order)
        if refused is not None:
            book.post((), (Lapsed(subject(order) or "", refused.reason),))
        elif isinstance(order, Decree):
            _decree(book, order, docket.price(order))
        elif isinstance(order, Plan):
            _set_plan(book, order)


def _decree(book: Daybook, order: Decree, cost: float) -> None:
    scenario, state = book.scenario, book.state
    reform = scenario.reforms[order.reform]
    at = state.stages[order.reform].at
    stage = reform.stages[max(at, order.to)]
    cause = Cause("decree", order.reform, str(order.to), state.turn)
    facts: list[Fact] = [
        Ordered(
            reform=order.reform, to=order.to, due=state.turn + stage.takes, announced=order.announced, fork=order.fork,
            cause=cause,
        )
    ]  # fmt: skip
    if order.fork:
        until = state.turn + scenario.agenda.fork_closes
        others = [b for b in stage.forks if b != order.fork]
        facts += [Closed(f"{order.reform}.{order.to}.{b}", until) for b in others]
    offended = taken(book.moment, order.reform, stage, order.fork, -1 if order.to < at else 1)
    book.post([*_paid(scenario, cost, cause), *(replace(entry, cause=cause) for entry in offended)], facts)
    if order.announced:
        act(book, scenario.agenda.on_announced, Acting(cause))


def _set_plan(book: Daybook, order: Plan) -> None:
    cause = Cause("plan", since=book.state.turn)
    now = book.moment.value
    moved = {id: rounded(points - now(f"plan.{id}")) for id, points in order.shares}
    over = sum(moved.values())
    if over:  # by rounding alone: taken from the share that moved furthest that way
        moved[max(moved, key=lambda id: moved[id] * over)] -= over
    book.post([Entry(f"plan.{id}", by, cause) for id, by in moved.items()], (Budgeted(),))


def mature(book: Daybook) -> None:
    """Stages whose time has come begin to work."""
    due = {id: pending for id, pending in book.state.pending.items() if pending.due <= book.state.turn}
    for id, pending in due.items():
        _begin(book, id, pending)


def _begin(book: Daybook, id: str, pending: Pending) -> None:
    at = book.state.stages[id].at
    cause = Cause("reform", id, str(pending.to), pending.ordered)
    book.post((), (Staged(id, pending.to, pending.fork, cause=cause),))
    if pending.to > at:
        arrive(book, id, pending.to, pending.fork, cause)
        return
    back = book.scenario.reforms[id].stages[at].back
    if back:
        act(book, back.once, Acting(cause))


def _paid(scenario: Scenario, cost: float, cause: Cause) -> list[Entry]:
    paid_in = scenario.agenda.paid_in
    return [Entry(paid_in, -rounded(cost), cause)] if paid_in and cost else []


def _try_endings(book: Daybook, *, last: bool) -> None:
    if book.state.ending is None:
        fact = reached(book.moment, last=last)
        if fact is not None:
            book.post((), (fact,))


# The end of a turn, from top to bottom. A forecast runs them too, but for those that it leaves out by name.
PHASES: tuple[Phase, ...] = (
    pay,
    prepare_move,
    mature,
    act_delayed,
    move_numbers,
    change_minds,
    cross_lines,
    judge,
    take_votes,
    print_press,
    try_endings,
    close,
    turn_calendar,
    open_due,
    open_move,
    fill_tray,
)
