"""What people say of a step before it is taken, and whom it pleases or angers."""

from __future__ import annotations

from game.model.reforms import Stage
from game.rules import closing
from game.views.lines import Opinion
from game.views.reading import Reading
from game.views.wording.prose import line

MOST = 2


def of(reading: Reading, reform: str, stage: Stage, number: int) -> tuple[Opinion, ...]:
    """Those whom the step touches most, in their own words: for and against where both can be had."""
    moved = minds(reading, reform, stage)
    minded = sorted((who for who in reading.scenario.people if who in moved), key=lambda who: -abs(moved[who]))
    told = [opinion for who in minded if (opinion := _opinion(reading, reform, who, moved[who], number))]
    kinder = [opinion for opinion in told if opinion.approves]
    harsher = [opinion for opinion in told if not opinion.approves]
    half = MOST // 2
    chosen = kinder[: max(half, MOST - len(harsher))] + harsher[: max(half, MOST - len(kinder))]
    return tuple(opinion for opinion in told if opinion in chosen)


def minds(reading: Reading, reform: str, stage: Stage, fork: str | None = None) -> dict[str, float]:
    """Person or bloc -> the points by which the step on, decreed, moves their minds: of those who sit somewhere, the
    player excepted."""
    sitting = {person for body in reading.state.seats.values() for person in body}
    moved: dict[str, float] = {}
    steps = closing.minds_of_step(reading.moment, reform, 1)
    for entry in (*closing.taken(reading.moment, reform, stage, fork, 1), *steps):
        who = entry.address.partition(".")[0]
        if who != reading.scenario.player and (who in sitting or who not in reading.scenario.people):
            moved[who] = moved.get(who, 0.0) + entry.amount
    return {who: moved[who] for who in reading.scenario.kin if moved.get(who)}


def _opinion(reading: Reading, reform: str, person: str, mind: float, number: int) -> Opinion | None:
    voices = reading.scenario.people[person].voice
    voice = voices.get(reform) or voices.get(reading.scenario.reforms[reform].theme)
    said = (voice.approves if mind > 0 else voice.objects) if voice else ()
    if not said:
        return None
    return Opinion(reading.short(person), reading.office(person), mind > 0, line(said[number % len(said)], reading))


def sides(
    reading: Reading, reform: str, stage: Stage, fork: str | None = None, most: int = 6
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of those who gain and who lose by the step, the keenest first; of a branch, those whom it moves otherwise
    than the stage does by itself."""
    moved = minds(reading, reform, stage, fork)
    alone = minds(reading, reform, stage) if fork else {}
    keen = sorted((who for who in moved if moved[who] != alone.get(who, 0.0)), key=lambda who: -abs(moved[who]))
    gains = tuple(reading.short(who) for who in keen if moved[who] > 0)
    loses = tuple(reading.short(who) for who in keen if moved[who] < 0)
    return gains[:most], loses[:most]
