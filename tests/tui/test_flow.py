"""What is asked, kept and led to: the briefing, the end of a turn, the draft of the plan, the finder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from game.content import catalogue
from game.session import Session
from game.store import settings
from game.tui.app import ThawApp
from game.tui.drawing import ink
from game.tui.pages import figures
from game.tui.screens import palette
from game.tui.screens.help import keys_of
from game.tui.widgets.rows import Rows
from game.views.lines import ForecastRow
from tests import games
from tests.tui import stage
from tests.tui.test_keys import HARBOUR, harbour, playing, press, screen_of, shown_view
from tests.views import samples


@asynccontextmanager
async def deciding(folder: Path) -> AsyncIterator[tuple[ThawApp, Pilot[int]]]:
    """The desk of a turn in which the plan is open and the tray is empty."""
    session = Session.begin(harbour(), folder=folder, seed=3)
    games.play_on(session, games.dice(harbour()), 3)
    games.answer_all(session, games.dice(harbour()))
    app = ThawApp(folder, session=session)
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await stage.words(pilot, "IN-TRAY")
        yield app, pilot


def of(app: ThawApp) -> Session:
    assert app.session is not None
    return app.session


# -- the end of a turn


async def test_a_turn_that_leaves_something_unused_ends_only_after_a_yes(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        turn = of(app).state.turn
        await press(pilot, "e")
        await stage.words(pilot, "the plan not set?")
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")
        assert of(app).state.turn == turn
        await press(pilot, "e")
        await stage.words(pilot, "the plan not set?")
        await press(pilot, "y")
        await stage.until(pilot, lambda: screen_of(app) == "Quarter")

        assert of(app).state.turn == turn + 1
        assert len(app.screen_stack) == 4


async def test_the_row_that_ends_the_turn_asks_like_its_key(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        app.screen.query_one("#papers", Rows).cursor = "next/end"
        await press(pilot, "enter")

        await stage.words(pilot, "the plan not set?")


async def test_a_setting_turns_the_question_off_and_is_kept(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        app.open("settings")
        await stage.words(pilot, "A question at the end")
        app.screen.query_one(Rows).cursor = "asks"
        await press(pilot, "enter", "escape")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")
        await press(pilot, "e")
        await stage.until(pilot, lambda: screen_of(app) == "Quarter")

    assert not settings.load(tmp_path)[0].asks


# -- the plan


async def test_shares_made_out_are_kept_when_the_plan_is_left_and_named_at_the_end(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        await press(pilot, "p")
        await stage.words(pilot, "THE PLAN")
        await press(pilot, "down", "right")
        await stage.words(pilot, "a draft, not yet set")
        made_out = dict(of(app).draft)
        await press(pilot, "escape", "e")
        await stage.words(pilot, "the draft of the plan not set?")
        await press(pilot, "n", "p")
        await stage.words(pilot, "a draft, not yet set")

        assert made_out and of(app).draft == made_out
        assert {row.id: row.new for row in shown_view(app).rows} == made_out


async def test_the_draft_is_gone_once_the_plan_is_set_or_is_as_it_was(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        await press(pilot, "p")
        await stage.words(pilot, "THE PLAN")
        await press(pilot, "down", "right", "left")
        assert not of(app).draft
        await press(pilot, "right", "n")
        assert not of(app).draft and "not yet set" not in stage.text(app)
        await press(pilot, "right", "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")

        assert not of(app).draft and of(app).pending


# -- words


async def test_what_a_word_cannot_take_back_is_said_before_it_is_begun(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "w")
        await stage.words(pilot, "WHOM")

        assert "is paid and the scene opens at once" in stage.text(app)
        assert of(app).state.words_used == 0


# -- the briefing


@asynccontextmanager
async def briefed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[ThawApp, Pilot[int]]]:
    monkeypatch.setattr(catalogue, "shipped", lambda: HARBOUR.parent)
    app = ThawApp(folder)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        await stage.words(pilot, "New game")
        await press(pilot, "n")
        await stage.words(pilot, "HOW IT IS PLAYED")
        yield app, pilot


async def test_the_cursor_of_the_briefing_begins_on_the_tick_and_everything_is_in_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with briefed(tmp_path, monkeypatch) as (app, _):
        terms, level = app.screen.query_one("#terms", Rows), getattr(app.screen, "level", "")
        shown = stage.text(app)

    assert terms.cursor == f"level/{level}"
    names = [*(level.name for level in harbour().levels.values()), *(vow.name for vow in harbour().vows.values())]
    assert all(name in shown for name in (*names, "Begin"))


async def test_enter_picks_a_level_and_begins_only_on_the_row_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with briefed(tmp_path, monkeypatch) as (app, pilot):
        before = getattr(app.screen, "level", "")
        await press(pilot, "down", "enter")
        level = getattr(app.screen, "level", "")
        assert screen_of(app) == "Briefing" and level != before
        await press(pilot, "end", "enter")
        await stage.words(pilot, "IN-TRAY")

        assert of(app).state.level == level


async def test_only_the_row_under_the_cursor_of_the_briefing_shows_its_text() -> None:
    async with stage.staged("briefing", (120, 40)) as (app, pilot):
        first, second, *_ = samples.BRIEFING.levels
        app.screen.query_one("#terms", Rows).stand(f"level/{first.id}")
        await press(pilot, "down")
        shown = " ".join(stage.text(app).split())

    assert str(second.text)[:20] in shown and str(first.text)[:20] not in shown


async def test_escape_on_the_title_asks_before_it_leaves(tmp_path: Path) -> None:
    async with ThawApp(tmp_path).run_test(notifications=True, size=(80, 24)) as pilot:
        await stage.words(pilot, "New game")
        await press(pilot, "escape")

        await stage.words(pilot, "Leave the game?")


# -- the report


async def test_enter_goes_on_from_a_report_until_the_cursor_is_moved_to_a_number(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        app.asks = False
        await press(pilot, "e")
        await stage.until(pilot, lambda: screen_of(app) == "Quarter")
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Desk")
        app.open("quarter")
        await stage.until(pilot, lambda: screen_of(app) == "Quarter")
        rows = app.screen.query_one("#accounts", Rows)
        while not rows.cursor.startswith("why/"):
            await press(pilot, "down")
        address = rows.cursor.partition("/")[2]
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Why")

        assert app.screen.subject == address  # type: ignore[attr-defined]


# -- the finder


async def test_the_finder_leads_to_each_act_and_gives_no_order(tmp_path: Path) -> None:
    async with deciding(tmp_path) as (app, pilot):
        before = (of(app).state, of(app).pending)
        found = {command.title: command for command in (*palette.commands(app), *palette.acts(app))}
        for title, name, pane, row in (
            ("Plan: Convoy ships", "Plan", "#shares", "convoys"),
            ("Plan: The poor", "Plan", "#shares", "relief"),
            ("Carry: Lanterns in the streets", "Reforms", "#sheet", "carry/"),
            ("End the quarter", "Desk", "#papers", "next/end"),
        ):
            found[title].act()
            await stage.until(pilot, lambda name=name: screen_of(app) == name)  # type: ignore[misc]
            await pilot.pause()
            assert app.screen.query_one(pane, Rows).cursor.startswith(row)
        title, command = next((t, c) for t, c in found.items() if t.endswith(": Berend Karpfanger"))
        command.act()
        await stage.until(pilot, lambda: screen_of(app) == "Initiatives")
        await pilot.pause()

        assert app.screen.query_one("#sheet", Rows).cursor == "on/karpfanger", title
        assert (of(app).state, of(app).pending) == before


async def test_the_finder_takes_the_words_of_an_act_in_any_order(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        await press(pilot, "f", *"hear", "space", *"karpfanger", "space", *"out")
        await stage.words(pilot, "Hear someone out: Berend Karpfanger")
        await press(pilot, "enter")
        await stage.until(pilot, lambda: screen_of(app) == "Initiatives")
        await pilot.pause()

        assert app.screen.query_one("#sheet", Rows).cursor == "on/karpfanger"
        assert not of(app).state.words_used


async def test_letters_and_pages_typed_quickly_into_the_finder_do_not_crash_it(tmp_path: Path) -> None:
    async with playing(tmp_path) as (app, pilot):
        for _ in range(3):
            for key in ("f", "a", "pageup", "e", "pagedown", "pageup", "backspace", "home", "pageup", "escape"):
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            await pilot.pause(0.1)
        await stage.until(pilot, lambda: screen_of(app) in ("Desk", "Palette"))


def test_a_page_of_a_list_that_is_not_laid_out_is_no_page() -> None:
    """Textual's own raises KeyError there, on the first key that comes before the layout."""

    class Unlaid:
        scrollable_content_region = None

        def action_page_up(self) -> None:
            raise KeyError(0)

    opened = palette.Palette(ThawApp(Path("nowhere"), load_settings=False))
    opened.query_one = lambda *_: Unlaid()  # type: ignore[method-assign, assignment]

    opened._action_command_list("page_up")


