"""What happens in a turn. Pure functions; nothing here reads a file or knows a screen."""
