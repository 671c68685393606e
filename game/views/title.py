"""The title screen, the briefing before a new game, and the list of saves."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.prose import Prose


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
