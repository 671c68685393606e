"""Lines as pieces of toned text, and the strips they become. Text is shown as it stands: there is no markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from game.tui.drawing import themes

Piece = tuple[str, str]
Line = tuple[Piece, ...]
BLANK: Line = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that belong together. Without an `id` the cursor passes over them."""

    lines: tuple[Line, ...]
    id: str = ""


def text(*lines: Line) -> Row:
    """Lines that cannot be picked."""
    return Row(lines)


# Signs and what stands for them, of the same width, where a player asks for plain words.
_PLAIN = str.maketrans({
    "▲": "+", "▼": "-", "●": "F", "◐": "W", "○": "A", "✓": "y", "✗": "n", "➤": ">", "✎": "*", "→": ">", "▪": "-",
    "◆": "!", "≡": "=", "❝": "q", "⚑": "*", "▌": ">", "▐": "|", "│": "|", "█": "#", "░": ".", "━": "=", "─": "-",
    "·": ".", "…": "~", "≈": "~", "⏎": ">", "■": "#", "□": ".", "▵": "+", "▿": "-", "⇄": "=", "◇": "*",
})  # fmt: skip
_PLAIN |= {ord(sign): " " for sign in "▁▂▃▄▅▆▇▏▎▍▋▊▉"}
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_WORDS = re.compile(r"[ \t]+|[^ \t]+")


def clean(text: str) -> str:
    """`text` without anything a terminal would obey."""
    return text if text.isprintable() else _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def length(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def plain(line: Line) -> str:
    return "".join(text for text, _ in line)


def strip(line: Line, width: int, *, theme: str, ground: str, plainly: bool = False) -> Strip:
    """`line` cut or filled to `width` cells on `ground`; `plainly` without arrows, bars and other signs."""
    segments: list[Segment] = []
    left = width
    for text, tone in line:
        text = clean(text).translate(_PLAIN) if plainly else clean(text)
        size = cell_len(text)
        if size > left:
            text, size = set_cell_size(text, left), left
        if text:
            segments.append(Segment(text, themes.style(theme, tone, ground)))
        left -= size
        if not left:
            break
    if left:
        segments.append(Segment(" " * left, themes.style(theme, "", ground)))
    return Strip(segments, width)


def relabelled(line: Line, names: Mapping[str, str]) -> Line:
    """The same with other names for keys, in cells as many where they are not longer."""
    if not names:
        return line
    return tuple(
        (names[said].ljust(len(text)), tone) if tone == "key" and (said := text.strip()) in names else (text, tone)
        for text, tone in line
    )


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, ending between words with an ellipsis where it was longer."""
    if cell_len(text) <= width:
        return text
    if width < 2:
        return "…"[:width]
    short = set_cell_size(text, width - 1)
    space = short.rfind(" ")
    if not text[len(short) : len(short) + 1].isspace() and space > width // 2:
        short = short[:space]
    return short.rstrip(" ,;:.-") + "…"


def kept(text: str, width: int) -> str:
    """`text` that is not broken between words, if it is no longer than `width`; the space at its end never breaks."""
    glued = text.replace(" ", "\N{NO-BREAK SPACE}")
    return glued if cell_len(text) <= width else text[:-1] + glued[-1:]


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    text = cut(text, width)
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    return " " * max(0, width - cell_len(text)) + text


def ends(left: Line, last: Line, width: int) -> Line:
    """`left` at the left and `last` at the right of `width` cells; what does not fit is cut from the left part."""
    room = width - length(last) - (1 if last else 0)
    kept: list[Piece] = []
    for text, tone in left:
        if room <= 0:
            break
        short = cut(text, room)
        kept.append((short, tone))
        room -= cell_len(short)
        if short != text:
            break
    gap = width - length(tuple(kept)) - length(last)
    return (*kept, (" " * max(gap, 0), ""), *last)


def spread(left: Line, last: Line, width: int, *, indent: int = 2) -> list[Line]:
    """Like `ends`, but nothing is cut: what does not fit goes on below."""
    first, *more = wrap(left, width - length(last) - 1 if last else width, indent=indent)
    return [ends(first, last, width), *more]


def figure(text: str) -> str:
    """The number of a text without its unit, unless that is a sign or two."""
    first, _, unit = text.partition(" ")
    return text if len(unit) <= 1 else first


def unit(text: str) -> str:
    return text.partition(" ")[2]


def rule(width: int, *, tone: str = "rule") -> Line:
    return (("─" * width, tone),)


def heading(text: str, width: int, *, aside: str = "") -> Line:
    """A heading over a thin rule that runs to the edge, with a soft remark at its end."""
    title = cut(text.upper(), width)
    tail = f" {aside}" if aside and cell_len(title) + cell_len(aside) + 5 <= width else ""
    dash = width - cell_len(title) - 1 - cell_len(tail)
    return ((title, "head"), (" ", ""), ("─" * max(dash, 0), "rule"), (tail, "soft"))


def wrap(pieces: Iterable[Piece], width: int, *, indent: int = 0) -> list[Line]:
    """Pieces as lines of at most `width` cells, broken between words; lines after the first are indented."""
    width = max(width, 4)
    indent = min(indent, width // 2)
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0
    glued = False  # to the word before, by nothing between them
    for word, tone in _words(pieces):
        size = cell_len(word)
        if word.isspace() and word != "\N{NO-BREAK SPACE}":
            glued = False
            if line and used + size <= width:
                line.append((word, tone))
                used += size
            continue
        if used + size > width and used > indent:
            held: list[Piece] = []
            while glued and line and not line[-1][0].isspace():
                held.insert(0, line.pop())
            if not line or all(text.isspace() for text, _ in line):
                line, held = [*line, *held], []
            lines.append(_trimmed(line))
            line = [(" " * indent, "")] if indent else []
            line += held
            used = length(tuple(line))
        glued = True
        while used + size > width:
            head = set_cell_size(word, width - used)
            lines.append((*line, (head, tone)))
            word = word[len(head) :]
            line = [(" " * indent, "")] if indent else []
            used, size = indent, cell_len(word)
        if word:
            line.append((word, tone))
            used += size
    if line:
        lines.append(_trimmed(line))
    return lines or [BLANK]


def _words(pieces: Iterable[Piece]) -> Iterable[Piece]:
    for text, tone in pieces:
        for match in _WORDS.finditer(clean(text.replace("\n", " "))):
            yield match[0], tone


def _trimmed(line: Sequence[Piece]) -> Line:
    kept = list(line)
    while kept and kept[-1][0].isspace():
        kept.pop()
    return _joined(kept)


def _joined(line: Sequence[Piece]) -> Line:
    """Neighbours of one tone as one piece: fewer segments to draw."""
    joined: list[Piece] = []
    for text, tone in line:
        if joined and (joined[-1][1] == tone or text.isspace()):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        else:
            joined.append((text, tone))
    return tuple(joined)
