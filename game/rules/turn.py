"""A turn: answering a scene, starting an initiative, and the end of the turn, phase by phase."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.orders import Choose, Decree, Order, Plan, Word, subject
from game.model.people import Person
from game.model.records import Cause, Entry, Fact
from game.model.reforms import Stage
from game.model.scenario import Scenario
from game.model.state import Pending, State, Turn
from game.rules import closing, dynamics, legality, tray
from game.rules.daybook import Daybook
from game.rules.docket import Docket
from game.rules.effects import act, arrive, enter, fall_due
from game.rules.ledger import rounded
from game.rules.succession import reached
from game.rules.verbs import Acting


def answer(scenario: Scenario, state: State, order: Choose) -> Turn:
    """Answer a scene of the tray, at once and for good. The order must be legal (`legality.refusal`)."""
    scene = next(s for s in state.tray if s.event == order.scene)
    event = scenario.events[order.scene]
    book = Daybook(scenario, state)
    cause = Cause("move" if event.move_of else "event", order.scene, order.choice, state.turn)
    choice = event.choices.get(order.choice)
    book.post(_paid(scenario, choice.cost if choice else 0.0, cause), (Fact("chose", (order.scene, order.choice)),))
    if choice:
        act(book, choice.effects, Acting(cause, scene.target, scene.target2, scene.worth))
    _try_endings(book, last=False)
    return book.turn()


def start(scenario: Scenario, state: State, order: Word) -> Turn:
    """Start an initiative: it is paid and opens its scene at once. The order must be legal."""
    rule = scenario.initiatives[order.initiative]
    worth = legality.order_again(scenario, state, order)
    book = Daybook(scenario, state)
    cause = Cause("initiative", order.initiative, since=state.turn)
    scene = min(rule.opens, key=lambda event: len(state.happened.get(event, ())))
    facts = (
        Fact("word", (order.initiative, order.target, order.target2)),
        Fact("opened", (scene, order.target, order.target2, True, 1.0 if worth is None else worth), None, cause),
    )
    book.post(_paid(scenario, rule.cost, cause), facts)
    return book.turn()


def resolve(scenario: Scenario, state: State, orders: tuple[Order, ...]) -> Turn:
    """End the turn. `orders`: the pending decrees and plan; one that is no longer legal lapses, and a fact says so."""
    book = Daybook(scenario, state, closing=True)
    pay(book, orders)
    move = tray.prepare_move(book)
    mature(book)
    fall_due(book, state.turn, "effect")
    postings, terms = dynamics.motion(book.moment)
    enter(book, postings, terms=terms)
    closing.change_minds(book)
    closing.cross_lines(book)
    closing.judge(book)
    fall_due(book, state.turn, "vote")
    closing.print_press(book)
    last = book.state.turn >= scenario.calendar.turns
    _try_endings(book, last=last)
    if book.state.ending is None:
        moment = book.moment
        start = len(state.values)
        formulas = moment.v[start : start + len(scenario.formulas)]
        book.post((), (Fact("closed_turn", tuple(formulas)),))
        book.post(dynamics.chances(scenario, book.moment, state.seed), _by_date(book))
        fall_due(book, state.turn, "event")
        if move is not None:
            tray.open_move(book, move)
        tray.fill(book)
    return book.turn()


def _by_date(book: Daybook) -> list[Fact]:
    """Seats and offices that the scenario dates: taken when their turn comes, seats left when it has passed."""
    facts: list[Fact] = []
    for id in book.scenario.dated.get(book.state.turn, ()):
        person = book.scenario.people[id]
        facts += _offices_by_date(book, id, person)
        for seat in person.seats:
            if seat.start == book.state.turn:
                facts.append(Fact("seated", (id, seat.body, seat.votes)))
            if (
                seat.until is not None
                and seat.until + 1 == book.state.turn
                and id in book.state.seats.get(seat.body, ())
            ):
                facts.append(Fact("unseated", (id, seat.body)))
    return facts


def _offices_by_date(book: Daybook, id: str, person: Person) -> Iterator[Fact]:
    """An office whose turn it is, unless the person was put into another meanwhile or out of the last."""
    before = next(iter(person.offices), None)
    for office in person.later:
        if office.start == book.state.turn:
            held = [title for title, who in book.state.offices.items() if who == id]
            if next(reversed(held), before) == before:
                yield Fact("office", (office.title, id), None, Cause("calendar", id, "", book.state.turn))
        before = office.title


def pay(book: Daybook, orders: tuple[Order, ...]) -> None:
    """Pay the pending orders in turn and set them going."""
    for order in orders:
        docket = Docket(book.scenario, book.state)
        refused = legality.judge(docket, order)
        if refused is not None:
            book.post((), (Fact("lapsed", (subject(order), refused.reason)),))
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
    facts = [
        Fact("ordered", (order.reform, order.to, state.turn + stage.takes, order.announced, order.fork), None, cause)
    ]
    if order.fork:
        until = state.turn + scenario.agenda.fork_closes
        others = [b for b in stage.forks if b != order.fork]
        facts += [Fact("closed", (f"{order.reform}.{order.to}.{b}", until)) for b in others]
    sign = -1 if order.to < at else 1
    book.post([*_paid(scenario, cost, cause), *_taken(book, stage, order, sign, cause)], facts)
    if order.announced:
        act(book, scenario.agenda.on_announced, Acting(cause))


def _taken(book: Daybook, stage: Stage, order: Decree, sign: int, cause: Cause) -> list[Entry]:
    """Those whom the stage pleases or angers, where they have no care of their own in the matter."""
    offence = book.state.tuning["offence"] * sign
    way = stage.forks.get(order.fork or "")
    entries = []
    for names, points in (
        (stage.pleases + (way.pleases if way else ()), offence),
        (stage.angers + (way.angers if way else ()), -offence),
    ):
        for name in names:
            if not book.moment.care(book.scenario.kin[name], order.reform):
                trait = "loyalty" if name in book.scenario.people else "mood"
                entries.append(Entry(f"{name}.{trait}", rounded(points), cause))
    return entries


def _set_plan(book: Daybook, order: Plan) -> None:
    cause = Cause("plan", since=book.state.turn)
    now = book.moment.value
    moved = {id: rounded(points - now(f"plan.{id}")) for id, points in order.shares}
    over = sum(moved.values())
    if over:  # by rounding alone: taken from the share that moved furthest that way
        moved[max(moved, key=lambda id: moved[id] * over)] -= over
    book.post([Entry(f"plan.{id}", by, cause) for id, by in moved.items()], (Fact("budgeted", ()),))


def mature(book: Daybook) -> None:
    """Stages whose time has come begin to work."""
    due = {id: pending for id, pending in book.state.pending.items() if pending.due <= book.state.turn}
    for id, pending in due.items():
        _begin(book, id, pending)


def _begin(book: Daybook, id: str, pending: Pending) -> None:
    at = book.state.stages[id].at
    cause = Cause("reform", id, str(pending.to), pending.ordered)
    book.post((), (Fact("stage", (id, pending.to, pending.fork), None, cause),))
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
