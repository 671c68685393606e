"""Effects as data: changes of numbers and the verbs of the format. What they do is for `rules.effects`.

Every change and verb knows its `draw` (owner/choice/address: the key of its chance, so that two effects that share
one test the same) and its `key` (the same with a number where it is repeated: unique in the scenario, so that a
scheduled effect is found again after a save).
"""

from __future__ import annotations

from msgspec import Struct

from game.model.expression import Expression


class Change(Struct, frozen=True):
    """Change a number. `address` may begin with `with.` or `with2.`, or be a bare trait inside `Each`."""

    address: str
    by: Expression | None = None
    to: Expression | None = None
    when: Expression | None = None
    odds: Expression | None = None
    after: int = 0
    over: int = 1
    seen: str = "shown"
    certain: bool = True
    why: str = ""
    draw: str = ""
    key: str = ""


class Verb(Struct, frozen=True):
    """Anything else that can happen. `name` is the verb; `args` its words in the order of `VERBS`, ids or plain text.

    Optional words that were not given are None. `when` and `odds` as for changes; `after` in turns.
    """

    name: str
    args: tuple[str | int | float | bool | None, ...]
    when: Expression | None = None
    odds: Expression | None = None
    after: int = 0
    seen: str = "shown"
    certain: bool = True
    why: str = ""
    draw: str = ""
    key: str = ""


# The words of each verb, in the order of `Verb.args`.
VERBS: dict[str, tuple[str, ...]] = {
    "stage": ("reform", "by", "to", "fork"),  # reform: an id, or with.theme
    "event": ("id", "with"),
    "cancel": ("id",),
    "vote": ("id",),
    "seat": ("who", "body", "votes"),
    "unseat": ("who", "body"),
    "office": ("who", "title"),
    "absent": ("who", "turns", "until"),  # until: a date as written
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
