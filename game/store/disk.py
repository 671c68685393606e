"""System calls of the store: every open, write, sync and lock of a save goes through here, and nothing else does."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

LIMIT = 64 * 1024 * 1024
_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Odd(Exception):
    """What stands at a path is no file to read a game from; the message says what it is."""


def open_existing(path: Path, *, write: bool = False) -> int:
    """A descriptor of the regular file at `path`; never waits. OSError, or Odd if it is something else or too big."""
    try:
        fd = os.open(path, (os.O_RDWR | os.O_APPEND if write else os.O_RDONLY) | _FLAGS)
    except ValueError as error:
        raise Odd("that is not a file name") from error
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.ENODEV):
            raise Odd("it is not a file") from error
        if error.errno == errno.EISDIR:
            raise Odd("it is a folder, not a file") from error
        raise
    try:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode):
            raise Odd("it is a folder, not a file" if stat.S_ISDIR(found.st_mode) else "it is not a file")
        if found.st_size > LIMIT:
            raise Odd(f"it is larger than {LIMIT // 1024 // 1024} MB")
    except BaseException:
        os.close(fd)
        raise
    return fd


def size(fd: int) -> int:
    return os.fstat(fd).st_size


def read(fd: int, start: int = 0, end: int | None = None) -> bytes:
    """The bytes from `start` up to `end`, at most LIMIT of them."""
    stop = min(start + LIMIT, size(fd) if end is None else end)
    parts = []
    os.lseek(fd, start, os.SEEK_SET)
    while start < stop:
        part = os.read(fd, min(1 << 20, stop - start))
        if not part:
            break
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def read_file(path: Path) -> bytes:
    """The whole of a small file. OSError or Odd."""
    fd = open_existing(path)
    try:
        return read(fd)
    finally:
        os.close(fd)


def make_folder(folder: Path) -> None:
    """The folder, and those it lies in, unless they are there. OSError says what stands in its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        nowhere = folder.is_symlink() and not folder.exists()
        why = "it is a link that leads nowhere" if nowhere else "it is not a folder"
        raise OSError(errno.ENOTDIR, why) from error


def create(path: Path) -> int:
    """A new, empty, append-only file. FileExistsError if anything has that name."""
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _FLAGS, 0o644)


def append(fd: int, text: bytes, *, at: int) -> int:
    """Write `text` after byte `at`, cutting off whatever stands there, and see it to the disk; the new length.

    OSError if it is not there for good; the file is then cut back to `at`, as far as that can still be done.
    """
    if size(fd) != at:
        os.ftruncate(fd, at)
    try:
        written = os.write(fd, text)
        if written != len(text):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        _sync_data(fd)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(fd, at)
        raise
    return at + len(text)


def _sync_data(fd: int) -> None:
    if sys.platform in ("win32", "darwin"):
        os.fsync(fd)
    else:
        os.fdatasync(fd)


def sync_folder(folder: Path) -> None:
    """See the names in `folder` to the disk."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _FLAGS)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def rename(old: Path, new: Path) -> None:
    os.replace(old, new)


def remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def removed(fd: int) -> bool:
    """Whether nothing in any folder names the open file any more."""
    return sys.platform != "win32" and os.fstat(fd).st_nlink == 0


def close(fd: int) -> None:
    with contextlib.suppress(OSError):
        os.close(fd)


def write_whole(path: Path, text: bytes) -> None:
    """Put `text` in the place of the file at `path`, all of it or nothing. OSError; nothing else is left behind."""
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    remove(draft)
    fd = create(draft)
    try:
        try:
            append(fd, text, at=0)
        finally:
            close(fd)
        rename(draft, path)
    except BaseException:
        remove(draft)
        raise
    sync_folder(path.parent)


def lock(fd: int) -> bool:
    """Keep other processes off the open file until it is closed; False if one was first."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(fd, LIMIT, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks is no reason not to play.
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
    return True


@contextlib.contextmanager
def opened(path: Path) -> Iterator[int]:
    fd = open_existing(path)
    try:
        yield fd
    finally:
        close(fd)


def reason(error: OSError) -> str:
    """The system's words for what went wrong, as the end of a sentence."""
    words = error.strerror or str(error) or "unknown error"
    return words[:1].lower() + words[1:]
