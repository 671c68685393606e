"""A finished game gone over: the chance by turn, what each decision changed, and what would have saved the chair."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

from game.model.log import TurnLog
from game.model.orders import Choose, Decree, EndTurn, Order
from game.model.scenario import Scenario
from game.model.state import State
from game.play.analysis import Analysis, analyse
from game.rules.begin import begin
from game.rules.turn import answer, resolve
from tests.rules.worlds import head, world

# Whoever takes the loan in turn 2 falls by turn 8, unless a wall is decreed by turn 5.
SIEGE = (
    head("paid_in: purse", turns=9)
    + """
indicators:
  purse: {name: Purse, start: 50, range: [0, 99], better: up, flows: {Rent: 0}}
  foes: {name: Foes, start: 0, range: [0, 99], better: neither, flows: {They come: 2 * loan - 20 * stage(wall)}}
  loan: {name: Loan, start: 0, range: [0, 9], flows: {Nothing: 0}}
reforms: {wall: {name: Wall, stages: [{name: None yet}, {name: Built, cost: 5, needs: turn() <= 5}]}}
events:
  loan: {title: A loan, text: X, when: turn() == 2, must: true, choices: {take: {label: Take it, effects: {loan: +1, purse: +1}}, leave: {label: Leave it}}}
  feast: {title: A feast, text: X, when: turn() == 6, must: true, choices: {dance: {label: Dance}, sit: {label: Sit}}}
endings:
  sacked: {when: foes >= 12, rank: 1, title: Sacked}
  stands: {rank: 2, title: It stands}
"""
)


def game(
    answers: dict[str, str], decrees: dict[int, Order], text: str = SIEGE, seed: int = 4
) -> tuple[Scenario, list[State], list[TurnLog]]:
    """The siege as played by those answers and decrees."""
    scenario = world(text)
    state = begin(scenario, seed=seed).state
    states, logs = [state], [TurnLog(0)]
    while state.ending is None:
        turn, given = state.turn, []
        while state.tray:
            choice = Choose(state.tray[0].event, answers[state.tray[0].event])
            given.append(choice)
            state = answer(scenario, state, choice).state
        closing = tuple(order for n, order in decrees.items() if n == turn)
        state = resolve(scenario, state, closing).state
        states.append(state)
        logs.append(TurnLog(turn, (*given, *closing, EndTurn())))
    return scenario, states, logs


def analysed(answers: dict[str, str], decrees: dict[int, Order], text: str = SIEGE) -> Analysis:
    return [*analyse(*game(answers, decrees, text), futures=3)][-1].known


WALLED_OUT = SIEGE.replace("turn() <= 5", "turn() > 99")


LOST = {"loan": "take", "feast": "dance"}


def test_the_last_turn_in_which_it_could_have_been_saved_is_named_with_the_order() -> None:
    rescue = analysed(LOST, {}).rescue

    assert rescue is not None
    assert (rescue.turn, rescue.orders, rescue.instead) == (5, (Decree("wall", 1),), ())
    assert (rescue.chance, rescue.was) == (1.0, 0.0)


def test_an_answer_that_would_have_saved_it_is_named() -> None:
    rescue = analysed(LOST, {}, WALLED_OUT).rescue

    assert rescue is not None
    assert (rescue.turn, rescue.orders, rescue.instead) == (2, (Choose("loan", "leave"),), (Choose("loan", "take"),))


def test_the_chance_falls_with_the_decision_that_lost_it_and_not_with_one_that_changes_nothing() -> None:
    known = analysed(LOST, {}, WALLED_OUT)

    ticks = {str(tick.order): (tick.turn, tick.before, tick.after) for tick in known.ticks}
    assert ticks[str(Choose("loan", "take"))] == (2, 1.0, 0.0)
    assert ticks[str(Choose("feast", "dance"))] == (6, 0.0, 0.0)
    assert [each.chance for each in known.chances][1:] == [1.0] + [0.0] * (len(known.chances) - 2)


def test_an_answer_that_would_have_been_no_better_is_not_named() -> None:
    luck = "{foes: {by: +20, odds: 0.4}}"
    text = WALLED_OUT.replace("effects: {loan: +1, purse: +1}", f"effects: {luck}")
    text = text.replace("leave: {label: Leave it}", f"leave: {{label: Leave it, effects: {luck}}}")

    lost = [seed for seed in range(20) if game(LOST, {}, text, seed)[1][-1].ending == "sacked"]

    assert lost
    assert [*analyse(*game(LOST, {}, text, lost[0]), futures=40)][-1].known.rescue is None


def test_a_game_that_held_is_told_to_the_end_and_has_no_rescue() -> None:
    known = analysed(LOST, {5: Decree("wall", 1)})

    wall = next(tick for tick in known.ticks if isinstance(tick.order, Decree))
    assert (wall.turn, wall.before, wall.after) == (5, 0.0, 1.0)
    assert known.rescue is None
    assert [each.chance for each in known.chances][-4:] == [1.0] * 4


def test_it_tells_how_far_it_has_got_and_may_be_stopped() -> None:
    scenario, states, logs = game(LOST, {})

    going = analyse(scenario, states, logs, futures=1)
    first, second = next(going), next(going)
    going.close()
    whole = [*analyse(scenario, states, logs, futures=1)]

    assert (first.done, second.done, first.whole) == (1, 2, 2 * (len(logs) - 1))
    assert len(second.known.chances) == 2
    assert whole[-1].done == whole[-1].whole


def test_the_same_game_is_always_told_the_same() -> None:
    assert analysed(LOST, {}) == analysed(LOST, {})
