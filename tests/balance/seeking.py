"""What a player who searches gets, by goal: how often the goal is reached, how games end, and by which plan."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from statistics import median

from game.play import bots
from game.play.seeker.goals import SURVIVE, goals
from game.rules.moment import Moment
from tests.balance import crowd, players

GAMES = 10
PLAYED_FOR = (SURVIVE, "hand_over", "living", "fear", "roots", "china")


@dataclass(frozen=True, slots=True)
class Game:
    """`aim`: where the number that is the goal has come to; `plan`: the shares at the end, in points."""

    goal: str
    seed: int
    level: str | None
    reached: bool
    ending: str
    last: int
    aim: float
    plan: tuple[tuple[str, float], ...]


def game(task: tuple[str, str, int, str | None]) -> Game:
    """One game of a scenario for a goal, by seed, on a level (None: the default one)."""
    path, name, seed, level = task
    scenario = players.scenario_at(path)
    goal = goals(scenario)[name]
    level = level or next((id for id, each in scenario.levels.items() if each.default), None)
    played = bots.play(scenario, bots.bot_named(bots.SEEKER, scenario, seed, name), seed=seed, level=level)
    moment = Moment(scenario, played.last)
    shares = scenario.budget.shares if scenario.budget else ()
    aim = moment.roots() if goal.kind == "roots" else moment.value(goal.about) if goal.kind == "number" else 0.0
    return Game(
        goal=name,
        seed=seed,
        level=level,
        reached=goal.reached(scenario, played.last),
        ending=played.last.ending or "",
        last=played.last.turn,
        aim=aim,
        plan=tuple((id, moment.value(f"plan.{id}")) for id in shares),
    )


def report(name: str, seeds: int = GAMES) -> None:
    """Every goal over the seeds; goals and a level may be named after the number: survive,living first_reading."""
    known = goals(players.scenario_at(name))
    asked = sys.argv[4].split(",") if len(sys.argv) > 4 else [goal for goal in PLAYED_FOR if goal in known]
    level = sys.argv[5] if len(sys.argv) > 5 else None
    for goal in asked:
        found = crowd.each(game, [(name, goal, seed, level) for seed in range(1, seeds + 1)])
        _tell(goal, found)


def _tell(goal: str, found: list[Game]) -> None:
    share = sum(game.reached for game in found) / len(found)
    ends = ", ".join(f"{ending} {many}" for ending, many in Counter(game.ending for game in found).most_common())
    print(f"{goal:<12} {share:>5.0%} of {len(found)}; median {median(game.aim for game in found):.1f}; {ends}")
    plans = [dict(game.plan) for game in found]
    print(" " * 13 + " ".join(f"{id} {median(plan[id] for plan in plans):.0f}" for id in plans[0]), flush=True)
