"""Keys and clicks at random in a real pseudo-terminal: the game does not fall, whatever is hit, however fast."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from game.content import starter
from tests.tui.terminal import KEYS, Terminal

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
SIZES = ((80, 24), (120, 40))
SCENARIOS = ("thaw", "harbour", "village")
OFTEN = ("up", "down", "left", "right", "enter", "enter", "escape", "tab", "backtab", "space")
SELDOM = ("home", "end", "pageup", "pagedown", "f1", "ctrl+p")
LETTERS = "abcdefghijklmnoprstuvwxyz0123456789?/"  # q leaves, and comes seldom
LEAVE = "\x11"

# What Textual writes: colours, places, modes, the pointer's shape, questions; no other string that is obeyed.
_MEANT = re.compile(
    rb"\x1b(?:\[[0-9;:]*[mHJKABCDGdt]|\[[?<>=][0-9;]*[hluc]|"
    rb"\[[?]?[0-9;]*\$p|\[[0-9;]* q|\]22;[a-z-]+\x07|[78c()=>]B?)"
)
_FAILED = re.compile(rb"Traceback|The game has failed|most recent call last")


def strangers(written: bytes) -> set[str]:
    """Control characters, C0 and C1, that stand outside what is meant; and what is no UTF-8."""
    text = _MEANT.sub(b"", written).decode("utf-8", "replace")
    return {letter for letter in text if letter not in "\r\n\t" and (letter < " " or "\x7f" <= letter <= "\x9f")}


def failure(written: bytes) -> str:
    """Where something fell, on whichever screen it was written, with whatever colours between."""
    text = _MEANT.sub(b"", written)
    found = _FAILED.search(text)
    return text[max(0, found.start() - 200) : found.end() + 2000].decode("utf-8", "replace") if found else ""


class Hammer:
    """One scenario hit until so many keys have been given; taken up or begun again when the player has left."""

    def __init__(self, saves: Path, scenario: str, seed: int) -> None:
        self.saves = saves
        self.scenario = scenario
        self.dice = random.Random(seed)
        self.given = 0
        self.games = 0
        self.last: list[str] = []

    def hit(self, many: int) -> None:
        while self.given < many:
            self.games += 1
            columns, rows = self.dice.choice(SIZES)
            seed = str(self.dice.randrange(1000))
            game = ("play.py", "--saves", str(self.saves), "play", self.scenario, "--seed", seed)
            with Terminal(*game, columns=columns, rows=rows) as terminal:
                terminal.until(lambda terminal=terminal: bool(terminal.ends), "a frame")  # type: ignore[misc]
                terminal.quiet()
                while self.given < many and not terminal.ended:
                    self.burst(terminal, columns, rows)
                self.leave(terminal)

    def burst(self, terminal: Terminal, columns: int, rows: int) -> None:
        quick = self.dice.random() < 0.2
        for _ in range(self.dice.randrange(4, 25) if quick else 1):
            key = self.key(columns, rows)
            self.last = [*self.last[-40:], key]
            self.given += 1
            try:
                terminal.send(key)
            except OSError:
                terminal.ended = True
                return
        terminal.take(0.01)
        while not terminal.ended and terminal.take(0.03 if quick else 0.002):
            pass

    def key(self, columns: int, rows: int) -> str:
        kind = self.dice.random()
        if kind < 0.5:
            return KEYS[self.dice.choice(OFTEN)]
        if kind < 0.56:
            name = self.dice.choice(SELDOM)
            return "\x10" if name == "ctrl+p" else KEYS[name]
        if kind < 0.7:
            at = f"{self.dice.randrange(columns) + 1};{self.dice.randrange(rows) + 1}"
            return f"\x1b[<0;{at}M\x1b[<0;{at}m"
        return "q" if kind > 0.999 else self.dice.choice(LETTERS)

    def leave(self, terminal: Terminal) -> None:
        """By the game's own key, whatever is open; nothing has fallen, and nothing strange was written."""
        for _ in range(6):  # another question may have been open
            terminal.quiet(0.1)
            if terminal.ended:
                break
            assert terminal.alive, self.told(terminal)
            terminal.send(LEAVE)
            terminal.quiet(0.1)
            terminal.send("y")
            terminal.quiet(0.5)
        assert terminal.code == 0, self.told(terminal)
        assert not failure(bytes(terminal.read)), self.told(terminal)
        assert strangers(bytes(terminal.read)) == set(), self.told(terminal)
        assert not list(self.saves.glob("report-*")), self.told(terminal)

    def told(self, terminal: Terminal) -> str:
        return f"{terminal.code} after {self.last}: {failure(bytes(terminal.read)) or terminal.text}"


def path_of(scenario: str, folder: Path) -> str:
    if scenario == "village":
        return str(starter.write(folder / "village.yaml"))
    return str(HARBOUR) if scenario == "harbour" else scenario


def hammered(scenario: str, folder: Path, many: int, seed: int) -> None:
    hammer = Hammer(folder / "saves", path_of(scenario, folder), seed)
    hammer.hit(many)
    assert hammer.given >= many


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_hundred_random_keys_do_not_fell_the_game(scenario: str, tmp_path: Path) -> None:
    hammered(scenario, tmp_path, 120, seed=1)


@pytest.mark.hammer
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_twenty_thousand_random_keys_do_not_fell_the_game(scenario: str, tmp_path: Path) -> None:
    hammered(scenario, tmp_path, 6700, seed=2)


ALTERNATE = (
    "import traceback\nprint('\\x1b[?1049h\\x1b[2J', end='')\ntry: {}['a']\nexcept KeyError: print('\\x1b[1mTrace\\x1b"
    "[0mback', traceback.format_exc())\nprint('\\x1b[?1049l', end='', flush=True)\n"
)


def test_what_fell_on_the_alternate_screen_is_found_there() -> None:
    with Terminal("-c", ALTERNATE) as terminal:
        while terminal.take(10):
            pass

        assert "KeyError" not in terminal.text.partition("\x1b")[2]
        assert "KeyError: 'a'" in failure(bytes(terminal.read))
        assert terminal.code == 0


@pytest.mark.parametrize("strange", ["\x1b]52;c;aGk=\x07", "\x1bPx\x1b\\", "\x9b2J", "a\x08b", "\x07", "\x1b[6n"])
def test_a_sequence_that_nobody_meant_is_found(strange: str) -> None:
    meant = "\x1b[?1049h\x1b[?25l\x1b[1;38;2;1;2;3mé\x1b[3;4H\x1b[?2026$p\x1b[?2026l\r\n\x1b[>1u\x1b[<u"

    assert strangers(meant.encode()) == set()
    assert strangers((meant + strange + meant).encode())
