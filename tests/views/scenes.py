"""A harbour to look at: the small scenario of the engine's tests, and orders given in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from game.content import load
from game.content.language.compiler import Compiler, Vocabulary
from game.model.expression import Expression
from game.model.orders import Choose, EndTurn, Order
from game.model.scenario import Scenario
from game.session import Session
from game.views.reading import Reading

HARBOUR = Path(__file__).parent.parent / "scenarios" / "harbour.yaml"


@cache
def harbour() -> Scenario:
    return load.load(HARBOUR)


def begin(*, seed: int = 7, level: str | None = None, vow: str | None = None) -> Session:
    return Session.begin(harbour(), folder=None, seed=seed, level=level, vow=vow)


def give(session: Session, *orders: Order) -> Session:
    """Orders that have to be legal, one after another."""
    for order in orders:
        assert session.give(order) is None, order
    return session


def end_turn(session: Session) -> Session:
    """Answer what waits with its first open choice, and end the turn."""
    while session.state.tray and not session.over:
        scene = session.state.tray[0].event
        choices = list(session.scenario.events[scene].choices) or ["read"]
        give(session, next(o for o in (Choose(scene, c) for c in choices) if session.refusal(o) is None))
    return session if session.over else give(session, EndTurn())


def with_values(session: Session, **values: float) -> Session:
    """The same game with some numbers set; `molotov__loyalty` is molotov.loyalty."""
    named = {name.replace("__", "."): value for name, value in values.items()}
    addresses = session.scenario.addresses
    numbers = tuple(named.get(a, v) for a, v in zip(addresses, session.state.values, strict=True))
    session.state = replace(session.state, values=numbers)
    return session


def reading(session: Session, target: str | None = None, target2: str | None = None) -> Reading:
    return Reading(session.scenario, session.state, target, target2)


def condition(text: str, cast: int = 0) -> Expression:
    """A condition of the harbour's, that can say itself."""
    scenario = harbour()
    compiler = Compiler(
        Vocabulary(
            slots=scenario.slots,
            calendar=scenario.calendar,
            traits=scenario.traits,
            kin=scenario.kin,
            tuning=frozenset(scenario.tuning),
            indicators=frozenset(a for a, i in scenario.indicators.items() if i.kind == "indicator"),
            events={id: tuple(event.choices) for id, event in scenario.events.items()},
            reforms={id: [b for stage in r.stages for b in stage.forks] for id, r in scenario.reforms.items()},
            people=tuple(scenario.people),
            bodies=tuple(scenario.bodies),
            titles=frozenset(title for person in scenario.people.values() for title in person.offices),
            commitments=tuple(scenario.commitments),
            unknowns=scenario.unknowns,
            levels=tuple(scenario.levels),
            vows=tuple(scenario.vows),
            votes=tuple(scenario.votes),
            shares=tuple(scenario.budget.shares) if scenario.budget else (),
            subjects=frozenset((*scenario.reforms, *scenario.themes, *scenario.indicators)),
        )
    )
    found = compiler.truth(text, cast=cast, says=True)
    compiler.finish()
    return found
