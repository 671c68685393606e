"""What has changed in a scenario since a game of it was saved, in a few words. It judges nothing: `fitting` does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from game.model.state import State
from game.store.records import Layout

_MOST = 3  # kinds that are named; the rest are counted together
_MANY = {"person": "people", "body": "bodies"}
_WHOLE = frozenset({"person", "bloc", "body", "reform"})  # kinds of which every save tells all

Ids = Mapping[str, Collection[str]]


def told(stored: Layout, here: Layout, state: State) -> str:
    """A sentence or two for the player. `state`: the last of the save, as it was stored."""
    before, now = stored.ids or _met(stored, state), here.ids
    new = _numbers(here, stored) | _count(now, before, known=now if stored.ids else _WHOLE)
    gone = _numbers(stored, here) | _count(before, now, known=before)
    parts = [part for part in (_said(new, "new"), _said(gone, "gone")) if part]
    if not parts:
        return "The scenario has changed since this game was saved; it goes on with the new rules."
    start = " New numbers begin at their start value." if "number" in new else ""
    return f"The scenario has changed since this game was saved: {', '.join(parts)}.{start}"


def _met(stored: Layout, state: State) -> dict[str, set[str]]:
    """What a save of 0.1.0 lets one know that there was."""
    heads = [address.rpartition(".") for address in stored.addresses]
    return {
        "person": {head for head, _, trait in heads if trait == "loyalty"},
        "bloc": {head for head, _, trait in heads if trait == "mood"},
        "body": set(state.seats),
        "reform": set(state.stages),
        "initiative": {key.partition("|")[0] for key in state.opened},
        "event": {*state.happened, *state.waiting, *(scene.event for scene in state.tray)},
        "vote": set(state.votes),
        "promise": {bond.id for bond in state.bonds.values() if bond.to is None},
    }


def _count(these: Ids, those: Ids, *, known: Collection[str]) -> dict[str, int]:
    """How many of each kind are among `these` and not among `those`; what belongs to somebody goes with them."""
    owners = {id for kind in ("person", "bloc") for id in _lacking(these, those, kind)}
    counted = {}
    for kind in these:
        found = _lacking(these, those, kind)
        mine = [id for id in found if "." not in id or id.partition(".")[0] not in owners]
        if mine and kind in known:
            counted[kind] = len(mine)
    return counted


def _lacking(these: Ids, those: Ids, kind: str) -> list[str]:
    return [id for id in these.get(kind, ()) if id not in set(those.get(kind, ()))]


def _numbers(these: Layout, those: Layout) -> dict[str, int]:
    """Indicators, formulas and shares, and the terms of levels that both have."""
    there, heads = set(those.addresses), {address.partition(".")[0] for address in those.addresses}
    mine = [a for a in these.addresses if a not in there and ("." not in a or a.partition(".")[0] in heads)]
    mine += [name for name in these.formulas if name not in set(those.formulas)]
    known = set(those.terms)
    terms = [term for term in these.terms if term not in known and term[0] in there]
    return {kind: len(found) for kind, found in (("number", mine), ("cause", terms)) if found}


def _said(counted: Mapping[str, int], how: str) -> str:
    """2 numbers and 1 person are new."""
    if not counted:
        return ""
    kinds = sorted(counted, key=lambda kind: -counted[kind])
    words = [_many(counted[kind], kind) for kind in kinds[:_MOST]]
    if rest := sum(counted[kind] for kind in kinds[_MOST:]):
        words.append(f"{rest} more")
    return f"{_listed(words)} {'is' if sum(counted.values()) == 1 else 'are'} {how}"


def _many(number: int, kind: str) -> str:
    return f"{number} {kind if number == 1 else _MANY.get(kind, f'{kind}s')}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
