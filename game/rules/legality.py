"""Whether an order is legal now, and if it is refused, why; and all that are open at once. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.model.expression import Expression
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, TakeBack, Word, subject, well_formed
from game.model.records import Refusal
from game.model.reforms import Reform, Way
from game.model.scenario import Scenario
from game.model.scenes import Choice
from game.model.state import Scene, State
from game.rules import budget, initiatives
from game.rules.clauses import failed_clauses
from game.rules.docket import Docket
from game.rules.moment import Cast


class Open(Struct, frozen=True):
    """Every order that may be given now, scenes apart. `words`: initiative -> whom it may be started on; `plan`:
    whether it is open. What an order costs, or why another is refused, the docket tells."""

    words: Mapping[str, tuple[Cast, ...]]
    decrees: tuple[Decree, ...]
    plan: bool


def open_orders(docket: Docket) -> Open:
    """All orders that are open to the state of `docket`, from its one moment."""
    return Open(initiatives.open_words(docket), tuple(open_decrees(docket)), budget.is_open(docket))


def refusal(scenario: Scenario, state: State, pending: tuple[Order, ...], order: Order) -> Refusal | None:
    """None if the order may be given; otherwise the reason, as a value."""
    return judge(Docket(scenario, state, pending), order)


def price(scenario: Scenario, state: State, pending: tuple[Order, ...], order: Order) -> float:
    """What the order costs of `agenda.paid_in`; orders already pending make the next dearer if the agenda says so."""
    return Docket(scenario, state, pending).price(order) if well_formed(order) else 0.0


def judge(docket: Docket, order: Order) -> Refusal | None:
    """The same as `refusal`, of many orders from one docket."""
    if docket.state.ending is not None:
        return Refusal("over")
    if not well_formed(order):
        return Refusal("unknown")
    match order:
        case Choose():
            return _choose(docket, order)
        case Decree():
            return _no_decree(docket, order.reform) or _step(docket, order)
        case Word():
            return initiatives.refusal(docket, order)
        case Plan():
            return budget.refusal(docket, order)
        case TakeBack(what):
            held = any(subject(given) == what for given in docket.pending)
            return None if held else Refusal("nothing_to_take_back", (what,))
        case EndTurn():
            tray = docket.state.tray
            return Refusal("unanswered", (tray[0].event,)) if tray else None


def step_back(reform: Reform, at: int, to: int) -> bool:
    return to == at - 1 and at >= 1


def closed_branch(state: State, reform: str, stage: int, branch: str) -> bool:
    return state.closed.get(f"{reform}.{stage}.{branch}", 0) >= state.turn


# -- scenes


def open_choices(docket: Docket, scene: Scene) -> list[str]:
    """The answers to a scene of the tray that are not barred; where all are, the first, so that play goes on."""
    choices = docket.scenario.events[scene.event].choices
    able = [id for id, choice in choices.items() if _barred(docket, scene, choice) is None]
    return able or list(choices)[:1]


def forced(docket: Docket, scene: Scene) -> bool:
    """Whether every answer is barred, so that the first has to be taken as open."""
    choices = docket.scenario.events[scene.event].choices.values()
    return bool(choices) and all(_barred(docket, scene, choice) is not None for choice in choices)


def _choose(docket: Docket, order: Choose) -> Refusal | None:
    scene = next((s for s in docket.state.tray if s.event == order.scene), None)
    if scene is None:
        return Refusal("not_in_tray", (order.scene,))
    choices = docket.scenario.events[order.scene].choices
    if not choices:
        return None if order.choice == "read" else Refusal("no_such_choice", (order.scene, order.choice))
    if order.choice not in choices:
        return Refusal("no_such_choice", (order.scene, order.choice))
    refused = _barred(docket, scene, choices[order.choice])
    return None if refused and order.choice in open_choices(docket, scene) else refused


def _barred(docket: Docket, scene: Scene, choice: Choice) -> Refusal | None:
    if not choice.cost and choice.needs is None:
        return None
    moment, paid_in = docket.moment.cast(scene.target, scene.target2), docket.scenario.agenda.paid_in
    if choice.cost and paid_in and moment.value(paid_in) < choice.cost:
        return Refusal("price", (paid_in,), (), moment.value(paid_in), choice.cost)
    if not moment.truth(choice.needs):
        return Refusal("needs", (), failed_clauses(moment, choice.needs))
    return None


# -- decrees


def open_decrees(docket: Docket) -> Iterator[Decree]:
    """Every step that may be decreed, on or back, in each way that it may be taken."""
    for id in docket.scenario.reforms:
        if _no_decree(docket, id):
            continue
        at = docket.state.stages[id].at
        for step in (Decree(id, at + 1), Decree(id, at + 1, True), Decree(id, at - 1)):
            if not (_unreachable(docket, step) or _unmet(docket, step) or _unpaid(docket, step)):
                yield from _branches(docket, step)


def _branches(docket: Docket, step: Decree) -> Iterator[Decree]:
    """The step by each branch that is open, or as it is where there are none."""
    forks = _forks(docket, step)
    if not forks:
        yield step
    for id, way in forks.items():
        if not closed_branch(docket.state, step.reform, step.to, id) and docket.holds(way.needs):
            yield Decree(step.reform, step.to, step.announced, id)


def _forks(docket: Docket, step: Decree) -> Mapping[str, Way]:
    reform, at = docket.scenario.reforms[step.reform], docket.state.stages[step.reform].at
    return {} if step_back(reform, at, step.to) else reform.stages[step.to].forks


def _no_decree(docket: Docket, reform: str) -> Refusal | None:
    """Why the reform cannot be touched by any decree, or None."""
    if reform not in docket.scenario.reforms:
        return Refusal("unknown", (reform,))
    if docket.decrees <= 0:
        return Refusal("decrees_used")
    return Refusal("underway", (reform,)) if reform in docket.state.pending else None


def _step(docket: Docket, order: Decree) -> Refusal | None:
    """Why the reform, which can be touched, cannot take this step, or None."""
    refused = _unreachable(docket, order) or _fork(docket.state, order, _forks(docket, order)) or _unmet(docket, order)
    if refused:
        return refused
    way = _forks(docket, order)[order.fork] if order.fork is not None else None
    return (_failing(docket, order, way.needs) if way else None) or _unpaid(docket, order)


def _unreachable(docket: Docket, order: Decree) -> Refusal | None:
    """Why the stage cannot be come to, or not in that manner, whatever it costs; or None."""
    reform, at = docket.scenario.reforms[order.reform], docket.state.stages[order.reform].at
    back = step_back(reform, at, order.to)
    if not back and (order.to != at + 1 or order.to >= len(reform.stages)):
        return Refusal("one_step", (order.reform,))
    if back and reform.stages[at].back is None:
        return Refusal("never_back", (order.reform,))
    if order.announced and (back or reform.stages[order.to].announced is None):
        return Refusal("not_announced", (order.reform,))
    return None


def _unmet(docket: Docket, order: Decree) -> Refusal | None:
    """What the stage, or the way back from it, asks and does not find; or None."""
    stages, at = docket.scenario.reforms[order.reform].stages, docket.state.stages[order.reform].at
    back = stages[at].back if order.to < at else None
    return _failing(docket, order, back.needs if back else stages[order.to].needs)


def _failing(docket: Docket, order: Decree, condition: Expression | None) -> Refusal | None:
    if docket.holds(condition):
        return None
    return Refusal("needs", (order.reform,), failed_clauses(docket.after, condition))


def _unpaid(docket: Docket, order: Decree) -> Refusal | None:
    paid_in, cost = docket.scenario.agenda.paid_in, docket.price(order)
    return Refusal("price", (paid_in,), (), docket.left, cost) if paid_in and cost > docket.left else None


def _fork(state: State, order: Decree, forks: Mapping[str, Way]) -> Refusal | None:
    if not forks:
        return Refusal("no_fork", (order.reform,)) if order.fork is not None else None
    if order.fork is None or order.fork not in forks:
        return Refusal("choose_fork", (order.reform, *forks))
    if closed_branch(state, order.reform, order.to, order.fork):
        until = state.closed[f"{order.reform}.{order.to}.{order.fork}"]
        return Refusal("fork_closed", (order.reform, order.fork), (), float(state.turn), float(until + 1))
    return None
