"""Orders written down beforehand: what history decided, how the lines of play decide; and history's real values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.build.draft import LARGEST, Draft
from game.content.build.names import refused
from game.content.schema import scenes as written
from game.content.schema.document import Document
from game.content.yaml.source import Node, nearest
from game.model.history import History, Line, Series, Standing
from game.model.orders import Choose, Decree, Order, Plan, Word

KINDS: dict[str, tuple[str, ...]] = {
    "choose": (),
    "reform": ("to", "announced", "fork"),
    "initiative": ("with",),
    "plan": (),
}


def order(draft: Draft, node: Node) -> Order | None:
    """The order in `node`, or None where there is none, and the reason told."""
    kinds = [key for key, _ in node.items() if key in KINDS]
    if len(kinds) != 1:
        draft.problems.add(node, "an order is one of choose, reform, initiative and plan")
        return None
    kind = kinds[0]
    for key, _ in node.items():
        if key != kind and key not in KINDS[kind]:
            message = f"'{key}' has no place in an order that begins '{kind}'"
            draft.problems.add(node.key(key), message, hint=nearest(key, KINDS[kind]))
    return _READERS[kind](draft, node)


def _text(draft: Draft, node: Node, key: str) -> Node | None:
    found = node.get(key)
    if found is None or found.kind != "text":
        draft.problems.add(found or node, f"'{key}' should be an id")
        return None
    return found


def _choose(draft: Draft, node: Node) -> Order | None:
    found = _text(draft, node, "choose")
    if found is None:
        return None
    scene, dot, choice = str(found.value).rpartition(".")
    if not dot:
        draft.problems.add(found, "a choice is written event.choice")
    elif scene not in draft.names.events:
        draft.unknown(found, "event", scene, draft.names.events)
    elif choice not in draft.names.events[scene] and not (choice == "read" and not draft.names.events[scene]):
        draft.part(_as(found, choice), scene, "choice", draft.names.events[scene])
    return Choose(scene, choice)


def _as(node: Node, value: str) -> Node:
    return Node("text", value, node.file, node.line, node.column, value)


def _reform(draft: Draft, node: Node) -> Order | None:
    found, to, fork, announced = _text(draft, node, "reform"), node.get("to"), node.get("fork"), node.get("announced")
    if found is None:
        return None
    if to is None or to.kind != "number" or not isinstance(to.value, int):
        draft.problems.add(to or node, "'to' should be the number of a stage")
        return None
    if announced and announced.kind != "truth":
        draft.problems.add(announced, "'announced' should be true or false")
    return decree(draft, found, to, to.value, fork, announced=bool(announced and announced.value))


def decree(draft: Draft, reform: Node, to: Node | None, stage: int, fork: Node | None, *, announced: bool) -> Decree:
    """The decree that takes `reform` to `stage`, by the branch `fork` if that is given."""
    name = draft.name(reform, "reform", draft.names.reforms)
    stages = draft.names.reforms.get(name, ())
    if to and stages and not 0 <= stage < len(stages):
        draft.problems.add(to, f"'{name}' has stages 0 to {len(stages) - 1}")
    if fork is None:
        return Decree(name, stage, announced)
    branches = tuple(branch for way in stages for branch in way)
    return Decree(name, stage, announced, draft.part(fork, name, "branch", branches) if stages else None)


def _initiative(draft: Draft, node: Node) -> Order | None:
    found = _text(draft, node, "initiative")
    return target(draft, found, node.get("with")) if found else None


def target(draft: Draft, initiative: Node, whom: Node | None) -> Word:
    """The word that starts `initiative`, on whoever is named."""
    name = draft.name(initiative, "initiative", draft.names.sections["initiatives"])
    names = draft.names_in(whom, "person or bloc", draft.names.kin)
    if len(names) > 2 and whom:
        draft.problems.add(whom, "an initiative is on two at most")
    return Word(name, *names[:2])


def _plan(draft: Draft, node: Node) -> Order | None:
    section = node.get("plan")
    if section is None or section.kind != "map":
        draft.problems.add(section or node, "'plan' should be a mapping of shares")
        return None
    shares: list[tuple[str, float]] = []
    for share, value in section.items():
        draft.name(section.key(share), "share of the plan", draft.names.shares)
        if value.kind == "number" and isinstance(value.value, int | float) and 0 <= value.value <= 100:
            shares.append((share, float(value.value)))
        else:
            draft.problems.add(value, "a share is a number of points, 0 to 100")
    return Plan(tuple(shares))


_READERS: dict[str, Callable[[Draft, Node], Order | None]] = {
    "choose": _choose,
    "reform": _reform,
    "initiative": _initiative,
    "plan": _plan,
}


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
