"""Many expressions as one function give what each of them gives alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.language.compiler import Compiler, LanguageError
from game.model.arithmetic import grain
from game.model.expression import Row
from game.model.records import Cause
from tests.content.words import SLOTS, VOCABULARY, FakeMoment

READ = ("authority", "grain", "west", "living")

numbers = st.recursive(
    st.one_of(
        st.sampled_from([*READ, "anna.loyalty", "plan.housing", "turn()", "stage(travel)", "share(housing)"]),
        st.integers(0, 100).map(str),
        st.sampled_from(["0.25", "total(council, loyalty)", "turns_since(speech)"]),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"{t[0]} {t[1]} {t[2]}"),
        st.tuples(inner, inner).map(lambda t: f"min({t[0]}, {t[1]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"clamp({t[0]}, {t[1]}, {t[2]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} < {t[2]} else {t[0]} / 7)"),
        inner.map(lambda t: f"-({t})"),
    ),
    max_leaves=8,
).filter(lambda text: len(text) <= 500)
truths = (
    st.tuples(numbers, st.sampled_from(["<", ">=", "==", "!="]), numbers).map(" ".join).filter(lambda t: len(t) < 500)
)
moments = st.tuples(*[st.floats(-100, 100) for _ in READ]).map(lambda v: FakeMoment(**dict(zip(READ, v, strict=True))))


def plain(text: str, moment: FakeMoment) -> float:
    """What Python itself makes of an expression that has the same meaning there."""
    space = {name: moment.v[SLOTS[name]] for name in READ}
    words = text.replace("anna.loyalty", "0.0").replace("plan.housing", "0.0").replace("total(council, loyalty)", "0.0")
    functions = {
        "min": min, "turn": lambda: 10, "stage": lambda _: 2, "share": lambda _: 0.0, "turns_since": lambda _: 4.0,
        "clamp": lambda x, low, high: low if x < low else min(x, high), "travel": 0, "housing": 0, "speech": 0,
    }  # fmt: skip
    result: float = eval(words, {"__builtins__": {}, **functions, **space})
    return result


@settings(max_examples=150, deadline=None)
@given(numbers, moments)
def test_an_expression_gives_what_arithmetic_gives(text: str, moment: FakeMoment) -> None:
    compiler = Compiler(VOCABULARY)
    expression = compiler.number(text)
    compiler.finish()

    assert expression.run(moment, None, 0.0) == plain(text, moment)


@settings(max_examples=60, deadline=None)
@given(st.lists(truths, max_size=8), moments)
def test_a_group_gives_the_places_of_those_that_hold(texts: list[str], moment: FakeMoment) -> None:
    compiler = Compiler(VOCABULARY)
    expressions = [compiler.truth(text) for text in texts]
    group = compiler.group(expressions)
    compiler.finish()

    assert group.run(moment) == [i for i, e in enumerate(expressions) if e.run(moment, None, 0.0)]
    assert group.members == tuple(expressions)


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, max_size=8), moments)
def test_amounts_are_those_of_the_rows_alone_rounded(texts: list[str], moment: FakeMoment) -> None:
    compiler = Compiler(VOCABULARY)
    rows = [
        (Row("grain", SLOTS["grain"], Cause("flow", part=str(i))), compiler.number(text))
        for i, text in enumerate(texts)
    ]
    dynamics = compiler.dynamics(rows, [])
    compiler.finish()

    amounts = dynamics.amounts(moment)

    singles = [single.run(moment, None, 0.0) for single in dynamics.singles]
    small = [(a, s) for a, s in zip(amounts, singles, strict=True) if abs(s) < 2**31]
    assert all(a == grain(s) and (a * 2**20).is_integer() and abs(a - s) <= 2**-21 for a, s in small)
    assert dynamics.rows == tuple(row for row, _ in rows)


def test_formulas_are_settled_each_after_what_it_reads() -> None:
    compiler = Compiler(VOCABULARY)
    formulas = [
        (SLOTS["gap"], compiler.number("west - living")),
        (SLOTS["living"], compiler.number("yield * 2 + was(gap, 1)")),
        (SLOTS["yield"], compiler.number("grain + 1")),
    ]
    dynamics = compiler.dynamics([], formulas)
    compiler.finish()
    moment = FakeMoment(grain=4.0, west=100.0)

    dynamics.formulas(moment)

    assert [moment.v[SLOTS[name]] for name in ("yield", "living", "gap")] == [5.0, 17.0, 83.0]
    assert dynamics.formula_order == (2, 1, 0)
    assert [single.run(moment, None, 0.0) for single in dynamics.formula_singles] == [83.0, 17.0, 5.0]


def test_a_formula_is_settled_before_a_sum_that_reads_it() -> None:
    compiler = Compiler(VOCABULARY)
    formulas = [
        (SLOTS["gap"], compiler.number("total(council, living)")),
        (SLOTS["living"], compiler.number("grain * 2")),
    ]
    dynamics = compiler.dynamics([], formulas)
    compiler.finish()
    moment = FakeMoment(grain=4.0)

    dynamics.formulas(moment)

    assert moment.v[SLOTS["gap"]] == 16.0


def test_a_formula_is_settled_before_the_support_and_the_report_that_read_it() -> None:
    compiler = Compiler(VOCABULARY)
    through = {
        ("support", "council"): [compiler.number("loyalty + living", member=True)],
        ("reported", "grain"): [compiler.number("grain * yield")],
    }
    formulas = [
        (SLOTS["gap"], compiler.number("support(anna, council) + reported(grain)")),
        (SLOTS["living"], compiler.number("west")),
        (SLOTS["yield"], compiler.number("west")),
    ]
    dynamics = compiler.dynamics([], formulas, through=through)

    assert dynamics.formula_order[-1] == 0


def test_formulas_that_need_each_other_are_named_in_a_ring() -> None:
    compiler = Compiler(VOCABULARY)
    formulas = [
        (SLOTS["gap"], compiler.number("living + 1")),
        (SLOTS["living"], compiler.number("yield + 1")),
        (SLOTS["yield"], compiler.number("change(gap)")),
    ]

    with pytest.raises(LanguageError) as caught:
        compiler.dynamics([], formulas)

    ring = caught.value.message.removeprefix("these need each other: ").split(" -> ")
    reads = {"gap": "living", "living": "yield", "yield": "gap"}
    assert ring[0] == ring[-1] and len(ring) == 4
    assert all(reads[name] == then for name, then in pairwise(ring))


def test_a_support_that_asks_for_itself_is_refused() -> None:
    compiler = Compiler(VOCABULARY)
    term = compiler.number("total(council, support)", member=True)

    with pytest.raises(LanguageError, match=r"support\(council\) -> support\(council\)"):
        compiler.dynamics([], [], through={("support", "council"): [term]})


def test_only_what_stands_by_itself_can_be_grouped() -> None:
    compiler = Compiler(VOCABULARY)

    with pytest.raises(ValueError, match="cannot stand by itself"):
        compiler.group([compiler.truth("loyalty > 3", member=True)])


def test_what_raises_in_the_whole_can_be_asked_alone() -> None:
    compiler = Compiler(VOCABULARY)
    rows = [(Row("grain", 1, Cause("flow", part=text)), compiler.number(text)) for text in ("1 / west", "grain + 2")]
    dynamics = compiler.dynamics(rows, [])
    compiler.finish()
    moment = FakeMoment(grain=4.0)

    with pytest.raises(ZeroDivisionError):
        dynamics.amounts(moment)
    assert dynamics.singles[1].run(moment, None, 0.0) == 6.0


def test_the_same_text_is_compiled_once() -> None:
    compiler = Compiler(VOCABULARY)

    assert compiler.truth("grain > 3") is compiler.truth("grain > 3")
    assert compiler.truth("grain > 3") is not compiler.truth("grain > 3", says=True)
