"""A scenario's texts, parsed to spans at load. Filling the spans with values is for views."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SpanKind = Literal["plain", "value", "name", "with", "with2", "asks", "date", "successor"]


class Span(Struct, frozen=True, gc=False):
    """A run of text. `kind`: plain (as it stands), value (the number at address `text`), name (of the person,
    bloc or country `text`), with or with2 (whoever was cast), asks (what the person cast asks; `text` is
    `with.asks`), date (of the turn), successor."""

    text: str
    kind: SpanKind = "plain"
    emphasis: bool = False
    decimals: int = 0


class Text(Struct, frozen=True):
    """Paragraphs of spans. `Text()` is an empty text and false."""

    paragraphs: tuple[tuple[Span, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paragraphs)


def plain(words: str) -> Text:
    """One paragraph of `words` as they stand."""
    return Text(((Span(words),),)) if words else Text()
