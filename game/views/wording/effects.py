"""What an order or an answer will do, as far as the player may know: lines with arrows, who gains, who loses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.model.effects import Change, Each, Effects, MoveShare, MoveStage, OpenEvent, Seen, SendAway, TakeSeat, Verb
from game.model.expression import Expression, Kin
from game.model.records import Cause
from game.model.scenario import Telling
from game.rules import effects as rule
from game.rules import minds, verbs
from game.views.lines import EffectLine
from game.views.reading import ITS_OWNERS, Reading
from game.views.wording import numbers, outcomes

UP, DOWN = "▲", "▼"
MOST = 3  # lines; the rest is who gains and who loses


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`lines` the largest first; `gains` and `loses`: names, unmeasured; `later`: that a scene comes of it,
    `follows`: at once."""

    lines: tuple[EffectLine, ...] = ()
    gains: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    later: str = ""
    follows: bool = False


def foresee(
    reading: Reading, effects: Effects, *, worth: float = 1.0, most: int = MOST, every: bool = False
) -> Foreseen:
    """`worth`: what changes are worth, when an initiative is repeated; `every`: they act each turn."""
    told, hints = [], []
    whom: dict[str, str] = {}  # a line's text -> whose it is, for a hint
    later, follows = "", False
    for seen, line, owner in _all(reading, effects, worth, _felt(reading, effects)):
        whom[line.text] = owner
        if seen == "scene":
            later, follows = (later, follows) if later else (line.text, not line.later)
        elif seen == "shown":
            note = _joined(f"each {reading.scenario.names.turn}", line.note) if every else line.note
            told.append(replace(line, note=note))
        else:
            hints.append(replace(line, note="later" if line.later else ""))
    told = _merged(told)
    told.sort(key=lambda line: (bool(line.sign), -line.size))  # what is no number comes first
    if _mode(reading) != "all":
        told, rest = told[:most], told[most:]
        hints = [*rest, *hints]
    gains = _whose(whom, [line for line in hints if line.sign != DOWN], [line for line in hints if line.sign == DOWN])
    loses = _whose(whom, [line for line in hints if line.sign == DOWN], [line for line in hints if line.sign != DOWN])
    return Foreseen(tuple(told), gains, loses, later, follows)


def _whose(whom: dict[str, str], lines: list[EffectLine], against: list[EffectLine]) -> tuple[str, ...]:
    """Whose the lines are, each once; who stands on the other side too is told when."""
    torn = {whom[line.text] for line in against}
    later = " (later)"
    return tuple(
        dict.fromkeys(whom[line.text] + (later if line.later and whom[line.text] in torn else "") for line in lines)
    )


Sight = Seen | Literal["scene"]
Known = tuple[Sight, EffectLine, str]  # how it is seen, its line, and whose gain or loss it is

FOLLOWS = "Another paper follows"
LATER = "A scene comes of it"


def _mode(reading: Reading) -> Telling:
    """How much the game's level shows."""
    level = reading.scenario.levels.get(reading.state.level or "")
    return level.effects if level else "as_written"


def heard(reading: Reading, person: str) -> bool:
    """Whether the player has had a word with, or about, the person."""
    return any(person in key.split("|")[1:] for key in reading.state.opened)


def _seen(reading: Reading, seen: Seen, person: str | None = None) -> Seen:
    mode = _mode(reading)
    if mode == "all":
        return "shown"
    if mode == "heard" and person in reading.scenario.people and person != reading.scenario.player:
        return seen if heard(reading, person or "") else "secret"
    return seen


def _all(reading: Reading, effects: Effects, worth: float, felt: Mapping[str, float]) -> Iterator[Known]:
    """`felt`: by address, what the steps among the effects move minds by besides."""
    yield from _leaving(reading, effects)
    for effect in effects:
        match effect:
            case Each():
                yield from _each(reading, effect, worth)
            case Change():
                yield from _change(reading, effect, worth, felt)
            case Verb() if not (isinstance(effect, TakeSeat) and _openly(reading, effect)):
                yield from _verb(reading, effect)


