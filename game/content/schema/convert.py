"""Nodes into the schema's structs, by their annotations, with a problem at the place of every value that does not fit.

    convert(node, Document, problems) -> Document | None

A struct takes no key that it does not name. Its field `node: Node` receives the mapping that it was made from. A bad
field makes its struct None; a bad member is left out of its dict or list. `Expr`, `Prose`, `Date`, `Effects` and
`Anything` are fields whose value stays a Node, once its shape has been looked at.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from game.content.schema import phrases
from game.content.yaml.source import Node, Problems, nearest

T = TypeVar("T")


def _leaf(says: str, shapes: tuple[str, ...], types: list[str], description: str) -> Meta:
    schema = {"type": types[0] if len(types) == 1 else types}
    return Meta(description=description, extra={"says": says, "shapes": shapes}, extra_json_schema=schema)


Expr = Annotated[
    Node,
    _leaf("an expression", ("text", "number", "truth"), ["string", "number", "boolean"], "An expression, or a number."),
]
Prose = Annotated[Node, _leaf("a text", ("text",), ["string"], "A text: paragraphs, *emphasis*, {id} and {id:1}.")]
Date = Annotated[
    Node,
    _leaf("a date such as 1956-02", ("text", "number"), ["string", "integer"], "A date: 1956, 1956-02, 1956-02-25."),
]
Effects = Annotated[
    Node, _leaf("a mapping (address: amount)", ("map",), ["object"], "Effects: addresses and amounts, and verbs.")
]
ANY_SHAPE = ("text", "number", "truth", "map", "list", "null")
Anything = Annotated[Node, Meta(extra={"says": "a value", "shapes": ANY_SHAPE})]

BAD = msgspec.UNSET
# Makes a value of a node, or gives BAD with the problem told. The name is the key it stands at, for messages.
Make = Callable[[Node, Problems, str], Any]


def convert(node: Node, to: type[T], problems: Problems) -> T | None:
    """`node` as `to`, or None where it could not be made; `problems` has then grown."""
    target: Any = to
    made = _maker(target)(node, problems, "")
    return None if made is BAD else made


@functools.cache
def _maker(to: Any) -> Make:
    return _Compiler().make(to)


def unwrapped(of: Any) -> tuple[Any, Meta]:
    """A type without its annotations, and what they say, the outermost first."""
    meta = Meta()
    while typing.get_origin(of) is Annotated:
        of, *notes = typing.get_args(of)
        for note in notes:
            if isinstance(note, Meta):
                meta = note
    return of, meta


class _Compiler:
    """From a type to the function that makes it; each struct once."""

    def __init__(self) -> None:
        self.structs: dict[type, Make] = {}

    def make(self, of: Any) -> Make:
        maker, shapes, says = self.member(of)

        def make(node: Node, problems: Problems, name: str) -> Any:
            return maker(node, problems, name) if node.kind in shapes else phrases.misfit(node, problems, name, says)

        return make

    def member(self, of: Any) -> tuple[Make, tuple[str, ...], str]:
        """What makes it, from which shapes of node, and what it is called."""
        of, meta = unwrapped(of)
        origin, args = typing.get_origin(of), typing.get_args(of)
        if of is Node:
            extra = meta.extra or {}
            return _node, extra.get("shapes", ANY_SHAPE), extra.get("says", "a value")
        if of in _SCALARS:
            shape, says, make = _SCALARS[of]
            return make(meta), (shape,), says
        if origin in (typing.Union, types.UnionType):
            return self.union(args)
        if origin is Literal:
            return _literal(args), ("text", "number"), phrases.either([str(v) for v in args])
        if origin is dict:
            return self.dict(args[0], args[1], meta), ("map",), "a mapping (key: value)"
        if origin is list or args[1:] == (...,):
            return self.list(origin, args[0], meta), ("list",), f"a list, each {self.member(args[0])[2]}"
        if origin is tuple:
            return self.tuple(args), ("list",), f"a list of {len(args)}"
        if isinstance(of, type) and issubclass(of, Struct):
            return self.struct(of), ("map",), "a mapping (key: value)"
        raise TypeError(f"the schema cannot hold {of}")

    def union(self, args: tuple[Any, ...]) -> tuple[Make, tuple[str, ...], str]:
        """By the shape of the node; of two that take the same shape, a literal is tried first."""
        members = [(self.member(arg), typing.get_origin(arg) is not Literal) for arg in args if arg is not type(None)]
        says = phrases.either([called for (_, _, called), _ in members])
        by_shape: dict[str, list[Make]] = {"null": [_none]} if len(members) < len(args) else {}
        for (maker, shapes, _), _last in sorted(members, key=lambda member: member[1]):
            for shape in shapes:
                by_shape.setdefault(shape, []).append(maker)
        literals = {id(maker) for (maker, _, _), last in members if not last}

        def make(node: Node, problems: Problems, name: str) -> Any:
            *firsts, last = by_shape[node.kind]
            for maker in firsts:
                made = maker(node, trial := Problems(), name)
                if not trial:
                    return made
            if id(last) not in literals:
                return last(node, problems, name)
            made = last(node, trial := Problems(), name)
            return phrases.misfit(node, problems, name, says) if trial else made

        return make, tuple(by_shape), says

    def list(self, form: Any, item: Any, meta: Meta) -> Make:
        member = self.make(item)
        least, most = meta.min_length, meta.max_length

        def make(node: Node, problems: Problems, name: str) -> Any:
            if phrases.wrong_length(node, problems, name, least, most):
                return BAD
            made = (member(entry, problems, name) for entry in node.entries())
            return form(m for m in made if m is not BAD)

        return make

    def tuple(self, items: tuple[Any, ...]) -> Make:
        members = [self.make(item) for item in items]

        def make(node: Node, problems: Problems, name: str) -> Any:
            if phrases.wrong_length(node, problems, name, len(members), len(members)):
                return BAD
            made = tuple(m(entry, problems, name) for m, entry in zip(members, node.entries(), strict=True))
            return BAD if BAD in made else made

        return make

    def dict(self, keys: Any, values: Any, meta: Meta) -> Make:
        value, least, most = self.make(values), meta.min_length, meta.max_length
        read = _key_reader(unwrapped(keys)[0])

        def make(node: Node, problems: Problems, name: str) -> Any:
            if phrases.wrong_length(node, problems, name, least, most):
                return BAD
            made: dict[Any, Any] = {}
            for key, entry in node.items():
                meant = key if read is None else read(key, node, problems)
                if meant in made:
                    phrases.repeated(node, key, problems)
                got = value(entry, problems, key)
                if got is not BAD and meant is not BAD:
                    made[meant] = got
            return made

        return make

    def struct(self, of: type[Struct]) -> Make:
        if of not in self.structs:
            made: list[Make] = []  # a struct may hold itself
            self.structs[of] = lambda node, problems, name: made[0](node, problems, name)
            made.append(self._struct(of))
            self.structs[of] = made[0]
        return self.structs[of]

    def _struct(self, cls: type[Struct]) -> Make:
        own = "node" in cls.__struct_fields__
        named = [f for f in msgspec.structs.fields(cls) if f.name != "node"]
        fields = {f.encode_name: (f.name, self.make(f.type)) for f in named}
        required = tuple(f.encode_name for f in named if f.required)

        def make(node: Node, problems: Problems, name: str) -> Any:
            given: dict[str, Any] = {"node": node} if own else {}
            whole = True
            for key, entry in node.items():
                field = fields.get(key)
                if field is None:
                    phrases.unknown_key(node, key, problems, fields)
                    whole = False
                    continue
                if entry.kind == "null" and not entry.written:
                    got = phrases.empty(node, key, problems)
                else:
                    got = given[field[0]] = field[1](entry, problems, key)
                whole = whole and got is not BAD
            for key in required:
                if node.get(key) is None:
                    phrases.missing(node, key, problems, name)
                    whole = False
            return cls(**given) if whole else BAD

        return make


def _node(node: Node, problems: Problems, name: str) -> Any:
    return node


def _none(node: Node, problems: Problems, name: str) -> Any:
    return None


def _value(meta: Meta) -> Make:
    return lambda node, problems, name: node.value


def _text(meta: Meta) -> Make:
    least, most = meta.min_length, meta.max_length

    def make(node: Node, problems: Problems, name: str) -> Any:
        return BAD if phrases.wrong_length(node, problems, name, least, most) else node.value

    return make


def _number(form: type) -> Callable[[Meta], Make]:
    def make_with(meta: Meta) -> Make:
        def make(node: Node, problems: Problems, name: str) -> Any:
            if form is int and not isinstance(node.value, int):
                return phrases.misfit(node, problems, name, "a whole number")
            return BAD if phrases.out_of_bounds(node, problems, name, meta) else form(node.value)

        return make

    return make_with


def _literal(values: tuple[Any, ...]) -> Make:
    says = phrases.either([str(v) for v in values])

    def make(node: Node, problems: Problems, name: str) -> Any:
        if node.value in values:
            return node.value
        return phrases.misfit(node, problems, name, says, hint=nearest(node.written, [str(v) for v in values]))

    return make


def _key_reader(form: Any) -> Callable[[str, Node, Problems], Any] | None:
    """What reads a key that is no text; None for those that stay text."""
    if form is str:
        return None
    says = "a whole number" if form is int else "a number"

    def read(key: str, node: Node, problems: Problems) -> Any:
        if phrases.NUMBER.fullmatch(key) and not (form is int and "." in key):
            return form(key)
        problems.add(node.key(key), f"the key '{key}' should be {says}")
        return BAD

    return read


_SCALARS: dict[Any, tuple[str, str, Callable[[Meta], Make]]] = {
    str: ("text", "text", _text),
    int: ("number", "a whole number", _number(int)),
    float: ("number", "a number", _number(float)),
    bool: ("truth", "true or false", _value),
}
