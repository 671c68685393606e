"""A small vocabulary and a moment made by hand, for the tests of the language."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from game.content.language.compiler import Compiler, Vocabulary
from game.model.calendar import Calendar
from game.model.expression import Kin
from game.model.numbers import Unknown

NAMES = (
    "authority", "grain", "west", "living", "yield", "gap", "pace",
    "anna.loyalty", "anna.weight", "anna.ambition", "boris.loyalty", "boris.weight", "farmers.mood", "farmers.members",
    "plan.housing", "",
)  # fmt: skip
SLOTS = {name: place for place, name in enumerate(NAMES)}
ZERO = SLOTS[""]
TRAITS = ("loyalty", "mood", "weight", "members", "ambition")


def kin(name: str, mood: str = "") -> Kin:
    places = [SLOTS.get(f"{name}.{trait}", ZERO) for trait in TRAITS]
    if mood:
        places[TRAITS.index("mood")] = SLOTS[f"{mood}.mood"]
    return Kin(name, tuple(places))


KIN = {"anna": kin("anna", "farmers"), "boris": kin("boris"), "farmers": kin("farmers")}

VOCABULARY = Vocabulary(
    slots=SLOTS,
    calendar=Calendar(dt.date(1953, 9, 1), "quarter", 51),
    traits=TRAITS,
    kin=KIN,
    tuning={"pace"},
    indicators={"authority", "grain", "west", "living", "yield"},
    events={"speech": ("read_it", "burn_it"), "anna.intrigue": ("let_pass", "stop"), "flood": ()},
    reforms={"travel": ("groups", "queue"), "planning": ()},
    people={"anna", "boris"},
    bodies={"council", "assembly"},
    titles={"First Secretary", "Bürgermeister [acting]"},
    commitments={"flats", "anna.asks"},
    unknowns={
        "flight": Unknown(0.6, {}, None, ""),
        "manege": Unknown(None, {"anna": 2.0, "boris": 1.0}, None, ""),
        "struck": Unknown(None, {}, (36, 44), ""),
    },
    levels={"easy", "hard"},
    vows={"a_door"},
    votes={"relief"},
    shares={"housing"},
    subjects={"travel", "housing", "grain"},
)


class FakeMoment(SimpleNamespace):
    """Values of its own; a question answers with what it was asked, unless told otherwise."""

    def __init__(self, **values: float) -> None:
        super().__init__()
        self.v = self.values = [values.get(name.replace(".", "_"), 0.0) for name in NAMES]
        self.turn, self.year, self.month = 10, 1956, 3
        self.stages = {"travel": 2, "planning": 0}
        self.kin1, self.kin2, self.target, self.target2 = KIN["anna"], KIN["boris"], "anna", "boris"
        self.asked: list[tuple[Any, ...]] = []

    def turns_since(self, event: str) -> float:
        return math.nan if event == "flood" else 4.0

    def support_of(self, member: Kin) -> float:
        return self.v[member.slots[0]] + 10.0

    def total(self, body: str, each: Callable[..., float]) -> float:
        return sum(each(self, KIN[who], 0.0) for who in ("anna", "boris"))

    def count(self, body: str, holds: Callable[..., bool]) -> int:
        return sum(holds(self, KIN[who], 0.0) for who in ("anna", "boris"))

    def __getattr__(self, question: str) -> Callable[..., float]:
        if question.startswith("_"):
            raise AttributeError(question)

        def answer(*args: object) -> float:
            self.asked.append((question, *args))
            return 7.0

        return answer


def number(
    text: str | float, moment: FakeMoment | None = None, *, who: Kin | None = None, x: float = 0.0, **scope: Any
) -> float:
    """What `text` gives."""
    compiler = Compiler(VOCABULARY)
    expression = compiler.number(text, **scope)
    compiler.finish()
    result: float = expression.run(moment or FakeMoment(), who, x)
    return result


def truth(text: str, moment: FakeMoment | None = None, *, who: Kin | None = None, x: float = 0.0, **scope: Any) -> bool:
    """Whether `text` holds."""
    compiler = Compiler(VOCABULARY)
    expression = compiler.truth(text, **scope)
    compiler.finish()
    result: bool = expression.run(moment or FakeMoment(), who, x)
    return result
