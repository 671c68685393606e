"""What the words on the screens mean, in the scenario's own terms. Keys belong to the client."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.prose import Prose


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    text: Prose


@dataclass(frozen=True, slots=True)
class HelpView:
    title: str
    topics: tuple[Topic, ...]
