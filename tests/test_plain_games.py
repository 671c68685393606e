"""Whole games line by line: every command, every page beside its view, refusals, saves, and lines of any kind."""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from game import cli
from game.model.orders import Choose, Decree, EndTurn, Plan, Word
from game.model.scenario import Scenario
from game.model.state import StageRecord
from game.plain import pages
from game.plain.bell import Bell
from game.plain.guide import HELP
from game.plain.table import Leave, Table
from game.session import Session
from game.store import saves
from game.views import body, decision, desk, end, initiatives, outcome, plan, quarter, reform, reforms, unused, why
from game.views.wording import conditions
from tests.games import village
from tests.views import scenes

Captured = pytest.CaptureFixture[str]
Words = Iterator[object]


class Talk:
    """A table, and what it says to each line, its breaks and spaces made one."""

    def __init__(self, session: Session, captured: Captured) -> None:
        self.session = session
        self.table = Table(session, Bell())
        self.captured = captured
        captured.readouterr()

    def say(self, line: str) -> str:
        self.table.obey(line)
        return flat(self.captured.readouterr().out)

    def refused(self, line: str) -> str:
        """What is said to an order that must change nothing."""
        before = self.session.state, self.session.pending
        said = self.say(line)
        assert (self.session.state, self.session.pending) == before, line
        return said


def flat(text: object) -> str:
    return " ".join(str(text).split())


@pytest.fixture
def harbour(capsys: Captured) -> Talk:
    return Talk(scenes.begin(seed=3), capsys)


@pytest.fixture
def starter(tmp_path: Path, capsys: Captured) -> Talk:
    return Talk(Session.begin(village(tmp_path), folder=tmp_path / "saves", seed=5), capsys)


# -- what each page has to say of its view


def of_desk(talk: Talk) -> Words:
    view = desk.show(talk.session)
    yield from (view.title, view.date, view.vow, view.agenda.line, *view.troubles, *view.brewing)
    for row in [*view.gauges, *(row for group in view.groups for row in group.rows)]:
        yield f"{row.name}: {row.text}"
        yield row.delta.text
    for paper in view.tray:
        yield paper.title
        yield paper.brought_by
    yield from (f"{due.name}: {due.date}, {due.state}" for due in view.due)
    yield from (f"{given.text}, {given.price.text}" for given in view.agenda.pending)
    yield from (f"{road.text}: {road.when}" for road in view.agenda.underway)


def of_decision(talk: Talk) -> Words:
    view = decision.show(talk.session, talk.table.scene)
    yield from (view.title, view.bearer.name, view.bearer.office, view.date, view.text, view.note)
    for choice in view.choices:
        yield f"{choice.key} {choice.label}"
        yield choice.reason if not choice.enabled else ""
        for line in choice.lines:
            yield from (line.text, line.arrows, line.note)
        yield from (*choice.gains, *choice.loses, choice.later)


def of_reforms(talk: Talk) -> Words:
    view = reforms.show(talk.session)
    yield from (view.title, view.line)
    for theme in view.themes:
        yield theme.name
        yield from (f"{each.id}: {each.name}. {each.status}" for each in theme.reforms)


def of_reform(talk: Talk, id: str) -> Words:
    view = reform.show(talk.session, id)
    yield from (view.name, view.theme, view.text)
    yield from (f"{step.number} {step.name}: {step.state}" for step in view.track)
    yield from (f"{said.name}: {said.words}" for said in view.opinions)
    if view.next:
        yield from (view.next.text, view.next.carried.text, view.next.barred, *(need.text for need in view.next.needs))
        yield from (branch.name for branch in view.next.branches)
    if view.back and view.back.price:
        yield from (f"Back to: {view.back.name}", view.back.price.text, view.back.barred)


def of_words(talk: Talk) -> Words:
    view = initiatives.show(talk.session)
    yield from (view.title, view.line)
    for item in view.items:
        yield f"{item.id}: {item.name}, {item.price.text}"
        yield from (item.text, item.barred, item.note, item.final, *(need.text for need in item.needs))
        yield from (f"{one.id}: {one.name}" for one in item.targets if not item.barred)


def of_plan(talk: Talk) -> Words:
    view = plan.show(talk.session)
    yield from (view.title, view.reason, view.trouble, view.next)
    yield from (f"{share.id}: {share.name} {share.now:.3g}" for share in view.rows)
    yield from (f"{row.name}: now {row.now}, then {row.then_with}" for row in view.forecast)


