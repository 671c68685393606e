#!/usr/bin/env python3
"""The door: `python play.py` starts the game from a checkout."""

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
