"""A program in a real pseudo-terminal: what a person would see of it, and when; keys and clicks at the screen's cells.
Nothing here sleeps: it waits for bytes, for the end of a frame, for words on the screen."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pexpect  # type: ignore[import-untyped]
import pyte

HERE = Path(__file__).resolve().parents[2]
KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "backtab": "\x1b[Z", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~", "f1": "\x1bOP", "f8": "\x1b[19~", "f9": "\x1b[20~", "f12": "\x1b[24~",
}  # fmt: skip
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"  # whether frames can be bracketed, and that they can
_END = b"\x1b[?2026l"
_NOTE = re.compile(rb"\x1b\]777;([^\x07]*)\x07")
# What pyte prints instead of swallowing: the protocols of keyboards, and queries.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[[?0-9;]*\$[a-zA-Z]|\x1b\[[0-9;]* [a-zA-Z]|\x1b\[\?[0-9;]*u")
_WHOLE = re.compile(rb"\x1b(\[[0-9;:<>=?]*[ -/]*[@-~]|[^\[\]P_^X]|[\]P_^X][^\x07\x1b]*(\x07|\x1b\\))", re.S)
_PATIENCE = 20.0  # seconds


class Crashed(AssertionError):
    """The program ended, or showed a traceback."""


class Terminal:
    """Runs `arguments` with this Python. `notes` are what the program wrote as OSC 777: no terminal shows them."""

    def __init__(self, *arguments: str, columns: int = 120, rows: int = 40, env: dict[str, str] | None = None) -> None:
        self.begun = time.perf_counter()
        self.ended = False
        self.ends: list[float] = []  # when each frame was whole
        self.notes: list[str] = []
        self.read = bytearray()
        self._fed = 0
        self._seen = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        usual = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(HERE)}
        usual.pop("NO_COLOR", None)
        self._child = pexpect.spawn(
            sys.executable, list(arguments), dimensions=(rows, columns), cwd=str(HERE), env=usual | (env or {})
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._child.close(force=True)

    @property
    def alive(self) -> bool:
        return bool(self._child.isalive())

    @property
    def code(self) -> int | None:
        """The exit code, that of a signal negative; None if it does not end."""
        limit = time.monotonic() + _PATIENCE
        while self.alive and time.monotonic() < limit:
            select.select([], [], [], 0.02)
        signal, code = self._child.signalstatus, self._child.exitstatus
        return -int(signal) if signal else None if code is None else int(code)

    # -- what it says

    def take(self, seconds: float) -> bool:
        """Read what there is, waiting so long at most; whether there was anything."""
        if not select.select([self._child.child_fd], [], [], max(seconds, 0))[0]:
            return False
        try:
            new = os.read(self._child.child_fd, 1 << 16)
        except OSError:
            new = b""
        now = time.perf_counter()
        if not new:
            self.ended = True
            return False
        self.read += new
        self.ends += [now] * self._came(_END)
        if self._came(_ASKED):
            self.send(_ANSWER)
        self._seen = len(self.read)
        return True

    def _came(self, sequence: bytes) -> int:
        """How often among the bytes not seen yet, the sequence's beginning among those that were."""
        return self.read.count(sequence, max(0, self._seen - len(sequence) + 1))

    def _feed(self) -> None:
        """Draw what has been read, up to a sequence of which the end has not come."""
        data = bytes(self.read[self._fed :])
        cut = data.rfind(b"\x1b")
        if cut >= 0 and not _WHOLE.match(data, cut):
            data = data[:cut]
        self._fed += len(data)
        self.notes += [note.decode() for note in _NOTE.findall(data)]
        self._stream.feed(_UNKNOWN.sub(b"", _NOTE.sub(b"", data)))

    @property
    def lines(self) -> list[str]:
        self._feed()
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def until(self, seen: Callable[[], bool], what: str = "it") -> None:
        """Read on until `seen`."""
        end = time.perf_counter() + _PATIENCE
        while True:
            left = end - time.perf_counter()
            text = self.text
            if seen():
                return
            if "Traceback" in text or self.ended:
                raise Crashed(text)
            if left <= 0:
                raise AssertionError(f"{what} did not come up:\n{text}")
            self.take(min(left, 1.0))

    def words(self, said: str) -> None:
        self.until(lambda: said in self.text, repr(said))

    def noted(self, kind: str, since: int) -> str:
        """The first note of that kind after the first `since`."""
        self.until(lambda: any(note.split()[0] == kind for note in self.notes[since:]), f"a note: {kind}")
        return next(note for note in self.notes[since:] if note.split()[0] == kind)

    def quiet(self, seconds: float = 0.3) -> None:
        """Until nothing has come for so long."""
        while self.take(seconds):
            pass

    def row_of(self, said: str) -> int:
        """The screen's row, from 0, in which it stands first."""
        return next(n for n, line in enumerate(self.lines) if said in line)

    # -- what it is told

    def send(self, data: bytes | str) -> None:
        os.write(self._child.child_fd, data.encode() if isinstance(data, str) else data)

    def press(self, *keys: str) -> None:
        """Keys by name, or as the characters that they are."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def click(self, column: int, row: int) -> None:
        """The left button on a cell, counted from 0."""
        at = f"{column + 1};{row + 1}"
        self.send(f"\x1b[<0;{at}M\x1b[<0;{at}m")

    def answered(self, key: str, within: float = 0.3) -> tuple[float, int]:
        """Seconds from a key to the end of the last frame that it causes within so long, and how many those are."""
        before = len(self.ends)
        begun = time.perf_counter()
        self.press(key)
        while (left := begun + within - time.perf_counter()) > 0:
            self.take(left)
        frames = [end for end in self.ends[before:] if end - begun <= within]
        return (frames[-1] - begun if frames else 0.0), len(frames)
