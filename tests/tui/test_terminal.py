"""In a real pseudo-terminal: the row that is clicked is the one that answers, and a key is one frame."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

SIZES = ((80, 24), (120, 40))
HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
CURSOR = "▌"


CAREFUL = {("reforms", "sheet"), ("words", "sheet"), ("decision", "answers"), ("wire", "answers")}


def scenes(terminal: Terminal) -> Iterator[tuple[str, list[str]]]:
    """Each screen of the witness in turn, with its panes, once it stands."""
    while True:
        since = len(terminal.notes)
        terminal.press("f9")
        terminal.until(lambda since=since: len(terminal.notes) > since, "a screen")  # type: ignore[misc]
        scene, *panes = terminal.notes[-1].split()[1:] or [""]
        if not scene:
            return
        terminal.quiet(0.15)
        yield scene, panes


def place(terminal: Terminal) -> str:
    """Pane and row under the cursor, when the screen shows it."""
    since = len(terminal.notes)
    terminal.press("f8")
    return terminal.noted("at", since).removeprefix("at ")


def marked(terminal: Terminal) -> list[tuple[int, int]]:
    """Column and row of each line that stands under the cursor."""
    return [(line.index(CURSOR) + 3, y) for y, line in enumerate(terminal.lines) if CURSOR in line]


def rows_of(terminal: Terminal, pane: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each row of a pane, by arrow keys, with the first and the last cell of it that can be seen."""
    while place(terminal).split()[0] != pane:
        terminal.press("tab")
    terminal.press("home")
    before = ""
    while (now := f"{place(terminal)}\n{terminal.text}") != before:
        before = now
        row = now.partition("\n")[0].partition(" ")[2]
        if row and (cells := marked(terminal)):
            for cell in {cells[0], cells[-1]}:
                yield row, cell
            place(terminal)
        terminal.press("down")


def picked(terminal: Terminal, cell: tuple[int, int]) -> str:
    since = len(terminal.notes)
    terminal.click(*cell)
    return terminal.noted("picked", since)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_row_that_is_clicked_is_the_one_that_answers(columns: int, rows: int) -> None:
    answered = 0
    with Terminal("-m", "tests.tui.witness", columns=columns, rows=rows) as terminal:
        terminal.until(lambda: bool(terminal.ends), "a frame")
        for scene, panes in scenes(terminal):
            for pane in panes:
                aimed = ""
                for row, cell in rows_of(terminal, pane):
                    if (scene, pane) in CAREFUL and row != aimed:
                        since = len(terminal.notes)
                        terminal.click(*cell)
                        assert place(terminal) == f"{pane} {row}"
                        assert not any(note.startswith("picked") for note in terminal.notes[since:]), (scene, row)
                    assert picked(terminal, cell) == f"picked {pane} {row}", (scene, cell, terminal.text)
                    aimed = row
                    answered += 1

    assert answered > 150


def test_an_arrow_key_is_one_frame_on_every_screen_of_two_panes(tmp_path: Path) -> None:
    opens = {"r": "One decree left this quarter", "w": "WHOM", "b": "OF THEM", "p": "WHAT IT PROMISES"}
    caused = {}
    game = ("play.py", "--saves", str(tmp_path), "play", "thaw", "--seed", "3")

    with Terminal(*game) as terminal:
        terminal.words("IN-TRAY")
        terminal.quiet(1.5)
        for key, words in opens.items():
            terminal.press(key)
            terminal.words(words)
            terminal.quiet(0.6)
            before = terminal.text
            caused[key] = [terminal.answered("down", 0.5)[1], terminal.answered("up", 0.5)[1]]
            assert terminal.text == before
            terminal.press("escape")
            terminal.words("IN-TRAY")

    assert caused == {key: [1, 1] for key in opens}


def test_a_decree_takes_two_clicks_on_its_row_and_a_seat_opens_on_the_one_clicked(tmp_path: Path) -> None:
    game = ("play.py", "--saves", str(tmp_path), "play", "thaw", "--seed", "3")

    with Terminal(*game, rows=70) as terminal:
        terminal.words("IN-TRAY")
        terminal.press("b")
        terminal.words("OF THEM")
        terminal.click(6, terminal.row_of("Anastas Mikoyan"))
        terminal.until(lambda: terminal.text.count("Anastas Mikoyan") == 2, "Mikoyan's sheet")
        terminal.press("escape")
        terminal.quiet()
        terminal.press("escape")
        terminal.words("IN-TRAY")
        terminal.press("r")
        terminal.words("Carry it through")
        row = terminal.row_of("Carry it through")
        terminal.click(60, row)
        terminal.until(lambda: CURSOR in terminal.lines[row], "the cursor on the row")
        terminal.quiet()
        assert "taken back until" not in terminal.text
        terminal.click(60, row)
        terminal.words("taken back until")
        terminal.press("escape")
        terminal.quiet()
        terminal.press("escape")
        terminal.words("✎")

        assert "announced" not in terminal.text
