"""The command line: arguments in, exit codes out. Each command imports what it needs, and nothing before."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from game.errors import Crash, GameError, ScenarioError, UsageError

DONE, PROBLEMS, USAGE, UNUSABLE = 0, 1, 2, 3
CRASHED, UNWRITTEN, INTERRUPTED = 70, 74, 130
_SEEDS = 1 << 62


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 problems found, 2 wrong usage, 3 a scenario or save could not be used.

    70: the game failed by a mistake of its own; 74: nobody takes what it writes; 128 and n: ended by signal n.
    """
    _careful_streams()
    asked = argparse.Namespace(saves=None)
    try:
        try:
            _parser().parse_args(arguments, asked)
            code: int = asked.command(asked)
        except GameError as error:
            _complain(error)
            code = error.exit_code
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _NOT_TAKEN:
            return _not_taken(error)
        return _crashed(error, asked.saves)
    return code


_NOT_TAKEN = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def _careful_streams() -> None:
    """What a terminal cannot write, or sends that is no text, is a question mark; a stream that is closed is empty."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # in the order of their numbers: so no save is ever opened as one of the three
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _not_taken(error: OSError) -> int:
    """Whoever read what we write has gone, which is no mistake; or there is no room for it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return DONE
    with contextlib.suppress(OSError):
        print(f"the output could not be written: {error.strerror}", file=sys.stderr, flush=True)
    return UNWRITTEN


def _crashed(error: Exception, saves: str | None) -> int:
    """Say that it was the game's mistake, where the player's game is kept, and where the report is."""
    from game.store import postmortem, settings

    cause = error.__cause__ or error if isinstance(error, Crash) else error
    report = postmortem.write(settings.folder(saves), cause)
    kept = error.kept if isinstance(error, Crash) else ""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        for words in postmortem.words(cause, kept, report):
            print(words, file=sys.stderr)
        sys.stderr.flush()
    return CRASHED


def _complain(error: GameError) -> None:
    from game import commands

    sys.stdout.flush()
    problems = error.problems if isinstance(error, ScenarioError) else ()
    commands.complain(error, problems, sys.stderr)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are the game's own."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise UsageError(message, hint=f"{self.format_usage().strip()}  (--help says more)")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="play.py", description="The Thaw: a historical strategy game for the terminal.")
    parser.add_argument("--saves", metavar="DIR", default=None, help="where games are kept (or THAW_SAVES)")
    parser.add_argument("--version", action="store_true", help="say which version this is")
    parser.set_defaults(command=_title)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    _add_play(commands)
    _add_tools(commands)
    _add_run(commands)
    return parser


