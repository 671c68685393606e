"""Facts on disk: the form of format 1, byte for byte, for every kind; what a later version adds, and what is none."""

from __future__ import annotations

import msgspec
import pytest

from game.model.facts import (
    KINDS,
    Chose,
    Fact,
)
from game.rules import bots
from game.store import codec, records
from game.store.codec import Stored
from game.store.records import Stamp
from tests.rules.test_ledger import SAMPLES
from tests.rules.worlds import harbour

# As 0.1.0 wrote them: kind and ids; without a count and a cause.
IDS: dict[str, str] = {
    "opened": '["cadiz",null,null,false,1.0]',
    "scene": '["cadiz",true]',
    "chose": '["opera","open"]',
    "waits": '["riot",9]',
    "expired": '["homage"]',
    "cancelled": '["opera"]',
    "ordered": '["lanterns",1,3,false,null]',
    "stage": '["convoy",1,null]',
    "closed": '["lanterns.2.paid_by_toll",9]',
    "word": '["hear_out","jastram",null]',
    "moved": '["jastram.petition"]',
    "red_line": '["jastram"]',
    "seated": '["teixeira","senate",false]',
    "unseated": '["jastram","senate"]',
    "office": '["Burgomaster",null]',
    "absent": '["jastram",4]',
    "promised": '["friendship","jastram",7]',
    "marked": '["dignity",3]',
    "kept": '["dignity"]',
    "broken": '["dignity"]',
    "counted": '["appeal",true]',
    "later": '[3,"key",1.0,null,null,null]',
    "came_due": "[3]",
    "printed": '["geese"]',
    "revealed": '["trade"]',
    "error": '["quarrel"]',
    "lapsed": '["lanterns","price"]',
    "budgeted": "[]",
    "closed_turn": "[1.0,2.0,3.0,4.0,5.0]",
    "ended": '["deposed","schulte"]',
}
COUNT = '{"vote":"appeal","body":"senate","yes":2,"no":1,"passed":true,"won":true,"ballots":[]}'


def read(text: str) -> Fact | None:
    return codec.fact(msgspec.json.decode(text, type=Stored))


@pytest.mark.parametrize("sample", [fact for fact, _ in SAMPLES], ids=lambda fact: type(fact).__name__)
def test_a_fact_is_written_as_it_always_was_and_read_again(sample: Fact) -> None:
    written = msgspec.json.encode(codec.stored(sample)).decode()
    kind = msgspec.json.decode(written)["kind"]

    count = COUNT if kind == "counted" else "null"
    assert written == f'{{"kind":"{kind}","ids":{IDS[kind]},"count":{count},"cause":null}}'
    assert read(written) == sample


def test_every_kind_is_pinned() -> None:
    assert set(IDS) == set(KINDS)


def test_what_was_cancelled_keeps_the_keys_of_its_openings() -> None:
    text = '{"kind":"cancelled","ids":["opera","a/b","c/d"],"count":null,"cause":null}'

    fact = read(text)

    assert fact is not None and msgspec.json.encode(codec.stored(fact)).decode() == text


def test_a_cause_comes_back() -> None:
    text = '{"kind":"revealed","ids":["trade"],"count":null,"cause":{"kind":"event","id":"fire","part":"","since":3}}'

    fact = read(text)

    assert fact is not None and fact.cause is not None and (fact.cause.kind, fact.cause.since) == ("event", 3)
    assert msgspec.json.encode(codec.stored(fact)).decode() == text


def test_a_kind_and_an_id_of_a_later_version_are_passed_over() -> None:
    assert read('{"kind":"foreseen","ids":["a"],"count":null,"cause":null}') is None
    assert read('{"kind":"chose","ids":["a","b","c"],"count":null,"cause":null}') == Chose(event="a", choice="b")


@pytest.mark.parametrize(
    "text",
    [
        '{"kind":"chose","ids":["a"],"count":null,"cause":null}',
        '{"kind":"waits","ids":["a","b"],"count":null,"cause":null}',
        '{"kind":"counted","ids":["a",true],"count":null,"cause":null}',
        '{"kind":"lapsed","ids":["a","no such reason"],"count":null,"cause":null}',
        '{"kind":"closed_turn","ids":[1.0,"a"],"count":null,"cause":null}',
    ],
)
def test_what_is_no_fact_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read(text)


def test_every_turn_of_a_game_comes_back_from_its_record() -> None:
    played = bots.play(harbour(), bots.bot_named("random", harbour(), 3), seed=3)

    for log, state in zip(played.turns, played.states, strict=True):
        record = records.decode(records.encode(records.ended(log, state, Stamp(1, log.turn, ""), known=0)))

        assert isinstance(record, records.Ended)
        assert records.log(record) == log
