"""Effects as data: changes of numbers and the verbs of the format. What they do is for `rules.effects`.

Every change and verb knows its `draw` (owner/choice/address: the key of its chance, so that two effects that share
one test the same) and its `key` (the same with a number where it is repeated: unique in the scenario, so that a
scheduled effect is found again after a save).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from game.model.expression import Expression

Seen = Literal["shown", "hinted", "secret"]


class Change(Struct, frozen=True):
    """Change a number. `address` may begin with `with.` or `with2.`, or be a bare trait inside `Each`."""

    address: str
    by: Expression | None = None
    to: Expression | None = None
    when: Expression | None = None
    odds: Expression | None = None
    after: int = 0
    over: int = 1
    seen: Seen = "shown"
    certain: bool = True
    why: str = ""
    draw: str = ""
    key: str = ""


class Verb(Struct, frozen=True, kw_only=True, tag_field="verb"):
    """Anything else that can happen: a type for each verb of the format, whose name is its tag.

    `when` and `odds` as for changes; `after` in turns. People may be `with` and `with2`, whoever was cast; optional
    words that were not given are None.
    """

    when: Expression | None = None
    odds: Expression | None = None
    after: int = 0
    seen: Seen = "shown"
    certain: bool = True
    why: str = ""
    draw: str = ""
    key: str = ""


class MoveStage(Verb, frozen=True, kw_only=True, tag="stage"):
    """`reform`: an id, or with.theme, with2.theme; exactly one of `by` and `to` is given."""

    reform: str
    by: int | None
    to: int | None
    fork: str | None


class OpenEvent(Verb, frozen=True, kw_only=True, tag="event"):
    event: str
    whom: str | None


class CancelEvent(Verb, frozen=True, tag="cancel"):
    event: str


class CallVote(Verb, frozen=True, tag="vote"):
    vote: str


class GiveSeat(Verb, frozen=True, kw_only=True, tag="seat"):
    who: str
    body: str
    votes: bool


class TakeSeat(Verb, frozen=True, kw_only=True, tag="unseat"):
    who: str
    body: str


class Appoint(Verb, frozen=True, kw_only=True, tag="office"):
    """Whoever held the office loses it; `who` None empties it."""

    who: str | None
    title: str


class SendAway(Verb, frozen=True, kw_only=True, tag="absent"):
    """For so many turns, or `until` a date as written."""

    who: str
    turns: int | None
    until: str | None


class Promise(Verb, frozen=True, kw_only=True, tag="promise"):
    commitment: str
    to: str | None


class Reveal(Verb, frozen=True, tag="reveal"):
    address: str


class MoveShare(Verb, frozen=True, tag="plan"):
    share: str
    by: float


class EndGame(Verb, frozen=True, tag="end"):
    ending: str


def verb_name(verb: Verb) -> str:
    """What the format calls the verb."""
    return str(verb.__struct_config__.tag)


def verb_words(verb: Verb) -> tuple[str | int | float | bool | None, ...]:
    """What it was given, in the order of its type; its draw is keyed by the first."""
    return tuple(getattr(verb, field) for field in verb.__struct_fields__ if field not in Verb.__struct_fields__)


# The words of each verb as authors write them.
VERBS: dict[str, tuple[str, ...]] = {
    "stage": ("reform", "by", "to", "fork"),
    "event": ("id", "with"),
    "cancel": ("id",),
    "vote": ("id",),
    "seat": ("who", "body", "votes"),
    "unseat": ("who", "body"),
    "office": ("who", "title"),
    "absent": ("who", "turns", "until"),
    "promise": ("id", "to"),
    "reveal": ("address",),
    "plan": ("share", "by"),
    "end": ("id",),
}


class Each(Struct, frozen=True):
    """`effects` for every member of a body (by id), or every bloc (of="blocs"), for whom `when` holds."""

    of: str
    effects: tuple[Effect, ...]
    when: Expression | None = None


Effect = Change | Verb | Each
Effects = tuple[Effect, ...]
