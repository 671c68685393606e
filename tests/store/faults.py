"""A layer between the store and the system that counts its calls, and at one of them fails or dies."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

COUNTED = ("open", "write", "fsync", "fdatasync", "ftruncate", "replace", "unlink", "fstat", "read", "lseek")


class Died(BaseException):
    """What kill -9 is to a test: nothing may catch it and put things right."""


class Faulty:
    """Stands for the module `os` in `game.store.disk`. At call `at` it does `what`; before and after, what os does."""

    def __init__(self, at: int, what: str | int) -> None:
        self.at = at
        self.what = what
        self.calls: list[str] = []
        self.hit = ""
        self.dead = False

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in COUNTED and name != "close":
            return real
        return lambda *args, **kwargs: self._call(name, real, *args, **kwargs)

    def _call(self, name: str, real: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self.dead:
            if name == "close":  # the system closes what a dead process had open
                return real(*args, **kwargs)
            raise Died
        if name == "close":
            return real(*args, **kwargs)
        self.calls.append(name)
        if len(self.calls) != self.at:
            return real(*args, **kwargs)
        self.hit = name
        if isinstance(self.what, int):
            raise OSError(self.what, os.strerror(self.what))
        if self.what == "short" and name == "write":
            return real(args[0], args[1][: len(args[1]) // 2])
        if self.what == "die":
            self.dead = True
            if name == "write":
                real(args[0], args[1][: len(args[1]) // 2])
            raise Died
        if self.what == "die after":
            real(*args, **kwargs)
            self.dead = True
            raise Died
        return real(*args, **kwargs)


ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EMFILE)
