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
    headless.loading,
    headless.saving,
)


def main() -> int:
    over = 0
    print(f"{'what':<58}{'measured':>12}{'at most':>12}")
    for measure in MEASURES:
        for found in measure():
            over += found.over
            print(
                f"{found.what:<58}{found.value:>12}{found.most:>12}{'  OVER' if found.over else ''}{found.beside}",
                flush=True,
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
