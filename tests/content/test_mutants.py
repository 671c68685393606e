"""Mutants of a scenario: whatever is done to it, checking it answers with problems or none, and soon."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from game.clean import clean
from game.content import starter
from game.content.load import check

TOKENS = (
    "{", "}",
    "[", "]", ":", ": ", ",", "-", "- ", "&a ", "*a", "!x ", "<<: ", "|", ">", "'", '"', "#", "\n", "\t", "  ",
    "null", "true", "-1", "1e9", "999999999999", "0", "0.1", "1/0", ".nan", "\x1b[2J", "\x00", "\u202e", "\ud7ff", "é",
    "(" * 40, "not ", "min(", "total(council, loyalty)", "was(trust, 1)", "stage(well)", "with.loyalty", "lambda: 0",
    "__class__", "'1956-02'", "each: {of: council}", "after: 0", "event: grumbling", "trust", "ana", "9" * 400,
    "{trust:0}", "exp(1000)", "sqrt(-1)", "1 if", "**", "%", "\\",
)  # fmt: skip


def mutant(text: str, chance: random.Random) -> bytes:
    """`text` with one to six changes: bytes, tokens, lines or pieces moved, doubled or lost."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        lines = text.split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                text = text[:at] + chance.choice(TOKENS) + text[at:]
            case 1:
                text = text[:at] + text[min(to, at + 30) :]
            case 2:
                text = text[:at] + text[at : at + 40] * chance.choice((2, 3, 50)) + text[at + 40 :]
            case 3:
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
            case 4:
                lines[one] = " " * chance.randrange(9) + lines[one].lstrip()
                text = "\n".join(lines)
            case 5:
                del lines[one]
                text = "\n".join(lines)
            case 6:
                words = lines[one].split(" ")
                words[chance.randrange(len(words))] = chance.choice(TOKENS)
                lines[one] = " ".join(words)
                text = "\n".join(lines)
            case _:
                letter = chr(chance.randrange(chance.choice((128, 0x3000))))
                text = text[:at] + letter + text[at + 1 :]
    return text.encode("utf-8", "replace")


def survive(numbers: range, folder: Path) -> None:
    path = folder / "a.yaml"
    for number in numbers:
        content = mutant(starter.TEXT, random.Random(number))
        path.write_bytes(content)
        began = time.process_time()
        try:
            problems = check(path)
        except Exception as fault:
            raise AssertionError(f"mutant {number}") from fault
        assert time.process_time() - began < 1, f"mutant {number}"
        for problem in problems:
            told = f"{problem}{problem.excerpt}{problem.hint}"
            assert clean(told, 3000) == told, f"mutant {number}"
            assert problem.line >= 1 and problem.column >= 1, f"mutant {number}"


def test_three_hundred_mutants_are_answered(tmp_path: Path) -> None:
    survive(range(300), tmp_path)


@pytest.mark.long
def test_ten_thousand_mutants_are_answered(tmp_path: Path) -> None:
    survive(range(1000, 11_000), tmp_path)
