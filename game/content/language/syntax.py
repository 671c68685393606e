"""From an expression's text to a syntax tree, within limits. What is not in the language is refused, not interpreted.

Nothing but names, numbers, quoted texts and a dozen signs comes as far as Python's own parser. Its reserved words that
are names to an author (`with`, an indicator called `yield`) go there in capitals, which no name of a scenario has.
"""

from __future__ import annotations

import ast
import keyword
import re
import unicodedata
from typing import NoReturn

from game.content.language.vocabulary import LanguageError

LONGEST = 500
DEEPEST = 30

_TOKEN = re.compile(
    r"""(?P<bad>\*\*|//|<>|:=|<<|>>|->|\.\.+|\.(?=[0-9]))
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<number>[0-9]+(?:\.[0-9]+)?)
    |(?P<quoted>'[^'\n]*'|"[^"\n]*")
    |(?P<sign>[<>=!]=|[-+*/<>,.])
    |(?P<open>\()|(?P<close>\))
    |(?P<space>[ \t\r\n]+)""",
    re.VERBOSE,
)
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_OUR_WORDS = {"and", "or", "not", "if", "else"}
_ENDS = ("name", "number", "quoted", "close")
_RESERVED = set(keyword.kwlist) - _OUR_WORDS
_INSTEAD = {
    "**": "there are no powers; multiply, or use exp and log",
    "//": "divide with / and round",
    "=": "to ask whether two numbers are equal, write ==",
    "&": "write and",
    "|": "write or",
    "!": "write not",
    "%": "a part of a hundred is written / 100",
    "[": "there are only round brackets",
    "{": "there are only round brackets",
    "<>": "write !=",
    ".": "numbers are written 0.5 or 2000",
}


def parse(text: str) -> ast.expr:
    """The tree of `text`; the columns of its nodes count from 1."""
    if len(text) > LONGEST:
        raise LanguageError(
            f"the expression is {len(text)} characters long; {LONGEST} are allowed",
            LONGEST,
            "give parts of it names, as formulas",
        )
    masked = "(" + _masked(text) + ")"
    try:
        return ast.parse(masked, mode="eval").body
    except SyntaxError as error:
        _explain(text, error)
    except (ValueError, MemoryError, RecursionError):
        raise LanguageError("the expression cannot be read", 0) from None


def written(text: str, node: ast.expr) -> str:
    """The part of `text` that `node` was read from."""
    return text[node.col_offset - 1 : (node.end_col_offset or 0) - 1]


def name_of(identifier: str) -> str:
    """The author's name for a name of the tree."""
    return identifier.lower() if identifier.isupper() else identifier


def _masked(text: str) -> str:
    """`text`, letter for letter as long, as Python's parser may see it."""
    parts: list[str] = []
    opened: list[int] = []
    at, before, last = 0, "", ""
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            _refuse_sign(text, at)
        kind, token = match.lastgroup or "", match[0]
        if kind == "bad":
            _refuse_sign(text, at, token)
        if before in ("name", "number", "quoted", "word") and kind in ("name", "number", "quoted"):
            _refuse_pair(text, at, token)
        if kind == "name" and token in _OUR_WORDS:
            kind = "word"
        if last in _ENDS and kind in ("name", "number", "quoted"):
            raise LanguageError(f"there is no sign between {_shortened(token)} and what stands before it", at)
        last = last if kind == "space" else kind
        if kind == "space":
            token = " " * len(token)
        elif kind == "name":
            token = _masked_name(token, at)
        elif kind == "quoted":
            token = "'" + "".join(c if c.isascii() and c.isalnum() else "?" for c in token[1:-1]) + "'"
        elif kind == "number":
            _check_number(text, match)
        elif kind == "open":
            opened.append(at)
            if len(opened) > DEEPEST:
                raise LanguageError(f"brackets stand in brackets more than {DEEPEST} deep", at)
        elif kind == "close":
            if not opened:
                raise LanguageError("this bracket was never opened", at)
            opened.pop()
        parts.append(token)
        at, before = match.end(), kind
    if opened:
        raise LanguageError("this bracket is never closed", opened[-1])
    masked = "".join(parts)
    if not masked.strip():
        raise LanguageError("there is no expression here", 0)
    return masked


def _shortened(token: str) -> str:
    return token[:40] if token[0] in "'\"" else f"'{token[:40]}'"


def _masked_name(token: str, at: int) -> str:
    if not _NAME.match(token):
        raise LanguageError(
            f"'{token}' is not a name: names are small letters, digits and _, and begin with a letter", at
        )
    return token.upper() if token in _RESERVED else token


def _check_number(text: str, match: re.Match[str]) -> None:
    token = match[0]
    if text[match.end() : match.end() + 1] == ".":
        raise LanguageError("a number breaks off at its point", match.end(), "numbers are written 0.5 or 2000")
    if len(token) > 1 and token[0] == "0" and token[1] != ".":
        raise LanguageError(f"'{token[:20]}' begins with a nought that says nothing", match.start())
    if float(token) > 1e12:
        raise LanguageError("this number is larger than 1 000 000 000 000, which is the limit", match.start())


def _refuse_pair(text: str, at: int, token: str) -> NoReturn:
    if token[0] in "'\"":
        raise LanguageError("a quoted text cannot follow a word or a number at once", at)
    raise LanguageError(f"'{token[:20]}' runs into what stands before it", at, "numbers are written 0.5 or 2000")


def _refuse_sign(text: str, at: int, token: str = "") -> NoReturn:
    sign = token or text[at]
    if sign in "'\"":
        raise LanguageError("this quoted text is never closed", at)
    code = f"U+{ord(sign[0]):04X}"
    name = unicodedata.name(sign[0], code)
    shown = f"'{sign}'" if sign.isascii() and sign.isprintable() else f"{code} ({name.lower()})"
    raise LanguageError(f"{shown} has no place in an expression", at, _INSTEAD.get(sign, ""))


def _explain(text: str, error: SyntaxError) -> NoReturn:
    """What Python's parser stumbled over, in an author's words."""
    at = min(max((error.offset or 2) - 2, 0), len(text))
    if "else" in (error.msg or ""):
        raise LanguageError("this `if` has no `else`", at, "write: 3 if authority > 30 else 0") from None
    rest = text[at:].split()
    if not rest:
        raise LanguageError("the expression breaks off", len(text.rstrip())) from None
    match = _TOKEN.match(text, at)
    token = match[0] if match and match.lastgroup != "space" else rest[0]
    raise LanguageError(f"{_shortened(token)} is not expected here", at) from None
