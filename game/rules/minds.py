"""Minds: how loyalties and moods follow what people care about, and the red lines that nobody crosses unpunished."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.facts import Crossed
from game.model.records import Cause, Entry
from game.model.reforms import Stage
from game.rules.daybook import Daybook
from game.rules.effects import act
from game.rules.ledger import rounded
from game.rules.moment import TROUBLES, Moment
from game.rules.verbs import Acting

_LEAST = 1 / 256  # smaller changes of mind are not worth a line in the ledger


def change_minds(book: Daybook) -> None:
    """Loyalties and moods follow what people care about: care x `tuning.care` x (stages moved, change / range, or share
    points) over the whole turn. Moods fade."""
    book.post(minds(book.moment))


def minds(moment: Moment) -> list[Entry]:
    """What `change_minds` posts."""
    return [*_minds(moment), *_fading(moment)]


def _minds(moment: Moment) -> Iterator[Entry]:
    weight = moment.state.tuning["care"]
    steps, values = _steps(moment), moment.values
    before = moment.past[-1] if moment.past else values
    for subject, cared in moment.scenario.cared.items():
        place = cared.slot
        moved = steps.get(subject, 0) if place < 0 else (values[place] - before[place]) / cared.scale
        far = moved * weight
        if far:
            cause = Cause("member", subject)
            for address, care in cared.whose:
                if abs(amount := care * far) >= _LEAST:
                    yield Entry(address, rounded(amount), cause)


def taken(moment: Moment, reform: str, stage: Stage, fork: str | None, by: int) -> list[Entry]:
    """Those whom a decree pleases or angers, where they have no care of their own in the matter. `by`: 1, or -1 where
    it goes back."""
    offence = moment.state.tuning["offence"] * by
    way = stage.forks.get(fork or "")
    cause = Cause("decree", reform)
    entries = []
    for names, points in (
        (stage.pleases + (way.pleases if way else ()), offence),
        (stage.angers + (way.angers if way else ()), -offence),
    ):
        for name in names:
            if not moment.care(moment.scenario.kin[name], reform):
                trait = "loyalty" if name in moment.scenario.people else "mood"
                entries.append(Entry(f"{name}.{trait}", rounded(points), cause))
    return entries


def minds_of_step(moment: Moment, reform: str, by: int) -> list[Entry]:
    """What minds make of `by` stages of a reform, of what else moves them nothing: they care about it and its theme."""
    rule = moment.scenario.reforms.get(reform)
    weight = moment.state.tuning["care"] * by
    entries: list[Entry] = []
    for subject in dict.fromkeys((reform, rule.theme)) if rule else ():
        cared = moment.scenario.cared.get(subject)
        for address, care in cared.whose if cared else ():
            entries.append(Entry(address, rounded(care * weight), Cause("member", subject)))
    return entries


def _steps(moment: Moment) -> dict[str, int]:
    """Stages that each reform, and each theme, has moved since the end of the last turn, where it has moved."""
    steps: dict[str, int] = {}
    pending, stood = moment.state.pending, moment.state.stood
    for id, at in moment.stages.items():
        moved = (pending[id].to if id in pending else at) - stood.get(id, 0)
        if moved:
            for subject in {id, moment.scenario.reforms[id].theme}:
                steps[subject] = steps.get(subject, 0) + moved
    return steps


def _fading(moment: Moment) -> Iterator[Entry]:
    for body in moment.scenario.bodies.values():
        for bloc in body.blocs:
            fade = -body.fade * moment.value(f"{bloc}.mood")
            if abs(fade) >= _LEAST:
                yield Entry(f"{bloc}.mood", rounded(fade), Cause("fade", bloc))


def cross_lines(book: Daybook) -> None:
    """Red lines that have been crossed: each fires once."""
    wants, moment = book.scenario.wants, book.moment
    try:
        hold = wants.red_lines.run(moment)
    except TROUBLES:
        hold = [i for i, when in enumerate(wants.red_lines.members) if moment.truth(when)]
    for number in hold:
        id = wants.red_line_ids[number]
        line = book.scenario.people[id].red_line
        if id not in book.state.red_lines and line is not None:
            book.post((), (Crossed(id),))
            act(book, line.effects, Acting(Cause("red_line", id, since=book.state.turn)))
