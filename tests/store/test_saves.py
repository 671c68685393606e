"""Saves of real games: taken up again they are the same games, or a sentence says why they are not."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

import pytest

from game.content import load
from game.errors import GameError, SaveError
from game.model.orders import EndTurn
from game.model.scenario import Scenario
from game.rules import legality
from game.session import Session
from game.store import disk, journal, records, saves, settings
from tests.games import answer_all, dice, play_on, village
from tests.store.faults import ERRORS, Faulty


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return village(tmp_path_factory.mktemp("scenario"))


def played(scenario: Scenario, folder: Path, turns: int = 3) -> Path:
    session = Session.begin(scenario, folder=folder, seed=11)
    play_on(session, dice(scenario), turns)
    session.close()
    assert session.path is not None
    return session.path


def same(one: Session, other: Session) -> bool:
    return (one.state, one.pending, one.turns, one.states) == (other.state, other.pending, other.turns, other.states)


def test_a_game_taken_up_after_any_order_is_where_it_was(scenario: Scenario, tmp_path: Path) -> None:
    session = Session.begin(scenario, folder=tmp_path, seed=4)
    bot = dice(scenario)
    while not session.over:
        answer_all(session, bot)
        for order in bot.orders(scenario, session.state, session.pending):
            session.give(order)
            session.close()
            assert session.path is not None
            again = Session.resume(session.path, scenario)
            assert same(again, session)
            session = again
        answer_all(session, bot)
        session.give(EndTurn())


def test_a_resumed_game_goes_on_as_the_unbroken_one(scenario: Scenario, tmp_path: Path) -> None:
    whole = Session.begin(scenario, folder=None, seed=21)
    play_on(whole, dice(scenario))
    session, bot = Session.begin(scenario, folder=tmp_path, seed=21), dice(scenario)

    while not session.over:
        play_on(session, bot, 1)
        session.close()
        assert session.path is not None
        session = Session.resume(session.path, scenario)

    assert same(session, whole)


def test_a_resumed_game_finds_its_scenario_by_itself(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)

    assert Session.resume(path).scenario.digest == scenario.digest


def states_of(path: Path, scenario: Scenario) -> set[object]:
    """Every state that the game went through, in the form of its records, so that they can be compared fast."""
    session = Session.resume(path, scenario)
    session.close()
    return {
        records.encode(records.ended(log, state, records.Stamp(0, 0, ""), known=0))
        for log, state in zip(session.turns, session.states, strict=False)
    }


def known(session: Session, states: set[object]) -> bool:
    last = records.ended(session.turns[len(session.states) - 1], session.states[-1], records.Stamp(0, 0, ""), known=0)
    return records.encode(last) in states


def spoilt_saves(scenario: Scenario, folder: Path, count: int) -> None:
    path = played(scenario, folder)
    text, states, chance = path.read_bytes(), states_of(path, scenario), random.Random(3)
    for _ in range(count):
        place = chance.randrange(len(text))
        spoilt = text[:place] + bytes([text[place] ^ (1 << chance.randrange(8))]) + text[place + 1 :]
        path.write_bytes(chance.choice((spoilt, text[:place], spoilt + b"\n{}\n")))
        try:
            session = Session.resume(path, scenario)
        except SaveError as error:
            assert path.name in error.message
            continue
        session.close()
        assert known(session, states)
        assert "damaged" in session.note or path.read_bytes() == text[: path.stat().st_size]


def test_a_spoilt_save_falls_back_to_a_turn_that_was_played(scenario: Scenario, tmp_path: Path) -> None:
    spoilt_saves(scenario, tmp_path, 300)


@pytest.mark.long
def test_a_spoilt_save_falls_back_to_a_turn_that_was_played_however_often(scenario: Scenario, tmp_path: Path) -> None:
    spoilt_saves(scenario, tmp_path, 5_000)


def test_a_damaged_save_is_left_alone_until_the_next_order_and_then_goes_on(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    torn = path.read_bytes()[:-20]
    path.write_bytes(torn)

    session = Session.resume(path, scenario)
    assert "damaged" in session.note
    assert path.read_bytes() == torn
    play_on(session, dice(scenario), 1)
    session.close()

    assert session.note == "Saved"
    assert same(Session.resume(path, scenario), session)


@pytest.mark.parametrize("what", [*ERRORS, "short"])
def test_a_fault_at_any_call_costs_a_sentence_and_no_play(
    what: int | str, scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(1, 40):
        folder = tmp_path / str(at)
        with monkeypatch.context() as patched:
            patched.setattr(disk, "os", Faulty(at, what))
            session = Session.begin(scenario, folder=folder, seed=2)
            notes = {session.note}
            answer_all(session, dice(scenario))
            session.give(EndTurn())
            notes.add(session.note)
        answer_all(session, dice(scenario))
        session.give(EndTurn())
        session.close()

        assert session.note == "Saved"
        assert session.path is not None
        assert all(note == "Saved" or "could not be saved" in note for note in notes)
        assert not list(folder.glob("*.tmp")) and not list(folder.glob(".*.tmp"))
        again = Session.resume(session.path, scenario)
        again.close()
        assert same(again, session)


def killed_games(scenario: Scenario, folder: Path, count: int) -> None:
    chance = random.Random(9)
    for number in range(count):
        place = folder / str(number)
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                session = Session.begin(scenario, folder=place, seed=number)
                while True:
                    os.write(writes, b"%d\n" % len(session.states) if session.note == "Saved" else b"")
                    play_on(session, dice(scenario), 1)
                    if session.over:
                        session = Session.begin(scenario, folder=place / "next", seed=number)
            finally:
                os._exit(0)
        os.close(writes)
        heard = os.read(reads, 2)
        for _ in range(chance.randrange(20_000)):
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reads, "rb") as rest:
            said = (heard + rest.read()).split()
        first = said[: said.index(b"1", 1)] if b"1" in said[1:] else said
        listed = saves.listing(place)
        assert [save.trouble for save in listed] == [""]
        session = Session.resume(listed[0].path, scenario)
        session.close()
        assert len(session.states) >= int(first[-1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_game_is_never_earlier_than_it_said(scenario: Scenario, tmp_path: Path) -> None:
    killed_games(scenario, tmp_path, 20)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_game_is_never_earlier_than_it_said_however_often(scenario: Scenario, tmp_path: Path) -> None:
    killed_games(scenario, tmp_path, 200)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_second_process_is_told_until_the_first_is_gone(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            held = Session.resume(path, scenario)
            os.write(writes, b"!" if held else b"?")
            signal.pause()
        finally:
            os._exit(0)
    assert os.read(reads, 1) == b"!"

    with pytest.raises(SaveError, match="open in another window"):
        Session.resume(path, scenario)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    assert Session.resume(path, scenario).note == "Saved"


def test_the_newest_save_is_the_last_played_whatever_the_clock_says(scenario: Scenario, tmp_path: Path) -> None:
    first, second = played(scenario, tmp_path), played(scenario, tmp_path)
    session = Session.resume(first, scenario)
    answer_all(session, dice(scenario))
    session.give(EndTurn())
    session.close()
    os.utime(first, (0, 0))
    os.utime(second, (4_102_444_800, 4_102_444_800))

    assert saves.find(tmp_path, None) == first
    assert [save.path for save in saves.listing(tmp_path)] == [first, second]


def test_what_is_no_save_is_listed_with_its_reason_and_refused(scenario: Scenario, tmp_path: Path) -> None:
    good = played(scenario, tmp_path)
    (tmp_path / "empty.save").touch()
    (tmp_path / "folder.save").mkdir()
    (tmp_path / "words.save").write_text("a letter\nhome\n")
    (tmp_path / "loop.save").symlink_to("loop.save")
    (tmp_path / "nothing.save").symlink_to("/dev/null")
    os.mkfifo(tmp_path / "pipe.save")
    with (tmp_path / "large.save").open("wb") as large:
        large.truncate(1 << 30)
    (tmp_path / "deep.save").write_bytes(journal.line(b"[" * 100_000, b""))
    (tmp_path / "digits.save").write_bytes(journal.line(b'{"kind":"game","format":%s}' % (b"9" * 5_000), b""))

    listed = saves.listing(tmp_path)

    assert listed[0].path == good
    assert all(save.trouble for save in listed[1:])
    assert len(listed) == 10
    for save in listed[1:]:
        with pytest.raises(SaveError):
            Session.resume(save.path, scenario)
    assert saves.find(tmp_path, None) == good


@pytest.mark.parametrize(
    "name", ["../x", "/x/y", "", ".", "a" * 300, "a\0b", "a\nb", "\u202egpj", "🎭", "e\u0301", "é", "CON", "\udcff"]
)
def test_a_save_of_any_name_is_found_or_not_and_no_file_is_made(name: str, scenario: Scenario, tmp_path: Path) -> None:
    played(scenario, tmp_path / "saves")

    with pytest.raises(GameError):
        Session.resume(saves.find(tmp_path / "saves", name), scenario)
    assert [path.name for path in tmp_path.iterdir()] == ["saves"]


@pytest.mark.parametrize("id", ["../../x", "/etc", "", "a" * 300, "a\0b", "a\nb", "\u202egpj", "🎭", "CON", "\udcff"])
def test_a_scenario_of_any_id_is_saved_inside_the_folder(id: str, tmp_path: Path) -> None:
    save = saves.new(tmp_path / "saves", id)

    save._journal.write([b"{}"])
    save.close()

    assert save.path is not None
    assert save.path.parent == tmp_path / "saves"
    assert save.path.name.isascii() and len(save.path.name) < 80 and not save.path.name.startswith("con.")
    assert [path.name for path in tmp_path.iterdir()] == ["saves"]


def test_a_save_of_a_later_version_is_refused_and_not_touched(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    begun = journal.parse(path.read_bytes()).records[0]
    later = journal.line(begun.replace(b'"format":1', b'"format":2'), b"")
    path.write_bytes(later)

    with pytest.raises(SaveError, match="later version"):
        Session.resume(path, scenario)

    assert path.read_bytes() == later
    assert "later version" in saves.listing(tmp_path)[0].trouble


def edited(folder: Path, *changes: tuple[str, str]) -> Scenario:
    file = folder / "village.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return load.load(file)


def test_a_game_goes_on_when_the_words_and_numbers_of_its_scenario_were_changed(tmp_path: Path) -> None:
    path = played(village(tmp_path), tmp_path / "saves")
    before = Session.resume(path)
    before.close()
    changed = edited(tmp_path, ("value: 12", "value: 13"), ("The Village Council", "The Village Moot"))

    session = Session.resume(path)
    assert "has changed" in session.note
    assert session.state.values == before.state.values
    assert session.state.tuning == {**before.state.tuning, "eaten": 13.0}
    play_on(session, dice(changed), 1)
    session.close()

    assert same(Session.resume(path, changed), session)


def test_a_game_goes_on_in_a_folder_that_cannot_be_written(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = played(scenario, tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(disk, "open_existing", _read_only)
        session = Session.resume(path, scenario)
        answer_all(session, dice(scenario))
        session.give(EndTurn())
        assert "could not be saved" in session.note and "denied" in session.note

    answer_all(session, dice(scenario))
    session.give(EndTurn())
    session.close()

    assert session.note == "Saved"
    assert same(Session.resume(path, scenario), session)


def _read_only(path: Path, *, write: bool = False) -> int:
    if write:
        raise PermissionError(13, "Permission denied")
    return os.open(path, os.O_RDONLY)


def test_events_seen_in_one_game_are_known_to_the_next_and_only_there(scenario: Scenario, tmp_path: Path) -> None:
    first = Session.begin(scenario, folder=tmp_path, seed=11)
    play_on(first, dice(scenario))
    first.close()

    second = Session.begin(scenario, folder=tmp_path, seed=12)
    second.close()

    assert first.state.seen == frozenset()
    assert second.state.seen == frozenset(first.state.happened)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme":3}', "[" * 100_000, '{"motion":' + "9" * 5_000 + "}"])
def test_bad_settings_are_the_usual_ones_and_a_note(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(text)
    (tmp_path / "seen.json").write_text(text)

    found, note = settings.load(tmp_path)

    assert found == settings.Settings()
    assert "settings.json" in note
    assert settings.seen(tmp_path, "village") == frozenset()


def test_settings_are_kept(tmp_path: Path) -> None:
    wanted = settings.Settings(theme="paper", motion=False, keys={"end": "e"}, plain_words=True)

    assert settings.keep(tmp_path / "new", wanted) == ""
    assert settings.load(tmp_path / "new") == (wanted, "")


def test_going_back_leaves_the_game_as_it_is_and_makes_another(scenario: Scenario, tmp_path: Path) -> None:
    session = Session.begin(scenario, folder=tmp_path, seed=11)
    play_on(session, dice(scenario), 3)
    before = (session.state, len(session.turns))

    other = session.branch(2)
    assert (other.state, other.state.turn) == (session.states[1], 2)
    other.close()

    assert (session.state, len(session.turns)) == before
    assert other.path is not None
    assert same(Session.resume(other.path, scenario), other)
    assert legality.refusal(scenario, other.state, (), EndTurn()) == session.refusal(EndTurn())


def test_a_save_made_up_by_a_stranger_is_refused(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    whole = journal.parse(path.read_bytes()).records
    made_up = {
        "numbers": [record.replace(b'"values":[', b'"values":[1.0,') for record in whole],
        "turns": [whole[0], *whole[2:]],
        "people": [record.replace(b'"seats":{', b'"seats":{"nowhere":{"nobody":true},') for record in whole],
        "orders": [*whole, b'{"kind":"order","order":{"launch":1},"at":{"counter":1,"turn":1,"date":"1903-03"}}'],
    }

    for records_ in made_up.values():
        text, seal = b"", b""
        for record in records_:
            text += journal.line(record, seal)
            seal = journal.parse(text).seal
        path.write_bytes(text)
        with pytest.raises(SaveError):
            Session.resume(path, scenario)
