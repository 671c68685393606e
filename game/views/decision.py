"""A paper from the in-tray with its choices, and what came of the one that was taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.model.effects import Change, OpenEvent
from game.model.facts import Chose, Fact, Opened, Scheduled
from game.model.orders import Choose
from game.model.records import Entry
from game.model.scenes import Choice, Event
from game.model.state import Scene
from game.rules import legality
from game.rules.docket import Docket
from game.views import agenda, vote
from game.views.game import Answered, Game, docket
from game.views.lines import Bearer, Delta, EffectLine, Price
from game.views.reading import ITS_OWNERS, Reading
from game.views.vote import VoteView
from game.views.wording import causes, conditions, dates, effects, numbers, outcomes
from game.views.wording.prose import NOTHING, Prose, fill, line

SceneKind = Literal["scene", "wire", "move", "word"]


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One answer. `id` goes into the order Choose; `key` is the digit that takes it. `lines`: at most three effects,
    the largest first (all of them where the level shows all); `gains` and `loses`: who and what else, unmeasured;
    `later`: that a scene comes of it, where not of every answer, or that nothing does; else empty; `follows`: the scene
    comes at once. `reason`: why it is
    barred, empty when `enabled`."""

    id: str
    key: str
    label: str
    price: Price | None
    lines: tuple[EffectLine, ...]
    gains: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    later: str = ""
    follows: bool = False
    enabled: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """`kind` as in the tray. A wire has no choices and is answered `read`. `place`: where
    in a storm this is ("Second scene"), else empty. `note`: what stands over the choices ("Not by your
    hand"). `history` and `sources`, of a wire only: there is no answer that they could give away."""

    id: str
    title: str
    date: str
    bearer: Bearer
    text: Prose
    choices: tuple[ChoiceLine, ...]
    kind: SceneKind = "scene"
    storm: bool = False
    place: str = ""
    note: str = ""
    history: Prose = NOTHING
    sources: tuple[str, ...] = ()


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


def show(game: Game, scene: str) -> DecisionView:
    """The scene `scene` of the tray, with what each answer is known to bring. KeyError if it is not there."""
    open_scene = next((s for s in game.state.tray if s.event == scene), None)
    if open_scene is None:
        raise KeyError(scene)
    reading = Reading(game.scenario, game.state, open_scene.target, open_scene.target2)
    event = game.scenario.events[scene]
    kind = kind_of(event, open_scene)
    orders = docket(game)
    choices = [
        _choice(orders, reading, open_scene, id, choice, number)
        for number, (id, choice) in enumerate(event.choices.items(), 1)
    ]
    if all(choice.follows for choice in choices):
        choices = [replace(choice, later="", follows=False) for choice in choices]
    return DecisionView(
        id=scene,
        title=line(event.title, reading),
        date=dates.date(game.scenario.calendar, game.state.turn),
        bearer=reading.bearer(event),
        text=fill(event.text, reading),
        choices=tuple(choices),
        kind=kind,
        storm=event.storm,
        place=_place(game) if event.storm else "",
        note=_note(reading, open_scene, kind),
        history=NOTHING if event.choices else fill(event.history, reading),
        sources=() if event.choices else _sources(game, event),
    )


def _choice(orders: Docket, reading: Reading, scene: Scene, id: str, choice: Choice, number: int) -> ChoiceLine:
    foreseen = effects.foresee(reading, choice.effects, worth=scene.worth)
    refused = legality.judge(orders, Choose(scene.event, id))
    left = reading.moment.value(reading.scenario.agenda.paid_in or "")
    event = reading.scenario.events[scene.event]
    stopped = NOT_DONE if event.move_of and not choice.effects and id == "stop" else ""
    return ChoiceLine(
        id=id,
        key=str(number),
        label=line(choice.label, reading),
        price=agenda.price(reading, choice.cost, left=left) if choice.cost else None,
        lines=foreseen.lines,
        gains=foreseen.gains,
        loses=foreseen.loses,
        later=foreseen.later or stopped,
        follows=foreseen.follows,
        enabled=refused is None,
        reason=conditions.why_not(reading, refused),
    )


NOT_DONE = "Nothing of it happens"


def kind_of(event: Event, scene: Scene) -> SceneKind:
    if event.move_of:
        return "move"
    if not event.choices:
        return "wire"
    return "word" if scene.cause and scene.cause.kind == "initiative" else "scene"


_PLACES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


def _place(game: Game) -> str:
    """Where in a storm the scene stands, by how many of its scenes were answered this turn."""
    facts = [fact for log in game.turns if log.turn == game.state.turn for fact in log.facts]
    done = sum(isinstance(fact, Chose) and game.scenario.events[fact.event].storm for fact in facts)
    return f"{_PLACES[done]} scene" if done < len(_PLACES) else ""


FORCED = "Every answer is barred; the first is open all the same, because one has to be given"


def _note(reading: Reading, scene: Scene, kind: SceneKind) -> str:
    said = ["Not by your hand"] if kind == "move" else [_again(scene.worth)] if scene.worth != 1 else []
    if legality.forced(Docket(reading.scenario, reading.state), scene):
        said.append(FORCED)
    return ". ".join(said)


def _again(worth: float) -> str:
    if worth == 0.5:
        return "So soon again, it brings half"
    return f"So soon again, it brings {numbers.number(100 * worth)}% of what it would"


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
        sources=_sources(game, event),
    )


def _sources(game: Game, event: Event) -> tuple[str, ...]:
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
