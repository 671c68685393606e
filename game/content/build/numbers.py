"""Numbers: tuning, luck, unknowns, indicators of every kind, formulas and the plan; and the model they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from game.content.build.draft import NOTHING, Draft, pretty
from game.content.build.names import TUNING
from game.content.language.compiler import LanguageError
from game.content.schema import numbers as written
from game.content.schema.document import Document
from game.content.schema.people import Moods
from game.content.yaml.source import Node, Problems
from game.model.arithmetic import added
from game.model.expression import Dynamics, Expression, Row
from game.model.numbers import Better, Budget, Chance, Decided, Formula, Indicator, Share, Shown, Unknown
from game.model.people import Body
from game.model.records import Cause

_MARK = "mark"  # the unit by which an author says that a formula is given at the end only
_WIDE = 8  # standard deviations on either side of a normal chance


def tuning(document: Document) -> dict[str, float]:
    given = {name: it if isinstance(it, float) else it.value for name, it in document.tuning.items()}
    return given | {name: value for name, value in TUNING.items() if name not in given}


def unknowns(document: Document, problems: Problems) -> dict[str, Unknown]:
    """Before there is a draft: the expressions need them."""
    built = {}
    for name, it in document.unknowns.items():
        if sum(part is not None for part in (it.odds, it.one_of, it.between)) != 1:
            problems.add(it.node, "an unknown has exactly one of odds, one_of and between")
        if it.one_of is not None and not sum(it.one_of.values()):
            problems.add(it.node.get("one_of") or it.node, "one_of needs a value whose weight is more than 0")
        if it.between and it.between[0] > it.between[1]:
            problems.add(it.node.get("between") or it.node, "between goes from an earlier turn to a later")
        built[name] = Unknown(it.odds, it.one_of or {}, it.between, it.why)
    return built


def chances(draft: Draft, document: Document) -> dict[str, Chance]:
    return {name: _chance(draft, it) for name, it in document.chances.items()}


def _chance(draft: Draft, it: written.Chance) -> Chance:
    normal = it.spread == "normal"
    for key in ("low", "high") if normal else ("mean", "sd"):
        if it.node.get(key):
            draft.problems.add(it.node.key(key), f"'{key}' has no place where the spread is {it.spread}")
    each: Literal["turn", "year"] = "year" if it.new == "each year" else "turn"
    if normal:
        mean, sd = it.mean or 0.0, 1.0 if it.sd is None else it.sd
        return Chance("normal", mean, sd, mean - _WIDE * sd, mean + _WIDE * sd, each, it.keeps)
    if it.low is None or it.high is None:
        draft.problems.add(it.node, "an even spread needs low and high")
    low, high = it.low or 0.0, 1.0 if it.high is None else it.high
    if it.low is not None and it.high is not None:
        draft.span(it.node.get("low"), low, high)
    return Chance("even", (low + high) / 2, 0.0, low, high, each, it.keeps)


def shown(draft: Draft, it: written.Indicator | written.Formula) -> Shown:
    short = it.short or it.name if isinstance(it, written.Indicator) else it.name
    bands = tuple(sorted(it.bands.items()))
    return Shown(it.name, it.unit, it.decimals, it.better, it.group, bands, draft.text(it.about), short)


def indicators(
    draft: Draft, document: Document, bodies: Mapping[str, Body], luck: Mapping[str, Chance]
) -> dict[str, Indicator]:
    """Every address and what stands there, in the order of `Names.addresses`."""
    built = {name: _indicator(draft, it) for name, it in document.indicators.items()}
    built |= dict(_traits(document))
    built |= dict(_moods(draft, document, bodies))
    if document.budget:
        for name, share in document.budget.shares.items():
            shows = Shown(share.name, "points", group="plan", about=draft.text(share.about))
            built[f"plan.{name}"] = Indicator(shows, share.start, share.min, share.max, "share")
    for name, chance in luck.items():
        shows = Shown(document.chances[name].name or pretty(name), decimals=2)
        built[name] = Indicator(shows, chance.mean, chance.low, chance.high, "chance")
    return {address: built[address] for address in draft.names.addresses if address in built}


def _indicator(draft: Draft, it: written.Indicator) -> Indicator:
    low, high = it.range
    node = it.node
    stock = it.level is None
    if it.flows is not None and it.level is not None:
        draft.problems.add(node.key("level"), "an indicator has flows, if it is a stock, or a level, not both")
    right = draft.span(node.get("range"), low, high)
    if stock and it.start is None:
        draft.problems.add(node, "a stock needs a start")
    elif right and it.start is not None and not low <= it.start <= high:
        draft.problems.add(node.get("start") or node, f"the start is outside the range, {low:g} to {high:g}")
    reported = draft.maybe_number(it.reported)
    return Indicator(shown(draft, it), it.start or 0.0, low, high, stock=stock, reported=reported, hidden=it.hidden)


def _traits(document: Document) -> Iterator[tuple[str, Indicator]]:
    for who, it in document.people.items():
        traits = {"loyalty": (it.loyalty, 0.0, 100.0), "weight": (it.weight, 0.0, 1000.0)}
        traits |= {name: (start, -1000.0, 1000.0) for name, start in it.traits.items() if name not in traits}
        for trait, (start, low, high) in traits.items():
            better: Better = "up" if trait == "loyalty" else "neither"
            shows = Shown(f"{it.name}: {trait.replace('_', ' ')}", better=better)
            yield f"{who}.{trait}", Indicator(shows, start, low, high, "trait", owner=who)


def _moods(draft: Draft, document: Document, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Indicator]]:
    for body in document.bodies.values():
        low, high = (body.moods or Moods(node=body.node)).range
        for bloc, it in body.blocs.items():
            if low < high and not low <= it.mood <= high:
                message = f"the mood is outside its range, {low:g} to {high:g}"
                draft.problems.add(it.node.get("mood") or it.node, message)
            mood = Shown(f"{it.name}: mood", better="up")
            yield f"{bloc}.mood", Indicator(mood, it.mood, low, high, "mood", owner=bloc)
            members = Shown(f"{it.name}: members")
            yield f"{bloc}.members", Indicator(members, it.members, 0.0, 1_000_000.0, "trait", owner=bloc)


def formulas(draft: Draft, document: Document) -> dict[str, Formula]:
    built = {}
    for name, it in document.formulas.items():
        named = isinstance(it, written.Formula)
        shows = shown(draft, it) if isinstance(it, written.Formula) else Shown(name)
        told = named and bool(shows.name)
        built[name] = Formula(shows if shows.name else Shown(name), told, mark=shows.unit == _MARK)
    return built


def dynamics(
    draft: Draft, document: Document, built: Mapping[str, Indicator], bodies: Mapping[str, Body]
) -> Dynamics | None:
    """The whole model as one; None, and the reason told, where formulas need each other."""
    rows: list[tuple[Row, Expression]] = []
    terms = 0
    for name, it in document.indicators.items():
        slot = draft.names.slots[name]
        for label, node in (it.flows or {}).items():
            rows.append((Row(name, slot, Cause("flow", name, label)), draft.number(node)))
        for label, node in (it.level or {}).items():
            rows.append((Row(name, slot, Cause("term", name, label), terms), draft.number(node)))
            terms += 1
    nodes = {name: it.is_ if isinstance(it, written.Formula) else it for name, it in document.formulas.items()}
    sums = [(draft.names.slots[name], draft.number(node)) for name, node in nodes.items()]
    through: dict[tuple[str, str], list[Expression]] = {
        ("support", name): list(body.support.values()) for name, body in bodies.items()
    }
    through |= {("reported", name): [it.reported] for name, it in built.items() if it.reported}
    if draft.problems:  # what could not be read is left out, so that cycles are still found
        rows = [(row, amount) for row, amount in rows if amount is not NOTHING]
        sums = [(slot, amount) for slot, amount in sums if amount is not NOTHING]
        through = {asked: [e for e in read if e is not NOTHING] for asked, read in through.items()}
    try:
        return draft.compiler.dynamics(rows, sums, through=through)
    except LanguageError as fault:
        first = next((word for word in fault.message.replace("'", " ").split() if word in nodes), None)
        draft.problems.add(nodes[first] if first else document.node, fault.message, hint=fault.hint)
        return None


def budget(draft: Draft, document: Document) -> Budget | None:
    it = document.budget
    if it is None:
        return None
    total = added(share.start for share in it.shares.values())
    if abs(total - 100) > 1e-6:
        draft.problems.add(it.node.key("shares"), f"the shares start at {total:g} in all; they add up to 100")
    for share in it.shares.values():
        if not share.min <= share.start <= share.max:
            node = share.node.get("start") or share.node
            draft.problems.add(node, f"the start is outside what is allowed, {share.min:g} to {share.max:g}")
    opens = draft.turn(it.opens, inside=True) if it.opens else 1
    shares = {
        name: Share(share.name, share.start, share.min, share.max, draft.text(share.about))
        for name, share in it.shares.items()
    }
    return Budget(_decided(draft, it), max(1, opens), draft.maybe_number(it.swing), shares)


def _decided(draft: Draft, it: written.Budget) -> tuple[Decided, tuple[int, ...]]:
    if isinstance(it.decided, written.Every):
        return "every", (it.decided.every,)
    if isinstance(it.decided, str):
        return "start", ()
    node = it.node.get("decided")
    if draft.dated and node:
        _begun(draft, node, it.decided)
    return "months", tuple(it.decided)


def _begun(draft: Draft, node: Node, months: list[int]) -> None:
    """Months in which no turn begins are a mistake."""
    begun = {draft.calendar.month(turn) for turn in range(1, min(draft.calendar.turns, 366) + 1)}
    for month, entry in zip(months, node.entries(), strict=False):
        if month not in begun:
            draft.problems.add(entry, f"no turn begins in month {month}")
