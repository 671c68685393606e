"""Expressions: text in, compiled functions out. Knows no YAML and no state."""
