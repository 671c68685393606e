"""Leaving when a signal says so, or when the terminal is gone: it is given back as it was, and a code says why."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))
_HANGUP = 129
_PATIENCE = 3.0  # seconds the app has to leave by itself
_EVERY = 500  # milliseconds between two looks at the terminal
# Ends: a frame, pasting, resizing in band, mouse, key protocol, alternate screen, focus; then wrapped lines, a cursor.
_PLAIN = (
    b"\x1b[?2026l\x1b[?2004l\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[<u\x1b[?1049l\x1b[?1004l\x1b[?7h\x1b[?25h"
)


class Departure:
    """Over one app while it runs. `code`: what the process ends with, once it was told to; else None.

    A signal that was ignored when the game began, as nohup has it, stays ignored; a terminal that is gone does not.
    """

    def __init__(self, app: App[int]) -> None:
        self.app = app
        self.code: int | None = None
        self._before: dict[int, Any] = {}
        self._modes: list[Any] | None = None
        self._over = threading.Event()

    def __enter__(self) -> Departure:
        self._modes = _modes()
        for number in SIGNALS:
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                self._before[number] = signal.signal(number, self._struck)
        threading.Thread(target=self._watch, name="terminal", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        for number, handler in self._before.items():
            signal.signal(number, handler)
        _restore(self._modes)
        if error is not None:
            _write(_PLAIN)

    def _struck(self, number: int, _frame: FrameType | None) -> None:
        """In the main thread, between two of its steps: the loop is asked, it does the rest."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # not yet in a screen, or no longer
            raise SystemExit(128 + number) from None
        self._begin(128 + number)
        loop.call_soon_threadsafe(self.app.exit, self.code)

    def _begin(self, code: int) -> None:
        if self.code is None:
            self.code = code
            last = threading.Timer(_PATIENCE, self._force)
            last.daemon = True
            last.start()

    def _watch(self) -> None:
        """In a thread: whether there is still a terminal. The app's own reading of keys would wait for ever."""
        if not hasattr(select, "poll"):
            return
        poll = select.poll()
        poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
        while not self._over.is_set():
            if any(event & select.POLLHUP for _, event in poll.poll(_EVERY)):
                self._begin(_HANGUP)
                self.app.call_later(self.app.exit, _HANGUP)
                return

    def _force(self) -> None:
        """The app has not left: its loop hangs, or nobody reads what it writes. The save is on disk."""
        if not self._over.is_set():
            _restore(self._modes)
            _write(_PLAIN)
            os._exit(self.code or _HANGUP)


def _modes() -> list[Any] | None:
    """How the terminal is set; None where there is none."""
    with suppress(ImportError, OSError, ValueError):
        import termios

        with suppress(termios.error):
            return termios.tcgetattr(0)
    return None


def _restore(modes: list[Any] | None) -> None:
    if modes is not None:
        import termios

        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, modes)


def _write(text: bytes) -> None:
    """To the terminal, without waiting for one that does not read."""
    with suppress(OSError):
        os.set_blocking(2, False)
        try:
            os.write(2, text)
        finally:
            os.set_blocking(2, True)
