"""Promises whose day has come: kept, or broken. What a promise is and when it falls due, `rules.verbs` says."""

from __future__ import annotations

from game.model.facts import Broken, Kept, Marked
from game.model.records import Cause
from game.rules.daybook import Daybook
from game.rules.effects import act
from game.rules.verbs import Acting, commitment


def judge(book: Daybook) -> None:
    """Commitments whose day has come are kept or broken; marks on the way are told."""
    turn = book.state.turn
    for key, bond in book.state.bonds.items():
        if bond.status != "open":
            continue
        rule = commitment(book.scenario, bond.id, bond.to)
        assert rule is not None  # a save whose bonds the scenario lacks is refused
        if turn in rule.marks and str(turn) not in bond.marks:
            book.post((), (Marked(key, turn),))
        if bond.due <= turn:
            moment = book.moment.cast(bond.to, None)
            kept = moment.truth(rule.keep_if)
            book.post((), (Kept(key) if kept else Broken(key),))
            cause = Cause("commitment", bond.id, "kept" if kept else "broken", bond.made)
            act(book, rule.kept if kept else rule.broken, Acting(cause, bond.to))
