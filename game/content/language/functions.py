"""min, max, clamp and their like as Python source, without a call where one can be spared."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from game.content.language.reader import CHOICE, Code, Compilation, Scope
from game.content.language.vocabulary import LanguageError

MOST_ARGUMENTS = 12
_CHEAP = re.compile(r"v\[\d+\]\Z")


def function(reading: Compilation, node: ast.Call, name: str, scope: Scope, depth: int) -> Code:
    write, fewest, most, takes = FUNCTIONS[name]
    if not fewest <= len(node.args) <= most:
        raise LanguageError(f"{name} takes {takes}; here it is given {len(node.args)}", reading.at(node))
    given = [reading.number(arg, scope, depth) for arg in node.args]
    if name == "table":
        _check_points(reading, node, given)
    never = any(g.never for g in given)
    code = write(reading, given) if not never or name not in _EXACT else Code(_call(_EXACT[name], given))
    return Code(code.text, holds=code.holds, never=never)


def _choose(sign: str) -> Callable[[Compilation, list[Code]], Code]:
    """The one of several that stands `sign` all the others."""

    def write(reading: Compilation, given: list[Code]) -> Code:
        so_far = given[0]
        for other in given[1:]:
            (a, first), (b, second) = _once(reading, so_far), _once(reading, other)
            so_far = Code(f"{a} if {first} {sign} {second} else {b}", holds=CHOICE)
        return so_far

    return write


def _once(reading: Compilation, code: Code) -> tuple[str, str]:
    """How to say `code` again, and how to say it the first time, where it may have to be kept."""
    if code.constant is not None or _CHEAP.match(code.text):
        return code.text, code.text
    spare = reading.spare()
    return spare, f"({spare} := {code.text})"


def _clamp(reading: Compilation, given: list[Code]) -> Code:
    (x, first), (low, first_low), (high, first_high) = (_once(reading, g) for g in given)
    text = f"{low} if {first} < {first_low} else {high} if {x} > {first_high} else {x}"
    return Code(text, holds=CHOICE)


def _called(name: str) -> Callable[[Compilation, list[Code]], Code]:
    return lambda reading, given: Code(_call(name, given))


def _call(name: str, given: list[Code]) -> str:
    return f"{name}({', '.join(g.text for g in given)})"


def _table(reading: Compilation, given: list[Code]) -> Code:
    xs = "".join(f"{g.text}, " for g in given[1::2])
    ys = "".join(f"{g.text}, " for g in given[2::2])
    return Code(f"table({given[0].text}, ({xs}), ({ys}))")


def _check_points(reading: Compilation, node: ast.Call, given: list[Code]) -> None:
    if len(given) % 2 == 0:
        raise LanguageError("the last point of this table has no second number", reading.at(node.args[-1]))
    before: float | None = None
    for arg, code in zip(node.args[1::2], given[1::2], strict=True):
        if code.constant is None:
            raise LanguageError("the first number of a table's point is written out", reading.at(arg))
        if before is not None and code.constant <= before:
            raise LanguageError("the points of a table do not rise from left to right", reading.at(arg))
        before = code.constant


# What writes each, the fewest and most arguments, and how they are named in a message.
FUNCTIONS: dict[str, tuple[Callable[[Compilation, list[Code]], Code], int, int, str]] = {
    "min": (_choose("<="), 2, MOST_ARGUMENTS, f"2 to {MOST_ARGUMENTS} numbers"),
    "max": (_choose(">="), 2, MOST_ARGUMENTS, f"2 to {MOST_ARGUMENTS} numbers"),
    "abs": (_called("abs"), 1, 1, "one number"),
    "clamp": (_clamp, 3, 3, "a number, its least and its most"),
    "sqrt": (_called("sqrt"), 1, 1, "one number"),
    "exp": (_called("exp"), 1, 1, "one number"),
    "log": (_called("log"), 1, 1, "one number"),
    "round": (_called("nearest"), 1, 1, "one number"),
    "table": (_table, 3, 101, "a number and the two numbers of each point"),
}
# What stands in where a number may be that of something that never happened.
_EXACT = {"min": "least", "max": "greatest", "clamp": "clamp"}
