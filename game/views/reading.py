"""One state as a reader may see it: reported values until they are revealed or the game is over, and every name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from game.model.numbers import Shown
from game.model.scenario import Scenario
from game.model.scenes import Event
from game.model.state import State
from game.rules.moment import Moment
from game.views.lines import Bearer, Row
from game.views.wording import numbers

SPARK = 12  # values in a spark line, this turn's the last
ITS_OWNERS = frozenset({"loyalty", "mood"})  # traits for which, in a list, the owner's name is enough


class Reading:
    """Made for one view and thrown away. `moment` is the truth: only what is asked through this class is shown."""

    __slots__ = ("_ghost", "moment", "over", "scenario", "state")

    def __init__(self, scenario: Scenario, state: State, target: str | None = None, target2: str | None = None) -> None:
        self.scenario = scenario
        self.state = state
        self.moment = Moment(scenario, state, target, target2)
        self.over = state.ending is not None
        self._ghost: Moment | None = None

    def at_end_of(self, turn: int) -> Reading:
        """The same as the numbers stood at the end of an earlier turn; what was done since is still done."""
        if not 0 < turn < len(self.state.past):
            return self
        vector, many = self.state.past[turn], len(self.state.values)
        return Reading(self.scenario, replace(self.state, turn=turn, values=vector[:many], formulas=vector[many:]))

    # -- numbers

    def shown(self, name: str) -> Shown:
        """How the number at an address, a formula or a tuning constant is written."""
        indicator = self.scenario.indicators.get(name)
        if indicator is not None:
            return indicator.shown
        formula = self.scenario.formulas.get(name)
        return formula.shown if formula is not None else Shown(_spaced(name), decimals=2)

    def veiled(self, name: str) -> bool:
        """Whether what is shown may not be the truth."""
        indicator = self.scenario.indicators.get(name)
        if indicator is None or indicator.reported is None:
            return False
        return not self.over and name not in self.state.revealed

    def value(self, name: str) -> float:
        """The value as shown."""
        if self.veiled(name):
            return self.moment.reported(name)
        return self.moment.v[self.scenario.slots[name]] if name in self.scenario.slots else 0.0

    def text(self, name: str) -> str:
        """The value as shown, with its unit."""
        return numbers.with_unit(self.value(name), self.shown(name))

    def past(self, name: str, turns: int | None = None) -> list[float]:
        """Values as shown at the start and at the end of each turn since, the last `turns` of them."""
        vectors: Sequence[Sequence[float]] = self.state.past if turns is None else self.state.past[-turns:]
        slot = self.scenario.slots[name]
        if not self.veiled(name):
            return [vector[slot] for vector in vectors]
        expression = self.scenario.indicators[name].reported
        assert expression is not None
        return [self.then(vector).number(expression, vector[slot]) for vector in vectors]

    def then(self, vector: Sequence[float]) -> Moment:
        """The moment with the values of an earlier turn's end; who sits and what was done is as now."""
        if self._ghost is None:
            self._ghost = Moment(self.scenario, self.state, self.moment.target, self.moment.target2)
        self._ghost.recall(vector)
        return self._ghost

    def row(self, name: str, spark: bool = True) -> Row:
        """The number as a screen shows it. The change is since the end of the last turn but one."""
        shown, value = self.shown(name), self.value(name)
        past = self.past(name, SPARK if spark else 2)
        closed = past if self.over else past[:-1] or past
        before = closed[-1] if closed else value
        return Row(
            id=name,
            name=self.name(name),
            value=value,
            text=numbers.with_unit(value, shown),
            delta=numbers.delta(value - before, shown),
            level=numbers.level(value, shown),
            spark=(*closed[1 - SPARK :], value) if spark else (),
            reported=self.veiled(name),
            share=numbers.share_of_range(value, self.scenario.indicators.get(name)),
            figure=numbers.figure(value, shown),
        )

    # -- names

    def name(self, id: str | None) -> str:
        """What the scenario calls anything that has an id or an address; else the id in plain letters."""
        if not id:
            return "someone"
        head, dot, trait = id.partition(".")
        if dot:
            return self._part(id, head, trait)
        named = _named(self.scenario, id)
        return named or (self.name(self.cast(id)) if id in ("with", "with2") else _spaced(id))

    def _part(self, id: str, head: str, trait: str) -> str:
        if head in ("with", "with2"):
            return self.name(f"{self.cast(head)}.{trait}") if self.cast(head) else _spaced(trait)
        budget = self.scenario.budget
        if head == "plan":
            return f"{budget.shares[trait].name}, share" if budget and trait in budget.shares else _spaced(trait)
        if trait == "asks":
            return f"What {self.name(head)} asks"
        if id in self.scenario.events:
            return str_of(self.scenario.events[id])
        indicator = self.scenario.indicators.get(id)
        if indicator is None:
            return _spaced(id)
        return _owned(self.name(head), trait, self.trait(trait))

    def short(self, id: str | None) -> str:
        """The same in few words, for lists: a person's short name, which alone also stands for their loyalty, as the
        name of a bloc does for its mood."""
        head, dot, trait = (id or "").partition(".")
        owner = self.cast(head) or head
        if not dot or trait in ITS_OWNERS:
            return _brief(self.scenario, owner) or self.name(owner)
        if owner not in self.scenario.people or f"{owner}.{trait}" not in self.scenario.indicators:
            return self.name(id)
        if owner == self.scenario.player:
            return f"Your {self.trait(trait)}"
        return _owned(_brief(self.scenario, owner), trait, self.trait(trait))

    def trait(self, trait: str) -> str:
        """What the scenario calls something that people have of their own: loyalty, mood."""
        return self.scenario.names.traits.get(trait) or _spaced(trait).lower()

    def cast(self, name: str | None) -> str | None:
        """The person behind `with` and `with2`; any other id is itself."""
        return {"with": self.moment.target, "with2": self.moment.target2}.get(name or "", name)

    def reform(self, id: str) -> str:
        """A reform's name, whatever else has the same id."""
        reform = self.scenario.reforms.get(id)
        return reform.name if reform else self.name(id)

    def event(self, id: str) -> str:
        """A scene's title, whatever else has the same id."""
        event = self.scenario.events.get(id)
        return str_of(event) if event else self.name(id)

    def vote(self, id: str) -> str:
        """What a vote is about, whatever else has the same id."""
        vote = self.scenario.votes.get(id)
        return vote.name if vote else self.name(id)

    def subject(self, id: str) -> str:
        """What somebody cares about: a reform or theme before a number of the same id."""
        if id in self.scenario.reforms:
            return self.reform(id)
        if id in self.scenario.themes:
            return self.scenario.names.themes.get(id) or _spaced(id)
        return self.name(id)

    def stage(self, reform: str, number: int) -> str:
        """The name of a stage."""
        stages = self.scenario.reforms[reform].stages
        return stages[min(max(number, 0), len(stages) - 1)].name

    def way(self, reform: str, number: int, branch: str | None) -> str:
        """The name of a branch taken at a stage, or nothing."""
        stage = self.scenario.reforms[reform].stages[number]
        return stage.forks[branch].name if branch and branch in stage.forks else ""

    def gone(self, person: str | None) -> bool:
        """Whether the person had a seat and has none any more."""
        known = self.scenario.people.get(person or "")
        if known is None or any(person in body for body in self.state.seats.values()):
            return False
        return any(seat.start <= self.state.turn for seat in known.seats)

    def office(self, person: str) -> str:
        """The office that the person took last, else the first of those held from the start, or nothing."""
        held = [title for title, who in self.state.offices.items() if who == person]
        new = [title for title in held if title not in self.scenario.people[person].offices]
        return next(iter(new[-1:] or held), "")

    def bearer(self, event: Event) -> Bearer:
        """Who brings an event: of several people the first who is seated and present; of an office its holder."""
        if event.bearer is not None:
            name, office = event.bearer
            return Bearer(name or self.name(self.state.offices.get(office)), office)
        people = [self.cast(p) or p for p in (event.brought_by or ((event.move_of,) if event.move_of else ()))]
        if not people:
            return Bearer("", "")
        seats = self.state.seats.values()
        here = [p for p in people if any(p in body for body in seats) and self.state.absent.get(p, 0) < self.state.turn]
        person = (here or people)[0]
        return Bearer(self.name(person), self.office(person))


