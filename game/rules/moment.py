"""One state as expressions see it: the vector of values, and an answer to every question of the language."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from copy import copy

from game.model.arithmetic import added
from game.model.expression import Expression, Kin
from game.model.scenario import Scenario
from game.model.state import Bond, State
from game.rules import roots

TROUBLES = (ArithmeticError, ValueError)
Cast = tuple[str | None, str | None]  # who stands for `with` and `with2`
_WHO = 0  # every Kin begins with loyalty


class Moment:
    """What compiled code reads. `v` is laid out as `Scenario.slots` says; `troubles` collects what could not be
    reckoned, by name. `lag` is 1 while the turn is being closed: what is put off then is put off from the next one on.
    `foretold`: effects that are secret are left out.
    A forecast works on a moment of its own and changes `v`, `turn`, `stages` and `past`."""

    __slots__ = (
        "_reckoned", "_supports", "foretold", "kin1", "kin2", "lag", "past", "scenario", "stages", "state", "target",
        "target2", "troubles", "turn", "values",
    )  # fmt: skip

    def __init__(
        self, scenario: Scenario, state: State, target: str | None = None, target2: str | None = None,
        *, before: Moment | None = None,
    ) -> None:  # fmt: skip
        """`before`: a moment of the same game, whose stages serve again where none has moved since."""
        self.scenario = scenario
        self.state = state
        self.turn = state.turn
        self.lag = 0
        self.foretold = False
        self.enter(target, target2)
        same = before is not None and before.state.stages is state.stages
        stages = before.stages if before and same else {id: record.at for id, record in state.stages.items()}
        self.stages: Mapping[str, int] = stages
        self.past: Sequence[Sequence[float]] = state.past
        self.troubles: list[str] = []
        self._supports: dict[tuple[str, str], float] = {}
        self.values = [*state.values, *state.formulas, *state.tuning.values(), 0.0]
        self._reckoned = False

    @property
    def v(self) -> list[float]:
        """The vector with every formula up to date; `values` is the same list, its formulas perhaps not."""
        if not self._reckoned:
            self.reckon()
        return self.values

    def cast(self, target: str | None, target2: str | None) -> Moment:
        """The same moment with somebody else in the roles of `with` and `with2`."""
        if target == self.target and target2 == self.target2:
            return self
        other = copy(self)
        other.enter(target, target2)
        return other

    def __copy__(self) -> Moment:
        other = Moment.__new__(Moment)
        for name in Moment.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    def enter(self, target: str | None, target2: str | None) -> None:
        """Put others into the roles of `with` and `with2`, in a moment that nobody else holds."""
        self.target, self.target2 = target, target2
        scenario = self.scenario
        self.kin1 = scenario.kin.get(target, scenario.nobody) if target else scenario.nobody
        self.kin2 = scenario.kin.get(target2, scenario.nobody) if target2 else scenario.nobody

    def recall(self, vector: Sequence[float]) -> None:
        """Read the values and formulas of another turn's end, as `State.past` holds them."""
        self._supports.clear()
        self.values = [*vector, *self.state.tuning.values(), 0.0]
        self._reckoned = True

    def reckon(self) -> None:
        """Bring the formulas in `v` up to date; one that cannot be reckoned keeps its old value."""
        self._reckoned = True
        self._supports.clear()
        dynamics = self.scenario.dynamics
        start = len(self.state.values)
        end = start + len(dynamics.formula_singles)
        before = self.values[start:end]
        try:
            dynamics.formulas(self)
            if math.isfinite(sum(self.values[start:end])):
                return
        except TROUBLES:
            pass
        self.values[start:end] = before
        names = list(self.scenario.formulas)
        for place in dynamics.formula_order:
            single = dynamics.formula_singles[place]
            self.values[start + place] = self.number(single, before[place], name=names[place])

    def number(
        self, expression: Expression, otherwise: float = 0.0, kin: Kin | None = None, given: float = 0.0, name: str = ""
    ) -> float:
        """The value of a number expression; `otherwise`, and a trouble noted, if it cannot be reckoned."""
        try:
            value = float(expression.run(self, kin, given))
            if math.isfinite(value):
                return value
        except TROUBLES:
            pass
        self.troubles.append(name or expression.text)
        return otherwise

    def truth(self, expression: Expression | None, kin: Kin | None = None, given: float = 0.0) -> bool:
        """Whether the condition holds; no condition holds always, one that cannot be reckoned does not."""
        if expression is None:
            return True
        try:
            return bool(expression.run(self, kin, given))
        except TROUBLES:
            self.troubles.append(expression.text)
            return False

    def value(self, name: str) -> float:
        """The true value of an address, formula or tuning number."""
        slot = self.scenario.slots[name]
        return self.values[slot] if slot < len(self.state.values) else self.v[slot]

    # The questions of the language, in the order of model.questions.

    @property
    def year(self) -> int:
        return self.scenario.calendar.year(self.turn)

    @property
    def month(self) -> int:
        return self.scenario.calendar.month(self.turn)

    def ordered(self, reform: str) -> int:
        pending = self.state.pending.get(reform)
        return pending.to if pending else self.stages.get(reform, 0)

    def was(self, slot: int, turns: float) -> float:
        past = self.past
        return past[max(0, len(past) - max(1, int(turns)))][slot] if past else self.v[slot]

    def change(self, slot: int) -> float:
        return self.v[slot] - self.past[-min(2, len(self.past))][slot] if self.past else 0.0

    def mean(self, slot: int, turns: float) -> float:
        last = self.past[-max(1, int(turns)) :]
        return added(values[slot] for values in last) / len(last) if last else self.v[slot]

    def happened(self, event: str) -> bool:
        return event in self.state.happened

    def chose(self, event: str, choice: str) -> bool:
        return self.state.chosen.get(event) == choice

    def turns_since(self, event: str) -> float:
        turns = self.state.happened.get(event)
        return self.turn - turns[-1] if turns else math.nan

    def seated(self, person: str | None, body: str) -> bool:
        return person in self.state.seats.get(body, ())

    def voters(self, body: str) -> list[str]:
        """Who votes there and is present, the player excepted."""
        absent, player = self.state.absent, self.scenario.player
        seats = self.state.seats.get(body, {})
        return [p for p, votes in seats.items() if votes and p != player and absent.get(p, 0) < self.turn]

    def votes(self, body: str) -> int:
        return sum(self.state.seats.get(body, {}).values())

    def members(self, body: str) -> float:
        blocs = self.scenario.bodies[body].blocs
        if blocs:
            return sum(self.value(f"{bloc}.members") for bloc in blocs)
        return len(self.state.seats.get(body, {}))

    def mean_loyalty(self, body: str) -> float:
        loyal = [self.v[self.scenario.kin[p].slots[_WHO]] for p in self.voters(body)]
        return sum(loyal) / len(loyal) if loyal else 0.0

    def support(self, person: str | None, body: str) -> float:
        """Of `person` for the player: the sum of the terms of the body's support."""
        if person is None or person not in self.scenario.kin:
            return 0.0
        known = self._supports.get((person, body))
        if known is None:
            kin = self.scenario.kin[person]
            rule = self.scenario.bodies[body]
            try:
                known = float(rule.supported.run(self, kin, 0.0))
            except TROUBLES:
                known = math.nan
            if not math.isfinite(known):
                known = added(self.number(term, kin=kin) for term in rule.support.values())
            self._supports[person, body] = known
        return known

    def support_of(self, kin: Kin | None) -> float:
        """The member's support in the first body that reckons one and where they sit, else in the first that does."""
        if kin is None:
            return 0.0
        known = self._supports.get((kin.id, ""))
        if known is None:
            known = self._supports[kin.id, ""] = self._support_of(kin)
        return known

    def _support_of(self, kin: Kin) -> float:
        reckoned = [id for id, body in self.scenario.bodies.items() if body.support]
        seated = [id for id in reckoned if kin.id in self.state.seats.get(id, ())]
        return self.support(kin.id, (seated or reckoned)[0]) if reckoned else 0.0

    def holds(self, person: str | None, title: str) -> bool:
        return person is not None and self.state.offices.get(title) == person

    def bond(self, commitment: str, person: str | None = None) -> Bond | None:
        bonds = self.state.bonds
        if person:
            return bonds.get(f"{commitment}|{person}")
        if commitment in bonds:
            return bonds[commitment]
        made = [bond for bond in bonds.values() if bond.id == commitment and bond.to]
        return made[0] if made else None

    def asks(self, person: str | None) -> bool:
        return f"{person}.asks" in self.scenario.commitments

    def promised(self, commitment: str, person: str | None = None) -> bool:
        return self.bond(commitment, person) is not None

    def kept(self, commitment: str, person: str | None = None) -> bool:
        bond = self.bond(commitment, person)
        return bond is not None and bond.status == "kept"

    def broken(self, commitment: str, person: str | None = None) -> bool:
        bond = self.bond(commitment, person)
        return bond is not None and bond.status == "broken"

    def unknown(self, unknown: str, value: str | None = None) -> bool:
        settled = self.state.unknowns.get(unknown)
        return settled is True if value is None else settled == value

    def unknown_turn(self, unknown: str) -> float:
        settled = self.state.unknowns.get(unknown)
        return settled if isinstance(settled, int) and not isinstance(settled, bool) else math.nan

    def level(self, level: str) -> bool:
        return self.state.level == level

    def vowed(self, vow: str) -> bool:
        return self.state.vow == vow

    def roots(self, reform: str | None = None) -> float:
        """How deep the reform, or all of them, have taken root."""
        return roots.roots(self.scenario, self.state, self.stages, self.turn, reform)

    def in_force(self, reform: str) -> int:
        record = self.state.stages.get(reform)
        return self.turn - record.since if record else self.turn

    def forked(self, reform: str, branch: str) -> bool:
        record = self.state.stages.get(reform)
        return record is not None and branch in record.forks.values()

    def underway(self) -> int:
        return len(self.state.pending)

    def won(self, vote: str) -> bool:
        return self.state.votes.get(vote, (0, False))[1]

    def lost(self, vote: str) -> bool:
        return not self.state.votes.get(vote, (0, True))[1]

    def reported(self, address: str) -> float:
        shown = self.scenario.indicators[address].reported
        true = self.value(address)
        return true if shown is None or address in self.state.revealed else self.number(shown, true, name=address)

    def care(self, kin: Kin | None, subject: str) -> float:
        return roots.care(self.scenario, kin.id, subject) if kin else 0.0

    def total(self, body: str, run: Callable[[Moment, Kin, float], float]) -> float:
        kin = self.scenario.kin
        return added([run(self, kin[p], 0.0) for p in self.voters(body)])

    def count(self, body: str, run: Callable[[Moment, Kin, float], bool]) -> int:
        kin = self.scenario.kin
        return sum([bool(run(self, kin[p], 0.0)) for p in self.voters(body)])

    def stands(self, reform: str) -> bool:
        """Whether the reform outlives the player: more roots than the successor has wish to undo it."""
        return self.roots(reform) > roots.wish(self.scenario, self.state, reform)
