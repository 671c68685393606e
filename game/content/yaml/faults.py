"""What the YAML parser complains of, in an author's words. It finds nothing itself."""

from __future__ import annotations

from typing import NamedTuple

from game.clean import line

MOST_DEPTH = 32  # of values in values; newer parsers have a higher limit of their own and may complain first
TOO_DEEP = f"nested more than {MOST_DEPTH} deep"


class Fault(NamedTuple):
    """Where it is, from 1, what is wrong and what may help."""

    line: int
    column: int
    message: str
    hint: str


# Part of the parser's context, part of its problem, whether the context's place is the better one, message, hint.
_SAID: tuple[tuple[str, str, bool, str, str], ...] = (
    ("", "nesting depth", False, TOO_DEEP, ""),
    ("", "tab character", False, "a tab", "YAML is indented with spaces"),
    ("quoted scalar", "unexpected end of stream", True, "a quotation that begins here is never closed", ""),
    ("quoted scalar", "unknown escape", False, "an escape that YAML does not know", "write a backslash as \\\\"),
    ("quoted scalar", "", False, "an escape that stands for no character", ""),
    (
        "flow sequence",
        "did not find expected ','",
        True,
        "this '[' is never closed, or a comma is missing in it",
        "a text with '{', '[' or ',' in it goes in quotes",
    ),
    (
        "flow mapping",
        "did not find expected ','",
        True,
        "this '{' is never closed, or a comma is missing in it",
        "a text with '{', '[' or ',' in it goes in quotes",
    ),
    ("block scalar", "comment or line break", False, "after '|' or '>' the text begins on the next line", ""),
    ("alias", "", True, "a plain text cannot begin with '*'", "put it in quotes, or write it as a block: |"),
    ("anchor", "", True, "a plain text cannot begin with '&'", "put it in quotes"),
    ("tag", "", True, "a plain text cannot begin with '!'", "put it in quotes"),
    ("simple key", "expected ':'", True, "this line has no ':', or the lines of a text do not line up", ""),
    ("collection", "expected '-'", False, "this line is not part of the list above it", "check how far it is indented"),
    (
        "block mapping",
        "did not find expected key",
        False,
        "this does not continue what stands before it",
        "check how far it is indented; a text that begins with '{', '[' or a quote goes in quotes as a whole",
    ),
    (
        "",
        "mapping values are not allowed",
        False,
        "a ':' that cannot stand here",
        "put a text that holds ': ' in quotes; lines of one mapping are indented alike",
    ),
    ("", "mapping keys are not allowed", False, "a plain text cannot begin with '? '", "put it in quotes"),
    ("", "block sequence entries", False, "a '-' that cannot stand here", "a list begins on a line of its own"),
    ("", "expected node content", False, "a value is missing before this", "put a text that begins with it in quotes"),
    ("", "<document start>", False, "the document has ended before this", "one file holds one document"),
)


def told(error: Exception, lines: list[str]) -> Fault:
    """The fault behind what the parser raised while it read `lines`."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    here, there = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if here is None:
        return Fault(1, 1, "this is not YAML that can be read", line(str(error).split("\n")[0], 120))
    if "cannot start any token" in problem:
        return _odd_beginning(here.line + 1, here.column + 1, lines)
    for in_context, in_problem, at_context, message, hint in _SAID:
        if in_context in context and in_problem in problem:
            mark = there if at_context and there is not None else here
            return Fault(mark.line + 1, mark.column + 1, message, hint)
    return Fault(here.line + 1, here.column + 1, "this is not YAML that can be read", line(problem, 120))


def _odd_beginning(number: int, column: int, lines: list[str]) -> Fault:
    found = lines[number - 1][column - 1 : column] if number <= len(lines) else ""
    if found == "\t":
        return Fault(number, column, "a tab", "YAML is indented with spaces")
    return Fault(number, column, f"a plain text cannot begin with '{found}'", "put it in quotes")