def of_body(talk: Talk) -> Words:
    view = body.show(talk.session)
    for room in view.rooms:
        yield f"{room.name}: {room.heads.text}"
        for member in room.members:
            yield from (member.name, member.office, *member.debts)
            yield from () if member.player else (f"{member.mark}, support {member.said}{member.sign}",)
            yield from (f"{term.label} {term.text}" for term in member.terms if not member.player)
    for house in view.houses:
        yield f"{house.name}: {house.line}"
        yield from (f"{bloc.name}: {bloc.seats:.0f} of {bloc.members:.0f}; {bloc.mood_text}" for bloc in house.blocs)
    yield from (f"{title}: {who}" for title, who in view.offices)
    yield from (each.name for each in view.elsewhere)


def of_why(talk: Talk, id: str) -> Words:
    view = why.show(talk.session, id)
    yield from (f"{view.name}: {view.text}", view.level, view.about, view.veil)
    for turn in view.ledger[:8]:
        yield f"{turn.date}: {turn.total.text} to {turn.text}"
        yield from (f"{line.delta.text} {line.cause}" for line in turn.lines)
    yield from (f"{line.delta.text} {line.cause}" for line in view.totals)


def of_quarter(talk: Talk) -> Words:
    view = quarter.show(talk.session)
    yield from (view.date, view.headline, view.joke, *view.rumours, *view.begun, *view.news, *view.errors)
    yield from (f"{vote.body}: {vote.question} {vote.line}" for vote in view.votes)
    yield from (f"{judged.name}: {judged.outcome}" for judged in view.judged)
    for account in view.accounts:
        yield f"{account.name} {account.delta.text} to {account.text}"
        yield from (f"{label} {amount.text}" for label, amount in account.causes)


def of_result(talk: Talk) -> Words:
    view = outcome.result(talk.session)
    yield from (view.text, *view.others, *view.scheduled)
    yield from (f"{moved.name} {moved.delta.text}" for moved in view.moved)
    for vote in view.votes:
        yield from (f"{vote.body}: {vote.question}", vote.line)
        yield from (f"{ballot.name}: {ballot.vote}" for ballot in vote.ballots)


def of_end(talk: Talk) -> Words:
    view = end.show(talk.session)
    yield from (view.title, view.date, view.text, view.vow)
    yield from (part for chapter in view.epilogue for part in (chapter.topic, chapter.text))
    yield from (f"{mark.name}: {mark.text}, {mark.level}" for mark in view.marks)
    yield from (f"{name}: {before} -> {now} {delta.text}" for name, before, now, delta in view.sums)


PAGES = {
    "desk": of_desk,
    "reforms": of_reforms,
    "words": of_words,
    "plan": of_plan,
    "body": of_body,
    "last": of_quarter,
}


def holds(said: str, words: Words) -> None:
    missing = [flat(word) for word in words if flat(word) not in said]
    assert missing == [], said


def look_everywhere(talk: Talk) -> None:
    scenario = talk.session.scenario
    for command, words in PAGES.items():
        holds(talk.refused(command), words(talk))
    for id in scenario.reforms:
        holds(talk.refused(f"reform {id}"), of_reform(talk, id))
    for id in (*scenario.indicators, *scenario.formulas):
        holds(talk.refused(f"why {id}"), of_why(talk, id))
    assert talk.refused("chronicle") == flat(talk.session.chronicle())


def answer_all(talk: Talk) -> None:
    """Read what lies in the tray, and give the last answer that is open."""
    session = talk.session
    while session.state.tray and not session.over:
        if not talk.table.scene:
            holds(talk.say("1"), of_decision(talk))
        scene = talk.table.scene
        view = decision.show(session, scene)
        keys = [str(n) for n, choice in enumerate(view.choices, 1) if choice.enabled]
        said = talk.say(keys[-1] if keys else "")
        holds(said, of_result(talk))
        assert scene not in [paper.event for paper in session.state.tray]


def end_the_turn(talk: Talk) -> str:
    turn = talk.session.state.turn
    said = talk.say("end")
    if talk.session.state.turn == turn and not talk.session.over:
        assert said.endswith("Say `end` again to end it.")
        said = talk.say("end")
    assert talk.session.over or talk.session.state.turn == turn + 1
    return said