def _openly(reading: Reading, effect: TakeSeat) -> bool:
    return _seen(reading, effect.seen) == "shown"


def _felt(reading: Reading, effects: Effects) -> dict[str, float]:
    """What the steps that the effects take at once move minds by, by address: who is told of for another reason is
    told of with it."""
    felt: dict[str, float] = {}
    for effect in effects:
        if isinstance(effect, MoveStage) and not effect.after and _open(reading, effect.when)[0]:
            reform, at, aim = verbs.aimed(reading.moment, effect, outcomes.acting(reading)) or ("", 0, 0)
            for entry in minds.minds_of_step(reading.moment, reform, aim - at):
                felt[entry.address] = felt.get(entry.address, 0.0) + entry.amount
    return felt


def _leaving(reading: Reading, effects: Effects) -> Iterator[Known]:
    """Those who openly lose a seat: one line for all who leave a body together."""
    together: dict[tuple[str, int], list[TakeSeat]] = {}
    for effect in effects:
        if isinstance(effect, TakeSeat) and _openly(reading, effect) and _open(reading, effect.when)[0]:
            if not reading.gone(reading.cast(effect.who)):
                together.setdefault((effect.body, effect.after), []).append(effect)
    for leaving in together.values():
        text = outcomes.leave(reading, [verb.who for verb in leaving], leaving[0].body)
        known = all(_open(reading, verb.when)[1] for verb in leaving)
        yield "shown", _when(reading, leaving[0], EffectLine(text), known), text


def _open(reading: Reading, when: Expression | None, kin: Kin | None = None) -> tuple[bool, bool]:
    """Whether a condition may hold when the effect acts, and whether that is known to the player."""
    if when is None:
        return True, True
    if any(question in ("unknown", "unknown_turn") for question, _ in when.asks):
        return True, False
    return reading.moment.truth(when, kin), True


def _change(reading: Reading, effect: Change, worth: float, felt: Mapping[str, float]) -> Iterator[Known]:
    address = rule.address_of(reading.scenario, effect, outcomes.acting(reading))
    owner = address.partition(".")[0] if "." in address else None
    may, known = _open(reading, effect.when)
    if not may or address not in reading.scenario.indicators or reading.gone(owner):
        return
    seen = _seen(reading, effect.seen, owner)
    if seen == "secret":
        return
    amount = rule.amount_of(reading.moment, effect, address, None) * worth + felt.get(address, 0.0)
    if not amount:
        return
    line = _arrow(reading, address, amount, reading.short(address))
    yield seen, _when(reading, effect, line, known), line.text


def _arrow(reading: Reading, address: str, amount: float, text: str) -> EffectLine:
    indicator = reading.scenario.indicators[address]
    better = indicator.shown.better
    if indicator.kind == "mood" or address.endswith(".loyalty"):
        better = "up"
    size = numbers.size(amount, reading.value(address), indicator)
    return EffectLine(text, UP if amount > 0 else DOWN, size, numbers.tone(amount, better))


def _when(reading: Reading, effect: Change | Verb, line: EffectLine, known: bool = True) -> EffectLine:
    notes = []
    if isinstance(effect, Change) and effect.over > 1:
        notes.append("slowly")
    if effect.after:
        notes.append("later")
    certain = known and effect.certain and effect.odds is None
    if not certain:
        notes.append("likely" if known and effect.odds is None else "may be")
    return replace(line, certain=certain, note=", ".join(notes), later=bool(effect.after))


