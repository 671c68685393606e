"""The words: initiatives that the player may start, on whom, and at what price."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.lines import Need, Price
from game.views.prose import Prose


@dataclass(frozen=True, slots=True)
class Target:
    """Someone it may be about. `line`: one line on how they stand ("waits at 44; asks for the plan to be kept").
    `reason`: why not them, else empty."""

    id: str
    name: str
    office: str
    line: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative. `targets`: empty where it is about nobody; `two`: it is about a pair of them. `note`: what using
    it again brings, else empty. `barred`: why it cannot be started, else empty."""

    id: str
    name: str
    text: Prose
    price: Price
    needs: tuple[Need, ...]
    targets: tuple[Target, ...]
    two: bool = False
    note: str = ""
    barred: str = ""


@dataclass(frozen=True, slots=True)
class WordsView:
    """`line`: what is left ("One word left this quarter")."""

    title: str
    items: tuple[InitiativeLine, ...]
    line: str
