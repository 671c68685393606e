"""How long a campaign takes a reader: words on the screens that are met, keys pressed, scenes a turn.

Counted are the papers with their choices and results, the counts of votes, what a decree or a word says of itself
before it is given, each quarter's report and the end; not what is only looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean

from game.model.facts import Moved, Numbered, TurnClosed
from game.model.log import TurnLog
from game.model.orders import Choose, Decree, EndTurn, Order, Plan, Word
from game.model.scenario import Scenario
from game.play import bots
from game.rules import legality
from game.session import Session
from game.tui.drawing.ink import Row
from game.tui.pages import decision as paper
from game.tui.pages import end as ending
from game.tui.pages import quarter as report_page
from game.tui.pages import vote as count_page
from game.views import decision, end, outcome, quarter, reform, title
from game.views.reforms import Branch, NextStage
from tests.balance import crowd, players

SPEED = 220  # words a minute
KEY = 1.2  # seconds
SEEDS = 5
PLAYERS = (players.KEYED, "historical", "matched", "builder")
SCENES = 2  # outside storms
WIDTH = 60  # cells of a pane

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
    length.words["briefing"] += _in_texts(_briefing(scenario))
    while not session.over:
        _answer_all(session, player, length)
        for order in player.orders(scenario, session.state, session.pending):
            if session.over or session.refusal(order) is not None:
                continue
            _read_order(session, order, length)
            session.give(order)
            length.keys += {Decree: DECREE, Word: WORD, Plan: PLAN}.get(type(order), 0)
            _answer_all(session, player, length)
        if not session.over:
            session.give(EndTurn())
            length.keys += TURN
            _read_quarter(session, length)
    length.words["end"] += _in_rows(ending.verdict((end.show(session), "", False), WIDTH))
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
        shown = paper.answers((view, False, False), WIDTH)
        labels = _in_texts(choice.label for choice in view.choices)
        length.words["scenes"] += _in_rows(paper.document((view, False), WIDTH))
        length.words["choices"] += labels
        length.words["effects"] += _in_rows(shown) - labels
        able = [c.id for c in view.choices if c.enabled] or [c.id for c in view.choices[:1]]
        choice = player.choice(scenario, state, scene, able) if able else "read"
        assert legality.refusal(scenario, state, (), Choose(scene.event, choice)) is None
        session.give(Choose(scene.event, choice))
        length.keys += PAPER if able else WIRE
        length.wires += not able
        if able:
            _read_result(session, length)


def _read_result(session: Session, length: Length) -> None:
    view = outcome.result(session)
    length.words["results"] += _in_rows(paper.document((view, False), WIDTH))
    length.words["what moved"] += _in_rows(paper.answers((view, False, False), WIDTH))
    for vote in view.votes:
        length.words["votes"] += _in_rows(count_page.ballots((vote, len(vote.ballots)), WIDTH))


def _read_order(session: Session, order: Order, length: Length) -> None:
    """Of a decree its new stage, by the branch taken, and what is said of it; of a word what it is."""
    if isinstance(order, Decree):
        view = reform.show(session, order.reform)
        length.words["decrees"] += _in_texts(f"{said.name} {said.words}" for said in view.opinions)
        if view.next and view.next.number == order.to:
            length.words["decrees"] += _in_stage(view.next)
            length.words["decrees"] += sum(_in_stage(way) for way in view.next.branches if way.id == order.fork)
    elif isinstance(order, Word):
        length.words["words"] += _in_texts([str(session.scenario.initiatives[order.initiative].text)])


def _in_stage(way: NextStage | Branch) -> int:
    effects = (*way.once, *way.each_turn) if isinstance(way, NextStage) else way.lines
    return _in_texts([way.name, str(way.text), *(line.text for line in effects), *way.gains, *way.loses])


def _read_quarter(session: Session, length: Length) -> None:
    view = quarter.show(session)
    front = report_page.front(view, WIDTH)[1:]  # without the name of the paper, letter by letter
    length.words["press"] += _in_rows(front)
    length.words["quarter reports"] += _in_rows(report_page.accounts((view, False, False), WIDTH))


def _in_rows(rows: Iterable[Row]) -> int:
    """The words of a page, without the headings over its parts: they are known after the first."""
    lines = (line for row in rows for line in row.lines)
    return _in_texts("".join(words for words, _ in line) for line in lines if all(voice != "rule" for _, voice in line))


def _in_texts(texts: Iterable[str]) -> int:
    """What is read as a word: figures and arrows are seen, not read."""
    return sum(any(map(str.isalpha, word)) for text in texts for word in text.split())


def _count_scenes(scenario: Scenario, turns: Iterable[TurnLog], length: Length) -> None:
    """By the turn in which they lay in the tray: what the end of a turn opens belongs to the next."""
    scenes: Counter[int] = Counter()
    storms: Counter[int] = Counter()
    for log in turns:
        turn = log.turn
        for fact in log.facts:
            if isinstance(fact, TurnClosed) or (log.turn == 0 and turn == 0):
                turn = log.turn + 1
            if isinstance(fact, Numbered):
                (storms if fact.storm else scenes)[turn] += 1
            length.moves += isinstance(fact, Moved)
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
