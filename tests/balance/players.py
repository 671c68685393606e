"""Players for paired games: they answer by key, so that a game which differs in one answer differs in nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game.content import catalogue, load
from game.model.orders import Choose, Order
from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.play import bots
from game.play.protocol import Bot
from game.rules import legality
from game.rules.chance import draw

SENSIBLE = ("matched", "builder")  # two styles that are meant to survive
SEVEN = ("random", "idle", "historical", "reformer", "standpatter", *SENSIBLE)
NEWCOMER = "newcomer"  # at the first game
KEYED = "keyed"  # answers by key; orders as a line of the scenario gives them
POLICY = "matched"


@cache
def scenario_at(name: str) -> Scenario:
    """Loaded once a process; an id or a path."""
    return load.load(Path(name) if Path(name).exists() else catalogue.find(name))


class Keyed:
    """Takes any open choice, by seed, turn and scene; what else it does is a line's doing, if there is one."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        line = POLICY if POLICY in scenario.lines else next(iter(scenario.lines), None)
        self.seed = seed
        self.inner = bots.bot_named(line, scenario, seed) if line else None

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        at = int(draw(self.seed, state.turn, "keyed", scene.event) * len(open_choices))
        return open_choices[at]

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        if self.inner:
            yield from self.inner.orders(scenario, state, pending)


class Forced:
    """Another player, but for one answer. `able`: whether the choice was open when its scene came."""

    def __init__(self, inner: Bot, event: str, forced: str) -> None:
        self.inner = inner
        self.event = event
        self.forced = forced
        self.able = True

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        if scene.event != self.event:
            return self.inner.choice(scenario, state, scene, open_choices)
        self.able = self.able and self.forced in open_choices
        return self.forced if self.forced in open_choices else open_choices[0]

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        yield from self.inner.orders(scenario, state, pending)


def player(name: str, scenario: Scenario, seed: int) -> Bot:
    """A bot of the rules by its name, or the keyed one."""
    return Keyed(scenario, seed) if name == KEYED else bots.bot_named(name, scenario, seed)


def play(scenario: Scenario, name: str, seed: int) -> bots.Played:
    return bots.play(scenario, player(name, scenario, seed), seed=seed)


class Onlooker:
    """Another player, looked at: keeps the state in which each scene was answered."""

    def __init__(self, inner: Bot) -> None:
        self.inner = inner
        self.met: list[tuple[str, State, Scene]] = []

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        self.met.append((scene.event, state, scene))
        return self.inner.choice(scenario, state, scene, open_choices)

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        yield from self.inner.orders(scenario, state, pending)


def open_choices(scenario: Scenario, state: State, event: str) -> list[str]:
    """The choices of a scene in the tray that are not barred."""
    choices = scenario.events[event].choices
    return [c for c in choices if legality.refusal(scenario, state, (), Choose(event, c)) is None]
