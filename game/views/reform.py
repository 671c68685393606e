"""One reform, opened: what its next step asks, brings and costs, what people say of it, and the step back."""

from __future__ import annotations

from itertools import chain

from game.model.effects import Change, Effects
from game.model.orders import Decree
from game.model.reforms import Stage, Way
from game.rules import legality
from game.rules.docket import Docket
from game.rules.minds import minds_of_step, taken
from game.views import agenda, ahead
from game.views.game import Game, docket
from game.views.lines import EffectLine, ForecastRow, Opinion
from game.views.reading import Reading
from game.views.reforms import Branch, NextStage, ReformView, StepBack, theme_name, track
from game.views.wording import conditions, dates, effects, numbers
from game.views.wording.prose import fill, line

MOST = 2


def of(reading: Reading, reform: str, stage: Stage, number: int) -> tuple[Opinion, ...]:
    """Those whom the step touches most, in their own words: for and against where both can be had."""
    moved = minds(reading, reform, stage)
    minded = sorted((who for who in reading.scenario.people if who in moved), key=lambda who: -abs(moved[who]))
    told = [opinion for who in minded if (opinion := _opinion(reading, reform, who, moved[who], number))]
    kinder = [opinion for opinion in told if opinion.approves]
    harsher = [opinion for opinion in told if not opinion.approves]
    half = MOST // 2
    chosen = kinder[: max(half, MOST - len(harsher))] + harsher[: max(half, MOST - len(kinder))]
    return tuple(opinion for opinion in told if opinion in chosen)


def minds(reading: Reading, reform: str, stage: Stage, fork: str | None = None) -> dict[str, float]:
    """Person or bloc -> the points by which the step on, decreed, moves their minds: of those who sit somewhere, the
    player excepted."""
    sitting = {person for body in reading.state.seats.values() for person in body}
    moved: dict[str, float] = {}
    steps = minds_of_step(reading.moment, reform, 1)
    for entry in (*taken(reading.moment, reform, stage, fork, 1), *steps):
        who = entry.address.partition(".")[0]
        if who != reading.scenario.player and (who in sitting or who not in reading.scenario.people):
            moved[who] = moved.get(who, 0.0) + entry.amount
    return {who: moved[who] for who in reading.scenario.kin if moved.get(who)}


def _opinion(reading: Reading, reform: str, person: str, mind: float, number: int) -> Opinion | None:
    voices = reading.scenario.people[person].voice
    voice = voices.get(reform) or voices.get(reading.scenario.reforms[reform].theme)
    said = (voice.approves if mind > 0 else voice.objects) if voice else ()
    if not said:
        return None
    return Opinion(reading.short(person), reading.office(person), mind > 0, line(said[number % len(said)], reading))


