"""What the sections of the schema share: the mapping they came from, kinds of number, and leaves kept as nodes.

A leaf that names something, or that is compiled, stays a Node so that a problem with it can say where it stands.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from game.content.yaml.source import Node

Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Turns = Annotated[int, Meta(ge=1, le=1_000_000)]
Price = Annotated[float, Meta(ge=0)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Percent = Annotated[float, Meta(ge=0, le=100)]
Decimals = Annotated[int, Meta(ge=0, le=3)]

Ref = Annotated[
    Node,
    Meta(
        description="The id of something that stands elsewhere in the scenario.",
        extra={"shapes": ("text",), "says": "an id"},
        extra_json_schema={"type": "string"},
    ),
]
Refs = Annotated[
    Node,
    Meta(
        description="An id, or a list of them.",
        extra={"shapes": ("text", "list"), "says": "an id or a list of ids"},
        extra_json_schema={"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    ),
]
Orders = Annotated[
    Node,
    Meta(
        description="Orders, each one of choose, reform, initiative, plan, take_back, end_turn.",
        extra={"shapes": ("map", "list"), "says": "a list of orders"},
        extra_json_schema={"anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]},
    ),
]
YearlyValues = Annotated[
    Node,
    Meta(
        description="Real values: `of: {indicator, as, scale}`, name, source, and a number for each year.",
        extra={"shapes": ("map",), "says": "a map of years and values"},
        extra_json_schema={
            "type": "object",
            "properties": {"of": {"type": "object"}, "name": {"type": "string"}, "source": {"type": "string"}},
            "patternProperties": {"^[0-9]{4}$": {"type": "number"}},
            "required": ["of"],
            "additionalProperties": False,
        },
    ),
]


class Section(Struct, frozen=True, kw_only=True):
    """A mapping of the author's, and where it stands."""

    node: Node
