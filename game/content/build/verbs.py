"""Each verb of the effects from its words, without its circumstances. Knows nothing of numbers."""

from __future__ import annotations

from collections.abc import Callable

from game.content.build.draft import Draft
from game.content.yaml.source import Node
from game.model.effects import (
    Appoint,
    CallVote,
    CancelEvent,
    EndGame,
    GiveSeat,
    MoveShare,
    MoveStage,
    OpenEvent,
    Promise,
    Reveal,
    SendAway,
    TakeSeat,
    Verb,
)

Words = dict[str, Node]

SHORT = {"event": "id", "cancel": "id", "vote": "id", "promise": "id", "reveal": "address", "end": "id"}


def _word(draft: Draft, words: Words, name: str, node: Node) -> Node | None:
    """The word of that name, which must be there and be a text."""
    found = words.get(name)
    if found is None:
        draft.problems.add(node, f"'{name}' is missing here")
    elif found.kind != "text":
        draft.problems.add(found, f"'{name}' should be an id")
        return None
    return found


def _id(draft: Draft, words: Words, node: Node, kind: str, section: str) -> str | None:
    found = _word(draft, words, "id", node)
    return draft.name(found, kind, draft.names.sections[section]) if found else None


def _stage(draft: Draft, words: Words, node: Node, cast: int, _owner: str) -> Verb | None:
    found = _word(draft, words, "reform", node)
    if found is None:
        return None
    if ("by" in words) == ("to" in words):
        draft.problems.add(node, "a stage goes either by a number of stages or to one")
        return None
    by, to = _integer(draft, words.get("by")), _integer(draft, words.get("to"))
    fork = words.get("fork")
    if found.value in ("with.theme", "with2.theme"):
        draft.whom(_as(found, str(found.value).removesuffix(".theme")), "person", (), cast)
        if to is not None:
            draft.problems.add(words["to"], "a theme is taken back or forward: say by")
        return MoveStage(reform=str(found.value), by=by, to=to, fork=None)
    reform = draft.name(found, "reform", draft.names.reforms)
    stages = draft.names.reforms.get(reform, ())
    if to is not None and stages and not 0 <= to < len(stages):
        draft.problems.add(words["to"], f"'{reform}' has stages 0 to {len(stages) - 1}")
    branches = tuple(branch for stage in stages for branch in stage)
    way = draft.part(fork, reform, "branch", branches) if fork else None
    return MoveStage(reform=reform, by=by, to=to, fork=way)


def _as(node: Node, value: str) -> Node:
    return Node("text", value, node.file, node.line, node.column, value)


def _integer(draft: Draft, node: Node | None) -> int | None:
    if node is None:
        return None
    if isinstance(node.value, int) and node.kind == "number":
        return node.value
    draft.problems.add(node, "this should be a whole number")
    return None


def _event(draft: Draft, words: Words, node: Node, cast: int, owner: str) -> Verb | None:
    found = _word(draft, words, "id", node)
    if found is None:
        return None
    event = draft.name(found, "event", draft.names.sections["events"])
    draft.opened.add((event, owner))
    whom = words.get("with")
    target = draft.whom(whom, "person or bloc", draft.names.kin, cast) if whom else None
    return OpenEvent(event=event, whom=target)


def _cancel(draft: Draft, words: Words, node: Node, _cast: int, _owner: str) -> Verb | None:
    event = _id(draft, words, node, "event", "events")
    return None if event is None else CancelEvent(event)


def _vote(draft: Draft, words: Words, node: Node, _cast: int, _owner: str) -> Verb | None:
    vote = _id(draft, words, node, "vote", "votes")
    return None if vote is None else CallVote(vote)


def _end(draft: Draft, words: Words, node: Node, _cast: int, _owner: str) -> Verb | None:
    ending = _id(draft, words, node, "ending", "endings")
    return None if ending is None else EndGame(ending)


def _who(draft: Draft, words: Words, node: Node, cast: int) -> str | None:
    found = _word(draft, words, "who", node)
    return draft.whom(found, "person", draft.names.people, cast) if found else None


