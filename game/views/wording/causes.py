"""Causes in words: what moved a number, and the date of the decision behind it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from game.model.records import Cause
from game.views.reading import Reading
from game.views.wording import dates
from game.views.wording.prose import line

_LABEL = 48  # characters of an answer
_SENTENCE = re.compile(r"(?<=[.?!;])\s")


def say(reading: Reading, cause: Cause) -> str:
    """What did it: a flow's label, a scene and its answer, a reform and its stage."""
    said = _CAUSES.get(cause.kind)
    return said(reading, cause) if said else cause.part or reading.name(cause.id)


def group(reading: Reading, cause: Cause) -> str:
    """The same more broadly, to add up by: a reform without its stage, a scene without its answer."""
    if cause.kind in ("reform", "decree"):
        return reading.reform(cause.id)
    if cause.kind in ("event", "move", "initiative"):
        return reading.event(cause.id)
    return say(reading, cause)


def brief(reading: Reading, cause: Cause) -> str:
    """The same in few words: a scene without its answer, which is fresh in mind."""
    return reading.event(cause.id) if cause.kind == "event" else say(reading, cause)


def since(reading: Reading, cause: Cause, turn: int) -> str:
    """The date of the decision behind it, where that was not in `turn` itself."""
    if not cause.since or cause.since == turn:
        return ""
    return dates.within(reading.scenario.calendar, cause.since)


def _answered(reading: Reading, cause: Cause) -> str:
    event = reading.scenario.events.get(cause.id)
    choice = event.choices.get(cause.part) if event else None
    title = reading.event(cause.id)
    return f"{title}: {_begun(line(choice.label, reading))}" if choice else title


def first_sentence(label: str) -> str:
    """What an answer begins with."""
    return _SENTENCE.split(label, maxsplit=1)[0]


def _begun(label: str) -> str:
    """The first sentence of an answer, or as many of its words as stand on a line."""
    return textwrap.shorten(first_sentence(label), _LABEL, placeholder=" …")


def _moved(reading: Reading, cause: Cause) -> str:
    event = cause.id if cause.id in reading.scenario.events else f"{cause.id}.{cause.part}"
    person = event.partition(".")[0]
    return (
        f"{reading.short(person)}: {reading.name(event)}" if event in reading.scenario.events else reading.short(person)
    )


def _staged(reading: Reading, cause: Cause) -> str:
    reform = reading.reform(cause.id)
    number = int(cause.part) if cause.part.isdigit() else 0
    return f"{reform}: {reading.stage(cause.id, number)}" if cause.id in reading.scenario.reforms else reform


def _decreed(reading: Reading, cause: Cause) -> str:
    number = int(cause.part) if cause.part.isdigit() else 0
    known = cause.id in reading.scenario.reforms
    what = reading.stage(cause.id, number) if known else reading.reform(cause.id)
    return f"{reading.scenario.names.decree.capitalize()}: {what}"


def _judged(reading: Reading, cause: Cause) -> str:
    return f"Promise {cause.part}: {reading.name(cause.id)}"


def _voted(reading: Reading, cause: Cause) -> str:
    return f"{reading.vote(cause.id)}: {'carried' if cause.part == 'passed' else 'not carried'}"


_CAUSES: dict[str, Callable[[Reading, Cause], str]] = {
    "flow": lambda reading, cause: cause.part,
    "term": lambda reading, cause: cause.part,
    "event": _answered,
    "move": _moved,
    "reform": _staged,
    "decree": _decreed,
    "vote": _voted,
    "commitment": _judged,
    "member": lambda reading, cause: reading.subject(cause.id),
    "fade": lambda reading, cause: "Moods fade",
    "red_line": lambda reading, cause: f"{reading.short(cause.id)}: a line was crossed",
    "plan": lambda reading, cause: "The plan",
    "chance": lambda reading, cause: "Luck",
    "limit": lambda reading, cause: "It can go no further",
    "ending": lambda reading, cause: "The end",
    "start": lambda reading, cause: "As it stood at the start",
}
