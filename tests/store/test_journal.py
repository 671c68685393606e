"""The journal: whatever happens to its file, what was said to be written is read, and nothing else is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from game.store import disk, journal
from game.store.journal import Journal, parse
from tests.store.faults import ERRORS, Died, Faulty

RECORDS = [b'{"n":%d,"words":"%s"}' % (n, b"x" * n * 7) for n in range(6)]


def written(folder: Path, records: list[bytes] = RECORDS) -> Path:
    made = Journal(folder, "game")
    for record in records:
        made.write([record])
    made.close()
    assert made.path is not None
    return made.path


def test_a_journal_reads_back_what_was_written(tmp_path: Path) -> None:
    path = written(tmp_path)

    contents = parse(path.read_bytes())

    assert contents.records == tuple(RECORDS)
    assert (contents.end, contents.lost) == (path.stat().st_size, 0)


def test_every_truncation_gives_the_records_before_it(tmp_path: Path) -> None:
    text = written(tmp_path).read_bytes()
    ends = [0]
    for piece in text.split(b"\n")[:-1]:
        ends.append(ends[-1] + len(piece) + 1)

    for length in range(len(text) + 1):
        whole = sum(end <= length for end in ends) - 1
        assert parse(text[:length]).records == tuple(RECORDS[:whole])


def spoil(count: int) -> None:
    chance = random.Random(1953)
    text, seal = b"", b""
    for record in RECORDS:
        text += journal.line(record, seal)
        seal = parse(text).seal
    for _ in range(count):
        place, byte = chance.randrange(len(text)), chance.randrange(256)
        changed = text[:place] + bytes([byte]) + text[place + 1 :]
        records = parse(changed).records
        assert records == tuple(RECORDS[: len(records)])
        assert len(records) == text[:place].count(b"\n") or changed == text


def test_no_changed_byte_is_taken_for_another_content() -> None:
    spoil(2_000)


@pytest.mark.long
def test_no_changed_byte_is_taken_for_another_content_however_many() -> None:
    spoil(20_000)


def test_records_put_in_another_order_are_not_believed(tmp_path: Path) -> None:
    lines = written(tmp_path).read_bytes().splitlines(keepends=True)

    swapped = parse(lines[0] + lines[2] + lines[1] + lines[3])
    doubled = parse(lines[0] + lines[1] + lines[1])

    assert swapped.records == tuple(RECORDS[:1])
    assert doubled.records == tuple(RECORDS[:2])


def test_a_torn_end_is_cut_off_by_the_next_record_and_not_before(tmp_path: Path) -> None:
    path = written(tmp_path)
    torn = path.read_bytes() + b'{"sum":"12'
    path.write_bytes(torn)

    opened = Journal.open(path)
    assert opened is not None
    assert path.read_bytes() == torn
    opened[0].write([b'{"n":9}'])
    opened[0].close()

    assert parse(path.read_bytes()).records == (*RECORDS, b'{"n":9}')
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name]


def test_records_that_are_cut_off_whole_are_kept_in_a_copy(tmp_path: Path) -> None:
    path = written(tmp_path)
    text = path.read_bytes()
    spoilt = text.replace(b'"n":2', b'"n":3')
    path.write_bytes(spoilt)

    opened = Journal.open(path)
    assert opened is not None
    opened[0].write([b'{"n":9}'])
    opened[0].close()

    assert parse(path.read_bytes()).records == (*RECORDS[:2], b'{"n":9}')
    assert path.with_suffix(".damaged").read_bytes() == spoilt


def attempt(folder: Path, fault: Faulty, monkeypatch: pytest.MonkeyPatch) -> tuple[Journal, list[bytes], bool]:
    """Write the records under a fault: the journal, what it said was written, and whether the fault came."""
    made, said = Journal(folder, "game"), []
    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", fault)
        waiting: list[bytes] = []
        try:
            for record in RECORDS:
                waiting.append(record)
                try:
                    made.write([record])
                except OSError:
                    continue
                said += waiting
                waiting = []
        except Died:
            pass
    return made, said, bool(fault.hit)


@pytest.mark.parametrize("what", ["die", "die after"])
def test_death_at_any_call_loses_nothing_that_was_said_to_be_written(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, came = 1, True
    while came:
        folder = tmp_path / f"{at}"
        made, said, came = attempt(folder, Faulty(at, what), monkeypatch)
        made.close()
        saves = list(folder.glob("*.save")) if folder.exists() else []

        assert len(saves) <= 1
        found = list(parse(saves[0].read_bytes()).records) if saves else []
        assert found[: len(said)] == said
        assert found == RECORDS[: len(found)]
        at += 1
    assert at > 20


@pytest.mark.parametrize("what", [*ERRORS, "short"])
def test_after_a_fault_at_any_call_the_next_record_brings_all_to_disk(
    what: str | int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, came = 1, True
    while came:
        folder = tmp_path / f"{at}"
        made, _, came = attempt(folder, Faulty(at, what), monkeypatch)
        made.write([b'{"n":9}'])
        made.close()

        assert [p.name for p in folder.iterdir()] == [made.path.name if made.path else ""]
        assert made.path is not None
        assert parse(made.path.read_bytes()).records == (*RECORDS, b'{"n":9}')
        at += 1


def test_what_could_not_be_written_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Journal(tmp_path, "game")
    made.write(RECORDS[:3])
    assert made.path is not None
    before = made.path.read_bytes()

    with monkeypatch.context() as patched:
        patched.setattr(disk, "os", Faulty(3, "short"))
        with pytest.raises(OSError, match="No space"):
            made.write(RECORDS[3:])

    assert made.path.read_bytes() == before
    made.close()


def test_a_file_deleted_in_play_is_written_again(tmp_path: Path) -> None:
    made = Journal(tmp_path, "game")
    made.write(RECORDS[:3])
    assert made.path is not None
    made.path.unlink()

    made.write(RECORDS[3:])
    made.close()

    assert parse(made.path.read_bytes()).records == tuple(RECORDS)


def test_a_folder_that_comes_later_gets_the_whole_journal(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    folder.write_text("in the way")
    made = Journal(folder, "game")
    with pytest.raises(OSError):
        made.write(RECORDS[:3])
    folder.unlink()

    made.write(RECORDS[3:])
    made.close()

    assert made.path is not None
    assert parse(made.path.read_bytes()).records == tuple(RECORDS)


def test_two_journals_of_one_name_get_files_of_their_own(tmp_path: Path) -> None:
    first, second = Journal(tmp_path, "game"), Journal(tmp_path, "game")

    first.write([b"{}"])
    second.write([b"{}"])
    first.close()
    second.close()

    assert first.path != second.path


def test_a_draft_left_by_a_killed_process_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".game-1.save.tmp").write_bytes(b"half a rec")

    written(tmp_path)

    assert not list(tmp_path.glob("*.tmp"))


def test_the_ends_of_a_long_journal_are_found_without_reading_it_whole(tmp_path: Path) -> None:
    long = [b'{"n":%d,"words":"%s"}' % (n, b"x" * 20_000) for n in range(40)]
    path = written(tmp_path, long)

    assert journal.ends(path) == (long[0], long[-1], 0)
    path.write_bytes(path.read_bytes()[:-5])
    assert journal.ends(path)[:2] == (long[0], long[-2])
