"""Conditions taken apart: which of their clauses hold at a moment, so that a refusal can say what fails."""

from __future__ import annotations

from collections.abc import Iterable

from game.model.expression import Clause, Expression
from game.rules.moment import Moment


def failed_clauses(moment: Moment, condition: Expression | None) -> tuple[Clause, ...]:
    """The parts of a condition that do not hold: of an `and`, each that fails; otherwise the whole."""
    if condition is None or moment.truth(condition):
        return ()
    return tuple(_failing(moment, condition.clause)) if condition.clause else ()


def _failing(moment: Moment, clause: Clause) -> Iterable[Clause]:
    if clause.kind == "all":
        for part in clause.parts:
            yield from _failing(moment, part)
    elif not holds(moment, clause):
        yield clause


def holds(moment: Moment, clause: Clause) -> bool:
    """Whether a clause of a condition holds at the moment."""
    match clause.kind:
        case "all":
            return all(holds(moment, part) for part in clause.parts)
        case "any":
            return any(holds(moment, part) for part in clause.parts)
        case "not":
            return not holds(moment, clause.parts[0])
        case "compare":
            assert clause.left is not None and clause.right is not None
            left, right = moment.number(clause.left), moment.number(clause.right)
            return {
                "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right,
                "==": left == right, "!=": left < right or left > right,
            }[clause.op]  # fmt: skip
    return moment.truth(clause.left)
