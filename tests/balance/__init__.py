"""How a scenario plays: scripts run by hand, and the quick ones among them as tests. They change nothing.

python -m tests.balance dominance|pairs|pacing|endings|wording thaw
"""
