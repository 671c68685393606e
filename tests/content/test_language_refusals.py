# ruff: noqa: E501
"""What is no expression is refused in an author's words, at the character where it goes wrong; nothing hostile runs."""

from __future__ import annotations

import time
import warnings

import pytest

from game.content.language.compiler import Compiler, LanguageError
from tests.content.words import VOCABULARY

# text, where it goes wrong, what is said, how to mend it
REFUSED = [
    ("", 0, "there is no expression here", ""),
    (" \n", 0, "there is no expression here", ""),
    ("grain +", 7, "the expression breaks off", ""),
    ("grain grain", 6, "there is no sign between 'grain' and what stands before it", ""),
    ("grain 5", 6, "there is no sign between '5' and what stands before it", ""),
    ("(1) grain", 4, "there is no sign between 'grain' and what stands before it", ""),
    ("grain * / 2", 8, "'/' is not expected here", ""),
    ("(grain", 0, "this bracket is never closed", ""),
    ("grain)", 5, "this bracket was never opened", ""),
    ("1) + (2", 1, "this bracket was never opened", ""),
    ("'grain", 0, "this quoted text is never closed", ""),
    ("grain ** 2", 6, "'**' has no place in an expression", "there are no powers; multiply, or use exp and log"),
    ("grain // 2", 6, "'//' has no place in an expression", "divide with / and round"),
    ("grain % 2", 6, "'%' has no place in an expression", "a part of a hundred is written / 100"),
    ("1 if grain = 2 else 3", 11, "'=' has no place in an expression", "to ask whether two numbers are equal, write =="),
    ("1 if grain <> 2 else 3", 11, "'<>' has no place in an expression", "write !="),
    ("grain & west", 6, "'&' has no place in an expression", "write and"),
    ("grain[0]", 5, "'[' has no place in an expression", "there are only round brackets"),
    ("1 if grain > 2", 0, "this `if` has no `else`", "write: 3 if authority > 30 else 0"),
    ("1,5", 1, "a comma stands only between what a question takes", "a decimal is written 0.5"),
    ("5x", 1, "'x' runs into what stands before it", "numbers are written 0.5 or 2000"),
    ("1e6", 1, "'e6' runs into what stands before it", "numbers are written 0.5 or 2000"),
    (".5", 0, "'.' has no place in an expression", "numbers are written 0.5 or 2000"),
    ("5.", 1, "a number breaks off at its point", "numbers are written 0.5 or 2000"),
    ("007", 0, "'007' begins with a nought that says nothing", ""),
    ("9999999999999", 0, "this number is larger than 1 000 000 000 000, which is the limit", ""),
    ("Grain", 0, "'Grain' is not a name: names are small letters, digits and _, and begin with a letter", ""),
    ("grian * 2", 0, "there is nothing called 'grian' here", "did you mean grain?"),
    ("2 * authorty", 4, "there is nothing called 'authorty' here", "did you mean authority?"),
    ("xyzzy", 0, "there is nothing called 'xyzzy' here", ""),
    ("travel > 1", 0, "'travel' is not a number", "write: stage(travel)"),
    ("1 + speech", 4, "'speech' is not a number", "write: happened(speech)"),
    ("turn", 0, "'turn' is not a number", "write: turn()"),
    ("anna", 0, "'anna' is not a number", "write: anna.loyalty or anna.mood"),
    ("loyalty", 0, "it does not say whose loyalty is meant", "write: someone.loyalty"),
    ("support", 0, "'support' is not a number", "write: support(...)"),
    ("anna.loyalti", 5, "there is no trait called 'loyalti'", "did you mean loyalty?"),
    ("boris.ambition", 6, "'boris' has no ambition", ""),
    ("plan.houses", 5, "'plan' has no houses", ""),
    ("ana.loyalty", 0, "there is nobody and nothing called 'ana' here", "did you mean anna?"),
    ("with.loyalty", 0, "there is nobody here for 'with' to stand for", ""),
    ("stage(travle)", 6, "there is no reform called 'travle'", "did you mean travel?"),
    ("stage('travel')", 6, "a reform is named without quotes", "write: travel"),
    ("stage(1 + 2)", 6, "there is no reform called '1 + 2'", ""),
    ("stage()", 0, "stage takes a reform; here it is given 0", ""),
    ("stage(travel, 2)", 0, "stage takes a reform; here it is given 2", ""),
    ("staeg(travel)", 0, "there is no question called 'staeg'", "did you mean stage?"),
    ("grain.x(1)", 0, "there is no question called 'grain.x'", ""),
    ("1 if chose(speech, read) else 0", 19, "there is no choice called 'read' of 'speech'", "did you mean read_it?"),
    ("1 if forked(travel, trains) else 0", 20, "there is no branch called 'trains' of 'travel'", ""),
    ("1 if after(1956) else 0", 11, "a date is quoted, as '1956-02'", ""),
    ("1 if after('1956-13') else 0", 11, "there is no such day as '1956-13'", ""),
    ("1 if after('feb') else 0", 11, "'feb' is not a date; write 1956, 1956-02 or 1956-02-25", ""),
    ("1 if between('1957', '1956') else 0", 21, "1956 is before 1957", "write the earlier date first"),
    ("1 if holds(anna, Secretary) else 0", 17, "'Secretary' is not a name: names are small letters, digits and _, and begin with a letter", ""),
    ("1 if holds(anna, 'first secretary') else 0", 17, "there is no office called 'first secretary'", "did you mean First Secretary?"),
    ("1 if unknown(struck) else 0", 5, "'struck' is asked about with unknown_turn", ""),
    ("unknown_turn(flight)", 0, "'flight' is asked about with unknown", ""),
    ("1 if unknown(manege) else 0", 5, "unknown(manege) takes one name more", "name one of anna, boris"),
    ("1 if unknown(flight, anna) else 0", 21, "there is no value called 'anna' of 'flight'", ""),
    ("was(grain, 2.5)", 11, "was takes a whole number of turns, written out", ""),
    ("was(grain, 0)", 11, "was takes a whole number of turns, written out", ""),
    ("was(1 + 2, 4)", 4, "'1 + 2' is not a name", ""),
    ("change(pace)", 7, "'pace' is tuning, which is the same in every turn", ""),
    ("reported(anna.loyalty)", 9, "there is no indicator called 'anna.loyalty'", ""),
    ("care(travel)", 0, "it does not say whose care is meant", "care(x) is asked of a body's members"),
    ("total(council, total(council, loyalty))", 15, "total and count cannot stand inside one another", "give the inner one a name, as a formula"),
    ("total(council, loyalty > 3)", 15, "'loyalty > 3' is a truth, and a number is needed here", "write: 1 if loyalty > 3 else 0"),
    ("count(council, loyalty)", 15, "'loyalty' is a number, and a truth is needed here", "compare it, as in loyalty > 0"),
    ("grain > 1", 0, "'grain > 1' is a truth, and a number is needed here", "write: 1 if grain > 1 else 0"),
    ("grain + (west > 1)", 9, "'west > 1' is a truth, and a number is needed here", "write: 1 if west > 1 else 0"),
    ("-happened(speech)", 1, "'happened(speech)' is a truth, and a number is needed here", "write: 1 if happened(speech) else 0"),
    ("grain and west", 0, "'grain' is a number, and a truth is needed here", "compare it, as in grain > 0"),
    ("1 if not grain else 2", 9, "'grain' is a number, and a truth is needed here", "compare it, as in grain > 0"),
    ("1 if (grain > 1) == (west > 1) else 0", 6, "'grain > 1' is a truth, and only numbers are compared", "a truth stands by itself, or after not"),
    ("1 if grain < west != 2 else 0", 5, "'!=' cannot stand in a chain of comparisons", "write: a < b and b != c"),
    ("1 if grain > 1 else west > 1", 0, "one branch of this `if` is a number and the other a truth", ""),
    ("1 if promised(his_ask) else 0", 14, "it does not say whose ask is meant", "write: his_ask, with"),
    ("1 if promised(anna.asks, anna) else 0", 25, "'anna.asks' says already to whom", ""),
    ("1 if promised(boris.asks) else 0", 14, "there is no commitment called 'boris.asks'", ""),
    ("1 if promised(with.asks) else 0", 14, "there is nobody here for 'with' to stand for", ""),
    ("min(grain)", 0, "min takes 2 to 12 numbers; here it is given 1", ""),
    ("clamp(grain, 1)", 0, "clamp takes a number, its least and its most; here it is given 2", ""),
    ("table(grain, 0, 1, 5)", 19, "the last point of this table has no second number", ""),
    ("table(grain, 5, 1, 0, 3)", 19, "the points of a table do not rise from left to right", ""),
    ("table(grain, west, 1)", 13, "the first number of a table's point is written out", ""),
    ("grain / 0", 8, "this divides by nought", ""),
    ("'grain'", 0, "a quoted text stands only where a question takes a date or an office", ""),
    ("gr\u0430in", 2, "U+0430 (cyrillic small letter a) has no place in an expression", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "offset", "message", "hint"), REFUSED)
