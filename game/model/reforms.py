"""What the player starts: reforms by stages, initiatives, and the agenda that prices them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.model.effects import Effects
from game.model.expression import Expression
from game.model.text import Text


class Discount(Struct, frozen=True):
    """`by` off the price of reforms of `theme` (or of the reform of that id) while `when` holds."""

    theme: str
    when: Expression
    by: float


class Agenda(Struct, frozen=True):
    """`price` reads the listed cost as its given number; None: the cost itself. `spare`: the
    chance of a scene that need not come, by the turns since the last, the last number for all that follow."""

    decrees: int
    words: int
    scenes: int
    spare: tuple[float, ...]
    paid_in: str | None
    price: Expression | None
    cheaper: tuple[Discount, ...]
    fork_closes: int
    on_announced: Effects


class Way(Struct, frozen=True):
    """One branch of a fork."""

    name: str
    text: Text
    needs: Expression | None
    once: Effects
    each_turn: Effects
    pleases: tuple[str, ...]
    angers: tuple[str, ...]


class Back(Struct, frozen=True):
    cost: float
    needs: Expression | None
    once: Effects


class Stage(Struct, frozen=True):
    """`carried` and `announced`: the listed prices; `announced` None: cannot be. `back` None: never."""

    name: str
    text: Text
    carried: float
    announced: float | None
    needs: Expression | None
    takes: int
    once: Effects
    each_turn: Effects
    pleases: tuple[str, ...]
    angers: tuple[str, ...]
    back: Back | None
    forks: Mapping[str, Way]


class Reform(Struct, frozen=True):
    name: str
    theme: str
    text: Text
    stages: tuple[Stage, ...]  # stage 0 is where the game begins


class Casting(Struct, frozen=True):
    """On whom an initiative is started. `of`: a body's id, `seated` (any body), `people`, `blocs`; `two`: a pair."""

    of: str
    when: Expression | None = None
    two: bool = False


class Initiative(Struct, frozen=True):
    """`after`: within so many turns, for the same target, it is `worth` a part of itself, or barred where `worth` is
    None; 0: as often as liked. `once`: never again. `opens`: the events it may open."""

    name: str
    text: Text
    cost: float
    needs: Expression | None
    casting: Casting | None
    after: int
    worth: float | None
    once: bool
    opens: tuple[str, ...]
