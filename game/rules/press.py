"""The press: what the paper prints at the end of a turn, and what is told in kitchens."""

from __future__ import annotations

from collections.abc import Mapping

from game.model.facts import Printed
from game.model.scenes import PressKind
from game.model.state import State
from game.rules.chance import draw
from game.rules.daybook import Daybook
from game.rules.moment import TROUBLES

COLUMNS: Mapping[PressKind, int] = {
    "headline": 1,
    "joke": 1,
    "rumour": 2,
}  # of each in the paper, in its order


def print_press(book: Daybook) -> None:
    """One headline, at most one joke and two rumours: unprinted ones before others, of
    those the ones that are to come first, then by keyed draw."""
    moment = book.moment
    wants, state, press = book.scenario.wants, book.state, book.scenario.press
    try:
        hold = wants.press.run(moment)
    except TROUBLES:
        hold = [i for i, when in enumerate(wants.press.members) if moment.truth(when)]
    ranks: dict[PressKind, dict[str, tuple[bool, bool]]] = {kind: {} for kind in COLUMNS}
    for number in hold:
        id = wants.press_ids[number]
        item, again = press[id], id in state.printed
        if not (again and item.once):
            ranks[item.kind][id] = (again, not item.first)
    book.post((), [Printed(id) for kind in COLUMNS for id in _foremost(ranks[kind], COLUMNS[kind], state)])


def _foremost(rank: Mapping[str, tuple[bool, bool]], most: int, state: State) -> list[str]:
    """The first `most` by rank, those of one rank by keyed draw; nothing is drawn for those behind them."""
    if not rank:
        return []
    last = sorted(rank.values())[:most][-1]
    near = [id for id in rank if rank[id] <= last]
    near.sort(key=lambda id: (rank[id], draw(state.seed, state.turn, id)))
    return near[:most]
