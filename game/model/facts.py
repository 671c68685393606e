"""Facts: what happened besides numbers, a type for each kind. `rules.draft` says what each changes in a state.

A save keeps a fact's tag and its fields in their order (`store.codec`): a field that is added later comes last and has
a default; none is renamed in meaning, moved or taken away.
"""

from __future__ import annotations

from msgspec import Struct

from game.model.records import Cause, Count, Reason


class Fact(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Something that happened, and why where somebody decided it."""

    cause: Cause | None = None


class Opened(Fact, frozen=True, kw_only=True, tag="opened"):
    """A scene or wire lies in the tray."""

    event: str
    target: str | None = None
    target2: str | None = None
    chained: bool = False
    worth: float = 1.0


class Numbered(Fact, frozen=True, tag="scene"):
    """A scene counts toward the number of the turn."""

    event: str
    storm: bool


class Chose(Fact, frozen=True, kw_only=True, tag="chose"):
    """A scene was answered; a wire's `choice` is `READ`."""

    event: str
    choice: str


class Waits(Fact, frozen=True, tag="waits"):
    """An event waits for a place in the tray, until the end of turn `until`."""

    event: str
    until: int


class Expired(Fact, frozen=True, tag="expired"):
    """An event has waited long enough."""

    event: str


class Cancelled(Fact, frozen=True, tag="cancelled"):
    """An event will not come; `keys` of the effects that would have opened it."""

    event: str
    keys: tuple[str, ...] = ()


class Ordered(Fact, frozen=True, kw_only=True, tag="ordered"):
    """A decree: the reform goes to stage `to`, which begins to work in turn `due`."""

    reform: str
    to: int
    due: int
    announced: bool
    fork: str | None = None


class Staged(Fact, frozen=True, tag="stage"):
    """A stage of a reform begins to work."""

    reform: str
    to: int
    fork: str | None = None


class Closed(Fact, frozen=True, tag="closed"):
    """A branch of a fork, as reform.stage.branch, is closed until turn `until`."""

    branch: str
    until: int


class Started(Fact, frozen=True, kw_only=True, tag="word"):
    """An initiative was started, on whom it is about."""

    initiative: str
    target: str | None = None
    target2: str | None = None


class Moved(Fact, frozen=True, tag="moved"):
    """Somebody made a move unasked, as person.move."""

    move: str


class Crossed(Fact, frozen=True, tag="red_line"):
    """The red line of a person was crossed."""

    person: str


class Seated(Fact, frozen=True, kw_only=True, tag="seated"):
    person: str
    body: str
    votes: bool


class Unseated(Fact, frozen=True, kw_only=True, tag="unseated"):
    person: str
    body: str


class Appointed(Fact, frozen=True, kw_only=True, tag="office"):
    """An office was given to a person, or emptied."""

    title: str
    person: str | None


class Absent(Fact, frozen=True, tag="absent"):
    """Somebody is away until the end of turn `until`."""

    person: str
    until: int


class Promised(Fact, frozen=True, kw_only=True, tag="promised"):
    """A commitment was made, to a person or to all, to be judged in turn `due`."""

    commitment: str
    to: str | None
    due: int


class Marked(Fact, frozen=True, tag="marked"):
    """A bond, by its key in `State.bonds`, has reached the mark of turn `turn`."""

    bond: str
    turn: int


class Kept(Fact, frozen=True, tag="kept"):
    bond: str


class Broken(Fact, frozen=True, tag="broken"):
    bond: str


class Counted(Fact, frozen=True, tag="counted"):
    """A vote was taken; `won` from the player's side."""

    vote: str
    won: bool
    count: Count


class Scheduled(Fact, frozen=True, kw_only=True, tag="later"):
    """The effect of that key acts at the end of turn `due`, by `part` of its amount, on whom it is about."""

    due: int
    key: str
    part: float = 1.0
    target: str | None = None
    target2: str | None = None
    member: str | None = None


class CameDue(Fact, frozen=True, tag="came_due"):
    """What was put off until turn `until` or before has acted."""

    until: int


class Printed(Fact, frozen=True, tag="printed"):
    item: str


class Revealed(Fact, frozen=True, tag="revealed"):
    address: str


class Troubled(Fact, frozen=True, tag="error"):
    """What is called `name` could not be reckoned."""

    name: str


class Lapsed(Fact, frozen=True, tag="lapsed"):
    """An order that was no longer legal at the turn's end; `what` as `orders.subject` calls it."""

    what: str
    reason: Reason


class Budgeted(Fact, frozen=True, tag="budgeted"):
    """A plan was set."""


class TurnClosed(Fact, frozen=True, tag="closed_turn"):
    """A turn is over; `formulas` as they stood."""

    formulas: tuple[float, ...] = ()


class Ended(Fact, frozen=True, kw_only=True, tag="ended"):
    """The game has ended."""

    ending: str
    successor: str | None = None


READ = "read"  # the choice of a wire, which is only read


def kind(of: type[Fact]) -> str:
    """The tag of a kind of fact, by which a save knows it."""
    return str(of.__struct_config__.tag)


KINDS: dict[str, type[Fact]] = {kind(each): each for each in Fact.__subclasses__()}
