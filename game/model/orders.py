"""Orders: everything a player can tell the game, in one grammar for saves, history, lines, plays and --json."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Choose(Struct, frozen=True):
    """Answer a scene. `scene` is an event's id, or person.move for a rival's."""

    scene: str
    choice: str


class Decree(Struct, frozen=True):
    """Take a reform one stage further or back to stage `to`; announced, if nobody was asked."""

    reform: str
    to: int
    announced: bool = False
    fork: str | None = None


class Word(Struct, frozen=True):
    """Start an initiative, on whom it is about."""

    initiative: str
    target: str | None = None
    target2: str | None = None


class Plan(Struct, frozen=True):
    """Set shares of the coming plan; those not named stay."""

    shares: tuple[tuple[str, float], ...]


class TakeBack(Struct, frozen=True):
    """Take back the pending decree on a reform, or `plan`."""

    what: str


class EndTurn(Struct, frozen=True):
    """End the turn."""


Order = Choose | Decree | Word | Plan | TakeBack | EndTurn
LARGEST = 2.0**31  # no order names a number beyond it


def well_formed(order: object) -> bool:
    """Whether every field holds what belongs there, whoever made the order: no rule looks at one of which this is
    not so."""
    match order:
        case Choose(str(), str()) | TakeBack(str()) | EndTurn():
            return True
        case Decree(str(), int(to), bool(), None | str()):
            return -LARGEST < to < LARGEST
        case Word(str(), None | str(), None | str()):
            return True
        case Plan(tuple(shares)):
            return all(_share(share) for share in shares)
    return False


def _share(share: object) -> bool:
    match share:
        case (str(), float()):
            return True
        case (str(), int(points)):
            return -LARGEST < points < LARGEST
    return False


def subject(order: Order) -> str | None:
    """What `take_back` calls a pending order: the reform, or `plan`. None for what acts at once."""
    match order:
        case Decree(reform):
            return reform
        case Plan():
            return "plan"
    return None


def to_data(order: Order) -> dict[str, object]:
    """The order as the format writes it."""
    match order:
        case Choose(scene, choice):
            return {"choose": f"{scene}.{choice}"}
        case Decree(reform, to, announced, fork):
            data: dict[str, object] = {"reform": reform, "to": to}
            return data | ({"announced": True} if announced else {}) | ({"fork": fork} if fork else {})
        case Word(initiative, target, target2):
            whom = [t for t in (target, target2) if t]
            return {"initiative": initiative} | ({"with": whom[0] if len(whom) == 1 else whom} if whom else {})
        case Plan(shares):
            return {"plan": dict(shares)}
        case TakeBack(what):
            return {"take_back": what}
        case EndTurn():
            return {"end_turn": True}


def from_data(data: Mapping[str, object]) -> Order:
    """The order that `data` writes. ValueError says what is wrong with it."""
    kinds = [k for k in ("choose", "reform", "initiative", "plan", "take_back", "end_turn") if k in data]
    if len(kinds) != 1:
        raise ValueError("an order is one of choose, reform, initiative, plan, take_back, end_turn")
    kind = kinds[0]
    allowed = {"reform": {"reform", "to", "announced", "fork"}, "initiative": {"initiative", "with"}}.get(kind, {kind})
    for key in data:
        if key not in allowed:
            raise ValueError(f"'{key}' has no place in an order that begins '{kind}'")
    value = data[kind]
    if kind == "choose" and isinstance(value, str) and "." in value:
        return Choose(*value.rsplit(".", 1))
    if kind == "reform" and isinstance(value, str) and isinstance(data.get("to"), int):
        fork = data.get("fork")
        to = data["to"]
        assert isinstance(to, int)
        return Decree(value, to, data.get("announced") is True, fork if isinstance(fork, str) else None)
    if kind == "initiative" and isinstance(value, str):
        whom = data.get("with") or []
        names = [whom] if isinstance(whom, str) else whom
        if isinstance(names, list | tuple) and len(names) <= 2 and all(isinstance(n, str) for n in names):
            return Word(value, *names)
    if kind == "plan" and isinstance(value, Mapping):
        if all(isinstance(v, int | float) and not isinstance(v, bool) for v in value.values()):
            return Plan(tuple((str(k), float(v)) for k, v in value.items()))
    if kind == "take_back" and isinstance(value, str):
        return TakeBack(value)
    if kind == "end_turn" and value is True:
        return EndTurn()
    raise ValueError(f"this is not an order: {dict(data)!r}")
