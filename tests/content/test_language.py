"""What expressions mean: arithmetic, names, questions, types."""

from __future__ import annotations

import math

import pytest

from game.content.language.compiler import Compiler, LanguageError
from game.model.questions import QUESTIONS
from tests.content.words import KIN, SLOTS, VOCABULARY, FakeMoment, number, truth


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("10 - 4 - 3", 3.0),
        ("10 - (4 - 3)", 9.0),
        ("8 / 4 / 2", 1.0),
        ("8 / (4 / 2)", 4.0),
        ("-3 * -(2 + 1)", 9.0),
        ("- -authority", 23.0),
        ("2 - -authority", 25.0),
        ("+authority", 23.0),
        ("yield * 2", 6.0),
        ("authority if authority > 20 else 0", 23.0),
        ("(1 if authority > 30 else 2) + 10", 12.0),
        ("1 if authority > 30 else 2 if authority > 20 else 3", 2.0),
        ("min(authority, 5)", 5.0),
        ("min(authority + 1, grain * 2, 7, 9)", 7.0),
        ("max(authority + 1, grain * 2, 7)", 24.0),
        ("clamp(authority, 0, 20)", 20.0),
        ("clamp(authority * 2, 50, 60)", 50.0),
        ("clamp(authority + 0, grain - 3, grain * 99)", 23.0),
        ("min(max(authority, 1), clamp(grain, 6, 9)) * 2", 12.0),
        ("abs(-authority)", 23.0),
        ("sqrt(16)", 4.0),
        ("exp(0)", 1.0),
        ("log(1)", 0.0),
        ("round(2.5) + round(3.5) + round(-0.4)", 6.0),
        ("table(grain, 0, 1, 5, 3)", 3.0),
        ("table(2.5, 0, 1, 5, 3)", 2.0),
        ("table(-9, 0, 1, 5, 3)", 1.0),
        ("table(6, 0, 1, 5, -authority, 7, authority)", 0.0),
        ("molotov_free if 1 < 0 else 1".replace("molotov_free", "grain"), 1.0),
        ("0.1 + 0.2", 0.1 + 0.2),
        ("authority\n  + grain", 28.0),
    ],
)
def test_arithmetic_is_what_an_author_expects(text: str, result: float) -> None:
    assert number(text, FakeMoment(authority=23.0, grain=5.0, **{"yield": 3.0})) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("authority > 20 and not grain > 20", True),
        ("not (authority > 20 and grain > 1)", False),
        ("authority > 99 or grain == 5", True),
        ("(authority > 99 or grain == 5) and west == 1", False),
        ("0 < grain <= 5", True),
        ("0 < grain < 5", False),
        ("grain != 5", False),
        ("grain + 1 != authority", True),
        ("not not grain == 5", True),
        ("grain == 5 if authority > 50 else grain == 4", False),
        ("(1 if grain == 5 else 0) > 0", True),
        ("-grain < -4 < grain - 8", True),
    ],
)
def test_truths_join_and_compare(text: str, result: bool) -> None:
    assert truth(text, FakeMoment(authority=23.0, grain=5.0)) is result


def test_a_number_may_be_written_as_a_number() -> None:
    compiler = Compiler(VOCABULARY)

    expressions = [compiler.number(5), compiler.number(-2.5), compiler.number("4"), compiler.number(" -7 ")]

    assert [e.constant for e in expressions] == [5.0, -2.5, 4.0, -7.0]
    assert [e.run(None, None, 0.0) for e in expressions] == [5.0, -2.5, 4.0, -7.0]


def test_nothing_but_a_literal_number_is_constant() -> None:
    compiler = Compiler(VOCABULARY)

    assert compiler.number("2 * 3").constant is None
    assert compiler.truth(True).run(None, None, 0.0) is True


def test_people_and_blocs_are_named_with_their_traits() -> None:
    moment = FakeMoment(anna_loyalty=40.0, anna_ambition=6.0, farmers_mood=-12.0, plan_housing=9.0)

    assert number("anna.loyalty + anna.ambition + farmers.mood + plan.housing", moment) == 43.0
    assert number("anna.mood", moment) == -12.0


def test_bare_traits_are_the_members() -> None:
    moment = FakeMoment(anna_loyalty=40.0, boris_loyalty=60.0, farmers_mood=-12.0, authority=3.0)

    assert number("loyalty + mood / 4 + authority", moment, who=KIN["anna"], member=True) == 40.0
    assert number("loyalty + mood / 4 + ambition", moment, who=KIN["boris"], member=True) == 60.0
    assert number("support", moment, who=KIN["boris"], member=True) == 70.0


def test_a_member_is_asked_what_it_cares_for() -> None:
    moment = FakeMoment()

    assert number("care(travel) + care('grain')", moment, who=KIN["anna"], member=True) == 14.0
    assert moment.asked == [("care", KIN["anna"], "travel"), ("care", KIN["anna"], "grain")]


