"""Before the game: the title, the scenarios, the briefing, the saves, a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts

if TYPE_CHECKING:
    from game.views.title import BriefingView, Offer, SaveLine, SavesView, ScenarioLine, TitleView

_LETTERS = (
    "▀▀█▀▀ █   █ █▀▀▀    ▀▀█▀▀ █   █ ▄▀▀▀▄ █   █",
    "  █   █▀▀▀█ █▀▀       █   █▀▀▀█ █▀▀▀█ █ █ █",
    "  █   █   █ █▄▄▄      █   █   █ █   █ ▀▄▀▄▀",
)
_DRIPS = (
    "  ▀   ╹   ▀ ▀ ▘▝      ▀   ▀   ╹ ▀   ▀  ▘ ▝ ",
    "  '       '             '       '          ",
)


def banner(value: object, width: int) -> list[Row]:
    """The name of the game, and what runs down from it."""
    wide = len(_LETTERS[0])
    if width < wide + 2:
        return [text(BLANK, (("THE THAW", "masthead"),), BLANK)]
    left = " " * ((width - wide) // 2)
    letters: list[Line] = [((left + line, "strong"),) for line in _LETTERS]
    drips: list[Line] = [((left + line, tone),) for line, tone in zip(_DRIPS, ("soft", "soft"), strict=True)]
    return [text(BLANK, *letters, *drips)]


def menu(view: TitleView, width: int) -> list[Row]:
    """Continue only where there is a game to go on with."""
    rows: list[Row] = []
    if view.newest:
        said = " · ".join(part for part in (view.newest.title, view.newest.when, view.newest.status) if part)
        label = "How it ended" if view.newest.ended else "Continue"
        rows.append(Row((((label, "strong"),), ((ink.cut(said, width), "soft"),)), "continue"))
    begin = next((line for line in view.scenarios if not line.trouble), None)
    named = f" · {begin.title}" if begin else ""
    items = (("new", "New game", named), ("scenarios", "Scenarios", ""), ("load", "Load a game", ""))
    for id, label, tail in (*items, ("settings", "Settings", ""), ("help", "Help", ""), ("quit", "Quit", "")):
        rows.append(Row((((label, "strong"), (ink.cut(tail, width - len(label)), "soft")),), id))
    return rows


def scenarios(view: TitleView, width: int) -> list[Row]:
    rows = [parts.heading("Scenarios", width, first=True)]
    for line in view.scenarios:
        rows += [text(BLANK), Row(tuple(_scenario(line, width)), line.path)]
    if not view.scenarios:
        rows.append(text((("None was found.", "soft"),)))
    return rows


def _scenario(line: ScenarioLine, width: int) -> list[Line]:
    head: Line = ((line.title, "strong" if not line.trouble else "off"), (f"  {line.id}", "soft"))
    body = ink.wrap(((line.about, ""),), parts.measure(width)) if line.about else []
    trouble = parts.bullet(((line.trouble, "bad"),), parts.measure(width), sign="✗") if line.trouble else []
    return [ink.ends(head, (), width), *body, *trouble]


def briefing(view: BriefingView, width: int) -> list[Row]:
    """One screen: who you are, what you are after, what to watch, what comes first."""
    narrow = parts.measure(width)
    title, years = (view.title, "masthead"), (view.years, "soft")
    if ink.length((title, years)) < narrow:
        head = [ink.ends((title,), (years,), narrow)]
    else:
        head = [*ink.wrap((title,), narrow), *ink.wrap((years,), narrow)]
    rows = [text(*head, ink.rule(narrow))]
    rows.append(text(*parts.prose(view.who, narrow)))
    if view.aim or view.goal:
        rows.append(text(BLANK, *parts.prose(view.aim or view.goal, narrow, voice="strong")))
    if view.watch:
        rows.append(parts.heading("Watch", narrow))
        name = max(len(each.name) for each in view.watch) + 2
        said = max(len(each.text) for each in view.watch) + 2
        for each in view.watch:
            level = (ink.kept(each.level, narrow), "soft") if each.level else ("", "")
            line = ((ink.pad(each.name, name), ""), (ink.pad(each.text, said), "strong"), level)
            rows.append(text(*ink.wrap(line, narrow, indent=name)))
    if view.first:
        rows.append(parts.heading("First", narrow))
        rows.append(text(*parts.prose(view.first, narrow)))
    return [*rows, text(BLANK)]


def terms(shown: tuple[BriefingView, str, str, str], width: int) -> list[Row]:
    """The levels and the vows, with the ones taken marked, then the way in. `shown`: the view, the level, the vow, and
    the row under the cursor, which alone shows its text."""
    view, level, vow, here = shown
    narrow = parts.measure(width, most=64)
    rows: list[Row] = []
    if view.levels:
        rows.append(parts.heading("How it is played", narrow, first=True))
        rows += [_offer(each, f"level/{each.id}", each.id == level, narrow, here=here) for each in view.levels]
    if view.vows:
        rows.append(parts.heading("A vow, kept in view", narrow, first=not rows))
        rows.append(Row((((_tick(not vow), "brass"), ("None", "")),), "vow/"))
        rows += [_offer(each, f"vow/{each.id}", each.id == vow, narrow, here=here) for each in view.vows]
    rows += [text(BLANK), parts.choice("⏎" if here == "begin" else "b", "Begin", narrow, id="begin")]
    return rows


def _tick(chosen: bool) -> str:
    return "● " if chosen else "○ "


def _offer(offer: Offer, id: str, chosen: bool, width: int, *, here: str) -> Row:
    name = ink.wrap(((offer.name, "strong" if chosen else ""),), width - 2)
    lines: list[Line] = [((_tick(chosen), "brass"), *name[0]), *((("  ", ""), *more) for more in name[1:])]
    if offer.text and id == here:
        lines += [(("  ", ""), *line) for line in parts.prose(offer.text, width - 2, voice="soft")]
    return Row(tuple(lines), id)


def saves(view: SavesView, width: int) -> list[Row]:
    rows = [parts.heading("Games kept", width, first=True, aside=view.place)]
    for line in view.saves:
        rows += [text(BLANK), Row(tuple(_save(line, width)), line.path)]
    if not view.saves:
        rows.append(text((("None yet. A game is kept from its first order on.", "soft"),)))
    return rows


def _save(line: SaveLine, width: int) -> list[Line]:
    if line.trouble:
        trouble = parts.bullet(((line.trouble, "bad"),), width, sign="✗")
        return [ink.ends(((line.name, "off"),), (), width), *trouble]
    said = " · ".join(part for part in (line.when, line.status) if part)
    return [ink.ends(((line.title, "strong"),), ((line.name, "soft"),), width), ((ink.cut(said, width), ""),)]


def question(shown: tuple[str, str, str], width: int) -> list[Row]:
    words, yes, no = shown
    body: Sequence[Line] = ink.wrap(((words, ""),), width)
    return [text(*body, BLANK), parts.choice("y", yes, width, id="yes"), parts.choice("n", no, width, id="no")]
