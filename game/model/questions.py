"""The questions an expression can ask: what they take and whether they answer with a number or a truth.

`content.language` compiles a question into a call of the method of that name on the moment (rules.moment), with ids as
strings, `name` arguments as slots, dates turned into turns at load, and `expr` arguments as compiled functions.
"""

from __future__ import annotations

from msgspec import Struct


class Question(Struct, frozen=True):
    """`takes`: kinds of argument: name (an address, formula or chance), reported (an indicator), number, date, event,
    choice (of the event before it), reform, branch (of that reform), share, person, body, title, commitment,
    unknown, value (of that unknown), level, vow, vote, subject (anything cared about), expr, condition.
    A last kind ending in `?` may be left out."""

    takes: tuple[str, ...]
    truth: bool
    about: str


QUESTIONS: dict[str, Question] = {
    "turn": Question((), False, "the number of the turn, 1 being the first"),
    "year": Question((), False, "the year in which the turn ends"),
    "month": Question((), False, "the month in which the turn begins, 1-12"),
    "after": Question(("date",), True, "the turn ends on or after the date's first day"),
    "before": Question(("date",), True, "the turn begins before the date's first day"),
    "between": Question(("date", "date"), True, "the turn overlaps the two dates, inclusive"),
    "stage": Question(("reform",), False, "the stage that works"),
    "ordered": Question(("reform",), False, "the stage on its way, else the one that works"),
    "share": Question(("share",), False, "the plan's share, in points of 100"),
    "was": Question(("name", "number"), False, "the value at the end of the turn so many turns ago"),
    "change": Question(("name",), False, "the value now less the value at the end of the last turn but one"),
    "mean": Question(("name", "number"), False, "the mean of the values at the end of the last so many turns"),
    "happened": Question(("event",), True, "the event has been answered or read"),
    "chose": Question(("event", "choice"), True, "that choice was taken, the last time"),
    "turns_since": Question(("event",), False, "turns since the event; comparisons are false when it never happened"),
    "seated": Question(("person", "body"), True, "the person has a seat there, with or without a vote"),
    "votes": Question(("body",), False, "how many there vote"),
    "members": Question(("body",), False, "how many have a seat, or how many members its blocs have"),
    "mean_loyalty": Question(("body",), False, "the mean loyalty of those who vote there, the player excepted"),
    "support": Question(("person", "body"), False, "the person's support for the player, as the body reckons it"),
    "holds": Question(("person", "title"), True, "the person holds that office"),
    "asks": Question(("person",), True, "the person asks for something"),
    "promised": Question(("commitment", "person?"), True, "the commitment was made, whatever became of it"),
    "kept": Question(("commitment", "person?"), True, "it was made and kept"),
    "broken": Question(("commitment", "person?"), True, "it was made and broken"),
    "unknown": Question(("unknown", "value?"), True, "what the seed has settled"),
    "unknown_turn": Question(("unknown",), False, "the turn that the seed has settled"),
    "level": Question(("level",), True, "the game is played on that level"),
    "vowed": Question(("vow",), True, "the game was begun with that vow"),
    "roots": Question(("reform?",), False, "how deep the reform, or all of them, have taken root"),
    "in_force": Question(("reform",), False, "turns that the present stage has been in force"),
    "forked": Question(("reform", "branch"), True, "a stage in force was taken that way"),
    "stands": Question(("reform",), True, "in the epilogue: it has taken deeper root than the successor dislikes it"),
    "underway": Question((), False, "reforms ordered and not yet working"),
    "won": Question(("vote",), True, "the vote was taken and won by the player"),
    "lost": Question(("vote",), True, "the vote was taken and lost by the player"),
    "reported": Question(("reported",), False, "the value as it is shown, where that is not the truth"),
    "care": Question(("subject",), False, "how much the member cares, -2 to 2"),
    "total": Question(("body", "expr"), False, "the sum over those seated with a vote, the player excepted"),
    "count": Question(("body", "condition"), False, "how many of those seated with a vote, the player excepted"),
}
