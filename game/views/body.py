"""The bodies: who sits, how they stand and why, who owes what to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.rules import votes
from game.views import seats, vote
from game.views.game import Game
from game.views.lines import NO_CHANGE, Delta
from game.views.reading import Reading
from game.views.seats import Heads, SeatLine
from game.views.vote import Term
from game.views.wording import dates, effects, numbers, outcomes
from game.views.wording.prose import NOTHING, Prose, fill, words


@dataclass(frozen=True, slots=True)
class Trait:
    """A number of one person's that may be shown: "Favours owed to you" 2."""

    id: str
    name: str
    text: str
    delta: Delta = NO_CHANGE


@dataclass(frozen=True, slots=True)
class Care:
    """What a member cares about. `weight`: -2..2, the sign being which way they want it."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Member:
    """A member in full. `mark`, `sign` and `said` as on the desk. `terms` add up to `support`. `asks`, `red_line`: only
    once heard out, else empty (`heard` says which); `crossed`: it has come, and is not forgiven. `debts`: promises
    between you. `cares`: the strongest first."""

    id: str
    name: str
    office: str
    about: Prose
    support: float
    mark: seats.Mark
    sign: str
    votes: bool
    player: bool
    away: str
    terms: tuple[Term, ...]
    traits: tuple[Trait, ...]
    cares: tuple[Care, ...]
    heard: bool
    asks: Prose
    red_line: Prose
    debts: tuple[str, ...]
    constituency: str = ""
    crossed: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class BlocLine:
    """A bloc of a body. `members`, and `seats` of them on the player's side now; `share` the same, 0-1."""

    id: str
    name: str
    members: float
    mood: float
    mood_text: str
    delta: Delta
    share: float
    seats: float


@dataclass(frozen=True, slots=True)
class House:
    """A body of blocs. `seats` of `members` on the player's side; `line`: the same in words."""

    id: str
    name: str
    blocs: tuple[BlocLine, ...]
    members: float
    seats: float
    line: str


@dataclass(frozen=True, slots=True)
class Room:
    """A body of people, heaviest first."""

    id: str
    name: str
    members: tuple[Member, ...]
    heads: Heads


@dataclass(frozen=True, slots=True)
class BodyView:
    """`offices`: title -> holder, of offices that anyone holds outside the rooms too. `elsewhere`: people without
    a seat whom the player has met, with what is known of them, and who else has an office."""

    rooms: tuple[Room, ...]
    houses: tuple[House, ...]
    offices: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[Member, ...] = ()


def show(game: Game) -> BodyView:
    """Every body, with everyone in it."""
    reading = Reading(game.scenario, game.state)
    councils = seats.councils(reading)
    rooms = tuple(
        Room(
            council.id, council.name, tuple(_member(reading, council.id, seat) for seat in council.seats), council.heads
        )
        for council in councils
    )
    houses = tuple(_house(reading, id) for id, body in game.scenario.bodies.items() if body.blocs)
    seated = {seat.id for council in councils for seat in council.seats}
    outside = tuple((title, reading.name(who)) for title, who in game.state.offices.items() if who not in seated)
    return BodyView(rooms, houses, outside, _elsewhere(reading, seated))


def _elsewhere(reading: Reading, seated: set[str]) -> tuple[Member, ...]:
    """Whom the player has met, in full; who holds an office, by name."""
    met, offices = _met(reading), set(reading.state.offices.values())
    away = [who for who in reading.scenario.people if who not in seated and who != reading.scenario.player]
    return tuple(_outsider(reading, who, met=who in met) for who in away if who in met or who in offices)


def _met(reading: Reading) -> set[str]:
    """Who has sat beside the player, come with a paper, made a move, been heard out or promised something."""
    scenario, state = reading.scenario, reading.state
    seated = {who for sat in state.seats.values() for who in sat}
    met: set[str | None] = {bond.to for bond in state.bonds.values()}
    papers = (*state.happened, *(scene.event for scene in state.tray))
    for event in (scenario.events[id] for id in papers if id in scenario.events):
        spoke = () if seated & {*event.brought_by} else event.brought_by[:1]
        met |= {*spoke, event.move_of}
    met |= {who for who, person in scenario.people.items() if any(seat.start <= state.turn for seat in person.seats)}
    return {who for who in scenario.people if who in met or effects.heard(reading, who)}


