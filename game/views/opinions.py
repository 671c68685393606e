"""What people say of a step before it is taken, and whom it pleases or angers."""

from __future__ import annotations

from game.model.reforms import Stage
from game.rules.standing import care_of
from game.views.lines import Opinion
from game.views.prose import line
from game.views.reading import Reading

MOST = 2


def of(reading: Reading, reform: str, stage: Stage, number: int) -> tuple[Opinion, ...]:
    """Those whom the step touches most, in their own words: for and against where both can be had."""
    minded = sorted(minds(reading, reform, stage).items(), key=lambda item: -abs(item[1]))
    told = [opinion for person, mind in minded if (opinion := _opinion(reading, reform, person, mind, number))]
    kinder = [opinion for opinion in told if opinion.approves]
    harsher = [opinion for opinion in told if not opinion.approves]
    half = MOST // 2
    chosen = kinder[: max(half, MOST - len(harsher))] + harsher[: max(half, MOST - len(kinder))]
    return tuple(opinion for opinion in told if opinion in chosen)


def minds(reading: Reading, reform: str, stage: Stage, *, seated: bool = True) -> dict[str, float]:
    """Person -> how much they want the step (above 0) or mind it, of those who sit somewhere, the player excepted."""
    scenario, state = reading.scenario, reading.state
    sitting = {person for body in state.seats.values() for person in body}
    wanted: dict[str, float] = {}
    for id, person in scenario.people.items():
        care = care_of(person, reform, scenario)
        care = care or (id in stage.pleases) - (id in stage.angers)
        if care and id != scenario.player and (id in sitting or not seated):
            wanted[id] = care
    return wanted


def _opinion(reading: Reading, reform: str, person: str, mind: float, number: int) -> Opinion | None:
    voices = reading.scenario.people[person].voice
    voice = voices.get(reform) or voices.get(reading.scenario.reforms[reform].theme)
    said = (voice.approves if mind > 0 else voice.objects) if voice else ()
    if not said:
        return None
    return Opinion(reading.short(person), reading.office(person), mind > 0, line(said[number % len(said)], reading))


def sides(reading: Reading, reform: str, stage: Stage, most: int = 6) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of those who gain and who lose by the step: people who sit somewhere, and blocs, the keenest first."""
    wanted = minds(reading, reform, stage)
    for body in reading.scenario.bodies.values():
        for id, bloc in body.blocs.items():
            care = care_of(bloc, reform, reading.scenario)
            care = care or (id in stage.pleases) - (id in stage.angers)
            if care:
                wanted[id] = care
    keen = sorted(wanted, key=lambda id: -abs(wanted[id]))
    gains = tuple(reading.short(id) for id in keen if wanted[id] > 0)
    loses = tuple(reading.short(id) for id in keen if wanted[id] < 0)
    return gains[:most], loses[:most]
