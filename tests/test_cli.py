"""The command line: what it prints, and the codes it ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.content import catalogue, starter

HERE = Path(__file__).resolve().parents[1]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    path = tmp_path / "village.yaml"
    path.write_text(starter.TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THAW_SAVES", str(tmp_path / "saves"))
    return tmp_path / "saves"


Captured = pytest.CaptureFixture[str]


def test_a_clean_scenario_is_said_to_be_clean_in_one_line(village: Path, capsys: Captured) -> None:
    assert cli.main(["check", str(village)]) == 0

    assert capsys.readouterr().out == f"{village}: no problems found\n"


def test_a_shipped_scenario_is_checked_by_its_id(
    village: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "shipped", lambda: village.parent)

    assert cli.main(["check", village.stem]) == 0

    assert capsys.readouterr().out == f"{village.stem}: no problems found\n"


def test_each_problem_is_printed_with_its_line_and_a_caret(village: Path, capsys: Captured) -> None:
    village.write_text(village.read_text().replace("grain:", "grain: 3\n  more:", 1))

    assert cli.main(["check", str(village)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{village}:")
    assert lines[2].strip() == "^"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nonsense"], 2),
        (["play"], 2),
        (["run", "x", "--seed", "minus"], 2),
        (["run", "x", "--seed", "9" * 5000], 2),
        (["run", "x", "--json", "--compare"], 2),
        (["run", "x", "--seed", "0-19"], 2),
        (["run", "x", "--seed", "4-1", "--compare"], 2),
        (["check"], 2),
        (["check", ""], 2),
        (["run", "no_such_scenario"], 3),
        (["play", "no_such_scenario"], 3),
        (["check", "/no/such/path"], 3),
        (["resume"], 3),
        (["resume", "no_such_save"], 3),
        (["resume", "\udcff\0"], 3),
        ([], 2),
    ],
)
def test_what_cannot_be_done_ends_with_its_code_and_a_sentence(
    arguments: list[str], code: int, capsys: Captured
) -> None:
    assert cli.main(arguments) == code

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_a_bad_scenario_ends_with_3_and_its_problems(village: Path, capsys: Captured) -> None:
    village.write_text("scenario: [")

    assert cli.main(["run", str(village)]) == 3

    assert capsys.readouterr().err.startswith(f"{village}:")


def test_control_characters_are_never_printed(tmp_path: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad\x1b]0;x\x07.yaml"
    bad.write_bytes(b"scenario: \x1b[31m\n\xc2\x9b0m: 1\n")

    cli.main(["check", str(bad)])
    cli.main(["run", str(bad)])
    cli.main(["run", "\x1b[2J", "--bot", "\x9b"])
    cli.main(["resume", "\x1b[2J"])
    cli.main(["\x1b[2J"])

    said = capsys.readouterr()
    assert not {c for c in said.out + said.err if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160}


def test_a_run_is_one_json_object_and_the_same_every_time(village: Path, capsys: Captured) -> None:
    runs = []
    for _ in range(2):
        assert cli.main(["run", str(village), "--bot", "random", "--seed", "7", "--turns", "3", "--json"]) == 0
        runs.append(capsys.readouterr().out)

    told = json.loads(runs[0])
    assert runs[0] == runs[1]
    assert list(told) == ["scenario", "seed", "level", "vow", "bot", "turns", "ending"]
    assert [turn["turn"] for turn in told["turns"]] == list(range(1, len(told["turns"]) + 1))
    assert list(told["turns"][0]) == ["turn", "date", "indicators", "reported", "orders", "events", "entries"]
    assert told["turns"][0]["date"] == "1903-03"


def test_a_run_in_words_is_the_chronicle(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village)]) == 0

    assert capsys.readouterr().out.startswith("The Village Council\n")


def test_an_unknown_bot_is_wrong_usage(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--bot", "robot"]) == 2
    assert "random, idle, historical" in capsys.readouterr().err


def test_a_new_scenario_checks_clean_and_is_never_written_over(tmp_path: Path, capsys: Captured) -> None:
    path = str(tmp_path / "mine.yaml")

    assert cli.main(["new-scenario", path]) == 0
    assert cli.main(["check", path]) == 0
    assert cli.main(["new-scenario", path]) == 3


def test_the_schema_is_json(capsys: Captured) -> None:
    assert cli.main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]


def test_scenarios_are_listed_one_a_line(capsys: Captured) -> None:
    assert cli.main(["scenarios"]) == 0
    assert all(line.split() for line in capsys.readouterr().out.splitlines())


def test_a_game_is_played_line_by_line_kept_and_taken_up(
    village: Path, saves: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(monkeypatch, "help", "reforms", "words", "plan", "body", "why grain", "why", "nonsense", "99", "quit")
    assert cli.main(["play", str(village), "--seed", "3"]) == 0
    assert "Saved in" in capsys.readouterr().out

    assert cli.main(["saves"]) == 0
    assert capsys.readouterr().out.startswith("village-1 ")

    say(monkeypatch, *(["1", "1", "", "end"] * 40))
    assert cli.main(["resume"]) == 0
    told = capsys.readouterr().out
    assert "Traceback" not in told

    assert cli.main(["saves"]) == 0
    assert "ended" in capsys.readouterr().out
    assert [path.suffix for path in sorted(saves.iterdir())] == [".json", ".save"]


def say(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(line + "\n" for line in lines)))


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, cwd=HERE, env={**os.environ, **environment}, check=False
    )


def test_help_and_wrong_usage_import_nothing_heavy() -> None:
    code = (
        "import sys; from game import cli; cli.main(['--help']); cli.main(['play']); "
        "print('heavy:', *{'yaml', 'textual', 'msgspec', 'game.rules'} & set(sys.modules))"
    )

    done = python("-c", code)

    assert done.stdout.splitlines()[-1] == b"heavy:"


def test_a_reader_that_goes_away_is_no_error(village: Path) -> None:
    command = f"{sys.executable} play.py run {village} --json | head -c 10"

    done = subprocess.run(command, shell=True, capture_output=True, cwd=HERE, check=False)

    assert done.stderr == b""


def test_a_game_is_the_same_whatever_the_machine_is_set_to(village: Path) -> None:
    arguments = ("play.py", "run", str(village), "--bot", "random", "--json")

    one = python(*arguments, PYTHONHASHSEED="1", TZ="Asia/Vladivostok", LC_ALL="C")
    other = python(*arguments, PYTHONHASHSEED="2", TZ="America/Anchorage", LC_ALL="C.UTF-8", PYTHONUTF8="1")

    assert one.returncode == other.returncode == 0
    assert json.loads(one.stdout) == json.loads(other.stdout)


def test_an_unknown_goal_is_told_with_those_that_there_are(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--bot", "seeker", "--goal", "glory"]) == 2

    told = capsys.readouterr().err
    assert "there is no goal 'glory'" in told
    assert "one of: survive, roots, voted_out, hunger, two_winters, trust, grain" in told


def test_a_bot_that_does_not_search_is_told_no_goal(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--bot", "idle", "--goal", "survive"]) == 2

    assert "'idle' is told no goal" in capsys.readouterr().err


def test_a_bots_game_is_kept_and_gone_over(village: Path, saves: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--bot", "random", "--seed", "2", "--save", "a game", "--json"]) == 0
    played, kept = json.loads((said := capsys.readouterr()).out), said.err.split()[-1]
    assert cli.main(["analyse", kept, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert (saves / f"{kept}.save").exists()
    assert (found["scenario"], found["seed"], found["ending"]) == ("village", 2, played["ending"]["id"])
    assert [turn["turn"] for turn in found["turns"]] == [turn["turn"] for turn in played["turns"]]
    assert {"turn", "order", "before", "after"} == set(found["decisions"][0])


def test_what_was_found_is_told_by_turn(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--bot", "idle", "--seed", "2", "--save", "mine"]) == 0
    kept = capsys.readouterr().err.split()[-1]

    assert cli.main(["analyse", kept]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "The chance to hold the chair, and what changed it"
    assert lines[1].startswith("1903-03")


def test_a_game_that_is_not_over_is_not_gone_over(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--turns", "2", "--save", "begun"]) == 0
    kept = capsys.readouterr().err.split()[-1]

    assert cli.main(["analyse", kept]) == 3

    assert "is not over yet" in capsys.readouterr().err


def test_several_seeds_make_no_save(village: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(village), "--seed", "0-3", "--compare", "--save", "x"]) == 2
    assert "one game makes a save" in capsys.readouterr().err
