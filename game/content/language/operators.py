"""Operators, names and conditions as Python source with a type. What stands in no table here is refused."""

from __future__ import annotations

import ast

from game.content.language.calls import call
from game.content.language.reader import (
    BOTH,
    CHOICE,
    COMPARED,
    DENIAL,
    EITHER,
    PRODUCT,
    SIGNED,
    SUM,
    Code,
    Compilation,
    Readers,
    Scope,
    literal,
    slot,
)
from game.content.language.syntax import written
from game.content.language.vocabulary import LanguageError


def _name(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.Name)
    if node.id == scope.given:
        return Code("x")
    if scope.member and node.id == "support":
        reading.asks.append(("support", ()))
        reading.through.add(("support", ""))
        return Code("m.support_of(k)")
    return Code(f"v[{slot(reading, node, scope)}]")


def _attribute(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    return Code(f"v[{slot(reading, node, scope)}]")


def _constant(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, int | float):
        return literal(value)
    raise LanguageError("a quoted text stands only where a question takes a date or an office", reading.at(node))


_SIGNS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: (" + ", SUM),
    ast.Sub: (" - ", SUM),
    ast.Mult: (" * ", PRODUCT),
    ast.Div: (" / ", PRODUCT),
}


def _arithmetic(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    """A chain `a + b - c` is one level deep, however long."""
    chain: list[ast.BinOp] = []
    while isinstance(node, ast.BinOp):
        chain.append(node)
        node = node.left
    so_far = reading.number(node, scope, depth)
    for link in reversed(chain):
        reading.count(link, depth)
        if type(link.op) not in _SIGNS:
            raise LanguageError(f"'{reading.said(link)}' is not arithmetic that is known here", reading.at(link))
        sign, strength = _SIGNS[type(link.op)]
        right = reading.number(link.right, scope, depth)
        if sign == " / " and right.constant == 0:
            raise LanguageError("this divides by nought", reading.at(link.right))
        text = so_far.within(strength) + sign + right.within(strength + 1)
        so_far = Code(text, holds=strength, never=so_far.never or right.never)
    return so_far


def _unary(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.UnaryOp)
    if isinstance(node.op, ast.Not):
        inner = reading.truth(node.operand, scope, depth)
        return Code(f"not {inner.within(DENIAL)}", truth=True, holds=DENIAL)
    inner = reading.number(node.operand, scope, depth)
    if isinstance(node.op, ast.UAdd):
        return inner
    if inner.constant is not None:
        return literal(-inner.constant)
    return Code(f"-{inner.within(SIGNED)}", holds=SIGNED, never=inner.never)


def _joined(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.BoolOp)
    word, strength = (" and ", BOTH) if isinstance(node.op, ast.And) else (" or ", EITHER)
    parts = [reading.truth(value, scope, depth).within(strength + 1) for value in node.values]
    return Code(word.join(parts), truth=True, holds=strength)


_RELATIONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def relation(op: ast.cmpop) -> str:
    return _RELATIONS.get(type(op), "")


def _compared(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.Compare)
    sides = [_side(reading, side, scope, depth) for side in (node.left, *node.comparators)]
    relations = [relation(op) for op in node.ops]
    if "!=" in relations:
        if len(relations) > 1:
            raise LanguageError(
                "'!=' cannot stand in a chain of comparisons", reading.at(node), "write: a < b and b != c"
            )
        return Code(f"differ({sides[0].text}, {sides[1].text})", truth=True)
    text = sides[0].within(COMPARED + 1)
    for sign, side in zip(relations, sides[1:], strict=True):
        text += f" {sign} {side.within(COMPARED + 1)}"
    return Code(text, truth=True, holds=COMPARED)


def _side(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    side = reading.code(node, scope, depth)
    if side.truth:
        raise LanguageError(
            f"'{reading.said(node)}' is a truth, and only numbers are compared",
            reading.at(node),
            "a truth stands by itself, or after not",
        )
    return side


def _choice(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.IfExp)
    test = reading.truth(node.test, scope, depth)
    yes, no = reading.code(node.body, scope, depth), reading.code(node.orelse, scope, depth)
    if yes.truth != no.truth:
        raise LanguageError("one branch of this `if` is a number and the other a truth", reading.at(node))
    text = f"{yes.within(EITHER)} if {test.within(EITHER)} else {no.text}"
    return Code(text, truth=yes.truth, holds=CHOICE, never=yes.never or no.never)


def _tuple(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.Tuple)
    at = reading.at(node.elts[0]) + len(written(reading.text, node.elts[0])) if node.elts else reading.at(node)
    raise LanguageError("a comma stands only between what a question takes", at, "a decimal is written 0.5")


READERS: Readers = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Constant: _constant,
    ast.BinOp: _arithmetic,
    ast.UnaryOp: _unary,
    ast.BoolOp: _joined,
    ast.Compare: _compared,
    ast.IfExp: _choice,
    ast.Call: call,
    ast.Tuple: _tuple,
}
