"""The words: initiatives that the player may start, on whom, and at what price."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.orders import Word
from game.model.reforms import Initiative
from game.rules import initiatives, legality
from game.rules.docket import Docket
from game.views import agenda, seats
from game.views.game import Game, docket
from game.views.lines import NO_PRICE, Need, Price
from game.views.reading import Reading
from game.views.wording import conditions, dates, effects, numbers
from game.views.wording.prose import Prose, fill

Marks = dict[str, tuple[seats.Mark, str]]


@dataclass(frozen=True, slots=True)
class Target:
    """Someone it may be about. `line`: one line on how they stand ("waits at 44; asks for the plan to be kept").
    `reason`: why not them, else empty."""

    id: str
    name: str
    office: str
    line: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative. `targets`: empty where it is about nobody; `two`: it is about a pair of them. `note`: what using
    it again brings, else empty. `barred`: why it cannot be started, else empty. `final`: what cannot be undone once it
    is begun, empty where it is barred."""

    id: str
    name: str
    text: Prose
    price: Price
    needs: tuple[Need, ...]
    targets: tuple[Target, ...]
    two: bool = False
    note: str = ""
    barred: str = ""
    final: str = ""


@dataclass(frozen=True, slots=True)
class WordsView:
    """`line`: what is left ("One word left this quarter")."""

    title: str
    items: tuple[InitiativeLine, ...]
    line: str


def show(game: Game) -> WordsView:
    """Every initiative, with those it may be about."""
    reading = Reading(game.scenario, game.state)
    names = game.scenario.names
    orders = docket(game)
    left = max(0, orders.words)
    line = f"{numbers.sentence(numbers.count(left, names.word))} left this {names.turn}"
    if not left:
        line = f"No {names.word} left this {names.turn}"
    marks = _marks(reading)
    items = tuple(_item(orders, reading, id, rule, marks) for id, rule in game.scenario.initiatives.items())
    return WordsView(f"{names.word.capitalize()}s", items, line)


def _item(orders: Docket, reading: Reading, id: str, rule: Initiative, marks: Marks) -> InitiativeLine:
    targets = _targets(orders, reading, id, rule, marks)
    barred = _barred(orders, reading, id, rule, targets)
    price = agenda.price(reading, rule.cost, left=orders.left) if rule.cost or not barred else NO_PRICE
    return InitiativeLine(
        id=id,
        name=rule.name,
        text=fill(rule.text, reading),
        price=price,
        needs=conditions.needs(reading, rule.needs),
        targets=targets,
        two=bool(rule.casting and rule.casting.two),
        note=_note(reading, id, rule) if rule.casting is None else "",
        barred=barred,
        final="" if barred else _final(price, reading.scenario.names.turn),
    )


def _final(price: Price, turn: str) -> str:
    paid = f"{numbers.sentence(price.text)} is paid and the scene opens at once" if price.amount else "It opens at once"
    return f"{paid}: there is no taking it back, and the {turn} cannot end before you have answered."


def _barred(orders: Docket, reading: Reading, id: str, rule: Initiative, targets: tuple[Target, ...]) -> str:
    if rule.casting is None:
        return conditions.why_not(reading, legality.judge(orders, Word(id)))
    if not targets:
        return "There is nobody whom it could be about"
    if rule.casting.two:
        if len(targets) < 2:
            return "It takes two, and there are not two"
        return conditions.why_not(reading, legality.judge(orders, Word(id, targets[0].id, targets[1].id)))
    return "" if any(not target.reason for target in targets) else targets[0].reason


def _note(reading: Reading, id: str, rule: Initiative, target: str | None = None) -> str:
    """That it is worth less so soon again, and until when."""
    order = Word(id, target)
    last = initiatives.last_started(reading.state, order)
    worth = initiatives.order_again(reading.scenario, reading.state, order)
    if last is None or worth is None or worth == 1:
        return ""
    part = "half" if worth == 0.5 else f"{numbers.number(100 * worth)}%"
    return f"So soon again, it brings {part}, until {dates.within(reading.scenario.calendar, last + rule.after)}"


def _targets(orders: Docket, reading: Reading, id: str, rule: Initiative, marks: Marks) -> tuple[Target, ...]:
    if rule.casting is None:
        return ()
    return tuple(
        Target(
            id=who,
            name=reading.name(who),
            office=reading.office(who) if who in reading.scenario.people else "",
            line=_joined(_line(reading, who, marks), _note(reading, id, rule, who)),
            reason="" if rule.casting.two else conditions.why_not(reading, legality.judge(orders, Word(id, who))),
        )
        for who in orders.targets(rule.casting)
    )


def _joined(line: str, note: str) -> str:
    return f"{line}; {note[:1].lower()}{note[1:]}" if line and note else line or note


def _marks(reading: Reading) -> Marks:
    """Person -> how they stand, and at what support in words, in the first body where they sit."""
    found: Marks = {}
    for council in seats.councils(reading):
        for line in council.seats:
            found.setdefault(line.id, (line.mark, line.said))
    return found


def _line(reading: Reading, who: str, marks: Marks) -> str:
    if f"{who}.mood" in reading.scenario.indicators:
        mood = reading.value(f"{who}.mood")
        return f"Mood {numbers.signed(round(mood)) or '0'}"
    said = numbers.sentence(seats.marked(*marks[who])) if who in marks else ""
    person = reading.scenario.people[who]
    if person.asks and effects.heard(reading, who):
        about = f"asks about {reading.subject(person.asks.theme)}"
        return f"{said}; {about}" if said else numbers.sentence(about)
    return said
