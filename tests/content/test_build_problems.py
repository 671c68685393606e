"""All mistakes of a scenario are told together, and none of them twice or because of another."""

from __future__ import annotations

from game.content.build.assemble import build
from game.content.yaml.source import Problems
from tests.content.parish import TEXT, changed, mistakes, read_text


def test_all_mistakes_are_told_in_the_order_of_the_text() -> None:
    text = TEXT.replace("step: quarter", "step: fortnight").replace("goal: Keep", "goals: Keep")
    text = text.replace("decided: [9]", "decided: never").replace("{choose: flood.dig}", "{choose: flood.dug}")
    text = text.replace("half: trust / 2", "half: trsut / 2").replace("needs: trust >= 10\n        effects", "effects")

    assert [(p.line, p.message) for p in mistakes(text)] == [
        (5, "'goals' is not a key that is known here"),
        (7, "'step' should be day, week, month, quarter or year, not the text 'fortnight'"),
        (42, "there is nothing called 'trsut' here"),
        (44, "'decided' should be a list, each a whole number, a mapping (key: value) or start, not the text 'never'"),
        (171, "'flood' has no choice 'dug'"),
    ]


def test_a_section_that_is_missing_is_told_with_the_rest() -> None:
    text = TEXT[: TEXT.index("endings:")].replace("end: hunger", "end: hungry")

    assert "there is no ending 'hungry'" in {p.message for p in mistakes(text)}


def test_one_ending_closes_the_last_turn() -> None:
    text = changed("in_the_chair: {rank", "in_the_chair: {when: trust > 1, rank")

    assert [p.message for p in mistakes(text)] == ["one ending has no when: it closes the last turn"]


def test_where_nothing_can_be_paid_in_a_price_is_a_mistake_told_once() -> None:
    text = changed("    paid_in: trust\n", "")

    assert [p.message for p in mistakes(text)] == [
        "there is nothing to pay this in: scenario.agenda.paid_in is not given"
    ]


def test_formulas_that_need_each_other_are_told_beside_other_mistakes() -> None:
    text = (
        TEXT.replace("half: trust / 2", "half: gap + 1")
        .replace("1 - comfort / 100", "half")
        .replace("when: trust < 30", "when: trst < 30")
    )

    assert any(p.message.startswith("these need each other: ") for p in mistakes(text))


def test_an_event_that_cannot_be_read_does_not_make_others_unopened() -> None:
    text = changed("title: Two of them", "titles: Two of them")

    assert all("nothing ever opens" not in p.message for p in mistakes(text))


def test_what_is_no_scenario_at_all_is_told() -> None:
    for text in ("scenario: 3\n", "indicators: []\nendings: {}\n", "scenario: {calendar: {start: 1}}\n"):
        problems = Problems()

        assert build(read_text(text, problems), problems, id="x", path="x", digest="x") is None
        assert problems
