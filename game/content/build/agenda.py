"""The head of a scenario, and what a player can start: levels, vows, the agenda, reforms and initiatives."""

from __future__ import annotations

import datetime as dt

from game.content.build.draft import Draft, day, pretty
from game.content.build.effects import effects
from game.content.build.names import GROUPS
from game.content.schema import agenda as written
from game.content.schema import document as schema
from game.content.schema.convert import convert
from game.content.schema.numbers import Formula
from game.content.yaml.source import Node, Problems
from game.model.calendar import Calendar
from game.model.reforms import Agenda, Back, Casting, Discount, Initiative, Reform, Stage, Way
from game.model.scenario import Briefing, Level, Terms, Vow

FORMAT = 1


def calendar(it: schema.Calendar | None, problems: Problems) -> Calendar | None:
    """None where the author's cannot be used."""
    if it is None:
        return None
    first = day(it.start, problems)
    if first is None:
        return None
    built = Calendar(first, it.step, it.turns)
    try:
        built.last_day(it.turns)
    except (ValueError, OverflowError):
        problems.add(it.node, "the calendar runs past the year 9999")
        return None
    if it.step in ("month", "quarter", "year") and first.day != 1:
        problems.add(it.start, f"a {it.step} begins on the first day of a month", hint=f"write {first:%Y-%m}")
    return built


def any_calendar() -> Calendar:
    """What dates are reckoned by where the scenario's own calendar is wrong."""
    return Calendar(dt.date(1900, 1, 1), "month", 5000)


def agenda(draft: Draft, head: schema.Head) -> Agenda:
    """Also tells the draft what prices are paid in."""
    it = head.agenda
    if it is None:
        draft.paid_in = "" if head.node.get("agenda") else None
        return Agenda(1, 1, 2, (1.0,), None, None, (), 12, ())
    paid_in = draft.name(it.paid_in, "indicator", draft.names.sections["indicators"]) if it.paid_in else None
    draft.paid_in = paid_in
    cheaper = tuple(
        Discount(draft.name(d.theme, "theme or reform", reform_or_theme(draft)), draft.truth(d.when), d.by)
        for d in it.cheaper
    )
    price = draft.maybe_number(it.price, given="cost")
    spare = tuple(it.spare) or (1.0,)
    announced = effects(draft, it.on_announced, "agenda/on_announced")
    return Agenda(it.decrees, it.words, it.scenes, spare, paid_in, price, cheaper, it.fork_closes, announced)


def reform_or_theme(draft: Draft) -> tuple[str, ...]:
    return (*draft.names.reforms, *draft.names.themes)


def briefing(draft: Draft, it: schema.Briefing | None) -> Briefing | None:
    if it is None:
        return None
    known = (*draft.names.addresses, *draft.names.formulas)
    watch = tuple(draft.name(node, "indicator or formula", known) for node in it.watch)
    return Briefing(draft.text(it.who), draft.text(it.aim), watch, draft.text(it.first))


def levels(draft: Draft, head: schema.Head) -> dict[str, Level]:
    built = {}
    for name, it in head.levels.items():
        tuned = it.node.get("tuning")
        for value in it.tuning:
            if draft.names.values.get(value) != "tuning value" and tuned:
                known = [n for n, kind in draft.names.values.items() if kind == "tuning value"]
                draft.unknown(tuned.key(value), "tuning value", value, known)
        text = draft.text(it.text)
        built[name] = Level(it.name or pretty(name), text, it.tuning, it.effects, it.going_back, it.default)
    return built


def vows(draft: Draft, head: schema.Head) -> dict[str, Vow]:
    built = {}
    for name, it in head.vows.items():
        made = draft.name(it.commitment, "commitment", draft.names.sections["commitments"]) if it.commitment else None
        if made and it.commitment and draft.names.commitments.get(made):
            draft.problems.add(it.commitment, f"'{made}' is promised to someone, and cannot be a vow")
        built[name] = Vow(it.name, draft.text(it.text), made)
    return built


def words(draft: Draft, document: schema.Document) -> Terms:
    """What screens call things; groups and themes that the author did not name are called by their ids."""
    it = document.scenario.words
    groups_used = [*(i.group for i in document.indicators.values()), *(i.group for i in _formulas(document))]
    used = dict.fromkeys(filter(None, groups_used))
    groups, themes = (it.groups, it.themes) if it else ({}, {})
    groups = groups | {group: pretty(group) for group in used if group not in groups}
    themes = themes | {theme: pretty(theme) for theme in draft.names.themes if theme not in themes}
    given = {key: getattr(it, key) for key in ("body", "paper", "turn", "decree", "word")} if it else {}
    traits = {trait: pretty(trait).lower() for trait in draft.names.traits} | (it.traits if it else {})
    return Terms(**{key: word for key, word in given.items() if word}, groups=groups, themes=themes, traits=traits)


