"""The parts that pages share: prose, changes, effects, prices, needs, marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Piece, Row, text

if TYPE_CHECKING:
    from game.views.lines import Delta, EffectLine, Need, Price
    from game.views.vote import Term
    from game.views.wording.prose import Prose

MARKS = {"for": ("●", "good"), "waits": ("◐", "wait"), "against": ("○", "bad"), "away": ("–", "soft")}
_TONES = {"good": "good", "bad": "bad", "flat": "soft"}


def mark(name: str) -> Piece:
    """A member's stand as one sign: full, half, empty, a dash; a dot for those without a vote."""
    return MARKS.get(name, ("·", "soft"))


def tone(name: str) -> str:
    return _TONES.get(name, "")


def delta(change: Delta, width: int = 0) -> Piece:
    """A change with a sign that is read without colour."""
    return ink.right(change.text, width), tone(change.tone)


def prose(words: Prose, width: int, *, voice: str = "", gap: bool = True) -> list[Line]:
    """Paragraphs with a blank line between; the author's emphasis is set in italics."""
    lines: list[Line] = []
    for number, paragraph in enumerate(words.paragraphs):
        if number and gap:
            lines.append(BLANK)
        lines += ink.wrap(((run.text, "quote" if run.emphasis else voice) for run in paragraph), width)
    return lines


def measure(width: int, *, most: int = 76) -> int:
    """The width prose is set in: long lines are hard to read."""
    return min(width, most)


def bullet(pieces: Iterable[Piece], width: int, *, sign: str = "·", voice: str = "soft") -> list[Line]:
    """An item with a hanging indent of two."""
    return ink.wrap(((f"{sign}\N{NO-BREAK SPACE}", voice), *pieces), width, indent=2)


def effect(line: EffectLine, width: int) -> list[Line]:
    """An effect: its arrows in a column of three, the words, and how sure or late it is."""
    arrows = line.arrows or "·"
    pieces: list[Piece] = [(line.text, "" if line.certain else "quote")]
    if line.note:
        pieces.append((f" ({line.note})", "soft"))
    body = ink.wrap(pieces, width - 4)
    first: Line = ((ink.pad(arrows, 4), tone(line.tone)), *body[0])
    return [first, *((("    ", ""), *more) for more in body[1:])]


def effects(lines: Sequence[EffectLine], width: int) -> list[Line]:
    return [line for each in lines for line in effect(each, width)]


def unmeasured(up: Sequence[str], down: Sequence[str], width: int) -> list[Line]:
    """What else rises and falls, or who gains and loses, each on a line of its own, without a size."""
    lines: list[Line] = []
    for sign, names in (("▵", up), ("▿", down)):
        if names:
            lines += ink.wrap(((f"{sign}   ", "soft"), (", ".join(names), "")), width, indent=4)
    return lines


def price(cost: Price) -> Piece:
    return cost.text, "brass" if cost.affordable else "bad"


def need(condition: Need, width: int) -> list[Line]:
    sign, voice = ("✓", "good") if condition.met else ("✗", "bad")
    return ink.wrap(((f"{sign}\N{NO-BREAK SPACE}", voice), (condition.text, "")), width, indent=2)


def needs(conditions: Sequence[Need], width: int) -> list[Line]:
    return [line for each in conditions for line in need(each, width)]


def barred(reason: str, width: int, *, voice: str = "") -> list[Line]:
    """Why something cannot be done."""
    return ink.wrap((("✗\N{NO-BREAK SPACE}", "bad"), (reason, voice)), width, indent=2)


def sided(amount: float) -> str:
    """The tone of an amount that speaks for the player or against."""
    return "good" if amount > 0 else "bad" if amount < 0 else "soft"


def whole(amount: float) -> str:
    return f"{amount:.0f}".replace("-", "\N{MINUS SIGN}")


def support(terms: Sequence[Term], total: float, width: int) -> Row:
    """The terms of a support and their sum, as an account is written."""
    lines = [ink.ends(((term.label, ""),), ((term.text, sided(term.points)),), width) for term in terms]
    said = f"{total:.1f}".removesuffix(".0").replace("-", "\N{MINUS SIGN}")
    return text(*lines, ink.rule(width), ink.ends((("support", "strong"),), ((said, "strong"),), width))


def heading(title: str, width: int, *, aside: str = "", first: bool = False) -> Row:
    """A section's heading with a blank line over it, unless it is the first on its pane."""
    line = ink.heading(title, width, aside=aside)
    return text(line) if first else text(BLANK, line)


def paragraph(words: Prose, width: int, *, voice: str = "") -> Row:
    return text(*prose(words, measure(width), voice=voice))


def sentences(lines: Iterable[str], width: int, *, sign: str = "·", voice: str = "") -> list[Line]:
    return [line for each in lines for line in bullet(((each, voice),), width, sign=sign)]


def choice(key: str, label: str, width: int, *, id: str, enabled: bool = True, tail: Piece = ("", "")) -> Row:
    """An action that can be picked, with its key in front and its price at the end."""
    voice = "strong" if enabled else "off"
    room = width - 4 - (ink.length((tail,)) + 2 if tail[0] else 0)
    body = ink.wrap(((label, voice),), room)
    lead: Piece = (f"{key:<2} ", "key" if enabled else "soft")
    lines: list[Line] = [ink.ends((lead, *body[0]), (tail,) if tail[0] else (), width)]
    lines += [(("   ", ""), *more) for more in body[1:]]
    return Row(tuple(lines), id)
