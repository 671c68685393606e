"""Documents made to do harm: each is answered with problems, quickly, and nothing of it reaches a terminal."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from game.clean import clean
from game.content.load import assemble, digest
from game.content.yaml.files import gather
from game.content.yaml.parse import read
from game.content.yaml.source import Problems
from game.errors import GameError

BOMB = "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 30))
MERGES = "a: &a {x: 1}\n" + "".join(f"k{n}: {{<<: [*a, *a, *a, *a]}}\n" for n in range(2000))

# What is wrong -> the document, and what must be said of it.
DOCUMENTS: dict[str, tuple[str | bytes, str]] = {
    "a bomb of aliases": (BOMB, "is an anchor"),
    "a bomb of merges": (MERGES, "'<<' takes the keys"),
    "a list nested very deep": ("a: " + "[" * 50_000, "nested more than 32 deep"),
    "a mapping nested very deep": ("{a: " * 50_000, "nested more than 32 deep"),
    "blocks nested very deep": ("".join(" " * n + "a:\n" for n in range(1000)), "nested more than 32 deep"),
    "dashes nested very deep": ("- " * 20_000 + "x", "nested more than 32 deep"),
    "question marks nested very deep": ("? " * 20_000 + "x", ""),
    "braces that are keys": ("{" * 20_000, ""),
    "closed and opened": ("a: " + "[{" * 20_000 + "}]" * 20_000, "nested more than 32 deep"),
    "one level too many": ("a: " + "[" * 32 + "]" * 32, "nested more than 32 deep"),
    "an alias to itself": ("a: &a [*a]\n", "is a reference"),
    "an alias to nothing": ("a: *nothing\n", "is a reference"),
    "an anchor on a key": ("&a b: 1\n", "is an anchor"),
    "an alias as a key": ("*a : 1\n", "is a reference"),
    "a Python object": ("a: !!python/object/apply:os.system ['touch /tmp/pwned']\n", "is a tag"),
    "a Python name": ("a: !!python/name:os.system\n", "is a tag"),
    "a binary": ("a: !!binary aGVsbG8=\n", "is a tag"),
    "a truth that is none": ("a: !!bool maybe\n", "is a tag"),
    "a set": ("a: !!set {b, c}\n", "is a tag"),
    "an ordered map": ("a: !!omap [b: 1]\n", "is a tag"),
    "a tag of its own": ("a: !include /etc/passwd\n", "is a tag"),
    "a bare tag": ("a: ! x\n", "is a tag"),
    "a tag handle": ("%TAG ! tag:evil,2000:\n---\na: !x 1\n", "a YAML directive"),
    "a version": ("%YAML 1.1\n---\na: 1\n", "a YAML directive"),
    "a version from the future": ("%YAML 9.9\n---\na: 1\n", "this is not YAML"),
    "a second document": ("a: 1\n---\nb: 1\n", "a second document"),
    "something after the end": ("a: 1\n...\nb: 1\n", ""),
    "a key twice": ("a: 1\nb: 2\na: 3\n", "'a' is written twice"),
    "a key twice by an escape": ('a: 1\n"\\x61": 3\n', "'a' is written twice"),
    "a list as a key": ("? [a, b]\n: 1\n", "a key must be plain text"),
    "a mapping as a key": ("{a: 1}: 2\n", "a key must be plain text"),
    "null as a key": ("null: 1\n", "'null' cannot be a key"),
    "nothing as a key": ("? \n: 1\n", "a key is missing"),
    "a key of many lines": ('"a\\nb": 1\n', "a key that is too long"),
    "a key that turns around": ('"a\\u202eb": 1\n', "a key that is too long"),
    "a key without end": ("? " + "k" * 5000 + "\n: 1\n", "a key that is too long"),
    "a number without end": ("a: " + "9" * 5000 + "\n", "is not a number that can be used"),
    "a number too large": ("a: 9999999999999\n", "is not a number that can be used"),
    "a decimal without end": ("a: 0." + "1" * 400 + "\n", "is not a number that can be used"),
    "not a number": ("a: .NaN\n", "is not a number that can be used"),
    "infinity": ("a: -.inf\n", "is not a number that can be used"),
    "a text without end": ("a: " + "x" * 30_000 + "\n", "a text of more than"),
    "a quoted text without end": ("a: '" + "x" * 3_000_000 + "'\n", "a text of more than"),
    "too many values": ("a: [" + "x," * 500_000 + "]\n", "too long to be read"),
    "a file too long": (b"#" * 4_000_001, "the file is longer than 4 MB"),
    "a NUL": ("a: \0\n", "a control character, U+0000"),
    "an escape sequence": ("a: \x1b]0;title\x07\n", "a control character, U+001B"),
    "an escape sequence in a comment": ("a: 1 # \x1b[2J\n", "a control character, U+001B"),
    "an escape sequence in a key": ("\x1b[2Ja: 1\n", "a control character, U+001B"),
    "an escaped escape sequence": ('a: "\\e]52;c;cm0=\\a"\n', "the escape of a control character, U+001B"),
    "an escaped C1 sequence": ('a: "\\x9b2J"\n', "the escape of a control character, U+009B"),
    "a next line": ("a: x\x85b: y\n", "a control character, U+0085"),
    "a form feed": ("a: x\x0cb\n", "a control character, U+000C"),
    "half a surrogate pair": ('a: "\\ud800"\n', "an escape that stands for no character"),
    "an encoded surrogate": (b"a: \xed\xa0\x80\n", "not UTF-8"),
    "latin 1": ("a: é\n".encode("latin-1"), "not UTF-8"),
    "UTF-16": ("a: b\n".encode("utf-16"), "not UTF-8"),
    "UTF-32": ("a: b\n".encode("utf-32-le"), "control character"),
    "UTF-7": (b"+ACo-a: b\n- c\n", ""),
    "an overlong slash": (b"a: \xc0\xaf\n", "not UTF-8"),
    "a picture": (bytes(range(256)) * 40, "not UTF-8"),
    "nothing": (b"", "the file is empty"),
    "a comment": ("# nothing\n", "the file is empty"),
    "a byte order mark": ("\ufeff", "the file is empty"),
    "tabs": ("a:\n\tb: 1\n", "a tab"),
    "a quotation without end": ('a: "' + "x\n" * 90_000, "never closed"),
    "an odd beginning": ("a: @x\n", "a plain text cannot begin with '@'"),
    "braces all over": ("{}{}{}" * 9_000, ""),
    "colons all over": (":" * 90_000, ""),
    "colons and spaces": (": " * 90_000, ""),
    "percent signs": ("%" * 90_000, ""),
    "bars": ("a: |" + "+9" * 90_000, ""),
    "spaces": (" " * 900_000 + "\ta", ""),
    "line breaks": ("\n" * 900_000 + "a", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_told_of_and_nothing_else(name: str) -> None:
    document, said = DOCUMENTS[name]
    content = document.encode() if isinstance(document, str) else document
    problems = Problems()
    began = time.process_time()

    root = read("\x1b[31mevil.yaml", content, problems)

    assert time.process_time() - began < 3
    assert problems or root is None or root.kind != "map"
    assert any(said in problem.message for problem in problems) or not said
    for problem in problems:
        told = f"{problem}{problem.excerpt}{problem.hint}"
        assert clean(told, 2000) == told


@pytest.mark.parametrize("document", ["just words", "- a\n- b\n", "5", "null", "{}"])
def test_a_document_that_is_no_mapping_of_sections_is_told(document: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(document)
    problems = Problems()

    root = assemble(gather(tmp_path / "a.yaml", problems), problems)

    assert root is None or root.value == {}


def folder(tmp_path: Path, **files: str) -> Path:
    made = tmp_path / "mine"
    for name, text in files.items():
        path = made / name.replace("__", "/")
        path = path.with_name(path.name + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return made


def messages(path: Path) -> list[str]:
    problems = Problems()
    assemble(gather(path, problems), problems)
    return [f"{Path(p.path).relative_to(path)}:{p.line}:{p.column}: {p.message}" for p in problems]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = folder(tmp_path, a="tuning: {}\n")
    (tmp_path / "secret.yaml").write_text("secret: words\n")
    (path / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    (path / "c.yaml").symlink_to("/etc/passwd")
    (path / "d.yaml").symlink_to("/dev/zero")

    assert messages(path) == [f"{n}.yaml:1:1: a link that leads out of the scenario's folder" for n in "bcd"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    path = folder(tmp_path, a="tuning: {}\n")
    (path / "loop").symlink_to(path)
    (path / "root.yaml").symlink_to("/")

    assert messages(path) == ["root.yaml:1:1: a link that leads out of the scenario's folder"]


def test_broken_links_and_links_to_themselves_are_told(tmp_path: Path) -> None:
    path = folder(tmp_path, a="tuning: {}\n")
    (path / "b.yaml").symlink_to("nowhere")
    (path / "c.yaml").symlink_to("c.yaml")

    found = messages(path)

    assert [message.split(":")[0] for message in found] == ["b.yaml", "c.yaml"]


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    path = folder(tmp_path, a="tuning: {}\n")
    (path / "b.txt").write_text("formulas: {}\n")
    (path / "b.yaml").symlink_to("b.txt")

    assert messages(path) == []


def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    path = folder(tmp_path, a="tuning: {}\n")
    os.mkfifo(path / "b.yaml")

    assert messages(path) == ["b.yaml:1:1: the file cannot be read: it is not a regular file"]
    with pytest.raises(GameError, match="not a regular file"):
        gather(path / "b.yaml", Problems())


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_read(name: str) -> None:
    with pytest.raises(GameError):
        gather(Path(name), Problems())


@pytest.mark.parametrize("name", ["no/such/file.yaml", "a\0b", "", "x" * 5000, "\x1b[31m.yaml"])
def test_a_path_that_leads_nowhere_is_a_game_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(GameError) as caught:
        gather(tmp_path / "none" / name, Problems())

    assert clean(caught.value.message, 2000) == caught.value.message


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()

    with pytest.raises(GameError, match="there is no scenario in the folder"):
        gather(tmp_path / "x.yaml", Problems())


def test_there_is_an_end_to_the_number_of_files(tmp_path: Path) -> None:
    path = folder(tmp_path, **{f"events__e{n:03}": "title: x\n" for n in range(402)})

    assert messages(path) == ["events/e400.yaml:1:1: the scenario has more than 400 files"]


def test_there_is_an_end_to_their_length(tmp_path: Path) -> None:
    path = folder(tmp_path, **dict.fromkeys("abc", "#" * 3_900_000))

    assert "c.yaml:1:1: the scenario is longer than 8 MB" in messages(path)


def test_the_budget_of_values_is_that_of_all_files(tmp_path: Path) -> None:
    path = folder(tmp_path, **{name: f"{name}: [{'x,' * 150_000}]\n" for name in "abc"})

    found = messages(path)

    assert [message.split(": ")[1] for message in found] == ["the scenario is too long to be read"]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder(tmp_path, a="tuning: {}\n", b="formulas: {}\n")
    opened = os.open

    def forbidding(file: Path, flags: int, mode: int = 0o777) -> int:
        if Path(file).name == "b.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return opened(file, flags, mode)

    monkeypatch.setattr(os, "open", forbidding)  # root may read what is forbidden to others

    assert messages(path) == ["b.yaml:1:1: the file cannot be read: permission denied"]


def test_sections_in_two_files_are_put_together(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        one="indicators: {a: 1, b: 2}\nscenario: {title: x}\n",
        two="indicators: {b: 3, c: 4}\nscenario: 5\n",
        events__report="title: The report\n",
        events__act_2__more="events: {reply: {title: The reply}}\n",
    )
    problems = Problems()

    root = assemble(gather(path, problems), problems)

    assert root is not None
    assert [f"{Path(p.path).name}:{p.line}:{p.column}: {p.message}" for p in problems] == [
        "two.yaml:1:14: 'b' is written twice",
        f"two.yaml:2:1: 'scenario' stands also in {path}/one.yaml:2:1",
    ]
    events, indicators = root.get("events"), root.get("indicators")
    assert events is not None
    assert indicators is not None
    assert [key for key, _ in events.items()] == ["report", "reply"]
    assert {key: value.value for key, value in indicators.items()} == {"a": 1, "b": 2, "c": 4}


def test_sections_that_this_version_does_not_read_are_named(tmp_path: Path) -> None:
    path = folder(tmp_path, a="scenario: {extends: thaw}\nmap: {}\nscene: {}\nplays: {}\n")

    assert messages(path) == [
        "a.yaml:1:12: this version does not read 'extends' yet",
        "a.yaml:2:1: this version does not read the section 'map' yet",
        "a.yaml:3:1: this version does not read the section 'scene' yet",
        "a.yaml:4:1: this version does not read the section 'plays' yet",
    ]


def test_the_digest_is_of_names_and_bytes(tmp_path: Path) -> None:
    first, again = (digest(gather(folder(tmp_path / n, a="x: 1\n", b="y: 2\n"), Problems())) for n in "12")
    moved = digest(gather(folder(tmp_path / "3", a="x: 1\ny: 2\n", b=""), Problems()))
    renamed = digest(gather(folder(tmp_path / "4", a="x: 1\n", c="y: 2\n"), Problems()))

    assert first == again
    assert len({first, moved, renamed}) == 3
