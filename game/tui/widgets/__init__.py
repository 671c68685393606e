"""Widgets that show frozen values. None holds anything that the session does not know."""
