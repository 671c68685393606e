"""What the model expects: the same compiled flows run on, without entries, events or anything secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.model.effects import Change, Effects, Verb
from game.model.orders import Order
from game.model.records import Cause, Entry, Fact
from game.model.scenario import Scenario
from game.model.state import Later, State
from game.rules import closing, dynamics, ledger
from game.rules.daybook import Daybook
from game.rules.effects import changed, gather
from game.rules.moment import Moment
from game.rules.turn import pay
from game.rules.verbs import VERBS, Acting, Posting

FORESEEN = frozenset(("stage", "later", "seated", "unseated", "office", "absent", "revealed"))
SEEDS = (-101, -102, -103, -104, -105)  # its own, never the game's: a forecast cannot tell the future


class Band(Struct, frozen=True):
    """One number, a value for each turn ahead, as it would be reported: lowest, middle and highest of the runs."""

    low: tuple[float, ...]
    mid: tuple[float, ...]
    high: tuple[float, ...]


class Forecast(Struct, frozen=True):
    """`of(name)`: the band of an address or formula over the turns ahead, the first being the end of this turn."""

    slots: Mapping[str, int]
    runs: tuple[tuple[tuple[float, ...], ...], ...]

    def of(self, name: str) -> Band:
        slot = self.slots[name]
        by_turn = [sorted(run[turn][slot] for run in self.runs) for turn in range(len(self.runs[0]))]
        middle = len(self.runs) // 2
        return Band(tuple(t[0] for t in by_turn), tuple(t[middle] for t in by_turn), tuple(t[-1] for t in by_turn))


def forecast(
    scenario: Scenario, state: State, orders: tuple[Order, ...] = (), turns: int = 8, seeds: Sequence[int] = SEEDS
) -> Forecast:
    """The next `turns` turns if `orders` are given now and nothing else happens."""
    return Forecast(scenario.slots, tuple(tuple(_run(scenario, state, orders, turns, seed)) for seed in seeds))


def _run(
    scenario: Scenario, state: State, orders: tuple[Order, ...], turns: int, seed: int
) -> Iterable[tuple[float, ...]]:
    book = Daybook(scenario, replace(state, seed=seed), closing=True, foretold=True)
    pay(book, orders)
    moment, state = book.moment, book.state
    moment.past = list(state.past)
    terms = list(state.terms)
    wholes = {address: state.values[scenario.slots[address]] - cut for address, cut in state.cuts.items()}
    for _ in range(turns):
        _mature(moment, wholes)
        _fall_due(moment, wholes, first=moment.turn == state.turn)
        _apply(moment, _motion(moment, terms), wholes)
        moment.reckon()
        _apply(moment, closing.minds(moment), wholes)
        moment.reckon()
        yield _reported(moment)
        past = moment.past
        assert isinstance(past, list)
        past.append(tuple(moment.v[: len(scenario.addresses) + len(scenario.formulas)]))
        moment.state = replace(moment.state, stood={id: moment.ordered(id) for id in moment.stages})
        moment.turn += 1
        _apply(moment, dynamics.chances(scenario, moment, seed), wholes)
        moment.reckon()


def _motion(moment: Moment, terms: list[float]) -> Iterable[Posting]:
    slots = moment.v
    found = dynamics.amounts(moment)
    effects = list(dynamics.each_turn(moment))
    for row, amount in zip(moment.scenario.dynamics.rows, found, strict=True):
        if row.term >= 0:
            amount, terms[row.term] = amount - terms[row.term], amount
        slots[row.slot] += amount
    return effects


def _apply(moment: Moment, postings: Iterable[Posting], wholes: dict[str, float]) -> None:
    """Add what is posted and keep every range, as `ledger.post` would; then what the stages reached bring once."""
    v, scenario = moment.v, moment.scenario
    facts = []
    for posting in postings:
        if isinstance(posting, Entry):
            v[scenario.slots[posting.address]] += posting.amount
        elif posting.kind in FORESEEN:
            facts.append(posting)
    for slot, (address, bounds) in enumerate(scenario.indicators.items()):
        value = v[slot]
        if address in wholes:
            before = min(max(wholes[address], bounds.low), bounds.high)
            value = wholes[address] + (value - ledger.rounded(before))
            del wholes[address]
        if bounds.low <= value <= bounds.high:
            v[slot] = value
            continue
        v[slot] = ledger.rounded(min(max(value, bounds.low), bounds.high))
        if not bounds.stock:
            wholes[address] = value
    if facts:
        _note(moment, facts, wholes)


def _note(moment: Moment, facts: list[Fact], wholes: dict[str, float]) -> None:
    before = moment.stages
    moment.state, _ = ledger.post(moment.scenario, replace(moment.state, turn=moment.turn), (), facts)
    moment.stages = {id: record.at for id, record in moment.state.stages.items()}
    moment.reckon()
    for fact in facts:
        if fact.kind == "stage" and fact.cause:
            _arrive(moment, fact, before[str(fact.ids[0])], wholes)


def _arrive(moment: Moment, fact: Fact, at: int, wholes: dict[str, float]) -> None:
    """What a stage brings once, or going back from the one that was in force by an order."""
    id, to = str(fact.ids[0]), moment.stages[str(fact.ids[0])]
    stage = moment.scenario.reforms[id].stages[max(at, to)]
    if to > at:
        way = stage.forks.get(str(fact.ids[2]))
        once: Effects = stage.once + (way.once if way else ())
    else:
        once = stage.back.once if stage.back and fact.cause and fact.cause.kind == "reform" else ()
    _apply(moment, gather(moment, once, Acting(fact.cause or Cause("start"))), wholes)
    moment.reckon()


def _mature(moment: Moment, wholes: dict[str, float]) -> None:
    due = {id: p for id, p in moment.state.pending.items() if p.due <= moment.turn}
    for id, pending in due.items():
        cause = Cause("reform", id, str(pending.to), pending.ordered)
        _apply(moment, [Fact("stage", (id, pending.to, pending.fork), None, cause)], wholes)


def _fall_due(moment: Moment, wholes: dict[str, float], *, first: bool) -> None:
    postings: list[Posting] = []
    for later in moment.state.later:
        effect = moment.scenario.effects[later.key]
        if (later.due == moment.turn or (first and later.due < moment.turn)) and effect.seen != "secret":
            postings += _done(moment, later, effect)
    if postings:
        _apply(moment, postings, wholes)
        moment.reckon()


def _done(moment: Moment, later: Later, effect: Change | Verb) -> list[Posting]:
    cast = moment.cast(later.target, later.target2)
    acting = Acting(later.cause or Cause("start"), later.target, later.target2, later.part, later.member)
    if isinstance(effect, Change):
        return changed(cast, effect, acting, moment.scenario.kin.get(later.member or ""))
    return VERBS[effect.name](cast, effect, acting) if effect.name in VERBS and effect.name != "event" else []


def _reported(moment: Moment) -> tuple[float, ...]:
    """The vector as it would be shown."""
    v = list(moment.v)
    for slot, indicator in enumerate(moment.scenario.indicators.values()):
        if indicator.reported is not None:
            v[slot] = moment.reported(moment.scenario.addresses[slot])
    return tuple(v)
