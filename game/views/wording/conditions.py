"""Conditions and refusals in words: "Authority 23, needs 30"."""

from __future__ import annotations

import re
from collections.abc import Callable

from game.model.expression import Clause, Expression
from game.model.records import Refusal
from game.rules.clauses import holds
from game.views.game import Game
from game.views.lines import Need
from game.views.reading import Reading
from game.views.wording import dates, numbers, questions

NOT_NOW = "This is not the moment for it"
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_WANTS = {
    ">=": "needs {}", ">": "needs more than {}", "<=": "needs {} or less", "<": "needs less than {}",
    "==": "needs exactly {}", "!=": "must not be {}",
}  # fmt: skip
_NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?")


def needs(reading: Reading, condition: Expression | None) -> tuple[Need, ...]:
    """Every part of a condition, met or not, in the author's order; the unmet say themselves with their values."""
    if condition is None or condition.clause is None:
        return ()
    clause = condition.clause
    parts = clause.parts if clause.kind == "all" else (clause,)
    return tuple(Need(say(reading, part), holds(reading.moment, part)) for part in parts)


def say(reading: Reading, clause: Clause, wanted: bool = True) -> str:
    """What the clause asks for, with the present value; `wanted` False: that it should not hold."""
    match clause.kind:
        case "not":
            return say(reading, clause.parts[0], not wanted)
        case "all" | "any":
            both = (clause.kind == "all") == wanted
            parts = [say(reading, part, wanted) for part in clause.parts]
            return "; ".join(parts) if both else "Either " + "; or ".join(_lower(part) for part in parts)
        case "compare":
            return _compare(reading, clause, wanted)
        case "ask":
            return questions.say(reading, clause.name, clause.args, wanted)
    return NOT_NOW


