"""Orders written down beforehand: what history decided, how the lines of play decide; and history's real values."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.schema import scenes as written
from game.content.build.draft import LARGEST, Draft
from game.content.build.names import refused
from game.content.build.orders import decree, order, target
from game.content.schema.document import Document
from game.content.yaml.source import Node, nearest
from game.model.history import History, Line, Series, Standing
from game.model.orders import Order

OVER = {"sum": "sum", "mean": "mean", "start": "start", "end": "end", "year_end": "end"}


def history(draft: Draft, document: Document) -> History:
    it = document.history
    if it is None:
        return History({}, {})
    decisions = dated_orders(draft, it.node.get("decisions"), it.decisions)
    series = {name: built for name, node in it.series.items() if (built := _series(draft, node, document))}
    return History(decisions, series)


def dated_orders(draft: Draft, section: Node | None, dated: Mapping[str, Node]) -> dict[int, tuple[Order, ...]]:
    """Orders by turn, those of one turn in the order of the text."""
    built: dict[int, tuple[Order, ...]] = {}
    for date, node in dated.items():
        assert section
        turn = draft.turn(section.key(date), inside=True)
        orders = (order(draft, entry) for entry in node.entries())
        built[turn] = built.get(turn, ()) + tuple(given for given in orders if given)
    return dict(sorted(built.items()))


def _series(draft: Draft, node: Node, document: Document) -> Series | None:
    of = node.get("of")
    if of is None:
        draft.problems.add(node, "'of' is missing here", hint="write of: {indicator: id, as: mean}")
        return None
    indicator = _of(draft, of)
    if indicator is None:
        return None
    how, scale, span = of.get("as"), of.get("scale"), of.get("years")
    address = draft.name(indicator, "indicator or formula", (*draft.names.addresses, *draft.names.formulas))
    it = document.indicators.get(address)
    name, source = _word(draft, node, "name"), node.get("source")
    if source and not refused(source.written):  # an id; else the source in so many words
        draft.name(source, "source", draft.names.sections["sources"])
    return Series(
        name or (it.name if it else address),
        address,
        OVER.get(str(how.value) if how else "end", "end"),
        _years(draft, node),
        source.written if source else "",
        float(scale.value) if scale and isinstance(scale.value, int | float) else 1.0,
        span.value if span and isinstance(span.value, int) else 1,
    )


_OF = ("indicator", "as", "scale", "years")


def _of(draft: Draft, of: Node) -> Node | None:
    """The indicator; how its values make one for a year, and all else, is only checked."""
    if of.kind == "text":
        return of
    for key, _ in of.items():
        if key not in _OF:
            draft.problems.add(of.key(key), f"'{key}' has no place here", hint=nearest(key, _OF))
    indicator, how, scale, span = (of.get(key) for key in _OF)
    if indicator is None:
        draft.problems.add(of, "'indicator' is missing here")
    if how and (not isinstance(how.value, str) or how.value not in OVER):
        draft.problems.add(how, f"this should be {', '.join(OVER)}", hint=nearest(how.written, OVER))
    if scale and not isinstance(scale.value, int | float):
        draft.problems.add(scale, "'scale' should be a number")
    if span and not (isinstance(span.value, int) and 1 <= span.value <= 100):
        draft.problems.add(span, "'years' should be a whole number from 1 to 100", hint="means of so many are compared")
    return indicator


def _word(draft: Draft, node: Node, key: str) -> str:
    found = node.get(key)
    if found and not isinstance(found.value, str):
        draft.problems.add(found, f"'{key}' should be a text")
    return found.value if found and isinstance(found.value, str) else ""


def _years(draft: Draft, node: Node) -> dict[int, float]:
    years: dict[int, float] = {}
    for key, value in node.items():
        if key in ("of", "name", "source"):
            continue
        if not (key.isascii() and key.isdigit() and 1 <= len(key) <= 4 and int(key) > 0):
            draft.problems.add(
                node.key(key), f"'{key}' has no place here", hint="a series has of, name, source and years"
            )
        elif value.kind != "number" or not isinstance(value.value, int | float) or abs(value.value) >= LARGEST:
            draft.problems.add(value, f"the value of {key} should be a number")
        else:
            years[int(key)] = float(value.value)
    return dict(sorted(years.items()))


def lines(draft: Draft, document: Document) -> dict[str, Line]:
    return {name: _line(draft, it) for name, it in document.lines.items()}


def _line(draft: Draft, it: written.Line) -> Line:
    for part, kind, known in (
        ("aims", "indicator", draft.names.addresses),
        ("plan", "share of the plan", draft.names.shares),
    ):
        section = it.node.get(part)
        for name, _ in section.items() if section else ():
            assert section
            draft.name(section.key(name), kind, known)
    return Line(
        it.name,
        draft.text(it.text),
        dated_orders(draft, it.node.get("orders"), it.orders),
        _answers(draft, it),
        it.aims,
        tuple(_decree(draft, standing) for standing in it.decrees),
        tuple(_word_of(draft, standing) for standing in it.words),
        it.plan,
        it.keep,
    )


def _answers(draft: Draft, it: written.Line) -> dict[str, str]:
    section = it.node.get("answers")
    built = {}
    for event, node in it.answers.items():
        assert section
        known = draft.name(section.key(event), "event", draft.names.events)
        built[event] = draft.part(node, event, "choice", draft.names.events.get(known, (node.written,)))
    return built


def _decree(draft: Draft, it: written.StandingDecree) -> Standing:
    to = it.node.get("to")
    return Standing(decree(draft, it.reform, to, it.to, it.fork, announced=it.announced), draft.when(it.when))


def _word_of(draft: Draft, it: written.StandingWord) -> Standing:
    return Standing(target(draft, it.initiative, it.with_), draft.when(it.when))
