"""Frozen records: what a scenario, a state, an order and an entry are. No rule lives here."""
