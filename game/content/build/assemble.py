"""The last step of reading a scenario: every name resolved, every expression compiled. Reads no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from msgspec import structs

from game.content.build import agenda, history, names, numbers, people, scenes
from game.content.build.draft import Draft
from game.content.build.names import Names
from game.content.language.compiler import Compiler
from game.content.language.vocabulary import Vocabulary
from game.content.schema.convert import convert
from game.content.schema.document import Document, Head
from game.content.yaml.source import Node, Problems
from game.model.calendar import Calendar
from game.model.expression import Expression, Group, Kin
from game.model.numbers import Unknown
from game.model.people import Person
from game.model.scenario import Scenario, Wants
from game.model.scenes import Ending, Event, Print

T = TypeVar("T", Document, Head)


def build(root: Node, problems: Problems, *, id: str, path: str, digest: str) -> Scenario | None:
    """The scenario of the mapping `root`; None, with every mistake in `problems`, where it has any."""
    known = names.gather(root, problems)
    document = convert(root, Document, problems) or _salvaged(root, Document)
    head = document.scenario
    calendar = agenda.calendar(head.calendar, problems)
    unknowns = numbers.unknowns(document, problems)
    reckoning = calendar or agenda.any_calendar()
    compiler = Compiler(_vocabulary(known, reckoning, unknowns))
    draft = Draft(known, compiler, reckoning, problems, dated=calendar is not None)
    draft.decimals, draft.reported = _shown(document), _hidden(document)
    parts = _parts(draft, document)
    if problems:
        return None
    wants = _wants(draft, parts)
    compiler.finish()
    return Scenario(
        id=id, path=path, digest=digest, title=head.title, player=_player(draft, head), unknowns=unknowns,
        calendar=reckoning, wants=wants, themes=known.themes, sources=document.sources, addresses=known.addresses,
        slots=known.slots, traits=known.traits, kin=known.kin, effects=draft.effects,
        nobody=Kin("", (known.slots[""],) * len(known.traits)), **parts,
    )  # fmt: skip


def _parts(draft: Draft, document: Document) -> dict[str, Any]:
    """The sections of the scenario, by the names of its fields."""
    head = document.scenario
    _check_head(draft, head)
    rules = agenda.agenda(draft, head)
    bodies = people.bodies(draft, document)
    everybody = people.people(draft, document)
    luck = numbers.chances(draft, document)
    indicators = numbers.indicators(draft, document, bodies, luck)
    reforms = agenda.reforms(draft, document)
    initiatives = agenda.initiatives(draft, document)
    parts: dict[str, Any] = {
        "goal": draft.text(head.goal),
        "briefing": agenda.briefing(draft, head.briefing),
        "agenda": rules,
        "names": agenda.words(draft, document),
        "levels": agenda.levels(draft, head),
        "vows": agenda.vows(draft, head),
        "tuning": numbers.tuning(document),
        "chances": luck,
        "indicators": indicators,
        "formulas": numbers.formulas(draft, document),
        "budget": numbers.budget(draft, document),
        "reforms": reforms,
        "initiatives": initiatives,
        "people": everybody,
        "dated": people.dated(everybody),
        "cared": people.cared(draft, indicators, people.minds(everybody, bodies, _player(draft, head))),
        "bodies": bodies,
        "votes": people.votes(draft, document, bodies),
        "events": scenes.events(draft, document) | people.moves(draft, document, everybody),
        "commitments": scenes.commitments(draft, document) | people.asked(draft, document),
        "endings": scenes.endings(draft, document),
        "epilogue": scenes.epilogue(draft, document),
        "press": scenes.press(draft, document),
        "archive": scenes.archive(draft, document),
        "history": history.history(draft, document),
        "lines": history.lines(draft, document),
    }
    scenes.unopened(draft, document)
    parts["dynamics"] = numbers.dynamics(draft, document, indicators, bodies)
    return parts


def _check_head(draft: Draft, head: Head) -> None:
    if head.format != agenda.FORMAT:
        node = head.node.get("format") or head.node
        hint = "a newer version of the game may" if head.format > agenda.FORMAT else f"write {agenda.FORMAT}"
        draft.problems.add(node, f"this game does not read format {head.format}", hint=hint)
    _player(draft, head)


def _player(draft: Draft, head: Head) -> str | None:
    return draft.name(head.player, "person", draft.names.people) if head.player else None


def _vocabulary(names: Names, calendar: Calendar, unknowns: Mapping[str, Unknown]) -> Vocabulary:
    return Vocabulary(
        slots=names.slots,
        calendar=calendar,
        traits=names.traits,
        kin=names.kin,
        tuning=frozenset(name for name, kind in names.values.items() if kind == "tuning value"),
        indicators=frozenset(names.sections["indicators"]),
        events=names.events,
        reforms={name: [branch for stage in stages for branch in stage] for name, stages in names.reforms.items()},
        people=names.people,
        bodies=names.bodies,
        titles=names.titles,
        commitments=names.commitments,
        unknowns=unknowns,
        levels=names.sections["levels"],
        vows=names.sections["vows"],
        votes=names.sections["votes"],
        shares=names.shares,
        subjects=names.subjects,
    )


def _shown(document: Document) -> dict[str, int]:
    """How many decimals the numbers of texts have."""
    formulas = {name: getattr(it, "decimals", 0) for name, it in document.formulas.items()}
    return {name: it.decimals for name, it in document.indicators.items()} | formulas


def _hidden(document: Document) -> frozenset[str]:
    """Indicators that can be revealed."""
    return frozenset(name for name, it in document.indicators.items() if it.reported is not None or it.hidden)


def _wants(draft: Draft, parts: Mapping[str, Any]) -> Wants:
    """All conditions that are asked every turn, those of each kind as one."""
    events: Mapping[str, Event] = parts["events"]
    people: Mapping[str, Person] = parts["people"]
    press: Mapping[str, Print] = parts["press"]
    endings: Sequence[Ending] = parts["endings"]
    moves = {f"{who}.{name}": move.when for who, person in people.items() for name, move in person.moves.items()}
    red = {who: person.red_line.when for who, person in people.items() if person.red_line}
    return Wants(
        *_group(draft, {name: event.when for name, event in events.items()}),
        *_group(draft, _always(draft, moves)),
        *_group(draft, red),
        *_group(draft, _always(draft, {name: item.when for name, item in press.items()})),
        *_group(draft, {ending.id: ending.when for ending in endings}),
    )


def _always(draft: Draft, asked: Mapping[str, Expression | None]) -> Mapping[str, Expression | None]:
    """The same, where no condition means at any time."""
    return {name: when or draft.compiler.truth(True) for name, when in asked.items()}


def _group(draft: Draft, asked: Mapping[str, Expression | None]) -> tuple[Group, tuple[str, ...]]:
    given = {name: when for name, when in asked.items() if when}
    return draft.compiler.group(tuple(given.values())), tuple(given)


def _salvaged(root: Node, to: type[T]) -> T:
    """What can be used of a mapping that could not be converted as a whole, so that the rest is looked at too."""
    parts: dict[str, Any] = {}
    for field in structs.fields(to):
        node = root.get(field.encode_name)
        made = convert(node, field.type, Problems()) if node else None
        if made is None and field.type is Head:
            made = _salvaged(node or Node("map", {}, root.file, root.line, root.column), Head)
        if made is not None:
            parts[field.name] = made
        elif field.required:
            parts[field.name] = _EMPTY.get(field.name)
    return to(**parts | {"node": root})


_EMPTY: Mapping[str, Any] = {"format": agenda.FORMAT, "title": "", "indicators": {}, "endings": {}}
