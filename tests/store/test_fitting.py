"""A game goes on in a scenario that has changed: what is new begins, what is gone is forgotten, unless it is open."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.content import load, starter
from game.errors import SaveError
from game.model import facts as fact
from game.model.log import TurnLog
from game.model.orders import Decree, EndTurn
from game.model.records import Cause, Count, Entry
from game.model.scenario import Scenario
from game.model.state import Bond, Later, Pending, Scene, StageRecord, State
from game.rules import begin
from game.session import Session
from game.store import bygone, fitting, records, reopening, saves
from game.views import body, decision, desk, end, initiatives, outcome, plan, quarter, reform, reforms, why
from tests.games import answer_all, dice, play_on
from tests.released import release
from tests.store import editions
from tests.store.editions import Tree

VILLAGE = editions.read(starter.TEXT)
HARBOUR = editions.read(editions.HARBOUR.read_text(encoding="utf-8"))
GRUMBLED = 12  # a seed with which the village has grumbled in its sixth turn, and the council sits on
LAST = {("endings", "two_winters"), ("endings", "in_the_chair")}  # a scenario has one that is always reached
Edit = Callable[[Tree], object]


@pytest.fixture(scope="session")
def harbour() -> Scenario:
    return load.load(editions.HARBOUR)


def edition(tmp_path: Path, edit: Edit | None = None, of: Tree = VILLAGE) -> Scenario:
    tree = copy.deepcopy(of)
    if edit:
        edit(tree)
    return editions.write(tree, tmp_path / "scenario.yaml")


def saved(scenario: Scenario, folder: Path, turns: int = 4, seed: int = 11) -> Session:
    """A game in mid-turn, closed."""
    session = Session.begin(scenario, folder=folder, seed=seed)
    play_on(session, dice(scenario, seed), turns)
    session.close()
    return session


def resumed(session: Session, scenario: Scenario) -> Session:
    assert session.path is not None
    return Session.resume(session.path, scenario)


def taken_up(tmp_path: Path, edit: Edit, turns: int = 4) -> tuple[Session, Session]:
    """A game of the village, and the same taken up in another edition."""
    before = saved(edition(tmp_path), tmp_path / "saves", turns)
    return before, resumed(before, edition(tmp_path, edit))


def look(session: Session) -> None:
    """Ask for everything that a screen would show."""
    scenario = session.scenario
    for show in (desk.show, body.show, reforms.show, initiatives.show, end.show):
        show(session)
    if scenario.budget:
        plan.show(session)
    for name in (*scenario.addresses, *scenario.formulas):
        why.show(session, name)
    for id in scenario.reforms:
        reform.show(session, id)
    for number in range(1, len(session.states)):
        quarter.show(session, number)
    for scene in session.state.tray:
        decision.show(session, scene.event)
    if any(isinstance(each, fact.Chose) for each in session.last.facts):
        outcome.result(session)
    session.forecast()
    session.chronicle()


def adds_up(session: Session, first: int) -> None:
    """From turn `first` on, the entries of every number add up to its change."""
    for number in range(first, len(session.states)):
        before, after = session.states[number - 1], session.states[number]
        for address in session.scenario.addresses:
            slot = session.scenario.slots[address]
            entries = [entry.amount for entry in session.turns[number].entries if entry.address == address]
            assert before.values[slot] + sum(entries) == after.values[slot], (number, address)


def levels_are_their_terms(session: Session) -> None:
    """A level stands at the sum of its terms, but for what its range keeps off."""
    sums: dict[str, float] = {}
    for row in session.scenario.dynamics.rows:
        if row.term >= 0:
            sums[row.address] = sums.get(row.address, 0.0) + session.state.terms[row.term]
    for address, whole in sums.items():
        value = session.state.values[session.scenario.slots[address]]
        assert value == whole + session.state.cuts.get(address, 0.0), address


def goes_on(session: Session) -> None:
    """The game is looked at, played to its end, and is the same when it is taken up again on the way."""
    scenario, first = session.scenario, len(session.states)
    look(session)
    if session.over:
        return
    play_on(session, dice(scenario), 2)
    session.close()
    assert session.note == "Saved"
    again = resumed(session, scenario)
    assert (again.note, again.state, again.turns) == ("Saved", session.state, session.turns)
    assert again.states == session.states
    play_on(again, dice(scenario))
    assert again.over
    look(again)
    adds_up(again, first)
    levels_are_their_terms(again)
    again.close()


# -- what is new


def value(session: Session, name: str) -> float:
    slot = session.scenario.slots[name]
    return (*session.state.values, *session.state.formulas)[slot]


def test_a_new_number_begins_at_its_start_value_in_the_past_too(tmp_path: Path) -> None:
    milk = {"name": "Milk", "start": 7, "range": [0, 50], "flows": {"Cows": 1}}

    before, session = taken_up(tmp_path, lambda tree: tree.update(indicators={"milk": milk, **tree["indicators"]}))

    slot = session.scenario.slots["milk"]
    assert [state.values[slot] for state in session.states] == [7.0] * 5
    assert [row[slot] for row in session.state.past] == [7.0] * 5
    assert value(session, "grain") == value(before, "grain")
    assert session.note == (
        "The scenario has changed since this game was saved: 1 number is new. New numbers begin at their start value."
    )
    play_on(session, dice(session.scenario), 1)
    assert value(session, "milk") == 8.0
    goes_on(session)


def test_a_new_formula_is_reckoned_for_every_turn_there_was(tmp_path: Path) -> None:
    before, session = taken_up(tmp_path, lambda tree: tree.update(formulas={"bread": "grain / 2 + was(grain, 1)"}))

    grain, bread = session.scenario.slots["grain"], session.scenario.slots["bread"]
    past = [row[grain] for row in before.state.past]
    earlier = [past[0], *past[:-1]]
    assert [row[bread] for row in session.state.past] == [n / 2 + e for n, e in zip(past, earlier, strict=True)]
    assert value(session, "bread") == session.state.past[-1][bread]
    goes_on(session)


def test_a_new_formula_that_cannot_be_reckoned_is_what_it_is_at_the_start(tmp_path: Path) -> None:
    _, session = taken_up(tmp_path, lambda tree: tree.update(formulas={"bread": "5 + 1 / (60 - grain) * 0"}))

    bread = session.scenario.slots["bread"]
    assert [row[bread] for row in session.state.past] == [0.0, *[5.0] * 4]
    goes_on(session)


def test_a_new_level_begins_as_in_a_new_game_and_follows_its_terms(tmp_path: Path) -> None:
    hope = {"name": "Hope", "range": [0, 50], "level": {"Bread": "grain / 4", "Talk": "100"}}

    _, session = taken_up(tmp_path, lambda tree: tree["indicators"].update(hope=hope))

    assert value(session, "hope") == 50.0
    levels_are_their_terms(session)
    goes_on(session)


def a_level(tree: Tree) -> None:
    tree["indicators"]["hope"] = {"name": "Hope", "range": [0, 500], "level": {"Bread": "grain / 4", "Talk": "trust"}}


def hope(edit: Callable[[dict[str, str]], object]) -> Edit:
    def changed(tree: Tree) -> None:
        a_level(tree)
        edit(tree["indicators"]["hope"]["level"])

    return changed


@pytest.mark.parametrize(
    "edit",
    [
        hope(lambda terms: terms.update(Weather="6")),
        hope(lambda terms: terms.pop("Bread")),
        hope(lambda terms: terms.pop("Talk")),
        hope(lambda terms: (terms.update(Song=terms.pop("Bread")), terms.update(Gossip=terms.pop("Talk")))),
        hope(lambda terms: (terms.pop("Bread"), terms.pop("Talk"), terms.update(Weather="3"))),
        lambda tree: tree["indicators"].update(
            hope={"name": "Hope", "start": 3, "range": [0, 500], "flows": {"Bread": 1}}
        ),
    ],
    ids=["a term more", "the first gone", "the last gone", "renamed", "another instead", "a stock now"],
)
def test_a_level_whose_terms_have_changed_keeps_its_value_and_comes_to_their_sum(edit: Edit, tmp_path: Path) -> None:
    before = saved(edition(tmp_path, a_level), tmp_path / "saves")

    session = resumed(before, edition(tmp_path, edit))

    assert value(session, "hope") == value(before, "hope")
    levels_are_their_terms(session)
    goes_on(session)


def test_renamed_terms_post_nothing(tmp_path: Path) -> None:
    before = saved(edition(tmp_path, a_level), tmp_path / "saves")
    edit = hope(lambda terms: (terms.update(Song=terms.pop("Bread")), terms.update(Gossip=terms.pop("Talk"))))

    session = resumed(before, edition(tmp_path, edit))

    assert session.state.terms == before.state.terms


def test_a_stock_that_becomes_a_level_comes_to_the_sum_of_its_terms(tmp_path: Path) -> None:
    stock = {"name": "Hope", "start": 33, "range": [0, 500], "flows": {"Bread": 1}}
    before = saved(edition(tmp_path, lambda tree: tree["indicators"].update(hope=stock)), tmp_path / "saves")

    session = resumed(before, edition(tmp_path, a_level))

    assert value(session, "hope") == 37.0
    levels_are_their_terms(session)
    goes_on(session)


def test_a_level_that_becomes_a_stock_is_no_longer_cut(tmp_path: Path) -> None:
    low = {"name": "Hope", "range": [0, 20], "level": {"Bread": "grain", "Talk": "trust"}}
    before = saved(edition(tmp_path, lambda tree: tree["indicators"].update(hope=low)), tmp_path / "saves")
    stock = {"name": "Hope", "start": 3, "range": [0, 500], "flows": {"Bread": 1}}

    session = resumed(before, edition(tmp_path, lambda tree: tree["indicators"].update(hope=stock)))

    assert "hope" in before.state.cuts and "hope" not in session.state.cuts
    play_on(session, dice(session.scenario), 1)
    assert value(session, "hope") == 21.0


def newcomer(tree: Tree) -> None:
    tree["people"]["baker"] = {
        "name": "Eva Horn", "office": "Baker", "loyalty": 33, "seats": {"council": {}}, "cares": {"well": 1},
    }  # fmt: skip


def test_whoever_is_new_sits_where_the_scenario_says_and_holds_a_free_office(tmp_path: Path) -> None:
    before, session = taken_up(tmp_path, newcomer)

    assert [("baker" in state.seats["council"]) for state in session.states] == [True] * 5
    assert session.state.offices["Baker"] == "baker"
    assert value(session, "baker.loyalty") == 33.0
    assert session.note.startswith("The scenario has changed since this game was saved: 1 person is new.")
    assert {**before.state.seats["council"], "baker": True} == session.state.seats["council"]
    goes_on(session)


def test_whoever_is_new_takes_no_office_that_is_held_and_no_seat_before_their_time(tmp_path: Path) -> None:
    def edit(tree: Tree) -> None:
        newcomer(tree)
        tree["people"]["baker"] |= {"office": "Miller", "seats": {"council": {"from": "1904-06"}}}

    _, session = taken_up(tmp_path, edit)

    assert session.state.offices["Miller"] == "miller"
    assert "baker" not in session.state.seats["council"]
    goes_on(session)


def test_whoever_is_new_does_not_come_back_to_a_seat_that_they_have_left(tmp_path: Path) -> None:
    _, session = taken_up(tmp_path, newcomer)
    answer_all(session, dice(session.scenario))
    session.state = replace(session.state, seats={"council": {"ana": True}}, offices={})
    assert session.give(EndTurn()) is None
    session.close()

    again = resumed(session, session.scenario)

    assert (again.state.seats, again.state.offices) == ({"council": {"ana": True}}, {})


def a_body(tree: Tree) -> None:
    tree["bodies"]["parish"] = {"name": "Parish", "support": {"Loyalty": "loyalty"}}
    tree["people"]["ilse"]["seats"]["parish"] = {}
    tree["bodies"]["fields"] = {
        "name": "Fields",
        "share": "50",
        "blocs": {"farmers": {"name": "Farmers", "members": 9, "mood": 4}},
    }


def a_reform(tree: Tree) -> None:
    tree["reforms"]["mill"] = {
        "name": "The mill", "theme": "bread", "stages": [{"name": "Old"}, {"name": "New", "cost": 2, "takes": 1}],
    }  # fmt: skip


def a_stage(tree: Tree) -> None:
    tree["reforms"]["well"]["stages"].append({"name": "A pump", "cost": 3, "takes": 1})


def an_event(tree: Tree) -> None:
    choices = {"open": {"label": "Open it", "effects": {"trust": 3}}, "shut": {"label": "Shut it"}}
    tree["events"]["fair"] = {"title": "A fair", "text": "There is music.", "when": "turn() > 5", "choices": choices}


def an_unknown(tree: Tree) -> None:
    tree["unknowns"] = {"gold": {"odds": 0.5, "why": "Nobody has dug."}}
    tree["endings"]["rich"] = {"when": "unknown(gold) and turn() > 7", "rank": 8, "rung": 5, "title": "Gold"}


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (a_body, "2 bodies and 1 bloc are new."),
        (a_reform, "1 reform is new."),
        (a_stage, "it goes on with the new rules."),
        (an_event, "1 event is new."),
        (an_unknown, "1 ending is new."),
    ],
)
def test_what_is_new_is_told_and_the_game_goes_on(edit: Edit, told: str, tmp_path: Path) -> None:
    _, session = taken_up(tmp_path, edit)

    assert told in session.note
    goes_on(session)


def test_a_body_that_is_new_is_seated_and_a_reform_that_is_new_can_be_ordered(tmp_path: Path) -> None:
    _, session = taken_up(tmp_path, lambda tree: [add(tree) for add in (a_body, a_reform)])

    assert session.state.seats["parish"] == {"ilse": True}
    assert value(session, "farmers.mood") == 4.0
    assert session.refusal(Decree("mill", 1)) is None


def test_what_the_seed_settles_anew_is_the_same_each_time(tmp_path: Path) -> None:
    before, session = taken_up(tmp_path, an_unknown)
    session.close()

    assert resumed(before, session.scenario).state.unknowns == session.state.unknowns
    assert isinstance(session.state.unknowns["gold"], bool)


# -- what is gone


def test_what_is_only_remembered_of_things_gone_is_forgotten(harbour: Scenario, tmp_path: Path) -> None:
    session = saved(harbour, tmp_path / "saves")
    bond = Bond("a_bridge", None, 1, 3, "kept", 3)
    state = replace(
        session.state,
        happened={**session.state.happened, "flood": (1, 2)},
        chosen={**session.state.chosen, "flood": "dam", "opera": "burn"},
        waiting={"flood": 9},
        opened={"bribe": 1, "hear_out|nobody": 2, "hear_out|jastram": 3},
        moves={"schulte.resign": 1},
        red_lines=frozenset({"nobody", "jastram"}),
        absent={"nobody": 9},
        offices={**session.state.offices, "Fool": "nobody"},
        votes={"flood_tax": (2, True)},
        closed={"bridge.1.stone": 9, "lanterns.2.paid_by_toll": 9},
        revealed=frozenset({"flood_level", "trade"}),
        printed={"flood_news": 1},
        cuts={"flood_level": 2.0},
        stood={**session.state.stood, "bridge": 0},
        bonds={"a_bridge": bond},
        unknowns={**session.state.unknowns, "depth": 3},
        successor="nobody",
        vow="drink",
    )

    assert fitting.obstacles(harbour, state) == ()
    fitted = fitting.fit(harbour, [state], [records.names(harbour)])[0]

    assert fitted == replace(
        session.state,
        opened={"hear_out|jastram": 3},
        red_lines=frozenset({"jastram"}),
        closed={"lanterns.2.paid_by_toll": 9},
        revealed=frozenset({"trade"}),
        chosen={event: choice for event, choice in session.state.chosen.items() if event != "opera"},
        cuts={},
        votes={},
        moves={},
        printed={},
        bonds={},
        waiting={},
        absent={},
        past=fitted.past,
    )


def test_a_game_whose_scenario_lost_an_event_that_has_happened_goes_on(tmp_path: Path) -> None:
    before = saved(edition(tmp_path), tmp_path / "saves", 6, seed=GRUMBLED)
    assert "grumbling" in before.state.happened and not before.over

    session = resumed(before, edition(tmp_path, lambda tree: tree["events"].pop("grumbling")))

    assert "1 event is gone." in session.note
    assert "grumbling" not in session.state.happened
    goes_on(session)


def test_a_game_whose_scenario_lost_a_number_and_a_person_goes_on(tmp_path: Path) -> None:
    def more(tree: Tree) -> None:
        newcomer(tree)
        tree["people"]["baker"]["seats"] = {"council": {"until": "1903-06"}}
        tree["indicators"]["milk"] = {"name": "Milk", "start": 7, "range": [0, 50], "flows": {"Cows": 1}}
        tree["formulas"] = {"cream": "milk / 2"}

    before = saved(edition(tmp_path, more), tmp_path / "saves")
    session = resumed(before, edition(tmp_path))

    assert session.note.endswith(": 2 numbers and 1 person are gone.")
    assert "baker" not in str(session.state)
    assert value(session, "grain") == value(before, "grain")
    goes_on(session)


def test_a_level_of_difficulty_that_is_gone_gives_way_to_the_usual_one_and_a_vow_to_none(tmp_path: Path) -> None:
    def without_fog(tree: Tree) -> None:
        del tree["scenario"]["levels"]["fog"], tree["scenario"]["vows"]["ships_home"]
        choices = tree["events"]["siege"]["choices"]
        del choices["open_gates"]["needs"]

    session = Session.begin(
        edition(tmp_path, of=HARBOUR), folder=tmp_path / "saves", seed=3, level="fog", vow="ships_home"
    )
    session.close()

    again = resumed(session, edition(tmp_path, without_fog, HARBOUR))

    assert (again.state.level, again.state.vow) == ("open_sea", None)
    assert again.state.tuning["plot_pace"] == 1
    assert again.note.endswith("It goes on as Open sea.")
    assert again.goes_back
    goes_on(again)


# -- what is open


def needs(scenario: Scenario, state: State) -> str:
    return ", ".join(fitting.obstacles(scenario, state))


def test_what_is_open_needs_what_is_gone(harbour: Scenario) -> None:
    start = begin.begin(harbour, seed=1).state

    def told(**open: object) -> str:
        return needs(harbour, replace(start, **open))

    def bonds(*open: Bond) -> dict[str, Bond]:
        return {f"{bond.id}|{bond.to}": bond for bond in open}

    assert told() == ""
    assert told(tray=(Scene("flood"),)) == "event flood (in the tray)"
    assert told(tray=(Scene("dinner", "nobody"),)) == "person or bloc nobody (in the scene dinner)"
    assert told(tray=(Scene("handshake", "jastram", "nobody"),)) == "person or bloc nobody (in the scene handshake)"
    assert told(later=(Later(3, "flood/dam/purse"),)) == "effect flood/dam/purse (still to come)"
    key = next(iter(harbour.effects))
    for later in (Later(3, key, 1.0, "x"), Later(3, key, 1.0, None, "x"), Later(3, key, member="x")):
        assert told(later=(later,)) == f"person or bloc x (for whom {key} comes)"
    assert told(pending={"bridge": Pending(1, 3, 1)}) == "stage 1 of reform bridge (under way)"
    assert told(pending={"convoy": Pending(7, 3, 1)}) == "stage 7 of reform convoy (under way)"
    assert told(pending={"lanterns": Pending(2, 3, 1, False, "x")}) == "branch x of reform lanterns (under way)"
    assert told(pending={"lanterns": Pending(2, 3, 1, False, "paid_by_toll")}) == ""
    assert told(stages={"bridge": StageRecord(1)}) == "stage 1 of reform bridge (in force)"
    assert told(stages={"convoy": StageRecord(9)}) == "stage 9 of reform convoy (in force)"
    assert told(stages={"bridge": StageRecord(0)}) == ""
    assert told(seats={"senate": {"nobody": False}}) == "person nobody (seated in senate)"
    assert told(seats={"moot": {"jastram": True}}) == "body moot (with people seated)"
    assert told(seats={"moot": {}}) == ""
    assert told(bonds=bonds(Bond("a_bridge", None, 1, 3))) == "commitment a_bridge (promised)"
    assert told(bonds=bonds(Bond("friendship", "nobody", 1, 3))) == "commitment friendship (promised)"
    assert told(bonds=bonds(Bond("his_ask", "meurer", 1, 3))) == "commitment meurer.asks (promised)"
    assert told(bonds=bonds(Bond("his_ask", "jastram", 1, 3), Bond("friendship", "schulte", 1, 3))) == ""
    assert told(bonds=bonds(Bond("a_bridge", None, 1, 3, "broken", 3))) == ""


def test_a_save_that_is_refused_says_what_is_in_the_way_and_is_not_touched(tmp_path: Path) -> None:
    session = Session.begin(edition(tmp_path, of=HARBOUR), folder=tmp_path / "saves", seed=3)
    session.close()
    assert session.path is not None
    before = session.path.read_bytes()
    assert [scene.event for scene in session.state.tray] == ["opera"]

    other = editions.without(HARBOUR, ("events", "opera"), tmp_path / "other.yaml")
    assert other is not None
    with pytest.raises(SaveError, match=r"'other' any more: it needs event opera \(in the tray\)$") as refused:
        Session.resume(session.path, other)

    assert refused.value.hint == "the save is left as it is; put the scenario back as it was to play on"
    assert session.path.read_bytes() == before


def test_of_many_obstacles_the_first_are_named(harbour: Scenario, tmp_path: Path) -> None:
    session = saved(harbour, tmp_path, 1)
    assert session.path is not None
    save, reading = saves.open_save(session.path)
    save.close()
    many = replace(reading.states[-1], tray=tuple(Scene(f"flood_{n}\x1b[2J") for n in range(7)))
    torn = replace(reading, states=(*reading.states[:-1], many))

    with pytest.raises(SaveError) as refused:
        reopening.reopen(harbour, session.path, torn)

    assert refused.value.message.endswith("event flood_3\ufffd[2J (in the tray) and 3 more")
    assert "\x1b" not in refused.value.message


def test_an_earlier_turn_that_is_gone_back_to_has_only_what_there_is(tmp_path: Path) -> None:
    before = saved(edition(tmp_path), tmp_path / "saves", 6, seed=GRUMBLED)
    turn = next(n for n, state in enumerate(before.states) if any(s.event == "grumbling" for s in state.tray))
    session = resumed(before, edition(tmp_path, lambda tree: tree["events"].pop("grumbling")))

    other = session.branch(turn + 1)

    assert other.state.turn == turn + 1 and other.state.tray == ()
    goes_on(other)


def test_a_state_of_long_ago_has_nothing_open_that_needs_what_is_gone(harbour: Scenario) -> None:
    start = begin.begin(harbour, seed=1).state
    key, tray = next(iter(harbour.effects)), start.tray
    told = replace(
        start,
        tray=(Scene("flood"), *tray, Scene("dinner", "nobody")),
        later=(
            Later(3, "flood/dam/purse"),
            Later(3, key),
            Later(3, key, 1.0, "nobody"),
            Later(3, key, member="nobody"),
        ),
        pending={"bridge": Pending(1, 3, 1), "convoy": Pending(7, 3, 1), "lanterns": Pending(1, 3, 1)},
        stages={**start.stages, "convoy": StageRecord(7, 1), "bridge": StageRecord(1)},
        seats={"senate": {**start.seats["senate"], "nobody": True}, "moot": {"jastram": True}, "citizenry": {}},
        bonds={"a_bridge": Bond("a_bridge", None, 1, 3), "dignity": Bond("dignity", None, 1, 3)},
    )

    fitted = fitting.fit(harbour, [told, start], [records.names(harbour)] * 2)

    assert fitted[1] == start
    assert fitted[0] == replace(
        start,
        later=(Later(3, key),),
        pending={"lanterns": Pending(1, 3, 1)},
        stages={**start.stages, "convoy": StageRecord(len(harbour.reforms["convoy"].stages) - 1, 1)},
        bonds={"dignity": Bond("dignity", None, 1, 3)},
    )


def test_the_logs_tell_only_of_what_there_is(harbour: Scenario) -> None:
    bonds = {"safe_convoys": Bond("safe_convoys", None, 1, 3), "his_ask|jastram": Bond("his_ask", "jastram", 1, 3)}
    last = replace(begin.begin(harbour, seed=1).state, bonds=bonds)
    key = next(iter(harbour.effects))
    mark = next(iter(harbour.commitments["safe_convoys"].marks))
    count = Count("deposition", "senate", 2, 1, True, False, ())
    known = [
        fact.Opened(event="dinner", target="jastram", chained=True),
        fact.Opened(event="opera"),
        fact.Numbered(event="opera", storm=False),
        fact.Chose(event="opera", choice="open"),
        fact.Waits(event="riot", until=3),
        fact.Expired(event="riot"),
        fact.Cancelled(event="sermon"),
        fact.Ordered(reform="lanterns", to=2, due=3, announced=False),
        fact.Staged(reform="lanterns", to=0),
        fact.Started(initiative="hear_out", target="jastram"),
        fact.Moved(move="jastram.petition"),
        fact.Crossed(person="jastram"),
        fact.Seated(person="jastram", body="senate", votes=True),
        fact.Unseated(person="jastram", body="senate"),
        fact.Appointed(title="Fool", person=None),
        fact.Appointed(title="Fool", person="jastram"),
        fact.Absent(person="jastram", until=3),
        fact.Promised(commitment="friendship", to="jastram", due=3),
        fact.Promised(commitment="his_ask", to="jastram", due=3),
        fact.Marked(bond="safe_convoys", turn=mark),
        fact.Kept(bond="safe_convoys"),
        fact.Broken(bond="his_ask|jastram"),
        fact.Counted(vote="deposition", won=False, count=count),
        fact.Scheduled(due=3, key=key, target="jastram"),
        fact.CameDue(until=3),
        fact.Printed(item="ships"),
        fact.Revealed(address="trade"),
        fact.Revealed(address="quarrel"),
        fact.Troubled(name="anything"),
        fact.Lapsed(what="bridge", reason="underway"),
        fact.Budgeted(),
        fact.TurnClosed(formulas=(1.0,)),
        fact.Ended(ending="bankrupt"),
    ]
    gone = [
        fact.Opened(event="flood"),
        fact.Opened(event="dinner", target="nobody"),
        fact.Opened(event="handshake", target="jastram", target2="nobody"),
        fact.Numbered(event="flood", storm=False),
        fact.Chose(event="flood", choice="dam"),
        fact.Waits(event="flood", until=3),
        fact.Expired(event="flood"),
        fact.Cancelled(event="flood"),
        fact.Ordered(reform="bridge", to=1, due=3, announced=False),
        fact.Ordered(reform="lanterns", to=9, due=3, announced=False),
        fact.Staged(reform="bridge", to=1),
        fact.Staged(reform="lanterns", to=9),
        fact.Started(initiative="bribe"),
        fact.Started(initiative="hear_out", target="nobody"),
        fact.Moved(move="jastram.resign"),
        fact.Crossed(person="nobody"),
        fact.Seated(person="nobody", body="senate", votes=True),
        fact.Seated(person="jastram", body="moot", votes=True),
        fact.Unseated(person="nobody", body="senate"),
        fact.Appointed(title="Fool", person="nobody"),
        fact.Absent(person="nobody", until=3),
        fact.Promised(commitment="a_bridge", to=None, due=3),
        fact.Promised(commitment="friendship", to="nobody", due=3),
        fact.Marked(bond="safe_convoys", turn=mark + 1),
        fact.Marked(bond="a_bridge", turn=1),
        fact.Kept(bond="a_bridge"),
        fact.Broken(bond="a_bridge"),
        fact.Counted(vote="flood_tax", won=False, count=count),
        fact.Counted(vote="deposition", won=False, count=replace(count, body="moot")),
        fact.Scheduled(due=3, key="flood/dam/purse"),
        fact.Scheduled(due=3, key=key, target="nobody"),
        fact.Scheduled(due=3, key=key, member="nobody"),
        fact.Printed(item="flood_news"),
        fact.Revealed(address="flood_level"),
        fact.Ended(ending="drowned"),
    ]
    why = Cause("event", "flood", "dam")
    entries = (Entry("purse", 1.0, why), Entry("flood_level", 1.0, why))

    told = bygone.forget(harbour, [TurnLog(1, (), entries, (*gone, *known)), TurnLog(2)], last)

    assert told == (TurnLog(1, (), entries[:1], tuple(known)), TurnLog(2))


# -- what is told


def test_a_few_words_tell_much(tmp_path: Path) -> None:
    def edit(tree: Tree) -> None:
        for add in (newcomer, a_body, a_reform, an_event, an_unknown):
            add(tree)
        tree["indicators"] |= {
            id: {"start": 1, "name": id, "range": [0, 9], "flows": {"a": 0}} for id in ("a1", "a2", "a3")
        }
        tree["events"].pop("grumbling")

    before = saved(edition(tmp_path), tmp_path / "saves", 3)
    session = resumed(before, edition(tmp_path, edit))

    assert session.note == (
        "The scenario has changed since this game was saved: 3 numbers, 2 bodies, 1 person and 4 more are new, "
        "1 event is gone. New numbers begin at their start value."
    )


def test_a_change_is_told_once(tmp_path: Path) -> None:
    _, session = taken_up(tmp_path, an_event)
    answer_all(session, dice(session.scenario))
    session.give(EndTurn())
    session.close()

    assert resumed(session, session.scenario).note == "Saved"


def test_a_save_of_the_release_goes_on_in_a_changed_scenario(tmp_path: Path) -> None:
    """It has no ids of its own: what it has met is known, and people by their loyalty."""
    release.unpack(tmp_path)
    tree = editions.read((tmp_path / "harbour.yaml").read_text(encoding="utf-8"))
    path = release.save("harbour_in_mid_turn", tmp_path)

    def edit(tree: Tree) -> None:
        tree["people"]["baker"] = {"name": "Eva Horn", "loyalty": 33, "seats": {"senate": {}}}
        tree["events"]["fair"] = {"title": "A fair", "text": "There is music.", "when": "turn() > 20"}
        tree["events"]["riot"]["choices"]["count"] = {"label": "Do nothing"}
        tree["indicators"]["fish"] = {"name": "Fish", "start": 7, "range": [0, 50], "flows": {"Nets": 1}}
        tree["press"].pop("opening")

    session = Session.resume(path, edition(tmp_path, edit, tree))

    assert session.note == (
        "The scenario has changed since this game was saved: 1 number and 1 person are new. "
        "New numbers begin at their start value."
    )
    assert "baker" in session.state.seats["senate"]
    goes_on(session)


def test_changes_upon_changes_are_followed_from_edition_to_edition(tmp_path: Path) -> None:
    milk = {"name": "Milk", "start": 7, "range": [0, 50], "flows": {"Cows": 1}}

    def add(tree: Tree) -> None:
        tree["indicators"] = {"milk": milk, **tree["indicators"]}

    session = saved(edition(tmp_path), tmp_path / "saves", 2)
    expected = [7.0, 7.0, 7.0]
    for edit in (add, None, add, a_level, add):
        scenario = edition(tmp_path, edit)
        session = resumed(session, scenario)
        play_on(session, dice(scenario), 1)
        session.close()
        assert len(set(map(len, session.state.past))) == 1
        grain = [state.values[scenario.slots["grain"]] for state in session.states]
    last = resumed(session, edition(tmp_path, add))

    slot = last.scenario.slots["milk"]
    milk_then = [state.values[slot] for state in last.states]
    assert milk_then == [*expected, 8.0, 7.0, 8.0, 7.0, 8.0]
    assert [state.values[last.scenario.slots["grain"]] for state in last.states] == grain
    goes_on(last)


# -- each in turn


def each_in_turn(tree: Tree, saves: list[Session], folder: Path, step: int) -> tuple[int, int]:
    """Every thing in turn taken out of the scenario; how often a game went on, and how often it was refused."""
    went_on, refused = 0, 0
    for number, place in enumerate(list(editions.places(tree))[::step]):
        scenario = editions.without(tree, place, folder / "edition.yaml")
        if scenario is None:
            assert place in LAST, place
            continue
        for game in saves:
            assert game.path is not None
            path = folder / f"{number}" / "game.save"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(game.path.read_bytes())
            try:
                session = Session.resume(path, scenario)
            except SaveError as error:
                assert "it needs" in error.message
                refused += 1
                continue
            goes_on(session)
            went_on += 1
    return went_on, refused


def test_each_thing_of_the_village_in_turn_is_gone(tmp_path: Path) -> None:
    games = [saved(edition(tmp_path), tmp_path / "saves", turns, GRUMBLED) for turns in (6,)]

    went_on, refused = each_in_turn(VILLAGE, games, tmp_path, 1)
    assert went_on > 20 and refused > 5


def test_some_things_of_the_harbour_in_turn_are_gone(tmp_path: Path) -> None:
    games = [saved(edition(tmp_path, of=HARBOUR), tmp_path / "saves", turns) for turns in (14,)]

    went_on, refused = each_in_turn(HARBOUR, games, tmp_path, 17)
    assert went_on + refused > 5


@pytest.mark.long
def test_each_thing_of_the_harbour_in_turn_is_gone(tmp_path: Path) -> None:
    games = [saved(edition(tmp_path, of=HARBOUR), tmp_path / "saves", turns, turns) for turns in (9, 20, 31)]

    went_on, refused = each_in_turn(HARBOUR, games, tmp_path, 1)
    assert went_on > 200 and refused > 30


def test_each_thing_of_the_village_in_turn_is_new(tmp_path: Path) -> None:
    """A game begun without it, and taken up in the whole."""
    whole = edition(tmp_path)
    for number, place in enumerate(editions.places(VILLAGE)):
        less = editions.without(VILLAGE, place, tmp_path / f"{number}.yaml")
        if less is None:
            assert place in LAST, place
            continue
        session = saved(less, tmp_path / f"saves-{number}", 3)
        if not session.over:
            goes_on(resumed(session, whole))


@pytest.mark.long
def test_each_thing_of_the_harbour_in_turn_is_new(tmp_path: Path) -> None:
    whole = edition(tmp_path, of=HARBOUR)
    for number, place in enumerate(editions.places(HARBOUR)):
        less = editions.without(HARBOUR, place, tmp_path / f"{number}.yaml")
        if less is None:
            assert place in LAST, place
            continue
        session = saved(less, tmp_path / f"saves-{number}", 14)
        if session.over:
            continue
        try:
            again = resumed(session, whole)
        except SaveError as error:
            assert "it needs" in error.message
            continue
        goes_on(again)
