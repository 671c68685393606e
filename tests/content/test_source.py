"""Reading YAML into nodes with places: what is data, what is refused, and where it says that it stands."""

from __future__ import annotations

from typing import Any

import pytest

from game.content.yaml.parse import read
from game.content.yaml.source import Node, Problems, nearest


def plain(node: Node | None) -> Any:
    """The values alone."""
    assert node is not None
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    return [plain(entry) for entry in node.value] if isinstance(node.value, list) else node.value


def read_text(text: str) -> tuple[Node | None, list[str]]:
    problems = Problems()
    root = read("a.yaml", text.encode(), problems)
    return root, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1", 1), ("+4", 4), ("-0.5", -0.5), ("007", 7), ("1953", 1953), ("1.0", 1.0),
        ("true", True), ("false", False), ("null", None), ("", None),
        ("no", "no"), ("yes", "yes"), ("off", "off"), ("True", "True"), ("~", "~"), ("NULL", "NULL"),
        ("1953-09", "1953-09"), ("1962-10-14", "1962-10-14"), ("190:20:30", "190:20:30"), ("1e3", "1e3"),
        ("0x10", "0x10"), ("1_000", "1_000"), (".5", ".5"), ("5.", "5."), ("'5'", "5"), ('"true"', "true"),
        ("2 * 3", "2 * 3"), ("a > 20", "a > 20"), ("\u0661", "\u0661"), ("between('1956-02', '1956-02')",) * 2,
    ],
)  # fmt: skip
def test_only_plain_numbers_truths_and_null_are_more_than_text(written: str, meant: object) -> None:
    root, problems = read_text(f"a: {written}\n")

    assert problems == []
    assert plain(root) == {"a": meant}
    assert type(plain(root)["a"]) is type(meant)


def test_a_scalar_keeps_what_was_written() -> None:
    root, _ = read_text("a: +4.50\nb: 1956\n")

    assert root is not None
    assert [value.written for _, value in root.items()] == ["+4.50", "1956"]


def test_every_key_and_value_knows_its_line_and_column() -> None:
    root, _ = read_text("people:\n  molotov:\n    loyalty: 30\n    asks: {theme: planning}\n")

    molotov: Any = root.get("people").get("molotov")  # type: ignore[union-attr]
    assert molotov.keys == {"loyalty": (3, 5), "asks": (4, 5)}
    assert (molotov.get("loyalty").line, molotov.get("loyalty").column) == (3, 14)
    assert (molotov.get("asks").get("theme").line, molotov.get("asks").get("theme").column) == (4, 19)
    assert (molotov.key("asks").line, molotov.key("asks").column) == (4, 5)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("t: one {two} three\n", (1, 8)),
        ("t: 'one {two} three'\n", (1, 9)),
        ('t: "one {two} three"\n', (1, 9)),
        ("t: |\n  some\n  one {two} three\n", (3, 7)),
        ("t: >\n  some\n\n  one {two} three\n", (4, 7)),
        ("t: some words\n   and {two}\n", (2, 8)),
        ("t: |\n  {two of {two\n", (2, 3)),
    ],
)
def test_an_offset_into_a_text_is_a_place_in_the_file(text: str, place: tuple[int, int]) -> None:
    root, _ = read_text(text)

    assert root is not None
    node = root.get("t")
    assert node is not None
    assert isinstance(node.value, str)
    assert node.place(node.value.index("{two")) == place


def test_crlf_and_a_byte_order_mark_change_nothing() -> None:
    problems = Problems()

    root = read("a.yaml", "\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n".encode(), problems)

    assert not problems
    assert plain(root) == {"a": 1, "b": "x\ny\n"}


def test_characters_that_terminals_obey_become_replacement_characters() -> None:
    root, problems = read_text('a: "x\u202ey\u2028z"\nb: z\u200bw\nc: \U000e0041\n')

    assert problems == []
    assert plain(root) == {"a": "x\ufffdy\ufffdz", "b": "z\ufffdw", "c": "\ufffd"}


def test_joiners_accents_and_scripts_stay() -> None:
    words = "Хрущёв, 毛澤東, می\u200cخواهم, e\u0301, 👩\u200d🚀 — “so”"

    assert plain(read_text(f"a: {words}\n")[0]) == {"a": words}


def test_all_problems_of_a_file_are_found_in_the_order_of_the_text() -> None:
    _, problems = read_text('a: &x 1\nb: *x\na: 2\nc: !!str 3\n<<: {d: 1}\ntrue: 1\n[k]: 2\ne: "\\e"\nf: .nan\n')

    assert problems == [
        "a.yaml:1:4: '&x' is an anchor",
        "a.yaml:2:4: '*x' is a reference to another value",
        "a.yaml:3:1: 'a' is written twice",
        "a.yaml:4:4: 'tag:yaml.org,2002:str' is a tag",
        "a.yaml:5:1: '<<' takes the keys of another mapping",
        "a.yaml:6:1: 'true' cannot be a key",
        "a.yaml:7:1: a key must be plain text",
        "a.yaml:8:4: the escape of a control character, U+001B",
        "a.yaml:9:4: '.nan' is not a number that can be used",
    ]


def test_values_of_refused_keys_are_thrown_away_and_the_rest_is_read() -> None:
    root, _ = read_text("a: 1\n<<: {b: [1, {c: 2}]}\n? [x, {y: z}]\n: {deep: [1]}\nd: 4\n")

    assert plain(root) == {"a": 1, "d": 4}


def test_problems_are_kept_up_to_a_number() -> None:
    _, problems = read_text("".join(f"k{n}: &a 1\n" for n in range(12_000)))

    assert len(problems) == 10_000


@pytest.mark.parametrize(
    ("word", "hint"), [("quater", "did you mean 'quarter'?"), ("xyzzy", ""), ("", ""), ("q" * 5000, "")]
)
def test_the_nearest_word_is_suggested_when_it_is_near(word: str, hint: str) -> None:
    assert nearest(word, ["quarter", "year"]) == hint
