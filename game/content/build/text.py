"""A scenario's texts, from what the author wrote to spans. Markup is only what stands here; the rest is words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import get_args

from game.clean import line
from game.content.yaml.source import Node, Problems, nearest
from game.model.text import Span, SpanKind, Text

Resolve = Callable[[str], str | None]

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\n[ \t]*\S(?:.*\S)?)*")
_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}?|\}|\*|[^{}*]+")
_NAMED = re.compile(r"\{([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)(?::([0-3]))?\}")
_KINDS: dict[str, SpanKind] = {kind: kind for kind in get_args(SpanKind)}
_MARKUP = re.compile(r"[{}*]")


def parse_text(node: Node, resolve: Resolve, problems: Problems, *, names: Iterable[str] = ()) -> Text:
    """The text of `node` in paragraphs of spans; an empty one where it is wrong, `problems` having grown.

    `resolve` tells what a name in braces is: value, name, date, with, with2, successor, or None where it is unknown;
    `value:2` for a number that is shown with two decimals where the text does not say how many. `names`: for hints.
    """
    if not isinstance(node.value, str):
        return Text()
    before = len(problems)
    paragraphs = tuple(
        _Paragraph(node, resolve, problems, names).parse(found[0], found.start())
        for found in _PARAGRAPH.finditer(node.value)
    )
    return Text(paragraphs) if len(problems) == before else Text()


class _Paragraph:
    def __init__(self, node: Node, resolve: Resolve, problems: Problems, names: Iterable[str]) -> None:
        self.node = node
        self.resolve = resolve
        self.problems = problems
        self.names = names
        self.spans: list[Span] = []
        self.words = ""
        self.emphasis = False

    def parse(self, text: str, start: int) -> tuple[Span, ...]:
        """The spans of one paragraph, which begins at the character `start` of the node's text."""
        if _MARKUP.search(text) is None:
            return (Span(_joined(text)),)
        opened = 0
        for token in _TOKEN.finditer(text):
            at, said = start + token.start(), token[0]
            if said == "*":
                self._toggle(at, opened)
                opened = at
            elif said in ("{{", "}}"):
                self.words += said[0]
            elif said[0] in "{}":
                self._brace(said, at)
            else:
                self.words += _joined(said)
        self._end_run()
        if self.emphasis:
            self._wrong("a '*' without a second one in its paragraph", opened, "*emphasis* stands between two of them")
        return tuple(self.spans)

    def _end_run(self) -> None:
        if self.words:
            self.spans.append(Span(self.words, "plain", self.emphasis))
            self.words = ""

    def _toggle(self, at: int, opened: int) -> None:
        if self.emphasis and at == opened + 1:
            self._wrong("nothing stands between the two '*'", opened, "emphasis is written with one: *so*")
        self._end_run()
        self.emphasis = not self.emphasis

    def _brace(self, said: str, at: int) -> None:
        found = _NAMED.fullmatch(said)
        if found is None:
            self._wrong(*_wrong_brace(said, at))
            return
        name, decimals = found[1], found[2]
        kind = self.resolve(name)
        if kind is None:
            hint = nearest(name, self.names) or "write {{ for a brace"
            self._wrong(f"'{line(name, 60)}' names nothing that a text can show", at + 1, hint)
            return
        kind, _, usual = kind.partition(":")
        if decimals and kind != "value":
            self._wrong(f"'{line(name, 60)}' is no number, and has no decimals", at + 1, "")
            return
        self._end_run()
        self.spans.append(Span(name, _KINDS[kind], self.emphasis, int(decimals or usual or 0)))

    def _wrong(self, message: str, at: int, hint: str) -> None:
        self.problems.add(self.node, message, hint=hint, offset=at)


def _joined(text: str) -> str:
    """Its lines as one, each break a space. (A pattern with spaces on both sides of the break would be quadratic.)"""
    if "\n" not in text:
        return text
    first, *others = text.split("\n")
    return " ".join([first.rstrip(), *(other.strip() for other in others[:-1]), others[-1].lstrip()])


def _wrong_brace(said: str, at: int) -> tuple[str, int, str]:
    """What is wrong with a brace and what follows it, where, and what may help."""
    if said == "}":
        return "a '}' without its '{'", at, "write }} for a brace"
    if not said.endswith("}"):
        return "a '{' that is never closed", at, "write {{ for a brace"
    inside = line(said[1:-1], 40)
    if ":" in inside:
        return f"'{inside}' should be an id and 0 to 3 decimals, as {{id:1}}", at + 1, "write {{ for a brace"
    return f"'{inside}' is not an id", at + 1, "write {{ for a brace"
