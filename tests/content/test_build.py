"""Every section of what an author writes becomes what the rules read."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from game.content import starter
from game.content.build.assemble import build
from game.content.yaml.source import Problems
from game.model.calendar import Calendar
from game.model.effects import Change, Each, Verb, verb_words
from game.model.expression import Expression, Kin
from game.model.history import Series
from game.model.numbers import Chance, Unknown
from game.model.orders import Choose, Decree, Plan, Word
from game.model.people import Seat
from game.model.scenario import Scenario
from game.model.text import Span, Text, plain
from tests.content.parish import built, changed, read_text


@pytest.fixture(scope="module")
def parish() -> Scenario:
    return built()


def test_the_head_is_read(parish: Scenario) -> None:
    assert (parish.id, parish.title, parish.player) == ("parish", "The Parish", "ana")
    assert parish.calendar == Calendar(dt.date(1903, 3, 1), "quarter", 12)
    assert parish.briefing and parish.briefing.watch == ("trust", "gap")
    assert parish.goal == Text((
        (Span("Keep "), Span("trust", emphasis=True), Span(", now "), Span("trust", "value"), Span(".")),
    ))  # fmt: skip
    assert parish.agenda.words == 2 and parish.agenda.paid_in == "trust" and parish.agenda.fork_closes == 8
    assert [(level.name, level.tuning, level.default) for level in parish.levels.values()] == [
        ("Easy", {"pace": 0.5}, False),
        ("Without a lamp", {}, True),
    ]
    assert parish.vows["dry_feet"].commitment == "bridge"


def test_words_have_neutral_defaults_and_every_group_and_theme_a_name(parish: Scenario) -> None:
    assert (parish.names.body, parish.names.paper) == ("Council", "The paper")
    assert parish.names.groups == {"chair": "Chair"}
    assert parish.names.themes == {"water": "Water"}


def test_addresses_and_slots_stand_in_their_order(parish: Scenario) -> None:
    assert parish.addresses == (
        "trust", "grain", "charges", "comfort",
        "ana.loyalty", "ana.weight", "boris.loyalty", "boris.weight", "boris.ambition",
        "clara.loyalty", "clara.weight", "clara.guilt",
        "farmers.mood", "farmers.members", "smiths.mood", "smiths.members",
        "plan.fields", "plan.roads", "weather", "fair",
    )  # fmt: skip
    tuning = ("pace", "eaten", "care", "offence", "root", "root_turns", "wish")
    assert tuple(parish.slots) == (*parish.addresses, "gap", "half", *tuning, "")
    assert list(parish.slots.values()) == list(range(len(parish.slots)))
    assert tuple(parish.indicators) == parish.addresses


def test_each_address_has_its_kind_start_and_range(parish: Scenario) -> None:
    kinds = {address: it.kind for address, it in parish.indicators.items()}
    ranges = {address: (it.start, it.low, it.high) for address, it in parish.indicators.items()}

    assert {kinds[a] for a in parish.addresses[:4]} == {"indicator"}
    assert (kinds["boris.ambition"], kinds["farmers.mood"], kinds["plan.roads"]) == ("trait", "mood", "share")
    assert ranges["boris.loyalty"] == (30, 0, 100)
    assert ranges["boris.ambition"] == (6, -1000, 1000)
    assert ranges["farmers.mood"] == (10, -50, 50)
    assert ranges["plan.fields"] == (60, 20, 100)
    assert ranges["fair"] == (1, -1, 3)
    assert not parish.indicators["comfort"].stock and parish.indicators["grain"].stock
    assert parish.indicators["grain"].shown.bands == ((0, "none"), (50, "some"))


def test_luck_and_unknowns_are_read(parish: Scenario) -> None:
    assert parish.chances["weather"] == Chance("normal", 0, 2, -16, 16, "year", 0.2)
    assert parish.chances["fair"] == Chance("even", 1, 0, -1, 3, "turn", 0)
    assert parish.unknowns["struck"] == Unknown(None, {}, (3, 6), "")
    assert parish.unknowns["culprit"].one_of == {"boris": 2, "clara": 1}
    assert parish.tuning == {
        "pace": 2, "eaten": 12, "care": 1, "offence": 4, "root": 0.5, "root_turns": 16, "wish": 10,
    }  # fmt: skip


def test_kin_point_to_their_traits_and_to_the_mood_of_their_constituency(parish: Scenario) -> None:
    slots, zero = parish.slots, parish.slots[""]

    assert parish.traits == ("loyalty", "mood", "weight", "members", "ambition", "guilt")
    assert parish.kin["boris"] == Kin(
        "boris",
        (slots["boris.loyalty"], slots["farmers.mood"], slots["boris.weight"], zero, slots["boris.ambition"], zero),
    )
    assert parish.kin["smiths"].slots == (zero, slots["smiths.mood"], zero, slots["smiths.members"], zero, zero)


def test_flows_and_terms_are_rows_of_the_model(parish: Scenario) -> None:
    rows = [(row.address, row.label, row.kind, row.term) for row in parish.dynamics.rows]

    assert rows == [("trust", "Bread", "flow", -1), ("comfort", "Food", "term", 0), ("comfort", "Water", "term", 1)]


def test_only_formulas_with_a_name_may_be_shown(parish: Scenario) -> None:
    assert [(name, it.named, it.shown.name) for name, it in parish.formulas.items()] == [
        ("gap", True, "The gap"),
        ("half", False, "half"),
    ]


def test_the_plan_is_read(parish: Scenario) -> None:
    assert parish.budget and parish.budget.decided == ("months", (9,)) and parish.budget.opens == 3
    assert parish.budget.shares["fields"].low == 20
    every = built(changed("decided: [9]", "decided: {every: 4}")).budget
    assert every and every.decided == ("every", (4,))


def test_a_reform_is_read_stage_by_stage(parish: Scenario) -> None:
    old, deep = parish.reforms["well"].stages

    assert (old.carried, old.announced, old.back) == (0, None, None)
    assert (deep.carried, deep.announced, deep.takes) == (8, 4, 2)
    assert (deep.pleases, deep.angers) == (("clara",), ("boris", "farmers"))
    assert deep.back and deep.back.cost == 8
    assert {branch: way.name for branch, way in deep.forks.items()} == {"stone": "Stone", "wood": "Of wood"}
    assert parish.themes == ("water",)


def test_initiatives_say_on_whom_and_how_often(parish: Scenario) -> None:
    hear, odds = parish.initiatives["hear_out"], parish.initiatives["at_odds"]

    assert hear.casting and (hear.casting.of, hear.casting.two) == ("seated", False)
    assert (hear.after, hear.worth, hear.once) == (8, 0.5, False)
    assert odds.casting and (odds.casting.of, odds.casting.two) == ("council", True)
    assert (odds.after, odds.worth, odds.once) == (0, None, True)


def test_people_sit_from_turn_to_turn(parish: Scenario) -> None:
    assert parish.people["boris"].seats == (Seat("council", 3, 7, True),)
    assert parish.people["clara"].seats == (Seat("council", 1, None, False),)
    assert parish.people["boris"].offices == ("Miller", "Treasurer")
    assert parish.people["boris"].voice["water"].objects == (plain("It is cold."), plain("It is deep."))


def test_what_a_person_asks_is_a_commitment_to_them(parish: Scenario) -> None:
    asked = parish.commitments["boris.asks"]

    assert (asked.to, asked.due, asked.after) == ("with", 6, True)
    assert [effect.key for effect in asked.kept if isinstance(effect, Change)] == ["boris.asks/kept/with.loyalty"]


def test_a_move_is_an_event_that_can_be_let_pass_stopped_or_bought(parish: Scenario) -> None:
    event = parish.events["boris.grumble"]

    assert (event.move_of, event.brought_by, event.again, event.when) == ("boris", ("boris",), 8, None)
    assert {choice: (it.label, it.cost) for choice, it in event.choices.items()} == {
        "let_pass": (plain("Let it pass"), 0),
        "stop": (plain("Stop it"), 5),
        "buy": (plain("Buy his corn"), 3),
    }
    assert event.choices["let_pass"].effects == parish.people["boris"].moves["grumble"].effects


def test_the_labels_of_a_move_can_be_chosen() -> None:
    parish = built(changed("stop: 5\n", "stop: 5\n        labels: {stop: Burn the letter}\n"))

    assert parish.events["boris.grumble"].choices["stop"].label == plain("Burn the letter")


def test_bodies_and_votes_are_read(parish: Scenario) -> None:
    appeal = parish.votes["appeal"]

    assert tuple(parish.bodies["council"].support) == ("Loyalty", "His people", "Ambition")
    assert parish.bodies["hall"].fade == 0.06
    assert (appeal.wants, appeal.passes, appeal.weighed) == (False, 0.6, True)
    assert (parish.votes["confidence"].waits_from, parish.votes["confidence"].waits_to) == (40, 50)


def test_events_are_read(parish: Scenario) -> None:
    flood, news = parish.events["flood"], parish.events["news"]

    assert (flood.must, flood.brought_by, flood.sources, flood.bearer) == (True, ("clara", "boris"), ("annals",), None)
    assert (news.bearer, news.choices, news.brought_by) == (("A boy", "Runner"), {}, ())
    assert flood.text.paragraphs[0][1] == Span("grain", "value", decimals=1)
    assert parish.events["hearing"].text.paragraphs[0][0] == Span("with", "with")


def test_every_effect_is_found_by_its_key_and_says_its_draw(parish: Scenario) -> None:
    keys = {key: effect.draw for key, effect in parish.effects.items() if key.startswith("flood/dig/")}

    assert list(keys)[:4] == ["flood/dig/trust", "flood/dig/trust#2", "flood/dig/plan.fields", "flood/dig/plan.roads"]
    assert keys["flood/dig/trust#2"] == "flood/dig/trust"
    assert all(effect.key == key for key, effect in parish.effects.items())


def test_verbs_have_their_words_in_order(parish: Scenario) -> None:
    verbs = {
        effect.key.rpartition("/")[2]: verb_words(effect)
        for effect in parish.effects.values()
        if isinstance(effect, Verb)
    }

    assert verbs == {
        "vote.appeal": ("appeal",),
        "promise.his_ask": ("his_ask", "with"),
        "stage.with.theme": ("with.theme", -1, None, None),
        "event.flood": ("flood", "with2"),
        "plan.fields": ("fields", 2.5),
        "plan.roads": ("roads", -1),
        "seat.clara": ("clara", "council", True),
        "unseat.boris": ("boris", "council"),
        "office": (None, "Treasurer"),
        "absent.boris": ("boris", None, "1904-06"),
        "reveal.grain": ("grain",),
        "cancel.hearing": ("hearing",),
        "promise.bridge": ("bridge", None),
        "end.hunger": ("hunger",),
        "vote.confidence": ("confidence",),
        "office.clara": ("clara", "Deacon"),
    }


def test_a_change_says_when_how_and_how_surely(parish: Scenario) -> None:
    leave = parish.events["hearing"].choices["leave"].effects[0]
    again = parish.effects["flood/dig/trust#2"]

    assert isinstance(leave, Change) and isinstance(again, Change)
    assert (leave.over, leave.seen, leave.certain, leave.why) == (2, "hinted", False, "rude")
    assert again.by is None and again.to and again.to.constant == 50 and again.when


def test_each_acts_on_the_traits_of_a_member(parish: Scenario) -> None:
    each = parish.events["flood"].choices["dig"].effects[-1]

    assert isinstance(each, Each) and each.of == "council" and each.when
    assert [inside.address for inside in each.effects if isinstance(inside, Change)] == ["loyalty", "charges"]


def test_marks_and_dates_become_turns(parish: Scenario) -> None:
    bridge = parish.commitments["bridge"]

    assert (bridge.due, bridge.after) == (17, False)
    assert bridge.marks == {3: Text(), 7: plain("Half of it.")}


def test_endings_stand_by_rank(parish: Scenario) -> None:
    assert [ending.id for ending in parish.endings] == ["hunger", "handed_over", "in_the_chair"]
    assert parish.endings[1].at_end and parish.endings[1].successor and parish.endings[1].successor.of == "council"
    assert parish.endings[2].successor and parish.endings[2].successor.person == "clara"


def test_history_is_dated_orders_and_yearly_values(parish: Scenario) -> None:
    assert parish.history.decisions == {
        4: (Choose("flood", "dig"), Decree("well", 1, True, "stone")),
        5: (Word("hear_out", "boris"), Plan((("fields", 62), ("roads", 38))), Choose("boris.grumble", "stop")),
    }
    assert parish.history.series["grain"] == Series("Grain", "grain", "end", {1903: 50, 1904: 61.5}, "annals", 2)


def test_a_line_has_orders_answers_aims_and_standing_wishes(parish: Scenario) -> None:
    line = parish.lines["digger"]

    assert line.orders == {2: (Decree("well", 1),)}
    assert (line.answers, line.aims, line.plan, line.keep) == (
        {"flood": "dig"}, {"trust": 1, "comfort": 0.5}, {"fields": 70}, 10,
    )  # fmt: skip
    assert [standing.order for standing in (*line.decrees, *line.words)] == [
        Decree("well", 1, False, "wood"),
        Word("hear_out", "boris"),
    ]


def test_conditions_of_a_kind_are_asked_as_one(parish: Scenario) -> None:
    wants = parish.wants

    assert wants.event_ids == ("flood", "news")
    assert (wants.move_ids, wants.red_line_ids) == (("boris.grumble",), ("boris",))
    assert (wants.press_ids, wants.ending_ids) == (("peas", "fair"), ("hunger", "handed_over"))


def test_what_a_player_reads_can_say_itself(parish: Scenario) -> None:
    read: list[Expression | None] = [
        parish.reforms["well"].stages[1].needs,
        parish.events["flood"].choices["dig"].needs,
        parish.commitments["bridge"].keep_if,
    ]

    assert all(needs and needs.clause for needs in read)


def test_the_template_is_a_scenario() -> None:
    problems = Problems()

    assert build(read_text(starter.TEXT, problems), problems, id="x", path="x", digest="x"), problems.found()


def test_the_effects_of_a_scenario_can_be_written_down(parish: Scenario) -> None:
    args = [verb_words(effect) for effect in parish.effects.values() if isinstance(effect, Verb)]

    assert msgspec.json.decode(msgspec.json.encode(args)) == [list(words) for words in args]
