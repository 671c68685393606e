"""Questions as calls of the moment's methods: every id known, every date a turn, before the game begins."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection

from msgspec import Struct

from game.content.language.functions import FUNCTIONS, function
from game.content.language.reader import CHOICE, COMPARED, Code, Compilation, Scope, cast, slot
from game.content.language.syntax import name_of, written
from game.content.language.vocabulary import LanguageError, Vocabulary, nearest
from game.model.calendar import Calendar, parse_date
from game.model.questions import QUESTIONS

HIS_ASK = "his_ask"  # the commitment to what a person asks


class Given(Struct, frozen=True):
    """One argument: its source, and as the author said it."""

    text: str
    said: str


def call(reading: Compilation, node: ast.expr, scope: Scope, depth: int) -> Code:
    assert isinstance(node, ast.Call)
    name = name_of(node.func.id) if isinstance(node.func, ast.Name) else ""
    if name not in FUNCTIONS and name not in QUESTIONS:
        said = reading.said(node.func)
        hint = nearest(name, (*FUNCTIONS, *QUESTIONS)) if name else ""
        raise LanguageError(f"there is no question called '{said}'", reading.at(node), hint)
    if node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args):
        raise LanguageError("'*' stands between two numbers", reading.at(node))
    return (
        function(reading, node, name, scope, depth)
        if name in FUNCTIONS
        else _question(reading, node, name, scope, depth)
    )


def _question(reading: Compilation, node: ast.Call, name: str, scope: Scope, depth: int) -> Code:
    question = QUESTIONS[name]
    _check_place(reading, node, name, scope)
    fewest = sum(not kind.endswith("?") for kind in question.takes)
    if not fewest <= len(node.args) <= len(question.takes):
        raise LanguageError(
            f"{name} takes {_words(question.takes)}; here it is given {len(node.args)}", reading.at(node)
        )
    given: list[Given] = []
    if question.takes[:1] == ("commitment",) and (asked := _asked_for(reading, node, scope)):
        given, node = asked, ast.Call(node.func, [], [])
    for kind, arg in zip(question.takes, node.args, strict=False):
        reading.count(arg, depth)
        given.append(_argument(reading, arg, kind.rstrip("?"), scope, depth, name, given))
    _check_unknown(reading, node, name, given)
    reading.asks.append((name, tuple(g.said for g in given)))
    if name == "support":
        reading.through.add((name, given[1].said))
    elif name == "reported":
        reading.through.add((name, given[0].said))
    if name == "between" and parse_date(given[1].said)[1] < parse_date(given[0].said)[0]:
        raise LanguageError(
            f"{given[1].said} is before {given[0].said}", reading.at(node.args[1]), "write the earlier date first"
        )
    write = _WRITERS.get(name)
    if write is not None:
        return write(reading, given)
    if name in ("was", "change", "mean") and "." in given[0].text:
        return _of_member(reading, name, given)
    texts = [g.text for g in given] + ["None"] * (len(question.takes) - len(given))
    if name == "care":
        texts.insert(0, "k")
    return Code(f"m.{name}({', '.join(texts)})", truth=question.truth, never=name == "turns_since")


def _asked_for(reading: Compilation, node: ast.Call, scope: Scope) -> list[Given] | None:
    """What someone asks is the commitment his_ask, to them: `anna.asks` says both arguments at once."""
    first = node.args[0]
    said = written(reading.text, first)
    if said == HIS_ASK and len(node.args) == 1:
        raise LanguageError("it does not say whose ask is meant", reading.at(first), "write: his_ask, with")
    if not isinstance(first, ast.Attribute) or not isinstance(first.value, ast.Name) or not said.endswith(".asks"):
        return None
    whose = name_of(first.value.id)
    if len(node.args) > 1:
        raise LanguageError(f"'{said}' says already to whom", reading.at(node.args[1]))
    if whose not in ("with", "with2") and said not in reading.vocabulary.commitments:
        return None
    return [Given(_literal(HIS_ASK), HIS_ASK), _id(reading, first.value, "person", scope, [])]


def _of_member(reading: Compilation, name: str, given: list[Given]) -> Code:
    """The past of a member's trait, which is nothing where they have none."""
    none = reading.vocabulary.slots.get("", -1)
    asked = f"m.{name}({', '.join(g.text for g in given)})"
    return Code(f"{asked} if {given[0].text} != {none} else 0.0", holds=CHOICE)


