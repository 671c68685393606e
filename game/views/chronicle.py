"""The chronicle: what was done and what befell, turn by turn, in one line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.model.orders import Choose, Decree, Order, Plan, Word
from game.model.records import Fact
from game.views import dates, promises, vote
from game.views.game import Game
from game.views.prose import line
from game.views.reading import Reading


@dataclass(frozen=True, slots=True)
class ChronicleLine:
    """One thing that was done or befell, in words."""

    turn: int
    date: str
    text: str
    kind: str = "event"


def lines(game: Game) -> tuple[ChronicleLine, ...]:
    """Every turn of the game, oldest first. `kind`: answer, decree, word, reform, vote, promise, post, paper or end."""
    reading = Reading(game.scenario, game.state)
    told = []
    for log in game.turns:
        date = dates.date(game.scenario.calendar, max(log.turn, 1))
        then = reading.at_end_of(log.turn)
        for fact in log.facts:
            kind, say = _TOLD.get(fact.kind, ("", None))
            said = say(then, fact) if say else ""
            if said:
                told.append(ChronicleLine(log.turn, date, said, kind))
    return tuple(told)


def given(reading: Reading, order: Order) -> str:
    """An order in words; of a plan, the shares that it moves from where they stand in `reading`."""
    match order:
        case Choose(scene, choice):
            return _answered(reading, Fact("chose", (scene, choice)))
        case Decree(reform, to, announced, fork):
            return _ordered(reading, Fact("ordered", (reform, to, 0, announced, fork)))
        case Word(initiative, target, target2):
            return _started(reading, Fact("word", (initiative, target, target2)))
        case Plan(shares):
            now = {id: reading.moment.value(f"plan.{id}") for id, _ in shares}
            moved = {reading.name(id): round(points - now[id]) for id, points in shares}
            told = [f"{name} {points:+d}" for name, points in moved.items() if points]
            return f"The plan: {', '.join(told) or 'as it stands'}"
    return ""


def _answered(reading: Reading, fact: Fact) -> str:
    event = reading.scenario.events[str(fact.ids[0])]
    choice = event.choices.get(str(fact.ids[1]))
    if choice is None:
        return ""
    title = line(event.title, reading)
    who = reading.name(event.move_of) if event.move_of else title
    return f"{'' if who == title else f'{who}: '}{title}: {line(choice.label, reading)}"


def _ordered(reading: Reading, fact: Fact) -> str:
    reform, to, _, announced, fork = fact.ids
    way = reading.way(str(reform), int(str(to)), str(fork) if fork else None)
    how = "announced" if announced else "decreed"
    return (
        f"{reading.reform(str(reform))}: {reading.stage(str(reform), int(str(to)))}"
        + (f" ({way})" if way else "")
        + f", {how}"
    )


def _began(reading: Reading, fact: Fact) -> str:
    return f"{promises.staged(reading, fact)}, in force"


def _started(reading: Reading, fact: Fact) -> str:
    whom = [reading.name(str(id)) for id in fact.ids[1:] if id]
    return reading.name(str(fact.ids[0])) + (f": {' and '.join(whom)}" if whom else "")


def _counted(reading: Reading, fact: Fact) -> str:
    return f"{reading.vote(str(fact.ids[0]))}: {vote.show(reading, fact.count, 1).line}" if fact.count else ""


def _judged(reading: Reading, fact: Fact) -> str:
    bond = reading.state.bonds[str(fact.ids[0])]
    return f"{promises.promised(reading, bond.id, bond.to)}: {fact.kind}"


def _printed(reading: Reading, fact: Fact) -> str:
    item = reading.scenario.press.get(str(fact.ids[0]))
    return f"{reading.scenario.names.paper}: {line(item.text, reading)}" if item and item.kind == "headline" else ""


def _ended(reading: Reading, fact: Fact) -> str:
    return next((ending.title for ending in reading.scenario.endings if ending.id == fact.ids[0]), "")


Say = Callable[[Reading, Fact], str]

_TOLD: dict[str, tuple[str, Say | None]] = {
    "chose": ("answer", _answered),
    "ordered": ("decree", _ordered),
    "word": ("word", _started),
    "stage": ("reform", _began),
    "counted": ("vote", _counted),
    "promised": ("promise", promises.told),
    "kept": ("promise", _judged),
    "broken": ("promise", _judged),
    "seated": ("post", promises.told),
    "unseated": ("post", promises.told),
    "office": ("post", promises.told),
    "red_line": ("post", promises.told),
    "printed": ("paper", _printed),
    "ended": ("end", _ended),
}
