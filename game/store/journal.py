"""An append-only file of records that can be trusted: one JSON line each, its checksum covering all before it.

It knows nothing of games: a record is the bytes of a JSON object.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from game.store import disk

_HEAD, _MIDDLE, _TAIL = b'{"sum":"', b'","record":', b"}\n"
_SUM = 32
_BODY = len(_HEAD) + _SUM + len(_MIDDLE)
_LAST = 128 * 1024


class Contents(Struct, frozen=True):
    """The records that can be trusted, where they end in the file, and how many bytes after that cannot be.

    `whole_lines_lost`: more than one record torn in the writing.
    """

    records: tuple[bytes, ...]
    end: int
    lost: int
    seal: bytes
    whole_lines_lost: bool


def line(record: bytes, before: bytes) -> bytes:
    """`record` as it stands in the file, after the line whose checksum is `before` (b"" for the first)."""
    return _HEAD + _seal(record, before) + _MIDDLE + record + _TAIL


def _seal(record: bytes, before: bytes) -> bytes:
    return hashlib.blake2b(before + record, digest_size=_SUM // 2).hexdigest().encode()


def _sound(text: bytes, before: bytes) -> bool:
    return (
        text.startswith(_HEAD)
        and text.endswith(_TAIL)
        and text[_BODY - len(_MIDDLE) : _BODY] == _MIDDLE
        and text[len(_HEAD) : len(_HEAD) + _SUM] == _seal(text[_BODY : -len(_TAIL)], before)
    )


def parse(text: bytes) -> Contents:
    """The records of `text` up to the first that is damaged or torn."""
    records, end, seal = [], 0, b""
    for each in _lines(text):
        if not _sound(each, seal):
            break
        records.append(each[_BODY : -len(_TAIL)])
        seal = each[len(_HEAD) : len(_HEAD) + _SUM]
        end += len(each)
    return Contents(tuple(records), end, len(text) - end, seal, b"\n" in text[end:])


def _lines(text: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(text):
        end = text.find(b"\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def first(text: bytes) -> bytes | None:
    """The record of the first line if it is sound in itself."""
    each = next(_lines(text), b"")
    return each[_BODY : -len(_TAIL)] if _sound(each, b"") else None


def ends(path: Path) -> tuple[bytes, bytes, int]:
    """The first and the last record of a file that can be trusted, and how many bytes are damaged at its end.

    The whole file is read only where its last lines do not fit each other. OSError, disk.Odd; no record: b"".
    """
    with disk.opened(path) as fd:
        top = first(disk.read(fd, 0, _LAST))
        size = disk.size(fd)
        if top is not None and size > _LAST:
            lines = list(_lines(disk.read(fd, size - _LAST, size)))
            if len(lines) > 2 and _sound(lines[-1], lines[-2][len(_HEAD) : len(_HEAD) + _SUM]):
                return top, lines[-1][_BODY : -len(_TAIL)], 0
        whole = parse(disk.read(fd))
    return (whole.records[0], whole.records[-1], whole.lost) if whole.records else (b"", b"", whole.lost)


class Journal:
    """One file of records. What could not be written is kept, and written with the next records.

    `path` is None until it has been made. Closing it, or the end of the process, lets go of its lock.
    """

    def __init__(self, folder: Path, stem: str) -> None:
        self.folder = folder
        self.path: Path | None = None
        self._stem = stem
        self._fd: int | None = None
        self._writes = True
        self._size = 0
        self._seal = b""
        self._backlog: list[bytes] = []
        self._named = True
        self._spoilt = False

    @classmethod
    def open(cls, path: Path) -> tuple[Journal, Contents] | None:
        """The journal at `path` and what it holds; None if another process has it. OSError, disk.Odd."""
        journal = cls(path.parent, path.stem)
        try:
            fd = disk.open_existing(path, write=True)
        except PermissionError:
            fd, journal._writes = disk.open_existing(path), False
        except OSError as error:
            if error.errno != errno.EROFS:
                raise
            fd, journal._writes = disk.open_existing(path), False
        try:
            if not disk.lock(fd):
                disk.close(fd)
                return None
            contents = parse(disk.read(fd))
        except BaseException:
            disk.close(fd)
            raise
        journal.path, journal._fd, journal._size, journal._seal = path, fd, contents.end, contents.seal
        journal._spoilt = contents.whole_lines_lost
        return journal, contents

    def write(self, records: Sequence[bytes]) -> None:
        """Add records; they are on the disk when this returns. OSError if not, and the next call tries them again."""
        self._backlog += records
        text, seal = b"", self._seal
        for record in self._backlog:
            added = line(record, seal)
            seal = added[len(_HEAD) : len(_HEAD) + _SUM]
            text += added
        if self._fd is None:
            self._make(text)
        elif disk.removed(self._fd):
            self._remake(text)
        else:
            fd = self._descriptor()
            self._keep_spoilt()
            self._size = disk.append(fd, text, at=self._size)
        self._seal = seal
        self._backlog.clear()
        if not self._named:
            disk.sync_folder(self.folder)
            self._named = True

    def _descriptor(self) -> int:
        assert self._fd is not None and self.path is not None
        if not self._writes:
            fd = disk.open_existing(self.path, write=True)
            disk.close(self._fd)
            self._fd, self._writes = fd, True
            disk.lock(fd)
        return self._fd

    def _keep_spoilt(self) -> None:
        """Before whole records that are damaged are cut off, keep a copy of the file beside it."""
        if self._spoilt and self.path is not None:
            with contextlib.suppress(OSError):
                disk.write_whole(self.path.with_suffix(".damaged"), disk.read_file(self.path))
        self._spoilt = False

    def _remake(self, text: bytes) -> None:
        """The file was deleted while it was open: write it again, under a free name."""
        assert self._fd is not None
        old = self._fd
        before = disk.read(old, 0, self._size)
        self._make(before + text)
        disk.close(old)

    def _make(self, text: bytes) -> None:
        """A new file that has its name only when its first records are on the disk."""
        disk.make_folder(self.folder)
        sweep(self.folder)
        fd, draft, path = self._reserve()
        try:
            disk.lock(fd)
            size = disk.append(fd, text, at=0)
            disk.rename(draft, path)
        except BaseException:
            disk.close(fd)
            disk.remove(draft)
            raise
        self._fd, self._writes, self._size, self.path, self._named = fd, True, size, path, False

    def _reserve(self) -> tuple[int, Path, Path]:
        """A draft of a name that is free, and stays so as long as the draft stands."""
        number = 1
        while True:
            path = self.folder / f"{self._stem}-{number}{SUFFIX}"
            draft = self.folder / f".{path.name}.tmp"
            number += 1
            if path.is_symlink() or path.exists():
                continue
            try:
                fd = disk.create(draft)
            except FileExistsError:
                continue
            if not path.exists():
                return fd, draft, path
            disk.close(fd)
            disk.remove(draft)

    def close(self) -> None:
        if self._fd is not None:
            disk.close(self._fd)
        self._fd = None


SUFFIX = ".save"


def sweep(folder: Path) -> None:
    """Remove drafts that a process left behind when it was killed; one that is being written is locked."""
    with contextlib.suppress(OSError, disk.Odd):
        for draft in folder.glob(f".*{SUFFIX}.tmp"):
            fd = disk.open_existing(draft)
            if disk.lock(fd):
                disk.remove(draft)
            disk.close(fd)
