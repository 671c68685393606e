"""Ink, strokes and colours: what lines are made of. Knows no widget and no screen."""
