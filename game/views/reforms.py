"""The reforms: where each stands, and what the next step asks, brings and costs."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import EffectLine, ForecastRow, Need, Opinion, Price
from game.views.prose import Prose


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the track. `state`: done, in force, ordered (works from `when`), pending (this turn's decree),
    next or later. `way`: the branch taken, may be empty; `announced`: nobody was asked."""

    number: int
    name: str
    state: str
    when: str = ""
    way: str = ""
    announced: bool = False


@dataclass(frozen=True, slots=True)
class ReformLine:
    """A reform in the list. `track`: stage 0 first. `status`: one line ("Tourists, from spring 1956"). `open`: a step,
    on or back, could be decreed now."""

    id: str
    name: str
    track: tuple[Step, ...]
    status: str
    open: bool
    roots: float = 0.0


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    name: str
    reforms: tuple[ReformLine, ...]


@dataclass(frozen=True, slots=True)
class ReformsView:
    """`line`: what is left of the agenda ("One decree left; two reforms under way")."""

    title: str
    themes: tuple[Theme, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One way of taking the next stage. `closed`: why it cannot be taken, else empty. `rivals`: names of the branches
    that it closes for a while."""

    id: str
    name: str
    text: Prose
    lines: tuple[EffectLine, ...]
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    needs: tuple[Need, ...]
    closed: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStage:
    """The step on. `carried` and `announced`: the two prices (`announced` None: it has to be carried);
    `announced_note`: what announcing costs besides. `takes`: turns until it works, `works`: the date. `discount`: why
    it is cheaper or dearer now, may be empty. `once` and `each_turn`: effects as lines. `barred`: why it cannot be
    decreed at all now, carried or announced, else empty."""

    number: int
    name: str
    text: Prose
    carried: Price
    announced: Price | None
    announced_note: str
    takes: int
    works: str
    discount: str
    needs: tuple[Need, ...]
    once: tuple[EffectLine, ...]
    each_turn: tuple[EffectLine, ...]
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    branches: tuple[Branch, ...]
    barred: str = ""


@dataclass(frozen=True, slots=True)
class StepBack:
    """The step back. `price` None: never. `barred`: why not now, else empty."""

    to: int
    name: str
    price: Price | None
    lines: tuple[EffectLine, ...]
    barred: str = ""


@dataclass(frozen=True, slots=True)
class ReformView:
    """One reform, opened. `opinions`: what those whom the next step touches say of it. `roots`: 0-100, in words
    too. `forecast`: the numbers it touches, with and without the step; empty until asked for."""

    id: str
    name: str
    theme: str
    text: Prose
    track: tuple[Step, ...]
    now: Prose
    next: NextStage | None
    back: StepBack | None
    opinions: tuple[Opinion, ...]
    roots: float
    roots_line: str
    in_force: str
    forecast: tuple[ForecastRow, ...] = ()
