"""Fetching games and scenarios from where they are kept, off the screen's thread; errors are said, not raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.errors import GameError

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.session import Session
    from game.store.saves import Listed
    from game.tui.app import ThawApp
    from game.views.title import SavesView, TitleView

_HEAD = 1 << 14  # bytes of a file in which its calendar stands
_CALENDAR = re.compile(rb"\bcalendar:[^#]*?\bstep:\s*[\"']?(\w+)")
_PATIENCE = 0.1  # seconds before a line says what is being read


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


def fetch(
    game: ThawApp,
    what: str,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[], None] = lambda: None,
    path: str = "",
) -> None:
    """`work` in a thread, then back here: `done` with what it gives, or `failed`. If it takes a moment, `what` is
    said; what went wrong, with the scenario at `path`, is said too."""
    notice = game.set_timer(_PATIENCE, lambda: game.say(what))

    def run() -> None:
        try:
            found = work()
        except GameError as error:
            game.call_from_thread(finish, partial(refuse, error))
        else:
            game.call_from_thread(finish, lambda: done(found))

    def refuse(error: GameError) -> None:
        failed()
        game.complain(error, path)

    def finish(then: Callable[[], None]) -> None:
        notice.stop()
        game.clear_notifications()
        then()

    game.run_worker(run, thread=True, group="shelf", exclusive=True, exit_on_error=True)


def resume(game: ThawApp, path: str) -> None:
    def work() -> Session:
        from game.session import Session

        return Session.resume(Path(path))

    fetch(game, "Fetching the game from the shelf …", work, game.begin)


def read(
    game: ThawApp, path: str, done: Callable[[Scenario, Any], None], failed: Callable[[], None] = lambda: None
) -> None:
    """Load a scenario and its briefing."""

    def work() -> tuple[Scenario, Any]:
        from game.content import load
        from game.views import title as views

        scenario = load.load(Path(path))
        return scenario, views.briefing(scenario)

    def finish(found: tuple[Scenario, Any]) -> None:
        done(*found)

    fetch(game, "Reading the scenario …", work, finish, failed, path)


def begin(game: ThawApp, scenario: Scenario, *, level: str | None, vow: str | None) -> None:
    def work() -> Session:
        from game.session import Session

        return Session.begin(scenario, folder=game.folder, level=level, vow=vow)

    fetch(game, "Setting out the chairs …", work, game.begin)


def delete(path: str) -> str:
    """Remove a save; one sentence if that could not be done, else nothing."""
    try:
        Path(path).unlink()
    except OSError as error:
        return f"{path} could not be deleted: {error.strerror or error}."
    return ""
