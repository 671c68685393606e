"""The conversation: a line read, an order given, the view of what came of it printed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable

from game import clean
from game.model.facts import Chose
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, TakeBack, Word
from game.plain import pages
from game.plain.bell import Bell
from game.plain.guide import HELP
from game.session import Session
from game.store import settings
from game.views.wording import conditions

_LONGEST = 1000  # characters of what is said in one line


def play(session: Session) -> int:
    """Play on standard input and output until the game or the input ends, or the player leaves; the exit code."""
    with Bell() as bell:
        Table(session, bell).sit()
    return 0


class Leave(Exception):
    """The player has had enough for today."""


class Table:
    """`scene`: the paper that is open, or empty. `asked`: what was asked when the turn was to end, until it does."""

    def __init__(self, session: Session, bell: Bell) -> None:
        self.session = session
        self.bell = bell
        self.scene = ""
        self.asked = ""
        self.asks = session.path is None or settings.load(session.path.parent)[0].asks
        self.commands: dict[str, Callable[[list[str]], None]] = {
            "help": lambda _: print(HELP),
            "?": lambda _: print(HELP),
            "desk": lambda _: self.desk(),
            "reforms": lambda _: self.reforms(),
            "reform": self.reform,
            "decree": self.decree,
            "words": lambda _: self.words(),
            "word": self.word,
            "plan": self.plan,
            "body": lambda _: self.body(),
            "why": self.why,
            "forecast": self.forecast,
            "take": self.take_back,
            "end": lambda _: self.end_turn(),
            "last": lambda _: self.quarter(),
            "history": lambda _: self.history(),
            "chronicle": lambda _: print(self.session.chronicle()),
            "save": lambda _: self.saved(),
            "quit": lambda _: self.leave(),
            "exit": lambda _: self.leave(),
        }

    def sit(self) -> None:
        if self.session.note and not self.session.saved:
            print(self.session.note)
        self.desk()
        try:
            while not self.session.over:
                self.obey(self.read())
        except (EOFError, Leave):
            print()
        except SystemExit:
            with contextlib.suppress(OSError):
                print()
                self.saved()
            raise
        if self.session.over:
            self.ending()
        self.saved()

    def read(self) -> str:
        print("\n> ", end="", flush=True)
        try:
            with self.bell.heard():
                return clean.line(input(), _LONGEST).strip()
        except OSError:  # the terminal is gone
            raise EOFError from None

    def obey(self, said: str) -> None:
        """One line of the player's."""
        if said.isascii() and said.isdigit() and len(said) < 4:
            self.choose(int(said)) if self.scene else self.open(int(said))
            return
        name, *rest = said.split() or ["read" if self.scene else "desk"]
        if name == "read":
            self.read_next()
        elif name.lower() in self.commands:
            self.commands[name.lower()](rest)
        else:
            print("That is not understood; `help` lists what can be said.")

    # -- the tray

    def open(self, number: int) -> None:
        tray = self.session.state.tray
        if not 1 <= number <= len(tray):
            print("There is no such paper in the tray.")
            return
        self.scene = tray[number - 1].event
        self.show_scene()

    def read_next(self) -> None:
        """Put the open paper away as read; else open the first."""
        if self.scene:
            self.give_answer("read")
        else:
            self.open(1)

    def show_scene(self) -> None:
        from game.views import decision

        show(pages.decision(decision.show(self.session, self.scene)))

    def choose(self, number: int) -> None:
        choices = list(self.session.scenario.events[self.scene].choices)
        if 1 <= number <= len(choices):
            self.give_answer(choices[number - 1])
        else:
            print("There is no such choice.")

    def give_answer(self, choice: str) -> None:
        from game.views import outcome

        if not self.give(Choose(self.scene, choice)):
            return
        show(pages.result(outcome.result(self.session)))
        if not self.session.over:
            self.follow()

    def history(self) -> None:
        from game.views import outcome

        if any(isinstance(fact, Chose) for fact in self.session.last.facts):
            show(pages.history(outcome.result(self.session)))
        else:
            print("Nothing has been answered since the turn began.")

    # -- the agenda

    def decree(self, rest: list[str]) -> None:
        if not rest:
            self.reforms()
            return
        reform, *how = rest
        record = self.session.state.stages.get(reform)
        at = record.at if record else 0
        ways = [word for word in how if word not in ("announced", "back")]
        fork = ways[0] if ways else None
        self.give(Decree(reform, at - 1 if "back" in how else at + 1, "announced" in how, fork), "Decreed.")

    def word(self, rest: list[str]) -> None:
        if not rest:
            self.words()
        elif self.give(Word(*rest[:3])):
            self.follow()

    def follow(self) -> None:
        """On to the scene that comes at once; else to what lies on the desk."""
        self.scene = self.session.follows or ""
        if self.scene:
            print()
            self.show_scene()
        else:
            self.next_up()

    def plan(self, rest: list[str]) -> None:
        from game.views import plan

        shares: list[tuple[str, float]] = []
        for part in rest:
            id, _, points = part.partition("=")
            try:
                shares.append((id, float(points)))
            except ValueError:
                print(f"'{part}' is not a share with its points, such as housing=12.")
                return
        if shares:
            self.give(Plan(tuple(shares)), "The plan is set.")
        else:
            show(pages.plan(plan.show(self.session)))

    def give(self, order: Order, done: str = "") -> bool:
        refused = self.session.give(order)
        if refused is not None:
            print(conditions.refusal(self.session, refused))
            return False
        if done or not self.session.saved:
            print(" ".join(filter(None, (done, "" if self.session.saved else self.session.note))))
        return True

    def take_back(self, rest: list[str]) -> None:
        self.give(TakeBack(rest[-1] if rest else ""), "Taken back.")

    def end_turn(self) -> None:
        """End the turn; what that would leave unused is asked about first, once."""
        from game.views import unused

        question = unused.question(self.session) if self.asks else ""
        if question and question != self.asked:
            self.asked = question
            print(f"{question} Say `end` again to end it.")
            return
        self.asked = ""
        if self.give(EndTurn()) and not self.session.over:
            self.scene = ""
            self.quarter(12)
            self.next_up()

    # -- what can be looked at

    def desk(self) -> None:
        from game.views import desk

        self.scene = ""
        show(pages.desk(desk.show(self.session)))

    def next_up(self) -> None:
        from game.views import desk

        show(pages.next_up(desk.show(self.session)))

    def reforms(self) -> None:
        from game.views import reforms

        show(pages.reforms(reforms.show(self.session)))

    def reform(self, rest: list[str]) -> None:
        from game.views import reform

        if rest and rest[0] in self.session.scenario.reforms:
            view = reform.show(self.session, rest[0])
            show(pages.reform(view))
            if view.next and not view.next.barred:
                fork = view.next.branches[0].id if view.next.branches else None
                ahead = reform.forecast(self.session, Decree(rest[0], view.next.number, fork=fork))
                show(pages.headed("The forecast", map(pages.forecast, ahead)))
        else:
            print("There is no such reform; `reforms` lists them.")

    def words(self) -> None:
        from game.views import initiatives

        show(pages.words(initiatives.show(self.session)))

    def body(self) -> None:
        from game.views import body

        show(pages.body(body.show(self.session)))

    def why(self, rest: list[str]) -> None:
        from game.views import why

        known = {**self.session.scenario.indicators, **self.session.scenario.formulas}
        if rest and rest[0] in known:
            show(pages.why(why.show(self.session, rest[0])))
        else:
            print(f"There is no such number; there are: {', '.join(known)}.")

    def forecast(self, rest: list[str]) -> None:
        from game.views import plan

        rows = [row for row in plan.show(self.session).forecast if not rest or row.id in rest]
        show(map(pages.forecast, rows))

    def quarter(self, most: int = 1000) -> None:
        from game.views import quarter

        show(pages.quarter(quarter.show(self.session), most))

    def ending(self) -> None:
        from game.views import end

        print()
        show(pages.end(end.show(self.session)))

    def saved(self) -> None:
        print(self.session.whereabouts)

    def leave(self) -> None:
        raise Leave


def show(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.flush()
