"""How a game ends: which ending is reached, and who comes after the player."""

from __future__ import annotations

from game.model.facts import Ended
from game.rules.moment import Moment


def reached(moment: Moment, *, last: bool) -> Ended | None:
    """The first ending, by rank, whose condition holds; on the `last` turn those that wait for it, too."""
    wants = moment.scenario.wants
    try:
        hold = {wants.ending_ids[i] for i in wants.endings.run(moment)}
    except (ArithmeticError, ValueError):
        hold = {id for id, when in zip(wants.ending_ids, wants.endings.members, strict=True) if moment.truth(when)}
    if not hold and not last:
        return None
    for ending in moment.scenario.endings:
        if (ending.at_end or ending.when is None) and not last:
            continue
        if ending.when is None or ending.id in hold:
            return ended(moment, ending.id)
    return None


def ended(moment: Moment, ending: str) -> Ended:
    """The fact that the game ends so, with the successor's id where the ending names one."""
    rule = next(e for e in moment.scenario.endings if e.id == ending).successor
    who: str | None = None
    if rule is not None and rule.person is not None:
        who = rule.person
    elif rule is not None and rule.of is not None and rule.highest is not None:
        highest = rule.highest
        seated = moment.voters(rule.of)
        who = max(seated, key=lambda p: moment.number(highest, kin=moment.scenario.kin[p]), default=None)
    return Ended(ending=ending, successor=who)
