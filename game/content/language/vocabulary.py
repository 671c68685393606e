"""What the names in a scenario's expressions mean, and what is said when they mean nothing. Compiles nothing."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from game.model.calendar import Calendar
from game.model.expression import Kin
from game.model.numbers import Unknown
from game.model.questions import QUESTIONS


class LanguageError(Exception):
    """An expression that cannot be used. `offset` counts characters of its text from 0; `hint` may be empty."""

    def __init__(self, message: str, offset: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


class Vocabulary(Struct, frozen=True):
    """Every name that an expression may use.

    `slots`: indicators, `person.trait`, `bloc.mood`, `plan.share`, chances, formulas and tuning, with their places in
    `Moment.v`; `slots['']` is always 0. `traits` begins loyalty, mood, weight, members. `kin`: people and blocs.
    `tuning`: those of `slots` that never change, so that `was` and its like refuse them. `events` (with rivals' moves,
    as person.move) -> their choices; `reforms` -> the branches of their forks; `commitments` with person.asks.
    """

    slots: Mapping[str, int]
    calendar: Calendar
    traits: tuple[str, ...] = ("loyalty", "mood", "weight", "members")
    kin: Mapping[str, Kin] = {}
    tuning: Collection[str] = frozenset()
    indicators: Collection[str] = frozenset()  # of these `reported` may be asked
    events: Mapping[str, Collection[str]] = {}
    reforms: Mapping[str, Collection[str]] = {}
    people: Collection[str] = frozenset()
    bodies: Collection[str] = frozenset()
    titles: Collection[str] = frozenset()
    commitments: Collection[str] = frozenset()
    unknowns: Mapping[str, Unknown] = {}
    levels: Collection[str] = frozenset()
    vows: Collection[str] = frozenset()
    votes: Collection[str] = frozenset()
    shares: Collection[str] = frozenset()  # without `plan.`
    subjects: Collection[str] = frozenset()  # whatever may be cared about: reforms, themes, indicators, shares


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint naming what `word` may have been meant for, or nothing."""
    close = difflib.get_close_matches(word, [k for k in known if k], n=2, cutoff=0.7)
    return f"did you mean {' or '.join(close)}?" if close else ""


def how_to_ask(vocabulary: Vocabulary, name: str) -> str:
    """How a name that has no number of its own can be used, or nothing."""
    if name in QUESTIONS:
        return f"write: {name}({'...' if QUESTIONS[name].takes else ''})"
    ways: tuple[tuple[Collection[str], str], ...] = (
        (vocabulary.reforms, "stage({})"),
        (vocabulary.shares, "share({})"),
        (vocabulary.events, "happened({})"),
        (vocabulary.commitments, "promised({})"),
        (vocabulary.votes, "won({})"),
        (vocabulary.unknowns, "unknown({})"),
        (vocabulary.levels, "level({})"),
        (vocabulary.vows, "vowed({})"),
        (vocabulary.kin, "{}.loyalty or {}.mood"),
    )
    return next((f"write: {way.format(name, name)}" for known, way in ways if name in known), "")
