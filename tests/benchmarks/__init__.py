"""Measured by hand, not by the tests: python -m tests.benchmarks prints the table of the budgets."""
