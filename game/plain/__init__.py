"""The same game line by line, for a pipe, a screen reader or a narrow terminal. It shows what the views say."""

from game.plain.table import play

__all__ = ["play"]
