"""A paper and its choices; after the answer, what came of it."""

from __future__ import annotations

from game.tui.drawing import ink
from game.tui.drawing.ink import BLANK, Line, Piece, Row, text
from game.tui.pages import parts
from game.tui.pages.vote import verdict
from game.views.decision import ChoiceLine, DecisionView
from game.views.outcome import ResultView
from game.views.wording import numbers

READ = "read"
Shown = tuple[DecisionView | ResultView, bool]
Whole = tuple[DecisionView | ResultView, bool, bool]
_KINDS = {"wire": "A wire", "move": "Not by your hand", "word": "Of your own asking"}


def document(shown: Shown, width: int) -> list[Row]:
    """The paper itself; or the result, with what really happened when it has been asked for."""
    view, history = shown
    narrow = parts.measure(width)
    if isinstance(view, DecisionView):
        bearer = ", ".join(part for part in (view.bearer.name, view.bearer.office) if part)
        kind = "" if view.note else _KINDS.get(view.kind, "")
        rows = [_top(view.title, view.date, narrow, storm=view.storm)]
        told = ((view.place, "brass"), (kind, "brass"), (bearer, "soft"))
        spaced: list[Piece] = [piece for part in told if part[0] for piece in ((" · ", "soft"), part)]
        if spaced:
            rows.append(text(*ink.wrap(spaced[1:], narrow)))
        rows.append(text(BLANK, *parts.prose(view.text, narrow), BLANK))
        return [*rows, *_history(view, narrow), text(BLANK)] if history else rows
    rows = [_top(view.title, "", narrow)]
    if view.label:
        rows.append(text(BLANK, *ink.wrap((("“", "brass"), (view.label, "quote"), ("”", "brass")), narrow, indent=1)))
    if view.text:
        rows.append(text(BLANK, *parts.prose(view.text, narrow)))
    for vote in view.votes:
        rows += [text(BLANK), *verdict(vote, narrow)]
    if history:
        rows += _history(view, narrow)
    return [*rows, text(BLANK)]


def _history(view: DecisionView | ResultView, width: int) -> list[Row]:
    rows = [parts.heading("What really happened", width)]
    words = parts.prose(view.history, width) if view.history else [(("Nothing is written down here.", "soft"),)]
    rows.append(text(*words))
    if view.sources:
        rows.append(text(BLANK, *ink.wrap((("; ".join(view.sources), "aside"),), width)))
    return rows


def _top(title: str, date: str, width: int, *, storm: bool = False) -> Row:
    tail: Line = ((" storm ", "badge"), (f" {date}", "soft")) if storm else ((date, "soft"),)
    return text(*ink.spread(((title, "head"),), tail, width), ink.rule(width))


def answers(shown: Whole, width: int) -> list[Row]:
    """The choices with what is known of each; or what the answer moved, and the way on. `shown[2]`: after the paper
    itself, where there is room for one pane only."""
    view, history, whole = shown
    if whole:
        return [*document((view, history), width), *_below(view, width)]
    return _below(view, width)


def _below(view: DecisionView | ResultView, width: int) -> list[Row]:
    narrow = parts.measure(width, most=84)
    if isinstance(view, ResultView):
        return _outcome(view, narrow)
    rows: list[Row] = []
    if view.note:
        rows.append(text(*ink.wrap(((view.note, "masthead"),), narrow), BLANK))
    if not view.choices:
        return [*rows, parts.choice("⏎", "Read. Put it away.", narrow, id=READ)]
    for number, choice in enumerate(view.choices):
        rows += [text(BLANK)] if number else []
        rows.append(_choice(choice, narrow))
    return rows


def _choice(choice: ChoiceLine, width: int) -> Row:
    tail = parts.price(choice.price) if choice.price and choice.price.amount else ("", "")
    head = parts.choice(choice.key, choice.label, width, id=choice.id, enabled=choice.enabled, tail=tail)
    inner = width - 3
    lines: list[Line] = []
    if choice.reason:
        lines += ink.wrap((("✗\N{NO-BREAK SPACE}", "bad"), (choice.reason, "")), inner, indent=2)
    lines += parts.effects(choice.lines, inner)
    lines += parts.unmeasured(choice.gains, choice.loses, inner)
    if choice.later:
        lines += ink.wrap((("…   ", "brass"), (choice.later, "soft")), inner, indent=4)
    body = tuple((("   ", ""), *line) for line in lines)
    return Row((*head.lines, *body), choice.id)


def _outcome(view: ResultView, width: int) -> list[Row]:
    rows: list[Row] = []
    if view.moved:
        rows.append(parts.heading("What moved", width, first=True))
        size = max(len(moved.text) for moved in view.moved)
        for moved in view.moved:
            tail: Line = (parts.delta(moved.delta, 7), ("  ", ""), (ink.right(moved.text, size), "strong"))
            rows.append(Row(tuple(ink.spread(((moved.name, ""),), tail, width)), f"why/{moved.id}"))
        if view.smaller:
            rows.append(text(((f"and {numbers.count(view.smaller, 'smaller change')}", "soft"),)))
    for title, words in (("Besides", view.others), ("Set in motion", view.scheduled)):
        if words:
            rows.append(parts.heading(title, width, first=not rows))
            rows.append(text(*parts.sentences(words, width)))
    if view.votes:
        rows.append(parts.heading("The count", width, first=not rows))
        rows += [Row(tuple(ink.wrap(((vote.line, ""),), width)), f"vote/{vote.id}") for vote in view.votes]
    if rows:
        rows.append(text(BLANK))
    return [*rows, parts.choice("⏎", "Go on", width, id="on")]
