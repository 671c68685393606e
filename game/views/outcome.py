"""What came of an answer: the numbers that it moved, what else changed, what is set in motion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.model.effects import Change, OpenEvent
from game.model.facts import Chose, Fact, Opened, Scheduled
from game.model.records import Entry
from game.model.scenes import Event
from game.views import vote
from game.views.game import Answered, Game
from game.views.lines import Delta
from game.views.reading import ITS_OWNERS, Reading
from game.views.vote import VoteView
from game.views.wording import causes, dates, effects, numbers, outcomes
from game.views.wording.prose import Prose, fill, line

SceneKind = Literal["scene", "wire", "move", "word"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that the answer moved."""

    id: str
    name: str
    delta: Delta
    text: str  # where it stands now, with its unit


@dataclass(frozen=True, slots=True)
class ResultView:
    """After an answer, whose beginning is `label`; a wire has none. `text`: what came of it; a wire's own.
    `moved`: the largest movements; `smaller`: how many more there are. `others`: in words, what else changed (a seat,
    an office, a promise with its date); `scheduled`: what is set in motion and may be known; `history`: what really
    happened, behind a key, with its `sources`."""

    id: str
    title: str
    date: str
    label: str
    text: Prose
    moved: tuple[Moved, ...]
    others: tuple[str, ...]
    scheduled: tuple[str, ...]
    votes: tuple[VoteView, ...]
    history: Prose
    sources: tuple[str, ...]
    smaller: int = 0

    @property
    def bare(self) -> bool:
        """Whether nothing came of it that could be told."""
        return not (self.moved or self.others or self.scheduled or self.votes)


def result(game: Answered) -> ResultView:
    """What came of the answer that was given last. ValueError if the last order was no answer."""
    turn = game.last
    chose = next((fact for fact in turn.facts if isinstance(fact, Chose)), None)
    if chose is None:
        raise ValueError("the last order was not an answer")
    scene, answer = chose.event, chose.choice
    event = game.scenario.events[scene]
    reading = Reading(game.scenario, game.state, *_cast(game, scene))
    choice = event.choices.get(answer)
    changes = moved(reading, turn.entries)
    return ResultView(
        id=scene,
        title=line(event.title, reading),
        date=dates.date(game.scenario.calendar, game.state.turn),
        label=causes.first_sentence(line(choice.label, reading)) if choice else "",
        text=fill(choice.result if choice else event.text, reading),
        moved=changes[:MOST],
        smaller=len(changes[MOST:]),
        others=outcomes.told_all(reading, turn.facts),
        scheduled=_scheduled(reading, turn.facts),
        votes=vote.taken(reading, turn.facts, game.state.turn),
        history=fill(event.history, reading),
        sources=sources(game, event),
    )


def sources(game: Game, event: Event) -> tuple[str, ...]:
    return tuple(game.scenario.sources.get(source, source) for source in event.sources)


def _cast(game: Game, scene: str) -> tuple[str | None, str | None]:
    """Who was cast in a scene that has left the tray."""
    for log in reversed(game.turns):
        for fact in reversed(log.facts):
            if isinstance(fact, Opened) and fact.event == scene:
                return fact.target, fact.target2
    return None, None


def moved(reading: Reading, entries: tuple[Entry, ...]) -> tuple[Moved, ...]:
    """The numbers that the entries moved, the largest movement first; of hidden ones nothing, of reported ones only
    the direction."""
    sums: dict[str, float] = {}
    for entry in entries:
        sums[entry.address] = sums.get(entry.address, 0.0) + entry.amount
    told: list[tuple[float, Moved]] = []
    for address, amount in sums.items():
        indicator = reading.scenario.indicators[address]
        change = numbers.delta(amount, indicator.shown)
        if indicator.hidden or indicator.kind == "chance" or not change.text:
            continue
        if reading.veiled(address):
            change = numbers.direction(change)
        part = abs(amount) / ((indicator.high - indicator.low) or 1.0)
        text = "" if address.endswith(".loyalty") else reading.text(address)  # what counts of people is support
        told.append((part, Moved(address, reading.short(address), change, text)))
    told.sort(key=lambda pair: -pair[0])
    return tuple(_together(reading, [line for _, line in told]))


MOST = 4  # movements that are told of an answer
_CROWD = 4  # people who were moved alike are one line from here on


def _together(reading: Reading, lines: list[Moved]) -> Iterator[Moved]:
    """The lines, those of several people who were moved alike as one, in the place of the first."""
    alike: dict[tuple[str, str], list[Moved]] = {}
    for each in lines:
        if each.id.partition(".")[0] in reading.scenario.people:
            alike.setdefault((each.id.partition(".")[2], each.delta.text), []).append(each)
    for each in lines:
        trait = each.id.partition(".")[2]
        crowd = alike.get((trait, each.delta.text), [each])
        if len(crowd) < _CROWD or each.id.partition(".")[0] not in reading.scenario.people:
            yield each
        elif each is crowd[0]:
            of = "" if trait in ITS_OWNERS else f": {reading.trait(trait)}"
            yield replace(each, name=f"{len(crowd)} people{of}", text="")


def _scheduled(reading: Reading, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """What is set in motion for later turns and was not kept from the player."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for fact in facts:
        if isinstance(fact, Scheduled):
            first[fact.key] = min(first.get(fact.key, fact.due), fact.due)
            last[fact.key] = max(last.get(fact.key, fact.due), fact.due)
    told = (_to_come(reading, key, due, last[key]) for key, due in first.items())
    return tuple(dict.fromkeys(said for said in told if said))


def _to_come(reading: Reading, key: str, due: int, until: int) -> str:
    effect = reading.scenario.effects[key]
    if effect.seen == "secret":
        return ""
    calendar = reading.scenario.calendar
    when = dates.at(calendar, due)
    if isinstance(effect, Change):
        foreseen = effects.foresee(reading, (effect,), most=1)
        what = [f"{told.text} {told.sign}" for told in foreseen.lines]
        what += [f"{name} {effects.UP}" for name in foreseen.gains]
        what += [f"{name} {effects.DOWN}" for name in foreseen.loses]
        if not what:
            return ""
        return f"{what[0]}, {when}" if due == until else f"{what[0]}, until {dates.within(calendar, until)}"
    if isinstance(effect, OpenEvent):
        return f"A scene comes of it {dates.at(calendar, due + 1)}"
    said = outcomes.foretold(reading, effect)
    return f"{said}, {when}" if said else ""
