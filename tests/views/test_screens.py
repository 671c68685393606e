"""What each screen is given, as whole values where they are small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import msgspec
import pytest

from game.model.facts import Counted, Seated, Unseated
from game.model.orders import Choose, Decree, EndTurn, Plan, TakeBack, Word
from game.model.state import Scene
from game.session import Session
from game.views import body, decision, desk, end, initiatives, outcome, plan, quarter, reform, reforms, title, vote, why
from game.views.agenda import AgendaView, NextStep, PendingLine, UnderWay
from game.views.decision import ChoiceLine, DecisionView
from game.views.desk import DueLine, TrayItem
from game.views.lines import NO_CHANGE, Bearer, Delta, EffectLine, Price, Row
from game.views.outcome import Moved
from game.views.reforms import Step, StepBack
from game.views.seats import Heads, SeatLine
from game.views.vote import Term
from game.views.wording.prose import NOTHING, Prose, Run
from tests.games import dice, play_on
from tests.views.scenes import begin, condition, end_turn, give, harbour, with_values


def test_the_desk_of_a_new_game() -> None:
    view = desk.show(begin(vow="ships_home"))

    assert (view.title, view.date, view.turn, view.turns) == ("The Harbour", "January to March 1678", 1, 36)
    assert view.purse is not None
    assert view.purse.row == Row(
        id="authority",
        name="Authority",
        value=30.0,
        text="30",
        delta=NO_CHANGE,
        spark=(30.0, 30.0),
        share=0.3,
        figure="30",
    )
    assert (view.purse.spent, view.purse.left, view.purse.text) == (0.0, 30.0, "30")
    assert [row.name for row in view.gauges] == [
        "Authority",
        "Ships in a quarter",
        "Quiet in the streets",
        "The king's goodwill",
    ]
    assert [(group.name, len(group.rows)) for group in view.groups] == [("Money", 2), ("Rule", 4), ("Abroad", 1)]
    assert view.tray == (TrayItem("opera", "The Goose Market", "Johann Schulte, Second Burgomaster"),)
    assert view.agenda == AgendaView("mandate", "errand", 1, 1, (), (), "closed", "One mandate and one errand left")
    assert view.vow == "Every ship home"
    assert view.steps == (NextStep("read", "Read what lies in your tray: one paper"),)
    assert (view.can_end, view.why_not) == (False, "One paper waits for your answer")


def test_the_council_sits_by_weight_with_its_count() -> None:
    council = desk.show(begin()).council

    assert council is not None
    assert council.name == "The Senate"
    assert [replace(seat, support=round(seat.support)) for seat in council.seats] == [
        SeatLine("meurer", "Heinrich Meurer", "Burgomaster", 100, "for", player=True, said="100", short="Meurer"),
        SeatLine("schulte", "Johann Schulte", "Second Burgomaster", 56, "for", said="56", short="Schulte"),
        SeatLine("jastram", "Cord Jastram", "Deputy of the Citizens", 36, "against", said="36", short="Jastram"),
        SeatLine(
            "karpfanger", "Berend Karpfanger", "Captain of the Convoy", 75, "no vote", said="75", short="Karpfanger"
        ),
    ]
    assert council.heads == Heads(2, 0, 1, 0, "For you 2, against 1")


def test_pending_orders_stand_on_the_agenda_with_their_price() -> None:
    game = give(begin(), Choose("opera", "open"), Choose("sermon", "read"), Decree("convoy", 1))

    view = desk.show(game)

    assert view.agenda.pending == (
        PendingLine("convoy", "The convoy: Ships of the city, carried", Price(7.0, "7 authority")),
    )
    assert view.agenda.line == "One errand left"
    assert view.purse is not None
    assert (view.purse.spent, view.purse.left, view.purse.text) == (7.0, 21.0, "28, of which 7 is spoken for")
    assert view.steps == (NextStep("word", "Choose an errand"), NextStep("end", "End the quarter"))
    assert (view.can_end, view.why_not) == (True, "")
    assert desk.show(give(game, TakeBack("convoy"))).agenda.pending == ()


def test_what_was_decreed_is_shown_on_its_way() -> None:
    game = end_turn(give(begin(), Decree("convoy", 1)))

    assert desk.show(game).agenda.underway == (
        UnderWay("convoy", "The convoy: Ships of the city", "the end of October to December 1678"),
    )
    assert reform.show(game, "convoy").track == (
        Step(0, "Merchantmen with a gun each", "in force"),
        Step(1, "Ships of the city", "ordered", "the end of October to December 1678"),
    )


def test_commitments_stand_on_the_desk_and_their_marks_from_four_turns_before() -> None:
    game = give(begin(vow="ships_home"), Choose("opera", "dress"))
    early = desk.show(game).due
    for _ in range(4):
        end_turn(game)

    mark, opera, ships = desk.show(game).due
    assert [(line.mark, line.state) for line in early] == [(False, ""), (False, "")]
    assert opera == DueLine("dignity", "A decent opera", "", "January to March 1680", 4, "kept as things stand", True)
    assert (mark.id, mark.date, mark.turns, mark.mark) == ("safe_convoys", "January to March 1680", 4, True)
    assert mark.state.startswith("how far it has come is told; judged ")
    assert (ships.id, ships.state, ships.mark) == ("safe_convoys", "", False)


def test_a_decision_shows_what_it_is_known_to_bring_and_no_secret() -> None:
    game = with_values(begin(), authority=12.0)

    view = decision.show(game, "opera")

    assert view == DecisionView(
        id="opera",
        title="The Goose Market",
        date="January to March 1678",
        bearer=Bearer("Johann Schulte", "Second Burgomaster"),
        text=view.text,
        choices=(
            ChoiceLine(
                id="open",
                key="1",
                label="Let it open",
                price=None,
                lines=(
                    EffectLine("Merchants", "▲", 2, "good"),
                    EffectLine("Authority", "▼", 1, "bad"),
                    EffectLine("The chamber's money", "▼", 1, "bad", note="slowly"),
                ),
                later="Another paper follows",
                follows=True,
            ),
            ChoiceLine(
                id="dress",
                key="2",
                label="Open it and dress it",
                price=None,
                lines=(
                    EffectLine("A promise: A decent opera, by January to March 1680"),
                    EffectLine("Authority", "▼", 2, "bad", certain=False, note="likely"),
                ),
                gains=("Burghers",),
                enabled=False,
                reason="Authority 12, needs 20",
            ),
            ChoiceLine(
                id="shut", key="3", label="Shut it", price=None, lines=(EffectLine("Merchants", "▼", 2, "bad"),)
            ),
        ),
    )
    assert view.text == Prose((
        (
            Run("The first piece is "),
            Run("Adam and Eve", True),
            Run(
                ", and the costume of the first act is under debate. Johann Schulte brings the ministers' protest, "
                "January to March 1678; the box office has 134 ships' worth of strangers to fill {the pit}."
            ),
        ),
    ))  # fmt: skip


def test_the_easiest_level_shows_everything_and_the_hardest_only_those_heard_out() -> None:
    easy = decision.show(begin(level="calm_water"), "opera").choices
    hard = begin(level="fog")
    move = give(hard, Choose("opera", "shut"), Word("hear_out", "karpfanger"))

    assert [line.text for line in easy[1].lines] == [
        "A promise: A decent opera, by January to March 1680",
        "Authority",
        "Burghers",
    ]
    assert "Grievances on paper" in [line.text for line in easy[2].lines]
    assert [line.text for line in decision.show(move, "dinner").choices[2].lines] == ["Karpfanger"]
    unheard, heard = body.show(hard).rooms[0].members[1], body.show(move).rooms[0].members[-1]
    assert (unheard.traits, unheard.cares, unheard.asks) == ((), (), NOTHING)
    assert (heard.name, str(heard.asks)) == ("Berend Karpfanger", "Ships that are ours, and powder that burns.")


def test_a_scene_that_is_only_read_is_a_wire() -> None:
    game = give(begin(), Choose("opera", "open"))

    view = decision.show(game, "sermon")

    assert (view.kind, view.choices, view.bearer) == ("wire", (), Bearer("", ""))
    assert desk.show(game).tray == (TrayItem("sermon", "A sermon", "", "wire"),)


def test_the_result_tells_what_moved_what_is_to_come_and_what_really_happened() -> None:
    game = give(begin(), Choose("opera", "open"))

    view = outcome.result(game)

    assert str(view.text) == "Eve is much admired. She is sung by a man."
    assert view.moved == (
        Moved("traders.mood", "Merchants", Delta(6.0, "+6", "good"), "12"),
        Moved("authority", "Authority", Delta(-2.0, "−2", "bad"), "28"),
    )
    assert view.scheduled == ("The chamber's money ▼, until October to December 1678",)
    assert str(view.history) == "It opened on 2 January 1678 with Theile's Adam und Eva, and lasted sixty years."
    assert view.sources == ("W. Braun, Vom Remter zum Gänsemarkt, 1987",)


def test_a_promise_is_told_with_its_date() -> None:
    game = give(begin(), Choose("opera", "dress"))

    assert outcome.result(game).others == ("Promised: A decent opera, by January to March 1680",)


def test_a_result_is_only_of_an_answer() -> None:
    with pytest.raises(ValueError, match="not an answer"):
        outcome.result(end_turn(begin()))


def test_a_reform_opened_shows_prices_needs_sides_and_voices() -> None:
    view = reform.show(begin(), "lanterns")

    assert view.next is not None
    step = view.next
    assert (step.carried, step.announced) == (Price(6.0, "6 authority"), Price(3.0, "3 authority"))
    assert step.announced_note == "Burghers ▼; Grievances on paper ▲"
    assert (step.takes, step.works) == (2, "the end of July to September 1678")
    assert step.once == (EffectLine("The chamber's money", "▼", 1, "bad"),)
    assert step.each_turn == (EffectLine("The chamber's money", "▼", 1, "bad", note="each quarter"),)
    assert step.gains == ("Karpfanger", "Merchants", "Schulte")
    assert step.loses == ("Jastram", "Burghers")
    assert [(o.name, o.approves, o.words) for o in view.opinions] == [
        ("Schulte", True, "A lit street is an honest street.")
    ]
    assert (view.back, view.roots_line, step.barred) == (None, "Nothing that could be undone", "")


def test_forks_name_their_rivals_and_a_reform_its_way_back() -> None:
    game = give(begin(), Decree("lanterns", 1))
    for _ in range(3):
        end_turn(game)

    view = reform.show(game, "lanterns")

    assert view.next is not None
    assert [(branch.name, branch.rivals) for branch in view.next.branches] == [
        ("Each house pays", ("The ships pay",)),
        ("The ships pay", ("Each house pays",)),
    ]
    assert view.back is not None
    assert replace(view.back, lines=()) == StepBack(
        0,
        "The moon, when there is one",
        Price(2.8, "2.8 authority"),  # cheaper after stones were thrown
        (),
        "Quiet in the streets 51, needs less than 40",
    )
    assert view.in_force == "in force for one quarter"


def test_the_list_of_reforms_says_where_each_stands() -> None:
    game = give(begin(), Decree("lanterns", 1))

    view = reforms.show(game)

    assert [(theme.name, [line.status for line in theme.reforms]) for theme in view.themes] == [
        ("Order in the streets", ["A lantern at each corner, decided and not yet signed"]),
        ("Bank", ["Not begun"]),
        ("Sea", ["Not begun"]),
    ]
    assert view.line == "No mandate left this quarter"


def test_the_forecast_of_a_step_sets_it_beside_what_comes_without_it() -> None:
    game = begin()

    rows = reform.forecast(game, Decree("lanterns", 1))

    assert [row.id for row in rows][:2] == ["purse", "trade"]
    assert all(len(row.with_) == len(row.without) == 8 for row in rows)
    assert rows[0].delta.tone == "bad"


def test_words_are_offered_with_those_they_may_be_about() -> None:
    view = initiatives.show(begin())

    hear_out, reconcile = view.items[0], view.items[1]
    assert view.line == "One errand left this quarter"
    assert [(t.name, t.line) for t in hear_out.targets] == [
        ("Johann Schulte", "For you at 56"),
        ("Berend Karpfanger", "Has no vote; stands at 75"),
        ("Cord Jastram", "Against you at 36"),
    ]
    assert (hear_out.price, str(hear_out.text)) == (Price(1.0, "1 authority"), "Ask someone to dinner.")
    assert (reconcile.two, reconcile.barred) == (True, "")
    assert [t.line for t in view.items[2].targets] == ["Mood −2", "Mood +6"]


def test_a_word_used_again_too_soon_says_what_it_brings() -> None:
    game = give(begin(), Choose("opera", "shut"), Word("hear_out", "schulte"), Choose("dinner", "listen"))
    end_turn(game)

    target = initiatives.show(game).items[0].targets[0]

    assert target.line.endswith("; so soon again, it brings half, until July to September 1679")


def test_the_plan_is_drawn_with_its_draft() -> None:
    game = begin()
    for _ in range(3):
        end_turn(game)

    view = plan.show(game, {"walls": 44.0, "splendour": 13.0})

    assert view.editable
    assert view.total == 102.0
    assert view.trouble == "The shares add up to 102, and must make 100"
    assert [(row.name, row.now, row.new, row.low, row.high, row.delta.text) for row in view.rows] == [
        ("Walls and watch", 40.0, 44.0, 32.0, 48.0, "+4"),
        ("Convoy ships", 25.0, 25.0, 17.0, 33.0, ""),
        ("The poor", 20.0, 20.0, 12.0, 28.0, ""),
        ("Organs and dinners", 15.0, 13.0, 7.0, 23.0, "−2"),
    ]
    assert [row.id for row in view.forecast][:4] == ["authority", "trade", "calm", "denmark"]


def test_a_pending_plan_is_the_draft_until_it_is_taken_back() -> None:
    game = begin()
    for _ in range(3):
        end_turn(game)
    give(game, Plan((("walls", 42.0), ("convoys", 25.0), ("relief", 20.0), ("splendour", 13.0))))

    assert desk.show(game).agenda.pending[0].text == "The plan: Walls and watch 42 and Organs and dinners 13"
    assert [row.new for row in plan.show(game, ahead_too=False).rows] == [42.0, 25.0, 20.0, 13.0]
    assert desk.show(game).agenda.plan == "set"
    assert [row.new for row in plan.show(give(game, TakeBack("plan")), ahead_too=False).rows] == [
        40.0,
        25.0,
        20.0,
        15.0,
    ]


def test_the_terms_of_a_members_support_add_up_to_it() -> None:
    room = body.show(begin()).rooms[0]

    for member in room.members:
        assert member.player or sum(term.points for term in member.terms) == pytest.approx(member.support, abs=0.02)
    schulte = room.members[1]
    assert schulte.terms[:2] == (Term("Loyalty", 52.0, "+52"), Term("What he owes", 4.0, "+4"))
    assert schulte.debts == ()


def test_a_body_of_blocs_counts_the_seats_on_your_side() -> None:
    house = body.show(begin()).houses[0]

    assert [(bloc.name, bloc.members, bloc.mood_text, round(bloc.seats, 1)) for bloc in house.blocs] == [
        ("Burghers", 120.0, "−2", 51.6),
        ("Merchants", 80.0, "+6", 40.8),
    ]
    assert house.line == "92 of 200 on your side"


def test_what_is_only_reported_gives_directions_until_it_is_revealed() -> None:
    game = end_turn(begin())

    veiled = why.show(game, "trade")
    open_ = why.show(game, "purse")

    assert veiled.directions
    assert veiled.points[0].value == pytest.approx(134.4)
    assert {line.delta.text for line in veiled.ledger[0].lines} <= {"▲", "▼"}
    assert {line.delta.amount for line in veiled.ledger[0].lines} == {0.0}
    assert not open_.directions
    assert open_.veil == ""


def test_a_count_tells_every_voice_with_its_reasons() -> None:
    from game.rules.votes import tally
    from tests.views.scenes import reading

    game = begin()

    view = vote.show(reading(game), tally(game.scenario, game.state, "deposition"), 1)

    assert (view.name, view.line) == ("The deposition", "1 to 2; it fails, as you wished")
    assert [(b.name, b.vote, b.side) for b in view.ballots] == [
        ("Heinrich Meurer", "no", "with"),
        ("Johann Schulte", "no", "with"),
        ("Cord Jastram", "yes", "against"),
    ]
    assert str(view.question) == "Shall the burgomaster be relieved of his chain?"


def test_only_the_votes_that_the_end_of_the_turn_took_are_counted_again() -> None:
    from game.rules.votes import tally

    game = end_turn(begin())
    in_scene = Counted("deposition", True, tally(game.scenario, game.state, "deposition"))
    at_the_end = Counted("appeal", True, tally(game.scenario, game.state, "appeal"))

    game.turns[1] = msgspec.structs.replace(game.turns[1], facts=(*game.turns[1].facts, in_scene, at_the_end))
    game.last = msgspec.structs.replace(game.last, facts=(*game.last.facts, at_the_end))

    assert [view.id for view in quarter.show(game).votes] == ["deposition", "appeal"]
    assert [view.id for view in quarter.counted(game)] == ["appeal"]


def test_those_who_take_a_seat_together_are_told_in_one_line() -> None:
    from game.views.wording import outcomes
    from tests.views.scenes import reading

    facts = [
        Seated(person="teixeira", body="senate", votes=False),
        Unseated(person="jastram", body="senate"),
        Seated(person="karpfanger", body="senate", votes=False),
        Seated(person="schulte", body="senate", votes=True),
    ]

    assert outcomes.told_all(reading(begin()), facts) == (
        "Teixeira and Karpfanger take seats in the Senate, without a vote",
        "Jastram leaves the Senate",
        "Schulte takes a seat in the Senate",
    )


def test_a_count_of_blocs_gives_each_its_share() -> None:
    from game.rules.votes import tally
    from tests.views.scenes import reading

    game = begin()

    view = vote.show(reading(game), tally(game.scenario, game.state, "appeal"), 1)

    assert [(b.name, b.side, b.weight) for b in view.ballots] == [
        ("Burghers", "with", 120.0),
        ("Merchants", "with", 80.0),
    ]


def test_the_briefing_is_one_screen() -> None:
    view = title.briefing(harbour())

    assert view.years == "January 1678 to December 1686, 36 quarters"
    assert [offer.name for offer in view.levels if offer.default] == ["Open sea"]
    assert [(watch.name, watch.text) for watch in view.watch][:2] == [
        ("Authority", "30"),
        ("Ships in a quarter", "134 ships"),
    ]
    assert [offer.name for offer in view.vows] == ["Every ship home", "Say nothing in Latin"]


def test_a_quarter_tells_what_moved_and_why() -> None:
    game = end_turn(begin())

    view = quarter.show(game)

    assert (view.date, view.next_date, view.paper) == ("January to March 1678", "April to June 1678", "The Relation")
    assert str(view.headline) in (
        "HAMBURG, January to March 1678. Here the world is created on Mondays and Thursdays.",
        "There lie in the harbour 135 ships, as is reported.",
    )
    assert view.accounts[0].id == "authority"
    assert len(view.accounts[0].causes) > 1
    purse = next(line for line in view.accounts if line.id == "purse")
    assert purse.delta.amount < 0
    assert [cause for cause, _ in purse.causes] == ["Walls and watch"]  # the tolls were more, and raised it
    trade = next((line for line in view.accounts if line.id == "trade"), None)
    assert trade is None or {delta.text for _, delta in trade.causes} <= {"▲", "▼"}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in ("id", "key"):
                yield from _strings(getattr(value, field.name))


def _all_views(game: Session) -> Iterator[object]:
    yield desk.show(game)
    yield from (decision.show(game, scene.event) for scene in game.state.tray)
    yield reforms.show(game)
    yield from (reform.show(game, id) for id in game.scenario.reforms)
    yield initiatives.show(game)
    yield plan.show(game)
    yield body.show(game)
    yield quarter.show(game)
    yield end.show(game)
    yield from (why.show(game, name) for name in (*game.scenario.indicators, *game.scenario.formulas))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_screen_can_be_shown_in_every_turn_of_a_game(seed: int) -> None:
    game = begin(seed=seed, level=("open_sea", "calm_water", "fog")[seed % 3], vow="ships_home")
    bot = dice(game.scenario, seed)
    while not game.over:
        for view in _all_views(game):
            said = list(_strings(view))
            assert not [text for text in said if "  " in text or "None" in text or " ." in text or "the The" in text]
        play_on(game, bot, turns=1)
    for view in _all_views(game):
        assert view == view
    assert end.show(game).title
    assert end.show(game).chronicle[-1].kind == "end"


@pytest.mark.parametrize("seed", [1, 4])
def test_the_ledger_of_every_number_adds_up_to_its_change(seed: int) -> None:
    game = begin(seed=seed)
    play_on(game, dice(game.scenario, seed), turns=12)

    for address, indicator in game.scenario.indicators.items():
        if indicator.reported is not None or game.over:
            continue
        view = why.show(game, address)
        for told in view.ledger:
            if 0 < told.turn < len(view.points):
                change = view.points[told.turn].value - view.points[told.turn - 1].value
                entries = [
                    e.amount for log in game.turns if log.turn == told.turn for e in log.entries if e.address == address
                ]
                if indicator.kind != "chance":
                    assert sum(entries) == change


def test_ending_the_last_turn_ends_the_story() -> None:
    game = begin(seed=5)
    play_on(game, dice(game.scenario, 5))

    view = end.show(game)

    assert desk.show(game).steps == (NextStep("over", "It is over: read how it ended"),)
    assert desk.show(game).why_not == "The game is over"
    assert 1 <= view.rung <= view.rungs
    assert [series.name for series in view.series] == ["Ships in a year", "The chamber's money"]
    assert game.refusal(EndTurn()) is not None


def test_the_desk_tells_what_moved_furthest_besides_what_is_watched() -> None:
    game = begin()
    end_turn(game)

    view = desk.show(game)
    shown = {row.id: row for group in view.groups for row in group.rows}

    assert 0 < len(view.moved) <= desk.MOVED
    assert not {row.id for row in view.moved} & {row.id for row in view.gauges}
    assert all(row == shown[row.id] and row.delta.text for row in view.moved)


def test_an_answer_without_an_outcome_does_not_tell_its_question_again() -> None:
    shut = outcome.result(give(begin(), Choose("opera", "shut")))
    opened = outcome.result(give(begin(), Choose("opera", "open")))

    assert (str(shut.text), str(opened.text)) == ("", "Eve is much admired. She is sung by a man.")


def test_where_every_answer_is_barred_it_is_said_why_the_first_is_open() -> None:
    barred = msgspec.structs.replace(harbour().events["siege"].choices["open_gates"], needs=condition("authority > 99"))
    event = msgspec.structs.replace(harbour().events["siege"], choices={"hold": barred, "open_gates": barred})
    game = begin()
    game.scenario = msgspec.structs.replace(harbour(), events={**harbour().events, "siege": event})
    game.state = msgspec.structs.replace(game.state, tray=(Scene("siege"),))

    view = decision.show(game, "siege")

    assert view.note == "Every answer is barred; the first is open all the same, because one has to be given"
    assert [choice.enabled for choice in view.choices] == [True, False]
    assert decision.show(begin(), "opera").note == ""


def test_a_reform_without_a_theme_stands_in_the_list_too() -> None:
    game = begin()
    convoy = msgspec.structs.replace(harbour().reforms["convoy"], theme="")
    game.scenario = msgspec.structs.replace(harbour(), reforms={**harbour().reforms, "convoy": convoy})

    listed = {reform.id: theme.name for theme in reforms.show(game).themes for reform in theme.reforms}

    assert set(listed) == set(harbour().reforms)
    assert listed["convoy"] == "Of no one theme" == reform.show(game, "convoy").theme


def without(game: Session, person: str) -> dict[str, dict[str, bool]]:
    """The seats as they are, but for the person's."""
    sat = game.state.seats
    return {body: {who: votes for who, votes in there.items() if who != person} for body, there in sat.items()}


def test_whoever_has_lost_their_seat_is_looked_at_elsewhere() -> None:
    game = begin()
    game.state = msgspec.structs.replace(game.state, seats=without(game, "schulte"))

    outside = {person.id: person for person in body.show(game).elsewhere}

    assert outside["schulte"].mark == "no seat" and not outside["schulte"].terms
    assert body.show(begin()).elsewhere == ()
    assert all(person.id != game.scenario.player for person in outside.values())


def test_of_whoever_is_known_by_an_office_only_the_name_is_known() -> None:
    game = begin()
    stranger = msgspec.structs.replace(harbour().people["schulte"], name="A Stranger", seats=())
    game.scenario = msgspec.structs.replace(harbour(), people={**harbour().people, "schulte": stranger})
    game.state = msgspec.structs.replace(
        game.state, seats=without(game, "schulte"), offices={"Envoy": "schulte"}, tray=()
    )

    [person] = body.show(game).elsewhere

    assert (person.name, person.office) == ("A Stranger", "Envoy")
    assert not person.about and not person.traits and not person.cares
