"""What a view says that a rule will do is what the rule does."""

from __future__ import annotations

import datetime as dt

import pytest

from game.model.calendar import Calendar, Step
from game.model.effects import Effects
from game.model.orders import Decree
from game.rules import effects, minds
from game.views import initiatives, reform, seats
from game.views.reading import Reading
from game.views.wording import dates
from game.views.wording import effects as foreseen
from tests.rules.worlds import Game, head

PEOPLE = """
people:
  anna: {name: Anna de Castro e Melo, loyalty: 45, seats: {senate: {}}, cares: {road: -1, land: 2}}
  boris: {name: Boris Berg, short: Bobby, loyalty: 20, seats: {senate: {}}, cares: {land: -1}}
  carla: {name: Carla Cole, loyalty: 49.7, seats: {senate: {}}}
bodies: {senate: {name: Senate, support: {Loyalty: loyalty}}}
votes:
  trust: {body: senate, question: Who is for?, player_wants: yes, against_player_below: 40, for_player_from: 50}
tuning:
  care: {value: 6, why: A test}
  offence: {value: 4, why: A test}
"""
ROAD = """
reforms:
  road:
    name: Road
    theme: land
    stages:
      - {name: Mud}
      - name: Stone
        cost: 5
        fork:
          quick: {name: Quick, pleases: [boris, carla]}
          slow: {name: Slow}
"""
SCENE = """
events:
  away:
    title: Away
    text: X
    when: turn() == 1
    choices: {go: {label: Go, effects: {absent: {who: anna, turns: 3}}}, stay: {label: Stay}}
  all:
    title: All
    text: X
    when: turn() == 2
    choices:
      each: {label: Each, effects: {each: {of: senate, effects: {loyalty: loyalty - 36}}}}
      step: {label: Step, effects: {stage: {reform: road, by: 1, fork: slow}, anna.loyalty: -2}}
"""


class Played:
    """A game as a view asks for it."""

    pending = ()
    turns = ()

    def __init__(self, game: Game) -> None:
        self.scenario, self.state = game.scenario, game.state


def game() -> Game:
    return Game(head() + PEOPLE + ROAD + SCENE)


def choice(game: Game, id: str) -> Effects:
    return game.scenario.events["all"].choices[id].effects


def test_a_preview_of_each_counts_whom_the_rule_counts() -> None:
    played = game().choose("away", "go").end()
    reading = Reading(played.scenario, played.state)
    assert played.state.absent["anna"] >= played.state.turn

    assert effects.members(reading.moment, "senate") == ["anna", "boris", "carla"]
    line = foreseen.foresee(reading, choice(played, "each")).lines[0]
    played.choose("all", "each")

    moved = [entry.amount for entry in played.last.entries if entry.address.endswith(".loyalty")]
    assert len(moved) == 3
    assert (line.text, line.sign) == ("Everyone in the Senate", "▲")


def test_a_branch_lists_only_those_whom_the_rule_moves() -> None:
    played = game()
    reading = Reading(played.scenario, played.state)
    stage = played.scenario.reforms["road"].stages[1]

    gains, loses = reform.sides(reading, "road", stage, "quick")
    whole = reform.sides(reading, "road", stage)
    played.choose("away", "go").end(Decree("road", 1, fork="quick"))

    moved = {who: sum(e.amount for e in played.entries(f"{who}.loyalty")) for who in ("anna", "boris", "carla")}
    assert (gains, loses) == (("Cole",), ())
    assert whole == (("Melo",), ("Bobby",))
    assert {who for who, by in moved.items() if by > 0} == {"anna", "carla"}
    assert moved["boris"] < 0


def test_a_reforms_page_lists_by_branch_whom_the_rule_moves() -> None:
    view = reform.show(Played(game()), "road")

    assert view.next is not None
    assert {branch.id: (branch.gains, branch.loses) for branch in view.next.branches} == {
        "quick": (("Cole",), ()),
        "slow": ((), ()),
    }
    assert (view.next.gains, view.next.loses) == (("Melo",), ("Bobby",))
    assert view.horizon == "two years"


def test_an_answer_that_takes_a_step_tells_of_a_man_what_it_comes_to() -> None:
    played = game().choose("away", "go").end()
    reading = Reading(played.scenario, played.state)

    told = foreseen.foresee(reading, choice(played, "step"))
    before = played.v("anna.loyalty")
    played.choose("all", "step").end()

    assert [line.sign for line in told.lines if line.text == "Melo"] == ["▲"]
    assert played.v("anna.loyalty") > before  # type: ignore[operator]


def test_minds_of_a_step_are_those_that_the_turn_posts() -> None:
    played = game().choose("away", "go")
    expected = minds.minds_of_step(Reading(played.scenario, played.state).moment, "road", 1)

    played.end(Decree("road", 1, fork="slow"))

    for who in ("anna", "boris"):
        amount = sum(entry.amount for entry in expected if entry.address == f"{who}.loyalty")
        assert amount == sum(entry.amount for entry in played.entries(f"{who}.loyalty"))


def test_who_waits_is_not_written_at_the_bound() -> None:
    played = game()
    council = seats.council(Reading(played.scenario, played.state), "senate")

    carla = next(seat for seat in council.seats if seat.id == "carla")

    assert (carla.mark, carla.said) == (seats.WAITS, "49")


@pytest.mark.parametrize(("support", "mark"), [(50.0, "for"), (49.99, "waits"), (40.0, "waits"), (39.99, "against")])
def test_the_bounds_are_those_of_the_vote(support: float, mark: str) -> None:
    played = Game(head() + PEOPLE.replace("49.7", str(support)) + ROAD)

    marks = seats.standing(Reading(played.scenario, played.state), "senate")

    assert marks["carla"] == mark


def test_a_name_that_has_no_room_is_the_short_one_or_the_last() -> None:
    played = game()
    council = seats.council(Reading(played.scenario, played.state), "senate")

    assert {seat.id: seat.short for seat in council.seats} == {"anna": "Melo", "boris": "Bobby", "carla": "Cole"}


def test_what_is_barred_does_not_call_itself_free() -> None:
    ask, sit = "{name: Ask, text: X, opens: all, needs: purse > 900}", "{name: Sit, text: X, opens: all}"
    words = f"initiatives: {{ask: {ask}, sit: {sit}}}\n"
    view = initiatives.show(Played(Game(head() + PEOPLE + ROAD + SCENE + words)))

    assert [(item.id, item.price.text) for item in view.items] == [("ask", ""), ("sit", "free")]


@pytest.mark.parametrize(
    ("step", "turns", "said"),
    [("quarter", 8, "two years"), ("month", 8, "eight months"), ("day", 8, "eight days"), ("week", 1, "one week"),
     ("year", 8, "eight years"), ("quarter", 3, "nine months"), ("quarter", 4, "one year")],
)  # fmt: skip
def test_a_length_of_time_is_told_in_the_scenarios_own_measure(step: Step, turns: int, said: str) -> None:
    assert dates.length(Calendar(dt.date(1953, 9, 1), step, 20), turns) == said
