"""The second scenario, which the engine's tests play, uses everything that the format has."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.language.functions import FUNCTIONS
from game.content.load import check, load
from game.model.effects import VERBS, Verb, verb_name
from game.model.questions import QUESTIONS
from game.model.scenario import Scenario

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"


@pytest.fixture(scope="module")
def harbour() -> Scenario:
    return load(HARBOUR)


def test_nothing_is_wrong_with_it() -> None:
    assert check(HARBOUR) == ()


def test_every_question_and_function_is_asked_in_it() -> None:
    text = HARBOUR.read_text(encoding="utf-8")

    assert [name for name in (*QUESTIONS, *FUNCTIONS) if f"{name}(" not in text] == []


def test_every_verb_acts_in_it(harbour: Scenario) -> None:
    assert {verb_name(effect) for effect in harbour.effects.values() if isinstance(effect, Verb)} == set(VERBS)


def test_its_two_lines_are_played_to_an_end(harbour: Scenario) -> None:
    from game.play.bots import bot_named, play

    endings = {play(harbour, bot_named(line, harbour, 1), seed=1).last.ending for line in harbour.lines}

    assert endings <= {ending.id for ending in harbour.endings}
