"""Effects: from the author's mappings to changes and verbs, each with its draw and its key. Does nothing with them."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from game.content.build.draft import Draft
from game.content.build.verbs import READERS, SHORT, shares
from game.content.yaml.source import Node, nearest
from game.model.effects import VERBS, Change, Each, Effect, Effects, Seen, Verb, verb_name, verb_words

CIRCUMSTANCES = ("if", "odds", "after", "seen", "certain", "why")
CHANGE = ("by", "set", *CIRCUMSTANCES, "over")
SEEN: tuple[Seen, ...] = get_args(Seen)
SURE = ("yes", "likely")
Word = TypeVar("Word", bound=str)


class Place(Struct, frozen=True):
    """Where effects stand: what owns them, how many people are cast, and whether they are done to a member."""

    draw: str
    cast: int = 0
    member: bool = False


def effects(draft: Draft, node: Node | None, owner: str, *, cast: int = 0) -> Effects:
    """The effects in `node`. `owner`: what their draws begin with, as event/choice."""
    return () if node is None else _effects(draft, node, Place(owner, cast))


def _effects(draft: Draft, node: Node, place: Place) -> Effects:
    built: list[Effect] = []
    for name, value in node.items():
        for entry in value.entries():
            if name == "each":
                built += _each(draft, entry, place)
            elif name == "plan":
                built += _plan(draft, entry, place)
            elif name in VERBS:
                built += _verb(draft, name, entry, place)
            else:
                built += _change(draft, name, node, entry, place)
    return tuple(built)


def _change(draft: Draft, address: str, node: Node, value: Node, place: Place) -> list[Effect]:
    if not _addressed(draft, address, node, place):
        return []
    draw = f"{place.draw}/{address}"
    if value.kind in ("text", "number"):
        plain = draft.number(value, cast=place.cast, member=place.member)
        return _kept(draft, Change(address, by=plain, draw=draw, key=draft.key(draw)))
    if value.kind != "map":
        draft.problems.add(value, f"what is done to '{address}' should be an amount, or a mapping with by or set")
        return []
    words = _words(draft, value, CHANGE, "a change of a number")
    if ("by" in words) == ("set" in words):
        draft.problems.add(value, "a change of a number says either by or set")
        return []
    amount = draft.number(words["by" if "by" in words else "set"], cast=place.cast, member=place.member)
    over = _whole(draft, words.get("over"), 1)
    by = amount if "by" in words else None
    to = amount if "set" in words else None
    if to and over > 1:
        draft.problems.add(words["over"], "what is set is set at once: over goes with by")
    about = _circumstances(draft, words, place)
    return _kept(draft, Change(address, by=by, to=to, over=over, draw=draw, key=draft.key(draw), **about))


def _addressed(draft: Draft, address: str, node: Node, place: Place) -> bool:
    """Whether an effect can change the number at `address`; the reason is reported where it cannot."""
    names, key = draft.names, node.key
    owner, _, trait = address.partition(".")
    if owner == "plan" and trait:
        draft.problems.add(key(address), "shares always add up to 100", hint=f"write plan: {{{trait}: +3}}")
    elif address in names.changeable or (place.member and address in names.traits):
        return True
    elif owner in ("with", "with2") and trait:
        if place.cast < 1 + (owner == "with2"):
            draft.problems.add(key(address), f"'{owner}' stands for nobody here")
        elif trait in names.traits:
            return True
        else:
            draft.unknown(key(address), "trait", trait, names.traits)
    elif address in names.values:
        draft.problems.add(key(address), f"'{address}' is a {names.values[address]}, which no effect can change")
    else:
        known = (*names.addresses, *VERBS, *(names.traits if place.member else ()))
        draft.problems.add(key(address), f"there is nothing called '{address}' to change", hint=nearest(address, known))
    return False


def _verb(draft: Draft, verb: str, value: Node, place: Place) -> list[Effect]:
    words = _verb_words(draft, verb, value)
    if words is None:
        return []
    read = READERS[verb](draft, words, value, place.cast, place.draw.partition("/")[0])
    if read is None:
        return []
    return _kept(draft, _done(draft, read, words, place))


def _verb_words(draft: Draft, verb: str, value: Node) -> dict[str, Node] | None:
    """The words of a verb by name; a verb that takes one word may be given that alone."""
    if value.kind == "map":
        return _words(draft, value, (*VERBS[verb], *CIRCUMSTANCES), f"'{verb}'")
    if value.kind == "text" and verb in SHORT:
        return {SHORT[verb]: value}
    takes = f"'{verb}' takes an id or a mapping" if verb in SHORT else f"'{verb}' takes a mapping"
    draft.problems.add(value, takes, hint=f"write {verb}: {{{', '.join(VERBS[verb])}}}")
    return None


def _done(draft: Draft, verb: Verb, words: dict[str, Node], place: Place) -> Verb:
    draw = "/".join((place.draw, ".".join((verb_name(verb), *(str(word) for word in verb_words(verb)[:1] if word)))))
    return replace(verb, draw=draw, key=draft.key(draw), **_circumstances(draft, words, place))


def _plan(draft: Draft, value: Node, place: Place) -> list[Effect]:
    """One verb for each share that is moved."""
    if value.kind != "map":
        draft.problems.add(value, "'plan' takes a mapping", hint="write plan: {share: +3}")
        return []
    words = {name: entry for name, entry in value.items() if name in CIRCUMSTANCES}
    moved = shares(draft, value, CIRCUMSTANCES)
    return [done for verb in moved for done in _kept(draft, _done(draft, verb, words, place))]


def _each(draft: Draft, value: Node, place: Place) -> list[Effect]:
    words = _words(draft, value, ("of", "if", "effects"), "'each'") if value.kind == "map" else {}
    if place.member:
        draft.problems.add(value, "an 'each' cannot stand inside another")
        return []
    if "of" not in words or "effects" not in words or words["effects"].kind != "map":
        draft.problems.add(value, "'each' takes a mapping", hint="write each: {of: a body or blocs, effects: {...}}")
        return []
    of = draft.name(words["of"], "body", ("blocs", *draft.names.bodies))
    when = draft.truth(words["if"], member=True, cast=place.cast) if "if" in words else None
    inside = _effects(draft, words["effects"], Place(place.draw, place.cast, True))
    return [Each(of, inside, when)]


def _kept(draft: Draft, effect: Change | Verb) -> list[Effect]:
    draft.effects[effect.key] = effect
    return [effect]


def _words(draft: Draft, node: Node, allowed: tuple[str, ...], where: str) -> dict[str, Node]:
    words = dict(node.items())
    for name in words:
        if name not in allowed:
            draft.problems.add(node.key(name), f"'{name}' has no place in {where}", hint=nearest(name, allowed))
    return words


def _circumstances(draft: Draft, words: dict[str, Node], place: Place) -> dict[str, Any]:
    about: dict[str, Any] = {}
    if "if" in words:
        about["when"] = draft.truth(words["if"], cast=place.cast, member=place.member)
    if "odds" in words:
        about["odds"] = draft.number(words["odds"], cast=place.cast, member=place.member)
        _likely(draft, words["odds"])
    if "after" in words:
        about["after"] = _whole(draft, words["after"], 0)
    if "seen" in words:
        about["seen"] = _one_of(draft, words["seen"], SEEN)
    sure = _one_of(draft, words["certain"], SURE) if "certain" in words else "likely" if "odds" in words else "yes"
    about["certain"] = sure == "yes"
    if why := words.get("why"):
        about["why"] = why.written if why.kind == "number" else why.value
        if why.kind not in ("text", "number"):
            draft.problems.add(why, "'why' should be a text")
    return about


def _likely(draft: Draft, node: Node) -> None:
    if isinstance(node.value, int | float) and not 0 <= node.value <= 1:
        draft.problems.add(node, "odds go from 0 to 1")


def _one_of(draft: Draft, node: Node, allowed: tuple[Word, ...]) -> Word:
    for word in allowed:
        if node.value == word:
            return word
    words = " or ".join((", ".join(allowed[:-1]), allowed[-1]))
    draft.problems.add(node, f"this should be {words}", hint=nearest(node.written, allowed))
    return allowed[0]


def _whole(draft: Draft, node: Node | None, least: int) -> int:
    """A number of turns, at least `least`, which is what it is where there is none."""
    if node is None:
        return least
    if node.kind == "number" and isinstance(node.value, int) and least <= node.value <= 10_000:
        return node.value
    draft.problems.add(node, f"this should be a number of turns, {least} or more")
    return least
