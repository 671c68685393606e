"""One game in progress: what a session promises to the screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.content import catalogue, load, starter
from game.errors import GameError, UsageError
from game.model.orders import Choose, Decree, EndTurn, Plan, TakeBack, Word
from game.model.scenario import Scenario
from game.model.state import Scene
from game.play import bots, reports
from game.session import Session
from tests.games import answer_all, dice, play_on, village
from tests.views import scenes


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return village(tmp_path_factory.mktemp("scenario"))


@pytest.fixture
def session(scenario: Scenario) -> Session:
    return Session.begin(scenario, folder=None, seed=11)


def test_a_refused_order_changes_nothing(session: Session) -> None:
    before = (session.state, session.pending, list(session.turns))

    assert session.give(Choose("nothing", "at_all")) is not None
    assert session.give(TakeBack("plan")) is not None
    assert session.give(Decree("nothing", 1)) is not None

    assert (session.state, session.pending, session.turns) == before


def test_a_decree_is_pending_until_the_turn_ends_and_can_be_taken_back(session: Session) -> None:
    reform = next(iter(session.scenario.reforms))
    answer_all(session, dice(session.scenario))
    before = session.state

    assert session.give(Decree(reform, 1)) is None
    given = session.pending
    assert session.give(TakeBack(reform)) is None

    assert given == (Decree(reform, 1),)
    assert not session.pending
    assert session.state == before


def test_the_end_of_a_turn_carries_the_pending_orders_out(session: Session) -> None:
    reform = next(iter(session.scenario.reforms))
    answer_all(session, dice(session.scenario))
    session.give(Decree(reform, 1))

    assert session.give(EndTurn()) is None

    assert session.pending == ()
    assert session.turns[1].orders[-2:] == (Decree(reform, 1), EndTurn())
    assert (session.turns[-1].turn, session.state.turn) == (2, 2)
    assert session.last.state == session.state


def test_a_second_plan_takes_the_place_of_the_first(tmp_path: Path) -> None:
    shares = "{fields: {name: Fields, start: 60}, roads: {name: Roads, start: 40}}"
    text = f"{starter.TEXT}\nbudget: {{decided: [3], opens: 1903-03, shares: {shares}}}\n"
    session = Session.begin(village(tmp_path, text), folder=None, seed=11)
    first, second = Plan((("fields", 61.0), ("roads", 39.0))), Plan((("fields", 58.0), ("roads", 42.0)))

    assert session.give(first) is None
    assert session.give(second) is None

    assert session.pending == (second,)


def test_the_entries_of_every_turn_add_up_to_the_change(session: Session) -> None:
    play_on(session, dice(session.scenario))

    for address in session.scenario.addresses:
        slot = session.scenario.slots[address]
        for number in range(1, len(session.states)):
            entries = [entry.amount for entry in session.turns[number].entries if entry.address == address]
            assert session.states[number - 1].values[slot] + sum(entries) == session.states[number].values[slot]


def test_a_bot_and_a_session_play_the_same_game(scenario: Scenario, session: Session) -> None:
    play_on(session, bots.bot_named("idle", scenario, 0))

    played = bots.play(scenario, bots.bot_named("idle", scenario, 0), seed=11)

    assert session.state == played.last
    assert tuple(session.turns) == played.turns


def test_a_game_without_a_seed_gets_one_of_its_own(scenario: Scenario) -> None:
    assert Session.begin(scenario, folder=None).state.seed != Session.begin(scenario, folder=None).state.seed


def test_levels_and_vows_that_there_are_not_are_refused(scenario: Scenario) -> None:
    with pytest.raises(UsageError, match="level 'hard'"):
        Session.begin(scenario, folder=None, level="hard")
    with pytest.raises(UsageError, match="vow 'silence'"):
        Session.begin(scenario, folder=None, vow="silence")


def test_one_can_go_back_to_turns_that_were_played_and_no_others(session: Session) -> None:
    play_on(session, dice(session.scenario), 2)

    assert session.branch(1).state == session.states[0]
    assert session.branch(3).turns[:3] == session.turns[:3]
    with pytest.raises(GameError, match="Turn 9"):
        session.branch(9)


def test_a_finished_game_takes_no_orders_and_keeps_its_last_turn(session: Session) -> None:
    play_on(session, dice(session.scenario))

    assert session.over
    assert session.give(EndTurn()) is not None
    assert session.turns[-1].orders
    assert len(session.turns) == len(session.states)


def test_the_json_of_a_game_adds_up(scenario: Scenario) -> None:
    import json

    played = bots.play(scenario, bots.bot_named("random", scenario, 3), seed=3)

    told = json.loads(reports.as_json(reports.Finished(scenario, "random", played.turns, played.states)))

    values = dict(zip(scenario.addresses, played.states[0].values, strict=True))
    for turn in told["turns"]:
        for entry in turn["entries"]:
            values[entry["what"]] += entry["amount"]
        assert values == turn["indicators"]
    assert told["ending"]["id"] == played.last.ending


def replays(scenario: Scenario, folder: Path, seed: int) -> None:
    """Play a game, taking it up again after a turn that the seed decides."""
    whole = Session.begin(scenario, folder=None, seed=seed)
    bot = dice(scenario, seed)
    play_on(whole, bot)
    broken, bot = Session.begin(scenario, folder=folder, seed=seed), dice(scenario, seed)
    play_on(broken, bot, 1 + seed % max(1, len(whole.states) - 1))
    broken.close()
    assert broken.path is not None
    resumed = Session.resume(broken.path, scenario)
    play_on(resumed, bot)
    resumed.close()
    broken.path.unlink()
    broken.path.with_name("seen.json").unlink()

    assert (resumed.state, resumed.turns) == (whole.state, whole.turns)


def test_a_game_broken_off_anywhere_is_the_same_game(scenario: Scenario, tmp_path: Path) -> None:
    for seed in range(10):
        replays(scenario, tmp_path, seed)


@pytest.mark.long
def test_a_game_broken_off_anywhere_is_the_same_game_whatever_the_seed(scenario: Scenario, tmp_path: Path) -> None:
    for seed in range(200):
        replays(scenario, tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("id", [entry.id for entry in catalogue.entries()])
def test_games_of_every_scenario_broken_off_anywhere_are_the_same_games(id: str, tmp_path: Path) -> None:
    shipped = load.load(catalogue.find(id))

    for seed in range(10):
        replays(shipped, tmp_path, seed)


def test_the_scene_that_an_answer_opens_follows_and_a_plain_answer_leads_back() -> None:
    game = scenes.begin(seed=3)

    opening = scenes.give(game, Choose("opera", "open")).follows
    reading = scenes.give(game, Choose("sermon", "read")).follows

    assert (opening, reading) == ("sermon", None)


def test_the_scene_that_a_word_opens_follows_whatever_else_lies_in_the_tray() -> None:
    game = scenes.begin(seed=3)

    assert scenes.give(game, Word("hear_out", "karpfanger")).follows == "dinner"
    assert game.first_paper == "opera"
    assert scenes.give(game, Choose("dinner", "listen")).follows is None


def test_in_a_storm_the_next_paper_follows_at_once() -> None:
    game = scenes.begin(seed=3)
    game.state = replace(game.state, tray=(Scene("siege"), Scene("riot")))

    assert scenes.give(game, Choose("siege", "hold")).follows == "riot"
    assert scenes.give(game, Choose("riot", "glaze")).follows is None
