"""Whether an order is legal now, what it costs, and if it is refused, why. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from game.model.orders import Choose, Decree, EndTurn, Order, Plan, TakeBack, Word, subject
from game.model.records import Refusal
from game.model.reforms import Casting, Initiative, Reform, Way
from game.model.scenario import Scenario
from game.model.scenes import Choice
from game.model.state import Pending as Ordered
from game.model.state import State
from game.rules.clauses import failed_clauses
from game.rules.draft import started
from game.rules.moment import Moment

Pending = tuple[Order, ...]


def refusal(scenario: Scenario, state: State, pending: Pending, order: Order) -> Refusal | None:
    """None if the order may be given; otherwise the reason, as a value."""
    if state.ending is not None:
        return Refusal("over")
    match order:
        case Choose():
            return _choose(scenario, state, order)
        case Decree():
            return _decree(scenario, state, pending, order)
        case Word():
            return _word(scenario, state, pending, order)
        case Plan():
            return _plan(scenario, state, pending, order)
        case TakeBack(what):
            held = any(subject(given) == what for given in pending)
            return None if held else Refusal("nothing_to_take_back", (what,))
        case EndTurn():
            return Refusal("unanswered", (state.tray[0].event,)) if state.tray else None


def price(scenario: Scenario, state: State, pending: Pending, order: Order) -> float:
    """What the order costs of `agenda.paid_in`; orders already pending make the next dearer if the agenda says so."""
    if scenario.agenda.paid_in is None:
        return 0.0
    match order:
        case Decree():
            return _price_of_decree(after(scenario, state, pending), order)
        case Word(initiative) if initiative in scenario.initiatives:
            return scenario.initiatives[initiative].cost
        case Choose(scene, choice):
            choices = scenario.events[scene].choices if scene in scenario.events else {}
            return choices[choice].cost if choice in choices else 0.0
    return 0.0


def spendable(scenario: Scenario, state: State, pending: Pending) -> float:
    """What is left of `agenda.paid_in` when the pending orders are paid; without bound where nothing is paid."""
    paid_in = scenario.agenda.paid_in
    return after(scenario, state, pending).value(paid_in) if paid_in else float("inf")


def after(scenario: Scenario, state: State, pending: Pending) -> Moment:
    """The moment at which the pending orders have been paid and their stages are on the way."""
    moment = Moment(scenario, state)
    slot = scenario.slots[scenario.agenda.paid_in or ""]
    for order in pending:
        if isinstance(order, Decree) and order.reform in scenario.reforms:
            moment.v[slot] -= _price_of_decree(moment, order) if scenario.agenda.paid_in else 0.0
            on_its_way = Ordered(order.to, state.turn, state.turn, order.announced, order.fork)
            moment.state = replace(moment.state, pending={**moment.state.pending, order.reform: on_its_way})
            moment.reckon()
    return moment


def step_back(reform: Reform, at: int, to: int) -> bool:
    return to == at - 1 and at >= 1


def closed_branch(state: State, reform: str, stage: int, branch: str) -> bool:
    return state.closed.get(f"{reform}.{stage}.{branch}", 0) >= state.turn


def _choose(scenario: Scenario, state: State, order: Choose) -> Refusal | None:
    scene = next((s for s in state.tray if s.event == order.scene), None)
    if scene is None:
        return Refusal("not_in_tray", (order.scene,))
    choices = scenario.events[order.scene].choices
    if not choices:
        return None if order.choice == "read" else Refusal("no_such_choice", (order.scene, order.choice))
    if order.choice not in choices:
        return Refusal("no_such_choice", (order.scene, order.choice))
    if not choices[order.choice].cost and choices[order.choice].needs is None:
        return None
    moment = Moment(scenario, state, scene.target, scene.target2)
    refused = choice_refusal(scenario, state, choices[order.choice], moment)
    if refused and order.choice == next(iter(choices)) and not unbarred(scenario, state, moment, choices.values()):
        return None
    return refused


def choice_refusal(scenario: Scenario, state: State, choice: Choice, moment: Moment) -> Refusal | None:
    """Why a choice of an open scene is barred at `moment`, or None."""
    paid_in = scenario.agenda.paid_in
    if choice.cost and paid_in and moment.value(paid_in) < choice.cost:
        return Refusal("price", (paid_in,), (), moment.value(paid_in), choice.cost)
    if not moment.truth(choice.needs):
        return Refusal("needs", (), failed_clauses(moment, choice.needs))
    return None


def unbarred(scenario: Scenario, state: State, moment: Moment, choices: Iterable[Choice]) -> bool:
    """Whether any of a scene's choices is open; where none is, the first is taken as open, so that play goes on."""
    return any(choice_refusal(scenario, state, choice, moment) is None for choice in choices)


