"""Post entries and facts to a state. Nothing else in the game makes a changed one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from game.model.arithmetic import grain
from game.model.records import Cause, Entry, Fact
from game.model.scenario import Scenario
from game.model.state import Bond, Later, Pending, Scene, StageRecord, State

LARGEST = float(1 << 31)  # as wide as any range, so that a few such amounts still add up exactly


def rounded(amount: float) -> float:
    """`amount`, 2^31 in size at most, to the nearest multiple of 2^-20, so that sums are exact in any order."""
    if -LARGEST < amount < LARGEST:
        return grain(amount)
    return LARGEST if amount > 0 else -LARGEST


def post(
    scenario: Scenario,
    state: State,
    entries: Iterable[Entry],
    facts: Iterable[Fact] = (),
    *,
    terms: Iterable[float] | None = None,
) -> tuple[State, tuple[Entry, ...]]:
    """The state after one phase, and its entries with those added by which a range was kept.

    `entries` must be rounded; those of nothing are dropped. `terms`: the levels' terms as they now stand.
    """
    kept = [entry for entry in entries if entry.amount]
    draft = _Draft(state)
    for fact in facts:
        FACTS[fact.kind](draft, fact, *fact.ids)
    changes = draft.changes
    if kept:
        changes |= _entered(scenario, state, kept)
    if terms is not None:
        changes["terms"] = tuple(terms)
    return (replace(state, **changes) if changes else state), tuple(kept)


def _entered(scenario: Scenario, state: State, kept: list[Entry]) -> dict[str, Any]:
    """The values, and what ranges keep off levels, after the entries; those by which a range was kept join `kept`."""
    slots, indicators = scenario.slots, scenario.indicators
    values = list(state.values)
    for entry in kept:
        values[slots[entry.address]] += entry.amount
    cuts = state.cuts
    for address in dict.fromkeys([entry.address for entry in kept]):
        bounds, slot = indicators[address], slots[address]
        if address not in cuts and bounds.low <= values[slot] <= bounds.high:
            continue
        whole = values[slot] - cuts.get(address, 0.0)
        held = rounded(min(max(whole, bounds.low), bounds.high))
        if held != values[slot]:
            kept.append(Entry(address, held - values[slot], Cause("limit", address)))
            values[slot] = held
        if not bounds.stock:
            cuts = {**cuts, address: held - whole}
    return {"values": tuple(values)} if cuts is state.cuts else {"values": tuple(values), "cuts": cuts}


def started(initiative: str, target: str | None, target2: str | None) -> str:
    """The key of `State.opened`: an initiative and those it is about, a pair in either order."""
    return "|".join((initiative, *sorted(name for name in (target, target2) if name)))


class _Draft:
    """The fields of a state that a posting changes, each copied once."""

    __slots__ = ("changes", "state")

    def __init__(self, state: State) -> None:
        self.state = state
        self.changes: dict[str, Any] = {}

    def get(self, field: str) -> Any:
        return self.changes[field] if field in self.changes else getattr(self.state, field)

    def set(self, field: str, value: Any) -> None:
        self.changes[field] = value

    def map(self, field: str) -> dict[str, Any]:
        if field not in self.changes:
            self.changes[field] = dict(getattr(self.state, field))
        held: dict[str, Any] = self.changes[field]
        return held

    def put(self, field: str, key: str, value: Any) -> None:
        self.map(field)[key] = value


def _opened(
    d: _Draft, fact: Fact, event: str, target: str | None, target2: str | None, chained: bool, worth: float
) -> None:
    d.set("tray", (*d.get("tray"), Scene(event, target, target2, chained, worth, fact.cause)))
    if event in d.get("waiting"):
        d.map("waiting").pop(event)


def _counted_scene(d: _Draft, fact: Fact, event: str, storm: bool) -> None:
    d.set("scenes_opened", d.get("scenes_opened") + 1)
    d.set("scene_at", d.state.turn)
    d.set("storm", d.get("storm") or storm)


def _chose(d: _Draft, fact: Fact, event: str, choice: str) -> None:
    d.put("happened", event, (*d.get("happened").get(event, ()), d.state.turn))
    d.put("chosen", event, choice)
    tray = list(d.get("tray"))
    del tray[next(i for i, scene in enumerate(tray) if scene.event == event)]
    d.set("tray", tuple(tray))


def _waits(d: _Draft, fact: Fact, event: str, until: int) -> None:
    d.put("waiting", event, until)


def _expired(d: _Draft, fact: Fact, event: str) -> None:
    d.map("waiting").pop(event, None)


def _cancelled(d: _Draft, fact: Fact, event: str, *keys: str) -> None:
    d.map("waiting").pop(event, None)
    d.set("tray", tuple(scene for scene in d.get("tray") if scene.event != event))
    d.set("later", tuple(later for later in d.get("later") if later.key not in keys))


def _ordered(d: _Draft, fact: Fact, reform: str, to: int, due: int, announced: bool, fork: str | None) -> None:
    d.put("pending", reform, Pending(to, due, d.state.turn, announced, fork))


def _stage(d: _Draft, fact: Fact, reform: str, to: int, fork: str | None) -> None:
    record: StageRecord = d.get("stages").get(reform, StageRecord())
    pending: Pending | None = d.get("pending").get(reform)
    ordered = pending is not None and pending.to == to
    how = pending if ordered else None
    fork = fork or (how.fork if how else None)
    turn = d.state.turn
    begun = {n: t for n, t in record.begun.items() if n <= to}
    for number in range(record.at + 1, to + 1):
        begun[number] = turn
    forks = {n: b for n, b in record.forks.items() if n <= to}
    if fork and to > record.at:
        forks[to] = fork
    announced = tuple(n for n in record.announced if n <= to)
    if how and how.announced and to > record.at:
        announced = (*announced, to)
    d.put("stages", reform, StageRecord(to, turn, announced, forks, begun))
    if pending is not None:
        d.map("pending").pop(reform)


def _closed(d: _Draft, fact: Fact, branch: str, until: int) -> None:
    d.put("closed", branch, until)


def _word(d: _Draft, fact: Fact, initiative: str, target: str | None, target2: str | None) -> None:
    d.put("opened", started(initiative, target, target2), d.state.turn)
    d.set("words_used", d.get("words_used") + 1)


def _moved(d: _Draft, fact: Fact, move: str) -> None:
    d.put("moves", move, d.state.turn)


def _red_line(d: _Draft, fact: Fact, person: str) -> None:
    d.set("red_lines", d.get("red_lines") | {person})


def _seated(d: _Draft, fact: Fact, person: str, body: str, votes: bool) -> None:
    d.put("seats", body, {**d.get("seats").get(body, {}), person: votes})


def _unseated(d: _Draft, fact: Fact, person: str, body: str) -> None:
    d.put("seats", body, {p: v for p, v in d.get("seats").get(body, {}).items() if p != person})


def _office(d: _Draft, fact: Fact, title: str, who: str | None) -> None:
    d.map("offices").pop(title, None)
    if who is not None:
        d.put("offices", title, who)


def _absent(d: _Draft, fact: Fact, who: str, until: int) -> None:
    d.put("absent", who, until)


def _promised(d: _Draft, fact: Fact, id: str, to: str | None, due: int) -> None:
    d.put("bonds", f"{id}|{to}" if to else id, Bond(id, to, d.state.turn, due))


def _marked(d: _Draft, fact: Fact, key: str, mark: int) -> None:
    bond: Bond = d.get("bonds")[key]
    d.put("bonds", key, replace(bond, marks=(*bond.marks, str(mark))))


def _judged(d: _Draft, fact: Fact, key: str) -> None:
    bond: Bond = d.get("bonds")[key]
    d.put("bonds", key, replace(bond, status=fact.kind, judged=d.state.turn))


def _counted(d: _Draft, fact: Fact, vote: str, won: bool) -> None:
    d.put("votes", vote, (d.state.turn, won))


def _later(
    d: _Draft, fact: Fact, due: int, key: str, part: float, target: str | None, target2: str | None, member: str | None
) -> None:
    d.set("later", (*d.get("later"), Later(due, key, part, target, target2, member, fact.cause)))


def _came_due(d: _Draft, fact: Fact, until: int) -> None:
    d.set("later", tuple(later for later in d.get("later") if later.due > until))


def _printed(d: _Draft, fact: Fact, item: str) -> None:
    d.put("printed", item, d.state.turn)


def _revealed(d: _Draft, fact: Fact, address: str) -> None:
    d.set("revealed", d.get("revealed") | {address})


def _troubled(d: _Draft, fact: Fact, name: str) -> None:
    d.set("troubled", d.get("troubled") | {name})


def _closed_turn(d: _Draft, fact: Fact, *formulas: float) -> None:
    state = d.state
    d.set("formulas", formulas)
    d.set("past", (*state.past, (*state.values, *formulas)))
    d.set("stood", {r: (p.to if (p := state.pending.get(r)) else s.at) for r, s in state.stages.items()})
    d.set("turn", state.turn + 1)
    d.set("words_used", 0)
    d.set("scenes_opened", len(state.tray))
    d.set("storm", False)


def _ended(d: _Draft, fact: Fact, ending: str, successor: str | None) -> None:
    d.set("ending", ending)
    d.set("successor", successor)


def _nothing(d: _Draft, fact: Fact, *ids: Any) -> None:
    """A fact that is told and changes no state."""


FACTS: dict[str, Callable[..., None]] = {
    "opened": _opened,  # event, target, target2, chained, worth
    "scene": _counted_scene,  # event, storm: it counts toward the number of the turn
    "chose": _chose,  # event, choice ("read" for a wire)
    "waits": _waits,  # event, last turn
    "expired": _expired,  # event
    "cancelled": _cancelled,  # event, keys of scheduled effects
    "ordered": _ordered,  # reform, to, due, announced, fork
    "stage": _stage,  # reform, to, fork
    "closed": _closed,  # reform.stage.branch, until
    "word": _word,  # initiative, target, target2
    "moved": _moved,  # person.move
    "red_line": _red_line,  # person
    "seated": _seated,  # person, body, votes
    "unseated": _unseated,  # person, body
    "office": _office,  # title, person or None
    "absent": _absent,  # person, until turn
    "promised": _promised,  # commitment, to, due turn
    "marked": _marked,  # bond, turn of the mark
    "kept": _judged,  # bond
    "broken": _judged,  # bond
    "counted": _counted,  # vote, won
    "later": _later,  # due, key, part, target, target2, member
    "came_due": _came_due,  # turn: what was scheduled until then has acted
    "printed": _printed,  # press item
    "revealed": _revealed,  # address
    "error": _troubled,  # name of what could not be reckoned
    "lapsed": _nothing,  # kind, id: an order that was no longer legal at the turn's end
    "budgeted": _nothing,  # a plan was set
    "closed_turn": _closed_turn,  # the formulas' values
    "ended": _ended,  # ending, successor
}
