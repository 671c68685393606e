# The commands of CONTRIBUTING.md. PYTHON is whichever has the `test` extra: `make venv` makes one.
PYTHON ?= .venv/bin/python
SCENARIO ?= thaw

.PHONY: venv test long hammer check style types format bench schema hooks profile

venv:
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]'

test:
	$(PYTHON) -m pytest -q

long:
	$(PYTHON) -m pytest -q -m long

hammer:
	$(PYTHON) -m pytest -q -m hammer

style:
	$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .

format:
	$(PYTHON) -m ruff check --fix . && $(PYTHON) -m ruff format .

types:
	$(PYTHON) -m mypy

check:
	$(PYTHON) play.py check scenarios/thaw tests/scenarios/harbour.yaml

bench:
	$(PYTHON) -m tests.benchmarks

schema:
	$(PYTHON) play.py schema > scenarios/schema.json

profile:
	$(PYTHON) -m cProfile -o .profile play.py run $(SCENARIO) --json > /dev/null
	$(PYTHON) -c "import pstats; pstats.Stats('.profile').sort_stats('cumulative').print_stats(40)"

hooks:
	pre-commit install
