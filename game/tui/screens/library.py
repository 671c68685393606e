"""The games and scenarios at hand: listed, and fetched off the screen's thread; errors are said, not raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.errors import GameError

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.session import Session
    from game.store.saves import Listed
    from game.tui.client import Client
    from game.views.title import SavesView, TitleView

_HEAD = 1 << 14  # bytes of a file in which its calendar stands
_CALENDAR = re.compile(rb"\bcalendar:[^#]*?\bstep:\s*[\"']?(\w+)")


def title(folder: Path) -> TitleView:
    """The shipped scenarios and the game last played. Loads neither."""
    from game import __version__
    from game.content import catalogue
    from game.store import saves as store
    from game.views import title as views

    kept = store.listing(folder)
    return views.show(catalogue.entries(), kept, __version__, steps(kept))


def saves(folder: Path) -> SavesView:
    from game.store import saves as store
    from game.views import title as views

    kept = store.listing(folder)
    return views.saves(kept, folder, steps(kept))


def steps(kept: Sequence[Listed]) -> dict[str, str]:
    """Scenario -> how long a turn of it is, read from its head alone, for those that are at hand."""
    return {id: step for id in {save.scenario for save in kept if save.scenario} if (step := _step(id))}


def _step(id: str) -> str:
    """The step of a scenario's calendar, or nothing."""
    from game.content import catalogue

    try:
        path = catalogue.find(id)
        heads = [path / "scenario.yaml", path / f"{id}.yaml"] if path.is_dir() else [path]
        head = next(head for head in heads if head.is_file()).open("rb")
    except (GameError, OSError, StopIteration):
        return ""
    with head:
        found = _CALENDAR.search(head.read(_HEAD))
    return found[1].decode() if found else ""


def resume(game: Client, path: str) -> None:
    def work() -> Session:
        from game.session import Session

        return Session.resume(Path(path))

    game.fetch("Fetching the game from the shelf …", work, game.begin)


def read(
    game: Client, path: str, done: Callable[[Scenario, Any], None], failed: Callable[[], None] = lambda: None
) -> None:
    """Load a scenario and its briefing."""

    def work() -> tuple[Scenario, Any]:
        from game.content import load
        from game.views import title as views

        scenario = load.load(Path(path))
        return scenario, views.briefing(scenario)

    def finish(found: tuple[Scenario, Any]) -> None:
        done(*found)

    game.fetch("Reading the scenario …", work, finish, failed, path)


def begin(game: Client, scenario: Scenario, *, level: str | None, vow: str | None) -> None:
    def work() -> Session:
        from game.session import Session

        return Session.begin(scenario, folder=game.folder, level=level, vow=vow)

    game.fetch("Setting out the chairs …", work, game.begin)


def delete(path: str) -> str:
    """Remove a save; one sentence if that could not be done, else nothing."""
    try:
        Path(path).unlink()
    except OSError as error:
        return f"{path} could not be deleted: {error.strerror or error}."
    return ""
