"""How games end, by player: who outlives October, which endings and scenes come, what history could not do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from game.model.facts import Chose
from game.model.orders import to_data
from game.model.scenario import Scenario
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
        scenes=frozenset(f.event for log in played.turns for f in log.facts if isinstance(f, Chose)),
        missed=tuple(f"{turn} {to_data(order)}" for turn, order in played.missed),
        ends=tuple(reached[name] for name in MEDIANS),
    )


def games(path: str, names: tuple[str, ...], many: int) -> list[Game]:
    return crowd.each(game, [(path, name, seed) for name in names for seed in range(1, many + 1)])


def seen(scenario: Scenario, found: list[Game]) -> dict[str, float]:
    """Each event and the part of the games in which it was met, the rarest first."""
    met = Counter(scene for game in found for scene in game.scenes)
    return dict(sorted(((event, met[event] / len(found)) for event in scenario.events), key=lambda pair: pair[1]))


def outliving(found: list[Game], player: str) -> float:
    """The part of the player's games that outlived October."""
    mine = [game.outlived for game in found if game.player == player]
    return sum(mine) / len(mine)


def median_fall(found: list[Game], player: str) -> float | None:
    """The turn in which half of those that fell had fallen."""
    falls = [game.last for game in found if game.player == player and not game.outlived]
    return median(falls) if falls else None


def report(name: str, seeds: int = GAMES) -> None:
    scenario = players.scenario_at(name)
    others = tuple(line for line in scenario.lines if line not in players.SEVEN)
    everybody = (*players.SEVEN, *others, players.NEWCOMER, players.KEYED)
    found = games(name, everybody, seeds)
    _tell_players(found, everybody)
    seven = [game for game in found if game.player in players.SEVEN]
    endings = Counter(game.ending for game in seven)
    print(f"\nOf {len(seven)} games of the seven: {len(endings)} endings")
    for ending, number in endings.most_common():
        print(f"    {number / len(seven):>6.1%} {ending}")
    never = {ending.id for ending in scenario.endings} - {game.ending for game in found}
    print(f"never reached by anybody: {', '.join(sorted(never)) or 'none'}")
    print("\nScenes met by the seven")
    for event, share in seen(scenario, seven).items():
        print(f"    {share:>6.1%} {event}{'   RARE' if share < RARE else ''}")
    _tell_history(scenario, [game for game in found if game.player == "historical"])


def _tell_players(found: list[Game], names: tuple[str, ...]) -> None:
    print(f"{'player':<12} outlives {goals.OCTOBER}  falls in (median)  " + " ".join(MEDIANS))
    for player in names:
        mine = [game for game in found if game.player == player]
        middles = " ".join(f"{median(values):.0f}" for values in zip(*(game.ends for game in mine), strict=True))
        print(f"{player:<12} {outliving(found, player):>8.1%}  {median_fall(found, player) or '-':>12}  {middles}")
        counted = Counter(game.ending for game in mine)
        print("             " + ", ".join(f"{ending} {number}" for ending, number in counted.most_common()))


def _tell_history(scenario: Scenario, mine: list[Game]) -> None:
    print("\nWhat history decided and the historical player could not do, or never met")
    missed = Counter(order for game in mine for order in game.missed)
    for said, number in missed.most_common():
        print(f"    {number:>4} {said}")
    for turn, orders in scenario.history.decisions.items():
        for order in orders:
            data = to_data(order)
            event = str(data.get("choose", "")).rpartition(".")[0]
            later = [game for game in mine if game.last > turn]
            unmet = sum(event not in game.scenes for game in later)
            if event and unmet:
                print(f"    {unmet:>4} of {len(later)} never met turn {turn} {data['choose']}")
