"""The verbs of effects, and facts, in words: a seat, an office, a promise with its date, a stage reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.model.effects import Verb
from game.model.records import Cause, Fact
from game.model.scenes import Commitment
from game.model.state import Bond
from game.rules import verbs
from game.rules.verbs import HIS_ASK, Acting
from game.views import dates, numbers, prose
from game.views.reading import Reading


def acting(reading: Reading, member: str | None = None, worth: float = 1.0) -> Acting:
    """As whom and with whom an effect would act that is only looked at."""
    return Acting(Cause("start"), reading.moment.target, reading.moment.target2, worth, member)


def foretold(reading: Reading, verb: Verb) -> str:
    """What the verb will do, in one line; nothing for what is not told beforehand."""
    said = _VERBS.get(verb.name)
    return said(reading, verb) if said else ""


def whom(reading: Reading, verb: Verb) -> str:
    """Whose gain or loss a hint of the verb names, or nothing."""
    if verb.name in ("seat", "unseat", "absent"):
        return _name(reading, verb.args[0])
    if verb.name == "office" and verb.args[0]:
        return _name(reading, verb.args[0])
    return ""


def _name(reading: Reading, id: object) -> str:
    return reading.short(reading.cast(str(id)) if id is not None else None)


def _stage(reading: Reading, verb: Verb) -> str:
    reform, at, aim = verbs.aimed(reading.moment, verb, acting(reading)) or ("", 0, 0)
    if aim == at:
        return ""
    return f"{reading.reform(reform)}: {'back to ' if aim < at else ''}{reading.stage(reform, aim)}"


def _promise(reading: Reading, verb: Verb) -> str:
    id, to = str(verb.args[0]), reading.cast(str(verb.args[1])) if verb.args[1] else None
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


def _absent(reading: Reading, verb: Verb) -> str:
    who, turns, until = verb.args
    if until is not None:
        return _is_away(reading, str(who), dates.written(str(until)))
    many = int(turns or 1)
    return _is_away(reading, str(who), dates.within(reading.scenario.calendar, reading.state.turn + many))


def _is_away(reading: Reading, who: str, until: str) -> str:
    """Of the player as you: "You are away until May"."""
    away = reading.cast(who)
    return f"{'You are' if away == reading.scenario.player else f'{reading.short(away)} is'} away until {until}"


def leave(reading: Reading, who: list[str], body: str) -> str:
    """Who loses a seat, in one line: "Anna and Boris leave the Senate"."""
    names = [_name(reading, each) for each in who]
    return f"{numbers.listed(names)} {'leaves' if len(who) == 1 else 'leave'} {numbers.the(_name(reading, body))}"


def _seat(reading: Reading, verb: Verb) -> str:
    vote = ", without a vote" if verb.args[2] is False else ""
    return f"{_name(reading, verb.args[0])} takes a seat in {numbers.the(_name(reading, verb.args[1]))}{vote}"


def _office(reading: Reading, verb: Verb) -> str:
    if verb.args[0] is None:
        return f"Nobody is {verb.args[1]}"
    who = reading.cast(str(verb.args[0]))
    return f"{'You become' if who == reading.scenario.player else f'{reading.short(who)} becomes'} {verb.args[1]}"


_VERBS: dict[str, Callable[[Reading, Verb], str]] = {
    "stage": _stage,
    "vote": lambda r, v: f"It comes to a vote: {_name(r, v.args[0])}",
    "seat": _seat,
    "unseat": lambda r, v: leave(r, [str(v.args[0])], str(v.args[1])),
    "office": _office,
    "absent": _absent,
    "promise": _promise,
    "reveal": lambda r, v: f"The true figures: {_name(r, v.args[0])}",
    "plan": lambda r, v: _name(r, f"plan.{v.args[0]}"),
    "end": lambda r, v: "It ends here",
}


# -- facts


def told(reading: Reading, fact: Fact) -> str:
    """A fact that a player is told of, in one line; nothing for the rest, nor for what only the calendar did."""
    if fact.cause is not None and fact.cause.kind == "calendar":
        return ""
    said = _FACTS.get(fact.kind)
    return said(reading, fact) if said else ""


def told_all(reading: Reading, facts: Iterable[Fact]) -> tuple[str, ...]:
    """What a player is told of `facts`, each once; those who take a seat in one body stand in one line."""
    lines: dict[object, str] = {}
    seated: dict[tuple[object, ...], list[str]] = {}
    for fact in facts:
        said = told(reading, fact)
        if said and fact.kind == "seated":
            whole = seated.setdefault(fact.ids[1:], [])
            whole.append(reading.short(_id(fact, 0)))
            lines[fact.ids[1:]] = _seats(reading, whole, _id(fact, 1), voting=bool(fact.ids[2]))
        elif said:
            lines[said] = said
    return tuple(lines.values())


def _id(fact: Fact, number: int) -> str:
    return str(fact.ids[number]) if number < len(fact.ids) and fact.ids[number] is not None else ""


def staged(reading: Reading, fact: Fact) -> str:
    """A stage that begins to work: "Travel abroad: Tourists"."""
    reform, to = _id(fact, 0), int(_id(fact, 1) or 0)
    way = reading.way(reform, to, _id(fact, 2))
    return f"{reading.reform(reform)}: {reading.stage(reform, to)}" + (f" ({way})" if way else "")


def _made(reading: Reading, fact: Fact) -> str:
    id, to, due = _id(fact, 0), _id(fact, 1) or None, int(_id(fact, 2) or 0)
    return f"Promised: {promised(reading, id, to)}, by {dates.within(reading.scenario.calendar, due)}"


def _seated(reading: Reading, fact: Fact) -> str:
    return _seats(reading, [reading.short(_id(fact, 0))], _id(fact, 1), voting=bool(fact.ids[2]))


def _seats(reading: Reading, who: list[str], body: str, *, voting: bool) -> str:
    take = "takes a seat" if len(who) == 1 else "take seats"
    return f"{numbers.listed(who)} {take} in {numbers.the(reading.short(body))}{'' if voting else ', without a vote'}"


def _appointed(reading: Reading, fact: Fact) -> str:
    if not _id(fact, 1):
        return f"Nobody is {_id(fact, 0)}"
    you = _id(fact, 1) == reading.scenario.player
    return f"{'You are' if you else f'{reading.short(_id(fact, 1))} is'} {_id(fact, 0)}"


def _away(reading: Reading, fact: Fact) -> str:
    until = int(_id(fact, 1) or 0)
    return _is_away(reading, _id(fact, 0), dates.within(reading.scenario.calendar, until + 1))


def _lapsed(reading: Reading, fact: Fact) -> str:
    from game.model.records import Refusal
    from game.views.words import why_not

    why = why_not(reading, Refusal(_id(fact, 1), (_id(fact, 0),))) if _id(fact, 1) in _PLAIN else ""
    what = "The plan" if _id(fact, 0) == "plan" else reading.reform(_id(fact, 0))
    return f"{what} could not go ahead" + (f": {why}" if why else "")


def _crossed(reading: Reading, fact: Fact) -> str:
    """Whose line was crossed, and what they do about it."""
    line = reading.scenario.people[_id(fact, 0)].red_line
    what = f": {line.name[:1].lower()}{line.name[1:]}" if line and line.name else " this"
    told = f". {prose.line(line.text, reading)}" if line and line.text else ""
    return f"{reading.short(_id(fact, 0))} will not forgive{what}{told}"


_PLAIN = frozenset({"never_back", "not_announced", "choose_fork"})  # reasons that need no number

_FACTS: dict[str, Callable[[Reading, Fact], str]] = {
    "stage": staged,
    "promised": _made,
    "seated": _seated,
    "unseated": lambda r, f: f"{r.short(_id(f, 0))} leaves {numbers.the(r.short(_id(f, 1)))}",
    "office": _appointed,
    "absent": _away,
    "revealed": lambda r, f: f"The true figures are known: {r.short(_id(f, 0))}",
    "red_line": _crossed,
    "lapsed": _lapsed,
}
