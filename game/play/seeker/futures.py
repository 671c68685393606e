"""Futures: a state played on by a policy, without logs, to the end or to some turn. As `turn` plays, so they go."""

from __future__ import annotations

from game.model.facts import READ
from game.model.orders import Choose, Decree, Order, Plan, Word
from game.model.scenario import Scenario
from game.model.state import State
from game.play.protocol import Bot
from game.rules import legality
from game.rules.docket import Docket
from game.rules.turn import answer, resolve, start


def play_on(scenario: Scenario, state: State, policy: Bot, until: int | None = None) -> State:
    """The state at the end of the game, or in which turn `until` begins."""
    last = scenario.calendar.turns if until is None else until - 1
    while state.ending is None and state.turn <= last:
        state = end_turn(scenario, state, policy)
    return state


def end_turn(scenario: Scenario, state: State, policy: Bot, given: tuple[Order, ...] | None = None) -> State:
    """The turn played out: scenes that are open, then what is `given` (None: what the policy orders), and its end."""
    state = answered(scenario, state, policy)
    docket = Docket(scenario, state)
    for order in policy.orders(scenario, state, ()) if given is None else given:
        if state.ending is not None:
            break
        if legality.judge(docket, order) is not None:
            continue
        if isinstance(order, Word):
            state = answered(scenario, start(scenario, state, order).state, policy)
            docket = Docket(scenario, state, docket.pending)
        elif isinstance(order, Decree | Plan):
            docket = Docket(scenario, state, (*docket.pending, order))
    return resolve(scenario, state, docket.pending).state if state.ending is None else state


def answered(scenario: Scenario, state: State, policy: Bot) -> State:
    """The state when the policy has answered all that is open."""
    while state.tray and state.ending is None:
        scene = state.tray[0]
        choice = READ
        if scenario.events[scene.event].choices:
            able = legality.open_choices(Docket(scenario, state), scene)
            choice = policy.choice(scenario, state, scene, able)
        state = answer(scenario, state, Choose(scene.event, choice)).state
    return state