def _outsider(reading: Reading, person: str, *, met: bool) -> Member:
    seat = SeatLine(person, reading.name(person), reading.office(person), 0.0, seats.NO_SEAT)
    whole = _portrait(reading, seat, votes=False, terms=())
    return whole if met else replace(whole, about=NOTHING, traits=(), cares=())


def _member(reading: Reading, body: str, seat: SeatLine) -> Member:
    terms = () if seat.player else vote.terms(votes.support_terms(reading.scenario, reading.state, seat.id, body))
    return _portrait(reading, seat, votes=reading.state.seats[body][seat.id], terms=terms)


def _portrait(reading: Reading, seat: SeatLine, *, votes: bool, terms: tuple[Term, ...]) -> Member:
    person = reading.scenario.people[seat.id]
    heard = effects.heard(reading, seat.id) or effects.shows_all(reading)
    until = reading.state.absent.get(seat.id, 0)
    away = seat.mark == seats.AWAY
    return Member(
        id=seat.id,
        name=seat.name,
        office=seat.office,
        about=fill(person.about, reading),
        support=seat.support,
        said=seat.said,
        mark=seat.mark,
        sign=seat.sign,
        votes=votes,
        player=seat.player,
        away=f"Away until {dates.within(reading.scenario.calendar, until + 1)}" if away else "",
        terms=terms,
        traits=_traits(reading, seat.id) if effects.known(reading, seat.id) else (),
        cares=_cares(reading, seat.id) if effects.known(reading, seat.id) else (),
        heard=heard,
        asks=fill(person.asks.text, reading) if person.asks and heard else NOTHING,
        red_line=_red_line(reading, seat.id) if heard else NOTHING,
        crossed=seat.id in reading.state.red_lines,
        debts=_debts(reading, seat.id),
        constituency=reading.name(person.constituency) if person.constituency else "",
    )


def _red_line(reading: Reading, person: str) -> Prose:
    """What the person will not have; once it has come, what they did."""
    line = reading.scenario.people[person].red_line
    if line is None:
        return NOTHING
    return words(line.name) if line.name and person not in reading.state.red_lines else fill(line.text, reading)


_UNSEEN = ("weight", "mood", "members")  # numbers of the vote's machinery, not of the person


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _traits(reading: Reading, person: str) -> tuple[Trait, ...]:
    """The person's own numbers; those at nothing that never moved are left out."""
    told = []
    for name in reading.scenario.traits:
        address = f"{person}.{name}"
        indicator = reading.scenario.indicators.get(address)
        if indicator is None or name in _UNSEEN or indicator.hidden:
            continue
        if name == "loyalty" and person == reading.scenario.player:
            continue
        row = reading.row(address, spark=False)
        if row.value or row.delta.text or name == "loyalty":
            told.append(Trait(address, _capital(reading.trait(name)), row.text, row.delta))
    return tuple(told)


def _cares(reading: Reading, person: str) -> tuple[Care, ...]:
    cares = reading.scenario.people[person].cares
    return tuple(
        Care(reading.subject(id), weight) for id, weight in sorted(cares.items(), key=lambda item: -abs(item[1]))
    )


def _debts(reading: Reading, person: str) -> tuple[str, ...]:
    """Promises made to the person, and what became of them."""
    calendar = reading.scenario.calendar
    told = []
    for bond in reading.state.bonds.values():
        if bond.to == person:
            what = outcomes.promised(reading, bond.id, bond.to)
            match bond.status:
                case "open":
                    told.append(f"Promised by {dates.within(calendar, bond.due)}: {what}")
                case "kept":
                    told.append(f"Kept {dates.at(calendar, bond.judged)}: {what}")
                case _:
                    told.append(f"Broken {dates.at(calendar, bond.judged)}: {what}")
    return tuple(told)


def _house(reading: Reading, id: str) -> House:
    body = reading.scenario.bodies[id]
    blocs = tuple(_bloc(reading, id, bloc) for bloc in body.blocs)
    members, mine = sum(bloc.members for bloc in blocs), sum(bloc.seats for bloc in blocs)
    line = f"{numbers.number(mine)} of {numbers.number(members)} on your side"
    return House(id, body.name, blocs, members, mine, line)


def _bloc(reading: Reading, body: str, id: str) -> BlocLine:
    rule = reading.scenario.bodies[body].share
    mood = reading.row(f"{id}.mood", spark=False)
    members = reading.value(f"{id}.members")
    share = votes.share_of(reading.moment, rule, id)
    text = numbers.signed(round(mood.value)) or "0"
    return BlocLine(id, reading.name(id), members, mood.value, text, mood.delta, share, share * members)
