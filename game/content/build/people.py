"""People, the bodies they sit in and the votes taken there; what they ask and what they do unasked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.content.build.draft import NOTHING, Draft
from game.content.build.effects import effects
from game.content.schema import people as written
from game.content.schema.document import Document
from game.content.yaml.source import Node
from game.model.numbers import Indicator
from game.model.people import Asks, Bloc, Body, Move, Office, Person, RedLine, Seat, Voice, Vote
from game.model.scenario import Cared
from game.model.scenes import Choice, Commitment, Event
from game.model.text import Text, plain


def people(draft: Draft, document: Document) -> dict[str, Person]:
    return {who: _person(draft, it, who) for who, it in document.people.items()}


def _person(draft: Draft, it: written.Person, who: str) -> Person:
    section = it.node.get("seats")
    seats = tuple(
        _seat(draft, seat, draft.name(section.key(body), "body", draft.names.bodies) if section else body)
        for body, seat in it.seats.items()
    )
    red = it.red_line
    offices = [it.office] if isinstance(it.office, str) else it.office
    return Person(
        it.name,
        it.short or (it.name.split() or [it.name])[-1],
        draft.text(it.about),
        tuple(office for office in offices if isinstance(office, str)),
        tuple(Office(o.title, draft.turn(o.from_)) for o in offices if isinstance(o, written.Office)),
        seats,
        draft.name(it.constituency, "bloc", draft.names.blocs) if it.constituency else None,
        cares(draft, it.node.get("cares"), it.cares),
        _asks(draft, it.asks),
        _red_line(draft, red, who) if red else None,
        {name: _move(draft, move, f"{who}.{name}") for name, move in it.moves.items()},
        _voices(draft, it),
    )


def _seat(draft: Draft, it: written.Seat, body: str) -> Seat:
    start = draft.turn(it.from_) if it.from_ else 1
    until = draft.turn(it.until) if it.until else None
    if it.until and until is not None and until < start:
        draft.problems.add(it.until, "the seat is left before it is taken")
    return Seat(body, start, until, it.votes)


def cares(draft: Draft, section: Node | None, given: Mapping[str, float]) -> dict[str, float]:
    for name in given:
        if section:
            _subject(draft, section.key(name))
    return dict(given)


def dated(people: Mapping[str, Person]) -> dict[int, tuple[str, ...]]:
    """By turn, those who take or leave a seat or an office in it by date, in the order of the text."""
    by_turn: dict[int, list[str]] = {}
    for id, person in people.items():
        turns = [office.start for office in person.later] + [seat.start for seat in person.seats]
        turns += [seat.until + 1 for seat in person.seats if seat.until is not None]
        for turn in set(turns):
            by_turn.setdefault(turn, []).append(id)
    return {turn: tuple(those) for turn, those in by_turn.items()}


def minds(
    people: Mapping[str, Person], bodies: Mapping[str, Body], player: str | None
) -> dict[str, list[tuple[str, float]]]:
    """By subject, whose mind it moves: the address and the care. The player's is not moved."""
    whose: dict[str, list[tuple[str, float]]] = {}
    minds = [(f"{id}.loyalty", person.cares) for id, person in people.items() if id != player]
    minds += [(f"{id}.mood", bloc.cares) for body in bodies.values() for id, bloc in body.blocs.items()]
    for address, cares in minds:
        for subject, care in cares.items():
            whose.setdefault(subject, []).append((address, care))
    return whose


def cared(
    draft: Draft, indicators: Mapping[str, Indicator], minds: Mapping[str, Sequence[tuple[str, float]]]
) -> dict[str, Cared]:
    """What each subject is measured by; a name of several things is the first of reform or theme, share, number."""
    slots, built = draft.names.slots, {}
    for subject, whose in minds.items():
        if subject in draft.names.reforms or subject in draft.names.themes:
            built[subject] = Cared(tuple(whose))
            continue
        share = f"plan.{subject}" in slots
        address = f"plan.{subject}" if share else subject
        indicator = None if share else indicators.get(address)
        if address in slots:
            scale = indicator.high - indicator.low if indicator else 1.0
            built[subject] = Cared(tuple(whose), slots[address], scale)
    return built


def _subject(draft: Draft, node: Node) -> None:
    name = str(node.value)
    if name not in draft.names.subjects:
        draft.unknown(node, "reform, theme, indicator or share", name, draft.names.subjects)


def _asks(draft: Draft, it: written.Asks | None) -> Asks | None:
    if it is None:
        return None
    known = (*draft.names.reforms, *draft.names.themes)
    if it.theme and it.theme not in known:
        draft.unknown(it.node.get("theme") or it.node, "reform or theme", it.theme, known)
    return Asks(it.theme, draft.text(it.text, cast=1))


def _red_line(draft: Draft, it: written.RedLine, who: str) -> RedLine:
    return RedLine(draft.truth(it.when), it.name, draft.text(it.text), effects(draft, it.effects, f"{who}/red_line"))


def _move(draft: Draft, it: written.Move, name: str) -> Move:
    again = it.again if isinstance(it.again, int) else None
    stop = draft.price(it.node.get("stop"), it.stop)
    return Move(draft.when(it.when), effects(draft, it.effects, f"{name}/let_pass"), stop, again)


def _voices(draft: Draft, it: written.Person) -> dict[str, Voice]:
    section = it.node.get("voice")
    built = {}
    for subject, voice in it.voice.items():
        if section:
            _subject(draft, section.key(subject))
        built[subject] = Voice(
            tuple(draft.text(words) for words in voice.for_), tuple(draft.text(words) for words in voice.against)
        )
    return built


