"""What is kept beside the saves: settings, and which events earlier games have shown. Bad files cost nobody a game."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from game.clean import line
from game.store import disk

_SETTINGS, _SEEN = "settings.json", "seen.json"
T = TypeVar("T")


class Settings(Struct, frozen=True):
    """`theme`: the name of one, empty for the default. `keys`: binding id -> keys. `plain_words`: no arrows or bars.
    `asks`: before a turn ends with something unused."""

    theme: str = ""
    motion: bool = True
    keys: Mapping[str, str] = {}
    plain_words: bool = False
    asks: bool = True


def folder(chosen: str | None = None) -> Path:
    """Where games are kept: as chosen, by THAW_SAVES, beside a checkout, or where the system keeps such things."""
    if chosen or (chosen := os.environ.get("THAW_SAVES")):
        return _home(Path(chosen))
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "play.py").is_file():
        return checkout / "saves"
    import platformdirs

    return Path(platformdirs.user_data_dir("thaw", appauthor=False)) / "saves"


def _home(path: Path) -> Path:
    """The path with ~ as the shell reads it: where there is no such person, it is the name of a folder."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def load(folder: Path) -> tuple[Settings, str]:
    """The settings kept in `folder`, and a note where they could not be read and the defaults are used."""
    found, note = _read(folder / _SETTINGS, Settings)
    return found or Settings(), note and f"{note} The usual settings are used."


def keep(folder: Path, settings: Settings) -> str:
    """Write the settings; a note where that could not be done, else nothing."""
    return _write(folder / _SETTINGS, settings)


def seen(folder: Path, scenario: str) -> frozenset[str]:
    """The events of a scenario that earlier games kept in `folder` have shown."""
    found, _ = _read(folder / _SEEN, dict[str, tuple[str, ...]])
    return frozenset((found or {}).get(scenario, ()))


def add_seen(folder: Path, scenario: str, events: Iterable[str]) -> str:
    """Remember events as seen; a note where that could not be done, else nothing."""
    found, _ = _read(folder / _SEEN, dict[str, tuple[str, ...]])
    known = found or {}
    all_seen = sorted({*known.get(scenario, ()), *events})
    if tuple(all_seen) == known.get(scenario, ()):
        return ""
    return _write(folder / _SEEN, known | {scenario: tuple(all_seen)})


def _read(path: Path, kind: type[T]) -> tuple[T | None, str]:
    try:
        return msgspec.json.decode(disk.read_file(path), type=kind), ""
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        why = disk.reason(error)
    except disk.Odd as odd:
        why = str(odd)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        why = "it is damaged"
    return None, f"{line(str(path), 300)} could not be read: {why}."


def _write(path: Path, value: object) -> str:
    try:
        disk.write_whole(path, msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2) + b"\n")
    except OSError as error:
        return f"{line(str(path), 300)} could not be written: {disk.reason(error)}."
    return ""