@pytest.mark.parametrize("which", ["harbour", "starter"])
def test_every_page_says_what_its_view_says_as_a_game_goes_on(which: str, request: pytest.FixtureRequest) -> None:
    talk: Talk = request.getfixturevalue(which)

    for turn in range(40):
        if turn % 5 == 0 and not talk.session.over:
            look_everywhere(talk)
        answer_all(talk)
        if talk.session.over:
            break
        end_the_turn(talk)
    talk.table.ending()

    assert talk.session.over
    holds(flat(talk.captured.readouterr().out), of_end(talk))


def test_a_paper_is_shown_as_its_view_has_it_and_its_history_after_the_answer(harbour: Talk) -> None:
    assert harbour.refused("history") == "Nothing has been answered since the turn began."
    holds(harbour.say("1"), of_decision(harbour))
    assert harbour.refused("9") == "There is no such choice."
    assert harbour.refused("0") == "There is no such choice."

    assert "(`history`)" in harbour.say("3")
    assert "It opened on 2 January 1678" in harbour.refused("history")
    assert harbour.refused("4") == harbour.refused("0") == "There is no such paper in the tray."


def test_the_answer_of_a_number_is_the_choice_beside_it(harbour: Talk) -> None:
    for number, choice in enumerate(harbour.session.scenario.events["opera"].choices, 1):
        talk = Talk(scenes.begin(seed=3), harbour.captured)
        talk.say("1")
        talk.say(str(number))

        assert talk.session.turns[-1].orders == (Choose("opera", choice),)


def test_a_paper_that_has_answers_cannot_be_put_away_as_read(harbour: Talk) -> None:
    harbour.say("1")

    assert harbour.refused("") == harbour.refused("read") == "That is not one of the answers"
    harbour.refused("desk")
    assert harbour.table.scene == ""


def test_a_decree_goes_forward_announced_a_way_and_back(harbour: Talk) -> None:
    talk, session = harbour, harbour.session
    talk.say("1")
    talk.say("3")

    assert talk.say("decree lanterns") == "Decreed."
    assert session.pending == (Decree("lanterns", 1),)
    assert talk.refused("decree convoy") == "You have made this quarter's mandate"
    assert talk.say("take back lanterns") == "Taken back."
    assert not session.pending
    assert talk.say("DECREE lanterns announced") == "Decreed."
    assert session.pending == (Decree("lanterns", 1, announced=True),)
    assert talk.say("take lanterns") == "Taken back."
    talk.say("decree lanterns")
    while not session.state.stages.get("lanterns") or session.state.stages["lanterns"].at == 0:
        answer_all(talk)
        end_the_turn(talk)
    answer_all(talk)
    scenes.with_values(session, calm=20, authority=60, purse=900)

    assert talk.refused("decree lanterns") == "Choose in which way it is to be done"
    assert talk.refused("decree lanterns paid_by_nobody") != "Decreed."
    assert "Back to: The moon, when there is one" in talk.refused("reform lanterns")
    assert talk.say("decree lanterns back") == "Decreed."
    assert session.pending == (Decree("lanterns", 0),)
    end_the_turn(talk)
    answer_all(talk)
    assert session.state.stages["lanterns"].at == 0 or session.state.pending["lanterns"].to == 0


def test_a_decree_back_of_what_has_not_begun_is_refused(harbour: Talk) -> None:
    for line in ("decree lanterns back", "decree lanterns back announced", "decree nothing", "decree nothing back"):
        refused = harbour.refused(line)
        assert refused and refused != "Decreed."
    assert harbour.refused("decree") == harbour.refused("reforms")


def test_the_way_of_a_decree_is_given_in_its_line(harbour: Talk) -> None:
    session = harbour.session
    harbour.say("1")
    harbour.say("3")
    session.state = replace(
        session.state, turn=9, stages={**session.state.stages, "lanterns": StageRecord(at=1, since=1, begun={1: 1})}
    )
    scenes.with_values(session, purse=900, authority=90, schulte__loyalty=99, jastram__loyalty=99, snitger__loyalty=99)
    session.state = replace(session.state, seats={"senate": {"schulte": True, "jastram": True, "snitger": True}})

    for way in ("paid_by_toll", "paid_by_house"):
        assert harbour.say(f"decree lanterns {way}") == "Decreed."
        assert session.pending == (Decree("lanterns", 2, fork=way),)
        harbour.say("take back lanterns")


