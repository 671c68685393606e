"""The store's system calls: what is opened is closed, what is said to be there is there, what is odd is named."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.store import disk, journal
from game.store.journal import Journal, parse
from tests.store.faults import Faulty


@contextmanager
def no_descriptor_is_left() -> Iterator[None]:
    before = sorted(os.listdir("/proc/self/fd"))
    yield
    assert sorted(os.listdir("/proc/self/fd")) == before


needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")


@needs_proc
def test_what_is_odd_is_named_and_left_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    os.mkfifo("pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind("socket")
    reasons = {
        "a\0b": "that is not a file name",
        "folder": "it is a folder, not a file",
        "pipe": "it is not a file",
        "socket": "it is not a file",
        "/dev/null": "it is not a file",
    }

    with no_descriptor_is_left():
        for name, reason in reasons.items():
            with pytest.raises(disk.Odd) as odd:
                disk.open_existing(Path(name))
            assert str(odd.value) == reason
        with pytest.raises(disk.Odd, match="it is a folder"):
            disk.open_existing(Path("folder"), write=True)
        with pytest.raises(FileNotFoundError):
            disk.open_existing(Path("nothing"))
    listening.close()


@needs_proc
def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.touch()
    os.truncate(path, disk.LIMIT)
    os.close(disk.open_existing(path))
    os.truncate(path, disk.LIMIT + 1)

    with no_descriptor_is_left(), pytest.raises(disk.Odd, match=r"^it is larger than 64 MB$"):
        disk.open_existing(path)


def test_a_file_is_read_in_parts_from_where_to_where_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"0123456789")
    read = os.read
    monkeypatch.setattr(os, "read", lambda fd, many: read(fd, min(many, 3)))

    with disk.opened(path) as fd:
        assert disk.read(fd) == b"0123456789"
        assert disk.read(fd, 4) == b"456789"
        assert disk.read(fd, 2, 6) == b"2345"
        assert disk.read(fd, 2, 60) == b"23456789"
        monkeypatch.setattr(disk, "LIMIT", 4)
        assert disk.read(fd, 5) == b"5678"


@needs_proc
def test_what_is_read_and_listed_is_closed(tmp_path: Path) -> None:
    made = Journal(tmp_path, "game")
    made.write([b"{}"])
    made.close()
    assert made.path is not None

    with no_descriptor_is_left():
        assert disk.read_file(made.path)
        journal.ends(made.path)
        disk.write_whole(tmp_path / "whole", b"x")
        opened = Journal.open(made.path)
        assert opened is not None
        assert Journal.open(made.path) is None
        opened[0].close()


@needs_proc
def test_a_journal_that_is_closed_twice_closes_nothing_else(tmp_path: Path) -> None:
    made = Journal(tmp_path, "game")
    made.write([b"{}"])
    made.close()

    other = os.open(tmp_path, os.O_RDONLY)
    made.close()

    os.fstat(other)
    os.close(other)


def test_what_is_appended_stands_where_it_should_and_its_end_is_told(tmp_path: Path) -> None:
    fd = disk.create(tmp_path / "words")

    assert disk.append(fd, b"first", at=0) == 5
    assert disk.append(fd, b"second", at=5) == 11
    assert disk.append(fd, b"!", at=2) == 3

    assert disk.read(fd) == b"fi!"
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "words")
    disk.close(fd)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "settings"
    disk.write_whole(path, b"old")
    at, came = 1, True

    while came:
        fault = Faulty(at, errno.EIO)
        with monkeypatch.context() as patched:
            patched.setattr(disk, "os", fault)
            try:
                disk.write_whole(path, b"new")
                failed = False
            except OSError:
                failed = True
        came, at = bool(fault.hit), at + 1
        assert path.read_bytes() in ((b"old", b"new") if failed else (b"new",))
        assert [each.name for each in path.parent.iterdir()] == ["settings"]
        path.write_bytes(b"old")


def test_a_draft_that_another_write_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".settings.{os.getpid()}.tmp").write_bytes(b"half")

    disk.write_whole(tmp_path / "settings", b"new")

    assert [each.name for each in tmp_path.iterdir()] == ["settings"]


@pytest.mark.parametrize(
    ("number", "locked"),
    [(errno.EWOULDBLOCK, False), (errno.EACCES, False), (errno.EDEADLK, False), (errno.ENOLCK, True)],
)
def test_a_file_system_without_locks_is_no_reason_not_to_play(
    number: int, locked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(fd: int, how: int) -> None:
        raise OSError(number, os.strerror(number))

    fd = disk.create(tmp_path / "words")
    monkeypatch.setattr(fcntl, "flock", flock)

    assert disk.lock(fd) is locked
    disk.close(fd)


def test_a_reason_is_the_end_of_a_sentence() -> None:
    assert disk.reason(PermissionError(13, "Permission denied")) == "permission denied"
    assert disk.reason(OSError("Odd")) == "odd"
    assert disk.reason(OSError()) == "unknown error"


# -- to the disk, and when


def calls_of(made: Journal, monkeypatch: pytest.MonkeyPatch, record: bytes = b"{}", at: int = 0) -> list[str]:
    """The calls that change or settle something while a record is written; the one at `at` fails."""
    watch = Faulty(at, errno.EIO)
    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", watch)
        try:
            made.write([record])
        except OSError:
            watch.calls.append("failed")
    settling = ("write", "fdatasync", "fsync", "ftruncate", "replace", "unlink", "failed")
    return [call for call in watch.calls if call in settling]


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="other systems settle otherwise")
def test_the_record_is_on_the_disk_before_its_name_and_its_name_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Journal(tmp_path, "game")

    assert calls_of(made, monkeypatch) == ["write", "fdatasync", "replace", "fsync"]
    assert calls_of(made, monkeypatch) == ["write", "fdatasync"]
    made.close()


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="other systems settle otherwise")
def test_a_name_that_did_not_reach_the_disk_is_seen_there_with_the_next_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Journal(tmp_path, "game")
    whole = Faulty(0, "")
    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", whole)
        Journal(tmp_path / "other", "game").write([b"{}"])

    assert calls_of(made, monkeypatch, at=len(whole.calls))[-2:] == ["fsync", "failed"]
    assert calls_of(made, monkeypatch) == ["write", "fdatasync", "fsync"]
    assert calls_of(made, monkeypatch) == ["write", "fdatasync"]
    made.close()


def test_a_read_only_file_system_lets_a_game_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Journal(tmp_path, "game")
    made.write([b'{"n":1}'])
    made.close()
    assert made.path is not None
    refused = errno.EROFS

    real = disk.open_existing

    def read_only(path: Path, *, write: bool = False) -> int:
        if write:
            raise OSError(refused, os.strerror(refused))
        return real(path)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "open_existing", read_only)
        opened = Journal.open(made.path)
        assert opened is not None
        assert opened[1].records == (b'{"n":1}',)
        with pytest.raises(OSError, match="Read-only"):
            opened[0].write([b'{"n":2}'])
        refused = errno.EIO
        with pytest.raises(OSError, match="Input/output"):
            Journal.open(made.path)

    opened[0].write([b'{"n":3}'])
    assert Journal.open(made.path) is None
    opened[0].close()
    assert parse(made.path.read_bytes()).records == (b'{"n":1}', b'{"n":2}', b'{"n":3}')


def test_a_damaged_file_is_copied_once(tmp_path: Path) -> None:
    made = Journal(tmp_path, "game")
    for n in range(4):
        made.write([b'{"n":%d}' % n])
    made.close()
    assert made.path is not None
    spoilt = made.path.read_bytes().replace(b'"n":1', b'"n":7')
    made.path.write_bytes(spoilt)
    copied = made.path.with_suffix(".damaged")

    opened = Journal.open(made.path)
    assert opened is not None
    opened[0].write([b"{}"])
    assert copied.read_bytes() == spoilt
    copied.unlink()
    opened[0].write([b"{}"])
    opened[0].close()

    assert not copied.exists()


def test_names_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "game-1.save").symlink_to("nowhere")
    (tmp_path / "game-2.save").touch()
    held = disk.create(tmp_path / ".game-3.save.tmp")
    disk.lock(held)

    made = Journal(tmp_path, "game")
    made.write([b"{}"])
    made.close()
    disk.close(held)

    assert made.path == tmp_path / "game-4.save"
    assert (tmp_path / "game-1.save").is_symlink()
    assert (tmp_path / ".game-3.save.tmp").exists()


def test_a_game_that_has_just_begun_is_kept_from_others(tmp_path: Path) -> None:
    made = Journal(tmp_path, "game")
    made.write([b"{}"])
    assert made.path is not None

    assert Journal.open(made.path) is None
    made.close()
    opened = Journal.open(made.path)

    assert opened is not None
    opened[0].close()


@needs_proc
def test_a_journal_that_cannot_be_read_is_left_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Journal(tmp_path, "game")
    made.write([b"{}"])
    made.close()
    assert made.path is not None

    def failing(fd: int, many: int) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "read", failing)
    with no_descriptor_is_left(), pytest.raises(OSError, match="Input/output"):
        Journal.open(made.path)


def test_of_a_long_journal_only_the_two_ends_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [b'{"n":%d,"words":"%s"}' % (n, b"x" * 20_000) for n in range(60)]
    made = Journal(tmp_path, "game")
    made.write(records)
    made.close()
    assert made.path is not None
    read, heard = os.read, 0

    def counted(fd: int, many: int) -> bytes:
        nonlocal heard
        part = read(fd, many)
        heard += len(part)
        return part

    monkeypatch.setattr(os, "read", counted)

    assert journal.ends(made.path) == (records[0], records[-1], 0)
    assert heard == 2 * 128 * 1024
