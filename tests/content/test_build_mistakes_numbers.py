"""Mistakes in the head of a scenario and its numbers: each has its own words and its own place, marked «."""

from __future__ import annotations

import pytest

from tests.content.parish import mistakes_at

MISTAKES = [
    ("format: 1", "format: «2", "this game does not read format 2", "a newer version of the game may"),
    ("player: ana", "player: «anna", "there is no person 'anna'", "did you mean 'ana'?"),
    ("now {trust}", "now {«trsut}", "'trsut' names nothing that a text can show", "did you mean 'trust'?"),
    ("watch: [trust, gap]", "watch: [trust, «gapp]", "there is no indicator or formula 'gapp'", "did you mean 'gap'?"),
    ("start: 1903-03, step", "start: «1903-13, step", "there is no such day as '1903-13'", ""),
    (
        "start: 1903-03, step",
        "start: «1903-03-02, step",
        "a quarter begins on the first day of a month",
        "write 1903-03",
    ),
    ("step: quarter, turns: 12", "step: quarter, turns: «0", "'turns' should be at least 1, not 0", ""),
    (
        "{start: 1903-03, step: quarter, turns: 12",
        "«{start: 9990-03, step: year, turns: 12",
        "the calendar runs past the year 9999",
        "",
    ),
    ("paid_in: trust", "paid_in: «trus", "there is no indicator 'trus'", "did you mean 'trust'?"),
    (
        "price: cost * (1 + 0.25 * underway())",
        "price: «cots * 2",
        "there is nothing called 'cots' here",
        "did you mean cost?",
    ),
    (
        "theme: water, when: grain > 90",
        "theme: «waters, when: grain > 90",
        "there is no theme or reform 'waters'",
        "did you mean 'water'?",
    ),
    (
        "when: grain > 90",
        "when: «grain + 90",
        "'grain + 90' is a number, and a truth is needed here",
        "compare it, as in grain + 90 > 0",
    ),
    ("tuning: {pace: 0.5}", "tuning: {«paces: 0.5}", "there is no tuning value 'paces'", "did you mean 'pace'?"),
    ("commitment: bridge}", "commitment: «bridges}", "there is no commitment 'bridges'", "did you mean 'bridge'?"),
    (
        "eaten: 12",
        "«Eaten: 12",
        "'Eaten' cannot be an id: ids are small letters, digits and _, and begin with a letter",
        "write 'eaten'",
    ),
    ("eaten: 12", "«lambda: 12", "'lambda' cannot be an id: it is a word of the expressions", ""),
    ("eaten: 12", "«trust: 12", "'trust' is already the name of an indicator", ""),
    ("half: trust / 2", "«grain: trust / 2", "'grain' is already the name of an indicator", ""),
    ("half: trust / 2", "«wish: trust / 2", "'wish' is a tuning value of the engine and cannot name a formula", ""),
    ("half: trust / 2", "«vote: trust / 2", "'vote' is a word of the format and cannot name a formula", ""),
    ("low: -1, high: 3", "low: «3, high: -1", "a range goes from a smaller number to a larger", ""),
    ("sd: 2, new", "«low: 2, new", "'low' has no place where the spread is normal", ""),
    (
        "{odds: 0.6, why",
        "«{odds: 0.6, between: [1, 2], why",
        "an unknown has exactly one of odds, one_of and between",
        "",
    ),
    ("one_of: {boris: 2, clara: 1}", "one_of: «{boris: 0}", "one_of needs a value whose weight is more than 0", ""),
    ("between: [3, 6]", "between: «[6, 3]", "between goes from an earlier turn to a later", ""),
    ("start: 0, range: [0, 300]", "start: «301, range: [0, 300]", "the start is outside the range, 0 to 300", ""),
    ("start: 0, range: [0, 300]", "start: 0, range: «[300, 0]", "a range goes from a smaller number to a larger", ""),
    (
        "start: 0, range: [0, 300]",
        "start: 0, range: «[0, 2147483648]",
        "a range stays within 2147483648 either way",
        "",
    ),
    ("{name: Charges, start: 0,", "«{name: Charges,", "a stock needs a start", ""),
    (
        "range: [0, 500]\n    level",
        "range: [0, 500]\n    flows: {Rot: -1}\n    «level",
        "an indicator has flows, if it is a stock, or a level, not both",
        "",
    ),
    (
        "half: trust / 2",
        "half: «gap / half",
        "these need each other: half -> half",
        "let one of them read what another was: was(x, 1)",
    ),
    (
        "Bread: 1 if grain > 20 else -4",
        "Bread: 1 if «grian > 20 else -4",
        "there is nothing called 'grian' here",
        "did you mean grain?",
    ),
    (
        "start: 40, range: [0, 100], better: up",
        "start: 40, range: [0, 100], better: «upp",
        "'better' should be up, down or neither, not the text 'upp'",
        "did you mean 'up'?",
    ),
    (
        "shares: {fields: {name: Fields, start: 60, min: 20}, roads: {name: Roads, start: 40}}\nreforms",
        "«shares: {fields: {name: Fields, start: 60, min: 20}, roads: {name: Roads, start: 41}}\nreforms",
        "the shares start at 101 in all; they add up to 100",
        "",
    ),
    ("start: 60, min: 20}", "start: «60, min: 61}", "the start is outside what is allowed, 61 to 100", ""),
    ("decided: [9]", "decided: [«10]", "no turn begins in month 10", ""),
    ("opens: 1903-09", "opens: «1909-09", "1909-09 is outside the game, which runs from 1903-03 to 1905-12", ""),
    (
        "half: trust / 2",
        "half: «doubled / 2\n  doubled: {is: half * 2, name: Doubled}",
        "these need each other: half -> doubled -> half",
        "let one of them read what another was: was(x, 1)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message", "hint"), MISTAKES)
def test_a_mistake_has_its_message_at_its_place(right: str, wrong: str, message: str, hint: str) -> None:
    found, place = mistakes_at(right, wrong)

    assert [(p.line, p.column, p.message, p.hint) for p in found] == [(*place, message, hint)]
