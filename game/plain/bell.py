"""Signals that end a game played line by line. They are heard where it waits for the player, so that no order is cut
in two."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Bell:
    """A context in which those signals raise SystemExit with 128 and their number; a second one at once."""

    def __init__(self) -> None:
        self._rung = 0
        self._heard = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Bell:
        for number in _SIGNALS:
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                self._before[number] = signal.signal(number, self._ring)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextlib.contextmanager
    def heard(self) -> Iterator[None]:
        self._heard = True
        try:
            if self._rung:
                self._end()
            yield
        finally:
            self._heard = False

    def _ring(self, number: int, _frame: FrameType | None) -> None:
        again, self._rung = bool(self._rung), number
        if self._heard or again:
            self._end()

    def _end(self) -> None:
        raise SystemExit(128 + self._rung)
