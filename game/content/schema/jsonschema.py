"""The JSON Schema of a scenario, for editors: made from the schema's structs. Nothing is checked with it here."""

from __future__ import annotations

import json
import types
import typing
from typing import Any, Literal

import msgspec
from msgspec import Meta, Struct

from game.content.schema import document as authored
from game.content.schema.convert import unwrapped
from game.content.yaml.source import Node

Schema = dict[str, Any]

_SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum", "pattern": "pattern"}
_SIZES = {list: "Items", tuple: "Items", dict: "Properties", str: "Length"}
_NUMERIC = r"^[+-]?[0-9]+(\.[0-9]+)?$"


def schema() -> Schema:
    """Draft 7. No section is required, for a file of a folder holds only some; a file of events/ is an Event."""
    definitions: dict[str, Schema] = {}
    _of(authored.Document, definitions)
    whole = definitions.pop("Document")
    del whole["required"]
    for name in authored.NOT_READ:
        whole["properties"].pop(name, None)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A scenario"}
    return head | whole | {"definitions": dict(sorted(definitions.items()))}


def _of(annotated: Any, definitions: dict[str, Schema]) -> Schema:
    of, meta = unwrapped(annotated)
    origin, args = typing.get_origin(of), typing.get_args(of)
    if of is Node:
        return _described(meta.extra_json_schema or {}, meta)
    if of in _SCALARS:
        return _described({"type": _SCALARS[of]}, meta, of)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_of(arg, definitions) for arg in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is dict:
        value = _of(args[1], definitions)
        keys = {"additionalProperties": value} if args[0] is str else {"patternProperties": {_NUMERIC: value}}
        closed = {} if args[0] is str else {"additionalProperties": False}
        return _described({"type": "object"} | keys | closed, meta, dict)
    if origin is list or args[1:] == (...,):
        return _described({"type": "array", "items": _of(args[0], definitions)}, meta, list)
    if origin is tuple:
        items = [_of(arg, definitions) for arg in args]
        return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}
    return _struct(of, definitions)


def _struct(of: type[Struct], definitions: dict[str, Schema]) -> Schema:
    name = of.__name__
    if name not in definitions:
        definitions[name] = {}  # a struct may hold itself
        fields = [f for f in msgspec.structs.fields(of) if f.name != "node"]
        made: Schema = {"title": name, "type": "object"}
        if of.__doc__ and "(" not in of.__doc__.split("\n")[0][: len(name) + 1]:
            made["description"] = " ".join(of.__doc__.split())
        made["properties"] = {f.encode_name: _of(f.type, definitions) for f in fields}
        made["required"] = [f.encode_name for f in fields if f.required]
        made["additionalProperties"] = False
        definitions[name] |= made
    return {"$ref": f"#/definitions/{name}"}


def _described(made: Schema, meta: Meta, of: Any = None) -> Schema:
    bounds = {word: getattr(meta, bound) for bound, word in _BOUNDS.items() if getattr(meta, bound) is not None}
    size = _SIZES.get(of)
    sizes = {"min" + str(size): meta.min_length, "max" + str(size): meta.max_length} if size else {}
    described = {"description": meta.description} if meta.description else {}
    return dict(made) | bounds | {word: many for word, many in sizes.items() if many is not None} | described


def text() -> str:
    """The schema as `play.py schema` prints it and scenarios/schema.json holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