def _each(reading: Reading, each: Each, worth: float) -> Iterator[Known]:
    """One line for all of them, their mean change; of a number that is not their own, the whole."""
    kin = reading.scenario.kin
    those = [m for m in rule.members(reading.moment, each.of) if _open(reading, each.when, kin[m])[0]]
    known = _open(reading, each.when, kin[those[0]])[1] if those else True
    for effect in each.effects:
        if not isinstance(effect, Change) or not those:
            continue
        addresses = {m: rule.address_of(reading.scenario, effect, outcomes.acting(reading, m)) for m in those}
        addresses = {m: address for m, address in addresses.items() if address in reading.scenario.indicators}
        seen = _seen(reading, effect.seen)
        if not addresses or seen == "secret":
            continue
        amount = sum(rule.amount_of(reading.moment, effect, a, kin[m]) for m, a in addresses.items()) * worth
        own = effect.address not in addresses.values()
        text = _whose_own(reading, each, effect) if own else reading.short(effect.address)
        if amount:
            mean = amount / len(addresses) if own else amount
            line = _arrow(reading, next(iter(addresses.values())), mean, text)
            yield seen, _when(reading, effect, line, known), text


def _whose_own(reading: Reading, each: Each, effect: Change) -> str:
    """Everyone in the Senate; Some in the Senate: guilt."""
    where = "everywhere" if each.of == "blocs" else f"in {numbers.the(reading.name(each.of))}"
    trait = "" if effect.address in ITS_OWNERS else f": {reading.trait(effect.address)}"
    return f"{'Some' if each.when else 'Everyone'} {where}{trait}"


def _verb(reading: Reading, verb: Verb) -> Iterator[Known]:
    may, known = _open(reading, verb.when)
    seen = _seen(reading, verb.seen)
    if not may or seen == "secret":
        return
    if isinstance(verb, OpenEvent):
        yield "scene", EffectLine(LATER if verb.after else FOLLOWS, later=bool(verb.after)), ""
        return
    text = outcomes.foretold(reading, verb)
    if isinstance(verb, TakeSeat) and reading.gone(reading.cast(verb.who)):
        return
    if text:
        sign = ""
        if isinstance(verb, MoveShare):
            moved = verbs.shifted(reading.moment, verb.share, verb.by, Cause("start"))
            if not moved:
                return
            sign = UP if moved[-1].amount > 0 else DOWN
        elif seen == "hinted":
            sign = DOWN if isinstance(verb, TakeSeat | SendAway) else ""
        line = EffectLine(text, sign, 1 if sign else 0)
        yield seen, _when(reading, verb, line, known), outcomes.whom(reading, verb) or text
        if isinstance(verb, MoveStage):
            yield from _stage(reading, verb)


def _stage(reading: Reading, verb: MoveStage) -> Iterator[Known]:
    """What the stage that the verb reaches does at once."""
    reform, at, aim = verbs.aimed(reading.moment, verb, outcomes.acting(reading)) or ("", 0, 0)
    if reform and aim > at:
        stage = reading.scenario.reforms[reform].stages[aim]
        way = stage.forks.get(verb.fork or "")
        for seen, line, owner in _all(reading, stage.once + (way.once if way else ()), 1.0, {}):
            note = _joined("later", line.note) if verb.after else line.note
            yield seen, replace(line, note=note, later=line.later or bool(verb.after)), owner


def _merged(lines: list[EffectLine]) -> list[EffectLine]:
    """Two effects on one number, in the same direction, are one line; what comes later says so."""
    merged: dict[tuple[str, str], EffectLine] = {}
    for line in lines:
        key = (line.text, line.sign)
        first = merged.get(key)
        if first is None:
            merged[key] = line
        else:
            note = first.note if first.note == line.note else _joined(first.note, line.note)
            merged[key] = replace(
                first,
                size=min(3, max(first.size, line.size)),
                certain=first.certain and line.certain,
                note=note,
                later=first.later or line.later,
            )
    return list(merged.values())


def _joined(*notes: str) -> str:
    return ", ".join(note for note in dict.fromkeys(notes) if note)


def shows_all(reading: Reading) -> bool:
    """Whether the game's level keeps nothing from the player."""
    return _mode(reading) == "all"


def known(reading: Reading, person: str) -> bool:
    """Whether the level lets the player see into the person: on the hardest, only once they have had a word."""
    return _mode(reading) != "heard" or heard(reading, person) or person == reading.scenario.player
