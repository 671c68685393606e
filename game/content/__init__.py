"""YAML to scenario. Nothing here plays a turn, except `lint`, which runs a scenario's own tests."""
