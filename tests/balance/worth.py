"""What a choice is worth, effect by effect: expected amounts, signed so that more is better. It weighs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.model.effects import Change, Each, Effects, Verb, verb_name, verb_words
from game.model.expression import Expression, Kin
from game.model.scenario import Scenario
from game.model.scenes import Choice, Event
from game.model.state import Scene, State
from game.rules.moment import Moment

TRAITS = {"loyalty": 1, "mood": 1, "favours": 1, "hold": 1, "file": 1, "ambition": -1}
_SIGN = {"up": 1, "down": -1, "neither": 0}
_EPSILON = 1e-6


@dataclass(slots=True)
class Worth:
    """`good`: address -> expected change, more being better; `neutral`: address -> change; `verbs`: all else that it
    does, each in words with its odds."""

    good: dict[str, float] = field(default_factory=dict)
    neutral: dict[str, float] = field(default_factory=dict)
    verbs: dict[str, float] = field(default_factory=dict)


def direction(scenario: Scenario, address: str) -> int:
    """1 where more is better, -1 where less is, 0 where neither."""
    owner, dot, trait = address.partition(".")
    if dot and trait in TRAITS and owner != scenario.player:
        return TRAITS[trait]
    if dot and trait == "guilt" and owner == scenario.player:
        return -1
    indicator = scenario.indicators.get(address)
    return _SIGN[indicator.shown.better] if indicator else 0


def of(scenario: Scenario, state: State, scene: Scene, choice: Choice, also: Mapping[str, float]) -> Worth:
    """The worth of `choice` if it were taken in `state`. `also`: what else it leads to, by name."""
    worth = Worth(verbs=dict(also))
    moment = Moment(scenario, state, scene.target, scene.target2)
    if choice.cost and scenario.agenda.paid_in:
        _add(scenario, worth, scenario.agenda.paid_in, -choice.cost)
    for effect, member in _flat(moment, choice.effects):
        _weigh(moment, worth, effect, member)
    return worth


def _flat(moment: Moment, effects: Effects) -> Iterator[tuple[Change | Verb, str | None]]:
    for effect in effects:
        if not isinstance(effect, Each):
            yield effect, None
            continue
        bodies = moment.scenario.bodies
        if effect.of == "blocs":
            members = [bloc for body in bodies.values() for bloc in body.blocs]
        else:
            seated = moment.state.seats.get(effect.of, {})
            members = list(bodies[effect.of].blocs) or [p for p in seated if p != moment.scenario.player]
        for member in members:
            if moment.truth(effect.when, moment.scenario.kin[member]):
                yield from ((inner, member) for inner, _ in _flat(moment, effect.effects))


def _weigh(moment: Moment, worth: Worth, effect: Change | Verb, member: str | None) -> None:
    kin = moment.scenario.kin.get(member) if member else None
    if not moment.truth(effect.when, kin):
        return
    odds = moment.number(effect.odds, kin=kin) if effect.odds else 1.0
    if isinstance(effect, Verb):
        words = " ".join([verb_name(effect), *(str(word) for word in verb_words(effect) if word is not None)])
        worth.verbs[words] = worth.verbs.get(words, 0.0) + odds
        return
    address = effect.address
    if member and f"{member}.{address}" in moment.scenario.slots:
        address = f"{member}.{address}"
    _add(moment.scenario, worth, address, odds * _amount(moment, effect, address, kin))


def _amount(moment: Moment, effect: Change, address: str, kin: Kin | None) -> float:
    if effect.to is not None:
        now = moment.value(address) if address in moment.scenario.slots else 0.0
        return moment.number(effect.to, now, kin) - now
    return moment.number(effect.by, kin=kin) if effect.by is not None else 0.0


def _add(scenario: Scenario, worth: Worth, address: str, amount: float) -> None:
    sign = direction(scenario, address)
    where = worth.good if sign else worth.neutral
    where[address] = where.get(address, 0.0) + (sign or 1) * amount


def at_least_as_good(one: Worth, other: Worth) -> bool:
    """In every effect. What is neither good nor bad must be of the same kind: the same verbs, and the same neutral
    numbers moved the same way."""
    if not _same(one.verbs, other.verbs):
        return False
    for address in {*one.neutral, *other.neutral}:
        a, b = one.neutral.get(address, 0.0), other.neutral.get(address, 0.0)
        if abs(a) + abs(b) > _EPSILON and a * b <= 0:
            return False
    return all(
        one.good.get(address, 0.0) >= other.good.get(address, 0.0) - _EPSILON for address in {*one.good, *other.good}
    )


def _same(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return all(abs(one.get(word, 0.0) - other.get(word, 0.0)) < _EPSILON for word in {*one, *other})


def remembered(scenario: Scenario) -> dict[tuple[str, str], list[str]]:
    """(event, choice) -> the events, votes and endings whose conditions ask whether it was chosen."""
    found: dict[tuple[str, str], list[str]] = {}
    for reader, expression in _read(scenario):
        for question, words in expression.asks if expression else ():
            if question == "chose":
                found.setdefault((words[0], words[1]), []).append(reader)
    return found


def _read(scenario: Scenario) -> Iterator[tuple[str, Expression | None]]:
    for id, event in scenario.events.items():
        yield id, event.when
        yield from _inside(id, event)
    for ending in scenario.endings:
        yield ending.id, ending.when
    for id, person in scenario.people.items():
        yield id, person.red_line.when if person.red_line else None
    for id, formula in zip(scenario.formulas, scenario.dynamics.formula_singles, strict=True):
        yield id, formula
    for row, single in zip(scenario.dynamics.rows, scenario.dynamics.singles, strict=True):
        yield row.address, single
    for id, initiative in scenario.initiatives.items():
        yield id, initiative.needs


def _inside(id: str, event: Event) -> Iterator[tuple[str, Expression | None]]:
    for choice in event.choices.values():
        yield id, choice.needs
        for effect in choice.effects:
            if not isinstance(effect, Each):
                yield from ((id, expression) for expression in (effect.when, effect.odds))
                yield id, effect.by if isinstance(effect, Change) else None