def sides(
    reading: Reading, reform: str, stage: Stage, fork: str | None = None, most: int = 6
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of those who gain and who lose by the step, the keenest first; of a branch, those whom it moves otherwise
    than the stage does by itself."""
    moved = minds(reading, reform, stage, fork)
    alone = minds(reading, reform, stage) if fork else {}
    keen = sorted((who for who in moved if moved[who] != alone.get(who, 0.0)), key=lambda who: -abs(moved[who]))
    gains = tuple(reading.short(who) for who in keen if moved[who] > 0)
    loses = tuple(reading.short(who) for who in keen if moved[who] < 0)
    return gains[:most], loses[:most]


def show(game: Game, id: str) -> ReformView:
    """A reform, opened; `forecast` gives the rows for the step. KeyError if there is no such reform."""
    reading = Reading(game.scenario, game.state)
    reform = game.scenario.reforms[id]
    at = reading.moment.stages.get(id, 0)
    roots = reading.moment.roots(id)
    orders = docket(game)
    order = next((o for o in game.pending if isinstance(o, Decree) and o.reform == id), None)
    following = at + 1 < len(reform.stages)
    return ReformView(
        id=id,
        name=reform.name,
        theme=theme_name(reading, reform.theme),
        text=fill(reform.text, reading),
        track=track(reading, id, order),
        now=fill(reform.stages[at].text, reading),
        next=_next(orders, reading, id, at + 1) if following else None,
        back=_back(orders, reading, id, at) if at else None,
        opinions=of(reading, id, reform.stages[at + 1], at + 1) if following else (),
        roots=roots,
        roots_line=_roots_line(roots, at),
        in_force=_in_force(reading, id, at),
        horizon=dates.length(game.scenario.calendar, ahead.TURNS),
    )


def _roots_line(roots: float, at: int) -> str:
    if not at:
        return "Nothing that could be undone"
    said = "a signature would undo it" if roots < 2 else "it can be undone, with trouble" if roots < 6 else "it holds"
    return f"Roots {numbers.number(roots, 1)}: {said}"


def _in_force(reading: Reading, id: str, at: int) -> str:
    return f"in force for {numbers.count(reading.moment.in_force(id), reading.scenario.names.turn)}" if at else ""


def _next(orders: Docket, reading: Reading, id: str, number: int) -> NextStage:
    scenario = reading.scenario
    stage = scenario.reforms[id].stages[number]
    left = orders.left
    carried, announced = orders.price(Decree(id, number)), orders.price(Decree(id, number, True))
    gains, loses = sides(reading, id, stage)
    once = effects.foresee(reading, stage.once)
    return NextStage(
        number=number,
        name=stage.name,
        text=fill(stage.text, reading),
        carried=agenda.price(reading, carried, left=left),
        announced=None if stage.announced is None else agenda.price(reading, announced, left=left),
        announced_note=_announcing(reading) if stage.announced is not None else "",
        takes=stage.takes,
        works=dates.end_of(scenario.calendar, reading.state.turn + stage.takes),
        discount=_discount(reading, stage, carried),
        needs=conditions.needs(reading, stage.needs),
        once=once.lines,
        each_turn=effects.foresee(reading, stage.each_turn, every=True).lines,
        gains=_besides(once.lines, gains, _later(once.gains, loses)),
        loses=_besides(once.lines, loses, _later(once.loses, gains)),
        branches=tuple(_branch(orders, reading, id, number, branch, way) for branch, way in stage.forks.items()),
        barred=_barred(orders, reading, id, number),
    )


def _besides(lines: tuple[EffectLine, ...], *names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each once, without those of whom a line tells already."""
    told = {line.text for line in lines}
    return tuple(name for name in dict.fromkeys(chain(*names)) if name not in told)


def _later(names: tuple[str, ...], torn: tuple[str, ...]) -> tuple[str, ...]:
    """Who is moved when the stage begins to work; that it is then is said of those whom its decree moves otherwise."""
    return tuple(f"{name} (later)" if name in torn else name for name in names)


def _announcing(reading: Reading) -> str:
    """What announcing costs besides."""
    lines = effects.foresee(reading, reading.scenario.agenda.on_announced).lines
    return "; ".join(f"{line.text} {line.sign}".strip() for line in lines)


def _discount(reading: Reading, stage: Stage, price: float) -> str:
    if price < stage.carried:
        return f"{numbers.number(100 * (1 - price / stage.carried))}% cheaper than usual"
    if price > stage.carried > 0:
        many = numbers.count(reading.moment.underway(), "reform")
        return f"{numbers.number(100 * (price / stage.carried - 1))}% dearer, with {many} on the way"
    return ""


def _branch(orders: Docket, reading: Reading, id: str, number: int, branch: str, way: Way) -> Branch:
    stage = reading.scenario.reforms[id].stages[number]
    foreseen = effects.foresee(reading, way.once)
    every = effects.foresee(reading, way.each_turn, every=True)
    refused = legality.judge(orders, Decree(id, number, False, branch))
    closed = conditions.why_not(reading, refused) if refused and refused.reason == "fork_closed" else ""
    lines = (*foreseen.lines, *every.lines)[: effects.MOST]
    pleases, angers = sides(reading, id, stage, branch)
    return Branch(
        id=branch,
        name=way.name,
        text=fill(way.text, reading),
        lines=lines,
        gains=_besides(lines, pleases, _later(foreseen.gains, angers)),
        loses=_besides(lines, angers, _later(foreseen.loses, pleases)),
        needs=conditions.needs(reading, way.needs),
        closed=closed,
        rivals=tuple(other.name for id, other in stage.forks.items() if id != branch),
    )


def _barred(orders: Docket, reading: Reading, id: str, number: int) -> str:
    """Why the step cannot be decreed at all now, neither carried nor announced, by any branch."""
    forks = reading.scenario.reforms[id].stages[number].forks
    said = ""
    for branch in forks or (None,):
        for announced in (True, False):
            refused = legality.judge(orders, Decree(id, number, announced, branch))
            if refused is None:
                return ""
            if refused.reason != "not_announced":
                said = conditions.why_not(reading, refused)
    return said


def _back(orders: Docket, reading: Reading, id: str, at: int) -> StepBack:
    stage = reading.scenario.reforms[id].stages[at]
    order = Decree(id, at - 1)
    refused = legality.judge(orders, order)
    price = None
    if stage.back:
        price = agenda.price(reading, orders.price(order), left=orders.left)
    lines = effects.foresee(reading, stage.back.once).lines if stage.back else ()
    return StepBack(at - 1, reading.stage(id, at - 1), price, lines, conditions.why_not(reading, refused))


def forecast(game: Game, order: Decree) -> tuple[ForecastRow, ...]:
    """What the step may do to the numbers that it touches, eight turns on, beside what is expected without it."""
    stage = game.scenario.reforms[order.reform].stages[max(order.to, 0)]
    way = stage.forks.get(order.fork or "")
    touched = _addresses((*stage.once, *stage.each_turn, *(way.once + way.each_turn if way else ())))
    shown = [a for a in touched if game.scenario.indicators[a].kind == "indicator"]
    shown = [a for a in shown if not game.scenario.indicators[a].hidden]
    return ahead.rows(game, (order,), first=tuple(shown[:4]), most=6)


def _addresses(effects: Effects) -> list[str]:
    found = [effect.address for effect in effects if isinstance(effect, Change) and effect.seen != "secret"]
    return list(dict.fromkeys(found))
