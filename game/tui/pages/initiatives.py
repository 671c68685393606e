"""Words: what may be started, and on whom."""

from __future__ import annotations

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.views.initiatives import InitiativeLine, Target, WordsView


def index(view: WordsView, width: int) -> list[Row]:
    rows = [text(*ink.wrap(((view.line, "strong"),), width), BLANK)]
    for item in view.items:
        voice = "off" if item.barred else "strong"
        tail: Line = ((item.price.text, parts.price(item.price)[1]),)
        lines = ink.spread(((item.name, voice),), tail, width)
        if item.barred:
            lines += [(("  ", ""), *line) for line in parts.barred(item.barred, width - 2, voice="soft")]
        rows.append(Row(tuple(lines), item.id))
    if not view.items:
        rows.append(text((("There is nothing to start.", "soft"),)))
    return rows


def sheet(shown: tuple[InitiativeLine | None, str], width: int) -> list[Row]:
    """One of them; `shown[1]` is the first of a pair once chosen."""
    item, chosen = shown
    if item is None:
        return [text(BLANK)]
    narrow = parts.measure(width, most=80)
    rows = [text(ink.ends(((item.name, "head"),), (parts.price(item.price),), narrow), ink.rule(narrow))]
    rows.append(parts.paragraph(item.text, narrow))
    notes = [*parts.needs(item.needs, narrow)]
    told = "; ".join(need.text for need in item.needs if not need.met)
    if item.note:
        notes += ink.wrap(((item.note, "soft"),), narrow)
    if item.barred and item.barred not in told:
        notes += parts.barred(item.barred, narrow, voice="strong")
    if item.final:
        notes += ink.wrap((("!\N{NO-BREAK SPACE}", "brass"), (item.final, "")), narrow, indent=2)
    if notes:
        rows.append(text(BLANK, *notes))
    if not item.targets:
        return [*rows, text(BLANK), parts.choice("⏎", "Do it", narrow, id="start", enabled=not item.barred)]
    title = "Whom" if not item.two else "The second of the two" if chosen else "The first of the two"
    rows.append(parts.heading(title, narrow))
    rows += [_target(target, narrow, taken=target.id == chosen) for target in item.targets]
    return rows


def _target(target: Target, width: int, *, taken: bool) -> Row:
    voice = "off" if target.reason else "strong"
    name: Line = (("● " if taken else "", "brass"), (target.name, voice))
    office: Line = ((target.office, "soft"),)
    if ink.length(name) + ink.length(office) + 2 <= width:
        lines = [ink.ends(name, office, width)]
    else:
        lines = [name, *((("  ", ""), *line) for line in ink.wrap(office, width - 2))]
    said = target.reason or target.line
    if said:
        sign: Line = (("✗ ", "bad"),) if target.reason else ()
        lines += [(("  ", ""), *line) for line in ink.wrap((*sign, (said, "soft")), width - 2)]
    return Row(tuple(lines), f"on/{target.id}")
