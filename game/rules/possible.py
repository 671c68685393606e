"""Every order of a kind that the agenda knows, legal or not: what a player of rules may try."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.orders import Decree, Word
from game.model.scenario import Scenario
from game.model.state import State
from game.rules import legality


def words(scenario: Scenario, state: State) -> Iterator[Word]:
    for id, rule in scenario.initiatives.items():
        if rule.casting is None:
            yield Word(id)
            continue
        able = legality.targets(scenario, state, rule.casting)
        if rule.casting.two:
            yield from (Word(id, a, b) for a in able for b in able if a != b)
        else:
            yield from (Word(id, target) for target in able)


def decrees(scenario: Scenario, state: State) -> Iterator[Decree]:
    for id, reform in scenario.reforms.items():
        at = state.stages[id].at
        if at + 1 < len(reform.stages):
            for announced in (False, True):
                for fork in reform.stages[at + 1].forks or (None,):
                    yield Decree(id, at + 1, announced, fork)
        if at > 0:
            yield Decree(id, at - 1)
