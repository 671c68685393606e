"""The in-tray: what opens, in which order, what waits, and what the others do unasked."""
# ruff: noqa: E501 (a scenario's lines are as long as they are)

from __future__ import annotations

from game.model.orders import Choose, EndTurn
from tests.rules.worlds import Game, head

NO_OR_YES = "choices: {no: {label: N}, yes: {label: Y}}"


def scene(id: str, more: str = "when: turn() == 1") -> str:
    return f"  {id}: {{title: T, text: X, {more}, {NO_OR_YES}}}\n"


def events(**each: str) -> str:
    return "events:\n" + "".join(scene(id, more) for id, more in each.items())


def test_no_more_scenes_open_than_the_agenda_says() -> None:
    game = Game(events(**dict.fromkeys("abcd", "when: turn() == 1")))

    assert len(game.tray) == 2


def test_what_need_not_come_waits_for_as_long_as_it_has_no_chance() -> None:
    often, must = "when: true, again: 1", "when: turn() == 2 or turn() == 3, again: 1, must: true"
    text = events(a=often, b=often, c=must, d=must)

    rested = trays(Game(head("scenes: 2, spare: [0, 0, 0, 1]") + text), 8)

    assert [len(turn) for turn in rested] == [0, 2, 2, 0, 0, 1, 0, 0]
    assert set(rested[1]) == set(rested[2]) == {"c", "d"}


def test_the_chance_of_what_need_not_come_is_drawn_by_the_seed() -> None:
    text = head("scenes: 2, spare: [0, 0.25]") + events(a="when: true, again: 1")

    games = [[len(turn) for turn in trays(Game(text, seed=seed), 12)] for seed in range(40)]

    assert len(set(map(tuple, games))) > 30
    assert 0.2 < sum(map(sum, games)) / (40 * 12) < 0.3


def trays(game: Game, turns: int) -> list[list[str]]:
    found = []
    for _ in range(turns):
        found.append(game.tray)
        for id in game.tray:
            game.choose(id, "no")
        game.end()
    return found


def test_musts_come_first_then_the_urgent() -> None:
    game = Game(
        head("scenes: 3")
        + events(
            a="when: true, urgency: 1",
            b="when: true, urgency: 9",
            c="when: true, must: true",
            d="when: true, urgency: 5",
        )
    )

    assert game.tray == ["c", "b", "d"]


def test_scenes_that_were_seen_in_another_game_come_last_of_their_urgency() -> None:
    text = head("scenes: 2") + events(a="when: true", b="when: true", c="when: true, urgency: 1")

    assert [Game(text, seed=seed, seen="a").tray for seed in range(8)] == [["c", "b"]] * 8
    assert [Game(text, seed=seed, seen="b").tray for seed in range(8)] == [["c", "a"]] * 8
    assert [Game(text, seed=seed, seen="a b c").tray[0] for seed in range(8)] == ["c"] * 8


def test_what_is_left_is_drawn_by_the_seed() -> None:
    text = head("scenes: 1") + events(a="when: true", b="when: true")

    assert {Game(text, seed=seed).tray[0] for seed in range(12)} == {"a", "b"}


def test_a_scene_that_did_not_fit_waits_its_turns_and_no_longer() -> None:
    blockers = {f"b{n}": f"when: turn() == {n}, urgency: 9" for n in (1, 2, 3)}
    text = head("scenes: 1") + events(
        late="when: turn() == 1, stays: 2", lost="when: turn() == 1, stays: 1", **blockers
    )
    game = Game(text)

    opened = []
    for _ in range(5):
        opened.append(game.tray)
        for id in game.tray:
            game.choose(id, "no")
        game.end()

    assert opened[:3] == [["b1"], ["b2"], ["b3"]]
    assert opened[3:] == [[], []]

    without_third = Game(text.replace("  b3:", "  later:").replace("when: turn() == 3", "when: turn() == 5"))
    for id in ("b1", "b2"):
        without_third.choose(id, "no").end()
    assert without_third.tray == ["late"]


def test_a_must_waits_until_there_is_room() -> None:
    game = Game(
        head("scenes: 1") + events(a="when: turn() == 1, must: true", b="when: turn() == 1, must: true, stays: 0")
    )

    first = game.tray
    game.choose(first[0], "no").end()

    assert sorted([*first, *game.tray]) == ["a", "b"]


def test_an_event_happens_once_unless_it_may_again() -> None:
    game = Game(events(once="when: true", again="'when': true, again: 2"))

    trays = []
    for _ in range(5):
        trays.append(sorted(game.tray))
        for id in game.tray:
            game.choose(id, "no")
        game.end()

    assert trays == [["again", "once"], [], ["again"], [], ["again"]]


def test_a_turn_does_not_end_before_all_is_answered() -> None:
    game = Game(events(a="when: turn() == 1"))

    assert game.refused(EndTurn()) == "unanswered"
    assert game.choose("a", "no").refused(EndTurn()) is None


def test_a_wire_is_read_and_takes_no_place() -> None:
    wire = "  wire: {title: W, text: X, when: turn() == 1}\n"
    game = Game(head("scenes: 2") + events(a="when: turn() == 1", b="when: turn() == 1") + wire)

    assert sorted(game.tray) == ["a", "b", "wire"]
    assert game.refused(Choose("wire", "let_pass")) == "no_such_choice"
    assert game.refused(EndTurn()) == "unanswered"
    assert sorted(game.choose("wire").tray) == ["a", "b"]
    assert game.state.happened["wire"] == (1,)


