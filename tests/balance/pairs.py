"""Paired games: the same seed and player, one answer different. Which choice is the better one, and for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from game.model.scenario import Scenario
from game.model.state import State
from game.play import bots
from tests.balance import crowd, goals, players

PLAYERS = (players.KEYED, "matched", "builder", "historical")
SEEDS = 12
NOISE = 1.5  # standard errors within which a choice is as good as the best

Ends = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fork:
    """One meeting with a scene, and how the game ended by each choice that was open."""

    event: str
    player: str
    ends: Mapping[str, Ends]


def forks(task: tuple[str, str, int]) -> list[Fork]:
    """Every scene of one game, played on from its turn by each of its open choices."""
    path, name, seed = task
    scenario = players.scenario_at(path)
    eye = players.Onlooker(players.player(name, scenario, seed))
    base = bots.play(scenario, eye, seed=seed)
    first: dict[str, Fork] = {}
    for event, state, _ in eye.met:
        able = players.open_choices(scenario, state, event)
        if event not in first and len(able) > 1:
            first[event] = Fork(event, name, _ends(scenario, base, state, (event, name), able))
    return list(first.values())


def _ends(
    scenario: Scenario, base: bots.Played, start: State, who: tuple[str, str], able: list[str]
) -> Mapping[str, Ends]:
    """From the turn in which the scene was met. A line and the keyed player remember nothing; history's begins anew,
    which costs it only orders that it has put off."""
    ends = {}
    event, name = who
    for choice in able:
        forced = players.Forced(players.player(name, scenario, start.seed), event, choice)
        state = base.states[start.turn - 1]
        while state.ending is None and state.turn <= scenario.calendar.turns:
            _, state = bots.play_turn(scenario, state, forced)
        if forced.able:
            ends[choice] = goals.reached(scenario, state)
    return ends


@dataclass(frozen=True, slots=True)
class Compared:
    """`best`: goal -> the choices that are best for it, as far as the games can tell; `mean`: choice -> goal -> mean
    lead over the scene's mean; `met`: how often the scene was met."""

    event: str
    met: int
    best: Mapping[str, tuple[str, ...]]
    mean: Mapping[str, Ends]

    def nothing(self, names: tuple[str, ...]) -> list[str]:
        """Choices that are best for none of those goals."""
        return [choice for choice in self.mean if not any(choice in self.best[name] for name in names)]

    def leads(self, choice: str, goal: str) -> bool:
        """Whether its mean is the highest, and not all are alike."""
        means = [mean[goal] for mean in self.mean.values()]
        return self.mean[choice][goal] == max(means) > min(means)


def compare(found: list[Fork]) -> Iterator[Compared]:
    """Event by event."""
    by_event: dict[str, list[Fork]] = {}
    for fork in found:
        by_event.setdefault(fork.event, []).append(fork)
    for event, mine in by_event.items():
        yield _compared(event, mine)


def _compared(event: str, mine: list[Fork]) -> Compared:
    names = (*goals.GOALS, *goals.ALSO)
    choices = list(dict.fromkeys(choice for fork in mine for choice in fork.ends))
    mean = {
        choice: {
            name: fmean(
                fork.ends[choice][name] - fmean(ends[name] for ends in fork.ends.values())
                for fork in mine
                if choice in fork.ends
            )
            for name in names
        }
        for choice in choices
    }
    best = {name: tuple(c for c in choices if _may_be_best(mine, choices, c, name, mean)) for name in names}
    return Compared(event, len(mine), best, mean)


def _may_be_best(mine: list[Fork], choices: list[str], choice: str, name: str, mean: Mapping[str, Ends]) -> bool:
    """Whether it leads, or its lag behind the leader, game by game, is within the noise; a tie of all is nobody's."""
    leader = max(choices, key=lambda c: mean[c][name])
    if max(mean[c][name] for c in choices) - min(mean[c][name] for c in choices) < 1e-9:
        return False
    if choice == leader:
        return True
    both = [fork.ends for fork in mine if leader in fork.ends and choice in fork.ends]
    lags = [ends[leader][name] - ends[choice][name] for ends in both]
    if len(lags) < 2:
        return False
    middle = fmean(lags)
    error: float = (sum((lag - middle) ** 2 for lag in lags) / (len(lags) - 1) / len(lags)) ** 0.5
    return middle > 0 and middle < NOISE * error


def report(name: str, seeds: int = SEEDS) -> None:
    tasks = [(name, player, seed) for player in _players(name) for seed in range(1, seeds + 1)]
    found = [fork for forked in crowd.each(forks, tasks) for fork in forked]
    compared = list(compare(found))
    for each in compared:
        print(f"{each.event} ({each.met} times)")
        for choice, leads in each.mean.items():
            wins = [f"{goal} {leads[goal]:+.2f}" for goal in goals.GOALS if choice in each.best[goal]]
            also = [goal for goal in goals.ALSO if choice in each.best[goal]]
            print(f"    {choice:<24} {', '.join(wins) or 'nothing'}; also {', '.join(also) or 'nothing'}")
    print("\nNever the leader, though within the noise of it:")
    for each in compared:
        for choice in each.mean:
            if not any(each.leads(choice, goal) for goal in goals.GOALS) and choice not in each.nothing(goals.GOALS):
                print(f"    {each.event}.{choice} ({each.met}): " + _leads(each, choice))
    print("\nBest for none of the goals:")
    for each in compared:
        for choice in each.nothing(goals.GOALS):
            also = [goal for goal in goals.ALSO if choice in each.best[goal]]
            print(f"    {each.event}.{choice} ({each.met}): {', '.join(also) or 'NOR FOR ANYTHING ELSE'}")


def _leads(of: Compared, choice: str) -> str:
    """What the choice is best at, or how far it lags in each goal."""
    also = [goal for goal in goals.ALSO if of.leads(choice, goal)]
    lags = {goal: max(mean[goal] for mean in of.mean.values()) - of.mean[choice][goal] for goal in goals.GOALS}
    return f"leads in {', '.join(also) or 'nothing'}; lags " + ", ".join(f"{g} {lag:.2f}" for g, lag in lags.items())


def _players(name: str) -> list[str]:
    scenario = players.scenario_at(name)
    return [player for player in PLAYERS if player == players.KEYED or player in bots.names(scenario)]
