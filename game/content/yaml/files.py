"""The files that make up a scenario: which they are, and their bytes, read as if by a stranger's hand. Parses none."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from game.clean import line
from game.content.yaml.parse import MOST_BYTES
from game.content.yaml.source import File, Problems
from game.errors import GameError

MOST_FILES = 400
MOST_IN_ALL = 8_000_000
_MOST_SEEN = 5_000
_MOST_DEPTH = 8
_ENDINGS = (".yaml", ".yml")
_HARMLESS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Found(NamedTuple):
    """One file of a scenario: its name below the folder, the path to show, and its bytes."""

    name: str
    shown: str
    content: bytes


def gather(path: Path, problems: Problems) -> list[Found]:
    """The files of the scenario at `path`, in the order of their names. GameError where there is nothing to read."""
    shown = line(str(path), 300)
    try:
        mode = os.stat(path).st_mode
        folder = stat.S_ISDIR(mode)
        if not folder:
            return [Found(path.name, shown, content(path.resolve()))]
        return _folder(path, problems)
    except (FileNotFoundError, NotADirectoryError):
        raise GameError(f"there is no file or folder '{shown}'", hint="play.py scenarios lists what there is") from None
    except OSError as fault:
        raise GameError(f"'{shown}' cannot be read: {reason(fault)}", hint="check who may read it") from None
    except ValueError:  # a NUL in the path
        raise GameError(f"'{shown}' cannot be the name of a file") from None


def exists(path: Path) -> bool:
    """Whether something stands at `path`, or may: who reads what is closed to us is told so. Never raises."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except (OSError, ValueError):  # too long, or with a NUL
        return False


def reason(fault: OSError) -> str:
    """Why a file could not be read, in words."""
    return line(fault.strerror or str(fault) or type(fault).__name__, 120).lower()


def _folder(folder: Path, problems: Problems) -> list[Found]:
    root = folder.resolve()
    found: list[Found] = []
    total = 0
    for path in _yaml_files(folder, problems):
        name = path.relative_to(folder).as_posix()
        shown = line(str(path), 300)
        if len(found) == MOST_FILES:
            problems.at(File(shown), 1, 1, f"the scenario has more than {MOST_FILES} files", hint="put some together")
            break
        try:
            real = path.resolve()
            if not real.is_relative_to(root):
                problems.at(File(shown), 1, 1, "a link that leads out of the scenario's folder", hint="copy the file")
                continue
            read = content(real)
        except (OSError, RuntimeError) as fault:
            why = reason(fault) if isinstance(fault, OSError) else "a link that leads to itself"
            problems.at(File(shown), 1, 1, f"the file cannot be read: {why}")
            continue
        total += len(read)
        if total > MOST_IN_ALL:
            problems.at(File(shown), 1, 1, f"the scenario is longer than {MOST_IN_ALL // 1_000_000} MB")
            break
        found.append(Found(name, shown, read))
    if not found and not problems:
        hint = "a scenario's files end in .yaml"
        raise GameError(f"there is no scenario in the folder '{line(str(folder), 300)}'", hint=hint)
    return found


def _yaml_files(folder: Path, problems: Problems) -> Iterator[Path]:
    """Names that end in .yaml or .yml, folder by folder in the order of names; hidden ones and links to folders not."""
    seen = 0
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        below: list[tuple[Path, int]] = []
        with os.scandir(here) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        for entry in listed:
            seen += 1
            if seen > _MOST_SEEN:
                problems.at(File(line(str(folder), 300)), 1, 1, f"the folder holds more than {_MOST_SEEN} files")
                return
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < _MOST_DEPTH:
                    below.append((Path(entry.path), depth + 1))
            elif entry.name.endswith(_ENDINGS):
                yield Path(entry.path)
        waiting.extend(reversed(below))


def content(path: Path) -> bytes:
    """At most one byte more than a file may have. Never waits for a FIFO, never follows a link."""
    handle = os.open(path, _HARMLESS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is not a regular file")
        parts: list[bytes] = []
        left = MOST_BYTES + 1
        while left > 0 and (part := os.read(handle, min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)
