"""Loading, the catalogue, the template and the JSON Schema: what an author and a player meet first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.content import catalogue, starter
from game.content.load import check, load, scenario_id
from game.content.schema import jsonschema
from game.errors import GameError, ScenarioError
from game.model.questions import QUESTIONS

README = Path(__file__).parents[2] / "scenarios" / "README.md"


def test_the_template_checks_clean_and_loads(tmp_path: Path) -> None:
    path = starter.write(tmp_path / "my village.yaml")

    assert check(path) == ()
    assert load(path).title == "The Village Council"
    assert load(path).id == "my_village"


def test_a_path_that_is_no_file_becomes_a_folder(tmp_path: Path) -> None:
    path = starter.write(tmp_path / "mine" / "village")

    assert path == tmp_path / "mine" / "village" / "scenario.yaml"
    assert load(path.parent).id == "village"


def test_the_template_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine")

    with pytest.raises(GameError, match="is there already"):
        starter.write(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("name", ["no/folder/a.yaml", "a\0.yaml", "x" * 300 + ".yaml"])
def test_a_template_that_cannot_be_written_is_a_game_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(GameError):
        starter.write(tmp_path / name)


def test_a_scenario_with_problems_raises_them_all(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(starter.TEXT.replace("step: quarter", "step: quater").replace("kind: joke", "kind: jest"))

    with pytest.raises(ScenarioError) as caught:
        load(path)

    assert [problem.line for problem in caught.value.problems] == [15, 101]
    assert caught.value.exit_code == 3


def test_loading_twice_gives_the_same_digest_and_another_text_another(tmp_path: Path) -> None:
    path = starter.write(tmp_path / "a.yaml")
    before = load(path).digest, load(path).digest
    path.write_text(starter.TEXT + "\n# a word\n")

    assert before[0] == before[1] != load(path).digest


@pytest.mark.parametrize(
    ("name", "id"),
    [("a.yaml", "a"), ("a b.yml", "a_b"), ("x" * 200 + ".yaml", "x" * 60), ("../\x1b.yaml", "_"), ("v1.2", "v1_2")],
)
def test_an_id_is_made_of_harmless_letters(name: str, id: str, tmp_path: Path) -> None:
    assert scenario_id(tmp_path / name) == id


def shelf(tmp_path: Path) -> Path:
    (tmp_path / "council.yaml").write_text(starter.TEXT)
    big = tmp_path / "big"
    big.mkdir()
    (big / "a.yaml").write_text("indicators: {}\n")
    head = 'scenario:  # here\n  goal: |\n    x\n\n  title: "Big: \\x7e"\n'
    (big / "head.yaml").write_text(f"# a comment\nevents: {{}}\n\n{head}tuning: {{a: &b 1}}\n")
    (tmp_path / "bad.yaml").write_text("x: 1\nscenario:\n  titel: Bad\n")
    (tmp_path / "worse.yaml").write_bytes(b"scenario: {title: \xff\n")
    (tmp_path / "README.md").write_text("words")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_the_catalogue_lists_titles_and_the_problem_of_a_bad_scenario(tmp_path: Path) -> None:
    listed = catalogue.entries(shelf(tmp_path))

    assert [(entry.id, entry.title) for entry in listed] == [
        ("bad", "bad"), ("big", "Big: ~"), ("council", "The Village Council"), ("worse", "worse"),
    ]  # fmt: skip
    said = {entry.id: f"{entry.problem.line}: {entry.problem.message}" for entry in listed if entry.problem}
    assert said == {"bad": "3: the scenario has no title", "worse": "1: the file is not UTF-8 text"}


def test_a_missing_shelf_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert catalogue.entries(tmp_path / "none") == ()


def test_a_scenario_is_found_by_id_or_path(tmp_path: Path) -> None:
    folder = shelf(tmp_path)

    assert catalogue.find("council", folder) == folder / "council.yaml"
    assert catalogue.find("big", folder) == folder / "big"
    assert catalogue.find(str(folder / "bad.yaml"), folder) == folder / "bad.yaml"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("counsil", "there is no scenario 'counsil'", "did you mean 'council'?"),
        ("zzz", "there is no scenario 'zzz'", "there are: bad, big, council, worse"),
        ("a/b.yaml", "there is no file or folder 'a/b.yaml'", "there are: bad, big, council, worse"),
        ("a\0\x1b", "there is no scenario 'a\ufffd\ufffd'", "there are: bad, big, council, worse"),
        ("", "there is no scenario ''", "there are: bad, big, council, worse"),
    ],
)
def test_a_missing_scenario_is_told_with_the_nearest(name: str, message: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(GameError) as caught:
        catalogue.find(name, shelf(tmp_path))

    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_the_shipped_scenarios_are_listed_without_problems() -> None:
    assert [entry.problem for entry in catalogue.entries() if entry.problem] == []


def references(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        return {schema["$ref"]} if "$ref" in schema else set().union(*map(references, schema.values()))
    return set().union(*map(references, schema)) if isinstance(schema, list) else set()


def test_the_json_schema_is_whole_and_knows_every_section() -> None:
    schema = jsonschema.schema()

    assert json.loads(json.dumps(schema)) == schema
    assert references(schema) <= {f"#/definitions/{name}" for name in schema["definitions"]}
    assert {"scenario", "indicators", "endings", "people", "events"} <= set(schema["properties"])
    assert "node" not in schema["definitions"]["Event"]["properties"]
    assert schema["definitions"]["Event"]["required"] == ["title", "text"]
    assert schema["definitions"]["Calendar"]["properties"]["turns"]["minimum"] == 1


def test_the_written_schema_is_the_generated_one() -> None:
    written = json.loads((README.parent / "schema.json").read_text(encoding="utf-8"))

    assert written == jsonschema.schema(), "run: play.py schema > scenarios/schema.json"


def test_the_guide_names_every_section_and_every_question() -> None:
    guide = README.read_text(encoding="utf-8")

    assert [name for name in QUESTIONS if f"`{name}(" not in guide] == []
    assert [name for name in jsonschema.schema()["properties"] if f"`{name}`" not in guide] == []
