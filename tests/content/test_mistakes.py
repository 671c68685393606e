"""Every mistake that an author is likely to make, in the scenario that new-scenario writes, and what is then said."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import starter
from game.content.load import check

# What the author meant, what they wrote, and each problem: line, column, message and (hint).
MISTAKES: list[tuple[str, ...]] = [
    (
        "  title: The Village Council\n",
        "",
        "6:3: 'title' is missing from 'scenario'",
    ),
    (
        "  title: The",
        "  titel: The",
        "6:3: 'title' is missing from 'scenario'",
        "7:3: 'titel' is not a key that is known here (did you mean 'title'?)",
    ),
    (
        "format: 1",
        "format: 2",
        "6:11: this game does not read format 2 (a newer version of the game may)",
    ),
    (
        "format: 1",
        "format: one",
        "6:11: 'format' should be a whole number, not the text 'one'",
    ),
    (
        "step: quarter",
        "step: quater",
        "15:36: 'step' should be day, week, month, quarter or year, not the text 'quater' (did you mean 'quarter'?)",
    ),
    (
        "turns: 8",
        "turns: 0",
        "15:52: 'turns' should be at least 1, not 0",
    ),
    (
        "start: 1903-03",
        "start: 1903-13",
        "15:21: there is no such day as '1903-13'",
    ),
    (
        "start: 1903-03",
        "start: march",
        "15:21: 'march' is not a date; write 1956, 1956-02 or 1956-02-25",
    ),
    (
        "  player: ana",
        "  player: anna",
        "8:11: there is no person 'anna' (did you mean 'ana'?)",
    ),
    (
        "watch: [trust, grain]",
        "watch: [trust, grian]",
        "13:20: there is no indicator or formula 'grian' (did you mean 'grain'?)",
    ),
    (
        "paid_in: trust",
        "paid_in: trusts",
        "16:54: there is no indicator 'trusts' (did you mean 'trust'?)",
    ),
    (
        "    start: 40\n",
        "    start: forty\n",
        "28:12: 'start' should be a number, not the text 'forty'",
    ),
    (
        "    start: 40\n",
        "    start: 140\n",
        "28:12: the start is outside the range, 0 to 100",
    ),
    (
        "    start: 40\n",
        "    start:\n",
        "28:5: 'start' has nothing after it (write its value, or take it out)",
    ),
    (
        "range: [0, 100]",
        "range: [100, 0]",
        "29:12: a range goes from a smaller number to a larger",
    ),
    (
        "range: [0, 100]",
        "range: 100",
        "29:12: 'range' should be a list of 2, not the number 100",
    ),
    (
        "range: [0, 100]",
        "range: [0, 1, 2]",
        "29:12: 'range' needs 2 members, and has 3",
    ),
    (
        "range: [0, 100]",
        "range: [0, 5000000000]",
        "29:12: a range stays within 2147483648 either way",
    ),
    (
        "better: up\n    bands",
        "better: high\n    bands",
        "30:13: 'better' should be up, down or neither, not the text 'high'",
    ),
    (
        "bands: {0: they",
        "bands: {low: they",
        "31:13: the key 'low' should be a number",
    ),
    (
        "Bread on the table: \"1 if",
        "Bread on the table: \"1 iff",
        "33:30: there is no sign between 'iff' and what stands before it",
    ),
    (
        "The well: 2 * stage(well)",
        "The well: 2 * stage(wall)",
        "34:27: there is no reform called 'wall' (did you mean well?)",
    ),
    (
        "The well: 2 * stage(well)",
        "The well: 2 * stag(well)",
        "34:21: there is no question called 'stag' (did you mean stage?)",
    ),
    (
        "The well: 2 * stage(well)",
        "The well: 2 * wells",
        "34:21: there is nothing called 'wells' here",
    ),
    (
        "The well: 2 * stage(well)",
        "The well: 2 * (stage(well)",
        "34:21: this bracket is never closed",
    ),
    (
        "The well: 2 * stage(well)",
        "The well: stage(well) > 1",
        "34:17: 'stage(well) > 1' is a truth, and a number is needed here (write: 1 if stage(well) > 1 else 0)",
    ),
    (
        "Eaten: -eaten",
        "Eaten: -eaten ** 2",
        "43:21: '**' has no place in an expression (there are no powers; multiply, or use exp and log)",
    ),
    (
        "Eaten: -eaten",
        "Eaten: -eaten()",
        "43:15: there is no question called 'eaten' (did you mean seated?)",
    ),
    (
        "Eaten: -eaten",
        "Eaten: eaten.__class__",
        "43:20: '__class__' is not a name: names are small letters, digits and _, and begin with a letter",
    ),
    (
        "when: grain < 40",
        "when: grain",
        "77:11: 'grain' is a number, and a truth is needed here (compare it, as in grain > 0)",
    ),
    (
        "when: grain < 40",
        "when: grain < 'a'",
        "77:19: a quoted text stands only where a question takes a date or an office",
    ),
    (
        "when: grain < 40",
        "when: before('1903-99')",
        "77:18: there is no such day as '1903-99'",
    ),
    (
        "brought_by: miller",
        "brought_by: millar",
        "78:17: there is no person 'millar' (did you mean 'miller'?)",
    ),
    (
        "cost: 12, takes: 2",
        "cost: twelve, takes: 2",
        "51:35: 'cost' should be a number or a mapping (key: value), not the text 'twelve'",
    ),
    (
        "angers: [miller]",
        "angers: [mller]",
        "51:75: there is no person or bloc 'mller' (did you mean 'miller'?)",
    ),
    (
        "angers: [miller]",
        "angres: [miller]",
        "51:66: 'angres' is not a key that is known here (did you mean 'angers'?)",
    ),
    (
        "opens: at_the_table",
        "opens: at_table",
        "54:104: there is no event 'at_table' (did you mean 'at_the_table'?)",
    ),
    (
        "with: seated",
        "with: sitting",
        "54:58: there is no body 'sitting'",
    ),
    (
        "loyalty: 60",
        "loyalty: 160",
        "58:60: 'loyalty' should be at most 100, not 160",
    ),
    (
        "loyalty: 60",
        "loyalty: high",
        "58:60: 'loyalty' should be a number, not the text 'high'",
    ),
    (
        "cares: {well: 2}",
        "cares: {wall: 2}",
        "58:94: there is no reform, theme, indicator or share 'wall' (did you mean 'well'?)",
    ),
    (
        "seats: {council: {}}, cares: {well",
        "seats: {counsel: {}}, cares: {well",
        "58:72: there is no body 'counsel' (did you mean 'council'?)",
    ),
    (
        "{Loyalty: loyalty,",
        "{Loyalty: loyaltyy,",
        "63:47: there is nothing called 'loyaltyy' here (did you mean loyalty or ana.loyalty?)",
    ),
    (
        "player_wants: \"yes\"",
        "player_wants: maybe",
        "66:81: 'player_wants' should be yes or no, not the text 'maybe'",
    ),
    (
        "body: council, question",
        "body: senate, question",
        "66:22: there is no body 'senate'",
    ),
    (
        "effects: {with.loyalty: +6}",
        "effects: {with.loyality: +6}",
        "73:41: there is no trait 'loyality' (did you mean 'loyalty'?)",
    ),
    (
        "effects: {grain: +15",
        "effects: {grane: +15",
        "82:65: there is nothing called 'grane' to change (did you mean 'grain'?)",
    ),
    (
        "effects: {grain: +15",
        "effects: {grain: {bye: 15}",
        "82:72: a change of a number says either by or set",
        "82:73: 'bye' has no place in a change of a number (did you mean 'by'?)",
    ),
    (
        "effects: {grain: +15",
        "effects: {grain: [15, {by: x y}]",
        "82:84: there is no sign between 'y' and what stands before it",
    ),
    (
        "effects: {grain: +15",
        "effects: {stage: {reform: well, to: 9}",
        "82:91: 'well' has stages 0 to 1",
    ),
    (
        "effects: {grain: +15",
        "effects: {event: nothing",
        "82:72: there is no event 'nothing'",
    ),
    (
        "effects: {vote: confidence}",
        "effects: {vote: confidance}",
        "91:53: there is no vote 'confidance' (did you mean 'confidence'?)",
    ),
    (
        "effects: {vote: confidence}",
        "effects: [vote]",
        "90:5: an event has two to four choices, or, if it is only read, none; this has 1",
        "91:46: 'effects' should be a mapping (address: amount), not a list",
    ),
    (
        "There are {grain:0} tons",
        "There are {grane:0} tons",
        "80:18: 'grane' names nothing that a text can show (did you mean 'grain'?)",
    ),
    (
        "There are {grain:0} tons",
        "There are {grain:0 tons",
        "80:17: a '{' that is never closed (write {{ for a brace)",
    ),
    (
        "*The miller has counted twice*",
        "*The miller has counted twice",
        "80:38: a '*' without a second one in its paragraph (*emphasis* stands between two of them)",
    ),
    (
        "text: \"{with} pours",
        "text: {with} pours",
        "71:18: this does not continue what stands before it (check how far it is indented; a text that begins with '{', '[' or a quote goes in quotes as a whole)",
    ),
    (
        "text: \"{with} pours, and waits for you to speak.\"",
        "text: {with}",
        "71:11: 'text' should be a text, not a mapping (a text that begins with '{' goes in quotes)",
    ),
    (
        "lost(confidence)",
        "lost(confidense)",
        "95:26: there is no vote called 'confidense' (did you mean confidence?)",
    ),
    (
        "  two_winters: {rank: 9,",
        "  two_winters: {rank: 9, when: turn() > 3,",
        "94:1: one ending has no when: it closes the last turn",
    ),
    (
        "rank: 2,",
        "rank: two,",
        "96:36: 'rank' should be a number, not the text 'two'",
    ),
    (
        "kind: joke",
        "kind: jest",
        "101:16: 'kind' should be headline, joke or rumour, not the text 'jest'",
    ),
    (
        "endings:\n",
        "ends:\n",
        "5:1: the section 'endings' is missing",
        "94:1: 'ends' is not a key that is known here (did you mean 'endings'?)",
    ),
    (
        "\npress:",
        "\nscenario:",
        "99:1: 'scenario' is written twice (the first stands in line 5)",
    ),
    (
        "  ilse: {name",
        "  ana: {name",
        "51:59: there is no person or bloc 'ilse' (did you mean 'miller'?)",
        "58:3: 'ana' is written twice (the first stands in line 57)",
    ),
    (
        "    must: true",
        "    must: yes",
        "87:11: 'must' should be true or false, not the text 'yes' (write true)",
    ),
    (
        "    must: true",
        "\tmust: true",
        "87:1: a tab (YAML is indented with spaces)",
    ),
    (
        "    must: true",
        "     must: true",
        "87:10: a ':' that cannot stand here (put a text that holds ': ' in quotes; lines of one mapping are indented alike)",
    ),
    (
        "    must: true",
        "    must true",
        "87:5: this line has no ':', or the lines of a text do not line up",
    ),
    (
        "question: \"Shall Ana Brandt stay?\"",
        "question: Shall it be: yes",
        "66:15: this '{' is never closed, or a comma is missing in it (a text with '{', '[' or ',' in it goes in quotes)",
    ),
    (
        "title: They want a vote",
        "title: 'They want a vote",
        "85:12: a quotation that begins here is never closed",
    ),
    (
        "title: They want a vote",
        "title: *They* want",
        "85:12: a plain text cannot begin with '*' (put it in quotes, or write it as a block: |)",
    ),
    (
        "title: They want a vote",
        "title: 1903",
        "85:12: 'title' should be a text, not the number 1903 (put it in quotes: '1903')",
    ),
    (
        "title: They want a vote",
        "title: [They]",
        "85:12: 'title' should be a text, not a list",
    ),
    (
        "\npress:",
        "\nscene: {}\npress:",
        "99:1: this version does not read the section 'scene' yet (take it out)",
    ),
    (
        "\npress:",
        "\nformulas: {a: b + 1, b: a + 1}\npress:",
        "99:15: these need each other: a -> b -> a (let one of them read what another was: was(x, 1))",
    ),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[1].strip()[:40])
def test_a_mistake_is_told_where_it_stands_and_how_to_mend_it(mistake: tuple[str, ...], tmp_path: Path) -> None:
    meant, written, *told = mistake
    path = tmp_path / "a.yaml"
    path.write_text(starter.TEXT.replace(meant, written, 1))

    problems = check(path)

    hints = [f" ({problem.hint})" if problem.hint else "" for problem in problems]
    said = [f"{p.line}:{p.column}: {p.message}{hint}" for p, hint in zip(problems, hints, strict=True)]
    assert said == told


def test_a_problem_quotes_the_authors_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(starter.TEXT.replace("step: quarter", "step: quater"))

    (problem,) = check(path)

    assert problem.path == str(path)
    assert problem.excerpt == "  calendar: {start: 1903-03, step: quater, turns: 8}"
    assert problem.excerpt[problem.column - 1 :].startswith("quater")
