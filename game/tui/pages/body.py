"""The bodies: the rooms with their members, the houses with their blocs, and one member in full."""

from __future__ import annotations

from game.tui.drawing import ink, strokes
from game.tui.drawing.ink import BLANK, Line, Row, text
from game.tui.pages import parts
from game.views import seats
from game.views.body import BlocLine, BodyView, Member

_UNHEARD = "You have not heard them out: what they ask, and what they will not have, you can only guess."


def index(view: BodyView, width: int) -> list[Row]:
    rows: list[Row] = []
    for room in view.rooms:
        rows.append(parts.heading(room.name, width, first=not rows))
        rows += [Row((_member(member, width),), f"person/{member.id}") for member in room.members]
        rows.append(text(*ink.wrap(((room.heads.text, "soft"),), width)))
    for house in view.houses:
        rows.append(parts.heading(house.name, width, first=not rows))
        rows += [Row(tuple(_bloc(bloc, width)), f"bloc/{bloc.id}") for bloc in house.blocs]
        rows.append(text(*ink.wrap(((house.line, "soft"),), width)))
    if view.elsewhere:
        rows.append(parts.heading("Elsewhere", width, first=not rows))
        rows += [Row((_outsider(person, width),), f"person/{person.id}") for person in view.elsewhere]
    return rows or [text((("There is no body here.", "soft"),))]


def _outsider(person: Member, width: int) -> Line:
    """Name and office: without a seat there is no support to show."""
    name: Line = (("  ", ""), (person.name, ""))
    return ink.ends(name, ((ink.cut(person.office, max(width - ink.length(name) - 2, 0)), "soft"),), width)


def _member(member: Member, width: int) -> Line:
    sign, voice = parts.mark(member.mark)
    support = "you" if member.player else member.said
    tail: Line = ((ink.right(support, 4), "" if member.player else voice), (f" {member.sign or ' '}", ""))
    office = f"  {member.office}" if member.office else ""
    if ink.length(((f"{member.name}{office}", ""), *tail)) + 4 > width:
        office = ""
    lead: Line = ((f"{sign} ", "brass" if member.player else voice), (member.name, ""), (office, "soft"))
    return ink.ends(lead, tail, width)


def _bloc(bloc: BlocLine, width: int) -> list[Line]:
    """With a bar where the name leaves room for one."""
    counted: Line = ((f"{bloc.seats:.0f}", "strong"), (f" of {bloc.members:.0f}".ljust(7), "soft"))
    room = width - ink.length(((bloc.name, ""),)) - ink.length(counted)
    if room >= 11:
        full, empty = strokes.bar(bloc.share, 8)
        counted = ((full, "brass"), (empty, "rule"), (" ", ""), *counted)
    return ink.spread(((bloc.name, ""),), counted, width)


def sheet(shown: tuple[BodyView, str], width: int) -> list[Row]:
    """The member or bloc under the cursor."""
    view, row = shown
    kind, _, id = row.partition("/")
    narrow = parts.measure(width, most=80)
    if kind == "person":
        people = (*(member for room in view.rooms for member in room.members), *view.elsewhere)
        found = next((member for member in people if member.id == id), None)
        return _person(found, narrow) if found else [text(BLANK)]
    for house in view.houses:
        for bloc in house.blocs:
            if bloc.id == id:
                return _people(bloc, narrow)
    return [text(BLANK)]


def _person(member: Member, width: int) -> list[Row]:
    sign, voice = parts.mark(member.mark)
    stand = "you" if member.player else member.away or member.mark
    rows = [text(ink.ends(((member.name, "head"),), ((f"{sign} ", voice), (stand, voice)), width), ink.rule(width))]
    seat = "" if member.votes or member.mark == seats.NO_SEAT else "sits without a vote"
    told = " · ".join(part for part in (member.office, member.constituency, seat) if part)
    if told:
        rows.append(text(*ink.wrap(((told, "soft"),), width)))
    if member.about:
        rows.append(text(BLANK, *parts.prose(member.about, width)))
    rows += _mind(member, width)
    if member.terms:
        rows.append(parts.heading("Why they stand there", width))
        rows.append(parts.support(member.terms, member.support, min(width, 44)))
    if member.traits:
        rows.append(parts.heading("Of them", width))
        for trait in member.traits:
            tail: Line = ((trait.text, "strong"), parts.delta(trait.delta, 7))
            rows.append(Row((ink.ends(((trait.name, ""),), tail, min(width, 51)),), f"why/{trait.id}"))
    if member.cares:
        rows.append(parts.heading("What they care about", width))
        for care in member.cares:
            sign = ("+" if care.weight > 0 else "−") * max(1, round(abs(care.weight)))
            rows.append(text(((ink.pad(sign, 4), parts.sided(care.weight)), (ink.cut(care.name, width - 4), ""))))
    return [*rows, text(BLANK)]


def _mind(member: Member, width: int) -> list[Row]:
    """What they want, what they will not have, what is owed; and what of it is not known yet."""
    rows: list[Row] = []
    line = "Has not forgiven" if member.crossed else "Will not have"
    for title, words in (("Asks", member.asks), (line, member.red_line)):
        if words:
            rows.append(parts.heading(title, width))
            rows.append(parts.paragraph(words, width))
    if member.debts:
        rows.append(parts.heading("Between you", width))
        rows.append(text(*parts.sentences(member.debts, width)))
    if not member.heard and not member.player:
        rows.append(text(BLANK, *ink.wrap(((_UNHEARD, "aside"),), width)))
    return rows


def _people(bloc: BlocLine, width: int) -> list[Row]:
    full, empty = strokes.bar(bloc.share, 24)
    counted = f"{bloc.seats:.0f} of {bloc.members:.0f}"
    mood: Line = ((bloc.mood_text, "strong"), parts.delta(bloc.delta, 7))
    return [
        text(ink.ends(((bloc.name, "head"),), ((f"{bloc.members:.0f} members", "soft"),), width), ink.rule(width)),
        Row((ink.ends((("Mood", ""),), mood, min(width, 44)),), f"why/{bloc.id}.mood"),
        text(BLANK, ((full, "brass"), (empty, "rule"), (f" {bloc.share:.0%} with you: {counted}", ""))),
    ]
