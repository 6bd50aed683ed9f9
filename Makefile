# make run: set up and open the app. make test: set up, run every test and check. make coverage: the same, measured.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: run test coverage fuzz setup constraints pictures bench neo4j clean

run test coverage setup:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Debian: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) tools/start.py $@ $(ARGS)

# The properties of tests/, on examples that nobody has tried yet, ten times as many (FUZZ=100 for more).
fuzz: setup
	@HYPOTHESIS_PROFILE=fuzz FUZZ=$${FUZZ:-10} .venv/bin/python -m pytest -m "hypothesis and not neo4j" $(ARGS)

# The newest versions that pyproject.toml allows, tried in an environment of their own.
constraints:
	@$(PYTHON) tools/constraints.py

# The pictures of the docs, taken anew from the running app.
pictures: setup
	@.venv/bin/python -m tools.pictures

# Every speed beside a yardstick; writes docs/benchmarks.md. Takes some minutes.
bench: setup
	@.venv/bin/python -m pip install --quiet -c constraints.txt -e ".[test,bench]"
	@.venv/bin/python -m benchmarks $(ARGS)

# A Neo4j server for developers, on this machine, until Ctrl+C. Needs Java 17 and, the first time, Maven.
neo4j: setup
	@.venv/bin/python -m tools.neo4j.server

clean:
	rm -rf .venv .neo4j build *.egg-info
