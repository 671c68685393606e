"""The verbs of effects, and facts, in words: a seat, an office, a promise with its date, a stage reached."""

from __future__ import annotations

from collections.abc import Iterable

from game.model.effects import (
    Appoint,
    CallVote,
    EndGame,
    GiveSeat,
    MoveShare,
    MoveStage,
    Promise,
    Reveal,
    SendAway,
    TakeSeat,
    Verb,
)
from game.model.facts import Absent, Appointed, Crossed, Fact, Lapsed, Promised, Revealed, Seated, Staged, Unseated
from game.model.records import Cause, Reason, Refusal
from game.model.scenes import Commitment
from game.model.state import Bond
from game.rules import verbs
from game.rules.verbs import HIS_ASK, Acting
from game.views.reading import Reading
from game.views.wording import dates, numbers, prose


def acting(reading: Reading, member: str | None = None, worth: float = 1.0) -> Acting:
    """As whom and with whom an effect would act that is only looked at."""
    return Acting(Cause("start"), reading.moment.target, reading.moment.target2, worth, member)


def foretold(reading: Reading, verb: Verb) -> str:
    """What the verb will do, in one line; nothing for what is not told beforehand."""
    match verb:
        case MoveStage():
            return _stage(reading, verb)
        case CallVote():
            return f"It comes to a vote: {_name(reading, verb.vote)}"
        case GiveSeat():
            return _seat(reading, verb)
        case TakeSeat():
            return leave(reading, [verb.who], verb.body)
        case Appoint():
            return _office(reading, verb)
        case SendAway():
            return _absent(reading, verb)
        case Promise():
            return _promise(reading, verb)
        case Reveal():
            return f"The true figures: {_name(reading, verb.address)}"
        case MoveShare():
            return _name(reading, f"plan.{verb.share}")
        case EndGame():
            return "It ends here"
    return ""


def whom(reading: Reading, verb: Verb) -> str:
    """Whose gain or loss a hint of the verb names, or nothing."""
    match verb:
        case GiveSeat() | TakeSeat() | SendAway():
            return _name(reading, verb.who)
        case Appoint(who=str(who)):
            return _name(reading, who)
    return ""


def _name(reading: Reading, id: str) -> str:
    return reading.short(reading.cast(id))


def _stage(reading: Reading, verb: MoveStage) -> str:
    reform, at, aim = verbs.aimed(reading.moment, verb, acting(reading)) or ("", 0, 0)
    if aim == at:
        return ""
    return f"{reading.reform(reform)}: {'back to ' if aim < at else ''}{reading.stage(reform, aim)}"


def _promise(reading: Reading, verb: Promise) -> str:
    id, to = verb.commitment, reading.cast(verb.to) if verb.to else None
    rule = rule_of(reading, id, to)
    if rule is None:
        return ""
    due = dates.within(reading.scenario.calendar, verbs.due(rule, reading.state.turn))
    return f"A promise: {promised(reading, id, to)}, by {due}"


def rule_of(reading: Reading, id: str, to: str | None) -> Commitment | None:
    """The commitment behind a bond."""
    return verbs.commitment(reading.scenario, id, to)


def promised(reading: Reading, id: str, to: str | None) -> str:
    """What was promised, by name."""
    rule = rule_of(reading, id, to)
    if rule is None or not rule.name or id == HIS_ASK:
        return _ask(reading, to) if to else reading.name(id)
    return rule.name


def _ask(reading: Reading, person: str) -> str:
    """What the person asks, with what it is about: "what Anna asks (Ships)"."""
    asks = reading.scenario.people[person].asks
    about = f" ({reading.subject(asks.theme)})" if asks and asks.theme else ""
    return f"what {reading.short(person)} asks{about}"


def to_whom(reading: Reading, bond: Bond) -> str:
    if bond.to:
        return reading.name(bond.to)
    rule = rule_of(reading, bond.id, None)
    return rule.to if rule and rule.to != "with" else ""


def _absent(reading: Reading, verb: SendAway) -> str:
    if verb.until is not None:
        return _is_away(reading, verb.who, dates.written(verb.until))
    many = verb.turns or 1
    return _is_away(reading, verb.who, dates.within(reading.scenario.calendar, reading.state.turn + many))


def _is_away(reading: Reading, who: str, until: str) -> str:
    """Of the player as you: "You are away until May"."""
    away = reading.cast(who)
    return f"{'You are' if away == reading.scenario.player else f'{reading.short(away)} is'} away until {until}"