def test_a_plan_is_set_as_told_and_refused_as_the_rules_do(harbour: Talk) -> None:
    session = harbour.session
    harbour.say("1")
    harbour.say("3")
    while plan.show(session).editable is False and not session.over:
        end_the_turn(harbour)
        answer_all(harbour)
    first, second = plan.show(session).rows[:2]
    raised, lowered = round(first.now + 1, 1), round(second.now - 1, 1)
    one, two = f"{first.id}={raised}", f"{second.id}={lowered}"

    assert harbour.refused(f"plan {first.id}") == f"'{first.id}' is not a share with its points, such as housing=12."
    assert harbour.refused(f"plan {first.id}=much") != "The plan is set."
    assert harbour.refused(f"plan {one}").startswith("The shares add up to")
    assert harbour.refused("plan nothing=3") != "The plan is set."
    assert harbour.refused(f"plan {first.id}=nan {two}") != "The plan is set."
    assert harbour.say(f"plan {one} {two}") == "The plan is set."
    assert session.pending == (Plan(((first.id, raised), (second.id, lowered))),)
    assert f"-> {raised:.3g}" in harbour.refused("plan")
    assert harbour.say("take back plan") == "Taken back."
    assert not session.pending
    assert harbour.refused("take back plan") == harbour.refused("take") == "There is nothing to take back"


def test_a_forecast_is_of_the_numbers_named(starter: Talk, harbour: Talk) -> None:
    rows = plan.show(harbour.session).forecast
    assert len(rows) > 1

    assert harbour.refused("forecast") == flat(" ".join(pages.forecast(row) for row in rows))
    assert harbour.refused(f"forecast {rows[1].id}") == flat(pages.forecast(rows[1]))
    assert harbour.refused("forecast nothing") == ""


def test_what_is_not_there_is_told(harbour: Talk) -> None:
    assert harbour.refused("reform") == harbour.refused("reform x") == "There is no such reform; `reforms` lists them."
    assert harbour.refused("why x").startswith("There is no such number; there are: authority, purse,")
    assert harbour.refused("fly") == "That is not understood; `help` lists what can be said."
    assert harbour.refused("12345") == harbour.refused("²") == harbour.refused("fly")
    assert harbour.refused("word fly") == "There is no such thing in this game"
    assert harbour.refused("word hear_out") == "Choose whom it is about"
    assert harbour.refused("word hear_out meurer").endswith("cannot be chosen for it")
    assert harbour.refused("word") == harbour.refused("words")
    assert harbour.refused("end") == "One paper waits for your answer"


def test_help_names_every_command_and_an_empty_line_is_the_desk(harbour: Talk) -> None:
    assert harbour.refused("help") == harbour.refused("?") == harbour.refused("HELP") == flat(HELP)
    assert {name for name in harbour.table.commands if name not in ("?", "help", "exit") and name not in HELP} == set()
    assert harbour.refused("") == harbour.refused("desk")


def test_a_word_is_about_whom_it_names(harbour: Talk) -> None:
    scenes.with_values(harbour.session, authority=60)

    holds(harbour.say("word reconcile schulte jastram"), iter(["Two hands"]))

    assert harbour.session.turns[-1].orders[-1] == Word("reconcile", "schulte", "jastram")
    assert harbour.table.scene == "handshake"


@pytest.mark.parametrize("word", ["quit", "exit", "Quit now"])
def test_quitting_leaves_the_game_as_it_is(word: str, harbour: Talk) -> None:
    with pytest.raises(Leave):
        harbour.table.obey(word)


def test_a_way_back_that_changes_nothing_else_has_its_price_told(harbour: Talk) -> None:
    harbour.session.state = replace(
        harbour.session.state, stages={**harbour.session.state.stages, "convoy": StageRecord(at=1, since=1)}
    )

    assert "Back to: Merchantmen with a gun each, 5 authority" in harbour.refused("reform convoy")


def test_nobody_of_whom_there_is_nothing_to_say_ends_in_a_comma(harbour: Talk) -> None:
    harbour.table.obey("words")

    said = harbour.captured.readouterr().out.splitlines()
    assert "     snitger: Hieronymus Snitger" in said
    assert not any(line.endswith(",") for line in said if line.startswith("     "))


# -- through the door


