"""Every budget beside what is measured now. Run: python -m tests.benchmarks. It says at the end what is over."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import headless, model_vs_hand, terminal
from tests.benchmarks.budget import Measured

MEASURES: tuple[Callable[[], Iterator[Measured]], ...] = (
    terminal.starting,
    terminal.a_key,
    terminal.ending_a_turn,
    model_vs_hand.measured,
    headless.a_campaign,
    headless.players,
    headless.loading,
    headless.saving,
)


def found(measure: Callable[[], Iterator[Measured]]) -> Iterator[Measured]:
    """What a measure gives; of one that breaks off, the reason, and the table goes on."""
    try:
        yield from measure()
    except Exception as fault:
        print(f"{measure.__name__} could not be measured: {type(fault).__name__}", file=sys.stderr)
        yield Measured(measure.__name__, float("inf"), "", 0)


def main() -> int:
    over = 0
    print(f"{'what':<58}{'measured':>12}{'at most':>12}")
    for measure in MEASURES:
        for line in found(measure):
            over += line.over
            print(
                f"{line.what:<58}{line.value:>12}{line.most:>12}{'  OVER' if line.over else ''}{line.beside}",
                flush=True,
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
