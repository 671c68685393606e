"""Why a number stands where it does: its history, its ledger and its flows, back to the player's own decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.records import Entry
from game.rules import dynamics
from game.views.game import Game
from game.views.lines import Delta
from game.views.reading import Reading
from game.views.wording import causes, dates, numbers
from game.views.wording.prose import Prose, fill


@dataclass(frozen=True, slots=True)
class Point:
    """The value, as shown, at the end of `turn` (0: the start)."""

    turn: int
    date: str
    value: float


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry in words. Where the truth is hidden `delta` has no amount, only a direction as its text (▲ or ▼).
    `since`: the date of the decision behind it, else empty."""

    cause: str
    delta: Delta
    since: str = ""


@dataclass(frozen=True, slots=True)
class LedgerTurn:
    """The entries of one turn, largest first. `total` is their sum; `text`: the value at its end."""

    turn: int
    date: str
    lines: tuple[LedgerLine, ...]
    total: Delta
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A number that another is reckoned from. `id`: what to ask why about."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """`ledger`: the newest turn first. `totals`: by cause over the whole game, largest first. `flows`: what moves it
    every turn, as of the last turn's end. `made_of`: of a formula, the numbers that it is reckoned from. `directions`:
    no amounts are given, being only reported; `veil` says so."""

    id: str
    name: str
    unit: str
    text: str
    level: str
    about: Prose
    low: float
    high: float
    better: str
    bands: tuple[tuple[float, str], ...]
    points: tuple[Point, ...]
    ledger: tuple[LedgerTurn, ...]
    totals: tuple[LedgerLine, ...]
    flows: tuple[LedgerLine, ...]
    directions: bool = False
    veil: str = ""
    made_of: tuple[Part, ...] = ()


def show(game: Game, name: str) -> WhyView:
    """The number at an address, or a named formula. KeyError if there is none."""
    game.scenario.slots[name]
    reading = Reading(game.scenario, game.state)
    shown, value = reading.shown(name), reading.value(name)
    indicator = game.scenario.indicators.get(name)
    veiled = reading.veiled(name)
    entries = [(log.turn, entry) for log in game.turns for entry in log.entries if entry.address == name]
    return WhyView(
        id=name,
        name=reading.name(name),
        unit=shown.unit,
        text=reading.text(name),
        level=numbers.level(value, shown),
        about=fill(shown.about, reading),
        low=indicator.low if indicator else 0.0,
        high=indicator.high if indicator else 0.0,
        better=shown.better,
        bands=shown.bands,
        points=_points(reading, name, value),
        ledger=_ledger(reading, name, entries, value),
        totals=_totals(reading, name, entries),
        flows=_flows(reading, name),
        directions=veiled,
        made_of=tuple(_parts(reading, name)),
        veil="This is what is reported; the true amounts are not known to you" if veiled else "",
    )


def _parts(reading: Reading, name: str) -> Iterator[Part]:
    """What a formula reads that may be shown, through the formulas that have no name; plan shares and reforms too."""
    scenario = reading.scenario
    formulas = list(scenario.formulas)
    if name not in scenario.formulas:
        return
    todo, seen = [name], {name}
    while todo:
        read = scenario.dynamics.formula_singles[formulas.index(todo.pop(0))]
        for part in sorted(read.names - seen):
            seen.add(part)
            indicator, formula = scenario.indicators.get(part), scenario.formulas.get(part)
            if formula is not None and not formula.named:
                todo.append(part)
            elif formula is not None or (indicator is not None and not indicator.hidden):
                yield Part(part, reading.name(part), reading.text(part))
        for question, args in read.asks:
            if question == "stage" and args[0] not in seen:
                seen.add(args[0])
                at = reading.moment.stages.get(args[0], 0)
                yield Part("", reading.reform(args[0]), f"“{reading.stage(args[0], at)}”")


def _points(reading: Reading, name: str, value: float) -> tuple[Point, ...]:
    """The value at the start, at the end of each turn, and now."""
    calendar = reading.scenario.calendar
    past = reading.past(name)
    points = [Point(turn, _date(reading, turn), then) for turn, then in enumerate(past)]
    now = len(past)
    if not past or past[-1] != value or reading.over:
        points.append(Point(now, dates.date(calendar, max(now, 1)), value))
    return tuple(points)


def _date(reading: Reading, turn: int) -> str:
    return dates.date(reading.scenario.calendar, turn) if turn else "At the start"


def _delta(reading: Reading, name: str, amount: float) -> Delta:
    """An amount in the ledger of `name`; of a number only reported, its direction."""
    change = numbers.delta(amount, reading.shown(name))
    if not change.text and amount:
        change = Delta(amount, "≈0", change.tone)
    return numbers.direction(change) if reading.veiled(name) else change


def _ledger(reading: Reading, name: str, entries: list[tuple[int, Entry]], value: float) -> tuple[LedgerTurn, ...]:
    by_turn: dict[int, dict[tuple[str, str], float]] = {}
    for turn, entry in entries:
        lines = by_turn.setdefault(turn, {})
        key = (causes.say(reading, entry.cause), causes.since(reading, entry.cause, turn))
        lines[key] = lines.get(key, 0.0) + entry.amount
    past, shown = reading.past(name), reading.shown(name)
    told = []
    for turn in sorted(by_turn, reverse=True):
        lines = by_turn[turn]
        ends = past[turn] if turn < len(past) else value
        began = past[turn - 1] if 0 < turn <= len(past) else ends
        total = (
            numbers.delta(ends - began, shown) if reading.veiled(name) else _delta(reading, name, sum(lines.values()))
        )
        told.append(
            LedgerTurn(turn, _date(reading, turn), _lines(reading, name, lines), total, numbers.with_unit(ends, shown))
        )
    return tuple(told)


def _lines(reading: Reading, name: str, lines: dict[tuple[str, str], float]) -> tuple[LedgerLine, ...]:
    """Largest first; what cancels out is left out."""
    order = sorted((key for key in lines if lines[key]), key=lambda key: -abs(lines[key]))
    return tuple(LedgerLine(cause, _delta(reading, name, lines[cause, since]), since) for cause, since in order)


def _totals(reading: Reading, name: str, entries: list[tuple[int, Entry]]) -> tuple[LedgerLine, ...]:
    sums: dict[tuple[str, str], float] = {}
    for _, entry in entries:
        key = (causes.group(reading, entry.cause), "")
        sums[key] = sums.get(key, 0.0) + entry.amount
    return _lines(reading, name, sums)


def _flows(reading: Reading, name: str) -> tuple[LedgerLine, ...]:
    """What moves a stock each turn, or makes up a level, as things stand; and the reforms in force."""
    sums: dict[tuple[str, str], float] = {}
    rows = reading.scenario.dynamics.rows
    for row, amount in zip(rows, dynamics.amounts(reading.moment), strict=True):
        if row.address == name:
            sums[row.label, ""] = sums.get((row.label, ""), 0.0) + amount
    for entry in dynamics.each_turn(reading.moment):
        if isinstance(entry, Entry) and entry.address == name:
            key = (causes.say(reading, entry.cause), "")
            sums[key] = sums.get(key, 0.0) + entry.amount
    return _lines(reading, name, sums)
