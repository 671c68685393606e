"""The in-tray: which events are due, which fit, which wait, and the move that a rival has prepared."""

from __future__ import annotations

from game.model.facts import Expired, Fact, Moved, Numbered, Opened, Waits
from game.model.orders import Choose, Order, Word
from game.model.records import Cause
from game.model.scenario import Scenario
from game.model.scenes import Event
from game.model.state import State
from game.rules.chance import draw
from game.rules.daybook import Daybook
from game.rules.moment import TROUBLES, Moment

_RIVAL, _SPARE = "rival", "spare"


def fill_tray(book: Daybook) -> None:
    """Open what the new turn brings. Storms come first and alone; wires and rivals' moves are beyond the number. What
    need not come has a chance by how long there was nothing."""
    moment = book.moment
    events = book.scenario.events
    due = _due(moment)
    waiting = {e: until for e, until in book.state.waiting.items() if until >= moment.turn}
    facts: list[Fact] = [Expired(e) for e in book.state.waiting if e not in waiting]
    ranked = sorted({*due, *waiting}, key=lambda e: _rank(moment, e, events[e]))
    opened, storm = book.state.scenes_opened, book.state.storm
    most = book.scenario.agenda.scenes
    for id in ranked:
        event = events[id]
        if not event.choices:
            facts.append(Opened(event=id))
        elif not storm and ((opened < most and (event.must or _spare(book, opened))) or (event.storm and event.must)):
            facts += [Opened(event=id), Numbered(id, event.storm)]
            opened, storm = opened + 1, event.storm
        elif id not in waiting and (event.stays or event.must):
            facts.append(Waits(id, moment.turn + (event.stays or book.scenario.calendar.turns)))
    book.post((), facts)


def _spare(book: Daybook, opened: int) -> bool:
    """Whether there is a place for a scene that need not come, after `opened` of this turn."""
    chances, state = book.scenario.agenda.spare, book.state
    since = 0 if opened else state.turn - state.scene_at
    return draw(state.seed, state.turn, _SPARE, str(opened)) < chances[min(since, len(chances) - 1)]


def _due(moment: Moment) -> list[str]:
    """Events whose condition holds and that may happen now."""
    wants, state = moment.scenario.wants, moment.state
    try:
        hold = wants.events.run(moment)
    except TROUBLES:
        hold = [i for i, when in enumerate(wants.events.members) if moment.truth(when)]
    open_now = {scene.event for scene in state.tray}
    return [id for id in (wants.event_ids[i] for i in hold) if id not in open_now and _may_happen(moment, id)]


def _may_happen(moment: Moment, id: str) -> bool:
    turns = moment.state.happened.get(id)
    again = moment.scenario.events[id].again
    return not turns or (again is not None and moment.turn - turns[-1] >= again)


def _rank(moment: Moment, id: str, event: Event) -> tuple[bool, bool, float, bool, float]:
    state = moment.state
    seen = id in state.seen
    return not event.storm, not event.must, -event.urgency, seen, draw(state.seed, moment.turn, id)


def following(scenario: Scenario, order: Order, before: State, after: State) -> str | None:
    """The scene that a player is shown at once after `order`, which acted on `before`: in a storm the next paper, else
    the scene that the answer or the initiative has opened. None: back to the desk."""
    if after.ending is not None or not after.tray or not isinstance(order, Choose | Word):
        return None
    if isinstance(order, Choose) and scenario.events[order.scene].storm:
        return after.tray[0].event
    lay_there = {scene.event for scene in before.tray}
    opened = [scene.event for scene in after.tray if scene.event not in lay_there]
    return opened[-1] if opened else None


def prepare_move(book: Daybook) -> None:
    """The strongest rival who has a move that can be made prepares it: it opens in the next turn."""
    book.move = _move(book.moment)


def _move(moment: Moment) -> str | None:
    """The move of the strongest rival who has one, as person.move, or None. Whoever sits there and is present can be
    one, with a vote or without."""
    able = _able_moves(moment)
    if not able:
        return None
    scenario, state = moment.scenario, moment.state
    rivals: list[tuple[float, str]] = []
    for id, body in scenario.bodies.items():
        if body.rival is not None:
            kin = scenario.kin
            here = [p for p in state.seats.get(id, ()) if state.absent.get(p, 0) < moment.turn]
            rivals += [(moment.number(body.rival, kin=kin[p]), p) for p in here if p in able]
    strength = max(rivals, default=(0.0, ""))[0]
    if strength <= 0:
        return None
    alike = [person for strong, person in rivals if strong == strength]
    person = min(alike, key=lambda p: draw(state.seed, moment.turn, _RIVAL, p))
    return min(able[person], key=lambda move: draw(state.seed, moment.turn, _RIVAL, move))


def _able_moves(moment: Moment) -> dict[str, list[str]]:
    """By person, the moves whose condition holds and that are not too soon again in the next turn, when they open."""
    wants, state = moment.scenario.wants, moment.state
    try:
        hold = wants.moves.run(moment)
    except TROUBLES:
        hold = [i for i, when in enumerate(wants.moves.members) if moment.truth(when)]
    able: dict[str, list[str]] = {}
    for number in hold:
        id = wants.move_ids[number]
        person, _, name = id.partition(".")
        again = moment.scenario.people[person].moves[name].again
        last = state.moves.get(id)
        if last is None or (again is not None and moment.turn + 1 - last >= again):
            able.setdefault(person, []).append(id)
    return able


def open_move(book: Daybook) -> None:
    """Put the move that was prepared into the tray, beyond the number of the turn."""
    move = book.move
    if move is None:
        return
    person = move.partition(".")[0]
    cause = Cause("move", person, move.partition(".")[2], book.state.turn)
    book.post((), (Moved(move), Opened(event=move, chained=True, cause=cause)))
