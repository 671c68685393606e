"""Saves: a game's records to disk and back, and the list of those in a folder. What is said to be saved is saved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from game import __version__
from game.clean import line
from game.errors import SaveError
from game.model.log import TurnLog
from game.model.orders import Order, to_data
from game.model.scenario import Scenario
from game.model.state import State
from game.store import disk, records
from game.store.journal import SUFFIX, Contents, Journal, ends
from game.store.records import FORMAT, Begun, Ended, Given, Layout, Opened, Record, Stamp


class Note(Struct, frozen=True):
    """What the player should know of the save. `well`: nothing but that it is kept."""

    words: str = ""
    well: bool = False


SAVED = Note("Saved", well=True)


class Stored(Struct, frozen=True):
    """A save as read. `states[n]` is the state after `logs[n]`; `orders` were given since, in a turn not yet ended.

    `lost`: bytes at the end that could not be trusted. `names[n]`: what the numbers of `states[n]`, and of the rows of
    the past that are new in it, are called. `digests`: of the scenario as it was, the last played with at the end.
    """

    begun: Begun
    names: tuple[Layout, ...]
    digests: tuple[str, ...]
    states: tuple[State, ...]
    logs: tuple[TurnLog, ...]
    orders: tuple[Order, ...]
    lost: int


class Listed(Struct, frozen=True):
    """One line of the list. `trouble` says why it cannot be opened; the rest is then empty."""

    path: Path
    title: str = ""
    scenario: str = ""
    turn: int = 0
    turns: int = 0
    date: str = ""
    ending: str | None = None
    counter: int = 0
    trouble: str = ""

    @property
    def name(self) -> str:
        return self.path.stem


class Save:
    """The save of one game, open for writing. Writing never raises; the note says how it went."""

    def __init__(self, journal: Journal, counter: int) -> None:
        self._journal = journal
        self._counter = counter
        self._ahead: list[Record] = []
        self._known = 0

    @property
    def path(self) -> Path | None:
        return self._journal.path

    def stamp(self, scenario: Scenario, state: State) -> Stamp:
        return Stamp(self._counter, state.turn, scenario.calendar.stamp(state.turn), state.ending)

    def begin(self, scenario: Scenario, logs: Sequence[TurnLog], states: Sequence[State]) -> Note:
        """The first records: what the game is, and the turns that it has from the start. The note for the player."""
        state = states[-1]
        begun = Begun(
            FORMAT,
            __version__,
            scenario.id,
            scenario.title,
            records.path_kept(str(Path(scenario.path).resolve())),
            scenario.digest,
            scenario.calendar.turns,
            state.seed,
            state.level,
            state.vow,
            tuple(sorted(state.seen)),
            records.names(scenario),
            self.stamp(scenario, state),
        )
        return self._write([begun, *(self._ended(scenario, *each) for each in zip(logs, states, strict=True))])

    def given(self, scenario: Scenario, order: Order, state: State) -> Note:
        return self._write([Given(to_data(order), self.stamp(scenario, state))])

    def ended(self, scenario: Scenario, log: TurnLog, state: State) -> Note:
        """One record for the last order of a turn and what came of it, so that neither is there without the other."""
        return self._write([self._ended(scenario, log, state)])

    def resumed(self, scenario: Scenario, reading: Stored) -> None:
        """Say, before the next record, that the game was taken up again; until then the file stays as it is."""
        changed = reading.digests[-1] != scenario.digest
        names = records.names(scenario) if changed else None
        stamp = self.stamp(scenario, reading.states[-1])
        path = records.path_kept(str(Path(scenario.path).resolve()))
        self._ahead = [Opened(__version__, path, scenario.digest, names, stamp)]
        self._known = len(reading.states[-1].past)

    def _ended(self, scenario: Scenario, log: TurnLog, state: State) -> Ended:
        record = records.ended(log, state, self.stamp(scenario, state), known=self._known)
        self._known = len(state.past)
        return record

    def _write(self, added: Sequence[Record]) -> Note:
        texts = [records.encode(record) for record in (*self._ahead, *added)]
        self._ahead = []
        try:
            self._journal.write(texts)
        except OSError as error:
            where = line(str(self.path or self._journal.folder), 300)
            return Note(f"The game could not be saved in {where}: {disk.reason(error)}.")
        return SAVED

    def close(self) -> None:
        self._journal.close()


def new(folder: Path, scenario_id: str) -> Save:
    """A save that comes into being with its first records."""
    stem = re.sub(r"[^a-z0-9_]+", "_", scenario_id.lower()).strip("_")[:60]
    return Save(Journal(folder, stem or "game"), next_counter(folder))


def next_counter(folder: Path) -> int:
    return 1 + max((listed.counter for listed in listing(folder)), default=0)


def open_save(path: Path) -> tuple[Save, Stored]:
    """The save at `path`, kept from other processes until it is closed. SaveError says why not."""
    try:
        opened = Journal.open(path)
    except disk.Odd as odd:
        raise SaveError(f"{path} is not a saved game: {odd}") from odd
    except OSError as error:
        raise SaveError(f"{path} cannot be opened: {disk.reason(error)}") from error
    if opened is None:
        raise SaveError(f"{path} is open in another window", hint="end the game there first, or choose another")
    journal, contents = opened
    try:
        reading = _read(path, contents)
        counter = next_counter(path.parent)
    except BaseException:
        journal.close()
        raise
    return Save(journal, counter), reading


def _read(path: Path, contents: Contents) -> Stored:
    begun = records.decode(contents.records[0]) if contents.records else None
    if contents.records and (newer := _newer(contents.records[0])):
        raise SaveError(f"{path} {newer}", hint="update the game to play on; the save is left as it is")
    if not isinstance(begun, Begun):
        what = "it is empty" if not contents.records and not contents.lost else "its beginning is damaged or missing"
        raise SaveError(f"{path} is not a saved game that can be read: {what}")
    names, digests = begun.names, [begun.digest]
    called: list[Layout] = []
    past: tuple[tuple[float, ...], ...] = ()
    states: list[State] = []
    logs: list[TurnLog] = []
    orders: list[Order] = []
    for number, text in enumerate(contents.records[1:], 1):
        record = records.decode(text)
        try:
            match record:
                case Opened():
                    names = record.names or names
                    digests.append(record.digest)
                case Given():
                    orders.append(records.order(record.order))
                case Ended() if record.turn == len(logs) and _whole(record, names):
                    logs.append(records.log(record))
                    states.append(records.state(record, begun, states[0] if states else None, past))
                    called.append(names)
                    past = states[-1].past
                    orders.clear()
                case _:
                    raise ValueError
        except ValueError as error:
            raise SaveError(f"{path} cannot be read: its record {number + 1} makes no sense") from error
    if not states:
        raise SaveError(f"{path} is not a saved game that can be read: its first turn is damaged or missing")
    return Stored(begun, tuple(called), tuple(digests), tuple(states), tuple(logs), tuple(orders), contents.lost)


def _whole(record: Ended, names: Layout) -> bool:
    """Whether the record has as many numbers as there are names for them."""
    sizes = (len(record.values), len(record.formulas), len(record.terms))
    row = len(names.addresses) + len(names.formulas)
    known = (len(names.addresses), len(names.formulas), len(names.terms))
    return sizes == known and all(len(each) == row for each in record.rows)


class _Head(Struct, frozen=True):
    kind: str
    format: int
    version: str = ""


def _newer(record: bytes) -> str:
    """Why a save of a later format is refused, or nothing."""
    import msgspec

    try:
        head = msgspec.json.decode(record, type=_Head)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ""
    if head.kind != "game" or head.format <= FORMAT:
        return ""
    return f"was written by a later version of the game ({line(head.version, 20)})"


def listing(folder: Path) -> tuple[Listed, ...]:
    """The saves in `folder`, the last played first, by their own counters; those that cannot be opened come last."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX) and path.name[0] != ".")
    except OSError:
        return ()
    return tuple(sorted(map(_listed, paths), key=lambda save: -save.counter))


