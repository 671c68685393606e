"""How games end, by player: who outlives October, which endings and scenes come, what history could not do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from game.model.orders import to_data
from game.rules import bots
from tests.balance import crowd, goals, players

GAMES = 100
RARE = 0.01
MEDIANS = ("living", "authority", "roots", "fear low", "china", "pride", "charges", "plot", "discontent")


@dataclass(frozen=True, slots=True)
class Game:
    player: str
    ending: str
    last: int
    outlived: bool
    scenes: frozenset[str]
    missed: tuple[str, ...]
    ends: tuple[float, ...]


def game(task: tuple[str, str, int]) -> Game:
    path, name, seed = task
    scenario = players.scenario_at(path)
    played = players.play(scenario, name, seed)
    reached = goals.reached(scenario, played.last)
    return Game(
        player=name,
        ending=played.last.ending or "",
        last=played.last.turn,
        outlived=reached["survival"] > 0,
        scenes=frozenset(str(f.ids[0]) for log in played.turns for f in log.facts if f.kind == "chose"),
        missed=tuple(f"{turn} {to_data(order)}" for turn, order in played.missed),
        ends=tuple(reached[name] for name in MEDIANS),
    )


def games(path: str, names: tuple[str, ...], many: int) -> list[Game]:
    return crowd.each(game, [(path, name, seed) for name in names for seed in range(1, many + 1)])


def report(name: str, seeds: int = GAMES) -> None:
    scenario = players.scenario_at(name)
    names = (*bots.names(scenario), players.KEYED)
    found = games(name, names, seeds)
    print(f"{'player':<14} outlives {goals.OCTOBER}  last turn (median, of those who fall)  " + " ".join(MEDIANS))
    for player in names:
        mine = [g for g in found if g.player == player]
        falls = [g.last for g in mine if not g.outlived]
        middles = " ".join(f"{median(values):.0f}" for values in zip(*(g.ends for g in mine), strict=True))
        share = sum(g.outlived for g in mine) / len(mine)
        last = f"{median(g.last for g in mine):.0f} ({median(falls) if falls else '-'})"
        print(f"{player:<14} {share:>6.0%}  {last}  {middles}")
    print("\nEndings")
    for player in names:
        counted = Counter(g.ending for g in found if g.player == player)
        print(f"{player:<14} " + ", ".join(f"{ending} {number}" for ending, number in counted.most_common()))
    never = {e.id for e in scenario.endings} - {g.ending for g in found}
    print(f"never reached: {', '.join(sorted(never)) or 'none'}")
    print("\nScenes met, in per cent of all games (those under one per cent first)")
    met = Counter(scene for g in found for scene in g.scenes)
    shares = sorted((met[event] / len(found), event) for event in scenario.events)
    for share, event in shares:
        print(f"    {share:>6.1%} {event}{'   RARE' if share < RARE else ''}")
    print("\nWhat history decided and the historical player could not do")
    missed = Counter(order for g in found for order in g.missed)
    for said, number in missed.most_common():
        print(f"    {number:>4} {said}")
    lasted = [g for g in found if g.player == "historical"]
    for turn, orders in scenario.history.decisions.items():
        for order in orders:
            data = to_data(order)
            if "choose" in data and lasted:
                event = str(data["choose"]).rpartition(".")[0]
                later = [g for g in lasted if g.last > turn]
                unmet = sum(event not in g.scenes for g in later)
                if unmet:
                    print(f"    {unmet:>4} of {len(later)} never met turn {turn} {data['choose']}")