def played(lines: str, captured: Captured, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert cli.main([*arguments]) == 0
    said = captured.readouterr()
    assert said.err == ""
    return said.out


def test_a_game_is_saved_line_by_line_taken_up_and_ended(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = village(tmp_path / "scenario")
    kept = tmp_path / "saves"
    saved = f"Saved in {kept / 'village-1.save'}."
    door = ("--saves", str(kept))

    out = played(
        "decree well\nsave\nquit\n", capsys, monkeypatch, *door, "play", "--plain", scenario.path, "--seed", "5"
    )
    assert out.splitlines().count(saved) == 1 and out.endswith(f"> \n{saved}\n")
    assert f"> {saved}" in out
    assert "Decreed." in out
    session = Session.resume(kept / "village-1.save", scenario)
    session.close()
    assert session.pending == (Decree("well", 1),) and session.state.turn == 1

    out = played("desk\nend\nend\n", capsys, monkeypatch, *door, "resume", "--plain")
    assert "Given and not yet carried out" in out
    session = Session.resume(kept / "village-1.save", scenario)
    session.close()
    assert session.state.turn == 2

    lines = "1\n2\nread\n1\nend\nend\n" * 30
    out = played(lines, capsys, monkeypatch, *door, "resume", "--plain")
    session = Session.resume(kept / "village-1.save", scenario)
    session.close()
    assert session.over
    assert end.show(session).title in out
    assert out.endswith(f"{saved}\n")
    assert saves.listing(kept)[0].ending == session.state.ending

    out = played("end\n", capsys, monkeypatch, *door, "resume", "--plain")
    assert end.show(session).title in out and "\n> " not in out


# -- lines of any kind


def a_line(dice: random.Random, talk: Talk) -> str:
    scenario = talk.session.scenario
    numbers, people = [*scenario.indicators, "x"], [*scenario.people, "x"]
    shares = [*scenario.budget.shares, "x"] if scenario.budget else ["x"]
    reform, start = dice.choice([*scenario.reforms, "x"]), dice.choice([*scenario.initiatives, "x"])
    how = dice.choice(["", "", "back", "announced", "paid_by_toll", "paid_by_house announced", "x"])
    return dice.choice(
        [
            *("1", "2", "3", "read", "end", "end") * 3,
            *(f"decree {reform} {how}", f"word {start} {' '.join(dice.sample(people, dice.randrange(3)))}") * 2,
            *(f"take back {dice.choice([reform, 'plan', ''])}", f"reform {reform}", f"why {dice.choice(numbers)}"),
            f"plan {' '.join(f'{share}={dice.randrange(-5, 60)}' for share in dice.sample(shares, dice.randrange(2)))}",
            *("desk", "reforms", "words", "body", "last", "history", "save", "help", "", "0", "99"),
            "".join(
                chr(dice.choice((32, 48, 65, 97, 0x7F, 0x9B, 0x202E, 0x4E00)) + dice.randrange(9)) for _ in range(9)
            ),
        ]
    )


def check(talk: Talk, line: str, before: tuple[object, ...], said: str) -> None:
    """An order that was carried out is in the log; else nothing is other than it was."""
    session = talk.session
    assert "\x1b" not in said and "\x9b" not in said
    name = (line.split() or [""])[0].lower()
    if name in PAGES:
        holds(said, PAGES[name](talk)) if name != "plan" or line.split() == ["plan"] else None
    if (session.state, session.pending) == before:
        return
    assert name in ("", "read", "end", "decree", "word", "take", "plan") or name.isdigit(), line
    assert session.turns[-1].orders or session.pending or name in ("end", "take")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("which", ["harbour", "starter"])
def test_lines_of_any_kind_play_a_game_to_its_end(which: str, seed: int, tmp_path: Path, capsys: Captured) -> None:
    scenario: Scenario = scenes.harbour() if which == "harbour" else village(tmp_path)
    talk = Talk(Session.begin(scenario, folder=tmp_path / "saves", seed=seed), capsys)
    dice = random.Random(seed)

    for _ in range(3000):
        if talk.session.over:
            break
        line = a_line(dice, talk)
        before = talk.session.state, talk.session.pending
        check(talk, line, before, talk.say(line))
    session = talk.session
    session.close()

    assert session.over
    assert session.path is not None
    again = Session.resume(session.path, scenario)
    again.close()
    assert (again.state, again.pending, again.turns) == (session.state, session.pending, session.turns)
    assert not unused.question(session)
    refused = session.refusal(EndTurn())
    assert refused is not None and conditions.refusal(session, refused) == "The game is over"