CHAINED = """events:
  a: {title: T, text: X, when: turn() == 1, choices: {on: {label: L, effects: {event: {id: b, after: 0}}}, off: {label: L}}}
  b: {title: T, text: X, choices: {on: {label: L, effects: {event: c}}, off: {label: L}}}
  c: {title: T, text: X, stays: 3, choices: {on: {label: L}, off: {label: L}}}
"""


def test_a_chained_scene_opens_in_the_same_turn_and_counts() -> None:
    game = Game(head("scenes: 2") + CHAINED)

    assert game.choose("a", "on").tray == ["b"]
    assert game.choose("b", "on").tray == []
    assert game.end().tray == ["c"]


def test_in_a_storm_the_scenes_follow_each_other_within_the_turn() -> None:
    game = Game(head("scenes: 1") + CHAINED.replace("when: turn() == 1", "when: turn() == 1, storm: true"))

    assert game.choose("a", "on").tray == ["b"]
    assert game.choose("b", "on").tray == ["c"]


def test_a_storm_comes_alone_and_what_was_due_waits() -> None:
    game = Game(events(a="when: turn() == 1, must: true", s="when: turn() == 1, storm: true"))

    assert game.tray == ["s"]
    assert game.choose("s", "no").end().tray == ["a"]


def test_an_event_may_follow_turns_later_and_be_cancelled() -> None:
    text = events(x="when: turn() == 1", y="when: turn() == 2") + scene("late", "act: 1")
    follow = text.replace("no: {label: N}", "no: {label: N, effects: {event: {id: late, after: 2}}}", 1)
    cancel = follow.replace(NO_OR_YES, NO_OR_YES.replace("{label: N}", "{label: N, effects: {cancel: late}}"))
    trays = []
    for script in (follow, cancel):
        game = Game(script)
        for id in ("x", "y"):
            game.choose(id, "no").end()
        trays.append(game.tray)

    assert trays == [["late"], []]


def test_an_event_brought_by_the_end_of_a_turn_opens_in_the_next_tray() -> None:
    game = Game(
        "events:\n"
        + scene("late", "act: 1")
        + scene("later", "act: 1")
        + "people: {ana: {name: A, red_line: {when: turn() == 2, effects: {event: late}}},"
        " bo: {name: B, red_line: {when: turn() == 2, effects: {event: {id: later, after: 1}}}}}"
    )

    assert game.end().tray == []
    assert game.end().tray == ["late"]
    assert game.choose("late", "no").end().tray == ["later"]


RIVALS = """
people:
  me: {name: Me, seats: {table: {}}, loyalty: 100, traits: {ambition: 99}}
  ana: {name: Ana, seats: {table: {}}, loyalty: 20, traits: {ambition: 5}, moves: {plot: {text: X, stop: 7,
        effects: {stock: -10}, buy: {cost: 3, effects: {ana.loyalty: +5}}, when: turn() >= 2, again: 3}}}
  bo: {name: Bo, seats: {table: {}}, loyalty: 40, traits: {ambition: 4}, moves: {write: {text: X, stop: 2, effects: {stock: -1}}}}
bodies: {table: {name: Table, support: {Loyalty: loyalty}, rival: (50 - support) * ambition}}
indicators:
  purse: {name: Purse, start: 100, range: [0, 200], flows: {Nothing: 0}}
  stock: {name: Stock, start: 50, range: [0, 100], flows: {Nothing: 0}}
"""
RIVALS = head("paid_in: purse, scenes: 0", "  player: me") + RIVALS


def test_the_strongest_rival_who_can_makes_a_move_beyond_the_number() -> None:
    game = Game(RIVALS)

    assert game.end().tray == ["bo.write"]
    assert game.state.tray[0].chained
    assert game.choose("bo.write", "let_pass").end().tray == ["ana.plot"]


def test_a_move_may_be_let_pass_stopped_or_bought() -> None:
    told = {}
    for answer in ("let_pass", "stop", "buy"):
        game = Game(RIVALS).end().choose("bo.write", "stop").end()
        game.choose("ana.plot", answer)
        told[answer] = game.v("purse", "stock", "ana.loyalty")

    assert told == {"let_pass": (98.0, 40.0, 20.0), "stop": (91.0, 50.0, 20.0), "buy": (95.0, 50.0, 25.0)}


def test_a_move_is_made_again_only_after_its_turns() -> None:
    game = Game(RIVALS)

    made = []
    for _ in range(8):
        game.end()
        made.append(game.tray[0].partition(".")[0] if game.tray else "")
        for id in game.tray:
            game.choose(id, "let_pass")

    assert made == ["bo", "ana", "", "", "ana", "", "", "ana"]


def test_a_move_that_cannot_be_paid_for_cannot_be_stopped() -> None:
    game = Game(RIVALS.replace("start: 100, range", "start: 1, range")).end()

    assert game.refused(Choose("bo.write", "stop")) == "price"
    assert game.refused(Choose("bo.write", "let_pass")) is None


def test_where_every_choice_is_barred_the_first_is_open() -> None:
    barred = "choices: {a: {label: A, needs: purse > 900}, b: {label: B, needs: purse > 900}, c: {label: C, needs: purse > 900}}"
    game = Game(f"events: {{x: {{title: T, text: X, when: true, {barred}}}}}")

    assert [game.refused(Choose("x", c)) for c in "abc"] == [None, "needs", "needs"]
