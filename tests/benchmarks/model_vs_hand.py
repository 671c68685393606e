"""Time a compiled model of 60 stocks and 150 expressions against the same model written by hand.

Run: python tests/benchmarks/model_vs_hand.py. Both are timed in turns in one run; the ratio may be 1.5 at most.
"""

from __future__ import annotations

import datetime as dt
import sys
import timeit
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.content.language.compiler import Compiler, Vocabulary
from game.model.arithmetic import table
from game.model.calendar import Calendar
from game.model.expression import Row
from game.model.records import Cause
from tests.benchmarks.budget import Measured

STOCKS, FORMULAS, ROUNDS = 60, 30, 2000
BUDGET = 1.5


def names() -> list[str]:
    return [f"stock_{i}" for i in range(STOCKS)] + [f"ratio_{i}" for i in range(FORMULAS)] + ["pace", ""]


def texts() -> tuple[list[str], list[str]]:
    """Two flows a stock and the formulas, of the kinds that scenarios are made of."""
    flows, formulas = [], []
    for i in range(STOCKS):
        a, b, ratio = (i * 7 + 1) % STOCKS, (i * 11 + 3) % STOCKS, i % FORMULAS
        flows.append(
            (
                f"pace * (stock_{a} - stock_{i}) * ratio_{ratio}",
                f"clamp(stock_{a} - 20, 0, 50) * 0.04 + 3 * ratio_{ratio}",
                f"2 * stage(travel) if stock_{b} > 40 else 0.5 * stage(travel)",
                f"table(stock_{a}, 0, 1, 50, 3, 100, 2) * ratio_{ratio}",
            )[i % 4]
        )
        flows.append(f"-0.02 * stock_{i} + 0.01 * max(stock_{b}, 10)")
    for i in range(FORMULAS):
        formulas.append(
            f"(stock_{i} + stock_{i + 1}) / (100 + stock_{i + 2})" + (f" + 0.1 * ratio_{i - 1}" if i else "")
        )
    return flows, formulas


def by_hand(flows: list[str], formulas: list[str]) -> tuple[str, str]:
    """What a programmer would write: locals for what is read, `min` and `max`, no rounding, one list."""

    def said(text: str) -> str:
        return text.replace("stage(travel)", "travel").replace("clamp(", "between(")

    def table_said(text: str) -> str:
        return said(text).replace(", 0, 1, 50, 3, 100, 2)", ", (0.0, 50.0, 100.0), (1.0, 3.0, 2.0))")

    unpack = f"    {', '.join(names()[:-1])}, _ = v\n"
    amounts = "def amounts(v, stages):\n" + unpack + "    travel = stages['travel']\n    return [\n"
    for text in flows:
        inner = table_said(text)
        if "between(" in inner:
            x, rest = inner.removeprefix("between(").split(", 0, 50)", 1)
            inner = f"min(max({x}, 0.0), 50.0){rest}"
        amounts += f"        {inner},\n"
    settle = "def settle(v):\n" + f"    {', '.join(names()[:STOCKS])}, *_ = v\n"
    for i, text in enumerate(formulas):
        settle += f"    v[{STOCKS + i}] = ratio_{i} = {text}\n"
    return amounts + "    ]\n", settle


def main() -> None:
    found = next(measured())
    print(f"{found.what}: {found.value}, at most {found.most}{found.beside}")
    sys.exit(1 if found.over else 0)


def measured() -> Iterator[Measured]:
    flows, formulas = texts()
    slots = {name: place for place, name in enumerate(names())}
    calendar = Calendar(dt.date(1953, 9, 1), "quarter", 51)
    compiler = Compiler(Vocabulary(slots=slots, calendar=calendar, reforms={"travel": ()}))
    rows = [
        (Row(f"stock_{i // 2}", i // 2, Cause("flow", part=str(i))), compiler.number(text))
        for i, text in enumerate(flows)
    ]
    dynamics = compiler.dynamics(rows, [(STOCKS + i, compiler.number(text)) for i, text in enumerate(formulas)])
    compiler.finish()
    space: dict[str, object] = {"table": table}
    for source in by_hand(flows, formulas):
        exec(source, space)
    amounts, settle = space["amounts"], space["settle"]
    assert callable(amounts) and callable(settle)

    v = [float(10 + i % 50) for i in range(STOCKS)] + [0.0] * FORMULAS + [0.03, 0.0]
    vector = list(v)
    moment = SimpleNamespace(v=vector, values=vector, stages={"travel": 2})

    def compiled() -> list[float]:
        dynamics.formulas(moment)
        return dynamics.amounts(moment)

    def hand() -> list[float]:
        settle(v)
        result: list[float] = amounts(v, moment.stages)
        return result

    assert all(abs(a - b) < 1e-6 for a, b in zip(compiled(), hand(), strict=True)), "the two models differ"
    runs = [(timeit.timeit(compiled, number=ROUNDS), timeit.timeit(hand, number=ROUNDS)) for _ in range(7)]
    ours, theirs = (min(times) / ROUNDS * 1e6 for times in zip(*runs, strict=True))
    note = f"compiled {ours:.1f} µs, by hand {theirs:.1f} µs"
    yield Measured("a turn of the model, against the same by hand", ours / theirs, "x", BUDGET, note)


if __name__ == "__main__":
    main()
