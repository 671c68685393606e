"""The player who searches: finds what leads to its goal, sees no more than a player, and is the same anywhere."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.content import starter
from game.model.orders import Choose, Decree, Plan, Word
from game.model.scenario import Scenario
from game.model.state import State
from game.play import bots
from game.play.newcomer import Newcomer
from game.play.seeker.goals import goals, held
from game.play.seeker.player import Effort, Seeker
from game.play.seeker.search import Contest, Round
from game.play.seeker.table import Table
from game.play.seeker.world import Beliefs
from game.rules.begin import begin
from game.rules.chance import draw
from game.rules.moment import Moment
from tests.play.test_bots import assert_played_by_the_rules
from tests.rules.worlds import harbour, head, world

HERE = Path(__file__).resolve().parents[2]
SMALL = Effort(
    fit=2, every=6, grown=1, variants=1, lines=2, generations=1, sifted=6, ahead=4, looks=0, styles=(Round(1, 2),), answers=(Round(2, 2),), orders=(Round(2, 2),), both=(Round(1, 2),)
)  # fmt: skip
LENDER = (
    head("paid_in: purse, decrees: 1")
    + """
indicators:
  purse: {name: Purse, start: 50, range: [0, 99], better: up, flows: {Rent: -1}}
  debt: {name: Debt, start: 0, range: [0, 9], flows: {Nothing: 0}}
  peace: {name: Peace, start: 30, range: [0, 60], better: up, flows: {The lender: -6 * debt}}
  cloth: {name: Cloth, start: 10, range: [0, 100], better: up, flows: {Looms: share(looms) / 10}}
budget: {decided: start, opens: 2001-04, shares: {looms: {name: Looms, start: 50}, guards: {name: Guards, start: 50}}}
events:
  lender: {title: A lender, text: X, when: turn() == 1, must: true, choices: {borrow: {label: Borrow, effects: {purse: +10, debt: +1}}, refuse: {label: Refuse}}}
  door: {title: The door, text: X, choices: {walk_out: {label: Walk out, effects: {end: gone}}, stay: {label: Stay}}}
initiatives: {door: {name: The door, cost: 0, opens: door}}
endings:
  thrown_out: {when: peace <= 0, rank: 1, title: Thrown out}
  gone: {when: purse < -5, rank: 2, title: Gone, fell: false}
  there: {rank: 3, title: Still there}