def test_a_given_number_has_its_name() -> None:
    assert number("cost * (1 + 0.25)", x=8.0, given="cost") == 10.0
    assert truth("yes_share > 0.5 or loyalty > 90", x=0.6, who=KIN["anna"], member=True, given="yes_share")


def test_those_cast_are_with_and_with2() -> None:
    moment = FakeMoment(anna_loyalty=40.0, boris_loyalty=60.0)

    assert number("with2.loyalty - with.loyalty", moment, cast=2) == 20.0
    number("support(with, council) + change(with.loyalty)", moment, cast=1)
    truth("kept(his_ask, with) and broken(with2.asks) and seated(with2, council)", moment, cast=2)
    assert moment.asked == [("support", "anna", "council"), ("change", SLOTS["anna.loyalty"]),
        ("kept", "his_ask", "anna"), ("broken", "his_ask", "boris"), ("seated", "boris", "council"),
    ]  # fmt: skip
    assert number("change(ambition)", moment, who=KIN["boris"], member=True) == 0.0
    assert number("was(ambition, 2)", moment, who=KIN["anna"], member=True) == 7.0


def test_sums_and_counts_go_over_the_members() -> None:
    moment = FakeMoment(anna_loyalty=30.0, boris_loyalty=60.0, anna_ambition=6.0, authority=5.0)

    assert number("total(council, ambition if support < 50 else 0)", moment) == 6.0
    assert number("count(council, loyalty > 20 + authority) * 10", moment) == 20.0
    assert number("count(council, loyalty > with2.loyalty - 1)", moment, cast=2) == 1.0


QUESTIONED = {
    "turn()": 10,
    "year()": 1956,
    "month()": 3,
    "stage(travel)": 2,
    "share(housing)": 9.0,
    "turns_since(speech)": 4.0,
    "ordered(travel)": ("ordered", "travel"),
    "was(grain, 4)": ("was", SLOTS["grain"], 4),
    "change(gap)": ("change", SLOTS["gap"]),
    "mean(anna.loyalty, 8)": ("mean", SLOTS["anna.loyalty"], 8),
    "votes(council)": ("votes", "council"),
    "members(council)": ("members", "council"),
    "mean_loyalty(council)": ("mean_loyalty", "council"),
    "support(anna, council)": ("support", "anna", "council"),
    "unknown_turn(struck)": ("unknown_turn", "struck"),
    "roots(travel)": ("roots", "travel"),
    "roots()": ("roots", None),
    "in_force(travel)": ("in_force", "travel"),
    "underway()": ("underway",),
    "reported(living)": ("reported", "living"),
    "happened(speech)": ("happened", "speech"),
    "happened(anna.intrigue)": ("happened", "anna.intrigue"),
    "chose(speech, burn_it)": ("chose", "speech", "burn_it"),
    "chose(anna.intrigue, stop)": ("chose", "anna.intrigue", "stop"),
    "seated(anna, council)": ("seated", "anna", "council"),
    "holds(anna, 'First Secretary')": ("holds", "anna", "First Secretary"),
    'holds(anna, "Bürgermeister [acting]")': ("holds", "anna", "Bürgermeister [acting]"),
    "promised(flats)": ("promised", "flats", None),
    "kept(flats, anna)": ("kept", "flats", "anna"),
    "broken(anna.asks)": ("broken", "his_ask", "anna"),
    "asks(anna)": ("asks", "anna"),
    "promised(his_ask, boris)": ("promised", "his_ask", "boris"),
    "unknown(flight)": ("unknown", "flight", None),
    "unknown(manege, boris)": ("unknown", "manege", "boris"),
    "level(easy)": ("level", "easy"),
    "vowed(a_door)": ("vowed", "a_door"),
    "forked(travel, queue)": ("forked", "travel", "queue"),
    "stands(travel)": ("stands", "travel"),
    "won(relief)": ("won", "relief"),
    "lost(relief)": ("lost", "relief"),
}


@pytest.mark.parametrize("text", QUESTIONED)
def test_every_question_reaches_the_moment(text: str) -> None:
    moment = FakeMoment(plan_housing=9.0)
    compiler = Compiler(VOCABULARY)
    name = text.split("(")[0]
    ask = compiler.truth if QUESTIONS[name].truth else compiler.number
    expression = ask(text, epilogue=True)
    compiler.finish()

    answer = expression.run(moment, None, 0.0)

    expected = QUESTIONED[text]
    if isinstance(expected, tuple):
        assert (answer, moment.asked) == (7.0, [expected])
    else:
        assert answer == expected


def test_no_question_is_left_out() -> None:
    elsewhere = {"care", "total", "count", "after", "before", "between"}

    assert {text.split("(")[0] for text in QUESTIONED} | elsewhere == set(QUESTIONS)


