"""The chronicle: what was done and what befell, turn by turn, in one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.model.facts import (
    Appointed,
    Broken,
    Chose,
    Counted,
    Crossed,
    Ended,
    Fact,
    Kept,
    Ordered,
    Printed,
    Promised,
    Seated,
    Staged,
    Started,
    Unseated,
)
from game.model.orders import Choose, Decree, Order, Plan, Word
from game.views import vote
from game.views.game import Game
from game.views.reading import Reading
from game.views.wording import dates, outcomes
from game.views.wording.prose import line

Kind = Literal["answer", "decree", "word", "reform", "vote", "promise", "post", "paper", "end"]


@dataclass(frozen=True, slots=True)
class ChronicleLine:
    """One thing that was done or befell, in words."""

    turn: int
    date: str
    text: str
    kind: Kind


def lines(game: Game) -> tuple[ChronicleLine, ...]:
    """Every turn of the game, oldest first."""
    reading = Reading(game.scenario, game.state)
    told = []
    for log in game.turns:
        date = dates.date(game.scenario.calendar, max(log.turn, 1))
        then = reading.at_end_of(log.turn)
        for fact in log.facts:
            kind, said = _said(then, fact)
            if said:
                told.append(ChronicleLine(log.turn, date, said, kind))
    return tuple(told)


def given(reading: Reading, order: Order) -> str:
    """An order in words; of a plan, the shares that it moves from where they stand in `reading`."""
    match order:
        case Choose(scene, choice):
            return _answered(reading, Chose(event=scene, choice=choice))
        case Decree(reform, to, announced, fork):
            return _ordered(reading, Ordered(reform=reform, to=to, due=0, announced=announced, fork=fork))
        case Word(initiative, target, target2):
            return _started(reading, Started(initiative=initiative, target=target, target2=target2))
        case Plan(shares):
            now = {id: reading.moment.value(f"plan.{id}") for id, _ in shares}
            moved = {reading.name(id): round(points - now[id]) for id, points in shares}
            told = [f"{name} {points:+d}" for name, points in moved.items() if points]
            return f"The plan: {', '.join(told) or 'as it stands'}"
    return ""


def _said(reading: Reading, fact: Fact) -> tuple[Kind, str]:
    match fact:
        case Chose():
            return "answer", _answered(reading, fact)
        case Ordered():
            return "decree", _ordered(reading, fact)
        case Started():
            return "word", _started(reading, fact)
        case Staged():
            return "reform", f"{outcomes.staged(reading, fact)}, in force"
        case Counted():
            return "vote", f"{reading.vote(fact.vote)}: {vote.show(reading, fact.count, 1).line}"
        case Promised():
            return "promise", outcomes.told(reading, fact)
        case Kept() | Broken():
            return "promise", _judged(reading, fact)
        case Seated() | Unseated() | Appointed() | Crossed():
            return "post", outcomes.told(reading, fact)
        case Printed():
            return "paper", _printed(reading, fact)
        case Ended():
            return "end", next((e.title for e in reading.scenario.endings if e.id == fact.ending), "")
    return "answer", ""


def _answered(reading: Reading, fact: Chose) -> str:
    event = reading.scenario.events[fact.event]
    choice = event.choices.get(fact.choice)
    if choice is None:
        return ""
    title = line(event.title, reading)
    who = reading.name(event.move_of) if event.move_of else title
    return f"{'' if who == title else f'{who}: '}{title}: {line(choice.label, reading)}"


def _ordered(reading: Reading, fact: Ordered) -> str:
    way = reading.way(fact.reform, fact.to, fact.fork)
    how = "announced" if fact.announced else "decreed"
    return (
        f"{reading.reform(fact.reform)}: {reading.stage(fact.reform, fact.to)}"
        + (f" ({way})" if way else "")
        + f", {how}"
    )


def _started(reading: Reading, fact: Started) -> str:
    whom = [reading.name(id) for id in (fact.target, fact.target2) if id]
    return reading.name(fact.initiative) + (f": {' and '.join(whom)}" if whom else "")


def _judged(reading: Reading, fact: Kept | Broken) -> str:
    bond = reading.state.bonds[fact.bond]
    return f"{outcomes.promised(reading, bond.id, bond.to)}: {'kept' if isinstance(fact, Kept) else 'broken'}"


def _printed(reading: Reading, fact: Printed) -> str:
    item = reading.scenario.press.get(fact.item)
    return f"{reading.scenario.names.paper}: {line(item.text, reading)}" if item and item.kind == "headline" else ""