"""
)


def seeker(scenario: Scenario, goal: str, effort: Effort = SMALL) -> Seeker:
    return Seeker(scenario, 1, goals(scenario)[goal], effort)


def played(text: str, goal: str) -> bots.Played:
    return bots.play(world(text), seeker(world(text), goal), seed=3)


def orders(game: bots.Played) -> list[object]:
    return [order for log in game.turns for order in log.orders]


SHUT = LENDER.replace("cost: 0, opens: door", "cost: 0, needs: turn() > 99, opens: door")


def test_it_sees_further_than_what_an_answer_says() -> None:
    scenario = world(SHUT)

    newcomer = bots.play(scenario, Newcomer(scenario, 1), seed=3)
    survivor = played(SHUT, "survive")

    assert Choose("lender", "borrow") in orders(newcomer)
    assert newcomer.last.ending == "thrown_out"
    assert Choose("lender", "refuse") in orders(survivor)
    assert held(scenario, survivor.last)


def test_it_says_the_word_that_leads_to_the_ending_it_is_told() -> None:
    assert played(LENDER, "gone").last.ending == "gone"
    assert played(LENDER, "there").last.ending == "there"


def test_it_makes_the_plan_that_its_number_asks_for() -> None:
    def looms(goal: str) -> float:
        return Moment(world(SHUT), played(SHUT, goal).last).value("plan.looms")

    assert looms("cloth") > 50
    assert looms("cloth:low") < 50


def test_goals_are_read_from_the_scenario() -> None:
    known = goals(harbour())

    for id in ("survive", "roots", "handed_over", "ships_home", "safe_convoys", "calm", "calm:low", "quarrel:high"):
        assert id in known
    assert "silent" not in known  # a vow of which nothing is asked
    assert "quarrel" not in known  # neither way is better
    assert "padding" not in known  # hidden


def test_what_waits_for_the_last_turn_is_no_fall_and_the_rest_is_unless_it_says_so() -> None:
    fell = {ending.id: ending.fell for ending in (*world(LENDER).endings, *harbour().endings)}

    assert [id for id in fell if fell[id]] == ["thrown_out", "deposed", "the_kings_man", "bankrupt"]


def test_it_plays_the_harbour_by_the_rules() -> None:
    game = bots.play(harbour(), seeker(harbour(), "survive"), seed=5, turns=12)

    assert any(isinstance(order, Decree) for order in orders(game))
    assert_played_by_the_rules(harbour(), game)


def in_the_harbour(turns: int) -> State:
    return bots.play(harbour(), bots.bot_named("idle", harbour(), 4), seed=4, turns=turns).last


def under(row: tuple[float, ...]) -> tuple[float, ...]:
    """Numbers that are reported as the same, and are others."""
    trade, padding = harbour().slots["trade"], harbour().slots["padding"]
    values = list(row)
    values[trade], values[padding] = row[trade] * (1 + row[padding] / 100) / 1.4, 40.0
    return tuple(values)


def test_two_games_that_are_reported_alike_are_played_alike() -> None:
    state = in_the_harbour(5)
    unknowns = {"letter_forged": not state.unknowns["letter_forged"], "informer": "snitger", "king_marches": 31}
    hidden = replace(
        state, seed=state.seed + 999, unknowns=unknowns, values=under(state.values), past=tuple(map(under, state.past))
    )
    first, second = seeker(harbour(), "survive"), seeker(harbour(), "survive")

    mine, theirs = first.look(state), second.look(hidden)

    assert first.likely(mine) == second.likely(theirs)
    for k in range(3):
        assert near(first.world(mine, k, "x"), second.world(theirs, k, "x"))
    assert [*first.orders(harbour(), state, ())] == [*second.orders(harbour(), hidden, ())]


def near(one: State, two: State) -> bool:
    return one.unknowns == two.unknowns and one.seed == two.seed and one.values == pytest.approx(two.values, abs=1e-4)


def test_an_unknown_is_drawn_anew_until_it_has_shown_itself() -> None:
    text = (
        "unknowns: {loyal: {odds: 0.5, why: nobody knows}}\n"
        "events: {test: {title: T, text: X, when: turn() == 1, choices: {ask: {label: Ask, effects: {purse: {by: +1, if: unknown(loyal)}}}, wait: {label: Wait}}}}\n"
    )
    scenario = world(text)
    beliefs = Beliefs(scenario)
    state = begin(scenario, seed=1).state

    def worlds(choice: str) -> set[object]:
        known = replace(state, happened={"test": (1,)}, chosen={"test": choice})
        return {beliefs.world(known, n).unknowns["loyal"] for n in range(20)}

    assert worlds("wait") == {True, False}
    assert worlds("ask") == {state.unknowns["loyal"]}


def test_what_is_secret_in_an_answer_is_not_foreseen() -> None:
    text = "events: {gift: {title: T, text: X, when: turn() == 1, choices: {take: {label: Take, effects: {purse: {by: -50, seen: secret}}}, leave: {label: Leave, effects: {purse: -10}}}}}\n"
    text += "indicators: {purse: {name: Purse, start: 100, range: [0, 200], better: up, flows: {Nothing: 0}}}\n"

    assert Choose("gift", "take") in orders(played(text, "purse"))


def test_the_best_of_a_contest_is_plainly_better_or_the_first_stays() -> None:
    rounds = (Round(4, 3), Round(4, 2))
    quality = {0: 0.5, 1: 0.5, 2: 0.8, 3: 0.1}

    def noisy(n: int, k: int) -> float:
        return quality[n] + draw(k, n, "noise") * 0.01

    assert Contest(4, noisy).run(rounds) == 2
    assert Contest(2, lambda n, k: 0.5 + (n and (-1) ** k)).run(rounds) == 0


def test_a_contest_spends_futures_as_its_rounds_say_and_none_on_what_is_dropped() -> None:
    spent: list[tuple[int, int]] = []

    def count(n: int, k: int) -> float:
        spent.append((n, k))
        return float(n)

    Contest(6, count).run((Round(2, 3), Round(1, 2)))

    assert sorted(spent) == sorted([(n, k) for n in range(6) for k in (0, 1)] + [(0, 2), (4, 2), (5, 2)])


def test_a_table_tells_good_states_from_bad() -> None:
    scenario = world(LENDER)
    games = [bots.play(scenario, bots.bot_named("random", scenario, seed), seed=seed) for seed in range(12)]
    states = [state for game in games for state in game.states[2:]]
    worths = [float(held(scenario, game.last)) for game in games for _ in game.states[2:]]

    table = Table(scenario, states, worths)

    lost = [table.worth(state) for state, worth in zip(states, worths, strict=True) if worth == 0]
    kept = [table.worth(state) for state, worth in zip(states, worths, strict=True) if worth == 1]
    assert max(lost) < min(kept)


def run_under(hashes: str, path: Path) -> object:
    command = [sys.executable, "play.py", "run", str(path), "--bot", "seeker", "--goal", "survive", "--json"]
    done = subprocess.run(
        command, cwd=HERE, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": hashes}
    )
    return json.loads(done.stdout)


def test_the_same_seed_is_the_same_game_in_any_process(tmp_path: Path) -> None:
    path = tmp_path / "village.yaml"
    path.write_text(starter.TEXT, encoding="utf-8")

    assert run_under("1", path) == run_under("2", path)


def test_a_newcomer_spends_nothing_that_would_leave_less_than_the_worst_word_for_it() -> None:
    text = (
        "indicators: {purse: {name: Purse, start: 30, range: [0, 99], better: up, bands: {0: poor, 20: fair}, flows: {Nothing: 0}}}\n"
        "reforms: {road: {name: R, stages: [{name: N}, {name: S, cost: 12}]}, mill: {name: M, stages: [{name: N}, {name: S, cost: 8}]}}\n"
    )

    game = bots.play(world(text), Newcomer(world(text), 1), seed=1)

    assert [order for order in orders(game) if isinstance(order, Decree)] == [Decree("mill", 1)]
    assert not [order for order in orders(game) if isinstance(order, Word | Plan)]
