"""What the commands of the command line do. They print plain lines, cleaned of whatever a terminal obeys."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.clean import line as clean_line
from game.errors import Crash, GameError, Problem, SaveError, UsageError

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.play.bots import Played
    from game.session import Session
    from game.store.saves import Listed

MOST_PRINTED = 100  # problems of one file


def scenario(name: str) -> Scenario:
    """The scenario of that id or at that path. ScenarioError or GameError says why it cannot be used."""
    from game.content import catalogue, load

    return load.load(catalogue.find(name))


def play(session: Session, folder: Path, *, on_screen: bool) -> int:
    """Play a game to its end or until the player leaves it."""
    if on_screen:
        from game.tui import app

        return app.run(folder, session=session)
    from game import plain

    try:
        return plain.play(session)
    except (GameError, OSError):
        raise
    except Exception as error:
        raise Crash(session.whereabouts) from error
    finally:
        session.close()


def list_scenarios() -> int:
    from game.content import catalogue

    for entry in catalogue.entries():
        trouble = f"  (cannot be used: {clean_line(str(entry.problem))})" if entry.problem else ""
        print(f"{clean_line(entry.id):<20} {clean_line(entry.title)}{trouble}")
    return 0


def list_saves(folder: Path) -> int:
    from game.store import saves

    found = saves.listing(folder)
    for save in found:
        print(f"{clean_line(save.name):<24} {_status(save)}")
    if not found:
        print(f"No games are kept in {clean_line(str(folder))} yet.", file=sys.stderr)
    return 0


def _status(save: Listed) -> str:
    if save.trouble:
        return f"cannot be opened: {clean_line(save.trouble)}"
    ended = f", ended: {clean_line(save.ending)}" if save.ending else ""
    return f"{clean_line(save.title):<32} {clean_line(save.date)}, turn {save.turn} of {save.turns}{ended}"


def check(paths: Iterable[str]) -> int:
    """Print every problem of each scenario, or one line for each that is clean; 1 if there was any problem."""
    from game.content import catalogue, load
    from game.content.yaml import files

    shipped = {entry.id: entry.path for entry in catalogue.entries()}
    code = 0
    for path in paths:
        if not path or "\0" in path:
            raise UsageError("that is not a path", hint="give the path of a scenario's file or folder")
        where = Path(path)
        problems = load.check(where if files.exists(where) else shipped.get(path, where))
        print_problems(problems, sys.stdout)
        if problems:
            code = 1
        else:
            print(f"{clean_line(path)}: no problems found")
    return code


def complain(error: GameError, problems: Iterable[Problem], stream: TextIO) -> None:
    """Say what is wrong, where, and what to do about it."""
    if problems:
        print_problems(problems, stream)
    else:
        print(clean_line(error.message, 1000), file=stream)
    if error.hint:
        print(clean_line(error.hint, 1000), file=stream)


def print_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """Each as a compiler would; of a file with very many the first of them, and how many more there are."""
    from game.content.yaml.source import MOST_PROBLEMS

    told = tuple(problems)
    least = "at least " if len(told) >= MOST_PROBLEMS else ""
    for path, found in groupby(told, lambda problem: problem.path):
        of_file = list(found)
        for problem in of_file[:MOST_PRINTED]:
            _print_problem(problem, stream)
        if (more := len(of_file) - MOST_PRINTED) > 0:
            print(f"{clean_line(path, 300)}: and {least}{more:,} more", file=stream)


def _print_problem(problem: Problem, stream: TextIO) -> None:
    """path:line:column: message, the author's line, a caret, and a hint."""
    print(clean_line(str(problem), 1000), file=stream)
    if problem.excerpt:
        print(f"    {clean_line(problem.excerpt)}", file=stream)
        if 0 < problem.column <= len(problem.excerpt) + 1:
            print(f"    {' ' * (problem.column - 1)}^", file=stream)
    if problem.hint:
        print(f"    hint: {clean_line(problem.hint, 500)}", file=stream)


