"""The same game line by line: what is asked before a turn ends, and which scene follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.plain.bell import Bell
from game.plain.table import Table
from game.session import Session
from game.store import settings
from game.store.settings import Settings
from tests.views import scenes

Captured = pytest.CaptureFixture[str]


def table(session: Session, *lines: str) -> Table:
    at = Table(session, Bell())
    for line in lines:
        at.obey(line)
    return at


def test_end_is_asked_about_once_where_it_would_leave_something_unused(capsys: Captured) -> None:
    at = table(scenes.begin(seed=3), "1", "3", "end")

    assert "End the quarter with one mandate and one errand unused?" in capsys.readouterr().out
    assert at.session.state.turn == 1
    at.obey("end")
    assert at.session.state.turn == 2


def test_end_asks_nothing_where_the_player_wants_no_question(tmp_path: Path) -> None:
    settings.keep(tmp_path, Settings(asks=False))
    session = Session.begin(scenes.harbour(), folder=tmp_path, seed=3)

    assert table(session, "1", "3", "end").session.state.turn == 2


def test_the_scene_that_an_answer_opens_is_shown_at_once(capsys: Captured) -> None:
    at = table(scenes.begin(seed=3), "1", "1")

    assert at.scene == "sermon" == at.session.follows
    assert capsys.readouterr().out.rstrip().endswith("Read: press Enter to put it away.")
    at.obey("read")
    assert at.scene == "" and not at.session.state.tray


def test_read_opens_the_first_paper_where_none_is_open() -> None:
    assert table(scenes.begin(seed=3), "read").scene == "opera"


def test_a_words_scene_is_opened_and_what_it_costs_is_said_before(capsys: Captured) -> None:
    at = table(scenes.begin(seed=3), "words")

    assert "there is no taking it back" in " ".join(capsys.readouterr().out.split())
    at.obey("word hear_out karpfanger")
    assert at.scene == "dinner"
