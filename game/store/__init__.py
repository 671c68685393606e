"""State to disk and back. Nothing here decides what happens in a game."""
