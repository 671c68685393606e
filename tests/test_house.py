"""The house rules of the code: types, style, the way imports run, the size of modules, and no content in Python."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]
MODULES = sorted((HERE / "game").rglob("*.py"))
LONGEST = 300


def run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"\n{done.stdout}{done.stderr}"


def test_types_hold() -> None:
    run("-m", "mypy")


def test_style_holds() -> None:
    run("-m", "ruff", "check", "--no-cache", "game", "tests", "play.py")


def test_the_form_of_every_file_is_ruffs() -> None:
    run("-m", "ruff", "format", "--check", "--no-cache", ".")


def test_no_module_escapes_the_checks() -> None:
    """A package that .gitignore names by accident, as `build` is, is neither checked nor shipped."""
    listed = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--show-files", "game"],
        cwd=HERE, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert {str(module) for module in MODULES} <= set(listed.stdout.split("\n"))


def test_imports_run_one_way() -> None:
    run("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")


def test_no_module_imports_itself_by_a_detour() -> None:
    """Not at last use and not for its types either: what is in a circle can only be read all at once."""
    of = {_dotted(module): module for module in MODULES}
    imported = {name: set(_imported(module, of)) - {name} for name, module in of.items()}

    assert list(_circles(imported)) == []


def test_a_circle_is_found_wherever_the_import_stands() -> None:
    assert list(_circles({"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set()})) == ["a", "b", "c"]


def _dotted(module: Path) -> str:
    return ".".join(module.relative_to(HERE).with_suffix("").parts).removesuffix(".__init__")


def _imported(module: Path, known: Container[str]) -> Iterator[str]:
    """The modules of the game that one names in any import: on top, in a function, or for the type checker."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None and node.level == 0, f"{module}: imports by dots are not followed"
            for each in node.names:
                whole = f"{node.module}.{each.name}"
                yield from [name for name in (whole, node.module) if name in known][:1]


def _circles(imported: Mapping[str, set[str]]) -> Iterator[str]:
    """The modules from which imports lead back to them."""
    for start in sorted(imported):
        seen: set[str] = set()
        front = set(imported[start])
        while front:
            seen |= front
            front = {name for module in front for name in imported[module]} - seen
        if start in seen:
            yield start


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_no_module_is_long(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_every_module_says_what_it_owns(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def test_no_person_or_country_of_a_scenario_stands_in_the_code() -> None:
    from game.content import catalogue, load

    names: set[str] = {"soviet", "russia", "moscow", "kremlin", "presidium", "pravda", "stalin", "beijing", "politburo"}
    for entry in catalogue.entries():
        scenario = load.load(entry.path)
        names |= {word for id in scenario.people for word in id.split("_") if len(word) > 4}
        names |= {word.lower() for person in scenario.people.values() for word in person.name.split() if len(word) > 4}
    wrong = re.compile(rf"\b({'|'.join(sorted(map(re.escape, names)))})\b", re.IGNORECASE)

    found = [f"{path}:{line}: {match}" for path, line, match in _said(wrong)]

    assert found == []


def _said(wrong: re.Pattern[str]) -> Iterator[tuple[str, int, str]]:
    for module in MODULES:
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1):
            for match in wrong.findall(line):
                yield str(module.relative_to(HERE)), number, match


def test_the_checks_run_what_the_readme_says() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    [command] = re.findall(r"^Test:\n\n    (.+)\n\nEach line", readme, re.MULTILINE)
    [found] = re.findall(r"^test_command=.*$", (HERE / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)

    told = subprocess.run(
        ["bash", "-c", f'{found}; echo "$test_command"'], cwd=HERE, capture_output=True, text=True, check=True
    )

    assert told.stdout == f"{command}\n"
    assert f"    {command}\n" in (HERE / "CONTRIBUTING.md").read_text(encoding="utf-8")
