"""A paper from the in-tray with its choices, and what came of the one that was taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from game.model.facts import Chose
from game.model.orders import Choose
from game.model.scenes import Choice, Event
from game.model.state import Scene
from game.rules import legality
from game.rules.docket import Docket
from game.views import agenda
from game.views.game import Game, docket
from game.views.lines import Bearer, EffectLine, Price
from game.views.outcome import sources
from game.views.reading import Reading
from game.views.wording import conditions, dates, effects, numbers
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
        sources=() if event.choices else sources(game, event),
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
