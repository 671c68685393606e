"""Compare today's games with the release's record, or make another: `python -m tests.released orders|bots|make OUT`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.released import record, release


def main(what: str, *rest: str) -> int:
    """0: there is no difference."""
    with tempfile.TemporaryDirectory() as folder:
        scenarios = release.unpack(Path(folder))
        if what == "make":
            games = record.make(scenarios)
            record.write(Path(rest[0]), games)
            print(f"{len(games)} games")
            return 0
        found = record.compare(scenarios, record.read(release.RECORD), bots_play=what == "bots")
    print("\n".join(found) or "No game differs.")
    return 1 if found else 0


if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked not in (["orders"], ["bots"]) and not (len(asked) == 2 and asked[0] == "make"):
        sys.exit(__doc__)
    sys.exit(main(*asked))
