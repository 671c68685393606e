"""The keys do what the foot of the screen says, on a real game of a small scenario."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.content import catalogue, load
from game.model.scenario import Scenario
from game.rules import legality
from game.rules.docket import Docket
from game.session import Session
from game.store import settings
from game.tui.app import ThawApp
from game.tui.pages.guide import GUIDE
from game.tui.screens import bindings, palette
from game.tui.screens.help import keys_of
from game.tui.widgets.keyline import Keyline
from game.tui.widgets.rows import Rows
from game.views import reform
from game.views.lines import Bearer
from tests import games
from tests.tui import stage
from tests.views import samples

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"


@lru_cache(maxsize=1)
def harbour() -> Scenario:
    return load.load(HARBOUR)


@asynccontextmanager
async def playing(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[ThawApp, Pilot[int]]]:
    """The desk of a new game."""
    app = ThawApp(folder, session=Session.begin(harbour(), folder=folder, seed=3))
    async with app.run_test(notifications=True, size=size) as pilot:
        await stage.words(pilot, "IN-TRAY")
        yield app, pilot


def screen_of(app: ThawApp) -> str:
    return type(app.screen).__name__


def shown_view(app: ThawApp) -> Any:
    return getattr(app.screen, "view", None)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_each_key_of_the_desk_opens_its_screen_and_escape_comes_back(tmp_path: Path) -> None:
    opens = {
        "r": "Reforms",
        "w": "Initiatives",
        "p": "Plan",
        "b": "Body",
        "y": "Why",
        "s": "Saves",
        "question_mark": "Help",
    }

    async with playing(tmp_path) as (app, pilot):
        for key, name in opens.items():
            await press(pilot, key)
            await stage.until(pilot, lambda name=name: screen_of(app) == name)  # type: ignore[misc]
            await press(pilot, "escape")
            await stage.until(pilot, lambda: screen_of(app) == "Desk")


async def test_a_paper_is_answered_by_its_number_and_the_result_stands_until_enter(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "enter")
        await stage.words(pilot, "The Goose Market")
        await press(pilot, "1")
        await stage.words(pilot, "WHAT MOVED")
        await press(pilot, "h")
        await stage.words(pilot, "WHAT REALLY HAPPENED")
        await press(pilot, "enter")
        assert app.session is not None
        follows = app.session.state.tray[-1].event
        await stage.until(pilot, lambda: app.screen_named("decision").subject == follows)

        assert app.session.state.chosen == {"opera": "open"}


async def test_a_whole_turn_can_be_played_with_enter_and_e(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        assert app.session is not None
        while app.session.state.turn == 1:
            if screen_of(app) == "Desk" and not app.session.state.tray:
                await press(pilot, "e", "y")
            else:
                await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Quarter")
        await press(pilot, "enter")
        await stage.words(pilot, "quarter 2 of 36")

        assert app.session.note == "Saved"


async def test_a_key_that_cannot_act_now_says_why(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        assert app.session is not None and app.session.state.tray
        await press(pilot, "e")
        await stage.words(pilot, "One paper waits for your answer")
        session = app.session
        given = next(iter(legality.open_decrees(Docket(session.scenario, session.state))))
        assert session.give(given) is None
        steps = {id: reform.show(session, id).next for id in session.scenario.reforms if id != given.reform}
        id, barred = next((id, step.barred) for id, step in steps.items() if step and step.barred)
        app.open("reforms", id)
        await stage.until(pilot, lambda: screen_of(app) == "Reforms")
        await press(pilot, "c")
        await stage.until(pilot, lambda: any(said.message == barred for said in app._notifications))

        assert session.pending == (given,)


async def test_a_new_turn_never_begins_with_the_cursor_on_its_end(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        assert app.session is not None
        while app.session.state.tray or screen_of(app) != "Desk":
            await press(pilot, "enter")
        papers = app.screen.query_one("#papers", Rows)
        papers.cursor = "next/end"
        await press(pilot, "enter", "y")
        await stage.until(pilot, lambda: screen_of(app) == "Quarter")
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")

        assert app.session.state.turn == 2 and papers.cursor != "next/end"


async def test_a_paper_opens_with_no_answer_under_the_cursor(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "enter")
        await stage.words(pilot, "The Goose Market")
        answers = app.screen.query_one("#answers", Rows)
        assert not answers.cursor
        await press(pilot, "enter")
        assert app.session is not None and "opera" not in app.session.state.chosen and answers.cursor
        await press(pilot, "enter")

        assert "opera" in app.session.state.chosen


async def test_enter_on_each_step_that_is_left_does_what_the_step_says(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        assert app.session is not None
        while app.session.state.tray or screen_of(app) != "Desk":
            await press(pilot, "enter")
        papers = app.screen.query_one("#papers", Rows)
        app.asks = False
        for step, name in (("decree", "Reforms"), ("word", "Initiatives"), ("end", "Quarter")):
            papers.cursor = f"next/{step}"
            await press(pilot, "enter")
            await stage.until(pilot, lambda name=name: screen_of(app) == name)  # type: ignore[misc]
            await press(pilot, "escape")
            await stage.until(pilot, lambda: screen_of(app) == "Desk")

        assert app.session.state.turn == 2


async def test_the_turn_does_not_end_while_a_paper_waits_and_the_reason_is_said(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "e")

        assert screen_of(app) == "Desk"
        assert app.session is not None and app.session.state.turn == 1


async def test_one_escape_too_many_on_the_desk_asks_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "r", "escape", "escape")
        await stage.words(pilot, "q leaves the game")

        assert screen_of(app) == "Desk"


async def test_quitting_asks_first_and_stays_on_n(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "q")
        await stage.words(pilot, "Leave the game?")
        await press(pilot, "n")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")
        await press(pilot, "q")
        await stage.words(pilot, "Leave the game?")
        await press(pilot, "y")

    assert app.return_value == 0


async def test_a_click_on_a_paper_opens_it_and_a_click_on_a_key_presses_it(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        papers = app.screen.query_one("#papers", Rows)
        await pilot.click(papers, offset=(6, 1))
        await stage.until(pilot, lambda: screen_of(app) == "Decision")
        keyline = app.screen.query_one(Keyline)
        at = stage.text(app).splitlines()[-1].index("esc")
        await pilot.click(keyline, offset=(at, 0))
        await stage.until(pilot, lambda: screen_of(app) == "Desk")


async def test_a_save_is_deleted_only_when_that_is_confirmed(tmp_path: Path) -> None:
    Session.begin(harbour(), folder=tmp_path, seed=9).close()
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "s")
        await stage.until(pilot, lambda: screen_of(app) == "Saves")
        rows = app.screen.query_one(Rows)
        other = next(line.path for line in shown_view(app).saves if app.session and line.path != str(app.session.path))
        rows.cursor = other
        await press(pilot, "d")
        await stage.words(pilot, "cannot be brought back")
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Saves")
        assert Path(other).exists()
        await press(pilot, "d")
        await stage.words(pilot, "cannot be brought back")
        await press(pilot, "y")
        await stage.until(pilot, lambda: not Path(other).exists())


async def test_a_new_game_begins_from_the_title_with_the_level_that_was_ticked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "shipped", lambda: HARBOUR.parent)
    app = ThawApp(tmp_path)

    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        await stage.words(pilot, "New game")
        await press(pilot, "n")
        await stage.words(pilot, "HOW IT IS PLAYED")
        await press(pilot, "down", "space")
        level = getattr(app.screen, "level", "")
        await press(pilot, "end", "enter")
        await stage.words(pilot, "IN-TRAY")

        assert app.session is not None and app.session.state.level == level
        assert app.session.path is not None and app.session.path.parent == tmp_path


async def test_a_scenario_that_cannot_be_read_is_said_and_the_title_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "scenarios"
    broken.mkdir()
    (broken / "wreck.yaml").write_text("scenario:\n  title: Wreck\n  sails: none\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "shipped", lambda: broken)
    app = ThawApp(tmp_path)

    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await stage.words(pilot, "New game")
        await press(pilot, "n")
        await stage.words(pilot, "wreck.yaml:")

        assert screen_of(app) == "Title"


async def test_the_end_writes_the_chronicle_beside_the_saves(tmp_path: Path) -> None:
    session = Session.begin(harbour(), folder=tmp_path, seed=3)
    games.play_on(session, games.dice(harbour()))
    app = ThawApp(tmp_path, session=session)

    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await stage.until(pilot, lambda: screen_of(app) == "End")
        await press(pilot, "c")
        await stage.words(pilot, "Written to")
        await press(pilot, "escape")
        await stage.until(pilot, lambda: screen_of(app) == "Title")

    assert session.scenario.title in next(tmp_path.glob("*.txt")).read_text(encoding="utf-8")


async def test_help_lists_every_key_that_the_desk_shows(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        keymap = keys_of(app.screen)
        await press(pilot, "f1")
        await stage.until(pilot, lambda: screen_of(app) == "Help")
        shown = stage.text(app)

    assert all(about in shown for _, about in keymap)


@pytest.mark.parametrize("name", ["words", "reforms"])
async def test_help_says_what_the_screen_is_for_from_which_it_was_opened(name: str, tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.open(name)
        await stage.until(pilot, lambda: app.screen is app.screen_named(name))
        await press(pilot, "f1")
        await stage.until(pilot, lambda: screen_of(app) == "Help")

        assert GUIDE[name][:40] in stage.text(app)


async def test_without_a_plan_there_is_no_share_to_ask_about(tmp_path: Path) -> None:
    session = Session.begin(games.village(tmp_path), folder=tmp_path, seed=3)
    app = ThawApp(tmp_path, session=session)
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await stage.until(pilot, lambda: screen_of(app) == "Desk")

        await press(pilot, "p")
        assert screen_of(app) == "Desk"
        app.open("plan")
        await press(pilot, "y", "x", "right", "n", "enter")

        assert screen_of(app) == "Plan"


async def test_the_plan_always_adds_up_to_a_hundred_and_enter_orders_it(tmp_path: Path) -> None:
    session = Session.begin(harbour(), folder=tmp_path, seed=3)
    games.play_on(session, games.dice(harbour()), 3)
    app = ThawApp(tmp_path, session=session)

    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await stage.words(pilot, "IN-TRAY")
        await press(pilot, "p")
        await stage.words(pilot, "THE PLAN")
        for keymap in (("down", "right"), ("right", "right"), ("down", "left"), ("x", "up", "right"), ("left",)):
            await press(pilot, *keymap)
            assert sum(row.new for row in shown_view(app).rows) == 100
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")

    assert [type(order).__name__ for order in session.pending] == ["Plan"]


async def test_markup_in_a_title_is_shown_as_it_stands() -> None:
    wicked = "[@click=app.quit]x[/] [/nope] [b]"
    view = replace(samples.DECISION, title=wicked, bearer=Bearer(wicked, wicked))

    async with stage.staged("decision", view=view) as (app, _):
        shown = stage.text(app)

    assert shown.count(wicked) >= 2


async def test_a_control_character_never_reaches_the_terminal() -> None:
    view = replace(samples.DECISION, title="a\x1b]0;owned\x07b\x9bc\u202ed")

    async with stage.staged("decision", view=view) as (app, _):
        shown = stage.text(app)

    assert not set(shown) & set("\x1b\x07\x9b\u202e")


async def test_arrows_and_bars_become_letters_where_plain_signs_are_asked_for() -> None:
    async with stage.staged("desk") as (app, pilot):
        app.plain_words = True
        app.screen.refresh(layout=True)
        for rows in app.screen.query(Rows):
            rows.refresh()
        await pilot.pause()
        await pilot.pause()
        shown = stage.text(app)

    assert not set(shown) & set("▲▼●◐○▁▃█")


async def test_a_key_can_be_given_another_and_the_foot_of_the_screen_shows_it(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.open("keys")
        await stage.words(pilot, "EVERYWHERE")
        app.screen.query_one(Rows).cursor = "reforms"
        await press(pilot, "enter")
        await stage.words(pilot, "Press the key")
        await press(pilot, "g")
        await press(pilot, "escape")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")
        assert "g reforms" in stage.text(app)
        await press(pilot, "g")
        await stage.until(pilot, lambda: screen_of(app) == "Reforms")

    assert settings.load(tmp_path)[0].keys == {"reforms": "g"}


async def test_a_key_that_means_something_else_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.open("keys")
        await stage.words(pilot, "EVERYWHERE")
        app.screen.query_one(Rows).cursor = "reforms"
        await press(pilot, "enter")
        await stage.words(pilot, "Press the key")
        await press(pilot, "e")
        await stage.words(pilot, "e is already “end turn”")

    assert settings.load(tmp_path)[0].keys == {}


def test_every_binding_that_a_screen_shows_has_an_id_and_no_two_clash() -> None:
    clashes = [bindings.clash(id, key, {}) for id, bound in bindings.table().items() for key in bound.keys]

    assert {"end_turn", "why", "carry", "more", "chronicle", "help"} <= set(bindings.table())
    assert [said for said in clashes if said] == []


async def test_a_count_goes_up_hand_by_hand_and_any_key_shows_its_end(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.open("vote", given=samples.VOTE, live=True)
        await stage.words(pilot, "Hands are going up")
        await press(pilot, "space")
        assert samples.VOTE.line in stage.text(app)
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")


async def test_a_count_is_shown_at_once_where_nothing_may_move(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.animation_level = "none"
        app.open("vote", given=samples.VOTE, live=True)
        await stage.words(pilot, samples.VOTE.line)


async def test_an_answer_out_of_sight_is_shown_before_enter_takes_it(tmp_path: Path) -> None:
    async with playing(tmp_path, (80, 9)) as (app, pilot):
        await press(pilot, "enter")
        await stage.words(pilot, "The Goose Market")
        answers = app.screen.query_one("#answers", Rows)
        answers.stand("open")
        answers.scroll_to(y=0, animate=False, immediate=True)
        assert not answers.in_sight
        await press(pilot, "enter")
        assert app.session is not None and "opera" not in app.session.state.chosen
        await press(pilot, "enter")

        assert "opera" in app.session.state.chosen


async def test_the_palette_finds_a_number_by_its_name(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        found = {command.title: command for command in palette.names(app)}
        found["Authority"].act()
        await stage.until(pilot, lambda: screen_of(app) == "Why")

    assert any(member.name in found for member in samples.DESK.council.seats) or len(found) > 10  # type: ignore[union-attr]


async def test_a_window_that_becomes_narrow_shows_the_paper_and_its_answers_in_one_pane(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "enter")
        await stage.words(pilot, "The Goose Market")
        await pilot.resize_terminal(80, 40)
        await stage.until(pilot, lambda: not app.screen.query_one("#document", Rows).display)
        shown = stage.text(app)

    assert "The Goose Market" in shown and "1  " in shown


async def test_the_title_says_the_season_of_the_game_that_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "shipped", lambda: HARBOUR.parent)
    Session.begin(harbour(), folder=tmp_path, seed=9).close()
    app = ThawApp(tmp_path)

    async with app.run_test(size=(80, 24)) as pilot:
        await stage.words(pilot, "Continue")

        assert "January to March 1678" in stage.text(app)


async def test_help_opens_at_its_top_wherever_it_was_left(tmp_path: Path) -> None:
    async with playing(tmp_path, (80, 24)) as (app, pilot):
        await press(pilot, "f1")
        await stage.until(pilot, lambda: screen_of(app) == "Help")
        await press(pilot, "pagedown", "pagedown")
        page = app.screen.query_one(Rows)
        assert page.scroll_offset.y
        await press(pilot, "escape", "f1")
        await stage.until(pilot, lambda: screen_of(app) == "Help")

        assert page.scroll_offset.y == 0


async def test_a_new_game_begins_at_the_top_of_its_desk(tmp_path: Path) -> None:
    async with playing(tmp_path, (80, 24)) as (app, pilot):
        papers, numbers = app.screen.query_one("#papers", Rows), app.screen.query_one("#numbers", Rows)
        await press(pilot, "tab", "end")
        assert numbers.scroll_offset.y
        app.begin(Session.begin(harbour(), folder=tmp_path, seed=4))
        await stage.until(pilot, lambda: screen_of(app) == "Desk")
        await pilot.pause()

        assert numbers.scroll_offset.y == papers.scroll_offset.y == 0 and papers.has_focus


@pytest.mark.parametrize("name", ["reforms", "words"])
async def test_a_sheet_is_opened_again_with_no_order_under_the_cursor(name: str, tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.open(name)
        await stage.until(pilot, lambda: app.screen is app.screen_named(name))
        index, sheet = (app.screen.query_one(f"#{each}", Rows) for each in ("index", "sheet"))
        await press(pilot, "enter")
        assert sheet.has_focus and sheet.cursor
        app.open("desk")
        app.open(name)
        await stage.until(pilot, lambda: app.screen is app.screen_named(name) and index.has_focus)

        assert not sheet.cursor


async def test_the_cursor_moves_and_its_sheet_follows_in_the_same_breath(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.open("body")
        await stage.until(pilot, lambda: screen_of(app) == "Body")
        index, sheet = (app.screen.query_one(f"#{each}", Rows) for each in ("index", "sheet"))
        before = sheet._value
        index.action_far(1)

        assert sheet._value != before


async def test_what_was_said_on_a_screen_goes_with_it_but_not_what_is_wrong(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        app.say("The disk is full.", "error")
        app.say("Only a remark.")
        await stage.words(pilot, "Only a remark.")
        await press(pilot, "r")
        await stage.until(pilot, lambda: screen_of(app) == "Reforms" and "Only a remark." not in stage.text(app))

        assert [said.message for said in app._notifications] == ["The disk is full."]
