"""The list of saves, what each record holds, and the settings beside them."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from game import __version__
from game.content import load
from game.errors import SaveError
from game.model.orders import EndTurn
from game.model.scenario import Scenario
from game.session import Session
from game.store import journal, records, saves, settings
from game.store.saves import Listed
from tests.games import answer_all, dice, play_on, village
from tests.store import editions


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return village(tmp_path_factory.mktemp("scenario"))


def played(scenario: Scenario, folder: Path, turns: int = 1) -> Path:
    session = Session.begin(scenario, folder=folder, seed=12)
    play_on(session, dice(scenario), turns)
    session.close()
    assert session.path is not None
    return session.path


def rewritten(path: Path, texts: list[bytes]) -> None:
    text, seal = b"", b""
    for each in texts:
        text += journal.line(each, seal)
        seal = journal.parse(text).seal
    path.write_bytes(text)


def test_the_newest_save_comes_first_whatever_its_name(scenario: Scenario, tmp_path: Path) -> None:
    first, second, third = (played(scenario, tmp_path) for _ in range(3))
    assert [path.name for path in (first, second, third)] == ["village-1.save", "village-2.save", "village-3.save"]

    assert [save.path for save in saves.listing(tmp_path)] == [third, second, first]
    assert saves.find(tmp_path, None) == third
    assert [save.counter for save in saves.listing(tmp_path)] == [3, 2, 1]
    assert saves.next_counter(tmp_path) == 4

    session = Session.resume(second, scenario)
    answer_all(session, dice(scenario))
    session.give(EndTurn())
    session.close()
    assert [save.path for save in saves.listing(tmp_path)] == [second, third, first]


def test_a_line_of_the_list_says_what_there_is_to_play(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path, 2)
    finished = played(scenario, tmp_path, 99)
    (tmp_path / "notes.txt").write_text("milk")
    (tmp_path / ".hidden.save").write_text("half")

    over, going_on = saves.listing(tmp_path)

    assert going_on == Listed(path, "The Village Council", "village", 3, 8, scenario.calendar.stamp(3), None, 1)
    assert going_on.name == "village-1"
    assert (over.path, over.turn, over.ending) == (finished, 8, "two_winters")
    assert saves.listing(tmp_path / "nowhere") == ()


def test_a_damaged_save_is_listed_with_how_far_the_damage_goes(scenario: Scenario, tmp_path: Path) -> None:
    whole = played(scenario, tmp_path).read_bytes()
    lines = whole.splitlines(keepends=True)
    texts = {
        "beginning.save": b"x" + whole,
        "odd.save": journal.line(b'{"kind":"tune"}', b""),
        "words.save": b"words",
        "empty.save": b"",
        "torn.save": b"".join(lines[:2]) + lines[2][:-9],
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text)

    troubles = {save.path.name: save.trouble for save in saves.listing(tmp_path)}

    assert troubles["beginning.save"] == troubles["words.save"] == "it is damaged from the beginning"
    assert (troubles["odd.save"], troubles["torn.save"]) == ("it is damaged", "")
    for name, why in (
        ("empty", "it is empty"),
        ("words", "its beginning is damaged or missing"),
        ("odd", "its beginning is damaged or missing"),
    ):
        with pytest.raises(SaveError, match=f"{name}.save is not a saved game that can be read: {why}$"):
            saves.open_save(tmp_path / f"{name}.save")
    (tmp_path / "bare.save").write_bytes(lines[0])
    with pytest.raises(SaveError, match="its first turn is damaged or missing"):
        saves.open_save(tmp_path / "bare.save")


def test_a_record_that_makes_no_sense_is_named_by_its_number(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    whole = list(journal.parse(path.read_bytes()).records)

    for torn in ([*whole, b'{"kind":"order","order":{"launch":1},"at":{"counter":1,"turn":1,"date":""}}'],
                 [*whole, whole[1]], [*whole, b"[]"], [*whole, whole[0]]):  # fmt: skip
        rewritten(path, torn)
        with pytest.raises(SaveError, match=f"cannot be read: its record {len(torn)} makes no sense$"):
            saves.open_save(path)
        rewritten(path, whole)
        saves.open_save(path)[0].close()


def test_a_record_with_too_few_or_too_many_numbers_is_refused(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    whole = list(journal.parse(path.read_bytes()).records)
    last = records.decode(whole[-1])
    assert isinstance(last, records.Ended)

    for change in (
        {"values": last.values[1:]},
        {"formulas": (1.0,)},
        {"terms": (1.0,)},
        {"rows": (last.rows[0][1:],)},
        {"rows": (*last.rows, (*last.rows[0], 1.0))},
    ):
        torn = msgspec.structs.replace(last, **change)
        rewritten(path, [*whole[:-1], records.encode(torn)])
        with pytest.raises(SaveError, match=f"its record {len(whole)} makes no sense"):
            saves.open_save(path)


def test_what_the_seed_has_settled_is_kept_once(tmp_path: Path) -> None:
    harbour = load.load(editions.HARBOUR)
    path = played(harbour, tmp_path, 2)
    texts = [records.decode(text) for text in journal.parse(path.read_bytes()).records]
    ended = [record.state for record in texts if isinstance(record, records.Ended)]

    assert [sorted(state.unknowns) for state in ended] == [["informer", "king_marches", "letter_forged"], [], []]
    assert not any(state.values or state.past or state.terms or state.formulas for state in ended)
    assert all(not state.tuning and not state.seen for state in ended)
    _, reading = saves.open_save(path)
    assert [state.unknowns for state in reading.states] == [ended[0].unknowns] * 3


def test_what_a_save_holds_grows_by_a_row_a_turn(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path, 2)
    session = Session.resume(path, scenario)
    play_on(session, dice(scenario), 2)
    session.close()
    texts = [records.decode(text) for text in journal.parse(path.read_bytes()).records]

    assert [len(record.rows) for record in texts if isinstance(record, records.Ended)] == [1] * 5
    opened = [record for record in texts if isinstance(record, records.Opened)]
    assert [(record.version, record.digest, record.names) for record in opened] == [
        (__version__, scenario.digest, None)
    ]
    begun = texts[0]
    assert isinstance(begun, records.Begun)
    assert (begun.format, begun.turns, begun.seed, begun.seen) == (records.FORMAT, 8, 12, ())
    assert begun.path == str(Path(scenario.path).resolve())


def test_taking_a_game_up_writes_nothing_until_it_is_played_and_then_once(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    before = path.read_bytes()

    Session.resume(path, scenario).close()
    assert path.read_bytes() == before
    session = Session.resume(path, scenario)
    play_on(session, dice(scenario), 2)
    session.close()

    kinds = [type(records.decode(text)).__name__ for text in journal.parse(path.read_bytes()).records]
    assert kinds.count("Opened") == 1
    assert path.read_bytes().startswith(before)


def test_a_save_of_a_later_format_names_its_version_shortly(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path)
    begun = journal.parse(path.read_bytes()).records[0]
    long = b'"version":"' + b"9" * 50 + b'"'
    later = begun.replace(b'"format":1', b'"format":2').replace(b'"version":"%s"' % __version__.encode(), long)
    rewritten(path, [later])

    assert saves.listing(tmp_path)[0].trouble == f"it was written by a later version of the game ({'9' * 19}…)"


def test_a_save_is_found_by_its_name_its_file_or_its_path(scenario: Scenario, tmp_path: Path) -> None:
    path = played(scenario, tmp_path / "saves")
    elsewhere = tmp_path / "elsewhere.save"
    elsewhere.write_bytes(path.read_bytes())

    for name in ("village-1", "village-1.save", str(path)):
        assert saves.find(tmp_path / "saves", name) == path
    assert saves.find(tmp_path / "saves", str(elsewhere)) == elsewhere
    with pytest.raises(SaveError, match="there is no save 'x' in") as unknown:
        saves.find(tmp_path / "saves", "x")
    assert "saves" in unknown.value.hint
    with pytest.raises(SaveError, match="there is no game to resume in") as none:
        saves.find(tmp_path / "nowhere", None)
    assert none.value.hint.startswith("begin one with")


@pytest.mark.parametrize(
    ("id", "name"),
    [("Thaw", "thaw-1"), ("a b!c", "a_b_c-1"), ("", "game-1"), ("___", "game-1"), ("a" * 90, "a" * 60 + "-1")],
)
def test_a_save_is_called_after_its_scenario(id: str, name: str, tmp_path: Path) -> None:
    save = saves.new(tmp_path, id)
    save._journal.write([b"{}"])
    save.close()

    assert save.path is not None
    assert save.path.stem == name


# -- settings


def test_the_folder_is_the_one_chosen_else_by_the_environment_else_beside_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = Path(__file__).parents[2]
    monkeypatch.delenv("THAW_SAVES", raising=False)
    assert settings.folder() == checkout / "saves"
    monkeypatch.setenv("THAW_SAVES", str(tmp_path))
    assert settings.folder() == tmp_path
    assert settings.folder("~/games") == Path.home() / "games"
    monkeypatch.delenv("THAW_SAVES")
    monkeypatch.setattr(settings, "__file__", str(tmp_path / "site" / "game" / "store" / "settings.py"))
    assert settings.folder().parts[-2:] == ("thaw", "saves")
    assert checkout not in settings.folder().parents


def test_the_usual_settings_need_no_file_and_no_note(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == (settings.Settings(), "")
    assert settings.Settings().motion and not settings.Settings().plain_words


def test_what_has_been_seen_is_added_to_and_written_only_when_it_is_more(tmp_path: Path) -> None:
    assert settings.add_seen(tmp_path, "village", ["fair", "flood"]) == ""
    assert settings.add_seen(tmp_path, "harbour", ["opera"]) == ""
    path = tmp_path / "seen.json"
    os.utime(path, (0, 0))

    assert settings.add_seen(tmp_path, "village", ["flood"]) == ""
    assert path.stat().st_mtime == 0
    assert settings.add_seen(tmp_path, "village", ["ball"]) == ""

    assert settings.seen(tmp_path, "village") == {"ball", "fair", "flood"}
    assert settings.seen(tmp_path, "harbour") == {"opera"}
    assert settings.seen(tmp_path, "other") == frozenset()
    assert path.read_text() == (
        '{\n  "harbour": [\n    "opera"\n  ],\n  "village": [\n    "ball",\n    "fair",\n    "flood"\n  ]\n}\n'
    )


def test_settings_that_cannot_be_read_or_written_cost_a_note(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    (tmp_path / "file").touch()

    assert settings.load(tmp_path)[1].endswith(
        "settings.json could not be read: it is a folder, not a file. The usual settings are used."
    )
    (tmp_path / "settings.json").rmdir()
    (tmp_path / "settings.json").symlink_to("settings.json")
    assert "could not be read: too many levels" in settings.load(tmp_path)[1]
    assert "could not be written: " in settings.keep(tmp_path / "file", settings.Settings())
    assert "could not be written: " in settings.add_seen(tmp_path / "file", "village", ["fair"])
