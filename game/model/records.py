"""What happens, as records: entries move numbers, facts move everything else. `rules.ledger` posts them."""

from __future__ import annotations

from msgspec import Struct


class Cause(Struct, frozen=True, gc=False):
    """Why a number moved: `kind` (flow, term, event, reform, decree, initiative, move, vote, commitment, member, fade,
    red_line, plan, chance, limit, ending, start, calendar), the `id` of what did it, the `part` of it (a choice, a
    stage, a label, a care), and the turn in which the decision behind it was taken (0: none)."""

    kind: str
    id: str = ""
    part: str = ""
    since: int = 0


class Entry(Struct, frozen=True, gc=False):
    """`amount`, a multiple of 2^-20, added to the number at `address`."""

    address: str
    amount: float
    cause: Cause


class Ballot(Struct, frozen=True):
    """One vote in a count. `vote`: yes, no or absent; `waited` for the larger side; `weight` as counted.

    `reasons`: (label, points) of the support, for a person; `share`: of a bloc's members, on the yes side.
    """

    who: str
    vote: str
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


class Fact(Struct, frozen=True):
    """Something that happened. `ids` by kind, as `rules.ledger.FACTS` lists them; `count` for a vote."""

    kind: str
    ids: tuple[str | int | float | bool | None, ...] = ()
    count: Count | None = None
    cause: Cause | None = None


class Refusal(Struct, frozen=True, eq=False):
    """Why an order is not legal. `reason`: a key of `views.words.REFUSALS`; `ids` fill it.

    `failed`: the clauses that do not hold (model.expression.Clause), for `needs`; `have` and `need` for a price.
    """

    reason: str
    ids: tuple[str, ...] = ()
    failed: tuple[object, ...] = ()
    have: float = 0.0
    need: float = 0.0
