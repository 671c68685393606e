"""The scenarios that come with the game, and finding one by its id or its path. Loads none of them."""

from __future__ import annotations

import importlib.resources
import re
from pathlib import Path
from typing import NamedTuple

from game.clean import line
from game.content.yaml import files
from game.content.yaml.source import File, Node, Problems, nearest
from game.errors import GameError, Problem

_HEAD = re.compile(rb"^scenario:[^\n]*\n(?:(?:[ \t#][^\n]*)?(?:\n|\Z))*", re.MULTILINE)
_ENDINGS = (".yaml", ".yml")
_MOST_LOOKED_AT = 60


class Entry(NamedTuple):
    """A scenario of the catalogue. One whose head cannot be read is listed too, with its problem."""

    id: str
    title: str
    path: Path
    problem: Problem | None = None


def shipped() -> Path:
    """The folder of the scenarios: within the package, or beside it in a checkout."""
    inside = Path(str(importlib.resources.files("game"))) / "scenarios"
    return inside if inside.is_dir() else inside.parent.parent / "scenarios"


def entries(folder: Path | None = None) -> tuple[Entry, ...]:
    """Every scenario in `folder` (or those shipped), by id."""
    return tuple(_entry(name, path) for name, path in _paths(folder or shipped()).items())


def find(name: str, folder: Path | None = None) -> Path:
    """Where the scenario `name` is: the id of a shipped one, or a path. GameError suggests the nearest id."""
    paths = _paths(folder or shipped())
    if name in paths:
        return paths[name]
    path = Path(name)
    if name and files.exists(path):
        return path
    what = "file or folder" if "/" in name or "\\" in name or name.endswith(_ENDINGS) else "scenario"
    hint = nearest(name, paths) or (f"there are: {', '.join(paths)}" if paths else "")
    raise GameError(f"there is no {what} '{line(name, 200)}'", hint=hint)


def _paths(folder: Path) -> dict[str, Path]:
    try:
        listed = sorted(folder.iterdir())
    except OSError:
        return {}
    found: dict[str, Path] = {}
    for path in listed:
        if path.name.startswith((".", "_")):
            continue
        if path.is_dir():
            if _holds_any(path):
                found.setdefault(path.name, path)
        elif path.name.endswith(_ENDINGS):
            found.setdefault(path.stem, path)
    return found


def _holds_any(folder: Path) -> bool:
    """Whether there are scenario's files in it, as far as one may look."""
    try:
        return any(inside.name.endswith(_ENDINGS) for inside in folder.iterdir())
    except OSError:
        return False


def _entry(name: str, path: Path) -> Entry:
    problems = Problems()
    try:
        head = _head(path, problems)
    except OSError as fault:
        problems.at(File(line(str(path), 300)), 1, 1, f"the file cannot be read: {files.reason(fault)}")
        head = None
    title = head.get("title") if head is not None else None
    if title is not None and isinstance(title.value, str) and not problems:
        return Entry(name, line(title.value, 80), path)
    if not problems:
        at = File(line(str(path), 300)) if head is None else head.file
        problems.at(at, *((1, 1) if head is None else (head.line, head.column)), "the scenario has no title")
    return Entry(name, name, path, problems.found()[0])


def _head(path: Path, problems: Problems) -> Node | None:
    """The section `scenario`, read without the rest of its file; None where no file has it."""
    from game.content.yaml.parse import read

    for file in _likely(path):
        content = files.content(file.resolve())
        found = _HEAD.search(content)
        if found is not None:
            above = b"\n" * content.count(b"\n", 0, found.start())
            root = read(line(str(file), 300), above + found[0], problems)
            return root.get("scenario") if root is not None else None
    return None


def _likely(path: Path) -> list[Path]:
    """The files that may hold the head, the likeliest first."""
    if not path.is_dir():
        return [path]
    listed = sorted(p for p in path.iterdir() if p.name.endswith(_ENDINGS) and p.is_file())
    return sorted(listed, key=lambda p: p.stem not in ("scenario", path.name))[:_MOST_LOOKED_AT]
