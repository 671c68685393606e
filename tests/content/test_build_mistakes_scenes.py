"""Mistakes in scenes, promises, endings, history and lines: each has its own words and its own place, marked «."""

from __future__ import annotations

import pytest

from tests.content.parish import mistakes_at

MISTAKES = [
    (
        "when: between('1904-02', '1904-03')",
        "when: between('1904-02', «'1904-13')",
        "there is no such day as '1904-13'",
        "",
    ),
    ("brought_by: [clara, boris]", "brought_by: [clara, «bors]", "there is no person 'bors'", "did you mean 'boris'?"),
    ("sources: [annals]\n", "sources: [«anals]\n", "there is no source 'anals'", "did you mean 'annals'?"),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{event: «floood}",
        "there is no event 'floood'",
        "did you mean 'flood'?",
    ),
    ("{event: {id: flood, after: 1, with: with2}}", "{event: «{after: 1}}", "'id' is missing here", ""),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{event: «3}",
        "'event' takes an id or a mapping",
        "write event: {id, with}",
    ),
    ("{event: {id: flood, after: 1, with: with2}}", "{stage: {reform: well, to: «2}}", "'well' has stages 0 to 1", ""),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{stage: «{reform: well}}",
        "a stage goes either by a number of stages or to one",
        "",
    ),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{stage: {reform: well, to: 1, fork: «iron}}",
        "'well' has no branch 'iron'",
        "",
    ),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{promise: «his_ask}",
        "'his_ask' is promised to someone: say to",
        "",
    ),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{promise: {id: his_ask, to: «clara}}",
        "'clara' asks for nothing",
        "",
    ),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{promise: {id: bridge, to: «clara}}",
        "'bridge' is not made to one person",
        "give the commitment `to: with`",
    ),
    (
        "plan: {fields: +2.5, roads: -1}",
        "plan: {«feilds: +2.5, roads: -1}",
        "there is no share of the plan 'feilds'",
        "did you mean 'fields'?",
    ),
    (
        "plan: {fields: +2.5, roads: -1}",
        "plan: {fields: «a lot, roads: -1}",
        "a share is moved by a number of points, as +3",
        "",
    ),
    ("seat: {who: clara, body: council}", "seat: «{who: clara}", "'body' is missing here", ""),
    (
        "seat: {who: clara, body: council}",
        "seat: {who: «clra, body: council}",
        "there is no person 'clra'",
        "did you mean 'clara'?",
    ),
    (
        "absent: {who: boris, until: 1904-06}",
        "absent: «{who: boris}",
        "someone is absent either for a number of turns or until a date",
        "",
    ),
    (
        "absent: {who: boris, until: 1904-06}",
        "absent: {who: boris, until: «soon}",
        "'soon' is not a date; write 1956, 1956-02 or 1956-02-25",
        "",
    ),
    ("reveal: grain", "reveal: «trust", "'trust' has nothing to reveal: it is neither `reported` nor `hidden`", ""),
    ("end: hunger", "end: «hungry", "there is no ending 'hungry'", "did you mean 'hunger'?"),
    (
        "each: {of: council, if: support < 40, effects: {loyalty: -3",
        "each: {of: «concil, if: support < 40, effects: {loyalty: -3",
        "there is no body 'concil'",
        "did you mean 'council'?",
    ),
    (
        "each: {of: council, if: support < 40, effects: {loyalty: -3",
        "each: {of: council, if: support < 40, effects: {«loyalti: -3",
        "there is nothing called 'loyalti' to change",
        "did you mean 'loyalty'?",
    ),
    (
        "text: Water. {grain} tons",
        "text: Water. {«grian} tons",
        "'grian' names nothing that a text can show",
        "did you mean 'grain'?",
    ),
    ("when: \"holds(clara, 'Deacon')\"", "when: \"holds(clara, «'Beadle')\"", "there is no office called 'Beadle'", ""),
    ("due: 1907-03", "due: «1902-03", "1902-03 is before the game begins, 1903-03", ""),
    (
        "due: 1907-03\n    keep_if: grain >= 50\n    marks: {1904-",
        "due: 1904-03\n    keep_if: grain >= 50\n    marks: {«1904-",
        "a mark stands before the day it is due",
        "",
    ),
    (
        "1904-09: Half of it., 1903-09: null",
        "1904-09: Half of it., «1904-10: null",
        "another mark stands in the same turn",
        "",
    ),
    (
        "1904-09: Half of it., 1903-09: null",
        "«1902-09: Half of it.",
        "1902-09 is outside the game, which runs from 1903-03 to 1905-12",
        "",
    ),
    ("rank: 4,", "rank: «1,", "'hunger' has the same rank, and each has its own", ""),
    (
        "when: trust > 60, rank: 4, rung: 9, title: Done, successor: {of: council, highest: ambition}}\n  in_th",
        "rank: 4, rung: 9, title: Done, successor: {of: council, highest: ambition}}\n  «in_th",
        "'handed_over' has no when either, and exactly one ending has none",
        "",
    ),
    (
        "successor: {of: council, highest",
        "successor: {of: «cuncil, highest",
        "there is no body 'cuncil'",
        "did you mean 'council'?",
    ),
    ("successor: clara}", "successor: «clra}", "there is no person 'clra'", "did you mean 'clara'?"),
    ("when: stands(well)", "when: stands(«wel)", "there is no reform called 'wel'", "did you mean well?"),
    (
        "1904-02: [{choose: flood.dig}",
        "«1910-02: [{choose: flood.dig}",
        "1910-02 is outside the game, which runs from 1903-03 to 1905-12",
        "",
    ),
    ("[{choose: flood.dig},", "[{choose: «flod.dig},", "there is no event 'flod'", "did you mean 'flood'?"),
    ("[{choose: flood.dig},", "[{choose: «flood.digg},", "'flood' has no choice 'digg'", "did you mean 'dig'?"),
    ("[{choose: flood.dig},", "[{choose: «flood},", "a choice is written event.choice", ""),
    ("{reform: well, to: 1, announced: true, fork: stone}", "{reform: well, to: «4}", "'well' has stages 0 to 1", ""),
    (
        "{reform: well, to: 1, announced: true, fork: stone}",
        "«{reform: well}",
        "'to' should be the number of a stage",
        "",
    ),
    (
        "{reform: well, to: 1, announced: true, fork: stone}",
        "{reform: well, to: 1, fork: «stones}",
        "'well' has no branch 'stones'",
        "did you mean 'stone'?",
    ),
    (
        "{reform: well, to: 1, announced: true, fork: stone}",
        "{reform: well, to: 1, «forks: stone}",
        "'forks' has no place in an order that begins 'reform'",
        "did you mean 'fork'?",
    ),
    (
        "{reform: well, to: 1, announced: true, fork: stone}",
        "«{end_turn: true}",
        "an order is one of choose, reform, initiative and plan",
        "",
    ),
    (
        "{plan: {fields: 62, roads: 38}}",
        "{plan: {«feilds: 62}}",
        "there is no share of the plan 'feilds'",
        "did you mean 'fields'?",
    ),
    (
        "of: {indicator: grain, as: year_end",
        "of: {indicator: «grian, as: year_end",
        "there is no indicator or formula 'grian'",
        "did you mean 'grain'?",
    ),
    (
        "of: {indicator: grain, as: year_end",
        "of: {indicator: grain, as: «years_end",
        "this should be sum, mean, start, end, year_end",
        "did you mean 'year_end'?",
    ),
    ("1903: 50, 1904", "«19O3: 50, 1904", "'19O3' has no place here", "a series has of, name, source and years"),
    ("61.5, source: annals", "61.5, source: «anals", "there is no source 'anals'", "did you mean 'annals'?"),
    ("answers: {flood: dig}", "answers: {flood: «digg}", "'flood' has no choice 'digg'", "did you mean 'dig'?"),
    ("aims: {trust: 1", "aims: {«trst: 1", "there is no indicator 'trst'", "did you mean 'trust'?"),
    ("plan: {fields: 70}", "plan: {«field: 70}", "there is no share of the plan 'field'", "did you mean 'fields'?"),
    ("orders: {1903-06:", "orders: {«1902-06:", "1902-06 is outside the game, which runs from 1903-03 to 1905-12", ""),
    (
        "news: {title: News, when: \"holds(clara, 'Deacon')\", ",
        "«news: {title: News, ",
        "nothing ever opens 'news'",
        "give it a when, or open it by `event:` or an initiative",
    ),
    ("hunger: {when: grain <= 0, rank: 1", "hunger: {when: grain <= 0 and«, rank: 1", "the expression breaks off", ""),
    ("{choose: boris.grumble.stop}", "{choose: «boris.grumble.bribe}", "'boris.grumble' has no choice 'bribe'", ""),
    (
        "{initiative: hear_out, with: boris}, {plan",
        "{initiative: hear_out, with: «[boris, clara, ana]}, {plan",
        "an initiative is on two at most",
        "",
    ),
    ("scale: 2}", "scale: «two}", "'scale' should be a number", ""),
    ("as: year_end", "as: «[sum]", "this should be sum, mean, start, end, year_end", ""),
    ("end: hunger", "«ending: hunger", "there is nothing called 'ending' to change", "did you mean 'end'?"),
    (
        "each: {of: council, if: support < 40, effects: {loyalty: -3, charges: +1}}",
        "each: {of: council, effects: {each: «{of: council, effects: {loyalty: 1}}}}",
        "an 'each' cannot stand inside another",
        "",
    ),
    (
        "each: {of: council, if: support < 40, effects: {loyalty: -3, charges: +1}}",
        "each: «{of: council}",
        "'each' takes a mapping",
        "write each: {of: a body or blocs, effects: {...}}",
    ),
    *(
        (
            "{with.loyalty: +6, promise",
            f"{{with.loyalty: {{{word}: «{odd}}}, promise",
            f"this should be a number or an expression, not {found}",
            "",
        )
        for word in ("by", "set", "by: 1, odds")
        for odd, found in (("null", "nothing"), ("{}", "a mapping"), ("[1]", "a list"))
    ),
    *(
        (
            "{with.loyalty: +6, promise",
            f"{{with.loyalty: {{{word}: «{odd}}}, promise",
            f"'{odd[:30]}' is not a number that can be used",
            "at most 1000000000000 in size",
        )
        for word in ("by", "set", "by: 1, odds")
        for odd in (".nan", ".inf", "9" * 29)
    ),
    (
        "{with.loyalty: +6, promise",
        "{with.loyalty: {by: 1«e400}, promise",
        "'e400' runs into what stands before it",
        "numbers are written 0.5 or 2000",
    ),
    (
        "{with.loyalty: +6, promise",
        "{with.loyalty: {by: 1, if: «[1]}, promise",
        "this should be a condition, not a list",
        "",
    ),
    (
        "absent: {who: boris, until: 1904-06}",
        "absent: {who: «[boris], until: 1904-06}",
        "'who' should be an id",
        "",
    ),
    (
        "{event: {id: flood, after: 1, with: with2}}",
        "{event: {id: flood, with: «{a: 1}}}",
        "this should be the id of a person or bloc, not a mapping",
        "",
    ),
    (
        "{with.loyalty: +6, promise",
        "{«with.loyalti: +6, promise",
        "there is no trait 'loyalti'",
        "did you mean 'loyalty'?",
    ),
    (
        "  news: {title: News",
        "  lone: {title: L, when: trust > 1, text: L, «choices: {a: {label: A}}}\n  news: {title: News",
        "an event has two to four choices, or, if it is only read, none; this has 1",
        "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message", "hint"), MISTAKES)
def test_a_mistake_has_its_message_at_its_place(right: str, wrong: str, message: str, hint: str) -> None:
    found, place = mistakes_at(right, wrong)

    assert [(p.line, p.column, p.message, p.hint) for p in found] == [(*place, message, hint)]
