"""Texts of the scenario, filled with the values of the moment. Nothing here is markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.model.text import Span, Text
    from game.views.reading import Reading


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words in one voice; `emphasis` is the author's *asterisks*."""

    text: str
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of runs. An empty one is false."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    def __str__(self) -> str:
        return "\n\n".join("".join(run.text for run in paragraph) for paragraph in self.paragraphs)


NOTHING = Prose()


def words(*paragraphs: str) -> Prose:
    """Prose of plain paragraphs as they stand."""
    return Prose(tuple((Run(paragraph),) for paragraph in paragraphs))


def fill(text: Text, reading: Reading) -> Prose:
    """The text with its values as they may be seen."""
    return Prose(tuple(_paragraph(spans, reading) for spans in text.paragraphs)) if text else NOTHING


def line(text: Text, reading: Reading) -> str:
    """A text of one line, such as a title or a label, without emphasis."""
    return str(fill(text, reading)).replace("\n\n", " ")


def _paragraph(spans: tuple[Span, ...], reading: Reading) -> tuple[Run, ...]:
    runs: list[Run] = []
    for span in spans:
        said = span.text if span.kind == "plain" else _filled(span, reading)
        if runs and runs[-1].emphasis == span.emphasis:
            runs[-1] = Run(runs[-1].text + said, span.emphasis)
        else:
            runs.append(Run(said, span.emphasis))
    return tuple(runs)


def _filled(span: Span, reading: Reading) -> str:
    from game.views.wording import dates, numbers

    match span.kind:
        case "value":
            head, _, trait = span.text.partition(".")
            address = f"{reading.cast(head)}.{trait}" if trait else span.text
            return numbers.number(reading.value(address), span.decimals)
        case "asks":
            person = reading.scenario.people.get(reading.cast(span.text.partition(".")[0]) or "")
            return line(person.asks.text, reading) if person and person.asks else "Nothing, this time."
        case "date":
            return dates.within(reading.scenario.calendar, reading.state.turn)
        case "successor":
            return reading.name(reading.state.successor)
        case "with" | "with2":
            return reading.name(reading.cast(span.kind))
    return reading.name(span.text)