def _decree(scenario: Scenario, state: State, pending: Pending, order: Decree) -> Refusal | None:
    reform = scenario.reforms.get(order.reform)
    if reform is None:
        return Refusal("unknown", (order.reform,))
    if sum(isinstance(given, Decree) for given in pending) >= scenario.agenda.decrees:
        return Refusal("decrees_used")
    if order.reform in state.pending:
        return Refusal("underway", (order.reform,))
    at = state.stages[order.reform].at
    back = step_back(reform, at, order.to)
    if not back and (order.to != at + 1 or order.to >= len(reform.stages)):
        return Refusal("one_step", (order.reform,))
    stage = reform.stages[at if back else order.to]
    if back and stage.back is None:
        return Refusal("never_back", (order.reform,))
    if order.announced and (back or stage.announced is None):
        return Refusal("not_announced", (order.reform,))
    refused = _fork(state, order, {} if back else stage.forks)
    if refused:
        return refused
    moment = after(scenario, state, pending)
    needs = stage.back.needs if back and stage.back else stage.needs
    way = None if back or order.fork is None else stage.forks[order.fork]
    for condition in (needs, way.needs if way else None):
        if not moment.truth(condition):
            return Refusal("needs", (order.reform,), failed_clauses(moment, condition))
    paid_in = scenario.agenda.paid_in
    if paid_in and (cost := _price_of_decree(moment, order)) > moment.value(paid_in):
        return Refusal("price", (paid_in,), (), moment.value(paid_in), cost)
    return None


def _fork(state: State, order: Decree, forks: Mapping[str, Way]) -> Refusal | None:
    if not forks:
        return Refusal("no_fork", (order.reform,)) if order.fork else None
    if order.fork is None or order.fork not in forks:
        return Refusal("choose_fork", (order.reform, *forks))
    if closed_branch(state, order.reform, order.to, order.fork):
        until = state.closed[f"{order.reform}.{order.to}.{order.fork}"]
        return Refusal("fork_closed", (order.reform, order.fork), (), float(state.turn), float(until + 1))
    return None


def _price_of_decree(moment: Moment, order: Decree) -> float:
    scenario, state = moment.scenario, moment.state
    reform = scenario.reforms.get(order.reform)
    if reform is None or not 0 <= order.to < len(reform.stages):
        return 0.0
    at = state.stages[order.reform].at
    if order.to < at:
        back = reform.stages[at].back
        listed = back.cost if back else 0.0
    else:
        stage = reform.stages[order.to]
        listed = stage.announced if order.announced and stage.announced is not None else stage.carried
    for discount in scenario.agenda.cheaper:
        if discount.theme in (reform.theme, order.reform) and moment.truth(discount.when):
            listed *= 1 - discount.by
    if scenario.agenda.price is None:
        return listed
    return max(0.0, moment.number(scenario.agenda.price, listed, given=listed))


