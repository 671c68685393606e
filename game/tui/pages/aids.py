"""Settings and help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.store.settings import Settings
from game.tui.drawing import ink, themes
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.tui.pages.guide import GUIDE
from game.views.help import HelpView

_THEMES = {
    "night": ("Night", "charcoal, deep red, brass"),
    "paper": ("Paper", "newsprint and ink"),
    "contrast": ("High contrast", "white and yellow on black"),
}
Keys = tuple[str, tuple[tuple[str, str], ...]]  # a screen's name and its (key, what it does)

SCREENS = {"body": "council", "end": "the end", "question": "a question", "decision": "a paper", "vote": "the count"}

_SIGNS = (
    ("▲ ▼", "a number rises or falls: one sign a little, three a great deal"),
    ("▵ ▿", "rises or falls too, by how much is not said"),
    ("…", "a paper or a scene comes of it later"),
    ("≈", "as reported: the truth may differ"),
    ("● ◐ ○", "a member is for you, waits, or is against you; – away, · without a vote"),
    ("✓ ✗", "a condition that holds, and one that does not; kept and broken"),
    ("▪ ≡ ◆", "a paper to answer; a wire, only to be read; another's move, not by your hand"),
    ("✎ →", "ordered and still yours to take back; on its way"),
    ("~ ⚑", "a rumour; your vow"),
)


def settings(chosen: Settings, width: int) -> list[Row]:
    narrow = parts.measure(width, most=64)
    rows = [parts.heading("Colours", narrow, first=True)]
    here = chosen.theme or themes.NAMES[0]
    for name in themes.NAMES:
        title, about = _THEMES[name]
        rows.append(_switch(f"theme/{name}", title, about, here == name, narrow))
    rows.append(parts.heading("Manner", narrow))
    rows.append(_switch("motion", "Motion", "pictures move; switch off for a still screen", chosen.motion, narrow))
    rows.append(
        _switch("asks", "A question at the end", "before a turn ends with something unused", chosen.asks, narrow)
    )
    rows.append(_switch("plain_words", "Plain signs", "letters for arrows, dots and bars", chosen.plain_words, narrow))
    rows.append(parts.heading("Keys", narrow))
    aside = f"{len(chosen.keys)} of your own" if chosen.keys else "as they come"
    rows.append(Row((ink.ends((("  Which key does what", ""),), ((aside, "soft"),), narrow),), "keys/"))
    return rows


class KeyLine(NamedTuple):
    """A binding: what it does, its keys as written, the screen that it is listed under, whether they are `own` keys."""

    id: str
    words: str
    keys: str
    under: str
    own: bool


def keys(lines: Sequence[KeyLine], width: int) -> list[Row]:
    """Every binding under the screen that has it, with its keys; those of the player's own are marked."""
    rows: list[Row] = []
    under = ""
    for line in lines:
        if line.under != under:
            under = line.under
            rows.append(parts.heading(SCREENS.get(under, under), width, first=not rows))
        tail: Line = (("✎ ", "brass") if line.own else ("", ""), (line.keys, "key"))
        rows.append(Row((ink.ends(((line.words, "strong" if line.own else ""),), tail, width),), line.id))
    return rows


def caught(words: str, width: int) -> list[Row]:
    """While a key is waited for."""
    return [text(*ink.wrap((("Press the key that shall be “", ""), (words, "strong"), ("”.", "")), width), BLANK,
                 (("esc", "key"), (" leaves it as it is", "soft")))]  # fmt: skip


def _switch(id: str, title: str, about: str, on: bool, width: int) -> Row:
    head: Line = (("● " if on else "○ ", "brass"), (title, "strong" if on else ""))
    rest = [(("  ", ""), *line) for line in ink.wrap(((about, "soft"),), width - 2)]
    return Row((ink.ends(head, (("on", "good") if on else ("off", "soft"),), width), *rest), id)


def help_page(shown: tuple[HelpView | None, tuple[Keys, ...], str], width: int) -> list[Row]:
    """What the screen one came from is for, its keys, the signs, then the game's own terms."""
    view, keys, here = shown
    narrow = parts.measure(width, most=84)
    rows: list[Row] = []
    if here in GUIDE:
        rows.append(parts.heading(SCREENS.get(here, here), narrow, first=True))
        rows.append(text(*ink.wrap(((GUIDE[here], ""),), parts.measure(narrow))))
    for name, pairs in keys:
        rows.append(parts.heading(name, narrow, first=not rows))
        rows.append(text(*_columns(pairs, narrow)))
    rows.append(parts.heading("Signs", narrow, first=not rows))
    for sign, about in _SIGNS:
        body = ink.wrap(((about, ""),), narrow - 8)
        rows.append(text(((ink.pad(sign, 8), "key"), *body[0]), *((("        ", ""), *line) for line in body[1:])))
    for topic in view.topics if view else ():
        rows.append(parts.heading(topic.title, narrow))
        rows.append(parts.paragraph(topic.text, narrow))
    return [*rows, text(BLANK)]


def _columns(pairs: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Keys in as many columns as there is room for, read down."""
    columns = max(1, min(3, width // 28))
    size = width // columns
    height = -(-len(pairs) // columns)
    lines: list[Line] = []
    for row in range(height):
        cells = [pairs[at] for at in range(row, len(pairs), height)]
        lines.append(tuple(p for key, about in cells for p in ((f"{key:<6}", "key"), (ink.pad(about, size - 6), ""))))
    return lines
