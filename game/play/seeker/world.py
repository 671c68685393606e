"""The world as a player may believe it: what is shown stands, all else is drawn anew. No game's seed is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from game.model.effects import Change, Each, Effects, Verb
from game.model.expression import Expression, Group
from game.model.scenario import Scenario
from game.model.scenes import Choice, Event
from game.model.state import State
from game.rules.begin import settled
from game.rules.ledger import rounded
from game.rules.moment import Moment

_ASKED = ("unknown", "unknown_turn")
Shows = Mapping[str, tuple[tuple[str, str | None], ...]]  # unknown -> (event, choice) by which it shows itself


class Beliefs:
    """Of one player about one scenario. `scenario` is the one that futures are played in: without what is secret in an
    effect, and without a press."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = _told(scenario)
        self._shows = _shows(scenario)
        self._secret = _secret(scenario)

    def seen(self, state: State) -> State:
        """The state as it is shown: where a number is reported, the report is believed as far as it may be."""
        scenario = self.scenario
        later = tuple(each for each in state.later if scenario.effects[each.key].seen != "secret")
        values = self._believed(state, state.values)
        past = tuple(self._believed(state, row) for row in state.past)
        return self._unheard(replace(state, seed=0, values=values, past=past, later=later))

    def world(self, seen: State, seed: int) -> State:
        """One world in which all that is seen is so, its luck and its unknowns drawn by `seed`."""
        unknowns = dict(seen.unknowns)
        for id, rule in self.scenario.unknowns.items():
            if self._shown(seen, id):
                continue
            if rule.between is not None:
                low, high = rule.between
                rule = replace(rule, between=(min(max(low, seen.turn), high), high))
            unknowns[id] = settled(id, rule, seed)
        return replace(seen, seed=seed, unknowns=unknowns)

    def _shown(self, state: State, unknown: str) -> bool:
        for event, choice in self._shows.get(unknown, ()):
            if event in state.happened and choice in (None, state.chosen.get(event)):
                return True
        return False

    def _believed(self, state: State, row: tuple[float, ...]) -> tuple[float, ...]:
        """`row` with secret numbers as they stood at the beginning, and those reported such that the report is so."""
        unknown = {a: h for a, h in self._secret.items() if a not in state.revealed}
        told = {h for a, h in self._secret.items() if a in state.revealed}
        if not unknown:
            return row
        scenario, moment = self.scenario, Moment(self.scenario, state)
        moment.recall(row if len(row) > len(state.values) else (*row, *state.formulas))
        shown = {address: moment.reported(address) for address in unknown}
        for hidden in set(unknown.values()) - told:
            for address in hidden:
                moment.values[scenario.slots[address]] = rounded(scenario.indicators[address].start)
        for address, report in shown.items():
            _solve(moment, address, report)
        return tuple(moment.values[: len(row)])

    def _unheard(self, state: State) -> State:
        """Where the level shows only those who were heard, the others are as they were at the beginning."""
        level = self.scenario.levels.get(state.level or "")
        if level is None or level.effects != "heard":
            return state
        heard = {name for key in state.opened for name in key.split("|")[1:]} | {self.scenario.player}
        values = list(state.values)
        for slot, indicator in enumerate(self.scenario.indicators.values()):
            if indicator.kind == "trait" and indicator.owner in self.scenario.people and indicator.owner not in heard:
                values[slot] = rounded(indicator.start)
        return replace(state, values=tuple(values))


def _solve(moment: Moment, address: str, report: float) -> None:
    """Set the number such that its report is `report`; reports are taken to rise evenly with what they are of."""
    slot = moment.scenario.slots[address]
    low = moment.values[slot]
    at_low = moment.reported(address)
    moment.values[slot] = low + 1.0
    slope = moment.reported(address) - at_low
    bounds = moment.scenario.indicators[address]
    value = low + (report - at_low) / slope if slope else report
    moment.values[slot] = rounded(min(max(value, bounds.low), bounds.high))


def _secret(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Every number that is reported -> the hidden numbers that its report reads."""
    indicators = scenario.indicators
    return {
        address: frozenset(name for name in it.reported.names if name in indicators and indicators[name].hidden)
        for address, it in indicators.items()
        if it.reported is not None
    }


def _told(scenario: Scenario) -> Scenario:
    events = {id: replace(event, choices=_choices(event)) for id, event in scenario.events.items()}
    nothing = Group((), lambda moment: [])
    wants = replace(scenario.wants, press=nothing, press_ids=())
    return replace(scenario, events=events, press={}, wants=wants)


def _choices(event: Event) -> dict[str, Choice]:
    return {id: replace(choice, effects=_open(choice.effects)) for id, choice in event.choices.items()}


def _open(effects: Effects) -> Effects:
    """The effects without those that are secret."""
    found: list[Change | Verb | Each] = []
    for effect in effects:
        if isinstance(effect, Each):
            found.append(replace(effect, effects=_open(effect.effects)))
        elif effect.seen != "secret":
            found.append(effect)
    return tuple(found)


def _shows(scenario: Scenario) -> Shows:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for id, event in scenario.events.items():
        for unknown in _asked(event.when):
            found.setdefault(unknown, []).append((id, None))
        for choice_id, choice in event.choices.items():
            for unknown in _asked_by(choice.effects):
                found.setdefault(unknown, []).append((id, choice_id))
    return {unknown: tuple(dict.fromkeys(places)) for unknown, places in found.items()}


def _asked_by(effects: Effects) -> Iterator[str]:
    for effect in effects:
        if isinstance(effect, Each):
            yield from _asked_by(effect.effects)
            continue
        terms: list[Any] = [effect.when, effect.odds]
        terms += [effect.by, effect.to] if isinstance(effect, Change) else []
        for term in terms:
            yield from _asked(term)


def _asked(expression: Expression | None) -> Iterator[str]:
    for question, arguments in expression.asks if expression else ():
        if question in _ASKED:
            yield arguments[0]
