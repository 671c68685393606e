"""The title screen, the briefing before a new game, and the list of saves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.clean import line
from game.errors import Problem
from game.model.calendar import STEPS, Calendar, parse_date
from game.views.wording import dates
from game.views.wording.prose import NOTHING, Prose, fill

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.views.reading import Reading


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One scenario to begin. `path` opens it; `trouble` says why it cannot be used, else empty."""

    id: str
    title: str
    path: str
    about: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SaveLine:
    """One game kept. `when` is the date in the game ("Autumn 1956"), `status` how it stands ("turn 13 of 51", "ended:
    Dacha and pension"), `trouble` why it cannot be opened, else empty."""

    name: str
    path: str
    title: str
    when: str
    status: str
    trouble: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class TitleView:
    """`newest`: the game that Continue opens, or None."""

    scenarios: tuple[ScenarioLine, ...]
    newest: SaveLine | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class SavesView:
    """`saves`: newest first. `place`: the folder they are kept in."""

    saves: tuple[SaveLine, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A level or a vow to choose."""

    id: str
    name: str
    text: Prose
    default: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """A number to keep an eye on, as it stands at the start."""

    id: str
    name: str
    text: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class BriefingView:
    """One screen before the first turn. `years`: "Autumn 1953 to spring 1966, 51 quarters"; `goal`: one sentence."""

    title: str
    years: str
    goal: Prose
    who: Prose
    aim: Prose
    first: Prose
    watch: tuple[Watch, ...]
    levels: tuple[Offer, ...]
    vows: tuple[Offer, ...]


class Entry(Protocol):
    """A scenario of the catalogue (content.catalogue.Entry)."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def problem(self) -> Problem | None: ...


class Kept(Protocol):
    """A save in the list (store.saves.Listed)."""

    @property
    def name(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def title(self) -> str: ...
    @property
    def scenario(self) -> str: ...
    @property
    def turn(self) -> int: ...
    @property
    def turns(self) -> int: ...
    @property
    def date(self) -> str: ...
    @property
    def ending(self) -> str | None: ...
    @property
    def trouble(self) -> str: ...


Steps = Mapping[str, str]  # a scenario's id to how long a turn of it is, where that is known


def show(entries: Iterable[Entry], kept: Iterable[Kept], version: str = "", steps: Steps = {}) -> TitleView:  # noqa: B006
    """The title screen. `kept`: the newest first."""
    scenarios = tuple(
        ScenarioLine(e.id, e.title, str(e.path), trouble=e.problem.message if e.problem else "") for e in entries
    )
    games = (save_line(save, steps) for save in kept)
    return TitleView(scenarios, next((game for game in games if not game.trouble), None), version)


def saves(kept: Iterable[Kept], place: Path, steps: Steps = {}) -> SavesView:  # noqa: B006
    return SavesView(tuple(save_line(save, steps) for save in kept), line(str(place), 300))


def save_line(save: Kept, steps: Steps = {}) -> SaveLine:  # noqa: B006
    name = line(save.name)
    if save.trouble:
        return SaveLine(name, str(save.path), save.title or name, "", "", save.trouble)
    status = "ended" if save.ending else f"turn {save.turn} of {save.turns}"
    return SaveLine(name, str(save.path), save.title, _when(save, steps), status, ended=bool(save.ending))


def _when(save: Kept, steps: Steps) -> str:
    """The date as the game says it, where the step of its calendar is known."""
    step = steps.get(save.scenario, "")
    try:
        first, _ = parse_date(save.date)
        return dates.date(Calendar(first, step, save.turns), 1) if step in STEPS else dates.written(save.date)
    except ValueError:
        return dates.written(save.date)


def briefing(scenario: Scenario) -> BriefingView:
    """The screen before a new game of the scenario."""
    # Only now: the title screen, which this module also serves, does not wait for the rules.
    from game.rules.begin import begin
    from game.views.reading import Reading
    from game.views.wording import numbers

    # At the start of the first turn, on the level that is offered first; no luck in it yet.
    level = next((id for id, rule in scenario.levels.items() if rule.default), next(iter(scenario.levels), None))
    reading = Reading(scenario, begin(scenario, seed=0, level=level).state)
    told = scenario.briefing
    calendar = scenario.calendar
    return BriefingView(
        title=scenario.title,
        years=f"{dates.span(calendar)}, {numbers.number(calendar.turns)} {scenario.names.turn}s",
        goal=fill(scenario.goal, reading),
        who=fill(told.who, reading) if told else NOTHING,
        aim=fill(told.aim, reading) if told else NOTHING,
        first=fill(told.first, reading) if told else NOTHING,
        watch=tuple(_watch(reading, name) for name in (told.watch if told else ())),
        levels=tuple(
            Offer(id, rule.name, fill(rule.text, reading), id == level) for id, rule in scenario.levels.items()
        ),
        vows=tuple(Offer(id, vow.name, fill(vow.text, reading)) for id, vow in scenario.vows.items()),
    )


def _watch(reading: Reading, name: str) -> Watch:
    from game.views.wording import numbers

    shown = reading.shown(name)
    return Watch(name, reading.name(name), reading.text(name), numbers.level(reading.value(name), shown))