def _listed(path: Path) -> Listed:
    try:
        top, bottom, _ = ends(path)
    except disk.Odd as odd:
        return Listed(path, trouble=str(odd))
    except OSError as error:
        return Listed(path, trouble=disk.reason(error))
    if newer := _newer(top):
        return Listed(path, trouble=f"it {newer}")
    begun, last = records.decode(top), records.decode(bottom)
    if not isinstance(begun, Begun) or last is None:
        return Listed(path, trouble="it is damaged from the beginning" if not top else "it is damaged")
    at = last.at
    return Listed(path, begun.title, begun.scenario, at.turn, begun.turns, at.date, at.ending, at.counter)


def find(folder: Path, name: str | None) -> Path:
    """The save called `name` in `folder`, or at that path; the last played where no name is given. SaveError."""
    saves = listing(folder)
    if name is None:
        playable = [save for save in saves if not save.trouble]
        if not playable:
            raise SaveError(f"there is no game to resume in {folder}", hint="begin one with: play.py play SCENARIO")
        return playable[0].path
    for save in saves:
        if name in (save.name, save.path.name):
            return save.path
    try:
        if Path(name).exists():
            return Path(name)
    except (ValueError, OSError):
        pass
    words = f"there is no save '{line(name)}' in {line(str(folder), 300)}"
    raise SaveError(words, hint="`play.py saves` lists those that there are")
