"""Which initiatives may be started, on whom, and what one is worth so soon again. `legality` asks it."""

from __future__ import annotations

from itertools import permutations, repeat

from game.model.orders import Word
from game.model.records import Refusal
from game.model.reforms import Initiative
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.clauses import failed_clauses
from game.rules.docket import Docket
from game.rules.draft import started
from game.rules.moment import Cast

NOBODY: Cast = (None, None)


def open_words(docket: Docket) -> dict[str, tuple[Cast, ...]]:
    """The initiatives that may be started, each with whom it may be about."""
    casts = {id: _open_casts(docket, id, rule) for id, rule in docket.scenario.initiatives.items()}
    return {id: those for id, those in casts.items() if those}


def _open_casts(docket: Docket, id: str, rule: Initiative) -> tuple[Cast, ...]:
    if _no_word(docket, id) or rule.cost > docket.left:
        return ()
    casts = _casts(docket, rule)
    spent = _spent(docket.state, id, rule)
    if spent:
        casts = [cast for cast in casts if started(id, *cast) not in spent]
    if rule.needs is not None:
        casts = docket.held_by(casts, rule.needs)
    return tuple(casts)


def _casts(docket: Docket, rule: Initiative) -> list[Cast]:
    if rule.casting is None:
        return [NOBODY]
    able = docket.targets(rule.casting)
    return list(permutations(able, 2)) if rule.casting.two else list(zip(able, repeat(None)))


def _spent(state: State, id: str, rule: Initiative) -> set[str]:
    """Keys of `State.opened` on which the initiative cannot be started again yet."""
    if not rule.once and rule.worth is not None:
        return set()
    mine = {key: last for key, last in state.opened.items() if key.partition("|")[0] == id}
    return {key for key, last in mine.items() if _again(state, rule, last) is None}


def _no_word(docket: Docket, id: str) -> Refusal | None:
    """Why the initiative cannot be started on anybody, or None."""
    rule = docket.scenario.initiatives.get(id)
    if rule is None:
        return Refusal("unknown", (id,))
    if docket.words <= 0:
        return Refusal("words_used")
    if any(scene.event in rule.opens for scene in docket.state.tray):
        return Refusal("already_open", (id,))
    return None


def refusal(docket: Docket, order: Word) -> Refusal | None:
    refused = _no_word(docket, order.initiative)
    if refused:
        return refused
    rule = docket.scenario.initiatives[order.initiative]
    refused = _cast(docket, rule, order)
    if refused:
        return refused
    if order_again(docket.scenario, docket.state, order) is None:
        last = float(last_started(docket.state, order) or 0)
        return Refusal("once" if rule.once else "too_soon", (order.initiative,), (), last, float(rule.after))
    moment = docket.moment.cast(order.target, order.target2)
    if not moment.truth(rule.needs):
        return Refusal("needs", (order.initiative,), failed_clauses(moment, rule.needs))
    if rule.cost > docket.left:
        return Refusal("price", (docket.scenario.agenda.paid_in or "",), (), docket.left, rule.cost)
    return None


def _cast(docket: Docket, rule: Initiative, order: Word) -> Refusal | None:
    if rule.casting is None:
        return Refusal("nobody_cast", (order.initiative,)) if order.target or order.target2 else None
    if order.target is None or (rule.casting.two and order.target2 is None):
        return Refusal("choose_whom", (order.initiative,))
    able = docket.targets(rule.casting)
    wrong = [t for t in (order.target, order.target2) if t is not None and t not in able]
    if wrong or order.target == order.target2 or (order.target2 and not rule.casting.two):
        return Refusal("not_castable", (order.initiative, *(wrong or [order.target])))
    return None


def order_again(scenario: Scenario, state: State, order: Word) -> float | None:
    """What the initiative's scene is worth now (1: whole), None if it cannot be started again yet."""
    return _again(state, scenario.initiatives[order.initiative], last_started(state, order))


def _again(state: State, rule: Initiative, last: int | None) -> float | None:
    if last is None:
        return 1.0
    if rule.once:
        return None
    return rule.worth if state.turn - last < rule.after else 1.0


def last_started(state: State, order: Word) -> int | None:
    """The last turn in which the initiative was started on the same."""
    return state.opened.get(started(order.initiative, order.target, order.target2))
