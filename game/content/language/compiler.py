"""The expressions of a scenario: text in, compiled functions out. Reads no YAML and no game state.

compiler = Compiler(vocabulary)
needs = compiler.truth("authority >= 30 and stage(travel) >= 1", says=True)
wants = compiler.group([needs])
compiler.finish()  # from here on needs.run(moment), wants.run(moment) can be called
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping, Sequence

from game.content.language.codegen import Module, Source, constant, settled, unready
from game.content.language.operators import READERS, relation
from game.content.language.reader import Code, Compilation, Scope, literal
from game.content.language.syntax import name_of, parse, written
from game.content.language.vocabulary import LanguageError, Vocabulary
from game.model.expression import Clause, Dynamics, Expression, Group, Row
from game.model.questions import QUESTIONS

__all__ = ["Compiler", "LanguageError", "Vocabulary"]


class Compiler:
    """Parses expressions one by one and compiles them all together at `finish`, which is called once, last.

    An Expression's `run` raises RuntimeError until then (that of a literal number works at once). The same text in
    the same circumstances gives the same Expression.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._names = {place: name for name, place in vocabulary.slots.items()}
        self._module = Module()
        self._known: dict[tuple[object, ...], Expression] = {}
        self._sources: dict[Expression, Source] = {}
        self._inlined: set[Expression] = set()

    def number(
        self,
        text: str | int | float,
        *,
        member: bool = False,
        given: str | None = None,
        cast: int = 0,
        epilogue: bool = False,
    ) -> Expression:
        """The number that `text` says. A LanguageError tells what is wrong with it, and at which character.

        `member`: bare traits, `support` and `care(x)` are those of the member it is asked about (body.support,
        body.share, rival, yes_if, `each.if`, casting `if`, successor.highest). `given`: the name of the number handed
        to `run` as its third argument (agenda.price: `cost`; yes_if: `yes_share`). `cast`: how many people `with` and
        `with2` stand for, 0 to 2. `epilogue`: `stands(r)` may be asked.
        """
        if not isinstance(text, str):
            return self._written_number(text)
        return self._expression(text, False, Scope(member, given, cast, epilogue), says=False)

    def truth(
        self,
        text: str | bool | float,
        *,
        member: bool = False,
        given: str | None = None,
        cast: int = 0,
        epilogue: bool = False,
        says: bool = False,
    ) -> Expression:
        """The truth that `text` says, as `number`. `says`: with the Clause by which it says itself to a player."""
        if isinstance(text, str):
            return self._expression(text, True, Scope(member, given, cast, epilogue), says)
        if not isinstance(text, bool):
            raise LanguageError(f"a truth is needed here, and {text} is a number", 0, "write a comparison")
        expression = Expression("true" if text else "false", True, constant(text))
        self._sources[expression] = Source(str(text))
        return expression

    def sum(self, terms: Sequence[Expression]) -> Expression:
        """Numbers of this compiler, all about a member, added up by one function."""
        text = ", ".join(self._sources[term].text for term in terms)
        expression = Expression(" + ".join(f"({term.text})" for term in terms), False, unready)
        self._sources[expression] = Source(f"added([{text}])", alone=False)
        return expression

    def group(self, expressions: Sequence[Expression]) -> Group:
        """Truths of this compiler as one function. None of them may be about a member or a given number."""
        group = Group(tuple(expressions), unready)
        self._module.hand_group(self._inline(expressions, truth=True), group)
        return group

    def dynamics(
        self,
        rows: Sequence[tuple[Row, Expression]],
        formulas: Sequence[tuple[int, Expression]],
        *,
        through: Mapping[tuple[str, str], Sequence[Expression]] | None = None,
    ) -> Dynamics:
        """All flows and terms as one function; all formulas, as (slot, number), as another, in an order that settles.

        `through`: what is read by way of a question, so that formulas are sorted by it as well: ("support", body id)
        -> the terms of its support, ("reported", indicator) -> its `reported` expression. A LanguageError names the
        formulas that need each other, as `a -> b -> a`; its offset is 0 and says nothing.
        """
        sources = {self._names[place]: self._sources[expression] for place, expression in formulas}
        asked = {key: [self._sources[e] for e in read] for key, read in (through or {}).items()}
        order = {self._names[place]: i for i, (place, _) in enumerate(formulas)}
        ordered = [order[name] for name in settled(sources, asked)]
        dynamics = Dynamics(
            rows=tuple(row for row, _ in rows),
            amounts=unready,
            singles=tuple(expression for _, expression in rows),
            formulas=unready,
            formula_singles=tuple(expression for _, expression in formulas),
            formula_order=tuple(ordered),
            terms=tuple(place for place, (row, _) in enumerate(rows) if row.term >= 0),
            addresses=tuple(row.address for row, _ in rows),
            causes=tuple(row.cause for row, _ in rows),
        )
        self._module.hand_amounts(self._inline(dynamics.singles, truth=False), dynamics)
        texts = self._inline(dynamics.formula_singles, truth=False)
        self._module.hand_formulas([(formulas[i][0], texts[i]) for i in ordered], dynamics)
        return dynamics

    def finish(self) -> None:
        """Compile everything; no more may be added after it."""
        for expression, source in self._sources.items():
            if expression.run is unready:
                hand = self._module.hand_seldom if expression in self._inlined else self._module.hand
                hand(source.text, expression)
        self._module.compile()

    def _inline(self, expressions: Sequence[Expression], *, truth: bool) -> list[str]:
        """Their sources, to stand in a greater function."""
        for expression in expressions:
            if expression.truth != truth or not self._sources[expression].alone:
                raise ValueError(f"{expression.text!r} cannot stand by itself")
        self._inlined.update(expressions)
        return [self._sources[expression].text for expression in expressions]

    def _written_number(self, value: float) -> Expression:
        if isinstance(value, bool):
            raise LanguageError(f"a number is needed here, and {str(value).lower()} is a truth")
        if not math.isfinite(value) or abs(value) > 1e12:
            raise LanguageError("this number is larger than 1 000 000 000 000, which is the limit")
        key = ("", float(value))
        if key not in self._known:
            self._known[key] = self._keep(str(value), literal(value), Source(literal(value).text))
        return self._known[key]

    def _expression(self, text: str, truth: bool, scope: Scope, says: bool) -> Expression:
        key = (text, truth, scope, says)
        if key not in self._known:
            self._known[key] = self._read(text, truth, scope, says)
        return self._known[key]

    def _read(self, text: str, truth: bool, scope: Scope, says: bool) -> Expression:
        tree = parse(text)
        reading = Compilation(text, self._vocabulary, self._module.define, READERS)
        code = reading.truth(tree, scope, 0) if truth else reading.number(tree, scope, 0)
        alone = not scope.member and scope.given is None
        source = Source(code.text, reading.now, reading.through, alone)
        clause = self._clause(text, tree, scope) if says else None
        return self._keep(text, code, source, reading, _subject(text, tree, reading), clause)

    def _keep(
        self,
        text: str,
        code: Code,
        source: Source,
        reading: Compilation | None = None,
        subject: str | tuple[str, tuple[str, ...]] | None = None,
        clause: Clause | None = None,
    ) -> Expression:
        expression = Expression(
            text=text,
            truth=code.truth,
            run=unready if code.constant is None else constant(code.constant),
            clause=clause,
            names=frozenset(reading.names) if reading else frozenset(),
            asks=tuple(reading.asks) if reading else (),
            subject=subject,
            constant=code.constant,
        )
        self._sources[expression] = source
        return expression

    def _clause(self, text: str, node: ast.expr, scope: Scope) -> Clause:
        """How `node`, a truth, says itself. Every part of it is an expression of its own."""
        match node:
            case ast.BoolOp():
                parts = tuple(self._clause(text, value, scope) for value in node.values)
                return Clause("all" if isinstance(node.op, ast.And) else "any", parts)
            case ast.UnaryOp(operand=operand):
                return Clause("not", (self._clause(text, operand, scope),))
            case ast.Compare():
                sides = [
                    self._expression(written(text, n), False, scope, False) for n in (node.left, *node.comparators)
                ]
                links = tuple(
                    Clause("compare", op=relation(op), left=left, right=right)
                    for op, left, right in zip(node.ops, sides, sides[1:], strict=False)
                )
                return links[0] if len(links) == 1 else Clause("all", links)
        whole = self._expression(written(text, node), True, scope, False)
        if isinstance(whole.subject, tuple):
            return Clause("ask", left=whole, name=whole.subject[0], args=whole.subject[1])
        return Clause("fixed", left=whole)


def _subject(text: str, tree: ast.expr, reading: Compilation) -> str | tuple[str, tuple[str, ...]] | None:
    match tree:
        case ast.Name() | ast.Attribute():
            return written(text, tree)
        case ast.Call(func=ast.Name(id=name)) if name_of(name) in QUESTIONS:
            return reading.asks[-1]
    return None
