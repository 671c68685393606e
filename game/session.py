"""One game in progress: the only mutable object. It knows no rule and no screen; it asks, journals and remembers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from game.clean import line
from game.errors import GameError, UsageError
from game.model.log import TurnLog
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, TakeBack, Word, subject
from game.model.records import Refusal
from game.model.scenario import Scenario, usual_level
from game.model.state import State, Turn
from game.store import records, saves, settings

if TYPE_CHECKING:
    from game.rules.forecast import Forecast

SEEDS = 1 << 31


class Session:
    """A game, its records and its save.

    `pending`: the decrees and the plan given this turn, which may be taken back. `turns[-1]` is the turn being
    played, with what has happened in it so far (once the game is over, the turn in which it ended); `turns[0]` is
    turn 0, the beginning. `states[n]` is the state after turn n. `last` is what the last order that acted at once, or
    the last end of turn, produced; `follows` is the scene to be shown after it, None for the desk. `draft`: shares
    of the plan made out and not set: no order, kept in no save, gone once the plan is set or the turn has ended. `kept`
    is the store's last note: that all is saved, or why not.
    """

    def __init__(self, scenario: Scenario, opening: Turn, save: saves.Save | None) -> None:
        """For `begin`, `resume` and `branch`, and for tests: a game that has just begun."""
        self.scenario = scenario
        self.state: State = opening.state
        self.pending: tuple[Order, ...] = ()
        self.turns: list[TurnLog] = [TurnLog(0, (), opening.entries, opening.facts)]
        self.states: list[State] = [opening.state]
        self.last: Turn = opening
        self.follows: str | None = None
        self.draft: Mapping[str, float] = {}
        self.kept = saves.Note()
        self._save = save
        self._open_turn()

    @classmethod
    def begin(
        cls,
        scenario: Scenario,
        *,
        folder: Path | None,
        seed: int | None = None,
        level: str | None = None,
        vow: str | None = None,
    ) -> Session:
        """A new game, saved in `folder` (None: nowhere). No seed: a fresh one; no level: the scenario's default.

        UsageError if the scenario has no such level or vow.
        """
        from game.rules import begin

        seen = settings.seen(folder, scenario.id) if folder else frozenset()
        seed = secrets.randbelow(SEEDS) if seed is None else seed
        level, vow = chosen_level(scenario, level), chosen_vow(scenario, vow)
        opening = begin.begin(scenario, seed=seed, level=level, vow=vow, seen=seen)
        session = cls(scenario, opening, saves.new(folder, scenario.id) if folder else None)
        session._keep_start()
        return session

    @classmethod
    def resume(cls, path: Path, scenario: Scenario | None = None) -> Session:
        """The game saved at `path`, in mid-turn exactly where it was. SaveError or ScenarioError says why not.

        `scenario`: the one to play it with, where that is at hand; otherwise the one that the save names is loaded.
        """
        save, reading = saves.open_save(path)
        try:
            return cls._take_up(scenario or _scenario_of(path, reading), path, save, reading)
        except BaseException:
            save.close()
            raise

    @classmethod
    def _take_up(cls, scenario: Scenario, path: Path, save: saves.Save, reading: saves.Stored) -> Session:
        from game.store import reopening

        found = reopening.reopen(scenario, path, reading)
        states, logs, notes = found.states, found.logs, list(found.notes)
        session = cls(scenario, Turn(states[0], logs[0].entries, logs[0].facts), save)
        session.states, session.turns = list(states), list(logs)
        session.state = states[-1]
        session.last = Turn(states[-1], logs[-1].entries, logs[-1].facts)
        session._open_turn()
        save.resumed(scenario, reading)
        for number, order in enumerate(reading.orders):
            if session.refusal(order):
                notes.append(f"The last {len(reading.orders) - number} orders are no longer possible; give them anew.")
                break
            session._apply(order)
        if reading.lost:
            when = scenario.calendar.stamp(session.state.turn)
            name = line(path.name)
            notes.append(f"The end of {name} is damaged; the game goes on from the last good record, in {when}.")
        session.kept = saves.Note(" ".join(notes)) if notes else saves.SAVED
        return session

    @property
    def path(self) -> Path | None:
        """The save's file; None while there is none."""
        return self._save.path if self._save else None

    @property
    def note(self) -> str:
        """What the player should know of the save, in words."""
        return self.kept.words

    @property
    def saved(self) -> bool:
        """Whether there is nothing to know but that the game is saved."""
        return self.kept.well

    @property
    def whereabouts(self) -> str:
        """Where the game is saved, in one sentence that may be shown; or why it is not."""
        return f"Saved in {line(str(self.path), 400)}." if self.path and self.saved else self.note

    @property
    def over(self) -> bool:
        return self.state.ending is not None

    @property
    def goes_back(self) -> bool:
        """Whether the level lets the player go back to an earlier turn."""
        level = self.scenario.levels.get(self.state.level or "")
        return level is None or level.going_back

    def refusal(self, order: Order) -> Refusal | None:
        """Why `order` cannot be given now, or None. A second plan takes the place of the first."""
        from game.rules import legality

        return legality.refusal(self.scenario, self.state, self._besides(order), order)

    def price(self, order: Order) -> float:
        """What `order` would cost now, in the agenda's `paid_in`."""
        from game.rules import legality

        return legality.price(self.scenario, self.state, self._besides(order), order)

    @property
    def first_paper(self) -> str | None:
        """The scene of the tray that is to be read first."""
        return self.state.tray[0].event if self.state.tray else None

    def give(self, order: Order) -> Refusal | None:
        """Give an order; if it is not refused it is on disk, or `note` says why not, before this returns."""
        refused = self.refusal(order)
        if refused is None:
            ended = self._apply(order)
            self._journal(order, ended)
        return refused

    def forecast(self, orders: tuple[Order, ...] | None = None, turns: int = 8) -> Forecast:
        """What the model expects with `orders` given (None: those pending)."""
        from game.rules import forecast

        return forecast.forecast(self.scenario, self.state, self.pending if orders is None else orders, turns=turns)

    def branch(self, turn: int) -> Session:
        """The game as it stood at the beginning of `turn`, in a save of its own; this one is left as it is.

        GameError where the level does not let the player go back, or there has been no such turn.
        """
        if not self.goes_back:
            raise GameError("On this level there is no going back.", hint="begin another game on another level")
        if not 1 <= turn <= len(self.states):
            raise GameError(f"Turn {turn} has not been played.", hint=f"choose a turn from 1 to {len(self.states)}")
        first = self.turns[0]
        save = saves.new(self.path.parent, self.scenario.id) if self.path else None
        other = Session(self.scenario, Turn(self.states[0], first.entries, first.facts), save)
        other.states, other.turns = self.states[:turn], self.turns[:turn]
        other.state = other.states[-1]
        other.last = Turn(other.state, other.turns[-1].entries, other.turns[-1].facts)
        other._keep_start()
        other._open_turn()
        return other

    def chronicle(self) -> str:
        """The whole game as plain text, turn by turn."""
        from game.play import reports

        return reports.chronicle(self)

    def close(self) -> None:
        """Let go of the save, so that another can open it."""
        if self._save:
            self._save.close()

    def _besides(self, order: Order) -> tuple[Order, ...]:
        """The pending orders that stay pending beside `order`."""
        return tuple(given for given in self.pending if not (isinstance(order, Plan) and isinstance(given, Plan)))

    def _apply(self, order: Order) -> bool:
        """Carry out a legal order; whether it ended the turn."""
        from game.rules import tray, turn

        before = self.state
        match order:
            case Choose():
                self._record(order, turn.answer(self.scenario, self.state, order))
            case Word():
                self._record(order, turn.start(self.scenario, self.state, order))
            case Decree() | Plan():
                self.pending = (*self._besides(order), order)
                self.draft = {} if isinstance(order, Plan) else self.draft
            case TakeBack(what):
                self.pending = tuple(given for given in self.pending if subject(given) != what)
            case EndTurn():
                self._record(order, turn.resolve(self.scenario, self.state, self.pending))
        self.follows = tray.following(self.scenario, order, before, self.state)
        if not (isinstance(order, EndTurn) or self.over):
            return False
        self.pending = ()
        self.draft = {}
        self.states.append(self.state)
        self._open_turn()
        return True

    def _record(self, order: Order, turn: Turn) -> None:
        """Take what rules gave back into the log of the turn in hand."""
        log = self.turns[-1]
        given = (*self.pending, order) if isinstance(order, EndTurn) else (order,)
        self.turns[-1] = replace(
            log, orders=log.orders + given, entries=log.entries + turn.entries, facts=log.facts + turn.facts
        )
        self.state, self.last = turn.state, turn

    def _open_turn(self) -> None:
        if not self.over and self.turns[-1].turn < self.state.turn:
            self.turns.append(TurnLog(self.state.turn))

    def _keep_start(self) -> None:
        if self._save:
            logs = self.turns[: len(self.states)]
            self.kept = self._save.begin(self.scenario, logs, self.states)

    def _journal(self, order: Order, ended: bool) -> None:
        if self._save is None:
            return
        if not ended:
            self.kept = self._save.given(self.scenario, order, self.state)
            return
        log = next(log for log in reversed(self.turns) if log.orders)
        self.kept = self._save.ended(self.scenario, log, self.state)
        if self.path:
            settings.add_seen(self.path.parent, self.scenario.id, self.state.happened)


def chosen_level(scenario: Scenario, level: str | None) -> str | None:
    """`level` if the scenario has it; if none is asked for, the first that is its default, or its first. UsageError."""
    if level is not None:
        return _known("level", level, scenario.levels)
    return usual_level(scenario)


def chosen_vow(scenario: Scenario, vow: str | None) -> str | None:
    """`vow` if the scenario has it. UsageError."""
    return None if vow is None else _known("vow", vow, scenario.vows)


def _known(kind: str, id: str, ids: Mapping[str, object]) -> str:
    if id not in ids:
        raise UsageError(f"there is no {kind} '{id}' in this scenario", hint=f"one of: {', '.join(ids) or 'none'}")
    return id


def _scenario_of(path: Path, reading: saves.Stored) -> Scenario:
    """The scenario that a save is of: where it was, or else one of that name."""
    from game.content import catalogue, load
    from game.content.yaml import files

    where = records.path_of(reading.begun.path)
    return load.load(where if files.exists(where) else catalogue.find(reading.begun.scenario))
