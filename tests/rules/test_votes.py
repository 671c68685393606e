"""Votes: who is for, who against, who waits, how blocs are divided, and what follows."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.model.facts import Counted
from game.rules.votes import support_terms, tally
from tests.rules.worlds import Game, head

NUMBERS = """
indicators:
  stock: {name: Stock, start: 0, range: [-100, 100], flows: {Nothing: 0}}
  other: {name: Other, start: 0, range: [-100, 100], flows: {Nothing: 0}}
"""


def council(loyalties: dict[str, float], vote: str, more: str = "", seats: str = "table: {}") -> Game:
    """A table of people of those loyalties, the player among them, and a scene in which the vote is taken."""
    people = "".join(
        f"  {id}: {{name: {id}, loyalty: {loyalty}, weight: {n}, seats: {{{seats}}}}}\n"
        for n, (id, loyalty) in enumerate(loyalties.items(), 2)
    )
    return Game(
        head("", "  player: me")
        + NUMBERS
        + f"people:\n  me: {{name: Me, weight: 1, seats: {{table: {{}}}}}}\n{people}"
        + "bodies: {table: {name: T, support: {Loyalty: loyalty, Mood: stock}}}\n"
        + f"votes: {{ask: {{body: table, question: Q, {vote}, passed: {{other: +1}}, failed: {{other: -1}}}}}}\n"
        + "events: {x: {title: T, text: X, when: turn() == 1, choices: {go: {label: G, effects: {vote: ask}}, no: {label: N}}}}\n"
        + more
    )


def sides(game: Game) -> dict[str, str]:
    count = tally(game.scenario, game.state, "ask")
    return {b.who: b.vote + ("?" if b.waited else "") for b in count.ballots}


BOUNDS = 'player_wants: "no", against_player_below: 40, for_player_from: 50'


def test_the_firm_vote_by_their_support_and_the_player_as_he_wants() -> None:
    game = council({"a": 39, "b": 50, "c": 90}, BOUNDS)

    assert sides(game) == {"me": "no", "a": "yes", "b": "no", "c": "no"}


@pytest.mark.parametrize(
    ("loyalties", "waiting"),
    [
        ({"a": 10, "b": 20, "w": 49}, "yes?"),  # two firm against one, the player: with the larger side
        ({"a": 10, "b": 90, "w": 41}, "no?"),
        ({"a": 10, "w": 41}, "yes?"),  # equal: as they lean
        ({"a": 10, "w": 46}, "no?"),
    ],
)
def test_who_stands_between_waits_and_goes_with_the_larger_side(loyalties: dict[str, float], waiting: str) -> None:
    assert sides(council(loyalties, BOUNDS))["w"] == waiting


def test_more_than_the_share_of_those_who_vote_is_needed() -> None:
    half = council({"a": 90}, 'player_wants: "yes"')
    against = council({"a": 10}, 'player_wants: "yes"')
    two_thirds = council({"a": 90, "b": 10}, 'player_wants: "yes", passes: 0.7')

    assert [tally(g.scenario, g.state, "ask").passed for g in (half, against, two_thirds)] == [True, False, False]


def test_weights_may_be_counted_instead_of_heads() -> None:
    heads = council({"a": 10, "b": 10, "c": 90}, 'player_wants: "yes"')
    weights = council({"a": 10, "b": 10, "c": 90}, 'player_wants: "yes", counts: weights')

    told = [(c.yes, c.no, c.passed) for c in (tally(g.scenario, g.state, "ask") for g in (heads, weights))]

    assert told == [(2.0, 2.0, False), (5.0, 5.0, False)]


def test_yes_if_is_asked_in_order_of_weight_and_may_look_at_the_share_so_far() -> None:
    game = council({"small": 10, "mid": 60, "big": 90}, 'player_wants: "no", yes_if: loyalty > 80 or yes_share >= 0.5')

    count = tally(game.scenario, game.state, "ask")

    assert [(b.who, b.vote) for b in count.ballots] == [("me", "no"), ("big", "yes"), ("mid", "yes"), ("small", "yes")]


def test_the_absent_and_those_without_a_vote_do_not_vote() -> None:
    game = council({"a": 90, "b": 90}, 'player_wants: "yes"')
    away = replace(game.state, absent={"a": 1, "me": 1})
    listeners = council({"a": 90, "b": 90}, 'player_wants: "yes"', seats="table: {votes: false}")

    count = tally(game.scenario, away, "ask")

    assert {b.who: b.vote for b in count.ballots if b.vote != "absent"} == {"b": "yes"}
    assert (count.yes, count.no) == (1.0, 0.0)
    assert sides(listeners) == {"me": "yes"}


def test_support_is_told_term_by_term() -> None:
    game = council({"a": 30}, BOUNDS)

    assert support_terms(game.scenario, game.state, "a", "table") == (("Loyalty", 30.0), ("Mood", 0.0))


def test_every_count_is_a_fact_with_each_members_reasons() -> None:
    game = council({"a": 30, "b": 70}, BOUNDS).choose("x", "go")

    fact = game.facts(Counted)[0]

    assert (fact.vote, fact.won) == ("ask", True)
    assert {b.who: b.reasons for b in fact.count.ballots if b.reasons} == {
        "a": (("Loyalty", 30.0), ("Mood", 0.0)),
        "b": (("Loyalty", 70.0), ("Mood", 0.0)),
    }


def test_what_a_vote_brings_acts_at_once_and_won_and_lost_are_the_players() -> None:
    asked = 'formulas: {f: "(1 if won(ask) else 0) + (2 if lost(ask) else 0)"}'
    told = []
    for wants, loyalty in (("yes", 90), ("yes", 10), ("no", 10), ("no", 90)):
        game = council({"a": loyalty, "b": loyalty}, f'player_wants: "{wants}"', asked)
        told.append((game.v("f"), game.choose("x", "go").v("f", "other")))

    assert told == [(0.0, (1.0, 1.0)), (0.0, (2.0, -1.0)), (0.0, (2.0, 1.0)), (0.0, (1.0, -1.0))]


def test_a_vote_put_off_is_taken_after_minds_have_changed() -> None:
    game = Game(
        head("")
        + "indicators:\n  other: {name: O, start: 0, range: [-9, 9], flows: {Nothing: 0}}\n"
        + "  stock: {name: S, start: 0, range: [0, 100], flows: {Rise: 50}}\n"
        + "tuning: {care: 10}\npeople: {ana: {name: A, loyalty: 48, seats: {table: {}}, cares: {stock: 1}}}\n"
        + "bodies: {table: {name: T, support: {Loyalty: loyalty}}}\n"
        + 'votes: {ask: {body: table, question: Q, player_wants: "yes", passed: {other: +1}, failed: {other: -1}}}\n'
        + "events: {x: {title: T, text: X, when: turn() == 1, choices: {go: {label: G, effects: {vote: {id: ask, after: 1}}}, no: {label: N}}}}"
    ).choose("x", "go")

    before = game.v("other")

    assert (before, game.end().v("other", "ana.loyalty")) == (0.0, (1.0, 53.0))


BLOCS = (
    head("")
    + NUMBERS
    + """
