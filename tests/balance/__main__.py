"""Run one of the scripts by hand: `python -m tests.balance dominance thaw`."""

from __future__ import annotations

import importlib
import sys

SCRIPTS = ("dominance", "pairs", "pacing", "endings", "wording", "seeking")

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in SCRIPTS:
        sys.exit(f"usage: python -m tests.balance {'|'.join(SCRIPTS)} SCENARIO [NUMBER OF SEEDS]")
    seeds = [int(sys.argv[3])] if len(sys.argv) > 3 else []
    importlib.import_module(f"tests.balance.{sys.argv[1]}").report(sys.argv[2], *seeds)
