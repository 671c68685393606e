"""The questions of the language in words: what a condition asks for, as the player may put it right or wait for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules.verbs import HIS_ASK
from game.views.reading import Reading
from game.views.wording import dates, numbers

Args = Sequence[str]
Said = Callable[[Reading, Args], str]


def say(reading: Reading, question: str, args: Args, wanted: bool) -> str:
    """What has to be so, or not so, for the question to be answered as `wanted`."""
    pair = _TRUTHS.get(question)
    return pair[0 if wanted else 1](reading, args) if pair else "This is not the moment for it"


def name(reading: Reading, question: str, args: Args) -> str:
    """What a question of number type asks after: "Anna's support", "Roots"."""
    said = _NUMBERS.get(question)
    return said(reading, args) if said else numbers.sentence(question.replace("_", " "))


def decimals(reading: Reading, question: str, args: Args) -> int:
    return reading.shown(args[0]).decimals if question in ("was", "change", "mean", "reported") else 0


def compare(reading: Reading, question: str, args: Args, op: str, limit: float) -> str:
    """Comparisons that read better than by number, or nothing."""
    special = _COMPARED.get(question)
    return special(reading, args, op, limit) if special else ""


def _stage(reading: Reading, args: Args, op: str, limit: float) -> str:
    reform = reading.scenario.reforms.get(args[0])
    if reform is None:
        return ""
    aim = int(limit) + (op == ">") - (op == "<")
    if not 0 <= aim < len(reform.stages):
        return ""
    there = f"“{reform.stages[aim].name}”"
    if op in (">=", ">"):
        if _at(reading, args[0]) >= aim:
            return f"{there} ({reform.name}) is reached"
        return f"Needs {there} ({reform.name}), now at “{reading.stage(args[0], _at(reading, args[0]))}”"
    if op == "==":
        return f"Only while {reform.name} stands at {there}"
    if op == "!=":
        return f"Not while {reform.name} stands at {there}"
    return f"Not once {reform.name} is past {there}"


def _at(reading: Reading, reform: str) -> int:
    return reading.moment.stages.get(reform, 0)


def _since(reading: Reading, args: Args, op: str, limit: float) -> str:
    event, turn = reading.event(args[0]), reading.scenario.names.turn
    past = reading.moment.turns_since(args[0])
    if past != past:
        return f"Only after “{event}”"
    wait = numbers.count(int(limit), turn)
    if op in (">=", ">"):
        return f"“{event}” was {numbers.count(int(past), turn)} ago, needs {'more than ' if op == '>' else ''}{wait}"
    if limit == 0:
        return f"Only in the {turn} of “{event}”"
    return f"Only within {wait} of “{event}”"


def _month(reading: Reading, args: Args, op: str, limit: float) -> str:
    month = int(limit)
    if not 1 <= month <= 12 or op not in ("==", "!="):
        return ""
    return f"{'Only' if op == '==' else 'Not'} in {dates.season(reading.scenario.calendar, month)}"


def _year(reading: Reading, args: Args, op: str, limit: float) -> str:
    year = int(limit)
    said = {">=": "Not before {}", ">": "Only after {}", "<=": "Only until the end of {}", "<": "Only before {}",
            "==": "Only in {}", "!=": "Not in {}"}  # fmt: skip
    return said[op].format(year)


def _turn(reading: Reading, args: Args, op: str, limit: float) -> str:
    turn = int(limit) + (op == ">") - (op == "<")
    when = dates.within(reading.scenario.calendar, turn)
    said = {">=": "Not before {}", ">": "Not before {}", "==": "Only in {}", "!=": "Not in {}"}
    return said.get(op, "Only until {}").format(when)


_COMPARED: dict[str, Callable[[Reading, Args, str, float], str]] = {
    "stage": _stage,
    "ordered": _stage,
    "turns_since": _since,
    "month": _month,
    "year": _year,
    "turn": _turn,
}


def _of(template: str, *kinds: str) -> Said:
    """Fill {0}, {1} with the arguments: `name` as the scenario calls it, `text` as it stands, `date` in words."""

    def said(reading: Reading, args: Args) -> str:
        words = [_word(reading, kind, args[n]) if n < len(args) else "" for n, kind in enumerate(kinds)]
        return template.format(*words, turn=reading.scenario.names.turn)

    return said


def _word(reading: Reading, kind: str, arg: str) -> str:
    if kind == "date":
        return dates.written(arg)
    if kind == "promise":
        return "what is asked" if arg == HIS_ASK or arg.endswith(".asks") else reading.name(arg)
    if kind == "reform":
        return reading.reform(arg)
    if kind == "vote":
        return reading.vote(arg)
    if kind == "body":
        return numbers.the(reading.name(arg))
    return reading.name(arg) if kind == "name" else arg.strip("'\"")


def _chosen(reading: Reading, args: Args) -> str:
    choice = reading.scenario.events[args[0]].choices.get(args[1])
    return "".join(span.text for spans in choice.label.paragraphs for span in spans) if choice else args[1]


def _branch(reading: Reading, args: Args) -> str:
    reform = reading.scenario.reforms[args[0]]
    return next((way.name for stage in reform.stages for id, way in stage.forks.items() if id == args[1]), args[1])


_HIDDEN: Said = lambda reading, args: "Something that you do not know stands against it"  # noqa: E731

# Each question of truth type: what is asked for when it should hold, and when it should not.
_TRUTHS: dict[str, tuple[Said, Said]] = {
    "after": (_of("Not before {0}", "date"), _of("Only before {0}", "date")),
    "before": (_of("Only before {0}", "date"), _of("Not before {0}", "date")),
    "between": (_of("Only from {0} to {1}", "date", "date"), _of("Not from {0} to {1}", "date", "date")),
    "happened": (_of("Only after “{0}”", "name"), _of("Not after “{0}”", "name")),
    "chose": (
        lambda r, a: f"Only if you answered “{r.name(a[0])}” with “{_chosen(r, a)}”",
        lambda r, a: f"Not after you answered “{r.name(a[0])}” with “{_chosen(r, a)}”",
    ),
    "seated": (
        _of("{0} must have a seat in {1}", "name", "body"),
        _of("Not while {0} has a seat in {1}", "name", "body"),
    ),
    "holds": (_of("{0} must be {1}", "name", "text"), _of("Not while {0} is {1}", "name", "text")),
    "asks": (_of("Only with somebody who asks for something"), _of("Only with somebody who asks for nothing")),
    "promised": (_of("Only once it is promised: {0}", "promise"), _of("Not once it is promised: {0}", "promise")),
    "kept": (_of("Only once it is kept: {0}", "promise"), _of("Not once it is kept: {0}", "promise")),
    "broken": (_of("Only once it is broken: {0}", "promise"), _of("Not once it is broken: {0}", "promise")),
    "level": (_of("Only on the level “{0}”", "name"), _of("Not on the level “{0}”", "name")),
    "vowed": (_of("Only if you vowed: {0}", "name"), _of("Not after the vow: {0}", "name")),
    "forked": (
        lambda r, a: f"Only if {r.reform(a[0])} went by “{_branch(r, a)}”",
        lambda r, a: f"Not once {r.reform(a[0])} went by “{_branch(r, a)}”",
    ),
    "won": (_of("Only once it is won: {0}", "vote"), _of("Not once it is won: {0}", "vote")),
    "lost": (_of("Only once it is lost: {0}", "vote"), _of("Not once it is lost: {0}", "vote")),
    "unknown": (_HIDDEN, _HIDDEN),
    "stands": (_of("{0} must stand", "reform"), _of("Not while {0} stands", "reform")),
}

_NUMBERS: dict[str, Said] = {
    "turn": _of("The {turn}"),
    "share": lambda r, a: r.name(f"plan.{a[0]}"),
    "was": _of("{0}, {1} {turn}s ago:", "name", "text"),
    "change": _of("Change of {0}:", "name"),
    "mean": _of("Mean of {0} over {1} {turn}s:", "name", "text"),
    "votes": _of("Votes in {0}", "body"),
    "members": _of("Members of {0}", "body"),
    "mean_loyalty": _of("Mean loyalty in {0}", "body"),
    "support": _of("{0}'s support", "name"),
    "unknown_turn": _of("A day that you do not know"),
    "roots": lambda r, a: f"Roots of {r.reform(a[0])}" if a else "Roots of all your reforms",
    "in_force": lambda r, a: f"{r.scenario.names.turn.capitalize()}s of “{r.stage(a[0], _at(r, a[0]))}” in force:",
    "underway": _of("Reforms under way"),
    "reported": _of("{0}", "name"),
    "total": lambda r, a: f"Those in {numbers.the(r.name(a[0]))}, taken together:",
    "count": lambda r, a: f"Members of {numbers.the(r.name(a[0]))} of whom it holds:",
}