def _word(scenario: Scenario, state: State, pending: Pending, order: Word) -> Refusal | None:
    rule = scenario.initiatives.get(order.initiative)
    if rule is None:
        return Refusal("unknown", (order.initiative,))
    if state.words_used >= scenario.agenda.words:
        return Refusal("words_used")
    if any(scene.event in rule.opens for scene in state.tray):
        return Refusal("already_open", (order.initiative,))
    refused = _cast(scenario, state, rule, order)
    if refused:
        return refused
    if order_again(scenario, state, order) is None:
        last = float(_last(state, order) or 0)
        return Refusal("once" if rule.once else "too_soon", (order.initiative,), (), last, float(rule.after))
    left = spendable(scenario, state, pending)
    moment = Moment(scenario, state, order.target, order.target2)
    if not moment.truth(rule.needs):
        return Refusal("needs", (order.initiative,), failed_clauses(moment, rule.needs))
    if rule.cost > left:
        return Refusal("price", (scenario.agenda.paid_in or "",), (), left, rule.cost)
    return None


def order_again(scenario: Scenario, state: State, order: Word) -> float | None:
    """What the initiative's scene is worth now (1: whole), None if it cannot be started again yet."""
    rule = scenario.initiatives[order.initiative]
    last = _last(state, order)
    if last is None:
        return 1.0
    if rule.once:
        return None
    return rule.worth if state.turn - last < rule.after else 1.0


def _last(state: State, order: Word) -> int | None:
    return state.opened.get(started(order.initiative, order.target, order.target2))


def _cast(scenario: Scenario, state: State, rule: Initiative, order: Word) -> Refusal | None:
    if rule.casting is None:
        return Refusal("nobody_cast", (order.initiative,)) if order.target or order.target2 else None
    if order.target is None or (rule.casting.two and order.target2 is None):
        return Refusal("choose_whom", (order.initiative,))
    able = targets(scenario, state, rule.casting)
    wrong = [t for t in (order.target, order.target2) if t is not None and t not in able]
    if wrong or order.target == order.target2 or (order.target2 and not rule.casting.two):
        return Refusal("not_castable", (order.initiative, *(wrong or [order.target])))
    return None


def targets(scenario: Scenario, state: State, casting: Casting) -> tuple[str, ...]:
    """Who can be cast, in the order of the scenario: never the player."""
    moment = Moment(scenario, state)
    if casting.of == "blocs":
        able = [bloc for body in scenario.bodies.values() for bloc in body.blocs]
    elif casting.of == "people":
        able = list(scenario.people)
    else:
        bodies = [casting.of] if casting.of in scenario.bodies else list(scenario.bodies)
        seated = {p for body in bodies for p in state.seats.get(body, ())}
        able = [p for p in scenario.people if p in seated and state.absent.get(p, 0) < state.turn]
    return tuple(t for t in able if t != scenario.player and moment.truth(casting.when, scenario.kin[t]))


def _plan(scenario: Scenario, state: State, pending: Pending, order: Plan) -> Refusal | None:
    budget = scenario.budget
    if budget is None or not budget_open(scenario, state):
        return Refusal("plan_closed")
    if any(isinstance(given, Plan) for given in pending):
        return Refusal("plan_given")
    moment = Moment(scenario, state)
    now = {id: moment.value(f"plan.{id}") for id in budget.shares}
    new = dict(now)
    for id, points in order.shares:
        if id not in budget.shares:
            return Refusal("unknown", (id,))
        new[id] = points
    if abs(sum(new.values()) - sum(now.values())) > 1e-6:
        return Refusal("plan_sum", (), (), sum(new.values()), sum(now.values()))
    swing = moment.number(budget.swing, 0.0) if budget.swing else float("inf")
    for id, share in budget.shares.items():
        if not share.low <= new[id] <= share.high:
            return Refusal("share_range", (id,), (), share.low, share.high)
        if abs(new[id] - now[id]) > swing + 1e-6:
            return Refusal("share_swing", (id,), (), abs(new[id] - now[id]), swing)
    return None


def budget_open(scenario: Scenario, state: State) -> bool:
    """Whether the plan is decided in this turn."""
    budget = scenario.budget
    if budget is None or state.turn < budget.opens:
        return False
    kind, numbers = budget.decided
    if kind == "months":
        return scenario.calendar.month(state.turn) in numbers
    return (state.turn - budget.opens) % numbers[0] == 0 if kind == "every" else state.turn == budget.opens
