"""What a save holds, record by record, and the JSON of each. Format 1.

A game is `Begun`, then `Ended` for turn 0, then `Given` for every order but the last of a turn, `Ended` for every
turn, and `Opened` whenever it was taken up again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.clean import clean
from game.model.log import TurnLog
from game.model.orders import Order, from_data, to_data
from game.model.records import Cause, CauseKind, Entry
from game.model.scenario import Scenario
from game.model.state import State
from game.store import codec

FORMAT = 1
_ADDRESS = "file://"
_OMITTED: dict[str, Any] = {"values": (), "formulas": (), "terms": (), "past": (), "seen": frozenset(), "tuning": {}}


class Layout(Struct, frozen=True):
    """What the numbers of the records that follow are called, in order. `terms`: address and label.

    `ids`: what else the scenario had, by kind, so that one can tell later what has changed; 0.1.0 wrote none.
    """

    addresses: tuple[str, ...]
    formulas: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    ids: Mapping[str, tuple[str, ...]] = {}


class Stamp(Struct, frozen=True):
    """Where the game stands after the record. `counter`: higher in whichever game was played last."""

    counter: int
    turn: int
    date: str
    ending: str | None = None


class Begun(Struct, frozen=True, tag_field="kind", tag="game"):
    """The first record: the inputs of the game, and of what scenario it is one. `turns`: how many that has."""

    format: int
    version: str
    scenario: str
    title: str
    path: str
    digest: str
    turns: int
    seed: int
    level: str | None
    vow: str | None
    seen: tuple[str, ...]
    names: Layout
    at: Stamp


class Opened(Struct, frozen=True, tag_field="kind", tag="opened"):
    """The game was taken up again, by `version`. `names` where the scenario had changed."""

    version: str
    path: str
    digest: str
    names: Layout | None
    at: Stamp


class Given(Struct, frozen=True, tag_field="kind", tag="order"):
    order: Mapping[str, Any]
    at: Stamp


class Ended(Struct, frozen=True, tag_field="kind", tag="turn"):
    """A turn has ended, or at 0 the game begun. `rows`: what `State.past` has gained since the last such record.

    `entries`: address, amount, and the cause's kind, id, part and since.
    """

    turn: int
    state: State
    values: tuple[float, ...]
    formulas: tuple[float, ...]
    terms: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]
    orders: tuple[Mapping[str, Any], ...]
    entries: tuple[tuple[str, float, CauseKind, str, str, int], ...]
    facts: tuple[codec.Stored, ...]
    at: Stamp


Record = Begun | Opened | Given | Ended
_ENCODER = msgspec.json.Encoder()
_DECODER: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def encode(record: Record) -> bytes:
    return _ENCODER.encode(record)


def decode(text: bytes) -> Record | None:
    """The record that `text` is, its words made safe to show; None where it is none of this format."""
    try:
        if text.isascii() and b"\\" not in text and b"\x7f" not in text:
            return _DECODER.decode(text)  # nothing in it that a terminal might obey
        record: Record = msgspec.convert(_cleaned(msgspec.json.decode(text)), Record, str_keys=True)
        return record
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _cleaned(value: Any, key: str = "") -> Any:
    """Plain data with every text in it clean but for a path, which must lead where it led: whoever shows it cleans."""
    match value:
        case str():
            return value if key == "path" else clean(value)
        case dict():
            return {clean(name): _cleaned(each, name) for name, each in value.items()}
        case list():
            return [_cleaned(each) for each in value]
    return value


def path_kept(path: str) -> str:
    """The absolute `path` as text that a record can hold: as a file: address where it is no Unicode."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return _ADDRESS + quote_from_bytes(os.fsencode(path))
    return path


def path_of(kept: str) -> Path:
    """The path that `path_kept` gave this text for."""
    return Path(os.fsdecode(unquote_to_bytes(kept.removeprefix(_ADDRESS))) if kept.startswith(_ADDRESS) else kept)


def names(scenario: Scenario) -> Layout:
    terms = sorted((row.term, row.address, row.label) for row in scenario.dynamics.rows if row.term >= 0)
    called = tuple((address, label) for _, address, label in terms)
    return Layout(scenario.addresses, tuple(scenario.formulas), called, _ids(scenario))


def _ids(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    return {
        "person": tuple(scenario.people),
        "bloc": tuple(bloc for body in scenario.bodies.values() for bloc in body.blocs),
        "body": tuple(scenario.bodies),
        "reform": tuple(scenario.reforms),
        "initiative": tuple(scenario.initiatives),
        "event": tuple(scenario.events),
        "vote": tuple(scenario.votes),
        "promise": tuple(scenario.commitments),
        "ending": tuple(ending.id for ending in scenario.endings),
    }


def ended(log: TurnLog, state: State, at: Stamp, *, known: int) -> Ended:
    """The record of a turn's end. `known`: how many rows of the past are in earlier records."""
    bare = replace(state, **_OMITTED, **({"unknowns": {}} if log.turn else {}))
    return Ended(
        turn=log.turn,
        state=bare,
        values=state.values,
        formulas=state.formulas,
        terms=state.terms,
        rows=state.past[known:],
        orders=tuple(to_data(order) for order in log.orders),
        entries=tuple((e.address, e.amount, (c := e.cause).kind, c.id, c.part, c.since) for e in log.entries),
        facts=tuple(map(codec.stored, log.facts)),
        at=at,
    )


def log(record: Ended) -> TurnLog:
    """The records of the turn. ValueError if an order or a fact is none."""
    return TurnLog(
        record.turn,
        tuple(order(each) for each in record.orders),
        tuple(Entry(each[0], each[1], Cause(*each[2:])) for each in record.entries),
        tuple(fact for fact in map(codec.fact, record.facts) if fact is not None),
    )


def order(data: Mapping[str, Any]) -> Order:
    """ValueError if `data` is no order."""
    return from_data(data)


def state(record: Ended, begun: Begun, start: State | None, past: tuple[tuple[float, ...], ...]) -> State:
    """The state again, but for its tuning: that is the scenario's. `start`: of turn 0, with what the seed settled."""
    return replace(
        record.state,
        values=record.values,
        formulas=record.formulas,
        terms=record.terms,
        past=(*past, *record.rows),
        seen=frozenset(begun.seen),
        unknowns=(start or record.state).unknowns,
    )
