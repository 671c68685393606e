"""Orders in the author's text: every name in them resolved. The same grammar as `model.orders.from_data` reads."""

from __future__ import annotations

from collections.abc import Callable

from game.content.build.draft import Draft
from game.content.yaml.source import Node, nearest
from game.model.orders import Choose, Decree, Order, Plan, Word

KINDS: dict[str, tuple[str, ...]] = {
    "choose": (),
    "reform": ("to", "announced", "fork"),
    "initiative": ("with",),
    "plan": (),
}


def order(draft: Draft, node: Node) -> Order | None:
    """The order in `node`, or None where there is none, and the reason told."""
    kinds = [key for key, _ in node.items() if key in KINDS]
    if len(kinds) != 1:
        draft.problems.add(node, "an order is one of choose, reform, initiative and plan")
        return None
    kind = kinds[0]
    for key, _ in node.items():
        if key != kind and key not in KINDS[kind]:
            message = f"'{key}' has no place in an order that begins '{kind}'"
            draft.problems.add(node.key(key), message, hint=nearest(key, KINDS[kind]))
    return _READERS[kind](draft, node)


def _text(draft: Draft, node: Node, key: str) -> Node | None:
    found = node.get(key)
    if found is None or found.kind != "text":
        draft.problems.add(found or node, f"'{key}' should be an id")
        return None
    return found


def _choose(draft: Draft, node: Node) -> Order | None:
    found = _text(draft, node, "choose")
    if found is None:
        return None
    scene, dot, choice = str(found.value).rpartition(".")
    if not dot:
        draft.problems.add(found, "a choice is written event.choice")
    elif scene not in draft.names.events:
        draft.unknown(found, "event", scene, draft.names.events)
    elif choice not in draft.names.events[scene] and not (choice == "read" and not draft.names.events[scene]):
        draft.part(_as(found, choice), scene, "choice", draft.names.events[scene])
    return Choose(scene, choice)


def _as(node: Node, value: str) -> Node:
    return Node("text", value, node.file, node.line, node.column, value)


def _reform(draft: Draft, node: Node) -> Order | None:
    found, to, fork, announced = _text(draft, node, "reform"), node.get("to"), node.get("fork"), node.get("announced")
    if found is None:
        return None
    if to is None or to.kind != "number" or not isinstance(to.value, int):
        draft.problems.add(to or node, "'to' should be the number of a stage")
        return None
    if announced and announced.kind != "truth":
        draft.problems.add(announced, "'announced' should be true or false")
    return decree(draft, found, to, to.value, fork, announced=bool(announced and announced.value))


def decree(draft: Draft, reform: Node, to: Node | None, stage: int, fork: Node | None, *, announced: bool) -> Decree:
    """The decree that takes `reform` to `stage`, by the branch `fork` if that is given."""
    name = draft.name(reform, "reform", draft.names.reforms)
    stages = draft.names.reforms.get(name, ())
    if to and stages and not 0 <= stage < len(stages):
        draft.problems.add(to, f"'{name}' has stages 0 to {len(stages) - 1}")
    if fork is None:
        return Decree(name, stage, announced)
    branches = tuple(branch for way in stages for branch in way)
    return Decree(name, stage, announced, draft.part(fork, name, "branch", branches) if stages else None)


def _initiative(draft: Draft, node: Node) -> Order | None:
    found = _text(draft, node, "initiative")
    return target(draft, found, node.get("with")) if found else None


def target(draft: Draft, initiative: Node, whom: Node | None) -> Word:
    """The word that starts `initiative`, on whoever is named."""
    name = draft.name(initiative, "initiative", draft.names.sections["initiatives"])
    names = draft.names_in(whom, "person or bloc", draft.names.kin)
    if len(names) > 2 and whom:
        draft.problems.add(whom, "an initiative is on two at most")
    return Word(name, *names[:2])


def _plan(draft: Draft, node: Node) -> Order | None:
    section = node.get("plan")
    if section is None or section.kind != "map":
        draft.problems.add(section or node, "'plan' should be a mapping of shares")
        return None
    shares: list[tuple[str, float]] = []
    for share, value in section.items():
        draft.name(section.key(share), "share of the plan", draft.names.shares)
        if value.kind == "number" and isinstance(value.value, int | float) and 0 <= value.value <= 100:
            shares.append((share, float(value.value)))
        else:
            draft.problems.add(value, "a share is a number of points, 0 to 100")
    return Plan(tuple(shares))


_READERS: dict[str, Callable[[Draft, Node], Order | None]] = {
    "choose": _choose,
    "reform": _reform,
    "initiative": _initiative,
    "plan": _plan,
}