@pytest.mark.parametrize(
    ("text", "turns"),  # turn 10 is December 1955 to February 1956
    [
        ("after('1956-02')", range(10, 60)),
        ("after('1956-03-01')", range(11, 60)),
        ("before('1956-02')", range(1, 11)),
        ("before('1955-12')", range(1, 10)),
        ("between('1956-02', '1956-02')", range(10, 11)),
        ("between('1956', '1957-02-28')", range(10, 15)),
        ("before('0001')", range(0)),
        ("before('9999-12-31')", range(1, 60)),
    ],
)
def test_dates_are_turns(text: str, turns: range) -> None:
    compiler = Compiler(VOCABULARY)
    expression = compiler.truth(text)
    compiler.finish()
    moment = FakeMoment()
    held = []
    for turn in range(1, 60):
        moment.turn = turn
        if expression.run(moment, None, 0.0):
            held.append(turn)

    assert held == list(turns)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("never", [
    "turns_since(flood)", "-turns_since(flood)", "turns_since(flood) * 2 + 1", "min(turns_since(flood), 3)",
    "min(3, turns_since(flood))", "max(3, turns_since(flood))", "clamp(turns_since(flood), 0, 9)",
    "clamp(4, 0, turns_since(flood))", "abs(turns_since(flood))", "round(turns_since(flood))",
    "table(turns_since(flood), 0, 1, 5, 3)", "sqrt(turns_since(flood))", "exp(turns_since(flood))",
    "(turns_since(flood) if grain == 0 else 3)",
])  # fmt: skip
def test_a_comparison_with_what_never_happened_is_false(never: str, sign: str) -> None:
    assert not truth(f"{never} {sign} 3")
    assert not truth(f"3 {sign} {never}")


def test_an_expression_knows_what_it_reads() -> None:
    expression = Compiler(VOCABULARY).truth("grain + anna.loyalty > was(west, 2) and chose(speech, burn_it)")

    assert expression.names == {"grain", "anna.loyalty", "west"}
    assert expression.asks == (("was", ("west", "2")), ("chose", ("speech", "burn_it")))
    assert expression.subject is None


def test_an_expression_that_is_one_thing_has_it_for_its_subject() -> None:
    compiler = Compiler(VOCABULARY)

    assert compiler.number("grain").subject == "grain"
    assert compiler.number("(anna.loyalty)").subject == "anna.loyalty"
    assert compiler.number("with.loyalty", cast=1).subject == "with.loyalty"
    assert compiler.number("stage(travel)").subject == ("stage", ("travel",))
    assert compiler.number("min(grain, 3)").subject is None


def test_a_condition_can_say_itself_part_by_part() -> None:
    compiler = Compiler(VOCABULARY)
    clause = compiler.truth(
        "authority >= 30 and (not happened(speech) or 1 < stage(travel) <= 3)"
        " and (grain > 1 if west > 1 else grain > 2)",
        says=True,
    ).clause
    compiler.finish()

    assert clause is not None and clause.kind == "all"
    compare, either, fixed = clause.parts
    assert (compare.kind, compare.op) == ("compare", ">=")
    assert compare.left is not None and compare.left.subject == "authority"
    assert compare.left.run(FakeMoment(authority=23.0), None, 0.0) == 23.0
    assert compare.right is not None and compare.right.constant == 30.0
    denial, chain = either.parts
    assert (either.kind, denial.kind) == ("any", "not")
    assert (denial.parts[0].kind, denial.parts[0].name, denial.parts[0].args) == ("ask", "happened", ("speech",))
    assert [(part.kind, part.op) for part in chain.parts] == [("compare", "<"), ("compare", "<=")]
    assert (fixed.kind, fixed.left and fixed.left.run(FakeMoment(grain=2.0), None, 0.0)) == ("fixed", False)


def test_clauses_are_made_only_when_asked_for() -> None:
    assert Compiler(VOCABULARY).truth("authority >= 30").clause is None


def test_nothing_runs_before_the_compiler_has_finished() -> None:
    expression = Compiler(VOCABULARY).number("grain + 1")

    with pytest.raises(RuntimeError):
        expression.run(FakeMoment(), None, 0.0)


@pytest.mark.parametrize(
    "text", ["1 / grain", "sqrt(-1 - grain)", "log(grain)", "exp(9999 + grain)", "round(exp(700) * exp(700))"]
)
def test_what_has_no_answer_is_an_arithmetic_error(text: str) -> None:
    with pytest.raises(ArithmeticError):
        number(text)


@pytest.mark.parametrize("text", ["exp(2.3)", "log(7)", "sqrt(2)"])
def test_transcendental_results_are_multiples_of_a_billionth(text: str) -> None:
    assert (number(text) * 2**30).is_integer()


def test_stands_is_asked_only_in_the_epilogue() -> None:
    with pytest.raises(LanguageError, match="only in the epilogue"):
        Compiler(VOCABULARY).truth("stands(travel)")


def test_a_number_that_is_not_one_is_refused() -> None:
    for value in (math.nan, math.inf, 1e13, True):
        with pytest.raises(LanguageError):
            Compiler(VOCABULARY).number(value)
