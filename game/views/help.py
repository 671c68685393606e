"""What the words on the screens mean, in the scenario's own terms. Keys belong to the client."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.scenario import Scenario
from game.views.wording import numbers
from game.views.wording.prose import Prose, words


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    text: Prose


@dataclass(frozen=True, slots=True)
class HelpView:
    title: str
    topics: tuple[Topic, ...]


def show(scenario: Scenario) -> HelpView:
    """How a game of this scenario is played, in its own words."""
    names, agenda = scenario.names, scenario.agenda
    paid = scenario.indicators[agenda.paid_in].shown.name if agenda.paid_in else ""
    topics = [
        Topic(
            numbers.sentence(numbers.a(names.turn)),
            words(
                f"Answer what lies in your tray; each answer acts at once and is final. Then end the {names.turn}: the "
                "model runs, and you read what moved and why.",
            ),
        )
    ]
    if scenario.reforms:
        price = (
            f" It costs {paid.lower()}; announced, without asking anyone, it costs less and is held against you."
            if paid
            else ""
        )
        topics.append(
            Topic(
                numbers.sentence(numbers.a(names.decree)),
                words(
                    f"It takes a reform one stage further, or back.{price} Until the {names.turn} ends you can take it "
                    f"back. You have {numbers.count(agenda.decrees, names.decree)} each {names.turn}."
                ),
            )
        )
    if scenario.initiatives:
        topics.append(
            Topic(
                numbers.sentence(numbers.a(names.word)),
                words(
                    "A person, a trip, a file, a speech: it opens a scene at once and cannot be taken back. You have "
                    f"{numbers.count(agenda.words, names.word)} each {names.turn}."
                ),
            )
        )
    if scenario.budget:
        topics.append(
            Topic("The plan", words("It divides 100 points among the shares. What one gains, another gives."))
        )
    if any(scenario.bodies.values()):
        topics.append(Topic(numbers.sentence(numbers.the(names.body)), words(_MARKS)))
    if any(indicator.reported for indicator in scenario.indicators.values()):
        topics.append(Topic("Reported numbers", words("Some numbers are what you are told, not what is so.")))
    arrows = (
        "One arrow is a little, three are a great deal; ▵ and ▿ are for what also rises or falls, who gains or loses. "
        "“Likely” is not certain."
    )
    if scenario.people:
        arrows += " A name alone stands for how well disposed to you its owner is."
    topics.append(Topic("▲ and ▼", words(arrows)))
    return HelpView(scenario.title, tuple(topics))


_MARKS = (
    "Whoever stands at 50 or more is for you, below 40 against you, unless the vote says otherwise; between they "
    "wait, and go with the larger side. Every number of theirs can be asked why."
)
