"""Counting votes: who is for, who against, who waits for the larger side, and why. A count changes nothing."""

from __future__ import annotations

from typing import Literal

from game.model.arithmetic import added
from game.model.expression import Expression, Kin
from game.model.people import Body, Vote
from game.model.records import Ballot, Count, Side
from game.model.scenario import Scenario
from game.model.state import State
from game.rules.moment import Moment

USUAL = (40.0, 50.0)  # the bounds of a body that no vote says anything of
_LEADS = {"for": 1, "against": -1, "waits": 0}


def tally(scenario: Scenario, state: State, vote: str) -> Count:
    """The count if that vote were taken now."""
    return count(Moment(scenario, state), vote)


def support_terms(scenario: Scenario, state: State, person: str, body: str) -> tuple[tuple[str, float], ...]:
    """The terms of a person's support for the player in a body: (label, points)."""
    return _terms(Moment(scenario, state), person, body)


def count(moment: Moment, id: str) -> Count:
    """The count of vote `id` as things stand at `moment`."""
    vote = moment.scenario.votes[id]
    body = moment.scenario.bodies[vote.body]
    ballots = _of_blocs(moment, vote, body) if body.blocs and not vote.yes_if else _of_people(moment, vote)
    yes = added(_for(ballot) for ballot in ballots)
    no = added(_against(ballot) for ballot in ballots)
    passed = yes + no > 0 and yes / (yes + no) > vote.passes
    return Count(id, vote.body, yes, no, passed, passed == vote.wants, ballots)


def _for(ballot: Ballot) -> float:
    return ballot.weight * (ballot.share if ballot.vote == "share" else ballot.vote == "yes")


def _against(ballot: Ballot) -> float:
    return ballot.weight * (1 - ballot.share if ballot.vote == "share" else ballot.vote == "no")


def _of_blocs(moment: Moment, vote: Vote, body: Body) -> tuple[Ballot, ...]:
    """Each bloc's members divided by the share of them on the player's side, in per cent."""
    ballots = []
    for bloc in body.blocs:
        members = moment.value(f"{bloc}.members")
        mine = share_of(moment, vote.share or body.share, bloc)
        ballots.append(Ballot(bloc, "share", members, share=mine if vote.wants else 1 - mine))
    return tuple(ballots)


def share_of(moment: Moment, share: Expression | None, bloc: str) -> float:
    """The part of a bloc's members that is on the player's side, 0 to 1, by what a body or a vote says of it."""
    if share is None:
        return 0.5
    return min(max(moment.number(share, 50.0, moment.scenario.kin[bloc]) / 100, 0.0), 1.0)


def bounds(scenario: Scenario, id: str | None) -> tuple[float, float]:
    """Below the first support is against the player, from the second on for, between them it waits."""
    vote = scenario.votes.get(id or "")
    return (vote.waits_from, vote.waits_to) if vote and vote.yes_if is None else USUAL


def side(support: float, bounds: tuple[float, float]) -> Literal["for", "against", "waits"]:
    """for, against or waits: how support stands to the bounds of a vote."""
    return "for" if support >= bounds[1] else "against" if support < bounds[0] else "waits"


def _of_people(moment: Moment, vote: Vote) -> tuple[Ballot, ...]:
    player = moment.scenario.player
    seats = moment.state.seats.get(vote.body, {})
    ballots: list[Ballot] = []
    if player is not None and player in seats and seats[player] and moment.state.absent.get(player, 0) < moment.turn:
        weight = moment.value(f"{player}.weight") if vote.weighed else 1.0
        ballots.append(Ballot(player, _word(vote.wants), weight, support=100.0))
    voters = moment.voters(vote.body)
    ballots += _in_order(moment, vote, voters, ballots) if vote.yes_if else _by_support(moment, vote, voters, ballots)
    away = [p for p, votes in seats.items() if votes and p != player and p not in voters]
    return (*ballots, *(Ballot(p, "absent", 0.0) for p in away))


def _by_support(moment: Moment, vote: Vote, voters: list[str], cast: list[Ballot]) -> list[Ballot]:
    """Below `waits_from` against the player, from `waits_to` on for; those between go with the larger side, and where
    the firm are equal, each as they lean."""
    terms = {p: _terms(moment, p, vote.body) for p in voters}
    support = {p: added(points for _, points in reasons) for p, reasons in terms.items()}
    weight = {p: moment.value(f"{p}.weight") if vote.weighed else 1.0 for p in voters}
    middle = (vote.waits_from + vote.waits_to) / 2
    stands = {p: side(support[p], (vote.waits_from, vote.waits_to)) for p in voters}
    lead = added(b.weight for b in cast)
    lead += added(weight[p] * _LEADS[stands[p]] for p in voters)
    ballots = []
    for person in voters:
        waits = stands[person] == "waits"
        mine = (lead > 0 or (lead == 0 and support[person] >= middle)) if waits else stands[person] == "for"
        word = _word(mine == vote.wants)
        ballots.append(Ballot(person, word, weight[person], support[person], waits, terms[person]))
    return ballots


def _in_order(moment: Moment, vote: Vote, voters: list[str], cast: list[Ballot]) -> list[Ballot]:
    """Asked in order of weight; each may look at the share of yes so far."""
    assert vote.yes_if is not None
    yes, whole = added(_for(b) for b in cast), added(b.weight for b in cast)
    ballots = []
    for person in sorted(voters, key=lambda p: -moment.value(f"{p}.weight")):
        kin: Kin = moment.scenario.kin[person]
        so_far = yes / whole if whole else 0.0
        side = moment.truth(vote.yes_if, kin, so_far)
        weight = moment.value(f"{person}.weight") if vote.weighed else 1.0
        yes, whole = yes + weight * side, whole + weight
        terms = _terms(moment, person, vote.body)
        ballots.append(Ballot(person, _word(side), weight, added(p for _, p in terms), reasons=terms))
    return ballots


def _terms(moment: Moment, person: str, body: str) -> tuple[tuple[str, float], ...]:
    kin = moment.scenario.kin[person]
    return tuple((label, moment.number(term, kin=kin)) for label, term in moment.scenario.bodies[body].support.items())


def _word(yes: bool) -> Side:
    return "yes" if yes else "no"