def _check_place(reading: Compilation, node: ast.Call, name: str, scope: Scope) -> None:
    if name == "care" and not scope.member:
        raise LanguageError(
            "it does not say whose care is meant", reading.at(node), "care(x) is asked of a body's members"
        )
    if name == "stands" and not scope.epilogue:
        raise LanguageError("stands is asked only in the epilogue", reading.at(node))
    if name in ("total", "count") and scope.total:
        raise LanguageError(
            "total and count cannot stand inside one another",
            reading.at(node),
            "give the inner one a name, as a formula",
        )


def _argument(
    reading: Compilation, node: ast.expr, kind: str, scope: Scope, depth: int, question: str, before: list[Given]
) -> Given:
    said = written(reading.text, node)
    if kind == "name":
        place = slot(reading, node, scope, now=question == "change")
        if said in reading.vocabulary.tuning:
            raise LanguageError(f"'{said}' is tuning, which is the same in every turn", reading.at(node))
        return Given(place, said)
    if kind == "number":
        return _turns(reading, node, question)
    if kind in ("expr", "condition"):
        inner = Scope(member=True, cast=scope.cast, epilogue=scope.epilogue, total=True)
        read = reading.number if kind == "expr" else reading.truth
        return Given(reading.define(read(node, inner, depth).text), reading.said(node))
    if kind in ("date", "title"):
        return _quoted(reading, node, kind)
    return _id(reading, node, kind, scope, before)


def _turns(reading: Compilation, node: ast.expr, question: str) -> Given:
    value = node.value if isinstance(node, ast.Constant) else None
    if not isinstance(value, int) or not 1 <= value <= 10_000:
        raise LanguageError(f"{question} takes a whole number of turns, written out", reading.at(node))
    return Given(str(value), str(value))


def _quoted(reading: Compilation, node: ast.expr, kind: str) -> Given:
    words = written(reading.text, node)[1:-1]
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        example = "'1956-02'" if kind == "date" else "'First Secretary'"
        raise LanguageError(f"{'a date' if kind == 'date' else 'an office'} is quoted, as {example}", reading.at(node))
    if kind == "title":
        titles = reading.vocabulary.titles
        if words not in titles:
            raise LanguageError(f"there is no office called '{words}'", reading.at(node), nearest(words, titles))
        return Given(_literal(words), words)
    try:
        parse_date(words)
    except ValueError as error:
        reason = str(error) if str(error).startswith("'") else f"there is no such day as '{words}'"
        raise LanguageError(reason, reading.at(node)) from None
    return Given(_literal(words), words)


def _id(reading: Compilation, node: ast.expr, kind: str, scope: Scope, before: list[Given]) -> Given:
    said = written(reading.text, node)
    quoted = isinstance(node, ast.Constant) and isinstance(node.value, str)
    if quoted and kind != "subject":
        raise LanguageError(f"{_WORDS[kind]} is named without quotes", reading.at(node), f"write: {said[1:-1]}")
    said = said[1:-1] if quoted else said
    if kind == "person" and said in ("with", "with2"):
        return Given("m." + cast(reading, node, said, scope, "target", "target2"), said)
    if kind == "commitment" and said == HIS_ASK:
        return Given(_literal(HIS_ASK), said)
    known = _known(reading.vocabulary, kind, before)
    if said not in known:
        of = f" of '{before[0].said}'" if kind in ("choice", "branch", "value") else ""
        shown = reading.said(node).strip("'\"")
        raise LanguageError(
            f"there is no {_WORDS[kind].split(' ', 1)[1]} called '{shown}'{of}", reading.at(node), nearest(said, known)
        )
    return Given(_literal(said), said)


