"""What a player may play for, as numbers read at the end of a game. More is always better."""

from __future__ import annotations

from collections.abc import Mapping

from game.model.scenario import Scenario
from game.model.state import State
from game.rules.moment import Moment
from tests.balance import worth

OCTOBER = 45  # the turn that history did not outlive
CHOSEN = ("hand_over",)  # endings on a day of the player's own
ROOM, HALL = "presidium", "central_committee"

GOALS = (
    "survival", "living", "pride", "fear low", "china", "roots", "authority", "hall", "discontent", "charges",
    "loyalty", "ideas", "tension", "camp_unity", "share_housed",
)  # fmt: skip
ALSO = (
    "plot", "strain", "journeys", "third_world", "output", "grain", "meat", "queues", "prisoners", "rehabilitated",
    "refugees", "gold", "soil", "losers_shot",
)  # fmt: skip


def reached(scenario: Scenario, state: State) -> Mapping[str, float]:
    """Every goal's value in `state`, the last of a game."""
    moment = Moment(scenario, state)
    values = {
        "survival": float(state.turn > OCTOBER or state.ending in (None, *CHOSEN)),
        "fear low": -moment.value("fear"),
        "roots": moment.roots(),
        "hall": _hall(moment),
        "loyalty": moment.mean_loyalty(ROOM),
    }
    for name in (*GOALS, *ALSO):
        if name not in values:
            values[name] = (worth.direction(scenario, name) or 1) * moment.value(name)
    return values


def _hall(moment: Moment) -> float:
    """Per cent of the hall's members that are on the player's side now."""
    body = moment.scenario.bodies[HALL]
    assert body.share is not None
    members = {bloc: moment.value(f"{bloc}.members") for bloc in body.blocs}
    ours = sum(n * moment.number(body.share, kin=moment.scenario.kin[bloc]) for bloc, n in members.items())
    return ours / (sum(members.values()) or 1.0)
