"""Mistakes in reforms, initiatives, people and votes: each has its own words and its own place, marked «."""

from __future__ import annotations

import pytest

from tests.content.parish import mistakes_at

MISTAKES = [
    ("traits: {guilt: 2}", "traits: {«grain: 2}", "'grain' is already the name of an indicator", ""),
    ("traits: {guilt: 2}", "traits: {«support: 2}", "'support' is a word of the format and cannot name a trait", ""),
    ("traits: {guilt: 2}", "traits: {«loyalty: 2}", "'loyalty' is a word of the format and cannot name a trait", ""),
    ("smiths: {name: Smiths", "«clara: {name: Smiths", "'clara' is already the name of a person", ""),
    (
        "- name: The old well",
        "- name: The old well\n        «cost: 3",
        "'cost' has no place in stage 0, where the game begins",
        "",
    ),
    (
        "name: A deep well\n        cost: {carried: 8, announced: 4}\n",
        "«name: A deep well\n",
        "stage 1 of 'well' has no cost",
        "",
    ),
    (
        "cost: {carried: 8, announced: 4}",
        "cost: {carried: «-8, announced: 4}",
        "'carried' should be at least 0, not -8",
        "",
    ),
    ("pleases: [clara]", "pleases: [«clare]", "there is no person or bloc 'clare'", "did you mean 'clara'?"),
    (
        "angers: [boris, farmers]",
        "angers: [boris, «farmer]",
        "there is no person or bloc 'farmer'",
        "did you mean 'farmers'?",
    ),
    ("each_turn: {trust: +0.6}", "each_turn: {«half: +0.6}", "'half' is a formula, which no effect can change", ""),
    ("each_turn: {trust: +0.6}", "each_turn: {«with.loyalty: +0.6}", "'with' stands for nobody here", ""),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {«plan.roads: +0.6}",
        "shares always add up to 100",
        "write plan: {roads: +3}",
    ),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {«trsut: +0.6}",
        "there is nothing called 'trsut' to change",
        "did you mean 'trust'?",
    ),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: [«[1]]}",
        "what is done to 'trust' should be an amount, or a mapping with by or set",
        "",
    ),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: «{by: 1, set: 2}}",
        "a change of a number says either by or set",
        "",
    ),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: {«bye: 1, by: 2}}",
        "'bye' has no place in a change of a number",
        "did you mean 'by'?",
    ),
    ("each_turn: {trust: +0.6}", "each_turn: {trust: {by: 1, odds: «2}}", "odds go from 0 to 1", ""),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: {by: 1, seen: «hint}}",
        "this should be shown, hinted or secret",
        "did you mean 'hinted'?",
    ),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: {by: 1, over: «0}}",
        "this should be a number of turns, 1 or more",
        "",
    ),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: {set: 1, over: «2}}",
        "what is set is set at once: over goes with by",
        "",
    ),
    ("opens: hearing}", "opens: «heering}", "there is no event 'heering'", "did you mean 'hearing'?"),
    (
        "{body: council, if: ambition > 1}",
        "{body: «counsel, if: ambition > 1}",
        "there is no body 'counsel'",
        "did you mean 'council'?",
    ),
    ("with: seated, again", "with: «seatd, again", "there is no body 'seatd'", "did you mean 'seated'?"),
    (
        "with: {two: {body: council, if: ambition > 1}}",
        "with: «{if: ambition > 1}",
        "'with' says on whom: seated, people, blocs or a body",
        "",
    ),
    (
        "seats: {council: {votes: false}}",
        "seats: {«councils: {}}",
        "there is no body 'councils'",
        "did you mean 'council'?",
    ),
    ("until: 1904-09", "until: «1903-03", "the seat is left before it is taken", ""),
    ("constituency: farmers", "constituency: «farmer", "there is no bloc 'farmer'", "did you mean 'farmers'?"),
    ("asks: {theme: water", "asks: {theme: «waters", "there is no reform or theme 'waters'", "did you mean 'water'?"),
    (
        "cares: {well: -2, water: 1",
        "cares: {«wells: -2, water: 1",
        "there is no reform, theme, indicator or share 'wells'",
        "did you mean 'well'?",
    ),
    (
        "voice: {water:",
        "voice: {«watter:",
        "there is no reform, theme, indicator or share 'watter'",
        "did you mean 'water'?",
    ),
    (
        "rival: (50 - support) * ambition",
        "rival: (50 - support) * «ambitoin",
        "there is nothing called 'ambitoin' here",
        "did you mean ambition?",
    ),
    ("mood: 10, cares", "mood: «60, cares", "the mood is outside its range, -50 to 50", ""),
    ("moods: {range: [-50, 50]", "moods: {range: «[50, -50]", "a range goes from a smaller number to a larger", ""),
    (
        "against_player_below: 40\n    for_player_from: 50\n  ",
        "against_player_below: 60\n    for_player_from: «50\n  ",
        "for_player_from should not be less than against_player_below",
        "",
    ),
    ("body: hall, question", "body: «hal, question", "there is no body 'hal'", "did you mean 'hall'?"),
    (
        "yes_if: yes_share > 0.5",
        "yes_if: «yes_shar > 0.5",
        "there is nothing called 'yes_shar' here",
        "did you mean yes_share?",
    ),
    (
        "player_wants: no,",
        "player_wants: «none,",
        "'player_wants' should be yes or no, not the text 'none'",
        "did you mean 'no'?",
    ),
    ("failed: {vote: appeal}", "failed: {vote: «apeal}", "there is no vote 'apeal'", "did you mean 'appeal'?"),
    (
        "He writes a letter.",
        '"He writes {«with}."',
        "'with' names nothing that a text can show",
        "did you mean 'smiths'?",
    ),
    ("yes_if: yes_share > 0.5, passes: 0.6", "passes: «-1", "'passes' should be at least 0, not -1", ""),
    ("stop: 5", "stop: «five", "'stop' should be a number, not the text 'five'", ""),
    (
        "with: {two: {body: council, if: ambition > 1}}",
        "with: {two: {body: council, if: «ambitious > 1}}",
        "there is nothing called 'ambitious' here",
        "did you mean ambition?",
    ),
    ("angers: [boris, farmers]", "angers: [boris, «[farmers]]", "this should be an id", ""),
    ("each_turn: {trust: +0.6}", "each_turn: {trust: {by: 1, certain: «maybe}}", "this should be yes or likely", ""),
    ("each_turn: {trust: +0.6}", "each_turn: {trust: {by: 1, why: «[a]}}", "'why' should be a text", ""),
    (
        "each_turn: {trust: +0.6}",
        "each_turn: {trust: {by: 1, after: «-1}}",
        "this should be a number of turns, 0 or more",
        "",
    ),
    ("each_turn: {trust: +0.6}", "each_turn: {seat: {who: «with, body: council}}", "'with' stands for nobody here", ""),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message", "hint"), MISTAKES)
def test_a_mistake_has_its_message_at_its_place(right: str, wrong: str, message: str, hint: str) -> None:
    found, place = mistakes_at(right, wrong)

    assert [(p.line, p.column, p.message, p.hint) for p in found] == [(*place, message, hint)]


def test_an_initiative_that_opens_nothing_is_told() -> None:
    found, (line, column) = mistakes_at("opens: hearing}", "opens: «[]}")

    assert (line, column, "an initiative opens at least one event") in [(p.line, p.column, p.message) for p in found]
