"""A game as text for files and scripts: the chronicle and the JSON of `run`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.model.facts import Chose
from game.model.log import TurnLog
from game.model.orders import Order, to_data
from game.model.records import Cause
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.moment import Moment

if TYPE_CHECKING:
    from game.views.game import Game


@dataclass(frozen=True, slots=True)
class Finished:
    """A game that a bot has played. `turns[0]` is the beginning, `states[n]` the state after `turns[n]`."""

    scenario: Scenario
    bot: str
    turns: tuple[TurnLog, ...]
    states: tuple[State, ...]
    pending: tuple[Order, ...] = ()

    @property
    def state(self) -> State:
        return self.states[-1]


def as_json(game: Finished) -> str:
    """One JSON object, as the command line promises it to scripts."""
    scenario, state = game.scenario, game.state
    titles = {ending.id: ending.title for ending in scenario.endings}
    whole = {
        "scenario": scenario.id,
        "seed": state.seed,
        "level": state.level,
        "vow": state.vow,
        "bot": game.bot,
        "turns": [_turn(scenario, *each) for each in zip(game.turns[1:], game.states[1:], strict=True)],
        "ending": None if state.ending is None else {"id": state.ending, "title": titles[state.ending]},
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False)


def _turn(scenario: Scenario, log: TurnLog, state: State) -> dict[str, object]:
    moment = Moment(scenario, state)
    veiled = {id: each.reported for id, each in scenario.indicators.items() if each.reported is not None}
    return {
        "turn": log.turn,
        "date": scenario.calendar.stamp(log.turn),
        "indicators": dict(zip(scenario.addresses, state.values, strict=True)),
        "reported": {id: moment.number(shown, moment.value(id)) for id, shown in veiled.items()},
        "orders": [to_data(order) for order in log.orders],
        "events": [{"id": fact.event, "choice": fact.choice} for fact in log.facts if isinstance(fact, Chose)],
        "entries": [{"what": e.address, "amount": e.amount, "cause": cause(e.cause)} for e in log.entries],
    }


def cause(of: Cause) -> str:
    """A cause in ids, for scripts: "event fire.call_the_brigade", "flow roads.Wear"."""
    return " ".join(filter(None, (of.kind, ".".join(filter(None, (of.id, of.part))))))


def chronicle(game: Game) -> str:
    """The whole game in words, turn by turn, with its end."""
    from game.views import end

    view = end.show(game)
    told = [game.scenario.title, "=" * len(game.scenario.title)]
    date = ""
    for line in view.chronicle:
        if line.date != date:
            date = line.date
            told += ["", date]
        told.append(f"  {line.text}")
    told += ["", view.title, str(view.text)]
    for chapter in view.epilogue:
        told += ["", chapter.topic, str(chapter.text)]
    return "\n".join(told).rstrip()
