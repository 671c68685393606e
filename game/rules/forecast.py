"""What the model expects: the phases of a turn, by luck of its own, but for what only the game decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.model.orders import Order
from game.model.scenario import Scenario
from game.model.state import State
from game.rules import turn
from game.rules.daybook import Daybook
from game.rules.minds import cross_lines
from game.rules.moment import Moment
from game.rules.press import print_press
from game.rules.promises import judge
from game.rules.tray import fill_tray, open_move, prepare_move

# No new scenes, no votes, nothing that people do of themselves; no paper and no end.
LEFT_OUT = (
    prepare_move,
    cross_lines,
    judge,
    turn.take_votes,
    print_press,
    turn.try_endings,
    turn.open_due,
    open_move,
    fill_tray,
)
SEEDS = (-101, -102, -103, -104, -105)  # its own, never the game's: a forecast cannot tell the future


class Band(Struct, frozen=True):
    """One number, a value for each turn ahead, as it would be reported: lowest, middle and highest of the runs."""

    low: tuple[float, ...]
    mid: tuple[float, ...]
    high: tuple[float, ...]


class Forecast(Struct, frozen=True):
    """`of(name)`: the band of an address or formula over the turns ahead, the first being the end of this turn."""

    slots: Mapping[str, int]
    runs: tuple[tuple[tuple[float, ...], ...], ...]

    def of(self, name: str) -> Band:
        slot = self.slots[name]
        by_turn = [sorted(run[turn][slot] for run in self.runs) for turn in range(len(self.runs[0]))]
        middle = len(self.runs) // 2
        return Band(tuple(t[0] for t in by_turn), tuple(t[middle] for t in by_turn), tuple(t[-1] for t in by_turn))


def forecast(
    scenario: Scenario, state: State, orders: tuple[Order, ...] = (), turns: int = 8, seeds: Sequence[int] = SEEDS
) -> Forecast:
    """The next `turns` turns if `orders` are given now and nothing else happens."""
    return Forecast(scenario.slots, tuple(tuple(_run(scenario, state, orders, turns, seed)) for seed in seeds))


def _run(
    scenario: Scenario, state: State, orders: tuple[Order, ...], turns: int, seed: int
) -> Iterator[tuple[float, ...]]:
    foreseen = [phase for phase in turn.PHASES if phase not in LEFT_OUT]
    state = replace(state, seed=seed)
    for _ in range(turns):
        book = Daybook(scenario, state, orders=orders, closing=True, foretold=True)
        for phase in foreseen:
            if phase is turn.close:
                yield _reported(book.moment)
            phase(book)
        state, orders = book.state, ()


def _reported(moment: Moment) -> tuple[float, ...]:
    """The vector as it would be shown."""
    v = list(moment.v)
    for slot, indicator in enumerate(moment.scenario.indicators.values()):
        if indicator.reported is not None:
            v[slot] = moment.reported(moment.scenario.addresses[slot])
    return tuple(v)
