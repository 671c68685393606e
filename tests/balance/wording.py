"""What every event must have in words: an opening of its own, sources, history, and choices that somebody says."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.scenario import Scenario
from game.model.text import Text
from tests.balance import players

OPENING = 3  # words
LEAST = 3  # words of a label


def words(text: Text) -> list[str]:
    return " ".join(span.text for paragraph in text.paragraphs for span in paragraph).split()


def opening(text: Text) -> str:
    return " ".join(word.strip(".,;:!?\"'*").lower() for word in words(text)[:OPENING])


def alike(scenario: Scenario) -> list[tuple[str, ...]]:
    """Events whose texts open with the same words."""
    by_opening: dict[str, list[str]] = {}
    for id, event in scenario.events.items():
        by_opening.setdefault(opening(event.text), []).append(id)
    return [tuple(ids) for ids in by_opening.values() if len(ids) > 1]


def unsupported(scenario: Scenario) -> Iterator[str]:
    """Events, rivals' moves apart, without sources or without what really happened."""
    for id, event in scenario.events.items():
        if event.move_of is None:
            yield from (f"{id}: no {what}" for what in ("sources", "history") if not getattr(event, what))


def bare(scenario: Scenario) -> Iterator[str]:
    """Labels that nobody would say: of few words, or without an end to their sentence."""
    for id, event in scenario.events.items():
        for choice, rule in event.choices.items():
            said = words(rule.label)
            if event.move_of is None and (len(said) < LEAST or said[-1][-1] not in ".!?\"'…”"):
                yield f"{id}.{choice}: {' '.join(said)}"


def report(name: str) -> None:
    scenario = players.scenario_at(name)
    for ids in alike(scenario):
        print(f"open alike: {', '.join(ids)} ({opening(scenario.events[ids[0]].text)})")
    for line in (*unsupported(scenario), *bare(scenario)):
        print(line)
