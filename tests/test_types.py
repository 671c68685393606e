"""Mistakes that the type checker finds by itself, so that no play has to."""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]
SOUND = """
from game.model.effects import Change, TakeSeat
from game.model.facts import Chose, Fact, Ordered, Seated, Staged, Unseated, Waits
from game.model.records import Ballot, Cause, Refusal
from game.model.scenes import Print


def known(fact: Fact, item: Print, ballot: Ballot) -> bool:
    return isinstance(fact, Chose) and item.kind == "joke" and ballot.vote == "yes"


FACTS: list[Fact] = [Waits("riot", 9), Unseated(person="jastram", body="senate", cause=Cause("event", "riot"))]
"""
MISTAKES = {
    "too few ids": ('Waits("riot")', "call-arg"),
    "too many ids": ('Waits("riot", 9, "senate")', "call-arg"),
    "an id left out by name": ('Ordered(reform="lanterns", to=1, announced=False)', "call-arg"),
    "two ids by place, that might have changed places": ('Unseated("senate", "jastram")', "call-arg"),
    "two ids of a verb by place": ('TakeSeat("senate", "jastram")', "call-arg"),
    "two ids that have changed places": ('Waits(9, "riot")', "arg-type"),
    "a misspelt kind of fact": ('Unseatd(person="jastram", body="senate")', "name-defined"),
    "a misspelt kind of cause": ('Cause("evnt", "riot")', "arg-type"),
    "a misspelt reason": ('Refusal("prize")', "arg-type"),
    "a misspelt way of being seen": ('Change("stock", seen="hintd")', "arg-type"),
    "a misspelt kind of print": (
        '[item for item in () if known(Staged("road", 1), item, Ballot("a", "aye", 1.0))]',
        "arg-type",
    ),
    "a misspelt kind compared with": ('(lambda cause: cause.kind == "evnt")(Cause("event"))', "comparison-overlap"),
    "a field of another kind": ("[fact.choise for fact in FACTS if isinstance(fact, Chose)]", "attr-defined"),
}


@functools.cache
def found() -> dict[int, set[str]]:
    """Line -> the codes of what mypy finds there, in a module that plants every mistake after what is sound."""
    planted = "".join(f"{written}\n" for written, _ in MISTAKES.values())
    with tempfile.TemporaryDirectory() as folder:
        module = Path(folder) / "planted.py"
        module.write_text(f"{SOUND}{planted}", encoding="utf-8")
        told = subprocess.run(
            [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", str(module)],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
        )
    errors = [line.split(":", 2) for line in told.stdout.splitlines() if ": error: " in line]
    assert errors, told.stdout + told.stderr
    codes: dict[int, set[str]] = {}
    for _, line, said in errors:
        codes.setdefault(int(line), set()).add(said.rpartition("[")[2].rstrip("]"))
    return codes


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_type_checker_finds(mistake: str) -> None:
    line = len(SOUND.splitlines()) + 1 + [*MISTAKES].index(mistake)

    assert MISTAKES[mistake][1] in found().get(line, ())


def test_it_finds_nothing_where_all_is_sound() -> None:
    assert min(found()) > len(SOUND.splitlines())
