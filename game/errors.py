"""The error tree: what a person can put right, told as what, where and what to do. Everything else is a bug."""

from __future__ import annotations

from dataclasses import dataclass


class GameError(Exception):
    """A mistake that a person can mend. `hint` says how."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GameError):
    """The command line asks for something that there is not."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a scenario. Lines and columns count from 1; `excerpt` is the author's line, cleaned."""

    path: str
    line: int
    column: int
    message: str
    excerpt: str = ""
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ScenarioError(GameError):
    """A scenario that cannot be used; `problems` holds every mistake found, in the order of the text."""

    def __init__(self, problems: tuple[Problem, ...], *, hint: str = "") -> None:
        super().__init__("\n".join(str(p) for p in problems), hint=hint)
        self.problems = problems


class Crash(Exception):
    """A mistake of the game's own, its cause, on the way out. `kept`: one sentence on the game in hand, or nothing."""

    def __init__(self, kept: str = "") -> None:
        super().__init__(kept)
        self.kept = kept


class SaveError(GameError):
    """A save that cannot be read or written."""