bodies:
  hall: {name: Hall, share: "50 + mood", moods: {range: [-40, 40], fade: 0.25}, blocs: {folk: {name: F, members: 60, mood: 20}, town: {name: T, members: 40, mood: -40}}}
votes:
  ask: {body: hall, question: Q, player_wants: "no", passed: {vote: appeal}, failed: {other: -1}}
  appeal: {body: hall, question: Q, player_wants: "yes", share: "200", passed: {other: +5}}
events: {x: {title: T, text: X, when: turn() == 1, choices: {go: {label: G, effects: {stock: 1, vote: ask}}, no: {label: N}}}}
"""
)


def test_blocs_are_divided_by_the_share_on_the_players_side() -> None:
    game = Game(BLOCS)

    ask, appeal = (tally(game.scenario, game.state, id) for id in ("ask", "appeal"))

    assert [(b.who, b.weight, round(b.share, 9)) for b in ask.ballots] == [("folk", 60.0, 0.3), ("town", 40.0, 0.9)]
    assert (round(ask.yes, 9), round(ask.no, 9), ask.passed, ask.won) == (54.0, 46.0, True, False)
    assert (appeal.yes, appeal.no, appeal.won) == (100.0, 0.0, True)


def test_an_appeal_is_another_vote_among_the_effects_of_the_first() -> None:
    game = Game(BLOCS).choose("x", "go")

    assert [(fact.vote, fact.won) for fact in game.facts(Counted)] == [("ask", False), ("appeal", True)]
    assert game.v("other") == 5.0


def test_moods_fade_and_keep_their_range() -> None:
    game = Game(BLOCS).choose("x", "no")

    assert game.end().v("folk.mood", "town.mood") == (15.0, -30.0)
    assert game.moved("folk.mood") == [(-5.0, "fade")]


def test_a_body_in_which_nobody_votes_passes_nothing() -> None:
    game = council({}, 'player_wants: "yes"', seats="")
    empty = Game(
        "people: {a: {name: A}}\nbodies: {table: {name: T, support: {L: loyalty}}}\n"
        'votes: {ask: {body: table, question: Q, player_wants: "yes"}}\n'
        "events: {x: {title: T, text: X, when: turn() == 1, choices: {a: {label: A, effects: {vote: ask}}, b: {label: B}}}}"
    )

    assert tally(game.scenario, game.state, "ask").passed
    assert not tally(empty.scenario, empty.state, "ask").passed