def schema() -> int:
    import json

    from game.content.schema import jsonschema

    print(json.dumps(jsonschema.schema(), indent=2, ensure_ascii=False))
    return 0


def new_scenario(path: str) -> int:
    """Write a small scenario to a new file or folder; never over anything that is there."""
    from game.content import starter

    if not path or "\0" in path:
        raise UsageError("a new scenario needs a path to be written to", hint="such as: play.py new-scenario mine.yaml")
    written = clean_line(str(starter.write(Path(path))))
    print(f"{written} is written. Play it: play.py play {clean_line(path)}")
    return 0


def run(
    scenario: Scenario,
    *,
    bot: str,
    seeds: Sequence[int],
    level: str | None,
    vow: str | None,
    turns: int | None,
    shape: str,
    goal: str | None = None,
    save: tuple[Path, str] | None = None,
) -> int:
    """Let a bot play a whole game and print it: `shape` chronicle, json or compare, the last over all the `seeds`.
    `goal`: what the seeker plays for; `save`: the folder and the name under which the game is kept."""
    from game.play import bots, comparison, reports
    from game.session import chosen_level, chosen_vow

    known = bots.names(scenario)
    if bot not in known:
        raise UsageError(f"there is no bot '{bot}'", hint=f"one of: {', '.join(known)}")
    aim = _goal(scenario, bot, goal)
    if shape == "compare" and not scenario.history.series:
        raise UsageError("this scenario has no series to compare with", hint="run it without --compare")
    level, vow = chosen_level(scenario, level), chosen_vow(scenario, vow)
    gc.freeze()  # the scenario stays to the end: the collector need not walk through it
    games = []
    for seed in seeds:
        player = bots.bot_named(bot, scenario, seed, aim)
        played = bots.play(scenario, player, seed=seed, level=level, vow=vow, turns=turns)
        if save is not None:
            _keep(scenario, played, *save)
        games.append(reports.Finished(scenario, bot, played.turns, played.states))
    if shape == "compare":
        print(comparison.text(games))
    else:
        print(reports.as_json(games[0]) if shape == "json" else reports.chronicle(games[0]))
    return 0


def _goal(scenario: Scenario, bot: str, goal: str | None) -> str:
    from game.play import bots
    from game.play.seeker.goals import SURVIVE, goals

    known = goals(scenario)
    if goal is not None and bot != bots.SEEKER:
        raise UsageError(f"'{bot}' is told no goal", hint=f"add --bot {bots.SEEKER}")
    if goal is not None and goal not in known:
        plain = [id for id in known if ":" not in id or id.partition(":")[0] not in known]
        hint = f"one of: {', '.join(plain)}"
        raise UsageError(f"there is no goal '{goal}' in this scenario", hint=hint)
    return goal or SURVIVE


def _keep(scenario: Scenario, played: Played, folder: Path, name: str) -> None:
    """The game as a save; where is said beside what is printed."""
    from game.store import saves

    save = saves.new(folder, name)
    try:
        note = save.begin(scenario, played.turns, played.states)
        if not note.well:
            raise SaveError(note.words)
        print(f"Saved as {clean_line(save.path.stem if save.path else name)}", file=sys.stderr)
    finally:
        save.close()


def analyse(path: Path, *, as_json: bool) -> int:
    """Go over a finished game and print when it was decided; how far it has got is said beside what is printed."""
    from game.play import analysis, verdict
    from game.session import Session

    session = Session.resume(path)
    try:
        if not session.over:
            raise SaveError(f"{path} is not over yet", hint="only a finished game is gone over")
        gc.freeze()
        known = analysis.Analysis()
        for progress in analysis.analyse(session.scenario, session.states, session.turns):
            known = progress.known
            _tell(f"{progress.done} of {progress.whole}")
        _tell("")
        print(verdict.as_json(session, known) if as_json else verdict.text(session, known))
    finally:
        session.close()
    return 0


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{words:<20}\r{words}", end="", file=sys.stderr, flush=True)
