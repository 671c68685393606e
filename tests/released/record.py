"""A record of games: who played which scenario how, with every order and a digest of all that each turn came to.

A replay by orders goes through the rules alone, so that it holds when bots change; one by bots asks them again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from game.content import load
from game.model.log import TurnLog
from game.model.orders import Choose, EndTurn, Order, Word, from_data, to_data
from game.model.scenario import Scenario
from game.model.state import State, Turn
from game.play import bots
from game.rules import begin, legality, turn
from tests.balance import players

PLACES = {"thaw": "thaw", "harbour": "harbour.yaml"}  # scenario -> where it lies in a folder of scenarios
LINES = ("reformer", "standpatter", "matched", "builder", "gardener", "quiet", "iron_hand")
DIGEST, PART = 12, 2  # hexadecimal digits

# What `account` tells, in the groups of which a turn's `parts` has a digest each.
PARTS = {
    "numbers": ("values", "formulas", "terms", "cuts", "turn"),
    "reforms": ("stages", "pending", "closed", "stood"),
    "scenes": ("tray", "waiting", "later", "happened", "chosen", "opened", "counts", "moves", "printed"),
    "people": ("red_lines", "seats", "absent", "offices", "bonds", "votes"),
    "end": ("revealed", "troubled", "ending"),
    "entries": ("entries",),
}

Played = tuple[TurnLog, State]


class Kept(Struct, frozen=True, array_like=True):
    """One turn: its orders as the format writes them, the digest of what it came to, and one of each of `PARTS`."""

    orders: tuple[Mapping[str, Any], ...]
    digest: str
    parts: str = ""


class Game(Struct, frozen=True):
    """`turns[0]` is the beginning, which has no orders."""

    scenario: str
    player: str
    seed: int
    level: str | None
    vow: str | None
    turns: tuple[Kept, ...]
    ending: str | None

    def __str__(self) -> str:
        asked = "".join(f", {word}" for word in (self.level, self.vow) if word)
        return f"{self.scenario}, {self.player}, seed {self.seed}{asked}"


class Task(Struct, frozen=True):
    """A game to play and record."""

    scenario: str
    player: str
    seed: int
    level: str | None = None
    vow: str | None = None


def tasks() -> Iterator[Task]:
    """The games of a record: every player, levels, vows."""
    for who in ("random", "keyed", "idle", "historical", *LINES):
        yield from (Task("thaw", who, seed, "closed_session") for seed in range(16))
    for level in ("first_reading", "without_a_transcript"):
        for who in ("random", "keyed", "historical", "matched"):
            yield from (Task("thaw", who, seed, level) for seed in range(100, 104))
    for n, vow in enumerate(("a_door_each", "no_knock_vow", "see_paris_vow", "one_camp_vow", "bread_vow")):
        yield from (Task("thaw", who, 200 + n, "closed_session", vow) for who in ("random", "builder"))
    for who in ("random", "keyed", "idle", "historical", "merchant", "watchman"):
        yield from (Task("harbour", who, seed) for seed in range(11))
    for level in ("calm_water", "open_sea", "fog"):
        for choice in (None, "ships_home", "silent"):
            yield from (Task("harbour", who, 300, level, choice) for who in ("random", "keyed"))


def account(log: TurnLog, state: State) -> dict[str, Any]:
    """All that a turn came to, by names that do not change when the fields of the game's records do."""
    stages = {
        id: [s.at, s.since, list(s.announced), {str(k): v for k, v in s.forks.items()},
             {str(k): v for k, v in s.begun.items()}]
        for id, s in state.stages.items()
    }  # fmt: skip
    return {
        "values": state.values,
        "formulas": state.formulas,
        "terms": state.terms,
        "cuts": dict(state.cuts),
        "turn": state.turn,
        "stages": stages,
        "pending": {id: [p.to, p.due, p.ordered, p.announced, p.fork] for id, p in state.pending.items()},
        "closed": dict(state.closed),
        "tray": [[s.event, s.target, s.target2, s.chained, s.worth] for s in state.tray],
        "waiting": dict(state.waiting),
        "later": [[e.due, e.key, e.part, e.target, e.target2, e.member] for e in state.later],
        "happened": {event: list(turns) for event, turns in state.happened.items()},
        "chosen": dict(state.chosen),
        "opened": dict(state.opened),
        "counts": [state.words_used, state.scenes_opened, state.scene_at, state.storm],
        "stood": dict(state.stood),
        "moves": dict(state.moves),
        "red_lines": sorted(state.red_lines),
        "seats": {body: dict(seats) for body, seats in state.seats.items()},
        "absent": dict(state.absent),
        "offices": dict(state.offices),
        "bonds": {k: [b.id, b.to, b.made, b.due, b.status, b.judged, list(b.marks)] for k, b in state.bonds.items()},
        "votes": {vote: list(result) for vote, result in state.votes.items()},
        "printed": dict(state.printed),
        "revealed": sorted(state.revealed),
        "troubled": sorted(state.troubled),
        "ending": [state.ending, state.successor],
        "entries": [[e.address, e.amount, (c := e.cause).kind, c.id, c.part, c.since] for e in log.entries],
    }


