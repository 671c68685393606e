"""The verbs of effects: what each of them turns into, as facts and entries. `rules.effects` posts them."""

from __future__ import annotations

from collections.abc import Callable

from game.model.calendar import parse_date
from game.model.effects import Verb
from game.model.records import Cause, Entry, Fact
from game.model.scenario import Scenario
from game.model.scenes import Commitment
from game.rules.ledger import rounded
from game.rules.moment import Moment
from game.rules.succession import ended

Posting = Entry | Fact
HIS_ASK = "his_ask"  # a promise of that id binds whatever the person asks


class Acting:
    """Who and what an effect acts for: its cause, who was cast, the member of an `each`, and what changes are worth."""

    __slots__ = ("cause", "member", "target", "target2", "worth")

    def __init__(
        self,
        cause: Cause,
        target: str | None = None,
        target2: str | None = None,
        worth: float = 1.0,
        member: str | None = None,
    ) -> None:
        self.cause = cause
        self.target = target
        self.target2 = target2
        self.worth = worth
        self.member = member

    def about(self, member: str) -> Acting:
        return Acting(self.cause, self.target, self.target2, self.worth, member)

    def whom(self, name: object) -> str | None:
        """The id behind `with` and `with2`, or the id itself."""
        return {"with": self.target, "with2": self.target2}.get(str(name), str(name)) if name is not None else None


def aimed(moment: Moment, verb: Verb, acting: Acting) -> tuple[str, int, int] | None:
    """Of a verb that moves a reform: which, the stage in force, and the one that it comes to; None where there is no
    such reform."""
    name, by, to, _ = verb.args
    asked = str(name).startswith("with")
    reform = theme_asked(moment, acting.whom(str(name).partition(".")[0])) if asked else str(name)
    if reform is None:
        return None
    at = moment.state.stages[reform].at
    aim = int(to) if to is not None else at + int(by or 0)
    return reform, at, min(max(aim, 0), len(moment.scenario.reforms[reform].stages) - 1)


def _stage(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    reform, at, aim = aimed(moment, verb, acting) or ("", 0, 0)
    return [Fact("stage", (reform, aim, verb.args[3]), None, acting.cause)] if aim != at else []


def theme_asked(moment: Moment, who: str | None) -> str | None:
    """The reform that the person asks about: it, or of that theme the one that has gone furthest."""
    person = moment.scenario.people.get(who or "")
    if person is None or person.asks is None:
        return None
    reforms = moment.scenario.reforms
    mine = [r for r in reforms if person.asks.theme in (r, reforms[r].theme) and moment.stages.get(r, 0) > 0]
    return max(mine, key=lambda r: (moment.stages[r], r)) if mine else None


def _event(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    event, target = str(verb.args[0]), acting.whom(verb.args[1]) if verb.args[1] else acting.target
    rule = moment.scenario.events[event]
    if event in moment.state.happened and rule.again is None and rule.when is not None:
        return []
    if any(scene.event == event for scene in moment.state.tray):
        return []
    full = moment.state.scenes_opened >= moment.scenario.agenda.scenes
    if full and rule.choices and not rule.storm and not moment.state.storm and acting.target is None:
        return [Fact("waits", (event, moment.turn + max(rule.stays, 1)))]
    opened = Fact("opened", (event, target, acting.target2, True, acting.worth), None, acting.cause)
    return [opened, Fact("scene", (event, rule.storm))] if rule.choices and acting.target is None else [opened]


def _cancel(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    event = str(verb.args[0])
    scheduled = {later.key: moment.scenario.effects[later.key] for later in moment.state.later}
    keys = [key for key, e in scheduled.items() if isinstance(e, Verb) and e.name == "event" and e.args[0] == event]
    return [Fact("cancelled", (event, *keys))]


def _seat(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    who, body, has_vote = verb.args
    return [Fact("seated", (acting.whom(who), body, has_vote is not False), None, acting.cause)]


def _unseat(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    return [Fact("unseated", (acting.whom(verb.args[0]), verb.args[1]), None, acting.cause)]


def _office(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    return [Fact("office", (verb.args[1], acting.whom(verb.args[0])), None, acting.cause)]


def _absent(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    who, turns, until = verb.args
    calendar = moment.scenario.calendar
    last = (
        calendar.turn_of(parse_date(str(until))[0])
        if until is not None
        else moment.turn + int(turns or 1) - 1 + moment.lag
    )
    return [Fact("absent", (acting.whom(who), last), None, acting.cause)]


def _promise(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    id, to = str(verb.args[0]), acting.whom(verb.args[1])
    rule = commitment(moment.scenario, id, to)
    key = f"{id}|{to}" if to else id
    if rule is None or key in moment.state.bonds:
        return []
    return [Fact("promised", (id, to, due(rule, moment.turn)), None, acting.cause)]


def commitment(scenario: Scenario, id: str, to: str | None) -> Commitment | None:
    """The rule of a promise: for what a person asks, that person's own."""
    own = scenario.commitments.get(f"{to}.asks") if id == HIS_ASK else None
    return own or scenario.commitments.get(id)


def due(rule: Commitment, turn: int) -> int:
    """The turn in which a promise made in `turn` falls due."""
    return turn + rule.due if rule.after else rule.due


def _reveal(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    return [Fact("revealed", (verb.args[0],), None, acting.cause)]


def _plan(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    return list(shifted(moment, str(verb.args[0]), float(verb.args[1] or 0), acting.cause))


def shifted(moment: Moment, share: str, by: float, cause: Cause) -> list[Entry]:
    """Move a share; the others give or take in proportion to what they have above their least. The share is last."""
    budget = moment.scenario.budget
    if budget is None:
        return []
    now = {id: moment.value(f"plan.{id}") for id in budget.shares}
    rule = budget.shares[share]
    by = min(max(by, rule.low - now[share]), rule.high - now[share])
    room = {
        id: (now[id] - budget.shares[id].low if by > 0 else budget.shares[id].high - now[id])
        for id in now
        if id != share
    }
    whole = sum(room.values())
    if whole <= 0:
        return []
    by = min(max(by, -whole), whole)
    entries = [Entry(f"plan.{id}", rounded(-by * part / whole), cause) for id, part in room.items()]
    return [*entries, Entry(f"plan.{share}", -sum(entry.amount for entry in entries), cause)]


def _end(moment: Moment, verb: Verb, acting: Acting) -> list[Posting]:
    return [ended(moment, str(verb.args[0]))]


VERBS: dict[str, Callable[[Moment, Verb, Acting], list[Posting]]] = {
    "stage": _stage,
    "event": _event,
    "cancel": _cancel,
    "seat": _seat,
    "unseat": _unseat,
    "office": _office,
    "absent": _absent,
    "promise": _promise,
    "reveal": _reveal,
    "plan": _plan,
    "end": _end,
}