def test_a_mistake_is_told_where_it_is_and_how_to_mend_it(text: str, offset: int, message: str, hint: str) -> None:
    with pytest.raises(LanguageError) as caught:
        Compiler(VOCABULARY).number(text)

    assert (caught.value.offset, caught.value.message, caught.value.hint) == (offset, message, hint)


def test_the_offset_is_right_behind_a_title_that_is_not_ascii() -> None:
    text = "1 if holds(anna, 'Bürgermeister [acting]') and stage(travle) > 0 else 0"

    with pytest.raises(LanguageError) as caught:
        Compiler(VOCABULARY).number(text)

    assert text[caught.value.offset :].startswith("travle")


HOSTILE = [
    "__import__('os').system('id')", "grain.__class__", "grain.__class__.__mro__", "anna.__dict__", "().__class__.__bases__[0]",
    "'' .__class__", "''.join('a')", "{}.__class__", "[].append(1)", "[x for x in 'abc']", "{x for x in 'abc'}",
    "(x for x in 'abc')", "{'a': 1}", "lambda: 1", "(lambda: 1)()", "(x := 5)", "grain := 5", "9**9**9", "9 ** 9", "2 << 99999",
    "1 >> 2", "~5", "5 | 6", "5 ^ 6", "grain @ grain", "f'{grain}'", "f\"{__import__('os')}\"", "b'abc'", "r'abc'", "u'abc'",
    "'a' 'b'", "'a' * 999999999", "'%s' % grain", "grain if grain", "await grain", "yield grain", "async", "print(1)",
    "exec('1')", "eval('1')", "open('/etc/passwd')", "getattr(grain, 'x')", "globals()", "vars()", "dir()", "breakpoint()",
    "import os", "from os import path", "os.system('id')", "m.v", "m", "v", "k.slots", "self", "v[0]", "grain[0]", "grain[0:1]",
    "grain[...]", "...", "None", "True", "False", "NotImplemented", "__builtins__", "__debug__", "_", "__", "grain; west",
    "grain\\\nwest", "grain # comment", "*grain", "**grain", "min(*grain)", "min(**grain)", "min(a=1)", "min(grain for grain in west)",
    "grain is west", "grain in west", "grain not in west", "del grain", "return 1", "pass", "raise", "assert 1", "global grain",
    "class", "def f(): 1", "while 1: 1", "1j", "0x10", "0b1", "0o7", "1_000", "1e400", "9" * 499, "1" + "0" * 13, "-" * 499 + "1",
    "not " * 120 + "grain > 1", "(" * 200 + "1" + ")" * 200, "min(1," * 60 + "1" + ")" * 60, "1 if 1 > 0 else " * 31 + "1",
    "1" + "+1" * 249, "1<" * 249 + "1", "a" * 501, "grain" + " " * 496, "gr\u0430in", "\uff47rain", "gra\u0131n", "grain\u200b",
    "\u202egrain", "grain\u00a0+ 1", "grain\x00", "\x1b[31mgrain", "grain\x85", "\u0661", "\u00b2", "x" * 50 + "(", "stage(stage)",
    "stage(__class__)", "stage(travel.__class__)", "happened('a'.b)", "holds(anna, f'x')", "total(council, __import__('os'))",
    "total(council, lambda: 1)", "care.__self__", "m.stages", "with", "with with with", "with2", "with.loyalty.real", "anna.loyalty.real",
    "table", "table()", "min()", "if", "else", "and", "not", "'\\x41'", "'", '"""a"""', "'''a'''", "`grain`", "$grain", "grain?",
    "grain!", "!grain", "grain : 5", "->", "@grain", "\ud800", "match grain", "case", "type grain", "print", "abs", "differ(1, 2)",
    "least(1, 2)", "nearest(1)", "held", "t1", "f0()",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_hostile_is_refused(text: str) -> None:
    began = time.process_time()

    with warnings.catch_warnings(), pytest.raises(LanguageError) as caught:
        warnings.simplefilter("error")
        Compiler(VOCABULARY).truth(text) if text.startswith("not ") else Compiler(VOCABULARY).number(text)

    assert 0 <= caught.value.offset <= len(text)
    assert time.process_time() - began < 0.5


def test_there_are_more_than_sixty_attacks() -> None:
    assert len(set(HOSTILE)) > 150


@pytest.mark.parametrize("text", [
    "1" + "+grain" * 80, "1" + "*grain" * 80, "(" * 29 + "grain" + ")" * 29, "-" * 28 + "grain", "min(1, " * 27 + "grain" + ")" * 27,
    "1 if grain > 0 else " * 20 + "1", "(1 if grain > 0 else " * 20 + "1" + ")" * 20, "max(" + "grain + 1, " * 11 + "1)",
])  # fmt: skip
def test_what_is_within_the_limits_compiles(text: str) -> None:
    compiler = Compiler(VOCABULARY)
    expression = compiler.number(text)
    compiler.dynamics([], [(0, expression)])
    compiler.finish()


def test_a_refused_expression_leaves_the_rest_alone() -> None:
    compiler = Compiler(VOCABULARY)
    with pytest.raises(LanguageError):
        compiler.number("total(council, loyalty) + nonsense")

    good = compiler.number("turn() * 2")
    compiler.finish()

    assert good.run is not None
