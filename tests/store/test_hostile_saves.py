"""Saves whose every text was made up by a stranger and sealed again: nothing of it is obeyed by a terminal."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.clean import clean
from game.content import starter
from game.session import Session
from game.store import journal, records
from game.tui.app import ThawApp
from tests.games import dice, play_on, village
from tests.tui.stage import text, until

PAYLOAD = "\x1b]52;c;cHduZWQ=\x07\x1b[2J\x9b31m\x90q\x9c\u202egnp\u2066\x00\x7f\r\u2028x"
Captured = pytest.CaptureFixture[str]
Spot = tuple[str | int, ...]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A save of a game that is in the middle of a turn."""
    folder = tmp_path_factory.mktemp("sound")
    session = Session.begin(village(folder), folder=folder, seed=11)
    play_on(session, dice(session.scenario), 3)
    for order in dice(session.scenario).orders(session.scenario, session.state, ()):
        session.give(order)
    session.close()
    assert session.path is not None
    return session.path


def texts(value: Any, at: Spot = ()) -> Iterator[Spot]:
    """Where texts stand in plain data."""
    if isinstance(value, str):
        yield at
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, (*at, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts(each, (*at, number))


def places(contents: list[Any]) -> dict[str, tuple[int, Spot]]:
    """One place of each kind in the records: the first member of each list stands for the others."""
    found: dict[str, tuple[int, Spot]] = {}
    for number, record in enumerate(contents):
        for spot in texts(record):
            kind = ".".join(str(step) if isinstance(step, str) else "*" for step in spot)
            found.setdefault(f"{record['kind']}: {kind}", (number, spot))
    return found


def hostile(contents: list[Any], number: int, spot: Spot, payload: str) -> bytes:
    """The file again with `payload` there, and sound."""
    changed = json.loads(json.dumps(contents))
    inside = changed[number]
    for step in spot[:-1]:
        inside = inside[step]
    inside[spot[-1]] = payload
    told, seal = b"", b""
    for record in changed:
        each = journal.line(json.dumps(record).encode(), seal)
        seal = journal.parse(told + each).seal
        told += each
    return told


def written(sound: Path, folder: Path) -> list[str]:
    """A save in `folder` for each place where a text can stand; what those places are."""
    contents = [json.loads(record) for record in journal.parse(sound.read_bytes()).records]
    kinds: list[str] = []
    for name, (number, spot) in places(contents).items():
        if spot != ("kind",):
            (folder / f"s{len(kinds)}.save").write_bytes(hostile(contents, number, spot, PAYLOAD))
            kinds.append(name)
    return kinds


def obeyed(told: str) -> set[str]:
    return {letter for letter in told if letter != "\n" and clean(letter) != letter}


def test_the_list_of_hostile_saves_is_plain(sound: Path, tmp_path: Path, capsys: Captured) -> None:
    kinds = written(sound, tmp_path)

    assert cli.main(["--saves", str(tmp_path), "saves"]) == 0

    said = capsys.readouterr()
    assert obeyed(said.out + said.err) == set()
    assert len(said.out.splitlines()) == len(kinds) > 25


def test_a_hostile_save_is_taken_up_or_refused_in_plain_words(
    sound: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, kind in enumerate(written(sound, tmp_path)):
        monkeypatch.setattr(sys, "stdin", io.StringIO("last\nchronicle\nbody\nwords\nreforms\nend\nsave\nquit\n"))

        code = cli.main(["--saves", str(tmp_path), "resume", f"s{number}"])

        said = capsys.readouterr()
        assert code in (0, 3), f"{kind}\n{said.err}"
        assert obeyed(said.out + said.err) == set(), kind


async def test_hostile_saves_are_plain_on_the_screens(sound: Path, tmp_path: Path) -> None:
    written(sound, tmp_path)
    (tmp_path / "\x1b]0;x\x07\u202e.save").write_bytes(sound.read_bytes())
    app = ThawApp(tmp_path)

    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Continue" in text(app))
        shown = text(app)
        app.open("saves")
        await until(pilot, lambda: "GAMES KEPT" in text(app))
        for _ in range(12):
            shown += text(app)
            await pilot.press("pagedown")

    assert obeyed(shown) == set()


@pytest.mark.parametrize("key", ["enter", "d"])
async def test_what_is_said_of_a_hostile_save_is_plain(key: str, sound: Path, tmp_path: Path) -> None:
    contents = [json.loads(record) for record in journal.parse(sound.read_bytes()).records]
    contents[0]["format"] = 99
    name = "\x1b]0;x\x07\u202e.save"
    (tmp_path / name).write_bytes(hostile(contents, 0, ("version",), "\x1b[2J\x9bm\u202e"))
    app = ThawApp(tmp_path)

    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "quit" in text(app))
        app.open("saves")
        await until(pilot, lambda: "GAMES KEPT" in text(app))
        await pilot.press(key)
        await until(pilot, lambda: ("Delete" if key == "d" else "later version") in text(app))
        shown = text(app)

    assert obeyed(shown) == set()


def test_what_the_player_types_is_plain(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "v.yaml").write_text(starter.TEXT, encoding="utf-8")
    typed = PAYLOAD.replace("\r", "").replace("\u2028", "")
    lines = (
        f"plan {typed}=1",
        f"plan x={typed}",
        f"decree {typed}",
        f"word {typed} {typed}",
        f"take back {typed}",
        typed,
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))

    assert cli.main(["--saves", str(tmp_path / "\x1b]52;c;x\x07"), "play", str(tmp_path / "v.yaml")]) == 0

    said = capsys.readouterr()
    assert "Saved in" in said.out
    assert obeyed(said.out + said.err) == set()


def test_a_sound_record_is_the_same_whichever_way_it_is_read(sound: Path) -> None:
    for record in journal.parse(sound.read_bytes()).records:
        spaced = record.replace(b'{"kind"', b'{"\\u006bind"', 1)  # an escape: read the careful way

        assert records.decode(spaced) == records.decode(record) is not None
