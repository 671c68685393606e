"""Frozen views to rows of lines: how each screen's panes read. No widget, no session, nothing that changes."""
