"""Authors' values with the places where they stand, and the mistakes found in them. Reads no file, knows no format."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from game import clean
from game.errors import Problem

MOST_PROBLEMS = 10_000


class File:
    """One file's name, as the author knows it, and its text."""

    __slots__ = ("_lines", "path", "text")

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self.text = text
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    def excerpt(self, line: int) -> str:
        return clean.line(self.lines[line - 1].rstrip()) if 0 < line <= len(self.lines) else ""


class Node:
    """A value and where it stands, from 1. `kind`: map, list, text, number, truth, null; broken, once a mistake in it
    has been told. `written`: a scalar as the author wrote it; `style`: its quotes. `keys`: where a map's keys stand.
    """

    __slots__ = ("column", "file", "keys", "kind", "line", "style", "value", "written")

    def __init__(
        self,
        kind: str,
        value: dict[str, Node] | list[Node] | str | int | float | bool | None,
        file: File,
        line: int,
        column: int,
        written: str = "",
        style: str = "",
    ) -> None:
        self.kind = kind
        self.value = value
        self.file = file
        self.line = line
        self.column = column
        self.written = written
        self.style = style
        if kind == "map":
            self.keys: dict[str, tuple[int, int]] = {}

    def __repr__(self) -> str:
        return f"<{self.kind} {self.file.path}:{self.line}:{self.column}>"

    def get(self, key: str) -> Node | None:
        """The value at `key` of a map; None where there is none."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def key(self, key: str) -> Node:
        """The key itself as a text, for its place; the map where it has no such key."""
        value = self.get(key)
        if value is None or key not in self.keys:
            return self
        line, column = self.keys[key]
        return Node("text", key, value.file, line, column, key)

    def items(self) -> Iterable[tuple[str, Node]]:
        """The keys and values of a map; of anything else none."""
        return self.value.items() if isinstance(self.value, dict) else ()

    def entries(self) -> list[Node]:
        """The members of a list; anything else is a list of itself."""
        return self.value if isinstance(self.value, list) else [self]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character `offset` of a text: exact on one line, by its word in longer ones."""
        quotes = self.style in ("'", '"')
        if not isinstance(self.value, str):
            return self.line, self.column
        lines = self.file.lines
        here = lines[self.line - 1] if self.line <= len(lines) else ""
        if self.style in ("", "'", '"') and here.startswith(self.value, self.column - 1 + quotes):
            return self.line, self.column + quotes + offset
        return self._search(offset)

    def _search(self, offset: int) -> tuple[int, int]:
        assert isinstance(self.value, str)
        word = (self.value[offset : offset + 24].split() or [""])[0]
        times = self.value[:offset].count(word) if word else 0
        for number in range(self.line, min(self.line + self.value.count("\n") + 400, len(self.file.lines)) + 1):
            column = self.column if number == self.line else 1
            while word and (found := self.file.lines[number - 1].find(word, column - 1)) >= 0:
                if times == 0:
                    return number, found + 1
                times -= 1
                column = found + 1 + len(word)
        return self.line, self.column


class Problems:
    """The mistakes found so far, in the order of the text; past `MOST_PROBLEMS` no more are kept."""

    __slots__ = ("_found", "_order")

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str], Problem] = {}
        self._order: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found())

    def add(self, node: Node, message: str, *, hint: str = "", offset: int | None = None) -> None:
        """A mistake in `node`, or at the character `offset` of its text."""
        line, column = node.place(offset) if offset else (node.line, node.column)
        self.at(node.file, line, column, message, hint=hint)

    def at(self, file: File, line: int, column: int, message: str, *, hint: str = "") -> None:
        """A mistake at a place in `file`."""
        self._order.setdefault(file.path, len(self._order))
        if len(self._found) >= MOST_PROBLEMS:
            return
        words = clean.line(message, 400)
        key = (file.path, line, column, words)
        if key not in self._found:
            excerpt = file.excerpt(line)
            self._found[key] = Problem(clean.line(file.path, 300), line, column, words, excerpt, clean.line(hint, 400))

    def found(self) -> tuple[Problem, ...]:
        """All of them, file by file, in the order of the text."""
        keys = sorted(self._found, key=lambda key: (self._order[key[0]], key[1], key[2]))
        return tuple(self._found[key] for key in keys)


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint that names the nearest of `words`, or nothing."""
    letters, size = set(word), len(word)
    near = [w for w in words if abs(len(w) - size) <= 4 and 2 * len(letters.intersection(w)) >= len(letters)]
    close = difflib.get_close_matches(word, near[:200], n=1, cutoff=0.6) if size <= 80 else []
    return f"did you mean '{close[0]}'?" if close else ""
