"""What is written down when the game fails by a mistake of its own: one file beside the saves, for whoever mends it."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from game import __version__
from game.clean import clean, line
from game.store import disk

_LONGEST = 200_000
_MOST = 1000


def write(folder: Path, error: BaseException) -> Path | None:
    """A report of `error` in a new file in `folder`; None where it could not be written."""
    text = told(error).encode()
    for number in range(1, _MOST):
        path = folder / f"report-{number}.txt"
        if path.exists() or path.is_symlink():
            continue
        try:
            disk.write_whole(path, text)
        except OSError:
            return None
        return path
    return None


def words(error: BaseException, kept: str, report: Path | None) -> Iterator[str]:
    """What the player is told. `kept`: where the game in hand is; without a `report` the whole of it follows."""
    yield f"The game has failed ({type(error).__name__}). That is a mistake in it; nothing that you did is wrong."
    if kept:
        yield f"{kept} `play.py resume` goes on from what is kept."
    if report is not None:
        yield f"What happened is written down in {line(str(report), 400)}; please send that to whoever mends the game."
    else:
        yield told(error)


def told(error: BaseException) -> str:
    """The version, the machine and the traceback, in words that a terminal may show."""
    lines = [
        f"The Thaw {__version__}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()} on {platform.platform()}, TERM={os.environ.get('TERM', '')}",
        f"play.py {' '.join(sys.argv[1:])}",
        "",
        *traceback.format_exception(error),
    ]
    return clean("\n".join(line.rstrip("\n") for line in lines) + "\n", _LONGEST, breaks=True)
