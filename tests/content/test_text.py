"""Texts into spans, and the cleaner that they have passed through."""

from __future__ import annotations

import time

import pytest

from game.clean import clean
from game.content.build.text import parse_text
from game.content.yaml.parse import read
from game.content.yaml.source import Node, Problems
from game.model.text import Span, Text

KNOWN = {"gap": "value", "sets": "value:1", "molotov": "name", "date": "date", "with": "with", "a.mood": "value"}


def node_of(text: str) -> Node:
    root = read("a.yaml", ("t: |\n" + "".join(f"  {line}\n" for line in text.split("\n"))).encode(), Problems())
    assert root is not None
    node = root.get("t")
    assert node is not None
    return node


def parsed(text: str) -> Text:
    problems = Problems()
    made = parse_text(node_of(text), KNOWN.get, problems)
    assert not problems
    return made


def test_a_blank_line_parts_paragraphs_and_a_break_is_a_space() -> None:
    assert parsed("One\ntwo\n   three\n\n\nFour") == Text(((Span("One two three"),), (Span("Four"),)))


def test_names_in_braces_become_spans_of_their_kind() -> None:
    assert parsed("{molotov}, {date}: {gap:2} and {sets}, {a.mood}; {with}").paragraphs[0] == (
        Span("molotov", "name"), Span(", "), Span("date", "date"), Span(": "), Span("gap", "value", decimals=2),
        Span(" and "), Span("sets", "value", decimals=1), Span(", "), Span("a.mood", "value"), Span("; "),
        Span("with", "with"),
    )  # fmt: skip


def test_stars_emphasise_words_and_names_alike() -> None:
    assert parsed("so *very {gap}*\n*new*").paragraphs[0] == (
        Span("so "), Span("very ", emphasis=True), Span("gap", "value", emphasis=True), Span(" "),
        Span("new", emphasis=True),
    )  # fmt: skip


def test_two_braces_are_one() -> None:
    assert parsed("a {{gap}} b") == Text(((Span("a {gap} b"),),))


def test_markup_of_other_kinds_is_only_words() -> None:
    words = "[@click=app.quit]x[/] [bold]y <b>z</b> $HOME `ls` %s"

    assert parsed(words) == Text(((Span(words),),))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a {gop}", "a.yaml:2:6: 'gop' names nothing that a text can show"),
        ("a {with2}", "a.yaml:2:6: 'with2' names nothing that a text can show"),
        ("a {gap:4}", "a.yaml:2:6: 'gap:4' should be an id and 0 to 3 decimals, as {id:1}"),
        ("a {molotov:1}", "a.yaml:2:6: 'molotov' is no number, and has no decimals"),
        ("a {gap!r}", "a.yaml:2:6: 'gap!r' is not an id"),
        ("a {gap.__class__}", "a.yaml:2:6: 'gap.__class__' names nothing that a text can show"),
        ("a {}", "a.yaml:2:6: '' is not an id"),
        ("a {gap", "a.yaml:2:5: a '{' that is never closed"),
        ("a gap}", "a.yaml:2:8: a '}' without its '{'"),
        ("a *b", "a.yaml:2:5: a '*' without a second one in its paragraph"),
        ("a *b\n\nc* d", "a.yaml:2:5: a '*' without a second one in its paragraph"),
        ("a **b**", "a.yaml:2:5: nothing stands between the two '*'"),
    ],
)
def test_what_is_wrong_in_a_text_is_told_at_its_place(text: str, problem: str) -> None:
    problems = Problems()

    made = parse_text(node_of(text), KNOWN.get, problems)

    assert not made
    assert str(problems.found()[0]) == problem


@pytest.mark.parametrize(
    "text",
    ["{" * 19_000, "*" * 19_001, "a" + " " * 19_000 + "b", "a\n" * 9_000, "{a" * 9_000, "}{" * 9_000, " \n" * 9_000],
)
def test_no_text_takes_long(text: str) -> None:
    node = node_of("x")
    node.value = node.written = text
    began = time.process_time()

    parse_text(node, KNOWN.get, Problems())

    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain words", "plain words"),
        ("a\x1b[31mb\x07", "a\ufffd[31mb\ufffd"),
        ("a\nb\tc", "a\ufffdb\ufffdc"),
        ("\x9b31m \x85", "\ufffd31m \ufffd"),
        ("\ud800 \ue000 \u0378", "\ufffd \ufffd \ufffd"),
        ("\u202e\u2066\u200e\u2028\u2029\u00ad", "\ufffd" * 6),
        ("a\u200db\u200cc", "a\u200db\u200cc"),
        ("e" + "\u0301" * 9 + "x\u0301", "e\u0301\u0301x\u0301"),
        ("e" + "\u0301\u200d" * 9, "e\u0301\u200d\u0301" + "\u200d" * 8),
        ("x" * 30, "x" * 19 + "\u2026"),
    ],
)
def test_the_cleaner_leaves_nothing_that_a_terminal_obeys(text: str, cleaned: str) -> None:
    assert clean(text, 20) == cleaned


def test_line_breaks_and_tabs_are_kept_where_they_may_be() -> None:
    assert clean("a\nb\t\x00é", breaks=True) == "a\nb\t\ufffdé"
