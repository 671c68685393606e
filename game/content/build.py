"""The last step of reading a scenario: every name resolved, every expression compiled. Reads no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from msgspec import structs

from game.content import (
    build_agenda,
    build_history,
    build_names,
    build_numbers,
    build_people,
    build_scenes,
)  # fmt: skip
from game.content.build_draft import Draft
from game.content.build_names import Names
from game.content.convert import convert
from game.content.lang_names import Vocabulary
from game.content.language import Compiler
from game.content.schema import Document, Head
from game.content.source import Node, Problems
from game.model.calendar import Calendar
from game.model.expression import Expression, Group, Kin
from game.model.numbers import Unknown
from game.model.people import Person
from game.model.scenario import Scenario, Wants
from game.model.scenes import Ending, Event, Print

T = TypeVar("T", Document, Head)


def build(root: Node, problems: Problems, *, id: str, path: str, digest: str) -> Scenario | None:
    """The scenario of the mapping `root`; None, with every mistake in `problems`, where it has any."""
    names = build_names.gather(root, problems)
    document = convert(root, Document, problems) or _salvaged(root, Document)
    head = document.scenario
    calendar = build_agenda.calendar(head.calendar, problems)
    unknowns = build_numbers.unknowns(document, problems)
    reckoning = calendar or build_agenda.any_calendar()
    compiler = Compiler(_vocabulary(names, reckoning, unknowns))
    draft = Draft(names, compiler, reckoning, problems, dated=calendar is not None)
    draft.decimals, draft.reported = _shown(document), _hidden(document)
    parts = _parts(draft, document)
    if problems:
        return None
    wants = _wants(draft, parts)
    compiler.finish()
    return Scenario(
        id=id, path=path, digest=digest, title=head.title, player=_player(draft, head), unknowns=unknowns,
        calendar=reckoning, wants=wants, themes=names.themes, sources=document.sources, addresses=names.addresses,
        slots=names.slots, traits=names.traits, kin=names.kin, effects=draft.effects,
        nobody=Kin("", (names.slots[""],) * len(names.traits)), **parts,
    )  # fmt: skip


def _parts(draft: Draft, document: Document) -> dict[str, Any]:
    """The sections of the scenario, by the names of its fields."""
    head = document.scenario
    _check_head(draft, head)
    agenda = build_agenda.agenda(draft, head)
    bodies = build_people.bodies(draft, document)
    people = build_people.people(draft, document)
    luck = build_numbers.chances(draft, document)
    indicators = build_numbers.indicators(draft, document, bodies, luck)
    reforms = build_agenda.reforms(draft, document)
    initiatives = build_agenda.initiatives(draft, document)
    parts: dict[str, Any] = {
        "goal": draft.text(head.goal),
        "briefing": build_agenda.briefing(draft, head.briefing),
        "agenda": agenda,
        "names": build_agenda.words(draft, document),
        "levels": build_agenda.levels(draft, head),
        "vows": build_agenda.vows(draft, head),
        "tuning": build_numbers.tuning(document),
        "chances": luck,
        "indicators": indicators,
        "formulas": build_numbers.formulas(draft, document),
        "budget": build_numbers.budget(draft, document),
        "reforms": reforms,
        "initiatives": initiatives,
        "people": people,
        "dated": build_people.dated(people),
        "cared": build_people.cared(draft, indicators, build_people.minds(people, bodies, _player(draft, head))),
        "bodies": bodies,
        "votes": build_people.votes(draft, document, bodies),
        "events": build_scenes.events(draft, document) | build_people.moves(draft, document, people),
        "commitments": build_scenes.commitments(draft, document) | build_people.asked(draft, document),
        "endings": build_scenes.endings(draft, document),
        "epilogue": build_scenes.epilogue(draft, document),
        "press": build_scenes.press(draft, document),
        "archive": build_scenes.archive(draft, document),
        "history": build_history.history(draft, document),
        "lines": build_history.lines(draft, document),
    }
    build_scenes.unopened(draft, document)
    parts["dynamics"] = build_numbers.dynamics(draft, document, indicators, bodies)
    return parts


def _check_head(draft: Draft, head: Head) -> None:
    if head.format != build_agenda.FORMAT:
        node = head.node.get("format") or head.node
        hint = (
            "a newer version of the game may" if head.format > build_agenda.FORMAT else f"write {build_agenda.FORMAT}"
        )
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


_EMPTY: Mapping[str, Any] = {"format": build_agenda.FORMAT, "title": "", "indicators": {}, "endings": {}}