def moves(draft: Draft, document: Document, built: Mapping[str, Person]) -> dict[str, Event]:
    """The scene of each move, as person.move."""
    return {
        f"{who}.{name}": _scene(draft, it, f"{who}.{name}", built[who].moves[name], person.name)
        for who, person in document.people.items()
        for name, it in person.moves.items()
    }


def _scene(draft: Draft, it: written.Move, owner: str, move: Move, name: str) -> Event:
    who = owner.partition(".")[0]
    labels = it.labels or written.Labels(node=it.node)
    choices = {
        "let_pass": Choice(_label(draft, labels.let_pass, "Let it pass"), None, move.effects, Text()),
        "stop": Choice(_label(draft, labels.stop, "Stop it"), None, (), Text(), move.stop),
    }
    if it.buy:
        cost = draft.price(it.buy.node.get("cost"), it.buy.cost)
        label = _label(draft, it.buy.label or labels.buy, "Buy it off")
        choices["buy"] = Choice(label, None, effects(draft, it.buy.effects, f"{owner}/buy"), Text(), cost)
    return Event(
        title=draft.text(it.title) if it.title else plain(name),
        when=None,
        must=False,
        storm=False,
        act=1,
        urgency=0.0,
        stays=1,
        again=move.again,
        brought_by=(who,),
        bearer=None,
        text=draft.text(it.text),
        choices=choices,
        history=Text(),
        sources=(),
        move_of=who,
    )


def _label(draft: Draft, node: Node | None, otherwise: str) -> Text:
    return draft.text(node) if node else plain(otherwise)


def asked(draft: Draft, document: Document) -> dict[str, Commitment]:
    """What each person asks, as the commitment person.asks."""
    built = {}
    for who, person in document.people.items():
        if (it := person.asks) is None:
            continue
        after = isinstance(it.due, written.After)
        due = it.due.after if isinstance(it.due, written.After) else due_turn(draft, it.due)
        owner = f"{who}.asks"
        built[owner] = Commitment(
            name=person.name,
            to="with",
            text=draft.text(it.text, cast=1),
            due=due,
            after=after,
            keep_if=draft.truth(it.keep_if, cast=1, says=True),
            kept=effects(draft, it.kept, f"{owner}/kept", cast=1),
            broken=effects(draft, it.broken, f"{owner}/broken", cast=1),
            marks={},
        )
    return built


def due_turn(draft: Draft, node: Node) -> int:
    """The turn in which something falls due; it may be after the game, not before it."""
    due = draft.turn(node)
    if draft.dated and due < 1:
        draft.problems.add(node, f"{node.written} is before the game begins, {draft.calendar.stamp(1)}")
    return due


def bodies(draft: Draft, document: Document) -> dict[str, Body]:
    return {name: _body(draft, it) for name, it in document.bodies.items()}


def _body(draft: Draft, it: written.Body) -> Body:
    if it.blocs:
        for key in ("support", "rival"):
            if it.node.get(key):
                draft.problems.add(it.node.key(key), f"'{key}' is for a body of people; this one is of blocs")
    else:
        for key in ("share", "moods"):
            if it.node.get(key):
                draft.problems.add(it.node.key(key), f"'{key}' is for a body of blocs; this one has none")
    if it.moods:
        draft.span(it.moods.node.get("range") or it.moods.node, *it.moods.range)
    support = {label: draft.number(node, member=True) for label, node in it.support.items()}
    return Body(
        it.name,
        support,
        draft.compiler.sum([term for term in support.values() if term is not NOTHING]),
        draft.maybe_number(it.rival, member=True),
        draft.maybe_number(it.share, member=True),
        it.moods.fade if it.moods else 0.0,
        {
            name: Bloc(bloc.name, bloc.short or bloc.name, cares(draft, bloc.node.get("cares"), bloc.cares))
            for name, bloc in it.blocs.items()
        },
    )


def votes(draft: Draft, document: Document, built: Mapping[str, Body]) -> dict[str, Vote]:
    return {name: _vote(draft, it, name, built) for name, it in document.votes.items()}


def _vote(draft: Draft, it: written.Vote, name: str, built: Mapping[str, Body]) -> Vote:
    body = draft.name(it.body, "body", draft.names.bodies)
    if body in built:
        _votable(draft, it, body, built[body])
    if it.against_player_below > it.for_player_from:
        node = it.node.get("for_player_from") or it.node
        draft.problems.add(node, "for_player_from should not be less than against_player_below")
    question = draft.text(it.question)
    return Vote(
        it.name or _title(it.question),
        body,
        question,
        it.player_wants == "yes",
        it.against_player_below,
        it.for_player_from,
        draft.truth(it.yes_if, member=True, given="yes_share") if it.yes_if else None,
        it.passes,
        it.counts == "weights",
        draft.maybe_number(it.share, member=True),
        effects(draft, it.passed, f"{name}/passed"),
        effects(draft, it.failed, f"{name}/failed"),
    )


def _title(question: Node) -> str:
    """A vote without a name is called by its question, as it is written."""
    return str(question.value).strip().partition("\n")[0]


def _votable(draft: Draft, it: written.Vote, body: str, built: Body) -> None:
    """Whether it is known how the members of the body vote."""
    if built.blocs and it.share is None and built.share is None:
        draft.problems.add(it.body, f"how do the blocs of '{body}' vote? give the body or the vote a share")
    elif not built.blocs and it.yes_if is None and not built.support:
        draft.problems.add(it.body, f"how do the members of '{body}' vote? give the body support or the vote yes_if")
