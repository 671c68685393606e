"""Every value of a scenario replaced by what nobody means: it is told at its place, or the game is played with it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from game import cli
from game.content import starter

HARBOUR = (Path(__file__).parents[1] / "scenarios" / "harbour.yaml").read_text(encoding="utf-8")
ODD = (
    "null", "{}", "[]", ".nan", ".inf", "-.inf", "1e400", "9" * 5000, "-" + "9" * 29, "-1", "0.5", "true", '""', "x",
    "1956-02-30", "{a: 1}", "[1]", "[null]", "{by: null}", "{by: {}}", "{set: []}", "{by: .nan}", "{by: 1, odds: null}",
)  # fmt: skip


def spots(text: str) -> list[tuple[int, int]]:
    """Where every value of the document begins and ends, keys left out."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None
    return [(node.start_mark.index, node.end_mark.index) for node in _values(root)]


def _values(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _values(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _values(value)


def replaced(text: str, spot: tuple[int, int], odd: str) -> str:
    start, end = spot
    breaks = len(text[start:end]) - len(text[start:end].rstrip())
    return text[:start] + odd + text[end - breaks :]


def survives(text: str, path: Path, capsys: pytest.CaptureFixture[str], what: str) -> None:
    """`check` answers with problems that stand in the file, or the scenario is played to its end."""
    path.write_text(text, encoding="utf-8")
    try:
        code = cli.main(["check", str(path)])
        told = capsys.readouterr().out
        if code == 0:
            code = cli.main(["run", str(path), "--bot", "random", "--json"])
            capsys.readouterr()
    except Exception as fault:
        raise AssertionError(what) from fault
    assert code in (0, 1), what
    assert code == 0 or told.startswith(f"{path}:"), what


@pytest.mark.parametrize("text", [starter.TEXT, HARBOUR], ids=["starter", "harbour"])
def test_odd_values_here_and_there_are_answered(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(8)
    found = spots(text)
    for number in range(120):
        spot, odd = chance.choice(found), ODD[number % len(ODD)]
        survives(
            replaced(text, spot, odd),
            tmp_path / "a.yaml",
            capsys,
            f"{odd[:40]} at {text[: spot[0]].count(chr(10)) + 1}",
        )


@pytest.mark.long
@pytest.mark.parametrize(("text", "share"), [(starter.TEXT, 1), (HARBOUR, 9)], ids=["starter", "harbour"])
def test_an_odd_value_anywhere_is_answered(
    text: str, share: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every value, by each odd one; of the larger scenario by a third of them, the next value by the next third."""
    for number, spot in enumerate(spots(text)):
        for odd in ODD[number % share :: share]:
            where = text[: spot[0]].count("\n") + 1
            survives(replaced(text, spot, odd), tmp_path / "a.yaml", capsys, f"{odd[:40]} in line {where}")
