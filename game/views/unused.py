"""What a turn that ended now would leave unused. Says it in one sentence; whether to ask is the client's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from game.views import agenda, initiatives, reforms
from game.views.agenda import AgendaView
from game.views.game import Game
from game.views.reading import Reading
from game.views.wording import numbers


class Drafted(Game, Protocol):
    """`draft`: shares of the plan made out and not set."""

    @property
    def draft(self) -> Mapping[str, float]: ...


def question(game: Drafted) -> str:
    """Whether to end the turn all the same; nothing where it would leave nothing that could be used, or cannot end."""
    reading = Reading(game.scenario, game.state)
    if reading.over or game.state.tray:
        return ""
    names, left = game.scenario.names, agenda.show(reading, game.pending)
    orders = []
    if left.decrees_left and _a_reform_is_open(game):
        orders.append(numbers.count(left.decrees_left, names.decree))
    if left.words_left and any(not item.barred for item in initiatives.show(game).items):
        orders.append(numbers.count(left.words_left, names.word))
    said = [f"{numbers.listed(orders)} unused"] if orders else []
    said += _plan(left, game.draft)
    return f"End the {names.turn} with {', and '.join(said)}?" if said else ""


def _a_reform_is_open(game: Game) -> bool:
    return any(reform.open for theme in reforms.show(game).themes for reform in theme.reforms)


def _plan(left: AgendaView, draft: Mapping[str, float]) -> list[str]:
    if draft and left.plan != "closed":
        return ["the draft of the plan not set"]
    return ["the plan not set"] if left.plan == "open" else []