def keep(log: TurnLog, state: State) -> Kept:
    """What a record holds of a turn."""
    told = account(log, state)
    parts = (_digest({name: told[name] for name in names}, PART) for names in PARTS.values())
    return Kept(tuple(to_data(order) for order in log.orders), _digest(told, DIGEST), "".join(parts))


def _digest(told: Mapping[str, Any], digits: int) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, allow_nan=False).encode()).hexdigest()[:digits]


def by_bots(scenario: Scenario, game: Task | Game) -> Iterator[Played]:
    """The turns of the game as its player plays it."""
    player = players.player(game.player, scenario, game.seed)
    played = bots.play(scenario, player, seed=game.seed, level=game.level, vow=game.vow)
    return zip(played.turns, played.states, strict=True)


def by_orders(scenario: Scenario, game: Game) -> Iterator[Played]:
    """The turns of the game as its orders give them. ValueError if one of them is refused."""
    opening = begin.begin(scenario, seed=game.seed, level=game.level, vow=game.vow)
    state = opening.state
    yield TurnLog(0, (), opening.entries, opening.facts), state
    for kept in game.turns[1:]:
        log, state = _turn(scenario, state, tuple(from_data(order) for order in kept.orders))
        yield log, state


def _turn(scenario: Scenario, state: State, orders: tuple[Order, ...]) -> Played:
    number, pending = state.turn, tuple[Order, ...]()
    done = Turn(state, (), ())
    for order in orders:
        if refused := legality.refusal(scenario, done.state, pending, order):
            raise ValueError(f"{to_data(order)} is refused: {refused.reason}")
        match order:
            case Choose():
                more = turn.answer(scenario, done.state, order)
            case Word():
                more = turn.start(scenario, done.state, order)
            case EndTurn():
                more = turn.resolve(scenario, done.state, pending)
            case _:
                pending = (*pending, order)
                continue
        done = Turn(more.state, done.entries + more.entries, done.facts + more.facts)
    return TurnLog(number, orders, done.entries, done.facts), done.state


def difference(game: Game, replay: Iterable[Played]) -> str:
    """The first difference between a recorded game and a replay of it, in a line; nothing if there is none."""
    number = -1
    try:
        for number, played in enumerate(replay):
            if number == len(game.turns):
                return f"{game}: it goes on after turn {number - 1}"
            if part := _part(game.turns[number], keep(*played)):
                return f"{game}, turn {number}: {part}"
    except ValueError as error:
        return f"{game}, turn {number + 1}: {error}"
    return "" if number + 1 == len(game.turns) else f"{game}: it ends after turn {number}"


def _part(kept: Kept, now: Kept) -> str:
    if kept.orders != now.orders:
        return f"orders {list(now.orders)}, recorded {list(kept.orders)}"
    if kept.digest == now.digest:
        return ""
    pairs = zip(PARTS, _pieces(kept.parts), _pieces(now.parts), strict=False)
    return ", ".join(name for name, before, after in pairs if before != after) or "something"


def _pieces(parts: str) -> list[str]:
    return [parts[at : at + PART] for at in range(0, len(parts), PART)]


@cache
def _scenario(folder: Path, name: str) -> Scenario:
    return load.load(folder / PLACES[name])


def recorded(scenario: Scenario, task: Task) -> Game:
    """The game as its player plays it, to be kept."""
    turns = list(by_bots(scenario, task))
    kept = tuple(keep(*each) for each in turns)
    return Game(task.scenario, task.player, task.seed, task.level, task.vow, kept, turns[-1][1].ending)


def _recorded(folder: Path, task: Task) -> Game:
    return recorded(_scenario(folder, task.scenario), task)


def _compared(folder: Path, game: Game, bots_play: bool) -> str:
    scenario = _scenario(folder, game.scenario)
    return difference(game, by_bots(scenario, game) if bots_play else by_orders(scenario, game))


def make(folder: Path, processes: int = 2) -> list[Game]:
    """Play the games of a record with the scenarios in `folder`."""
    with Pool(processes) as pool:
        return pool.starmap(_recorded, [(folder, task) for task in tasks()], chunksize=4)


def compare(folder: Path, games: Sequence[Game], *, bots_play: bool, processes: int = 2) -> list[str]:
    """Where the games differ today, one line a game that does."""
    with Pool(processes) as pool:
        told = pool.starmap(_compared, [(folder, game, bots_play) for game in games], chunksize=4)
    return [line for line in told if line]


def read(path: Path) -> list[Game]:
    return [msgspec.json.decode(line, type=Game) for line in gzip.decompress(path.read_bytes()).splitlines()]


def write(path: Path, games: Iterable[Game]) -> None:
    """The same games give the same bytes."""
    path.write_bytes(gzip.compress(b"\n".join(map(msgspec.json.encode, games)), mtime=0))
