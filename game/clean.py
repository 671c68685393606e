"""Make text from strangers safe to show. Every text passes here once, where it enters; nothing after it needs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LIMIT = 20_000
REPLACED = "\ufffd"
_JOINERS = "\u200c\u200d"
_REFUSED = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"})
_MARKS = 2


def clean(text: str, limit: int = LIMIT, *, breaks: bool = False) -> str:
    """`text` with whatever a terminal might obey made U+FFFD, at most two combining marks in a row, and cut to `limit`.

    Line breaks and tabs are kept only with `breaks`. A text of plain words is given back as it is.
    """
    if len(text) > limit:
        text = text[: max(limit - 1, 0)] + "\u2026"
    if text.isascii() and text.isprintable():
        return text
    letters = set(text)
    bad = {ord(c): REPLACED for c in letters if is_refused(c) and not (breaks and c in "\n\t")}
    if bad:
        text = text.translate(bad)
    return _few_marks(text) if _has_marks(letters) else text


def line(text: str, limit: int = 200) -> str:
    """`text` as one line, for messages and excerpts; tabs and line breaks become spaces."""
    return clean(text.replace("\t", " ").replace("\n", " "), limit)


def is_refused(letter: str) -> bool:
    """Control, surrogate, private-use, unassigned, separators of lines, format characters but the joiners."""
    return unicodedata.category(letter) in _REFUSED and letter not in _JOINERS


def _has_marks(letters: Iterable[str]) -> bool:
    return any(unicodedata.category(c) in ("Mn", "Me", "Mc") for c in letters if c > "\u02ff")


def _few_marks(text: str) -> str:
    kept: list[str] = []
    run = 0
    for letter in text:
        run = run + 1 if _is_mark(letter) else run * (letter in _JOINERS)
        if run <= _MARKS or letter in _JOINERS:
            kept.append(letter)
    return "".join(kept)


def _is_mark(letter: str) -> bool:
    return letter > "\u02ff" and unicodedata.category(letter) in ("Mn", "Me", "Mc")