def _named(scenario: Scenario, id: str) -> str:
    if id in scenario.people:
        return scenario.people[id].name
    for things in (scenario.indicators, scenario.formulas):
        if id in things:
            return things[id].shown.name or _spaced(id)
    for named in (scenario.reforms, scenario.bodies, scenario.votes, scenario.commitments, scenario.initiatives,
                  scenario.levels, scenario.vows):  # fmt: skip
        if id in named:
            return named[id].name or _spaced(id)
    if id in scenario.events:
        return str_of(scenario.events[id])
    for body in scenario.bodies.values():
        if id in body.blocs:
            return body.blocs[id].name
    if scenario.budget and id in scenario.budget.shares:
        return scenario.budget.shares[id].name
    return scenario.names.themes.get(id, "")


def _brief(scenario: Scenario, id: str) -> str:
    if id in scenario.people:
        return scenario.people[id].short
    if id in scenario.indicators:
        return scenario.indicators[id].shown.short
    return next((body.blocs[id].short for body in scenario.bodies.values() if id in body.blocs), "")


def _owned(owner: str, trait: str, word: str) -> str:
    """Anna's loyalty; The burghers: mood."""
    return f"{owner}: {word}" if trait in ("mood", "members") else f"{owner}'s {word}"


def str_of(event: Event) -> str:
    """An event's title without emphasis."""
    return "".join(span.text for paragraph in event.title.paragraphs for span in paragraph)


def _spaced(id: str) -> str:
    words = id.replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]
