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
