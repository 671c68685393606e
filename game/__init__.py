"""The Thaw: a historical strategy game for the terminal, and the kit to write others."""

__version__ = "0.1.0"
