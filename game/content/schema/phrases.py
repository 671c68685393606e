"""What is wrong with a value that does not fit the schema, in an author's words. Decides nothing but the wording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from game.clean import line
from game.content.yaml.source import Node, Problems, nearest

NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_KEYS_NAMED = 14


def found(node: Node) -> str:
    """What stands there."""
    match node.kind:
        case "text":
            shown = line(str(node.value).strip(), 40)
            return f"the text '{shown}'" if shown else "an empty text"
        case "number":
            return f"the number {line(node.written, 40)}"
        case "truth":
            return node.written
        case "map":
            return "a mapping"
        case "list":
            return "a list"
    return "nothing"


def either(words: Iterable[str]) -> str:
    """a, b or c."""
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} or {last}" if first else last


def misfit(node: Node, problems: Problems, name: str, says: str, *, hint: str = "") -> Any:
    """A value of the wrong kind. What is broken has been told already."""
    if node.kind != "broken":
        what = f"'{line(name, 60)}' should be " if name else "this should be "
        problems.add(node, f"{what}{says}, not {found(node)}", hint=hint or _quote_hint(node, says))
    return msgspec.UNSET


def _quote_hint(node: Node, says: str) -> str:
    text = says.startswith(("text", "a text", "an expression"))
    if node.kind in ("number", "truth") and text:
        return f"put it in quotes: '{line(node.written, 40)}'"
    if node.kind == "map" and text and node.file.lines[node.line - 1].startswith("{", node.column - 1):
        return "a text that begins with '{' goes in quotes"
    if node.kind == "text" and node.value in ("True", "TRUE", "yes", "Yes", "on") and "true" in says:
        return "write true"
    if node.kind == "text" and node.value in ("False", "FALSE", "no", "No", "off") and "true" in says:
        return "write false"
    return ""


def unknown_key(node: Node, key: str, problems: Problems, known: Iterable[str]) -> None:
    """A key that its mapping does not have."""
    names = list(known)
    rest = "" if len(names) > _KEYS_NAMED else f"known here: {', '.join(names)}"
    problems.add(node.key(key), f"'{line(key, 60)}' is not a key that is known here", hint=nearest(key, names) or rest)


def missing(node: Node, key: str, problems: Problems, name: str) -> None:
    """A key that its mapping must have."""
    problems.add(node, f"'{key}' is missing from '{line(name, 60)}'" if name else f"the section '{key}' is missing")


def empty(node: Node, key: str, problems: Problems) -> Any:
    """A key with nothing after it."""
    problems.add(node.key(key), f"'{line(key, 60)}' has nothing after it", hint="write its value, or take it out")
    return msgspec.UNSET


def repeated(node: Node, key: str, problems: Problems) -> None:
    """Two keys that are the same number."""
    problems.add(node.key(key), f"'{line(key, 60)}' is the same key as one before it")


def wrong_length(node: Node, problems: Problems, name: str, least: int | None, most: int | None) -> bool:
    """Whether there is too little or too much of it."""
    size = len(node.value) if isinstance(node.value, str | list | dict) else 0
    what = {"list": "members", "map": "keys"}.get(node.kind, "characters")
    if least is not None and least == most and size != least:
        problems.add(node, f"'{line(name, 60)}' needs {least} {what}, and has {size}")
    elif least is not None and size < least:
        problems.add(node, f"'{line(name, 60)}' needs at least {least} {what}, and has {size}")
    elif most is not None and size > most:
        problems.add(node, f"'{line(name, 60)}' may have {most} {what} at most, and has {size}")
    else:
        return False
    return True


def out_of_bounds(node: Node, problems: Problems, name: str, of: msgspec.Meta) -> bool:
    """Whether a number is smaller or larger than the schema allows."""
    value: Any = node.value
    if of.ge is not None and value < of.ge:
        limit = f"at least {of.ge:g}"
    elif of.gt is not None and value <= of.gt:
        limit = f"more than {of.gt:g}"
    elif of.le is not None and value > of.le:
        limit = f"at most {of.le:g}"
    elif of.lt is not None and value >= of.lt:
        limit = f"less than {of.lt:g}"
    else:
        return False
    problems.add(node, f"'{line(name, 60)}' should be {limit}, not {line(node.written, 40)}")
    return True