def _formulas(document: schema.Document) -> list[Formula]:
    return [it for it in document.formulas.values() if isinstance(it, Formula)]


def reforms(draft: Draft, document: schema.Document) -> dict[str, Reform]:
    built = {}
    for name, it in document.reforms.items():
        stages = tuple(_stage(draft, stage, name, number) for number, stage in enumerate(it.stages))
        built[name] = Reform(it.name, it.theme, draft.text(it.text), stages)
    return built


def _stage(draft: Draft, it: written.Stage, reform: str, number: int) -> Stage:
    owner = f"{reform}/{number}"
    cost = it.node.get("cost")
    if number == 0:
        _refuse_beginning(draft, it)
    elif cost is None:
        draft.problems.add(it.node, f"stage {number} of '{reform}' has no cost")
    carried = it.cost.carried if isinstance(it.cost, written.Cost) else it.cost or 0.0
    announced = it.cost.announced if isinstance(it.cost, written.Cost) else None
    draft.price(cost, max(carried, announced or 0.0))
    return Stage(
        it.name,
        draft.text(it.text),
        carried,
        announced,
        draft.needs(it.needs),
        it.takes,
        effects(draft, it.once, f"{owner}.once"),
        effects(draft, it.each_turn, f"{owner}.each_turn"),
        pleased(draft, it.pleases),
        pleased(draft, it.angers),
        _back(draft, it.back, owner) if isinstance(it.back, written.Back) else None,
        {branch: _way(draft, way, branch, owner) for branch, way in it.fork.items()},
    )


def _refuse_beginning(draft: Draft, it: written.Stage) -> None:
    for key in ("cost", "needs", "once", "fork", "back"):
        if it.node.get(key):
            draft.problems.add(it.node.key(key), f"'{key}' has no place in stage 0, where the game begins")


def pleased(draft: Draft, node: Node | None) -> tuple[str, ...]:
    """People and blocs, by their ids."""
    return draft.names_in(node, "person or bloc", draft.names.kin)


def _back(draft: Draft, it: written.Back, owner: str) -> Back:
    cost = draft.price(it.node.get("cost"), it.cost)
    return Back(cost, draft.needs(it.needs), effects(draft, it.once, f"{owner}.back"))


def _way(draft: Draft, it: written.Way, branch: str, owner: str) -> Way:
    return Way(
        it.name or pretty(branch),
        draft.text(it.text),
        draft.needs(it.needs),
        effects(draft, it.once, f"{owner}.{branch}.once"),
        effects(draft, it.each_turn, f"{owner}.{branch}.each_turn"),
        pleased(draft, it.pleases),
        pleased(draft, it.angers),
    )


def initiatives(draft: Draft, document: schema.Document) -> dict[str, Initiative]:
    return {name: _initiative(draft, it, name) for name, it in document.initiatives.items()}


def _initiative(draft: Draft, it: written.Initiative, name: str) -> Initiative:
    opens = draft.names_in(it.opens, "event", draft.names.sections["events"])
    draft.opened |= {(event, f"initiative {name}") for event in opens}
    if not opens:
        draft.problems.add(it.opens, "an initiative opens at least one event")
    casting = _casting(draft, it.with_) if it.with_ else None
    cast = 0 if casting is None else 2 if casting.two else 1
    again = it.again
    after, worth = (again.after, again.worth) if isinstance(again, written.Again) else (again, None)
    return Initiative(
        it.name,
        draft.text(it.text, cast=cast),
        draft.price(it.node.get("cost"), it.cost),
        draft.needs(it.needs, cast=cast),
        casting,
        after if isinstance(after, int) else 0,
        worth,
        again == "never",
        opens,
    )


def _casting(draft: Draft, it: Node | written.Cast, *, two: bool = False) -> Casting:
    if isinstance(it, Node):
        return Casting(draft.name(it, "body", (*GROUPS, *draft.names.bodies)), None, two)
    if it.two is not None and not two:
        inside = it.two if it.two.kind == "text" else convert(it.two, written.Cast, draft.problems)
        if it.body or it.if_:
            draft.problems.add(it.node, "'two' stands alone: body and if go inside it")
        return _casting(draft, inside, two=True) if inside else Casting("seated", None, True)
    if it.body is None:
        draft.problems.add(it.node, "'with' says on whom: seated, people, blocs or a body")
        return Casting("seated", None, two)
    of = draft.name(it.body, "body", (*GROUPS, *draft.names.bodies))
    return Casting(of, draft.truth(it.if_, member=True) if it.if_ else None, two)
