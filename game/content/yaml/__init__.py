"""Files to nodes: YAML read event by event, every value knowing where it stands. Knows no section of a scenario."""
