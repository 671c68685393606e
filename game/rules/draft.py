"""The draft of a changed state: what each kind of fact changes. Only `rules.ledger` makes a state of it."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from msgspec.structs import replace

from game.model.facts import (
    Absent,
    Appointed,
    Broken,
    Budgeted,
    CameDue,
    Cancelled,
    Chose,
    Closed,
    Counted,
    Crossed,
    Ended,
    Expired,
    Fact,
    Kept,
    Lapsed,
    Marked,
    Moved,
    Numbered,
    Opened,
    Ordered,
    Printed,
    Promised,
    Revealed,
    Scheduled,
    Seated,
    Staged,
    Started,
    Troubled,
    TurnClosed,
    Unseated,
    Waits,
)
from game.model.state import Bond, Later, Pending, Scene, StageRecord, State


def started(initiative: str, target: str | None, target2: str | None) -> str:
    """The key of `State.opened`: an initiative and those it is about, a pair in either order."""
    return "|".join((initiative, *sorted(name for name in (target, target2) if name)))


class Draft:
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


@singledispatch
def note(fact: Fact, d: Draft) -> None:
    """What the fact changes. Every kind of fact is here."""
    raise NotImplementedError(f"nobody has said what {fact!r} changes")


@note.register
def _opened(fact: Opened, d: Draft) -> None:
    scene = Scene(fact.event, fact.target, fact.target2, fact.chained, fact.worth, fact.cause)
    d.set("tray", (*d.get("tray"), scene))
    if fact.event in d.get("waiting"):
        d.map("waiting").pop(fact.event)


@note.register
def _numbered(fact: Numbered, d: Draft) -> None:
    d.set("scenes_opened", d.get("scenes_opened") + 1)
    d.set("scene_at", d.state.turn)
    d.set("storm", d.get("storm") or fact.storm)


@note.register
def _chose(fact: Chose, d: Draft) -> None:
    d.put("happened", fact.event, (*d.get("happened").get(fact.event, ()), d.state.turn))
    d.put("chosen", fact.event, fact.choice)
    tray = list(d.get("tray"))
    del tray[next(i for i, scene in enumerate(tray) if scene.event == fact.event)]
    d.set("tray", tuple(tray))


@note.register
def _waits(fact: Waits, d: Draft) -> None:
    d.put("waiting", fact.event, fact.until)


@note.register
def _expired(fact: Expired, d: Draft) -> None:
    d.map("waiting").pop(fact.event, None)


@note.register
def _cancelled(fact: Cancelled, d: Draft) -> None:
    d.map("waiting").pop(fact.event, None)
    d.set("tray", tuple(scene for scene in d.get("tray") if scene.event != fact.event))
    d.set("later", tuple(later for later in d.get("later") if later.key not in fact.keys))


@note.register
def _ordered(fact: Ordered, d: Draft) -> None:
    d.put("pending", fact.reform, Pending(fact.to, fact.due, d.state.turn, fact.announced, fact.fork))


@note.register
def _staged(fact: Staged, d: Draft) -> None:
    record: StageRecord = d.get("stages").get(fact.reform, StageRecord())
    pending: Pending | None = d.get("pending").get(fact.reform)
    ordered = pending is not None and pending.to == fact.to
    how = pending if ordered else None
    fork = fact.fork or (how.fork if how else None)
    turn = d.state.turn
    begun = {n: t for n, t in record.begun.items() if n <= fact.to}
    for number in range(record.at + 1, fact.to + 1):
        begun[number] = turn
    forks = {n: b for n, b in record.forks.items() if n <= fact.to}
    if fork and fact.to > record.at:
        forks[fact.to] = fork
    announced = tuple(n for n in record.announced if n <= fact.to)
    if how and how.announced and fact.to > record.at:
        announced = (*announced, fact.to)
    d.put("stages", fact.reform, StageRecord(fact.to, turn, announced, forks, begun))
    if pending is not None:
        d.map("pending").pop(fact.reform)


@note.register
def _closed(fact: Closed, d: Draft) -> None:
    d.put("closed", fact.branch, fact.until)


@note.register
def _started(fact: Started, d: Draft) -> None:
    d.put("opened", started(fact.initiative, fact.target, fact.target2), d.state.turn)
    d.set("words_used", d.get("words_used") + 1)


@note.register
def _moved(fact: Moved, d: Draft) -> None:
    d.put("moves", fact.move, d.state.turn)


@note.register
def _crossed(fact: Crossed, d: Draft) -> None:
    d.set("red_lines", d.get("red_lines") | {fact.person})


@note.register
def _seated(fact: Seated, d: Draft) -> None:
    d.put("seats", fact.body, {**d.get("seats").get(fact.body, {}), fact.person: fact.votes})


@note.register
def _unseated(fact: Unseated, d: Draft) -> None:
    d.put("seats", fact.body, {p: v for p, v in d.get("seats").get(fact.body, {}).items() if p != fact.person})


@note.register
def _appointed(fact: Appointed, d: Draft) -> None:
    d.map("offices").pop(fact.title, None)
    if fact.person is not None:
        d.put("offices", fact.title, fact.person)


@note.register
def _absent(fact: Absent, d: Draft) -> None:
    d.put("absent", fact.person, fact.until)


@note.register
def _promised(fact: Promised, d: Draft) -> None:
    key = f"{fact.commitment}|{fact.to}" if fact.to else fact.commitment
    d.put("bonds", key, Bond(fact.commitment, fact.to, d.state.turn, fact.due))


@note.register
def _marked(fact: Marked, d: Draft) -> None:
    bond: Bond = d.get("bonds")[fact.bond]
    d.put("bonds", fact.bond, replace(bond, marks=(*bond.marks, str(fact.turn))))


@note.register
def _judged(fact: Kept | Broken, d: Draft) -> None:
    bond: Bond = d.get("bonds")[fact.bond]
    d.put("bonds", fact.bond, replace(bond, status="kept" if isinstance(fact, Kept) else "broken", judged=d.state.turn))


@note.register
def _counted(fact: Counted, d: Draft) -> None:
    d.put("votes", fact.vote, (d.state.turn, fact.won))


@note.register
def _scheduled(fact: Scheduled, d: Draft) -> None:
    later = Later(fact.due, fact.key, fact.part, fact.target, fact.target2, fact.member, fact.cause)
    d.set("later", (*d.get("later"), later))


@note.register
def _came_due(fact: CameDue, d: Draft) -> None:
    d.set("later", tuple(later for later in d.get("later") if later.due > fact.until))


@note.register
def _printed(fact: Printed, d: Draft) -> None:
    d.put("printed", fact.item, d.state.turn)


@note.register
def _revealed(fact: Revealed, d: Draft) -> None:
    d.set("revealed", d.get("revealed") | {fact.address})


@note.register
def _troubled(fact: Troubled, d: Draft) -> None:
    d.set("troubled", d.get("troubled") | {fact.name})


@note.register
def _turn_closed(fact: TurnClosed, d: Draft) -> None:
    state = d.state
    d.set("formulas", fact.formulas)
    d.set("past", (*state.past, (*state.values, *fact.formulas)))
    d.set("stood", {r: (p.to if (p := state.pending.get(r)) else s.at) for r, s in state.stages.items()})
    d.set("turn", state.turn + 1)
    d.set("words_used", 0)
    d.set("scenes_opened", len(state.tray))
    d.set("storm", False)


@note.register
def _ended(fact: Ended, d: Draft) -> None:
    d.set("ending", fact.ending)
    d.set("successor", fact.successor)


@note.register
def _nothing(fact: Lapsed | Budgeted, d: Draft) -> None:
    """These are told and change no state."""
