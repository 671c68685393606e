"""The desk: everything that the player has in view between two orders. It is rebuilt after each of them."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.orders import EndTurn
from game.model.state import Bond, Scene
from game.rules import legality
from game.rules.docket import Docket
from game.views import agenda, decision, seats
from game.views.agenda import AgendaView, NextStep
from game.views.game import Game, docket
from game.views.lines import Row
from game.views.reading import Reading
from game.views.seats import Council
from game.views.wording import conditions, dates, numbers, outcomes
from game.views.wording.prose import Prose, fill, line


@dataclass(frozen=True, slots=True)
class Purse:
    """What the agenda is paid in. `spent`: by orders still pending, in points; `left`: value less `spent`."""

    row: Row
    spent: float
    left: float
    text: str  # "30, of which 8 is spoken for"


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators that belong together."""

    id: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TrayItem:
    """A paper in the in-tray. `id`: the scene to open. `kind`: scene, wire (read and put away), move (another's,
    unasked) or word (a scene of the player's own). `urgent`: it belongs to a storm or is the most pressing kind."""

    id: str
    title: str
    brought_by: str
    kind: decision.SceneKind = "scene"
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class DueLine:
    """A commitment and its day. `turns`: until then, 0 being the end of this turn. `state`: kept so far, not kept yet,
    or, for a `mark`, on which is only told how far it has come, when it is judged; empty while
    the day is far. `to`: whom it was made to, may be empty."""

    id: str
    name: str
    to: str
    date: str
    turns: int
    state: str
    good: bool
    mark: bool = False


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk. `gauges`: the scenario's own few numbers to watch; `moved`: the others whose last movement is news.
    `steps`: what may be done now, first what comes first; `why_not`: why the turn cannot end, empty when `can_end`."""

    title: str
    date: str
    turn: int
    turns: int
    turn_word: str
    purse: Purse | None
    gauges: tuple[Row, ...]
    groups: tuple[Group, ...]
    tray: tuple[TrayItem, ...]
    agenda: AgendaView
    council: Council | None
    due: tuple[DueLine, ...]
    brewing: tuple[Prose, ...]
    vow: str
    steps: tuple[NextStep, ...]
    can_end: bool
    why_not: str = ""
    troubles: tuple[str, ...] = ()
    moved: tuple[Row, ...] = ()


AHEAD = 4  # turns before its day in which a mark stands on the desk, and from which it is said how a promise stands
MOVED = 5  # rows of what moved
_LEAST = 0.01  # of its range: what moves less is no news


def show(game: Game) -> DeskView:
    """The desk of the game as it stands."""
    reading = Reading(game.scenario, game.state)
    scenario, state = game.scenario, game.state
    orders = docket(game)
    stopped = legality.judge(orders, EndTurn())
    plate = agenda.show(reading, game.pending)
    vow = scenario.vows.get(state.vow or "")
    council = next(iter(seats.councils(reading)), None)
    gauges = tuple(reading.row(name) for name in (scenario.briefing.watch if scenario.briefing else ()))
    groups = _groups(reading)
    return DeskView(
        title=scenario.title,
        date=dates.date(scenario.calendar, state.turn),
        turn=state.turn,
        turns=scenario.calendar.turns,
        turn_word=scenario.names.turn,
        purse=_purse(reading, orders),
        gauges=gauges,
        groups=groups,
        tray=tuple(_tray_item(reading, scene) for scene in state.tray),
        agenda=plate,
        council=council,
        due=_due(reading),
        brewing=_brewing(reading),
        vow=vow.name if vow else "",
        steps=agenda.steps(reading, plate),
        can_end=stopped is None,
        why_not=conditions.why_not(reading, stopped),
        troubles=tuple(trouble(reading, name) for name in sorted(state.troubled)),
        moved=_moved(reading, groups, {row.id for row in gauges}),
    )


def _purse(reading: Reading, orders: Docket) -> Purse | None:
    scenario = reading.scenario
    paid_in = scenario.agenda.paid_in
    if paid_in is None:
        return None
    row = reading.row(paid_in)
    left = orders.left
    spent = reading.moment.value(paid_in) - left
    text = f"{row.figure}, of which {numbers.number(spent)} is spoken for" if spent else row.figure
    return Purse(row, spent, left, text)


def _groups(reading: Reading) -> tuple[Group, ...]:
    scenario = reading.scenario
    named: dict[str, list[Row]] = {group: [] for group in scenario.names.groups}
    for address, indicator in scenario.indicators.items():
        if indicator.kind == "indicator" and not indicator.hidden and address != scenario.agenda.paid_in:
            named.setdefault(indicator.shown.group, []).append(reading.row(address))
    for id, formula in scenario.formulas.items():
        if formula.named and formula.shown.group in named and not formula.mark:
            named[formula.shown.group].append(reading.row(id))
    names = scenario.names.groups
    return tuple(
        Group(id, names.get(id, id.replace("_", " ").capitalize()), tuple(rows)) for id, rows in named.items() if rows
    )


def _moved(reading: Reading, groups: tuple[Group, ...], besides: set[str]) -> tuple[Row, ...]:
    """The indicators whose last movement was the greatest news, the greatest first."""
    ranges = {a: i.high - i.low for a, i in reading.scenario.indicators.items() if i.high > i.low}
    rows = [row for group in groups for row in group.rows if row.id in ranges and row.id not in besides]
    news = {row.id: numbers.news(reading.past(row.id, 3), ranges[row.id]) for row in rows if row.delta.text}
    told = [row for row in rows if news.get(row.id, 0.0) >= _LEAST]
    return tuple(sorted(told, key=lambda row: -news[row.id])[:MOVED])


def _tray_item(reading: Reading, scene: Scene) -> TrayItem:
    event = reading.scenario.events[scene.event]
    whose = reading if scene.target is None else Reading(reading.scenario, reading.state, scene.target, scene.target2)
    bearer = whose.bearer(event)
    by = f"{bearer.name}, {bearer.office}" if bearer.office else bearer.name
    kind = decision.kind_of(event, scene)
    return TrayItem(scene.event, line(event.title, whose), by, kind, event.storm)


def _due(reading: Reading) -> tuple[DueLine, ...]:
    lines = []
    for key, bond in reading.state.bonds.items():
        if bond.status == "open":
            lines += _due_lines(reading, key, bond)
    return tuple(sorted(lines, key=lambda line: line.turns))


def _due_lines(reading: Reading, key: str, bond: Bond) -> list[DueLine]:
    rule = outcomes.rule_of(reading, bond.id, bond.to)
    turn = reading.state.turn
    days = [(bond.due, False), *((mark, True) for mark in (rule.marks if rule else ()) if mark < bond.due)]
    near = [(day, mark) for day, mark in days if day - turn >= 0 and (not mark or day - turn <= AHEAD)]
    if rule is None or not near:
        return []
    good = reading.moment.cast(bond.to, None).truth(rule.keep_if)
    name, to = outcomes.promised(reading, bond.id, bond.to), outcomes.to_whom(reading, bond)
    calendar = reading.scenario.calendar
    stands = "kept as things stand" if good else "not kept as things stand"
    told = f"how far it has come is told; judged {dates.at(calendar, bond.due)}"
    lines = []
    for day, mark in near:
        state = told if mark else stands if day - turn <= AHEAD else ""
        lines.append(DueLine(key, name, to, dates.date(calendar, day), day - turn, state, good, mark))
    return lines


def _brewing(reading: Reading) -> tuple[Prose, ...]:
    """The rumours that the last turn's end printed."""
    press, state = reading.scenario.press, reading.state
    fresh = [
        id
        for id, turn in state.printed.items()
        if turn == state.turn - 1 and id in press and press[id].kind == "rumour"
    ]
    then = reading.at_end_of(state.turn - 1)
    return tuple(fill(press[id].text, then) for id in fresh)


def trouble(reading: Reading, name: str) -> str:
    """What could not be reckoned, in words."""
    address, _, label = name.partition(": ")
    what = f"{reading.name(address)} ({label})" if label else reading.name(address)
    return f"{what} could not be reckoned; it keeps its old value"


__all__ = ["AgendaView", "Council", "DeskView", "DueLine", "Group", "Purse", "TrayItem", "show", "trouble"]
