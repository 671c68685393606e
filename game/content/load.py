"""A path into a scenario, or into everything that is wrong with it. Judges nothing itself: reading and build do."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from game.clean import line
from game.content.yaml import files
from game.content.yaml.files import Found
from game.content.yaml.parse import Budget, read
from game.content.yaml.source import Node, Problems
from game.errors import Problem, ScenarioError
from game.model.scenario import Scenario

_HINT = "play.py check lists everything that is wrong with a scenario"


def load(path: Path) -> Scenario:
    """The scenario at `path`, a file or a folder. ScenarioError holds every problem; GameError: nothing to read."""
    scenario, problems = _load(path)
    if scenario is None or problems:
        raise ScenarioError(problems.found(), hint=_HINT)
    return scenario


def check(path: Path) -> tuple[Problem, ...]:
    """Every problem of the scenario at `path`, in the order of the text."""
    return _load(path)[1].found()


def _load(path: Path) -> tuple[Scenario | None, Problems]:
    from game.content.build.assemble import (
        build,  # and with it the schema and the language: 20 ms that a start can do without
    )

    problems = Problems()
    with _no_collecting():
        found = files.gather(path, problems)
        root = assemble(found, problems)
        if root is None:
            return None, problems
        scenario = build(root, problems, id=scenario_id(path), path=str(path), digest=digest(found))
        if scenario is None and not problems:
            problems.add(root, "the scenario could not be built")
        return scenario, problems


def scenario_id(path: Path) -> str:
    """The name of the file without its ending, or of the folder; in letters that an id may have."""
    real = path.resolve()
    name = real.stem if real.suffix in (".yaml", ".yml") else real.name
    return re.sub(r"[^A-Za-z0-9_-]", "_", name)[:60] or "scenario"


def digest(found: list[Found]) -> str:
    """Of the names and bytes of all files: another one, another scenario."""
    made = hashlib.blake2b(digest_size=16)
    for file in sorted(found):
        for part in (file.name.encode("utf-8", "surrogateescape"), file.content):
            made.update(len(part).to_bytes(8, "big"))
            made.update(part)
    return made.hexdigest()


def assemble(found: list[Found], problems: Problems) -> Node | None:
    """One mapping of all sections of all files; None where one of them could not be read to its end."""
    budget = Budget()
    roots = [(file, read(file.shown, file.content, problems, budget)) for file in found]
    roots.sort(key=lambda read_one: read_one[1] is None or read_one[1].get("scenario") is None)
    whole: Node | None = None
    for file, root in roots:
        if root is None:
            continue
        if root.kind != "map":
            message = "a scenario's file is a mapping of sections: scenario, indicators, endings..."
            problems.add(root, message, hint="its lines begin with a section's name and ':'")
            continue
        if _is_event(file, root):
            root = _below("events", _below(line(PurePosixPath(file.name).stem, 100), root))
        whole = root if whole is None else _merged(whole, root, problems)
    if whole is None or any(root is None for _, root in roots):
        return None
    _refuse_unread(whole, problems)
    return whole


def _is_event(file: Found, root: Node) -> bool:
    """A file below events/ is one event, unless it begins with the section's own name."""
    return "events" in PurePosixPath(file.name).parts[:-1] and root.get("events") is None


def _below(key: str, node: Node) -> Node:
    """A mapping with `node` at `key`, at the beginning of its file."""
    made = Node("map", {key: node}, node.file, 1, 1)
    made.keys[key] = (1, 1)
    return made


def _merged(whole: Node, more: Node, problems: Problems) -> Node:
    """The sections of two files together: a section in both must be a mapping, and none of its keys in both."""
    made = _copied(whole)
    assert isinstance(made.value, dict)
    for name, section in more.items():
        before = made.value.get(name)
        if before is None:
            made.value[name], made.keys[name] = section, more.keys[name]
        elif before.kind == "map" and section.kind == "map":
            made.value[name] = _joined(before, section, problems)
        else:
            problems.add(more.key(name), f"'{name}' stands also in {_where(whole.key(name))}", hint="keep one of them")
    return made


def _joined(before: Node, section: Node, problems: Problems) -> Node:
    made = _copied(before)
    assert isinstance(made.value, dict)
    for key, value in section.items():
        if key in made.value:
            first = _where(before.key(key))
            problems.add(section.key(key), f"'{key}' is written twice", hint=f"the first stands in {first}")
        else:
            made.value[key], made.keys[key] = value, section.keys[key]
    return made


def _copied(node: Node) -> Node:
    made = Node("map", dict(node.items()), node.file, node.line, node.column)
    made.keys = dict(node.keys)
    return made


def _where(node: Node) -> str:
    return f"{node.file.path}:{node.line}:{node.column}"


def _refuse_unread(root: Node, problems: Problems) -> None:
    """Words of the format that this version knows and does not read."""
    from game.content.schema.document import NOT_READ

    assert isinstance(root.value, dict)
    for name in NOT_READ:
        if name in root.value:
            problems.add(root.key(name), f"this version does not read the section '{name}' yet", hint="take it out")
            del root.value[name]
    head = root.get("scenario")
    if head is not None and head.get("extends") is not None and isinstance(head.value, dict):
        hint = "copy what you need from the other scenario"
        problems.add(head.key("extends"), "this version does not read 'extends' yet", hint=hint)
        del head.value["extends"]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Loading makes many values and no garbage in cycles: the collector would only walk over them, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