def _known(vocabulary: Vocabulary, kind: str, before: list[Given]) -> Collection[str]:
    match kind:
        case "choice":
            return vocabulary.events[before[0].said]
        case "branch":
            return vocabulary.reforms[before[0].said]
        case "value":
            return vocabulary.unknowns[before[0].said].one_of or ()
        case "reported":
            return vocabulary.indicators
        case "person":
            return vocabulary.people
    known: Collection[str] = getattr(vocabulary, "bodies" if kind == "body" else f"{kind}s")
    return known


def _check_unknown(reading: Compilation, node: ast.Call, name: str, given: list[Given]) -> None:
    if name not in ("unknown", "unknown_turn"):
        return
    unknown = reading.vocabulary.unknowns[given[0].said]
    if (name == "unknown_turn") != (unknown.between is not None):
        right = "unknown_turn" if unknown.between is not None else "unknown"
        raise LanguageError(f"'{given[0].said}' is asked about with {right}", reading.at(node))
    if name == "unknown" and bool(unknown.one_of) != (len(given) == 2):
        takes, hint = ("nothing more", "it is yes or no")
        if unknown.one_of:
            takes, hint = "one name more", f"name one of {', '.join(unknown.one_of)}"
        raise LanguageError(f"unknown({given[0].said}) takes {takes}", reading.at(node), hint)


def _literal(words: str) -> str:
    """A Python text with no square bracket in it, so that source can be searched for `v[`."""
    return repr(words).replace("[", "\\x5b")


def _limit(calendar: Calendar, words: str) -> int:
    """The first turn that does not begin before the first day of `words`."""
    day = parse_date(words)[0]
    turn = calendar.turn_of(day)
    try:
        return turn if calendar.first_day(turn) >= day else turn + 1
    except (ValueError, OverflowError):
        return turn + 1


def _after(reading: Compilation, given: list[Given]) -> Code:
    turn = reading.vocabulary.calendar.turn_of(parse_date(given[0].said)[0])
    return Code(f"m.turn >= {turn}", truth=True, holds=COMPARED)


def _before(reading: Compilation, given: list[Given]) -> Code:
    return Code(f"m.turn < {_limit(reading.vocabulary.calendar, given[0].said)}", truth=True, holds=COMPARED)


def _between(reading: Compilation, given: list[Given]) -> Code:
    first, last = parse_date(given[0].said)[0], parse_date(given[1].said)[1]
    turn_of = reading.vocabulary.calendar.turn_of
    return Code(f"{turn_of(first)} <= m.turn <= {turn_of(last)}", truth=True, holds=COMPARED)


def _share(reading: Compilation, given: list[Given]) -> Code:
    name = f"plan.{given[0].said}"
    reading.reads(name, now=True)
    return Code(f"v[{reading.vocabulary.slots[name]}]")


_WRITERS: dict[str, Callable[[Compilation, list[Given]], Code]] = {
    "turn": lambda reading, given: Code("m.turn"),
    "year": lambda reading, given: Code("m.year"),
    "month": lambda reading, given: Code("m.month"),
    "stage": lambda reading, given: Code(f"m.stages[{given[0].text}]"),
    "after": _after,
    "before": _before,
    "between": _between,
    "share": _share,
}
_WORDS = {
    "name": "a name",
    "reported": "an indicator",
    "number": "a number",
    "date": "a date",
    "event": "an event",
    "choice": "a choice",
    "reform": "a reform",
    "branch": "a branch",
    "share": "a share",
    "person": "a person",
    "body": "a body",
    "title": "an office",
    "commitment": "a commitment",
    "unknown": "an unknown",
    "value": "a value",
    "level": "a level",
    "vow": "a vow",
    "vote": "a vote",
    "subject": "a subject",
    "expr": "a number",
    "condition": "a truth",
}


def _words(takes: tuple[str, ...]) -> str:
    """Arguments as a message names them: 'an event and a choice'."""
    words = [_WORDS[kind.rstrip("?")] + (", or not," if kind.endswith("?") else "") for kind in takes]
    return " and ".join(words).rstrip(",") if words else "nothing"
