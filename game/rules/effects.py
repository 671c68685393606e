"""What effects do: changes become entries, verbs become facts, both read from one moment and posted together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from game.model.effects import CallVote, CancelEvent, Change, Each, Effects, EndGame, OpenEvent, Promise, Verb
from game.model.expression import Expression, Kin
from game.model.facts import CameDue, Counted, Fact, Scheduled, Staged
from game.model.records import Cause, Entry
from game.model.scenario import Scenario
from game.model.state import Later
from game.rules import verbs, votes
from game.rules.chance import draw
from game.rules.daybook import Daybook
from game.rules.ledger import rounded
from game.rules.moment import Moment
from game.rules.verbs import Acting, Posting

UNFORESEEN = (OpenEvent, CancelEvent, CallVote, Promise, EndGame)  # verbs that no forecast follows

Kind = Literal["event", "vote", "effect"]


def act(book: Daybook, effects: Effects, acting: Acting) -> None:
    """Post what `effects` do now and schedule what they do later; then take the votes among them, in order."""
    if not effects:
        return
    postings: list[Posting] = []
    ballots: list[str] = []
    moment = book.moment.cast(acting.target, acting.target2)
    _gather(moment, effects, acting, postings, ballots)
    enter(book, postings)
    for vote in ballots:
        take(book, vote, acting)


def take(book: Daybook, vote: str, acting: Acting) -> None:
    """Take a vote: the count is a fact, and its outcome acts at once."""
    count = votes.count(book.moment, vote)
    book.post((), (Counted(vote, count.won, count, cause=acting.cause),))
    rule = book.scenario.votes[vote]
    cause = Cause("vote", vote, "passed" if count.passed else "failed", book.state.turn)
    act(book, rule.passed if count.passed else rule.failed, Acting(cause, acting.target, acting.target2))


def gather(moment: Moment, effects: Effects, acting: Acting) -> list[Posting]:
    """What `effects` would post at `moment`; the votes among them are put down for when the turn's votes are taken."""
    postings: list[Posting] = []
    _gather(moment, effects, acting, postings, None)
    return postings


def fall_due(book: Daybook, until: int, kind: Kind) -> None:
    """What is scheduled for turn `until` or before acts. `kind`: all but events and votes are effects."""
    due = [later for later in book.state.later if later.due <= until]
    if not due:
        return
    kinds = [_kind(book.scenario.effects[later.key]) for later in due]
    if kind not in kinds:
        return
    mine = [later for later, its in zip(due, kinds, strict=True) if its == kind]
    rest = [later for later, its in zip(due, kinds, strict=True) if its != kind]
    if book.foretold:
        mine = [later for later in mine if book.scenario.effects[later.key].seen != "secret"]
    postings: list[Posting] = [CameDue(until)]
    postings += [_rescheduled(later.due, later.key, later.part, _for(later)) for later in rest]
    ballots: list[tuple[str, Acting]] = []
    for later in mine:
        acting = _for(later)
        moment = book.moment.cast(later.target, later.target2)
        effect = book.scenario.effects[later.key]
        kin = moment.scenario.kin.get(later.member) if later.member else None
        found: list[str] = []
        if isinstance(effect, Change):
            postings += changed(moment, effect, acting, kin)
        else:
            postings += _done(moment, effect, acting, found)
        ballots += [(vote, acting) for vote in found]
    enter(book, postings)
    for vote, acting in ballots:
        take(book, vote, acting)


def _for(later: Later) -> Acting:
    return Acting(later.cause or Cause("start"), later.target, later.target2, later.part, later.member)


def _kind(effect: Change | Verb) -> Kind:
    match effect:
        case OpenEvent():
            return "event"
        case CallVote():
            return "vote"
    return "effect"


def enter(
    book: Daybook, postings: list[Posting], *, flows: Iterable[Entry] = (), terms: list[float] | None = None
) -> None:
    """Entries and facts together; a stage reached runs what it brings. `flows`: the model's own entries, which come
    first; `terms`: of the levels, as they now stand."""
    entries = [*flows]
    facts: list[Fact] = []
    for posting in postings:
        if isinstance(posting, Entry):
            entries.append(posting)
        else:
            facts.append(posting)
    book.post(entries, facts, terms=terms)
    for fact in facts:
        if isinstance(fact, Staged) and fact.cause:
            arrive(book, fact.reform, fact.to, fact.fork, fact.cause)


