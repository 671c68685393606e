"""What moves a number and why, a vote's count, and why an order is refused. Facts stand in `model.facts`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

CauseKind = Literal[
    "flow", "term", "event", "reform", "decree", "initiative", "move", "vote", "commitment", "member", "fade",
    "red_line", "plan", "chance", "limit", "start", "calendar",
]  # fmt: skip
Side = Literal["yes", "no", "absent", "share"]
Reason = Literal[
    "over", "price", "needs", "unanswered", "decrees_used", "words_used", "underway", "one_step", "never_back",
    "not_announced", "no_fork", "choose_fork", "fork_closed", "already_open", "nobody_cast", "choose_whom",
    "not_castable", "once", "too_soon", "plan_closed", "plan_given", "plan_sum", "share_range", "share_swing",
    "not_in_tray", "no_such_choice", "nothing_to_take_back", "unknown",
]  # fmt: skip


class Cause(Struct, frozen=True, gc=False):
    """Why a number moved: the kind and `id` of what did it, the `part` of it (a choice, a stage, a label, a care), and
    the turn in which the decision behind it was taken (0: none)."""

    kind: CauseKind
    id: str = ""
    part: str = ""
    since: int = 0


class Entry(Struct, frozen=True, gc=False):
    """`amount`, a multiple of 2^-20, added to the number at `address`."""

    address: str
    amount: float
    cause: Cause


class Ballot(Struct, frozen=True):
    """One vote in a count. `vote`: of a bloc, share; `waited` for the larger side; `weight` as counted.

    `reasons`: (label, points) of the support, for a person; `share`: of a bloc's members, on the yes side.
    """

    who: str
    vote: Side
    weight: float
    support: float = 0.0
    waited: bool = False
    reasons: tuple[tuple[str, float], ...] = ()
    share: float = 0.0


class Count(Struct, frozen=True):
    """The count of a vote. `yes` and `no` in heads, weights or members; `won` from the player's side."""

    vote: str
    body: str
    yes: float
    no: float
    passed: bool
    won: bool
    ballots: tuple[Ballot, ...]


class Refusal(Struct, frozen=True, eq=False):
    """Why an order is not legal. `reason`: a key of `views.wording.conditions.REFUSALS`; `ids` fill it.

    `failed`: the clauses that do not hold (model.expression.Clause), for `needs`; `have` and `need` for a price.
    """

    reason: Reason
    ids: tuple[str, ...] = ()
    failed: tuple[object, ...] = ()
    have: float = 0.0
    need: float = 0.0
