"""Facts as a save keeps them in format 1: kind, fields by position, a vote's count, cause. It knows no kind by name."""

from __future__ import annotations

from functools import cache
from typing import Any, get_origin

import msgspec
from msgspec import Struct

from game.model.facts import KINDS, Fact, kind
from game.model.records import Cause, Count

_APART = ("count", "cause")  # not among the ids


class Stored(Struct, frozen=True):
    """A fact on disk."""

    kind: str
    ids: tuple[str | int | float | bool | None, ...] = ()
    count: Count | None = None
    cause: Cause | None = None


@cache
def _names(of: type[Fact]) -> tuple[str, ...]:
    return tuple(name for name in of.__struct_fields__ if name not in _APART)


@cache
def _many(of: type[Fact]) -> bool:
    """Whether the last field takes all ids that are left."""
    types = {field.name: field.type for field in msgspec.structs.fields(of)}
    return get_origin(types[_names(of)[-1]]) is tuple if _names(of) else False


def stored(fact: Fact) -> Stored:
    ids = [getattr(fact, name) for name in _names(type(fact))]
    if _many(type(fact)):
        ids += ids.pop()
    return Stored(kind(type(fact)), tuple(ids), getattr(fact, "count", None), fact.cause)


def fact(stored: Stored) -> Fact | None:
    """The fact again. None: of a kind that only a later version knows. ValueError: it is none."""
    of = KINDS.get(stored.kind)
    if of is None:
        return None
    names, ids = _names(of), list[Any](stored.ids)
    if _many(of):
        ids[len(names) - 1 :] = [tuple(ids[len(names) - 1 :])]
    fields: dict[str, Any] = dict(zip(names, ids, strict=False)) | {"cause": stored.cause}
    if "count" in of.__struct_fields__:
        fields["count"] = stored.count
    try:
        return msgspec.convert({"kind": stored.kind} | fields, of)
    except msgspec.ValidationError as error:
        raise ValueError(f"{stored.kind}: {error}") from error