def leave(reading: Reading, who: list[str], body: str) -> str:
    """Who loses a seat, in one line: "Anna and Boris leave the Senate"."""
    names = [_name(reading, each) for each in who]
    return f"{numbers.listed(names)} {'leaves' if len(who) == 1 else 'leave'} {numbers.the(_name(reading, body))}"


def _seat(reading: Reading, verb: GiveSeat) -> str:
    vote = "" if verb.votes else ", without a vote"
    return f"{_name(reading, verb.who)} takes a seat in {numbers.the(_name(reading, verb.body))}{vote}"


def _office(reading: Reading, verb: Appoint) -> str:
    if verb.who is None:
        return f"Nobody is {verb.title}"
    who = reading.cast(verb.who)
    return f"{'You become' if who == reading.scenario.player else f'{reading.short(who)} becomes'} {verb.title}"


# -- facts


def told(reading: Reading, fact: Fact) -> str:
    """A fact that a player is told of, in one line; nothing for the rest, nor for what only the calendar did."""
    if fact.cause is not None and fact.cause.kind == "calendar":
        return ""
    match fact:
        case Staged():
            return staged(reading, fact)
        case Promised():
            due = dates.within(reading.scenario.calendar, fact.due)
            return f"Promised: {promised(reading, fact.commitment, fact.to)}, by {due}"
        case Seated():
            return _seats(reading, [reading.short(fact.person)], fact.body, voting=fact.votes)
        case Unseated():
            return f"{reading.short(fact.person)} leaves {numbers.the(reading.short(fact.body))}"
        case Appointed():
            return _appointed(reading, fact)
        case Absent():
            return _is_away(reading, fact.person, dates.within(reading.scenario.calendar, fact.until + 1))
        case Revealed():
            return f"The true figures are known: {reading.short(fact.address)}"
        case Crossed():
            return _crossed(reading, fact)
        case Lapsed():
            return _lapsed(reading, fact)
    return ""


def told_all(reading: Reading, facts: Iterable[Fact]) -> tuple[str, ...]:
    """What a player is told of `facts`, each once; those who take a seat in one body stand in one line."""
    lines: dict[object, str] = {}
    seated: dict[tuple[str, bool], list[str]] = {}
    for fact in facts:
        said = told(reading, fact)
        if said and isinstance(fact, Seated):
            where = fact.body, fact.votes
            whole = seated.setdefault(where, [])
            whole.append(reading.short(fact.person))
            lines[where] = _seats(reading, whole, fact.body, voting=fact.votes)
        elif said:
            lines[said] = said
    return tuple(lines.values())


def staged(reading: Reading, fact: Staged) -> str:
    """A stage that begins to work: "Travel abroad: Tourists"."""
    way = reading.way(fact.reform, fact.to, fact.fork)
    return f"{reading.reform(fact.reform)}: {reading.stage(fact.reform, fact.to)}" + (f" ({way})" if way else "")


def _seats(reading: Reading, who: list[str], body: str, *, voting: bool) -> str:
    take = "takes a seat" if len(who) == 1 else "take seats"
    return f"{numbers.listed(who)} {take} in {numbers.the(reading.short(body))}{'' if voting else ', without a vote'}"


def _appointed(reading: Reading, fact: Appointed) -> str:
    if fact.person is None:
        return f"Nobody is {fact.title}"
    you = fact.person == reading.scenario.player
    return f"{'You are' if you else f'{reading.short(fact.person)} is'} {fact.title}"


def _lapsed(reading: Reading, fact: Lapsed) -> str:
    from game.views.wording.conditions import why_not

    why = why_not(reading, Refusal(fact.reason, (fact.what,))) if fact.reason in _PLAIN else ""
    what = "The plan" if fact.what == "plan" else reading.reform(fact.what)
    return f"{what} could not go ahead" + (f": {why}" if why else "")


def _crossed(reading: Reading, fact: Crossed) -> str:
    """Whose line was crossed, and what they do about it."""
    line = reading.scenario.people[fact.person].red_line
    what = f": {line.name[:1].lower()}{line.name[1:]}" if line and line.name else " this"
    told = f". {prose.line(line.text, reading)}" if line and line.text else ""
    return f"{reading.short(fact.person)} will not forgive{what}{told}"


_PLAIN: frozenset[Reason] = frozenset({"never_back", "not_announced", "choose_fork"})  # reasons that need no number