def _seat(draft: Draft, words: Words, node: Node, cast: int, _owner: str) -> Verb | None:
    who, body = _who(draft, words, node, cast), _body(draft, words, node)
    votes = words.get("votes")
    if votes and votes.kind != "truth":
        draft.problems.add(votes, "'votes' should be true or false")
    return GiveSeat(who=who, body=body, votes=bool(votes.value) if votes else True) if who and body else None


def _unseat(draft: Draft, words: Words, node: Node, cast: int, _owner: str) -> Verb | None:
    who, body = _who(draft, words, node, cast), _body(draft, words, node)
    return TakeSeat(who=who, body=body) if who and body else None


def _body(draft: Draft, words: Words, node: Node) -> str | None:
    found = _word(draft, words, "body", node)
    return draft.name(found, "body", draft.names.bodies) if found else None


def _office(draft: Draft, words: Words, node: Node, cast: int, _owner: str) -> Verb | None:
    nobody = "who" in words and words["who"].kind == "null"
    who = None if nobody else _who(draft, words, node, cast)
    title = _word(draft, words, "title", node)
    if title is None or not title.value:
        return None
    return Appoint(who=who, title=str(title.value)) if who or nobody else None


def _absent(draft: Draft, words: Words, node: Node, cast: int, _owner: str) -> Verb | None:
    who = _who(draft, words, node, cast)
    if ("turns" in words) == ("until" in words):
        draft.problems.add(node, "someone is absent either for a number of turns or until a date")
        return None
    until = words.get("until")
    if until:
        draft.turn(until)
    turns = _integer(draft, words.get("turns"))
    return SendAway(who=who, turns=turns, until=until.written if until else None) if who else None


def _promise(draft: Draft, words: Words, node: Node, cast: int, _owner: str) -> Verb | None:
    found, to = _word(draft, words, "id", node), words.get("to")
    if found is None:
        return None
    whom = draft.whom(to, "person or bloc", draft.names.kin, cast) if to else None
    if found.value == "his_ask":
        if whom is None:
            draft.problems.add(node, "'his_ask' is promised to someone: say to")
        elif to and whom in draft.names.kin and whom not in draft.names.asking:
            draft.problems.add(to, f"'{whom}' asks for nothing")
        return Promise(commitment="his_ask", to=whom)
    commitment = draft.name(found, "commitment", draft.names.commitments)
    asked_by = commitment.removesuffix(".asks")
    if draft.names.commitments.get(commitment) and whom is None:
        if asked_by != commitment:
            return Promise(commitment="his_ask", to=asked_by)
        draft.problems.add(node, f"'{commitment}' is promised to someone: say to")
    elif to and draft.names.commitments.get(commitment) is False:
        draft.problems.add(to, f"'{commitment}' is not made to one person", hint="give the commitment `to: with`")
    return Promise(commitment=commitment, to=whom)


def _reveal(draft: Draft, words: Words, node: Node, _cast: int, _owner: str) -> Verb | None:
    found = _word(draft, words, "address", node)
    if found is None:
        return None
    address = draft.name(found, "indicator", draft.names.addresses)
    if address in draft.names.addresses and address not in draft.reported:
        draft.problems.add(found, f"'{address}' has nothing to reveal: it is neither `reported` nor `hidden`")
    return Reveal(address)


def shares(draft: Draft, node: Node, besides: tuple[str, ...]) -> list[MoveShare]:
    """The shares that a `plan` moves, and by how much; `besides` are its other words."""
    moved: list[MoveShare] = []
    for share, by in node.items():
        if share in besides:
            continue
        draft.name(node.key(share), "share of the plan", draft.names.shares)
        if by.kind == "number" and isinstance(by.value, int | float):
            moved.append(MoveShare(share, float(by.value)))
        else:
            draft.problems.add(by, "a share is moved by a number of points, as +3")
    return moved


READERS: dict[str, Callable[[Draft, Words, Node, int, str], Verb | None]] = {
    "stage": _stage,
    "event": _event,
    "cancel": _cancel,
    "vote": _vote,
    "seat": _seat,
    "unseat": _unseat,
    "office": _office,
    "absent": _absent,
    "promise": _promise,
    "reveal": _reveal,
    "end": _end,
}
