"""The text of one YAML file into nodes, by its events, within budgets. What YAML has besides plain data is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from game.clean import clean, line
from game.content.yaml.faults import MOST_DEPTH, TOO_DEEP, told
from game.content.yaml.source import File, Node, Problems

MOST_BYTES = 4_000_000
MOST_EVENTS = 400_000
MOST_TEXT = 20_000
MOST_KEY = 200
MOST_DIGITS = 30
LARGEST = 1e12

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]+)?|\.(inf|nan))", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NUMBER_BEGINS = frozenset("+-0123456789.")
_TRUTHS = {"true": True, "false": False}
_NOT_KEYS = frozenset({"true", "false", "null", ""})

# What a map's frame waits for: a key; or, after a key that was refused, a value to throw away.
_KEY = "\0key"
_DROP = "\0drop"


class Budget:
    """Events still allowed: one budget for all the files of a scenario."""

    __slots__ = ("events",)

    def __init__(self, events: int = MOST_EVENTS) -> None:
        self.events = events


def read(path: str, content: bytes, problems: Problems, budget: Budget | None = None) -> Node | None:
    """The root of the file, or None where it could not be read to its end (`problems` then says why)."""
    file = File(path)
    text = _decoded(file, content, problems)
    if text is None:
        return None
    file.text = text
    if not text.isascii() or _CONTROL.search(text):
        _refuse_controls(file, problems)
        file.text = clean(text, len(text), breaks=True)
    return _Reader(file, problems, budget or Budget()).read()


def _decoded(file: File, content: bytes, problems: Problems) -> str | None:
    if len(content) > MOST_BYTES:
        hint = "make it a folder of files"
        problems.at(file, 1, 1, f"the file is longer than {MOST_BYTES // 1_000_000} MB", hint=hint)
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        row, column = content.count(b"\n", 0, fault.start) + 1, fault.start - content.rfind(b"\n", 0, fault.start)
        problems.at(file, row, column, "the file is not UTF-8 text", hint="save it as UTF-8")
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _refuse_controls(file: File, problems: Problems) -> None:
    for number, found in enumerate(_CONTROL.finditer(file.text)):
        start = found.start()
        row, column = file.text.count("\n", 0, start) + 1, start - file.text.rfind("\n", 0, start)
        problems.at(file, row, column, f"a control character, U+{ord(found[0]):04X}", hint="take it out")
        if number == 20:
            return


class _Stop(Exception):
    """The rest of this file is not worth reading, or not safe to."""


class _Reader:
    """Builds nodes from one file's events, with a stack of its own: depth never becomes recursion."""

    def __init__(self, file: File, problems: Problems, budget: Budget) -> None:
        self.file = file
        self.problems = problems
        self.budget = budget
        self.root: Node | None = None
        self.parent: Node | None = None
        self.key = _KEY
        self.stack: list[tuple[Node | None, str]] = []
        self.documents = 0

    def read(self) -> Node | None:
        try:
            self._read()
        except _Stop:
            return None
        except Exception as error:  # PyYAML raises more than YAMLError
            fault = told(error, self.file.lines)
            self.problems.at(self.file, fault.line, fault.column, fault.message, hint=fault.hint)
            return None
        if self.root is None:
            self.problems.at(self.file, 1, 1, "the file is empty")
        return self.root

    def _read(self) -> None:
        import yaml  # only where a scenario is read: it would slow every start
        from yaml import events

        answers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._open_map,
            events.MappingEndEvent: self._close,
            events.SequenceStartEvent: self._open_list,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }
        too_many = f"it has more than {MOST_EVENTS} keys and values"
        parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.file.text)
        try:
            while (event := parser.get_event()) is not None:
                self.budget.events -= 1
                if self.budget.events < 0:
                    self._stop(event, "the scenario is too long to be read", too_many)
                answer = answers.get(type(event))
                if answer is not None:
                    answer(event)
        finally:
            parser.dispose()

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if self.key is _KEY and self.parent is not None and self.parent.kind == "map":
            self._take_key(event, self.parent)
        else:
            self._place(self._value(event))

    def _open_map(self, event: Any) -> None:
        self._open(event, Node("map", {}, self.file, event.start_mark.line + 1, event.start_mark.column + 1))

    def _open_list(self, event: Any) -> None:
        self._open(event, Node("list", [], self.file, event.start_mark.line + 1, event.start_mark.column + 1))

    def _open(self, event: Any, node: Node) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if self.key is _KEY and self.parent is not None and self.parent.kind == "map":
            self._at(event, "a key must be plain text")
            self.key = _DROP
        else:
            self._place(node)
        if len(self.stack) >= MOST_DEPTH:
            self._stop(event, TOO_DEEP)
        self.stack.append((self.parent, self.key))
        self.parent, self.key = node, _KEY

    def _close(self, event: Any) -> None:
        self.parent, self.key = self.stack.pop()

    def _alias(self, event: Any) -> None:
        hint = "write the value out; a text that begins with '*' goes in quotes, or in a block: |"
        self._at(event, f"'*{event.anchor}' is a reference to another value", hint)
        mark = event.start_mark
        if self.key is _KEY and self.parent is not None and self.parent.kind == "map":
            self.key = _DROP
        else:
            self._place(Node("broken", None, self.file, mark.line + 1, mark.column + 1))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(event, "a second document", "one file holds one document: take out the line ---")
        if event.version or event.tags:
            self._at(event, "a YAML directive", "take out the line that begins with %")

    def _place(self, node: Node) -> None:
        parent = self.parent
        if parent is None:
            self.root = node
        elif isinstance(parent.value, list):
            parent.value.append(node)
        elif isinstance(parent.value, dict):
            if self.key is not _DROP:
                parent.value[self.key] = node
            self.key = _KEY

    def _take_key(self, event: Any, parent: Node) -> None:
        mark, key = event.start_mark, event.value
        assert isinstance(parent.value, dict)
        self.key = _DROP
        if key in parent.keys:
            first = parent.keys[key][0]
            self._at(event, f"'{line(key, 60)}' is written twice", f"the first stands in line {first}")
        elif key == "<<" and not event.style:
            self._at(event, "'<<' takes the keys of another mapping", "write them out")
        elif key in _NOT_KEYS:
            self._at(event, f"'{key}' cannot be a key" if key else "a key is missing before ':'")
        elif len(key) > MOST_KEY or not key.isprintable() or (not key.isascii() and clean(key) != key):
            self._at(event, "a key that is too long, or holds what cannot be shown")
        else:
            parent.keys[key] = (mark.line + 1, mark.column + 1)
            self.key = key

    def _value(self, event: Any) -> Node:
        value, style, mark = event.value, event.style or "", event.start_mark
        row, column = mark.line + 1, mark.column + 1
        if not style:
            if value[:1] in _NUMBER_BEGINS and _NUMBER.fullmatch(value):
                return self._number(event, value)
            if value in _TRUTHS:
                return Node("truth", _TRUTHS[value], self.file, row, column, value)
            if value in ("null", ""):
                return Node("null", None, self.file, row, column, value)
        if len(value) > MOST_TEXT:
            self._at(event, f"a text of more than {MOST_TEXT} characters")
            return Node("broken", None, self.file, row, column)
        if style == '"' or "\t" in value:
            value = self._without_escapes(event, value)
        return Node("text", value, self.file, row, column, value, style)

    def _number(self, event: Any, value: str) -> Node:
        row, column = event.start_mark.line + 1, event.start_mark.column + 1
        if len(value) > MOST_DIGITS or value[-1] in "fFnN" or abs(float(value)) > LARGEST:
            self._at(event, f"'{line(value, 30)}' is not a number that can be used", "at most 1000000000000 in size")
            return Node("broken", None, self.file, row, column, value[:MOST_DIGITS])
        return Node("number", float(value) if "." in value else int(value), self.file, row, column, value)

    def _without_escapes(self, event: Any, value: str) -> str:
        """A text whose escapes may have brought in what no file may hold."""
        found = _CONTROL.search(value)
        if found is not None:
            self._at(event, f"the escape of a control character, U+{ord(found[0]):04X}", "take it out")
        return clean(value.replace("\t", " "), MOST_TEXT, breaks=True)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._at(event, f"'&{event.anchor}' is an anchor", "write the value out; a text goes in quotes")
        if event.tag is not None:
            self._at(event, f"'{event.tag}' is a tag", "take it out; a text that begins with '!' goes in quotes")

    def _at(self, event: Any, message: str, hint: str = "") -> None:
        self.problems.at(self.file, event.start_mark.line + 1, event.start_mark.column + 1, message, hint=hint)

    def _stop(self, event: Any, message: str, hint: str = "") -> None:
        self._at(event, message, hint)
        raise _Stop
