"""One expression while it is read: its types, its limits, and what its names stand for. Knows no operator."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import NoReturn

from msgspec import Struct

from game.content.language.syntax import DEEPEST, name_of, written
from game.content.language.vocabulary import LanguageError, Vocabulary, how_to_ask, nearest

MOST_NODES = 300

# How strongly a piece of source holds together; a weaker one is bracketed inside a stronger.
CHOICE, EITHER, BOTH, DENIAL, COMPARED, SUM, PRODUCT, SIGNED, ATOM = range(9)


class Code(Struct, frozen=True, gc=False):
    """Source of one value. `constant`: of a literal number. `never`: it may be NaN."""

    text: str
    truth: bool = False
    holds: int = ATOM
    constant: float | None = None
    never: bool = False

    def within(self, strength: int) -> str:
        return self.text if self.holds >= strength else f"({self.text})"


class Scope(Struct, frozen=True):
    """What may be said where the expression stands. See `Compiler.number`. `total`: inside a total or count."""

    member: bool = False
    given: str | None = None
    cast: int = 0
    epilogue: bool = False
    total: bool = False


Reader = Callable[["Compilation", ast.expr, Scope, int], Code]
Readers = Mapping[type[ast.expr], Reader]
# The source of another function of a member, given its body; gives back the function's name.
Define = Callable[[str], str]


class Compilation:
    """One expression being read: its words, and what it has been found to read.

    `names`: everything read; `now`: what must be up to date when it is; `through`: questions that read expressions.
    """

    def __init__(self, text: str, vocabulary: Vocabulary, define: Define, readers: Readers) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self._readers = readers
        self.define = define
        self.names: set[str] = set()
        self.now: set[str] = set()
        self.through: set[tuple[str, str]] = set()
        self.asks: list[tuple[str, tuple[str, ...]]] = []
        self._nodes = 0
        self._spares = 0

    def spare(self) -> str:
        """A local variable that nothing else uses."""
        self._spares += 1
        return f"t{self._spares}"

    def code(self, node: ast.expr, scope: Scope, depth: int) -> Code:
        self.count(node, depth)
        read = self._readers.get(type(node))
        if read is None:
            raise LanguageError(f"'{self.said(node)}' has no place in an expression", self.at(node))
        return read(self, node, scope, depth + 1)

    def number(self, node: ast.expr, scope: Scope, depth: int) -> Code:
        code = self.code(node, scope, depth)
        if code.truth:
            raise LanguageError(
                f"'{self.said(node)}' is a truth, and a number is needed here",
                self.at(node),
                f"write: 1 if {self.said(node)} else 0",
            )
        return code

    def truth(self, node: ast.expr, scope: Scope, depth: int) -> Code:
        code = self.code(node, scope, depth)
        if not code.truth:
            raise LanguageError(
                f"'{self.said(node)}' is a number, and a truth is needed here",
                self.at(node),
                f"compare it, as in {self.said(node)} > 0",
            )
        return code

    def count(self, node: ast.expr, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise LanguageError(
                f"the expression has more than {MOST_NODES} parts", self.at(node), "divide it into formulas"
            )
        if depth > DEEPEST:
            raise LanguageError(
                f"the expression is more than {DEEPEST} levels deep", self.at(node), "divide it into formulas"
            )

    def at(self, node: ast.expr) -> int:
        return node.col_offset - 1

    def said(self, node: ast.expr) -> str:
        words = " ".join(written(self.text, node).split())
        return words if len(words) <= 40 else words[:37] + "..."

    def reads(self, name: str, *, now: bool) -> None:
        self.names.add(name)
        if now:
            self.now.add(name)


def literal(value: float) -> Code:
    number = float(value)
    return Code(repr(number), holds=ATOM if number >= 0 else SIGNED, constant=number)


def slot(reading: Compilation, node: ast.expr, scope: Scope, *, now: bool = True) -> str:
    """Source of the place in `v` of the name that `node` is."""
    vocabulary = reading.vocabulary
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner, trait = name_of(node.value.id), name_of(node.attr)
        if owner in ("with", "with2"):
            return f"m.{cast(reading, node, owner, scope, 'kin1', 'kin2')}.slots[{_trait(reading, node, trait)}]"
        return str(_of_someone(reading, node, owner, trait, now))
    if not isinstance(node, ast.Name):
        raise LanguageError(f"'{reading.said(node)}' is not a name", reading.at(node))
    name = name_of(node.id)
    if scope.member and name in vocabulary.traits:
        return f"k.slots[{vocabulary.traits.index(name)}]"
    if name not in vocabulary.slots or not name:
        _unknown(reading, node, name, scope)
    reading.reads(name, now=now)
    return str(vocabulary.slots[name])


def cast(reading: Compilation, node: ast.expr, word: str, scope: Scope, first: str, second: str) -> str:
    """`first` for `with`, `second` for `with2`, where somebody is cast."""
    if scope.cast < (1 if word == "with" else 2):
        raise LanguageError(f"there is nobody here for '{word}' to stand for", reading.at(node))
    return first if word == "with" else second


def _of_someone(reading: Compilation, node: ast.Attribute, owner: str, trait: str, now: bool) -> int:
    vocabulary = reading.vocabulary
    name = f"{owner}.{trait}"
    if name in vocabulary.slots:
        reading.reads(name, now=now)
        return vocabulary.slots[name]
    kin = vocabulary.kin.get(owner)
    if kin is None:
        _unknown_owner(reading, node, owner, trait)
    place = kin.slots[_trait(reading, node, trait)]
    if place == vocabulary.slots.get(""):
        raise LanguageError(f"'{owner}' has no {trait}", reading.at(node) + len(owner) + 1)
    reading.reads(next((n for n, s in vocabulary.slots.items() if s == place), name), now=now)
    return place


def _unknown_owner(reading: Compilation, node: ast.Attribute, owner: str, trait: str) -> NoReturn:
    owned = [known.partition(".") for known in reading.vocabulary.slots if "." in known]
    traits = [known for whose, _, known in owned if whose == owner]
    if traits:
        at = reading.at(node) + len(written(reading.text, node)) - len(trait)
        raise LanguageError(f"'{owner}' has no {trait}", at, nearest(trait, traits))
    known = sorted({whose for whose, _, _ in owned} | set(reading.vocabulary.kin))
    raise LanguageError(f"there is nobody and nothing called '{owner}' here", reading.at(node), nearest(owner, known))


def _trait(reading: Compilation, node: ast.Attribute, trait: str) -> int:
    traits = reading.vocabulary.traits
    if trait not in traits:
        at = reading.at(node) + len(written(reading.text, node)) - len(trait)
        raise LanguageError(f"there is no trait called '{trait}'", at, nearest(trait, traits))
    return traits.index(trait)


def _unknown(reading: Compilation, node: ast.Name, name: str, scope: Scope) -> NoReturn:
    at = reading.at(node)
    hint = how_to_ask(reading.vocabulary, name)
    if hint:
        raise LanguageError(f"'{name}' is not a number", at, hint)
    if name in reading.vocabulary.traits or name == "support":
        raise LanguageError(f"it does not say whose {name} is meant", at, f"write: someone.{name}")
    known = [n for n in reading.vocabulary.slots if n] + ([scope.given] if scope.given else [])
    known += reading.vocabulary.traits if scope.member else ()
    raise LanguageError(f"there is nothing called '{name}' here", at, nearest(name, known))