async def test_a_palette_that_has_been_put_away_is_not_put_away_again(tmp_path: Path) -> None:
    app = ThawApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        opened = palette.Palette(app)
        await pilot.app.push_screen(opened)
        await pilot.pause()
        stack = pilot.app._screen_stack
        under = stack[:-1]
        stack[:] = [opened]
        await opened.dismiss()

        assert stack == [opened]
        stack[:] = [*under, opened]
        await opened.dismiss()
        assert stack == under


async def test_a_palette_opens_while_the_last_one_is_still_going(tmp_path: Path) -> None:
    async with ThawApp(tmp_path).run_test(size=(80, 24)) as pilot:
        app: Any = pilot.app
        app.action_command_palette()
        await pilot.pause()
        app.screen.dismiss()
        app.action_command_palette()

        await stage.until(pilot, lambda: screen_of(app) == "Palette")


# -- what a scenario lacks


async def test_a_scenario_without_a_plan_or_reforms_has_no_keys_for_them(tmp_path: Path) -> None:
    bare = replace_scenario(budget=None, reforms={})
    async with ThawApp(tmp_path, session=bare).run_test(notifications=True, size=(120, 40)) as pilot:
        app: Any = pilot.app
        await stage.words(pilot, "IN-TRAY")
        await press(pilot, "p", "r")
        shown = stage.text(app).splitlines()[-1]
        titles = {command.title for command in palette.commands(app)}

        assert screen_of(app) == "Desk"
        assert " plan" not in shown and " reforms" not in shown and " words" in shown
        assert "Plan" not in titles and "Words" in titles
        assert "one errand left" in stage.text(app).lower() and "mandate" not in stage.text(app)
        assert ("p", "plan") in keys_of(app.screen)


def replace_scenario(**parts: Any) -> Session:
    from msgspec import structs

    session = Session.begin(harbour(), folder=None, seed=3)
    session.scenario = structs.replace(session.scenario, **parts)
    return session


# -- the forecast


def rows() -> Iterator[ForecastRow]:
    for row in samples.PLAN.forecast:
        yield replace(row, name=row.name * 2)


@pytest.mark.parametrize("width", [40, 43, 60, 77])
def test_no_word_of_a_forecast_is_cut_or_runs_into_the_next(width: int) -> None:
    shown = tuple(rows())
    lines = ["".join(text for text, _ in line) for line in figures.outlook(shown, width)]

    assert lines[0].split() == ["now", "without", "with", "±"]
    assert all(len(line) <= width for line in lines)
    words = " ".join(" ".join(lines).split())
    assert all(part in words for row in shown for part in (*row.name.split(), row.delta.text))
    assert "…" not in words


def test_an_indent_wider_than_the_line_still_comes_to_an_end() -> None:
    lines = ink.wrap((("Standard of living", ""), (" bread and cabbage", "")), 20, indent=23)

    assert "".join(text for line in lines for text, _ in line).replace(" ", "") == "Standardoflivingbreadandcabbage"
