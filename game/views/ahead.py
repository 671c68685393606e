"""The forecast as rows: a number now, and turns ahead with and without the orders in question."""

from __future__ import annotations

from game.model.orders import Order
from game.rules.forecast import Forecast, forecast
from game.views.game import Game
from game.views.lines import Band, ForecastRow
from game.views.reading import Reading
from game.views.wording import numbers

TURNS = 8
MOST = 8  # rows
_LEAST = 0.002  # of the range: what moves less is not worth a row


def rows(
    game: Game, orders: tuple[Order, ...], *, first: tuple[str, ...] = (), most: int = MOST, turns: int = TURNS
) -> tuple[ForecastRow, ...]:
    """Numbers that `orders` move, beside what is expected without them, the most moved first; before them those of
    `first`, moved or not. Orders already pending stand on both sides."""
    reading = Reading(game.scenario, game.state)
    pending = tuple(order for order in game.pending if not any(_same(order, new) for new in orders))
    without = forecast(game.scenario, game.state, pending, turns)
    with_ = forecast(game.scenario, game.state, (*pending, *orders), turns) if orders else without
    shown = [name for name in first if name in game.scenario.slots]
    moved = {name: _moved(reading, name, without, with_) for name in _candidates(reading) if name not in shown}
    shown += sorted((name for name, part in moved.items() if part >= _LEAST), key=lambda name: -moved[name])
    return tuple(_row(reading, name, without, with_) for name in shown[:most])


def _same(order: Order, new: Order) -> bool:
    """Whether the new order stands in the place of the pending one."""
    return type(order) is type(new) and getattr(order, "reform", None) == getattr(new, "reform", None)


def _candidates(reading: Reading) -> list[str]:
    scenario = reading.scenario
    shown = [a for a, i in scenario.indicators.items() if i.kind == "indicator" and not i.hidden]
    return shown + [
        id for id, formula in scenario.formulas.items() if formula.named and formula.shown.group and not formula.mark
    ]


def _moved(reading: Reading, name: str, without: Forecast, with_: Forecast) -> float:
    """How far the orders move it by the last turn, as a part of its range, or of its size where it has none."""
    before, after = without.of(name).mid[-1], with_.of(name).mid[-1]
    indicator = reading.scenario.indicators.get(name)
    scale = indicator.high - indicator.low if indicator else max(abs(before), 1.0)
    return abs(after - before) / scale if scale else 0.0


def _row(reading: Reading, name: str, without: Forecast, with_: Forecast) -> ForecastRow:
    shown = reading.shown(name)
    old, new = _bands(without, name), _bands(with_, name)
    return ForecastRow(
        id=name,
        name=reading.name(name),
        unit=shown.unit,
        now=reading.text(name),
        value=reading.value(name),
        then_without=numbers.with_unit(old[-1].mid, shown),
        then_with=numbers.with_unit(new[-1].mid, shown),
        delta=numbers.delta(new[-1].mid - old[-1].mid, shown),
        without=old,
        with_=new,
    )


def _bands(forecast: Forecast, name: str) -> tuple[Band, ...]:
    band = forecast.of(name)
    return tuple(Band(*three) for three in zip(band.low, band.mid, band.high, strict=True))
