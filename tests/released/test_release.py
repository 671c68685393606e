"""Games of release 0.1.0 are the same games today, and its saves are played on."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.content import load
from game.model.orders import Choose, Decree, Plan
from game.model.scenario import Scenario
from game.session import Session
from game.views import chronicle
from tests.games import answer_all, dice, play_on
from tests.released import record, release

GAMES = record.read(release.RECORD)
SOME = tuple({(game.scenario, game.player): game for game in GAMES}.values()) + tuple(GAMES[150:300:50])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release.unpack(tmp_path_factory.mktemp("v0_1_0"))


@pytest.fixture(scope="session")
def scenarios(folder: Path) -> dict[str, Scenario]:
    return {name: load.load(folder / place) for name, place in record.PLACES.items()}


@pytest.mark.parametrize("game", SOME, ids=str)
def test_the_same_orders_give_the_same_game_as_in_the_release(
    game: record.Game, scenarios: dict[str, Scenario]
) -> None:
    assert record.difference(game, record.by_orders(scenarios[game.scenario], game)) == ""


@pytest.mark.long
def test_every_recorded_game_is_the_same_game(folder: Path) -> None:
    assert record.compare(folder, GAMES, bots_play=False) == []


def test_a_record_that_is_made_today_is_replayed_today(scenarios: dict[str, Scenario], tmp_path: Path) -> None:
    harbour = scenarios["harbour"]
    task = record.Task("harbour", "keyed", 8, "fog", "silent")
    game = record.recorded(harbour, task)
    record.write(tmp_path / "record.gz", [game])

    assert record.read(tmp_path / "record.gz") == [game]
    assert record.difference(game, record.by_orders(harbour, game)) == ""
    assert record.difference(game, record.by_bots(harbour, game)) == ""


def spoilt(game: record.Game, turn: int, kept: record.Kept) -> record.Game:
    return replace(game, turns=(*game.turns[:turn], kept, *game.turns[turn + 1 :]))


def test_a_difference_names_the_game_the_turn_and_the_part(scenarios: dict[str, Scenario]) -> None:
    game = next(g for g in GAMES if g.scenario == "harbour" and g.seed == 3)
    harbour, kept = scenarios["harbour"], game.turns[5]
    numbers, people = 0, record.PART * list(record.PARTS).index("people")
    parts = "".join("z" if at in (numbers, people) else each for at, each in enumerate(kept.parts))
    answers = ({"choose": "nothing.at_all"}, *kept.orders)

    def told(turn: int, kept: record.Kept) -> str:
        wrong = spoilt(game, turn, kept)
        return record.difference(wrong, record.by_orders(harbour, wrong))

    assert told(5, replace(kept, digest="?", parts=parts)) == ("harbour, random, seed 3, turn 5: numbers, people")
    assert told(5, replace(kept, digest="?")) == "harbour, random, seed 3, turn 5: something"
    assert told(5, replace(kept, orders=answers)) == (
        "harbour, random, seed 3, turn 5: {'choose': 'nothing.at_all'} is refused: not_in_tray"
    )
    assert record.difference(spoilt(game, 5, replace(kept, orders=answers)), record.by_bots(harbour, game)).startswith(
        "harbour, random, seed 3, turn 5: orders [{"
    )


def test_a_game_that_ends_sooner_or_later_differs(scenarios: dict[str, Scenario]) -> None:
    game = next(g for g in GAMES if g.scenario == "harbour")
    whole = list(record.by_orders(scenarios["harbour"], game))
    last = len(whole) - 1

    assert record.difference(game, whole[:-1]) == f"{game}: it ends after turn {last - 1}"
    assert record.difference(game, [*whole, whole[-1]]) == f"{game}: it goes on after turn {last}"


def test_a_save_of_the_release_is_in_mid_turn_where_it_was(scenarios: dict[str, Scenario], tmp_path: Path) -> None:
    session = Session.resume(release.save("thaw_in_mid_turn", tmp_path), scenarios["thaw"])

    assert session.note == "Saved"
    assert (session.state.turn, session.state.vow) == (13, "a_door_each")
    assert [scene.event for scene in session.state.tray] == ["hearing"]
    assert session.refusal(Choose("hearing", "argue")) is None
    assert [type(order) for order in session.pending] == [Plan, Decree]
    assert len(session.turns) == 14


@pytest.mark.parametrize("name", ["thaw_in_mid_turn", "harbour_in_mid_turn"])
def test_a_save_of_the_release_is_played_to_its_end_and_taken_up_again(
    name: str, scenarios: dict[str, Scenario], tmp_path: Path
) -> None:
    scenario = scenarios[name.partition("_")[0]]
    session = Session.resume(release.save(name, tmp_path), scenario)

    play_on(session, dice(scenario))
    session.close()
    again = Session.resume(tmp_path / f"{name}.save", scenario)

    assert session.over and session.note == "Saved"
    assert (again.state, again.turns, again.states) == (session.state, session.turns, session.states)


def test_a_finished_game_of_the_release_is_read_to_its_end(scenarios: dict[str, Scenario], tmp_path: Path) -> None:
    session = Session.resume(release.save("thaw_finished", tmp_path), scenarios["thaw"])

    assert (session.over, session.state.ending, session.state.turn) == (True, "dacha", 45)
    assert len(chronicle.lines(session)) > 200


def test_a_save_of_the_release_says_the_same_as_its_orders(scenarios: dict[str, Scenario], tmp_path: Path) -> None:
    """What is read from the disk, and what the rules make of the same orders, is one game."""
    session = Session.resume(release.save("thaw_in_mid_turn", tmp_path), scenarios["thaw"])
    answer_all(session, dice(scenarios["thaw"]))
    kept = tuple(record.keep(*each) for each in zip(session.turns, session.states, strict=False))
    state = session.states[0]
    game = record.Game("thaw", "", state.seed, state.level, state.vow, kept, None)

    assert record.difference(game, record.by_orders(scenarios["thaw"], game)) == ""
