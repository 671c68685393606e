"""What is read: events, commitments, endings, the epilogue, the press and the archive."""

from __future__ import annotations

from game.content.build.draft import Draft
from game.content.build.effects import effects
from game.content.build.people import due_turn
from game.content.schema import scenes as written
from game.content.schema.document import Document
from game.content.schema.people import After
from game.content.yaml.source import Node
from game.model.scenes import Choice, Commitment, Ending, Event, Page, Paragraph, Print, Successor
from game.model.text import Text

CAST = 2  # any event may be opened by an initiative on somebody


def events(draft: Draft, document: Document) -> dict[str, Event]:
    return {name: _event(draft, it, name) for name, it in document.events.items()}


def _event(draft: Draft, it: written.Event, name: str) -> Event:
    if len(it.choices) == 1 or len(it.choices) > 4:
        message = f"an event has two to four choices, or, if it is only read, none; this has {len(it.choices)}"
        draft.problems.add(it.node.key("choices"), message)
    bearer = it.brought_by if isinstance(it.brought_by, written.Bearer) else None
    if bearer and not bearer.name and bearer.office not in draft.names.titles:
        draft.unknown(bearer.node.get("office") or bearer.node, "office", bearer.office, draft.names.titles)
    who = [] if bearer else it.brought_by if isinstance(it.brought_by, list) else [it.brought_by]
    return Event(
        title=draft.text(it.title, cast=CAST),
        when=draft.when(it.when),
        must=it.must,
        storm=it.storm,
        act=it.act,
        urgency=it.urgency,
        stays=it.stays,
        again=it.again if isinstance(it.again, int) else None,
        brought_by=tuple(draft.name(node, "person", draft.names.people) for node in who if isinstance(node, Node)),
        bearer=(bearer.name, bearer.office) if bearer else None,
        text=draft.text(it.text, cast=CAST),
        choices={choice: _choice(draft, given, f"{name}/{choice}") for choice, given in it.choices.items()},
        history=draft.text(it.history),
        sources=sources(draft, it.sources),
    )


def _choice(draft: Draft, it: written.Choice, owner: str) -> Choice:
    return Choice(
        draft.text(it.label, cast=CAST),
        draft.needs(it.needs, cast=CAST),
        effects(draft, it.effects, owner, cast=CAST),
        draft.text(it.result, cast=CAST),
    )


def sources(draft: Draft, node: Node | None) -> tuple[str, ...]:
    return draft.names_in(node, "source", draft.names.sections["sources"])


def unopened(draft: Draft, document: Document) -> None:
    """Report each event that neither comes of itself nor is opened by another."""
    if not _openers_whole(draft, document):
        return
    opened = {event for event, opener in draft.opened if event != opener}
    section = document.node.get("events")
    for name, it in document.events.items():
        if it.when is None and name not in opened and section:
            hint = "give it a when, or open it by `event:` or an initiative"
            draft.problems.add(section.key(name), f"nothing ever opens '{name}'", hint=hint)


def _openers_whole(draft: Draft, document: Document) -> bool:
    """Whether everything that may open an event could be read, and names events that there are."""
    for name in ("events", "initiatives", "people", "reforms", "votes", "commitments"):
        section = document.node.get(name)
        if section and len(getattr(document, name)) != len(list(section.items())):
            return False
    return all(event in document.events for event, _ in draft.opened)


def commitments(draft: Draft, document: Document) -> dict[str, Commitment]:
    return {name: _commitment(draft, it, name) for name, it in document.commitments.items()}


def _commitment(draft: Draft, it: written.Commitment, name: str) -> Commitment:
    cast = 1 if it.to == "with" else 0
    after = isinstance(it.due, After)
    due = it.due.after if isinstance(it.due, After) else due_turn(draft, it.due)
    return Commitment(
        name=it.name,
        to=it.to,
        text=draft.text(it.text, cast=cast),
        due=due,
        after=after,
        keep_if=draft.truth(it.keep_if, cast=cast, says=True),
        kept=effects(draft, it.kept, f"{name}/kept", cast=cast),
        broken=effects(draft, it.broken, f"{name}/broken", cast=cast),
        marks=_marks(draft, it, None if after else due, cast),
    )


def _marks(draft: Draft, it: written.Commitment, due: int | None, cast: int) -> dict[int, Text]:
    section = it.node.get("marks")
    marks: dict[int, Text] = {}
    for date, words in it.marks.items() if section else ():
        assert section
        key = section.key(date)
        turn = draft.turn(key, inside=True)
        if due is not None and 1 <= due <= turn:
            draft.problems.add(key, "a mark stands before the day it is due")
        elif turn in marks:
            draft.problems.add(key, "another mark stands in the same turn")
        marks[turn] = draft.text(words, cast=cast)
    return dict(sorted(marks.items()))


def endings(draft: Draft, document: Document) -> tuple[Ending, ...]:
    """By rank; all but one, which closes the last turn, have a condition."""
    _check_ranks(draft, document)
    built = [_ending(draft, it, name) for name, it in document.endings.items()]
    return tuple(sorted(built, key=lambda ending: ending.rank))


def _check_ranks(draft: Draft, document: Document) -> None:
    section = document.node.get("endings")
    ranks: dict[float, str] = {}
    open_: str | None = None
    for name, it in document.endings.items():
        if it.rank in ranks:
            node = it.node.get("rank") or it.node
            draft.problems.add(node, f"'{ranks[it.rank]}' has the same rank, and each has its own")
        ranks.setdefault(it.rank, name)
        if it.when is None and it.node.get("when") is None:
            if open_ is not None and section:
                draft.problems.add(section.key(name), f"'{open_}' has no when either, and exactly one ending has none")
            open_ = open_ or name
    if open_ is None and section and len(document.endings) == len(list(section.items())):
        draft.problems.add(document.node.key("endings"), "one ending has no when: it closes the last turn")


def _ending(draft: Draft, it: written.Ending, name: str) -> Ending:
    return Ending(
        name,
        draft.when(it.when),
        it.at == "end",
        it.rank,
        it.rung,
        it.title,
        draft.text(it.text, successor=True),
        _successor(draft, it.successor),
        it.when is not None and it.at is None if it.fell is None else it.fell,
    )


def _successor(draft: Draft, it: Node | written.Successor | None) -> Successor | None:
    if it is None:
        return None
    if isinstance(it, Node):
        return Successor(draft.name(it, "person", draft.names.people), None, None)
    of = draft.name(it.of, "body", draft.names.bodies)
    return Successor(None, of, draft.number(it.highest, member=True))


def epilogue(draft: Draft, document: Document) -> dict[str, Paragraph]:
    return {
        name: Paragraph(draft.when(it.when, epilogue=True), it.topic, draft.text(it.text, successor=True))
        for name, it in document.epilogue.items()
    }


def press(draft: Draft, document: Document) -> dict[str, Print]:
    return {
        name: Print(it.kind, draft.when(it.when), it.once, it.first, draft.text(it.text))
        for name, it in document.press.items()
    }


def archive(draft: Draft, document: Document) -> dict[str, Page]:
    return {
        name: Page(it.title, draft.text(it.text), sources(draft, it.sources)) for name, it in document.archive.items()
    }