def arrive(book: Daybook, reform: str, to: int, fork: str | None, cause: Cause) -> None:
    """What a stage does once, when it begins to work by going forward."""
    stage = book.scenario.reforms[reform].stages[to]
    acting = Acting(Cause("reform", reform, str(to), cause.since))
    if book.state.stages[reform].begun.get(to) == book.state.turn:
        act(book, stage.once, acting)
        way = stage.forks.get(fork or "")
        if way:
            act(book, way.once, acting)


def _gather(
    moment: Moment, effects: Effects, acting: Acting, postings: list[Posting], ballots: list[str] | None
) -> None:
    for effect in effects:
        if isinstance(effect, Each):
            for member in members(moment, effect.of):
                if moment.truth(effect.when, moment.scenario.kin[member]):
                    _gather(moment, effect.effects, acting.about(member), postings, ballots)
            continue
        if moment.foretold and effect.seen == "secret":
            continue
        kin = moment.scenario.kin.get(acting.member) if acting.member else None
        if not moment.truth(effect.when, kin) or not _lucky(moment, effect, effect.odds, acting, kin):
            continue
        over = effect.over if isinstance(effect, Change) else 1
        if effect.after or over > 1:
            first = moment.turn + max(effect.after, 1) - 1 + moment.lag
            part = acting.worth / over
            postings += [_rescheduled(first + n, effect.key, part, acting) for n in range(over)]
        elif isinstance(effect, Change):
            postings += changed(moment, effect, acting, kin)
        else:
            postings += _done(moment, effect, acting, ballots)


def _lucky(moment: Moment, effect: Change | Verb, odds: Expression | None, acting: Acting, kin: Kin | None) -> bool:
    if odds is None:
        return True
    about = (acting.member,) if acting.member else ()
    return draw(moment.state.seed, moment.turn, effect.draw, *about) < moment.number(odds, kin=kin)


def members(moment: Moment, of: str) -> list[str]:
    """Those whom an `each` is about: every bloc, or all who sit there, present or not, the player excepted."""
    if of == "blocs":
        return [bloc for body in moment.scenario.bodies.values() for bloc in body.blocs]
    body = moment.scenario.bodies[of]
    seated = moment.state.seats.get(of, {})
    return list(body.blocs) or [person for person in seated if person != moment.scenario.player]


def _rescheduled(due: int, key: str, part: float, acting: Acting) -> Scheduled:
    return Scheduled(
        due=due, key=key, part=part, target=acting.target, target2=acting.target2, member=acting.member,
        cause=acting.cause,
    )  # fmt: skip


def changed(moment: Moment, effect: Change, acting: Acting, kin: Kin | None) -> list[Posting]:
    address = address_of(moment.scenario, effect, acting)
    if address not in moment.scenario.indicators:
        return []
    amount = amount_of(moment, effect, address, kin)
    return [Entry(address, rounded(amount * acting.worth), acting.cause)]


def address_of(scenario: Scenario, effect: Change, acting: Acting) -> str:
    """The number that a change moves, whoever is cast or a member; perhaps one that there is not."""
    head, dot, trait = effect.address.partition(".")
    if dot and head in ("with", "with2"):
        return f"{acting.whom(head)}.{trait}"
    own = f"{acting.member}.{effect.address}"
    return own if acting.member and own in scenario.slots else effect.address


def amount_of(moment: Moment, effect: Change, address: str, kin: Kin | None) -> float:
    """By how much a change moves the number at `address` now."""
    if effect.to is not None:
        now = moment.value(address)
        return moment.number(effect.to, now, kin) - now
    assert effect.by is not None
    return moment.number(effect.by, kin=kin)


def _done(moment: Moment, verb: Verb, acting: Acting, ballots: list[str] | None) -> list[Posting]:
    if moment.foretold and isinstance(verb, UNFORESEEN):
        return []
    if not isinstance(verb, CallVote):
        return verbs.do(verb, moment, acting)
    if ballots is None:
        return [_rescheduled(moment.turn, verb.key, 1.0, acting)]
    ballots.append(verb.vote)
    return []
