"""What all orders of one state are judged by: one moment, what there is to spend, who can be cast, what things cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy

from msgspec.structs import replace

from game.model.expression import Expression
from game.model.orders import Choose, Decree, Order, Word
from game.model.reforms import Casting
from game.model.scenario import Scenario
from game.model.state import Pending, State
from game.rules.moment import Cast, Moment


class Docket:
    """Made for one state with its pending orders and thrown away with it; each thing is reckoned when first asked."""

    __slots__ = (
        "_about", "_after", "_asking", "_factors", "_left", "_listed", "_meant", "_moment", "_targets", "_truths",
        "pending", "scenario", "state",
    )  # fmt: skip

    def __init__(self, scenario: Scenario, state: State, pending: tuple[Order, ...] = ()) -> None:
        self.scenario = scenario
        self.state = state
        self.pending = pending
        self._moment: Moment | None = None
        self._about: Moment | None = None  # the moment again, with others in the roles
        self._after: Moment | None = None
        self._left: float | None = None
        self._meant: dict[str, tuple[str, ...]] = {}
        self._targets: dict[Casting, tuple[str, ...]] = {}
        self._truths: dict[Expression, bool] = {}
        self._listed: dict[tuple[str, int, bool], float] = {}
        self._asking: dict[float, float] = {}
        self._factors: dict[str, tuple[float, ...]] = {}

    @property
    def moment(self) -> Moment:
        """The state as it stands."""
        if self._moment is None:
            self._moment = Moment(self.scenario, self.state)
        return self._moment

    @property
    def after(self) -> Moment:
        """The moment at which the pending decrees have been paid and their stages are on the way."""
        if self._after is None:
            given = [o for o in self.pending if isinstance(o, Decree) and o.reform in self.scenario.reforms]
            self._after = self._paid(given) if given else self.moment
        return self._after

    def _paid(self, given: list[Decree]) -> Moment:
        moment = Moment(self.scenario, self.state)
        slot = self.scenario.slots[self.scenario.agenda.paid_in or ""]
        for order in given:
            if self.scenario.agenda.paid_in:
                factors = _factors(self.scenario, order.reform, moment.truth)
                moment.v[slot] -= asked(moment, _listed(moment, order, factors))
            on_its_way = Pending(order.to, self.state.turn, self.state.turn, order.announced, order.fork)
            moment.state = replace(moment.state, pending={**moment.state.pending, order.reform: on_its_way})
            moment.reckon()
        return moment

    @property
    def left(self) -> float:
        """What is left of `agenda.paid_in` when the pending orders are paid; without bound where nothing is paid."""
        if self._left is None:
            paid_in = self.scenario.agenda.paid_in
            self._left = self.after.value(paid_in) if paid_in else float("inf")
        return self._left

    @property
    def decrees(self) -> int:
        """How many more decrees may be given."""
        return self.scenario.agenda.decrees - sum([isinstance(given, Decree) for given in self.pending])

    @property
    def words(self) -> int:
        """How many more words may be started in this turn."""
        return self.scenario.agenda.words - self.state.words_used

    def holds(self, condition: Expression | None) -> bool:
        """Whether a condition that is about nobody holds after the pending orders."""
        if condition is None:
            return True
        if condition not in self._truths:
            self._truths[condition] = self.after.truth(condition)
        return self._truths[condition]

    def price(self, order: Order) -> float:
        """What the order costs of `agenda.paid_in`; orders pending make the next dearer if the agenda says so."""
        if self.scenario.agenda.paid_in is None:
            return 0.0
        match order:
            case Decree():
                return self._price_of_decree(order)
            case Word(initiative) if initiative in self.scenario.initiatives:
                return self.scenario.initiatives[initiative].cost
            case Choose(scene, choice) if scene in self.scenario.events:
                choices = self.scenario.events[scene].choices
                return choices[choice].cost if choice in choices else 0.0
        return 0.0

    def held_by(self, casts: list[Cast], condition: Expression) -> list[Cast]:
        """Those casts of whom the condition holds."""
        if self._about is None:
            self._about = copy(self.moment)
        moment, held = self._about, []
        for cast in casts:
            moment.enter(*cast)
            if moment.truth(condition):
                held.append(cast)
        return held

    def targets(self, casting: Casting) -> tuple[str, ...]:
        """Who can be cast, in the order of the scenario: never the player."""
        if casting not in self._targets:
            kin, moment = self.scenario.kin, self.moment
            able = self._among(casting.of)
            if casting.when is not None:
                able = tuple(who for who in able if moment.truth(casting.when, kin[who]))
            self._targets[casting] = able
        return self._targets[casting]

    def _among(self, of: str) -> tuple[str, ...]:
        """Those among whom a casting chooses."""
        if of not in self._meant:
            player = self.scenario.player
            self._meant[of] = tuple(who for who in meant(self.scenario, self.state, of) if who != player)
        return self._meant[of]

    def _price_of_decree(self, order: Decree) -> float:
        step = (order.reform, order.to, order.announced)
        if step not in self._listed:
            if order.reform not in self._factors:
                self._factors[order.reform] = _factors(self.scenario, order.reform, self.holds)
            self._listed[step] = _listed(self.after, order, self._factors[order.reform])
        listed = self._listed[step]
        if listed not in self._asking:
            self._asking[listed] = asked(self.after, listed)
        return self._asking[listed]


def meant(scenario: Scenario, state: State, of: str) -> list[str]:
    """Blocs, people, or those who are seated and present, in a body or in any."""
    if of == "blocs":
        return [bloc for body in scenario.bodies.values() for bloc in body.blocs]
    if of == "people":
        return list(scenario.people)
    bodies = [of] if of in scenario.bodies else list(scenario.bodies)
    seated = {p for body in bodies for p in state.seats.get(body, ())}
    return [p for p in scenario.people if p in seated and state.absent.get(p, 0) < state.turn]


def asked(moment: Moment, listed: float) -> float:
    """What the agenda asks for a decree of that price at `moment`."""
    price = moment.scenario.agenda.price
    return listed if price is None else max(0.0, moment.number(price, listed, given=listed))


def _factors(scenario: Scenario, reform: str, holds: Callable[[Expression], bool]) -> tuple[float, ...]:
    """What the prices of a reform's decrees are multiplied by, one after the other, for what makes them cheaper now."""
    about = (scenario.reforms[reform].theme, reform) if reform in scenario.reforms else ()
    return tuple([1 - it.by for it in scenario.agenda.cheaper if it.theme in about and holds(it.when)])


def _listed(moment: Moment, order: Decree, factors: Iterable[float]) -> float:
    """The price of a decree's stage as the text lists it, multiplied by `factors`; 0 where there is none."""
    reform = moment.scenario.reforms.get(order.reform)
    if reform is None or not 0 <= order.to < len(reform.stages):
        return 0.0
    at = moment.state.stages[order.reform].at
    if order.to < at:
        back = reform.stages[at].back
        listed = back.cost if back else 0.0
    else:
        stage = reform.stages[order.to]
        listed = stage.announced if order.announced and stage.announced is not None else stage.carried
    for factor in factors:
        listed *= factor
    return listed
