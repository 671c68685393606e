"""How the game leaves a real terminal when something else than the player ends it: state, save, and exit code."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pyte
import pytest

from game.content import starter
from game.session import Session

HERE = Path(__file__).resolve().parents[2]
PLAY = "import sys; from game.cli import main; sys.exit(main({arguments!r}))"
PRIVATE = re.compile(rb"\x1b\[[<>=?][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$[a-z]")  # what pyte prints letters of
MODES = {b"?1049": "alternate screen", b"?1000": "mouse", b"?1003": "mouse", b"?1006": "mouse", b"?2004": "pasting"}


class Terminal:
    """A game in a terminal of its own; `before` is how that was set when the game began."""

    def __init__(self, saves: Path, *arguments: str, code: str = PLAY, ahead: str = "") -> None:
        told = ahead + code.format(arguments=["--saves", str(saves), *arguments])
        self.saves = saves
        self.written = b""
        begin = f'exec {sys.executable} -c "$GAME"'
        environment = {**os.environ, "GAME": told, "TERM": "xterm-256color"}
        self.child = pexpect.spawn("/bin/sh", ["-c", begin], dimensions=(30, 100), cwd=str(HERE), env=environment)
        self.before = termios.tcgetattr(self.child.child_fd)

    def read_until(self, words: bytes, seconds: float = 30) -> None:
        limit = time.monotonic() + seconds
        while words not in self.written:
            assert time.monotonic() < limit, self.shown()
            self._read()

    def _read(self) -> None:
        with contextlib.suppress(pexpect.TIMEOUT):
            self.written += self.child.read_nonblocking(1 << 16, timeout=0.2)

    def ended(self, seconds: float = 20) -> int:
        """The exit code, once it has one; a signal that killed it is negative."""
        limit = time.monotonic() + seconds
        try:
            while True:
                assert time.monotonic() < limit, self.shown()
                self._read()
        except pexpect.EOF:
            return self.code(max(1.0, limit - time.monotonic()))

    def code(self, seconds: float = 20) -> int:
        limit = time.monotonic() + seconds
        while self.child.isalive():
            assert time.monotonic() < limit, "still running"
            time.sleep(0.05)
        return int(-self.child.signalstatus if self.child.signalstatus else self.child.exitstatus)

    def left_on(self) -> set[str]:
        """The modes of the terminal that were switched on and not off again."""
        on = {said for name, said in MODES.items() if self._last(name + b"h") > self._last(name + b"l")}
        return on | ({"hidden cursor"} if self._last(b"?25l") > self._last(b"?25h") else set())

    def _last(self, mode: bytes) -> int:
        return self.written.rfind(b"\x1b[" + mode)

    def modes(self) -> list[Any]:
        return list(termios.tcgetattr(self.child.child_fd))

    def shown(self) -> str:
        """The screen as it stands, after the last time the alternate one was left."""
        screen = pyte.Screen(100, 30)
        last = self.written.rpartition(b"\x1b[?1049l")[2]
        pyte.ByteStream(screen).feed(PRIVATE.sub(b"", last))
        return "\n".join(line.rstrip() for line in screen.display).strip()

    def vanish(self) -> None:
        """As when its window is closed."""
        os.close(self.child.child_fd)
        self.child.ptyproc.closed = True

    def close(self) -> None:
        self.child.close(force=True)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    path = tmp_path / "village.yaml"
    path.write_text(starter.TEXT, encoding="utf-8")
    return path


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    return tmp_path / "saves"


@contextlib.contextmanager
def terminal(saves: Path, *arguments: str, ahead: str = "") -> Iterator[Terminal]:
    made = Terminal(saves, *arguments, ahead=ahead)
    try:
        yield made
    finally:
        made.close()


def opens(saves: Path) -> bool:
    """Whether the one save can be taken up, and nobody holds it."""
    [path] = saves.glob("*.save")
    session = Session.resume(path)
    session.close()
    return session.note == "Saved"


DESK = b"Village Council"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_gives_the_terminal_back_and_is_the_code(name: str, village: Path, saves: Path) -> None:
    number = getattr(signal, name)
    with terminal(saves, "play", str(village)) as game:
        game.read_until(DESK)
        os.kill(game.child.pid, number)

        assert game.ended() == 128 + number
        assert game.modes() == game.before
        assert game.left_on() == set()
    assert opens(saves)


def test_a_signal_on_the_title_is_answered_alike(saves: Path) -> None:
    with terminal(saves) as game:
        game.read_until(b"quit")
        os.kill(game.child.pid, signal.SIGTERM)

        assert game.ended() == 128 + signal.SIGTERM
        assert game.modes() == game.before
        assert game.left_on() == set()


CRASH = """
from game.tui.app import ThawApp
def broken(self, name): raise KeyError("plan.")
ThawApp.action_visit = broken
"""


def test_a_crash_in_the_screens_is_told_in_a_few_lines(village: Path, saves: Path) -> None:
    with terminal(saves, "play", str(village), ahead=CRASH) as game:
        game.read_until(DESK)
        game.child.send("?")

        assert game.ended() == 70
        assert game.modes() == game.before
        assert game.left_on() == set()
        told = " ".join(game.shown().replace("\n", "").split())
        assert "The game has failed (KeyError)" in told
        assert "village-1.save" in told
        assert "Traceback" not in told
    assert opens(saves)
    [report] = saves.glob("report-*.txt")
    assert "KeyError: 'plan.'" in report.read_text(encoding="utf-8")


HANGING = "import time\nfrom game.tui.app import ThawApp\nThawApp.action_visit = lambda self, name: time.sleep(60)\n"


def test_screens_that_hang_end_all_the_same(village: Path, saves: Path) -> None:
    with terminal(saves, "play", str(village), ahead=HANGING) as game:
        game.read_until(DESK)
        game.child.send("?")
        time.sleep(0.5)
        os.kill(game.child.pid, signal.SIGTERM)

        assert game.ended() == 128 + signal.SIGTERM
        assert game.modes() == game.before
        assert game.left_on() == set()
    assert opens(saves)


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "screens"])
@pytest.mark.parametrize(
    "ahead", ["", "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"], ids=["", "nohup"]
)
def test_a_terminal_that_vanishes_ends_the_game(ahead: str, plain: bool, village: Path, saves: Path) -> None:
    with terminal(saves, "play", *(["--plain"] if plain else []), str(village), ahead=ahead) as game:
        game.read_until(DESK)
        time.sleep(0.5)
        game.vanish()

        assert game.code() == (74 if plain and ahead else 129)  # 74: nobody takes what it writes
    assert opens(saves)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_plain_game_with_its_code(name: str, village: Path, saves: Path) -> None:
    number = getattr(signal, name)
    with terminal(saves, "play", "--plain", str(village)) as game:
        game.read_until(b"> ")
        time.sleep(0.2)
        os.kill(game.child.pid, number)

        assert game.ended() == 128 + number
        assert game.modes() == game.before
        assert b"Saved in" in game.written
    assert opens(saves)


def test_a_crash_of_the_plain_game_is_told_in_a_few_lines(village: Path, saves: Path) -> None:
    ahead = "from game.plain.table import Table\ndef broken(self): raise KeyError('x')\nTable.reforms = broken\n"
    with terminal(saves, "play", "--plain", str(village), ahead=ahead) as game:
        game.read_until(b"> ")
        game.child.send("reforms\n")

        assert game.ended() == 70
        assert b"The game has failed (KeyError)" in game.written
        assert b"Traceback" not in game.written
    assert opens(saves)
    assert len(list(saves.glob("report-*.txt"))) == 1