def _add(commands: argparse._SubParsersAction[_Parser], name: str, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("--saves", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _add_play(commands: argparse._SubParsersAction[_Parser]) -> None:
    play = _add(commands, "play", "begin a new game")
    play.add_argument("scenario", metavar="SCENARIO", help="its id, or the path of its file or folder")
    _add_inputs(play, seed=_seed)
    play.add_argument("--plain", action="store_true", help="line by line, without screens")
    play.set_defaults(command=_play)
    resume = _add(commands, "resume", "go on with the newest game, or the one named")
    resume.add_argument("save", metavar="SAVE", nargs="?", help="its name in the list of saves, or its path")
    resume.add_argument("--plain", action="store_true", help="line by line, without screens")
    resume.set_defaults(command=_resume)


def _add_inputs(parser: argparse.ArgumentParser, seed: Callable[[str], object]) -> None:
    parser.add_argument("--seed", type=seed, metavar="N", help="the game's luck; the same seed, the same game")
    parser.add_argument("--level", metavar="ID", help="one of the scenario's levels")
    parser.add_argument("--vow", metavar="ID", help="one of the scenario's vows")


def _add_tools(commands: argparse._SubParsersAction[_Parser]) -> None:
    _add(commands, "scenarios", "list the scenarios that there are").set_defaults(command=_scenarios)
    _add(commands, "saves", "list the games that are kept").set_defaults(command=_saves)
    analyse = _add(commands, "analyse", "go over a finished game: when it was decided, and what would have saved it")
    analyse.add_argument("save", metavar="SAVE", help="its name in the list of saves, or its path")
    analyse.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    analyse.set_defaults(command=_analyse)
    check = _add(commands, "check", "say what is wrong with scenarios")
    check.add_argument("paths", metavar="PATH", nargs="+", help="a file or folder, or the id of a shipped scenario")
    check.set_defaults(command=_check)
    _add(commands, "schema", "print the JSON Schema of a scenario, for editors").set_defaults(command=_schema)
    new = _add(commands, "new-scenario", "write a small scenario that checks clean and plays")
    new.add_argument("path", metavar="PATH")
    new.set_defaults(command=_new_scenario)


def _add_run(commands: argparse._SubParsersAction[_Parser]) -> None:
    run = _add(commands, "run", "play a whole game without a screen, and tell it")
    run.add_argument("scenario", metavar="SCENARIO", help="its id, or the path of its file or folder")
    run.add_argument(
        "--bot",
        metavar="NAME",
        default="idle",
        help="random, idle, historical, newcomer, seeker (which searches), or a scenario's line",
    )
    run.add_argument("--goal", metavar="ID", help="what the seeker plays for, such as survive")
    _add_inputs(run, seed=_seeds)
    run.add_argument("--turns", type=_turns, metavar="N", help="stop after so many turns")
    run.add_argument("--save", metavar="NAME", help="keep the game as a save")
    shape = run.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object instead of the chronicle")
    shape.add_argument("--compare", action="store_true", help="real and played values of each series, by year")
    run.set_defaults(command=_run)


def _number(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20 and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a whole number from {low} to {high}")
    return int(text)


def _seed(text: str) -> int:
    return _number(text, 0, _SEEDS)


def _seeds(text: str) -> range:
    """One seed, or several: 0-19."""
    first, _, last = text.partition("-")
    begin = _seed(first)
    end = _number(last, begin, begin + 999) if last else begin
    return range(begin, end + 1)


def _turns(text: str) -> int:
    return _number(text, 1, 1_000_000)


def _folder(asked: argparse.Namespace) -> Path:
    from game.store import settings

    return settings.folder(asked.saves)


def _on_screen(asked: argparse.Namespace) -> bool:
    terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))  # it draws on the last
    return terminal and not getattr(asked, "plain", False)


def _title(asked: argparse.Namespace) -> int:
    if asked.version:
        from game import __version__

        print(f"The Thaw {__version__}")
        return DONE
    if not _on_screen(asked):
        raise UsageError("the title screen needs a terminal", hint="play line by line: play.py play SCENARIO")
    from game.tui import app

    return app.run(_folder(asked))


def _play(asked: argparse.Namespace) -> int:
    from game import commands
    from game.session import Session

    scenario = commands.scenario(asked.scenario)
    folder = _folder(asked)
    session = Session.begin(scenario, folder=folder, seed=asked.seed, level=asked.level, vow=asked.vow)
    return commands.play(session, folder, on_screen=_on_screen(asked))


def _resume(asked: argparse.Namespace) -> int:
    from game import commands
    from game.session import Session
    from game.store import saves

    folder = _folder(asked)
    return commands.play(Session.resume(saves.find(folder, asked.save)), folder, on_screen=_on_screen(asked))


def _scenarios(asked: argparse.Namespace) -> int:
    from game import commands

    return commands.list_scenarios()


def _saves(asked: argparse.Namespace) -> int:
    from game import commands

    return commands.list_saves(_folder(asked))


def _analyse(asked: argparse.Namespace) -> int:
    from game import commands
    from game.store import saves

    return commands.analyse(saves.find(_folder(asked), asked.save), as_json=asked.json)


def _check(asked: argparse.Namespace) -> int:
    from game import commands

    return commands.check(asked.paths)


def _schema(asked: argparse.Namespace) -> int:
    from game import commands

    return commands.schema()


def _new_scenario(asked: argparse.Namespace) -> int:
    from game import commands

    return commands.new_scenario(asked.path)


def _run(asked: argparse.Namespace) -> int:
    from game import commands

    shape = "json" if asked.json else "compare" if asked.compare else "chronicle"
    seeds = asked.seed or range(1, 2)
    if len(seeds) > 1 and shape != "compare":
        raise UsageError("several seeds are only compared", hint="add --compare, or give one seed")
    if len(seeds) > 1 and asked.save is not None:
        raise UsageError("one game makes a save", hint="give one seed")
    return commands.run(
        commands.scenario(asked.scenario),
        bot=asked.bot,
        seeds=seeds,
        level=asked.level,
        vow=asked.vow,
        turns=asked.turns,
        shape=shape,
        goal=asked.goal,
        save=None if asked.save is None else (_folder(asked), asked.save),
    )
