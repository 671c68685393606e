"""How long a campaign takes a reader: words shown, keys pressed, scenes a turn. Played through a session and views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean

from game.model.log import TurnLog
from game.model.orders import Choose, Decree, EndTurn, Plan, Word
from game.model.scenario import Scenario
from game.plain import pages
from game.rules import bots, legality
from game.session import Session
from game.views import decision, end, quarter, title
from tests.balance import crowd, players

SPEED = 220  # words a minute
KEY = 1.2  # seconds
SEEDS = 5
PLAYERS = (players.KEYED, "historical", "matched", "builder")
SCENES = 2  # outside storms

# Keys: to open a paper, answer it and put the result away; to find and give an order; to end a turn and read on.
PAPER, WIRE, DECREE, WORD, PLAN, TURN = 3, 2, 5, 4, 12, 3


@dataclass(slots=True)
class Length:
    """`words` by kind, `keys` pressed, and what each turn brought."""

    player: str
    seed: int
    turns: int = 0
    words: Counter[str] = field(default_factory=Counter)
    keys: int = 0
    scenes: list[int] = field(default_factory=list)
    storms: list[int] = field(default_factory=list)
    moves: int = 0
    wires: int = 0

    @property
    def minutes(self) -> float:
        return self.words.total() / SPEED + self.keys * KEY / 60

    @property
    def quiet(self) -> int:
        """Turns without a scene; a rival's move and a wire do not count."""
        return sum(not scenes and not storm for scenes, storm in zip(self.scenes, self.storms, strict=True))


def campaign(task: tuple[str, str, int]) -> Length:
    path, name, seed = task
    scenario = players.scenario_at(path)
    session = Session.begin(scenario, folder=None, seed=seed)
    player = players.player(name, scenario, seed)
    length = Length(name, seed)
    length.words["briefing"] += _words(_briefing(scenario))
    while not session.over:
        _answer_all(session, player, length)
        for order in player.orders(scenario, session.state, session.pending):
            if not session.over and session.give(order) is None:
                length.keys += {Decree: DECREE, Word: WORD, Plan: PLAN}.get(type(order), 0)
                _answer_all(session, player, length)
        if not session.over:
            session.give(EndTurn())
            length.keys += TURN
            _read_quarter(session, length)
    length.words["end"] += _words(pages.end(end.show(session)))
    length.turns = session.state.turn
    _count_scenes(scenario, session.turns, length)
    return length


def _briefing(scenario: Scenario) -> list[str]:
    told = title.briefing(scenario)
    return [str(getattr(told, name)) for name in ("goal", "who", "aim", "first") if hasattr(told, name)]


def _answer_all(session: Session, player: bots.Bot, length: Length) -> None:
    scenario = session.scenario
    while session.state.tray and not session.over:
        scene, state = session.state.tray[0], session.state
        view = decision.show(session, scene.event)
        lines = [str(view.title), *pages.wrapped(view.text)]
        length.words["scenes"] += _words(lines)
        length.words["choices"] += _words(choice.label for choice in view.choices)
        length.words["effects"] += _words(
            " ".join((*(e.text for e in c.lines), *c.gains, *c.loses, c.later)) for c in view.choices
        )
        able = [c.id for c in view.choices if c.enabled] or [c.id for c in view.choices[:1]]
        choice = player.choice(scenario, state, scene, able) if able else "read"
        assert legality.refusal(scenario, state, (), Choose(scene.event, choice)) is None
        session.give(Choose(scene.event, choice))
        length.keys += PAPER if able else WIRE
        length.wires += not able
        length.words["results"] += _words(pages.result(decision.result(session))) if able else 0


def _read_quarter(session: Session, length: Length) -> None:
    view = quarter.show(session)
    press = [str(view.headline), str(view.joke), *map(str, view.rumours)]
    whole = _words(pages.quarter(view, quarter.MOST))
    length.words["press"] += _words(press)
    length.words["quarter reports"] += max(0, whole - _words(press))


def _words(lines: Iterable[str]) -> int:
    """What is read as a word: arrows and dashes are seen, not read."""
    return sum(any(map(str.isalnum, word)) for line in lines for word in line.split())


def _count_scenes(scenario: Scenario, turns: Iterable[TurnLog], length: Length) -> None:
    """By the turn in which they lay in the tray: what the end of a turn opens belongs to the next."""
    scenes: Counter[int] = Counter()
    storms: Counter[int] = Counter()
    for log in turns:
        turn = log.turn
        for fact in log.facts:
            if fact.kind == "closed_turn" or (log.turn == 0 and turn == 0):
                turn = log.turn + 1
            if fact.kind == "scene":
                (storms if fact.ids[1] else scenes)[turn] += 1
            length.moves += fact.kind == "moved"
    length.scenes = [scenes[turn] if not storms[turn] else 0 for turn in range(1, length.turns + 1)]
    length.storms = [storms[turn] for turn in range(1, length.turns + 1)]


def report(name: str, seeds: int = SEEDS) -> None:
    known = {players.KEYED, "historical", *players.scenario_at(name).lines}
    tasks = [(name, player, seed) for player in PLAYERS if player in known for seed in range(1, seeds + 1)]
    found = crowd.each(campaign, tasks)
    for each in found:
        print(_line(each))
    for player in PLAYERS:
        mine = [each for each in found if each.player == player]
        if mine:
            words = {kind: fmean(each.words[kind] for each in mine) for kind in mine[0].words}
            per_turn = fmean(each.minutes / each.turns for each in mine)
            mean = fmean(each.minutes for each in mine)
            print(f"\n{player}: mean {mean:.0f} minutes, {per_turn:.2f} a turn; words by kind:")
            print("    " + ", ".join(f"{kind} {number:.0f}" for kind, number in words.items()))
    crowded = [each for each in found if max(each.scenes) > SCENES]
    assert not crowded, f"more than {SCENES} scenes outside a storm: {[(e.player, e.seed) for e in crowded]}"


def _line(of: Length) -> str:
    spread = Counter(of.scenes)
    return (
        f"{of.player:<12} {of.seed:>3}: {of.turns} turns, {of.words.total()} words, {of.keys} keys, "
        f"{of.minutes:.0f} min; "
        f"scenes a turn {dict(sorted(spread.items()))}, quiet {of.quiet}, storms {sum(map(bool, of.storms))} "
        f"({sum(of.storms)} scenes), moves {of.moves}, wires {of.wires}"
    )
