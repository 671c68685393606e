"""Python source of a whole scenario's expressions, compiled in one go. Knows nothing of how they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr

from game.content.language.vocabulary import LanguageError
from game.model import arithmetic
from game.model.expression import Kin, Run

_READ = re.compile(r"v\[(\d+)\]")
_LOCAL = re.compile(r"\bv(\d+)\b")
# All that compiled source can name besides the moment.
_NAMES = {
    "abs": abs,
    **{
        name: getattr(arithmetic, name)
        for name in (
            "added",
            "differ",
            "least",
            "greatest",
            "clamp",
            "sqrt",
            "exp",
            "log",
            "nearest",
            "table",
        )
    },
}


class Source(Struct, frozen=True):
    """A body of source; `now` and `through` as in `reader.Compilation`. `alone`: it reads nothing else."""

    text: str
    now: Collection[str] = ()
    through: Collection[tuple[str, str]] = ()
    alone: bool = True


Maker = Callable[[str, str, Collection[int]], str]  # name, text and the places of formulas -> source


class Module:
    """Functions still to be compiled, and whom to hand them to when they are."""

    def __init__(self) -> None:
        self._bodies: list[tuple[str, str, Maker]] = []  # name, text, what makes a function of them
        self._formulas: frozenset[int] = frozenset()
        self._receivers: list[tuple[str, Struct, str]] = []
        self._space: dict[str, Any] = {"__builtins__": {}, **_NAMES}
        self._seldom: list[tuple[Struct, str]] = []

    def define(self, text: str) -> str:
        """A function that returns `text`. Gives its name."""
        name = f"f{len(self._bodies)}"
        self._bodies.append((name, text, _function))
        return name

    def hand(self, text: str, receiver: Struct) -> None:
        """Make the function that returns `text` the `run` of `receiver`, when all are compiled."""
        self._receivers.append((self.define(text), receiver, "run"))

    def hand_seldom(self, text: str, receiver: Struct) -> None:
        """The same for one that is called when something has gone wrong: compiled when it is."""
        self._seldom.append((receiver, text))

    def hand_group(self, texts: Iterable[str], receiver: Struct) -> None:
        lines = [line for i, text in enumerate(texts) for line in (f"if {text}:", f"    held.append({i})")]
        self._hand_body(["v = m.values", "held = []", *lines, "return held"], receiver, "run", _group)

    def hand_amounts(self, texts: Sequence[str], receiver: Struct) -> None:
        kept, texts = _kept(texts, ())
        coarse = repr(arithmetic.COARSE)
        lines = [f"    ({text}) + {coarse} - {coarse}," for text in texts]
        self._hand_body(["v = m.v", *kept, "return [", *lines, "]"], receiver, "amounts", _body)

    def hand_formulas(self, texts: Sequence[tuple[int, str]], receiver: Struct) -> None:
        """Each is written to its place in `v` before the next is read."""
        places = [place for place, _ in texts]
        kept, bodies = _kept([text for _, text in texts], places)
        again = {place for text in bodies for place in _LOCAL.findall(text)}
        lines = [
            f"v[{place}] = {f'v{place} = ' if str(place) in again else ''}{body}"
            for place, body in zip(places, bodies, strict=True)
        ]
        self._formulas = frozenset(places)
        self._hand_body(["v = m.values", *kept, *lines], receiver, "formulas", _body)

    def compile(self) -> None:
        sources = (make(name, text, self._formulas) for name, text, make in self._bodies)
        exec(compile("".join(sources), "<scenario>", "exec"), self._space)
        for name, receiver, field in self._receivers:
            force_setattr(receiver, field, self._space[name])
        for receiver, text in self._seldom:
            force_setattr(receiver, "run", self._when_called(receiver, text))

    def _hand_body(self, lines: Iterable[str], receiver: Struct, field: str, make: Maker) -> None:
        name = f"f{len(self._bodies)}"
        self._bodies.append((name, "".join(f"    {line}\n" for line in lines), make))
        self._receivers.append((name, receiver, field))

    def _when_called(self, receiver: Struct, text: str) -> Run:
        def run(m: Any, k: Kin | None = None, x: float = 0.0) -> Any:
            exec(compile(_function("seldom", text, self._formulas), "<scenario>", "exec"), self._space)
            compiled = self._space["seldom"]
            force_setattr(receiver, "run", compiled)
            return compiled(m, k, x)

        return run


def constant(value: float | bool) -> Run:
    def run(m: Any, k: Kin | None = None, x: float = 0.0) -> float | bool:
        return value

    return run


def unready(*_: object) -> Any:
    raise RuntimeError("the compiler has not finished")


def settled(formulas: Mapping[str, Source], through: Mapping[tuple[str, str], Sequence[Source]]) -> tuple[str, ...]:
    """The formulas in an order in which each comes after what it reads. LanguageError if there is none."""
    graph: dict[str, list[str]] = {name: _needs(source, formulas, through) for name, source in formulas.items()}
    for key, sources in through.items():
        graph[_asked(key)] = sorted({need for source in sources for need in _needs(source, formulas, through)})
    try:
        return tuple(name for name in TopologicalSorter(graph).static_order() if name in formulas)
    except CycleError as error:
        round_trip = " -> ".join(reversed(error.args[1]))
        raise LanguageError(
            f"these need each other: {round_trip}", 0, "let one of them read what another was: was(x, 1)"
        ) from None


def _needs(source: Source, formulas: Collection[str], through: Collection[tuple[str, str]]) -> list[str]:
    needs = {name for name in source.now if name in formulas}
    for question, of in source.through:
        needs |= {_asked(key) for key in through if key[0] == question and of in ("", key[1])}
    return sorted(needs)


def _asked(key: tuple[str, str]) -> str:
    return f"{key[0]}({key[1]})"


def _function(name: str, text: str, formulas: Collection[int]) -> str:
    """`m.v` has the formulas brought up to date first; what reads none of them does without."""
    vector = "v" if any(int(place) in formulas for place in _READ.findall(text)) else "values"
    reads = f"    v = m.{vector}\n" if "v[" in text else ""
    return f"def {name}(m, k=None, x=0.0):\n{reads}    return {text}\n"


def _body(name: str, lines: str, formulas: Collection[int]) -> str:
    return f"def {name}(m):\n{lines}"


def _group(name: str, lines: str, formulas: Collection[int]) -> str:
    """It has the formulas brought up to date only when it comes to read one."""
    return _body(name, _READ.sub(lambda read: f"m.{read[0]}" if int(read[1]) in formulas else read[0], lines), formulas)


def _kept(texts: Sequence[str], written: Collection[int]) -> tuple[list[str], list[str]]:
    """Lines that keep what is read more than once in locals, and `texts` that read those. `written`: places that have
    locals of their own when they are written."""
    reads = Counter(int(place) for text in texts for place in _READ.findall(text))
    often = {place for place, times in reads.items() if times > 1 or place in written}

    def local(match: re.Match[str]) -> str:
        return f"v{match[1]}" if int(match[1]) in often else match[0]

    lines = [f"v{place} = v[{place}]" for place in sorted(often) if place not in written]
    return lines, [_READ.sub(local, text) for text in texts]
