"""Other editions of a scenario: its text with something added, taken out or changed, written and loaded."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from game.content import load
from game.errors import Problem, ScenarioError
from game.model.scenario import Scenario

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
Tree = dict[str, Any]
Place = tuple[str | int, ...]
_ROUNDS = 30

# Sections whose entries have an id; what stands inside them and has one of its own, too.
SECTIONS = (
    "chances", "unknowns", "indicators", "formulas", "reforms", "initiatives", "people", "bodies", "votes", "events",
    "commitments", "endings", "press", "epilogue", "lines",
)  # fmt: skip


def read(text: str) -> Tree:
    tree: Tree = yaml.load(text.replace("certain: yes", "certain: 'yes'"), Loader=yaml.CSafeLoader)
    return tree


def write(tree: Tree, path: Path) -> Scenario:
    """The scenario that the tree is, loaded from `path`. ScenarioError if it is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return load.load(path)


def places(tree: Tree) -> Iterator[tuple[str, ...]]:
    """Where each thing stands that has an id: an event, a choice of it, a bloc, a move, a stage, a term."""
    yield from (("scenario", part, id) for part in ("levels", "vows") for id in tree["scenario"].get(part, {}))
    for section in SECTIONS:
        for id, entry in tree.get(section, {}).items():
            yield section, id
            if isinstance(entry, dict):
                parts = [p for p in ("choices", "blocs", "moves", "level", "flows") if isinstance(entry.get(p), dict)]
                yield from ((section, id, part, each) for part in parts for each in entry[part])
                yield from ((section, id, part) for part in ("asks", "red_line", "stages") if part in entry)
    yield from (("budget", "shares", id) for id in tree.get("budget", {}).get("shares", {}))


def without(tree: Tree, place: tuple[str, ...], path: Path) -> Scenario | None:
    """The scenario without the thing, and without whatever is wrong once it is gone; None if that leaves none."""
    changed = copy.deepcopy(tree)
    at = ("stages", 1) if place[-1] == "stages" else place[-1:]
    _cut(changed, (*place[:-1], *at))
    for _ in range(_ROUNDS):
        try:
            return write(changed, path)
        except ScenarioError as error:
            text = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            assert text is not None
            for wrong in {_wrong(text, problem) for problem in error.problems}:
                _cut(changed, wrong)
    return None


def _wrong(text: yaml.Node, problem: Problem) -> Place:
    """The place of the entry that a problem is about: of one that lacks something, not its first part."""
    place = _path(text, problem.line - 1, problem.column - 1)
    return place[:-1] if "missing" in problem.message else place


def _cut(tree: Tree, place: Place) -> None:
    """Take out what stands at the place, if it still does; with it what would be empty."""
    at: Any = tree
    for step in place[:-1]:
        at = at[step] if (step in at if isinstance(at, dict) else int(step) < len(at)) else {}
    if place and (place[-1] in at if isinstance(at, dict) else int(place[-1]) < len(at)):
        del at[place[-1]]
        if not at:
            _cut(tree, place[:-1])


def _path(node: yaml.Node, line: int, column: int) -> Place:
    """The place of the deepest entry or item at a position of the text."""
    if isinstance(node, yaml.MappingNode):
        parts = [(_plain(key), key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        parts = [(number, value, value) for number, value in enumerate(node.value)]
    else:
        return ()
    for name, first, last in parts:
        start, end = first.start_mark, last.end_mark
        if (start.line, start.column) <= (line, column) < (end.line, end.column):
            return (name, *_path(last, line, column))
    return ()


def _plain(key: yaml.Node) -> str | int:
    found: str | int = yaml.safe_load(key.value) if key.tag.endswith(":int") else key.value
    return found
