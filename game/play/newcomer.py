"""A player at the first game: reads what is shown of each answer and order, looks no further, and has some sense."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.arithmetic import added
from game.model.effects import Change, Each, Effects
from game.model.numbers import Indicator
from game.model.orders import Decree, Order, Plan, Word
from game.model.reforms import Reform, Stage
from game.model.scenario import Scenario
from game.model.state import Scene, State
from game.rules import budget, initiatives, legality
from game.rules.chance import draw
from game.rules.docket import Docket
from game.rules.moment import Cast, Moment

_PAID_IN, _NUMBER, _LOYALTY, _MOOD = 3.0, 1.0, 0.5, 0.3  # what a part of its range is worth to whoever reads it
_UNSURE, _HINTED = 0.6, 0.01
_TASTE = 0.04  # what people differ by
_YEAR = 4  # turns that an effect of each turn is counted for
_CHATS = 0.15  # the part of what there is that a word may cost
_OFTEN = 0.75
_FRIEND = 50.0  # the support from which on somebody looks like one
_FEW = 3.0  # how much more people count when fewer than half are friends


class Newcomer:
    """`seed`: the taste of one person, who would take the same answer again."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.seed = seed
        self.better = {address: _worth(scenario, address) for address in scenario.indicators}

    def choice(self, scenario: Scenario, state: State, scene: Scene, open_choices: list[str]) -> str:
        moment = Moment(scenario, state, scene.target, scene.target2)
        choices = scenario.events[scene.event].choices
        price = self._price(scenario)

        def liking(id: str) -> float:
            worth = self._shown(moment, choices[id].effects) - price * choices[id].cost
            return worth + self._taste(scene.event, id)

        return max(open_choices, key=liking)

    def orders(self, scenario: Scenario, state: State, pending: tuple[Order, ...]) -> Iterator[Order]:
        docket = Docket(scenario, state)
        yield from (order for order in (self._word(docket), self._decree(docket)) if order is not None)
        if budget.is_open(docket):
            yield from self._plan(docket.moment)

    def _draw(self, *about: str, turn: int = 0) -> float:
        return draw(self.seed, turn, "newcomer", *about)

    def _taste(self, *about: str) -> float:
        return _TASTE * (2 * self._draw(*about) - 1)

    def _price(self, scenario: Scenario) -> float:
        return self.better.get(scenario.agenda.paid_in or "", 0.0)

    def _shown(self, moment: Moment, effects: Effects) -> float:
        """What the effects that are shown are worth together; of a hint only the direction is known."""
        level = moment.scenario.levels.get(moment.state.level or "")
        everything = level is not None and level.effects == "all"
        worth = 0.0
        for effect in effects:
            if isinstance(effect, Each):
                worth += self._shown(moment, effect.effects)
            elif isinstance(effect, Change) and (everything or effect.seen != "secret") and moment.truth(effect.when):
                worth += self._change(moment, effect, hinted=effect.seen == "hinted" and not everything)
        return worth

    def _change(self, moment: Moment, effect: Change, *, hinted: bool) -> float:
        address = effect.address
        head, dot, trait = address.partition(".")
        if dot and head in ("with", "with2"):
            address = f"{moment.target if head == 'with' else moment.target2}.{trait}"
        if address not in self.better:
            return 0.0
        amount = moment.number(effect.by) if effect.by is not None else 0.0
        if effect.to is not None:
            amount = moment.number(effect.to) - moment.value(address)
        worth = amount * self.better[address] * (1.0 if effect.certain else _UNSURE)
        if address.endswith(".loyalty"):
            worth *= _people(moment)
        return min(max(worth, -_HINTED), _HINTED) if hinted else worth

    def _word(self, docket: Docket) -> Word | None:
        """Of what is cheap and has not been done this year, the one whose scene has the answer that looks best."""
        state, rules = docket.state, docket.scenario.initiatives
        if self._draw("word", turn=state.turn) > _OFTEN:
            return None
        most = _CHATS * docket.left
        lately = {key.partition("|")[0] for key, turn in state.opened.items() if state.turn - turn < _YEAR}
        able = {id: casts for id, casts in initiatives.open_words(docket).items() if id not in lately}
        cheap = [Word(id, *self._whom(docket, casts)) for id, casts in able.items() if rules[id].cost <= most]
        return max(cheap, key=lambda word: self._promise(docket, word), default=None)

    def _whom(self, docket: Docket, casts: tuple[Cast, ...]) -> Cast:
        """Whoever is least of a friend."""
        kin = docket.scenario.kin
        return min(casts, key=lambda cast: docket.moment.support_of(kin.get(cast[0] or "")))

    def _promise(self, docket: Docket, word: Word) -> float:
        """What the word seems to be good for, today."""
        rule, turn = docket.scenario.initiatives[word.initiative], docket.state.turn
        moment = docket.moment.cast(word.target, word.target2)
        answers = docket.scenario.events[rule.opens[0]].choices.values()
        worth = max((self._shown(moment, choice.effects) for choice in answers), default=0.0)
        again = initiatives.order_again(docket.scenario, docket.state, word) or 0.0
        mood = 2 * self._draw(word.initiative, word.target or "", turn=turn) - 1
        return again * worth - rule.cost * self._price(docket.scenario) + _TASTE * mood

    def _decree(self, docket: Docket) -> Decree | None:
        """The one that looks best, if there is enough for it and something left."""
        if self._draw("decree", turn=docket.state.turn) > _OFTEN:
            return None
        able = [by for by in legality.open_decrees(docket) if not by.announced and self._affords(docket, by)]
        return max(able, key=lambda decree: self._liking(docket.moment, decree), default=None)

    def _affords(self, docket: Docket, decree: Decree) -> bool:
        return docket.left - docket.price(decree) >= self._keep(docket.scenario)

    def _keep(self, scenario: Scenario) -> float:
        """What is not spent: less would be the worst word that there is for it, or half of what one began with."""
        rule = scenario.indicators.get(scenario.agenda.paid_in or "")
        if rule is None:
            return 0.0
        return rule.shown.bands[1][0] if len(rule.shown.bands) > 1 else rule.start / 2

    def _liking(self, moment: Moment, decree: Decree) -> float:
        reform: Reform = moment.scenario.reforms[decree.reform]
        at = moment.stages[decree.reform]
        if decree.to < at:
            return -1.0
        stage: Stage = reform.stages[decree.to]
        way = stage.forks.get(decree.fork or "")
        once = stage.once + (way.once if way else ())
        always = stage.each_turn + (way.each_turn if way else ())
        friends = len(stage.pleases) - len(stage.angers) + _heard(moment, decree.reform)
        worth = self._shown(moment, once) + _YEAR * self._shown(moment, always) + _HINTED * friends * _people(moment)
        return worth + 2 * self._taste(decree.reform, str(decree.to), decree.fork or "")

    def _plan(self, moment: Moment) -> Iterator[Plan]:
        """Some points from the largest share to one that seems to need them."""
        assert moment.scenario.budget is not None
        rules, turn = moment.scenario.budget.shares, moment.state.turn
        now = budget.shares(moment)
        giver = max(now, key=lambda id: now[id])
        taker = max((id for id in now if id != giver), key=lambda id: self._draw("plan", id, turn=turn))
        room = min(budget.swing(moment, 3.0), now[giver] - rules[giver].low, rules[taker].high - now[taker])
        points = float(int(room * self._draw("points", turn=turn) + 0.5))
        if points > 0:
            yield Plan(tuple((now | {giver: now[giver] - points, taker: now[taker] + points}).items()))


