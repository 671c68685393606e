"""What one turn brought: the paper, the joke, the ledger, the votes, the dates that fell due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.model.facts import Broken, Fact, Kept, Marked, Printed, Staged, Troubled
from game.model.log import TurnLog
from game.model.records import Entry
from game.model.scenes import PressKind
from game.views import desk, vote
from game.views.game import Answered, Game
from game.views.lines import Delta
from game.views.reading import Reading
from game.views.vote import VoteView
from game.views.wording import causes, dates, numbers, outcomes
from game.views.wording.prose import NOTHING, Prose, fill


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One number that moved, from `before` to `text`, and the main `causes` with their amounts."""

    id: str
    name: str
    before: str
    text: str
    delta: Delta
    causes: tuple[tuple[str, Delta], ...]
    reported: bool = False


Outcome = Literal["kept", "broken", "marked"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A commitment that fell due. Marked: an interim reckoning, with its `text`."""

    id: str
    name: str
    to: str
    outcome: Outcome
    text: Prose = NOTHING


@dataclass(frozen=True, slots=True)
class QuarterView:
    """`date`: the turn that ended. `accounts`: the greatest news first. `begun`: reforms
    that began to work, in words; `news`: seats, offices and other facts in words; `errors`: numbers that could not be
    reckoned, in words."""

    title: str
    date: str
    paper: str
    headline: Prose
    joke: Prose
    rumours: tuple[Prose, ...]
    accounts: tuple[AccountLine, ...]
    votes: tuple[VoteView, ...]
    begun: tuple[str, ...]
    judged: tuple[Judged, ...]
    news: tuple[str, ...]
    errors: tuple[str, ...]
    next_date: str = ""


MOST = 4  # movements that are told at once, the rest when asked for
CAUSES = 3  # of what is paid in; of any other movement one: the whole stands in the number's own ledger


def show(game: Game, turn: int | None = None) -> QuarterView:
    """What `turn` brought; None: the last turn that was ended."""
    reading = Reading(game.scenario, game.state)
    scenario = game.scenario
    turn = turn or _ended(reading)
    then = reading.at_end_of(turn)
    log = next((log for log in game.turns if log.turn == turn), TurnLog(turn))
    date = dates.date(scenario.calendar, turn)
    printed = [fact.item for fact in log.facts if isinstance(fact, Printed)]
    going_on = turn < scenario.calendar.turns and not reading.over
    return QuarterView(
        title=date,
        date=date,
        paper=scenario.names.paper,
        headline=_first(then, printed, "headline"),
        joke=_first(then, printed, "joke"),
        rumours=_printed(then, printed, "rumour"),
        accounts=_accounts(reading, log),
        votes=vote.taken(reading, log.facts, turn),
        begun=tuple(outcomes.staged(reading, fact) for fact in log.facts if isinstance(fact, Staged)),
        judged=tuple(_judged(reading, fact) for fact in log.facts if isinstance(fact, Kept | Broken | Marked)),
        news=_news(reading, log.facts),
        errors=tuple(desk.trouble(reading, fact.name) for fact in log.facts if isinstance(fact, Troubled)),
        next_date=dates.date(scenario.calendar, turn + 1) if going_on else "",
    )


def counted(game: Answered) -> tuple[VoteView, ...]:
    """The votes that the end of the turn took itself: those of its scenes were seen when they were answered."""
    reading = Reading(game.scenario, game.state)
    return vote.taken(reading, game.last.facts, _ended(reading))


def _ended(reading: Reading) -> int:
    """The last turn that was ended."""
    return reading.state.turn if reading.over else max(1, reading.state.turn - 1)


def _printed(reading: Reading, items: list[str], kind: PressKind) -> tuple[Prose, ...]:
    press = reading.scenario.press
    return tuple(fill(press[id].text, reading) for id in items if id in press and press[id].kind == kind)


def _first(reading: Reading, items: list[str], kind: PressKind) -> Prose:
    return next(iter(_printed(reading, items, kind)), NOTHING)


def _news(reading: Reading, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return outcomes.told_all(reading, (fact for fact in facts if not isinstance(fact, Staged)))


def _judged(reading: Reading, fact: Kept | Broken | Marked) -> Judged:
    bond = reading.state.bonds[fact.bond]
    rule = outcomes.rule_of(reading, bond.id, bond.to)
    text = NOTHING
    if isinstance(fact, Marked) and rule:
        text = fill(rule.marks[fact.turn], reading)
    name, to = outcomes.promised(reading, bond.id, bond.to), outcomes.to_whom(reading, bond)
    return Judged(fact.bond, name, to, _OUTCOMES[type(fact)], text)


_OUTCOMES: dict[type[Fact], Outcome] = {Kept: "kept", Broken: "broken", Marked: "marked"}


def _accounts(reading: Reading, log: TurnLog) -> tuple[AccountLine, ...]:
    """Every indicator that moved: first what is paid in, then the greatest news."""
    by_address: dict[str, list[Entry]] = {}
    for entry in log.entries:
        by_address.setdefault(entry.address, []).append(entry)
    told = []
    for address, entries in by_address.items():
        indicator = reading.scenario.indicators[address]
        if indicator.kind != "indicator" or indicator.hidden:
            continue
        line = _account(reading, address, entries, log.turn)
        if line is not None:
            past = reading.past(address)[max(0, log.turn - 2) : log.turn + 1]
            news = numbers.news(past, indicator.high - indicator.low)
            told.append((address != reading.scenario.agenda.paid_in, -news, line))
    told.sort(key=lambda each: each[:2])
    return tuple(line for *_, line in told)


def _account(reading: Reading, address: str, entries: list[Entry], turn: int) -> AccountLine | None:
    past, shown = reading.past(address), reading.shown(address)
    after = past[turn] if turn < len(past) else reading.value(address)
    before = past[turn - 1] if 0 < turn <= len(past) else after
    delta = numbers.delta(after - before, shown)
    if not delta.text:
        return None
    veiled = reading.veiled(address)
    return AccountLine(
        id=address,
        name=reading.short(address),
        before=numbers.number(before, shown.decimals),
        text=numbers.with_unit(after, shown),
        delta=delta,
        causes=_causes(reading, address, entries, delta.amount),
        reported=veiled,
    )


def _causes(reading: Reading, address: str, entries: list[Entry], change: float) -> tuple[tuple[str, Delta], ...]:
    """The main causes, or the one, largest first, with their amounts; of what is only reported, the direction. The one
    is of those that went the way of the `change`, where there is any."""
    sums: dict[str, float] = {}
    for entry in entries:
        cause = causes.brief(reading, entry.cause)
        sums[cause] = sums.get(cause, 0.0) + entry.amount
    shown = reading.shown(address)
    veiled, alone = reading.veiled(address), address != reading.scenario.agenda.paid_in
    main = sorted(sums, key=lambda cause: (alone and sums[cause] * change < 0, -abs(sums[cause])))
    main = main[: 1 if alone else CAUSES]
    deltas = {cause: numbers.delta(sums[cause], shown) for cause in main}
    return tuple((c, numbers.direction(d) if veiled else d) for c, d in deltas.items() if d.text)
