"""The verbs of effects: what each of them turns into, as facts and entries. `rules.effects` posts them."""

from __future__ import annotations

from functools import singledispatch

from game.model.arithmetic import added
from game.model.calendar import parse_date
from game.model.effects import (
    Appoint,
    CancelEvent,
    EndGame,
    GiveSeat,
    MoveShare,
    MoveStage,
    OpenEvent,
    Promise,
    Reveal,
    SendAway,
    TakeSeat,
    Verb,
)
from game.model.facts import (
    Absent,
    Appointed,
    Cancelled,
    Fact,
    Numbered,
    Opened,
    Promised,
    Revealed,
    Seated,
    Staged,
    Unseated,
    Waits,
)
from game.model.records import Cause, Entry
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

    def whom(self, name: str | None) -> str | None:
        """The id behind `with` and `with2`, None where nobody was cast, or the id itself."""
        return {"with": self.target, "with2": self.target2}.get(name, name) if name is not None else None


@singledispatch
def do(verb: Verb, moment: Moment, acting: Acting) -> list[Posting]:
    """What the verb turns into at `moment`. Every verb is here but the vote, which `rules.effects` takes itself."""
    raise NotImplementedError(f"nobody has said what {verb!r} does")


def aimed(moment: Moment, verb: MoveStage, acting: Acting) -> tuple[str, int, int] | None:
    """Which reform the verb moves, the stage in force, and the one that it comes to; None where there is no such
    reform."""
    asked = verb.reform.startswith("with")
    reform = theme_asked(moment, acting.whom(verb.reform.partition(".")[0])) if asked else verb.reform
    if reform is None:
        return None
    at = moment.state.stages[reform].at
    aim = verb.to if verb.to is not None else at + (verb.by or 0)
    return reform, at, min(max(aim, 0), len(moment.scenario.reforms[reform].stages) - 1)


@do.register
def _stage(verb: MoveStage, moment: Moment, acting: Acting) -> list[Posting]:
    reform, at, aim = aimed(moment, verb, acting) or ("", 0, 0)
    return [Staged(reform, aim, verb.fork, cause=acting.cause)] if aim != at else []


def theme_asked(moment: Moment, who: str | None) -> str | None:
    """The reform that the person asks about: it, or of that theme the one that has gone furthest."""
    person = moment.scenario.people.get(who or "")
    if person is None or person.asks is None:
        return None
    reforms = moment.scenario.reforms
    mine = [r for r in reforms if person.asks.theme in (r, reforms[r].theme) and moment.stages.get(r, 0) > 0]
    return max(mine, key=lambda r: (moment.stages[r], r)) if mine else None


@do.register
def _event(verb: OpenEvent, moment: Moment, acting: Acting) -> list[Posting]:
    event, target = verb.event, acting.whom(verb.whom) if verb.whom else acting.target
    rule = moment.scenario.events[event]
    if event in moment.state.happened and rule.again is None and rule.when is not None:
        return []
    if any(scene.event == event for scene in moment.state.tray):
        return []
    full = moment.state.scenes_opened >= moment.scenario.agenda.scenes
    if full and rule.choices and not rule.storm and not moment.state.storm and acting.target is None:
        return [Waits(event, moment.turn + max(rule.stays, 1))]
    opened = Opened(
        event=event, target=target, target2=acting.target2, chained=True, worth=acting.worth, cause=acting.cause
    )
    return [opened, Numbered(event, rule.storm)] if rule.choices and acting.target is None else [opened]


@do.register
def _cancel(verb: CancelEvent, moment: Moment, acting: Acting) -> list[Posting]:
    scheduled = {later.key: moment.scenario.effects[later.key] for later in moment.state.later}
    keys = tuple(key for key, e in scheduled.items() if isinstance(e, OpenEvent) and e.event == verb.event)
    return [Cancelled(verb.event, keys)]


@do.register
def _seat(verb: GiveSeat, moment: Moment, acting: Acting) -> list[Posting]:
    who = acting.whom(verb.who)
    return [Seated(person=who, body=verb.body, votes=verb.votes, cause=acting.cause)] if who else []


@do.register
def _unseat(verb: TakeSeat, moment: Moment, acting: Acting) -> list[Posting]:
    who = acting.whom(verb.who)
    return [Unseated(person=who, body=verb.body, cause=acting.cause)] if who else []


@do.register
def _office(verb: Appoint, moment: Moment, acting: Acting) -> list[Posting]:
    return [Appointed(title=verb.title, person=acting.whom(verb.who), cause=acting.cause)]


@do.register
def _absent(verb: SendAway, moment: Moment, acting: Acting) -> list[Posting]:
    who, calendar = acting.whom(verb.who), moment.scenario.calendar
    last = (
        calendar.turn_of(parse_date(verb.until)[0])
        if verb.until is not None
        else moment.turn + (verb.turns or 1) - 1 + moment.lag
    )
    return [Absent(who, last, cause=acting.cause)] if who else []


@do.register
def _promise(verb: Promise, moment: Moment, acting: Acting) -> list[Posting]:
    id, to = verb.commitment, acting.whom(verb.to)
    rule = commitment(moment.scenario, id, to)
    key = f"{id}|{to}" if to else id
    if rule is None or key in moment.state.bonds:
        return []
    return [Promised(commitment=id, to=to, due=due(rule, moment.turn), cause=acting.cause)]


def commitment(scenario: Scenario, id: str, to: str | None) -> Commitment | None:
    """The rule of a promise: for what a person asks, that person's own."""
    own = scenario.commitments.get(f"{to}.asks") if id == HIS_ASK else None
    return own or scenario.commitments.get(id)


def due(rule: Commitment, turn: int) -> int:
    """The turn in which a promise made in `turn` falls due."""
    return turn + rule.due if rule.after else rule.due


@do.register
def _reveal(verb: Reveal, moment: Moment, acting: Acting) -> list[Posting]:
    return [Revealed(verb.address, cause=acting.cause)]


@do.register
def _plan(verb: MoveShare, moment: Moment, acting: Acting) -> list[Posting]:
    return list(shifted(moment, verb.share, verb.by, acting.cause))


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
    whole = added(room.values())
    if whole <= 0:
        return []
    by = min(max(by, -whole), whole)
    entries = [Entry(f"plan.{id}", rounded(-by * part / whole), cause) for id, part in room.items()]
    return [*entries, Entry(f"plan.{share}", -sum(entry.amount for entry in entries), cause)]


@do.register
def _end(verb: EndGame, moment: Moment, acting: Acting) -> list[Posting]:
    return [ended(moment, verb.ending)]
