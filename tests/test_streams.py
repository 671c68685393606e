"""The command line where its paths, streams and folders are not what one would wish."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.content import starter
from game.store import saves

HERE = Path(__file__).resolve().parents[1]
PLAY = f"{sys.executable} play.py"
LONG = "x" * 5000
DEEP = "/".join(["y" * 200] * 30)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    path = tmp_path / "village.yaml"
    path.write_text(starter.TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THAW_SAVES", str(tmp_path / "saves"))
    return tmp_path / "saves"


def shell(command: str, told: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, shell=True, input=told, capture_output=True, cwd=HERE, check=False, timeout=60)


@pytest.mark.parametrize("command", ["check", "play", "run", "resume"])
@pytest.mark.parametrize(
    "path", [LONG, DEEP, "\udcff" * 300, "\udcff.yaml"], ids=["long", "deep", "long bytes", "bytes"]
)
def test_a_path_that_cannot_be_one_leads_nowhere(command: str, path: str, capsys: Captured) -> None:
    assert cli.main([command, path]) == 3

    said = capsys.readouterr()
    assert said.err.strip()
    assert max(map(len, said.err.splitlines())) < 700


@pytest.mark.parametrize("command", ["check", "play", "run", "resume"])
def test_a_path_in_a_closed_folder_is_told(
    command: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed" / "a.yaml"
    look = os.stat

    def forbidding(path: str | Path | int, **how: bool) -> os.stat_result:
        if not isinstance(path, int) and "closed" in os.fspath(path):
            raise PermissionError(13, os.strerror(13), str(path))
        return look(path, **how)

    monkeypatch.setattr(os, "stat", forbidding)  # root may enter what is closed to others

    assert cli.main([command, str(closed)]) == 3
    assert capsys.readouterr().err.strip()


def test_a_scenario_whose_path_is_no_unicode_is_played_and_taken_up(
    tmp_path: Path, kept: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "caf\udce9" / "mine.yaml"
    try:
        path.parent.mkdir()
    except OSError:
        pytest.xfail("this file system takes only Unicode")
    path.write_text(starter.TEXT, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", open(os.devnull, encoding="utf-8"))  # noqa: SIM115

    assert cli.main(["check", str(path)]) == 0
    assert cli.main(["play", str(path)]) == 0
    assert cli.main(["resume"]) == 0

    assert capsys.readouterr().err == ""
    [save] = saves.listing(kept)
    assert save.scenario == "mine"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("command", "code"), [("check {}", 0), ("play {}", 0), ("", 2), ("nonsense", 2), ("run no_such_scenario", 3)]
)
def test_closed_streams_are_empty_ones(command: str, code: int, closed: str, village: Path, kept: Path) -> None:
    done = shell(f"{PLAY} {command.format(village)} {closed}")

    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert [path.read_bytes()[:7] for path in kept.glob("*.save")] == ([b'{"sum":'] if "play" in command else [])


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_US.UTF-8"])
def test_bytes_that_are_no_text_are_not_understood_and_no_more(locale: str, village: Path) -> None:
    done = shell(f"PYTHONIOENCODING=utf-8 LC_ALL={locale} {PLAY} play {village}", b"desk\n\xff\xfe\nwhy \xff\nquit\n")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"That is not understood") == 1
    assert b"Saved in" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["run {}", "play {}"])
def test_output_that_finds_no_room_is_told_in_a_sentence(command: str, village: Path) -> None:
    done = shell(f"{PLAY} {command.format(village)} > /dev/full", b"quit\n")

    assert done.returncode == 74
    assert done.stderr == b"the output could not be written: No space left on device\n"


def test_a_folder_of_nobody_s_home_is_a_folder(capsys: Captured) -> None:
    assert cli.main(["--saves", "~nouser/x", "saves"]) == 0
    assert capsys.readouterr().err == "No games are kept in ~nouser/x yet.\n"


@pytest.mark.parametrize(
    ("stands", "why"), [("link", "it is a link that leads nowhere"), ("file", "it is not a folder")]
)
def test_a_saves_folder_that_is_none_is_called_what_it_is(
    stands: str, why: str, village: Path, kept: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    if stands == "link":
        kept.symlink_to("nowhere")
    else:
        kept.write_text("")
    monkeypatch.setattr(sys, "stdin", open(os.devnull, encoding="utf-8"))  # noqa: SIM115

    assert cli.main(["play", str(village)]) == 0
    assert f"The game could not be saved in {kept}: {why}." in capsys.readouterr().out
    assert cli.main(["saves"]) == 0
    assert cli.main(["resume"]) == 3


def test_a_hundred_problems_of_a_file_are_printed_and_the_rest_counted(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("scenario: {}\nindicators:\n" + "".join(f"  a{n}: {{nope: 1}}\n" for n in range(1334)))

    assert cli.main(["check", str(path)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if line.startswith(f"{path}:") and ": and " not in line]) == 100
    assert lines[-1].startswith(f"{path}: and ")
    assert int(lines[-1].split()[-2].replace(",", "")) > 1200


def test_more_problems_than_are_kept_are_said_to_be_at_least_so_many(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("".join(f"k{n}: &a 1\n" for n in range(12_000)))

    assert cli.main(["check", str(path)]) == 1

    assert capsys.readouterr().out.splitlines()[-1] == f"{path}: and at least 9,900 more"


def test_a_mistake_of_the_game_s_own_is_reported_beside_the_saves(
    village: Path, kept: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("float division")

    monkeypatch.setattr("game.commands.run", broken)

    assert cli.main(["run", str(village)]) == 70

    said = capsys.readouterr().err
    assert said.startswith("The game has failed (ZeroDivisionError).")
    assert "Traceback" not in said
    assert "ZeroDivisionError: float division" in (kept / "report-1.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_kept_is_printed(
    village: Path, kept: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("\x1b[2J")

    kept.write_text("")
    monkeypatch.setattr("game.commands.run", broken)

    assert cli.main(["run", str(village)]) == 70

    said = capsys.readouterr().err
    assert "ZeroDivisionError: \N{REPLACEMENT CHARACTER}[2J" in said
    assert "\x1b" not in said
