"""Lines that no scenario wrote: grown at random from what it has, and others that differ from one in a single thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from game.model.history import Line, Standing
from game.model.orders import Decree, Word
from game.model.scenario import Scenario
from game.model.text import Text
from game.rules.chance import draw

_FEW_WORDS = 3
_FEW_REFORMS = 0.6  # of the reforms, that a line takes up
_STEP = 6.0  # points of the plan that one variant moves
_TIMES = 2.0

Dice = Callable[..., float]  # a fraction, by what it is about


def grown(scenario: Scenario, aims: Mapping[str, float], seed: int, number: int) -> Line:
    """A line of its own: reforms in some order, some words, a plan, what is kept, and `aims` weighed anew."""

    def dice(*about: str) -> float:
        return draw(seed, number, "grown", *about)

    taken = sorted((id for id in scenario.reforms if dice("take", id) < _FEW_REFORMS), key=lambda id: dice("order", id))
    words = sorted(scenario.initiatives, key=lambda id: dice("word", id))[: int(dice("words") * (_FEW_WORDS + 1))]
    return Line(
        name=f"grown {number}",
        text=Text(),
        orders={},
        answers={},
        aims={address: weight * _TIMES ** (4 * dice("aim", address) - 2) for address, weight in aims.items()},
        decrees=tuple(step for id in taken for step in _steps(scenario, id, dice)),
        words=tuple(Standing(Word(id), None) for id in words),
        plan=_plan(scenario, dice),
        keep=_start(scenario) * dice("keep"),
    )


def variants(scenario: Scenario, line: Line, seed: int, turn: int, many: int) -> list[Line]:
    """Lines that differ from `line` in one thing each."""
    found = []
    for number in range(many):

        def dice(*about: str, number: int = number) -> float:
            return draw(seed, turn, "variant", str(number), line.name, *about)

        ways = (_more_decrees, _fewer_decrees, _other_words, _other_keep, _other_plan, _other_aims)
        found.append(ways[int(dice("way") * len(ways))](scenario, line, dice))
    return [each for each in found if each != line]


def _start(scenario: Scenario) -> float:
    paid_in = scenario.indicators.get(scenario.agenda.paid_in or "")
    return paid_in.start if paid_in else 0.0


def _steps(scenario: Scenario, reform: str, dice: Dice) -> Iterator[Standing]:
    """The stages of a reform, as far as it is taken, each by one of its forks."""
    stages = scenario.reforms[reform].stages
    last = 1 + int(dice("far", reform) * (len(stages) - 1))
    for number in range(1, min(last, len(stages) - 1) + 1):
        forks = list(stages[number].forks)
        fork = forks[int(dice("fork", reform, str(number)) * len(forks))] if forks else None
        yield Standing(Decree(reform, number, False, fork), None)


def _plan(scenario: Scenario, dice: Dice) -> dict[str, float]:
    """Some points from the largest share to two others."""
    if scenario.budget is None:
        return {}
    plan = {id: share.start for id, share in scenario.budget.shares.items()}
    for number in ("first", "second"):
        plan = _moved(scenario, plan, max(plan, key=lambda id: plan[id]), dice, number)
    return plan


def _moved(scenario: Scenario, plan: Mapping[str, float], giver: str, dice: Dice, number: str = "") -> dict[str, float]:
    assert scenario.budget is not None
    rules = scenario.budget.shares
    takers = [id for id in plan if id != giver]
    if not takers:
        return dict(plan)
    taker = takers[int(dice("taker", number) * len(takers))]
    points = max(0.0, min(_STEP, plan[giver] - rules[giver].low, rules[taker].high - plan[taker]))
    return {**plan, giver: plan[giver] - points, taker: plan[taker] + points}


def _more_decrees(scenario: Scenario, line: Line, dice: Dice) -> Line:
    """One reform before all others."""
    reforms = list(scenario.reforms)
    if not reforms:
        return line
    first = tuple(_steps(scenario, reforms[int(dice("reform") * len(reforms))], dice))
    return replace(line, decrees=(*first, *line.decrees))


def _fewer_decrees(scenario: Scenario, line: Line, dice: Dice) -> Line:
    orders = [standing.order for standing in line.decrees]
    about = sorted({order.reform for order in orders if isinstance(order, Decree)})
    if not about:
        return line
    gone = about[int(dice("gone") * len(about))]
    kept = [s for s in line.decrees if isinstance(s.order, Decree) and s.order.reform != gone]
    return replace(line, decrees=tuple(kept))


def _other_words(scenario: Scenario, line: Line, dice: Dice) -> Line:
    """Without one of its words, or with one more."""
    words, all_ = line.words, list(scenario.initiatives)
    if words and dice("fewer") < 1 / 3:
        gone = int(dice("gone") * len(words))
        return replace(line, words=words[:gone] + words[gone + 1 :])
    if not all_:
        return line
    return replace(line, words=(*words, Standing(Word(all_[int(dice("more") * len(all_))]), None)))


def _other_keep(scenario: Scenario, line: Line, dice: Dice) -> Line:
    return replace(line, keep=_start(scenario) * dice("keep"))


def _other_plan(scenario: Scenario, line: Line, dice: Dice) -> Line:
    if scenario.budget is None:
        return line
    plan = {id: line.plan.get(id, share.start) for id, share in scenario.budget.shares.items()}
    givers = sorted(plan, key=lambda id: -plan[id])[:2]
    return replace(line, plan=_moved(scenario, plan, givers[int(dice("giver") * len(givers))], dice))


def _other_aims(scenario: Scenario, line: Line, dice: Dice) -> Line:
    """One number counts twice as much, or half, when answers are weighed."""
    if not line.aims:
        return line
    address = list(line.aims)[int(dice("aim") * len(line.aims))]
    weight = line.aims[address] * (_TIMES if dice("up") < 0.5 else 1 / _TIMES)
    return replace(line, aims={**line.aims, address: weight})
