"""What an analysis has found, as text: turn by turn for a reader, or as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Protocol

from game.model.orders import Order, to_data
from game.model.state import State
from game.play.analysis import Analysis, Tick
from game.views import chronicle
from game.views.game import Game
from game.views.reading import Reading

_TOLD = 0.15  # a change of the chance that is worth a line


class Over(Game, Protocol):
    """A game that is over. `states[n]` is the state after turn n."""

    @property
    def states(self) -> Sequence[State]: ...


def as_json(game: Over, known: Analysis) -> str:
    """One JSON object: the chance as each turn begins, each decision, and what would have saved the chair, or null."""
    stamp, rescue = game.scenario.calendar.stamp, known.rescue
    whole = {
        "scenario": game.scenario.id,
        "seed": game.state.seed,
        "ending": game.state.ending,
        "turns": [{"turn": each.turn, "date": stamp(each.turn), "chance": each.chance} for each in known.chances],
        "decisions": [
            {"turn": tick.turn, "order": to_data(tick.order), "before": tick.before, "after": tick.after}
            for tick in known.ticks
        ],
        "rescue": None
        if rescue is None
        else {
            "turn": rescue.turn,
            "date": stamp(rescue.turn),
            "orders": [to_data(order) for order in rescue.orders],
            "chance": rescue.chance,
            "instead_of": [to_data(order) for order in rescue.instead],
            "was": rescue.was,
        },
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False)


def text(game: Over, known: Analysis) -> str:
    """The chance to hold the chair by turn, the decisions that changed it, and the last that would have saved it."""
    return "\n".join([*_turns(game, known), "", *_rescue(game, known)])


def _turns(game: Over, known: Analysis) -> Iterator[str]:
    yield "The chance to hold the chair, and what changed it"
    for each in known.chances:
        yield f"{game.scenario.calendar.stamp(each.turn):<12}{each.chance:>5.0%} {'#' * round(20 * each.chance)}"
        reading = _reading(game, each.turn)
        yield from (_tick(reading, tick) for tick in known.ticks if tick.turn == each.turn and _tells(tick))


def _tells(tick: Tick) -> bool:
    return abs(tick.after - tick.before) >= _TOLD


def _tick(reading: Reading, tick: Tick) -> str:
    return f"{'':<12}{tick.after - tick.before:>+5.0%} {chronicle.given(reading, tick.order)}"


def _rescue(game: Over, known: Analysis) -> Iterator[str]:
    rescue, fell = known.rescue, next((e.fell for e in game.scenario.endings if e.id == game.state.ending), False)
    if not fell:
        yield "The chair was held."
    elif rescue is None:
        yield "No turn was found in which the chair could have been saved by one order."
    else:
        reading = _reading(game, rescue.turn)
        yield f"It could last have been saved in {game.scenario.calendar.stamp(rescue.turn)}:"
        yield from _orders(reading, rescue.orders)
        yield f"in {rescue.chance:.0%} of futures, and in {rescue.was:.0%} of those with what was done:"
        yield from _orders(reading, rescue.instead)


def _orders(reading: Reading, orders: tuple[Order, ...]) -> Iterator[str]:
    yield from (f"    {chronicle.given(reading, order)}" for order in orders)
    if not orders:
        yield "    No order at all"


def _reading(game: Over, turn: int) -> Reading:
    """As things stood when the turn began."""
    return Reading(game.scenario, game.states[turn - 1])