def _lower(text: str) -> str:
    """A sentence's words inside another: names keep their capital, "Needs" and "Not" do not."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in ("Needs", "Not", "Only", "You", "Either", "Something") else text


def _compare(reading: Reading, clause: Clause, wanted: bool) -> str:
    left, right, op = clause.left, clause.right, clause.op
    assert left is not None and right is not None
    if left.subject is None and right.subject is not None:
        left, right, op = right, left, _TURNED[op]
    if not wanted:
        op = _OPPOSITE[op]
    limit = reading.moment.number(right)
    if isinstance(left.subject, tuple):
        special = questions.compare(reading, left.subject[0], left.subject[1], op, limit)
        if special:
            return special
    have, name, places = _have(reading, left)
    if isinstance(left.subject, str) and reading.veiled(_address(reading, left.subject)):
        return f"{name}: {_WANTS[op].format(numbers.number(limit, places))}"
    needed = numbers.number(limit, 0 if limit == round(limit) else max(places, 1))
    return f"{name} {_beside(have, limit, places)}, {_WANTS[op].format(needed)}"


def _beside(have: float, limit: float, places: int) -> str:
    """A value that cannot be mistaken for the limit it misses: "29.6" beside 30, "just under 30" for 29.98."""
    for shown in range(places, max(places, 1) + 1):
        if have == limit or numbers.number(have, shown) != numbers.number(limit, shown):
            return numbers.number(have, shown)
    return f"just {'under' if have < limit else 'over'} {numbers.number(limit, 0 if limit == round(limit) else shown)}"


def _address(reading: Reading, name: str) -> str:
    head, dot, trait = name.partition(".")
    return f"{reading.cast(head)}.{trait}" if dot else name


def _have(reading: Reading, side: Expression) -> tuple[float, str, int]:
    """The value of one side of a comparison, its name and its decimals."""
    subject = side.subject
    if isinstance(subject, str):
        address = _address(reading, subject)
        return reading.value(address), reading.name(address), reading.shown(address).decimals
    value = reading.moment.number(side)
    if isinstance(subject, tuple):
        return value, questions.name(reading, *subject), questions.decimals(reading, *subject)
    return value, _NAME.sub(lambda found: _plain(reading, found[0]), side.text), 1


def _plain(reading: Reading, word: str) -> str:
    known = word in reading.scenario.indicators or word in reading.scenario.formulas
    return reading.name(word) if known else word.replace("_", " ")


# -- refusals

Filled = Callable[[Reading, Refusal], str]


def _price(reading: Reading, refused: Refusal) -> str:
    name = reading.name(refused.ids[0]) if refused.ids else "Credit"
    need = numbers.number(refused.need, 1 if refused.need % 1 else 0)
    have = numbers.number(refused.have)
    have = numbers.number(refused.have, 1) if have in (need, numbers.number(refused.need)) else have
    return f"{name} {have}, needs {need}"


def _needs(reading: Reading, refused: Refusal) -> str:
    said = [say(reading, clause) for clause in refused.failed if isinstance(clause, Clause)]
    return "; ".join(dict.fromkeys(said)) or NOT_NOW


def _used(kind: str) -> Filled:
    def say_used(reading: Reading, refused: Refusal) -> str:
        names, agenda = reading.scenario.names, reading.scenario.agenda
        many, word = (agenda.decrees, names.decree) if kind == "decree" else (agenda.words, names.word)
        if many == 0:
            return f"There are no {word}s in this game"
        if many == 1:
            made = "made" if kind == "decree" else "had"
            return f"You have {made} this {names.turn}'s {word}"
        return f"This {names.turn}'s {numbers.count(many, word)} are used"

    return say_used


def _turn_words(template: str) -> Filled:
    return lambda reading, refused: template.format(
        turn=reading.scenario.names.turn,
        decree=reading.scenario.names.decree,
        word=reading.scenario.names.word,
        name=reading.name(refused.ids[0]) if refused.ids else "",
        last=reading.name(refused.ids[-1]) if refused.ids else "",
        have=numbers.number(refused.have, 1 if refused.have % 1 else 0),
        need=numbers.number(refused.need, 1 if refused.need % 1 else 0),
    )


def _underway(reading: Reading, refused: Refusal) -> str:
    pending = reading.state.pending[refused.ids[0]]
    when = dates.end_of(reading.scenario.calendar, pending.due)
    return f"{reading.stage(refused.ids[0], pending.to)} is on its way; it works from {when}"


def _fork_closed(reading: Reading, refused: Refusal) -> str:
    return f"The other way was taken; this one is open again {dates.at(reading.scenario.calendar, int(refused.need))}"


def _too_soon(reading: Reading, refused: Refusal) -> str:
    calendar = reading.scenario.calendar
    last, again = int(refused.have), int(refused.have + refused.need)
    return f"Too soon after {dates.within(calendar, last)}; again {dates.at(calendar, again)}"


def _once(reading: Reading, refused: Refusal) -> str:
    return f"It can be done once only, and was done {dates.at(reading.scenario.calendar, int(refused.have))}"


def _plan_closed(reading: Reading, refused: Refusal) -> str:
    from game.views.wording.dates import plan_closed

    return plan_closed(reading)


def _unanswered(reading: Reading, refused: Refusal) -> str:
    many = len(reading.state.tray)
    return f"{numbers.sentence(numbers.count(many, 'paper'))} {'waits' if many == 1 else 'wait'} for your answer"


# Each reason of `model.records.Refusal` to the words that a player reads.
REFUSALS: dict[str, Filled] = {
    "over": _turn_words("The game is over"),
    "price": _price,
    "needs": _needs,
    "unanswered": _unanswered,
    "decrees_used": _used("decree"),
    "words_used": _used("word"),
    "underway": _underway,
    "one_step": _turn_words("{name} goes one stage at a time"),
    "never_back": _turn_words("There is no way back from it"),
    "not_announced": _turn_words("This cannot be announced; it has to be carried"),
    "no_fork": _turn_words("There is only one way of doing it"),
    "choose_fork": _turn_words("Choose in which way it is to be done"),
    "fork_closed": _fork_closed,
    "already_open": _turn_words("It is in your tray already"),
    "nobody_cast": _turn_words("It is about nobody in particular"),
    "choose_whom": _turn_words("Choose whom it is about"),
    "not_castable": _turn_words("{last} cannot be chosen for it"),
    "once": _once,
    "too_soon": _too_soon,
    "plan_closed": _plan_closed,
    "plan_given": _turn_words("The plan is set; take it back first to set it anew"),
    "plan_sum": _turn_words("The shares add up to {have}, and must make {need}"),
    "share_range": _turn_words("{name} stays between {have} and {need}"),
    "share_swing": _turn_words("{name} would move {have} points; {need} at most"),
    "not_in_tray": _turn_words("It is no longer in your tray"),
    "no_such_choice": _turn_words("That is not one of the answers"),
    "nothing_to_take_back": _turn_words("There is nothing to take back"),
    "unknown": _turn_words("There is no such thing in this game"),
}


def refusal(game: Game, refused: Refusal | None) -> str:
    """Why an order is not legal, in one line; nothing if it is."""
    return why_not(Reading(game.scenario, game.state), refused) if refused else ""


def why_not(reading: Reading, refused: Refusal | None) -> str:
    if refused is None:
        return ""
    said = REFUSALS.get(refused.reason)
    return said(reading, refused) if said else NOT_NOW