def _worth(scenario: Scenario, address: str) -> float:
    """What one point of the number is worth to whoever knows only which way is better."""
    it = scenario.indicators[address]
    width = _width(it)
    if address == scenario.agenda.paid_in:
        return _PAID_IN / width
    if it.kind == "trait":
        return _LOYALTY / width if address.endswith(".loyalty") else 0.0
    if it.kind == "mood":
        return _MOOD / width
    sign = {"up": 1.0, "down": -1.0}.get(it.shown.better, 0.0)
    return 0.0 if it.hidden else sign * _NUMBER / width


def _width(it: Indicator) -> float:
    """From the first of a number's words to the last, where it has such; else its range."""
    bands = it.shown.bands
    return (bands[-1][0] - bands[0][0] if len(bands) > 2 else it.high - it.low) or 1.0


def _people(moment: Moment) -> float:
    """What people count for: more where fewer than half of those who vote are for the player."""
    for id, body in moment.scenario.bodies.items():
        if body.support:
            voters = moment.voters(id)
            friends = sum(moment.support(person, id) >= _FRIEND for person in voters)
            return _FEW if 2 * friends < len(voters) else 1.0
    return 1.0


def _heard(moment: Moment, reform: str) -> float:
    """What those who vote say of a reform before it is decreed: for it, less against it."""
    voters = {person for id in moment.scenario.bodies for person in moment.voters(id)}
    return added(moment.care(moment.scenario.kin[person], reform) for person in sorted(voters))
