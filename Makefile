# Two commands: `make demo` shows it, `make test` proves it. Both set everything up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHELL := /bin/bash

.PHONY: demo test setup fix bench soak clean lock checks lint types layers tests system

demo: $(READY)
	@$(BIN)/selaras demo

# The checks of the source run beside the tests: each takes one core for a while.
test: system $(READY)
	@$(MAKE) --no-print-directory -j2 checks tests

checks: lint types layers

setup: $(READY)

$(READY): requirements/all.txt pyproject.toml hatch_build.py frontend/package-lock.json $(wildcard frontend/build.mjs frontend/src/* tools/build_*.py src/selaras/desk/locale/*/*/*.po src/selaras/desk/*/locale/*/*/*.po)
	@command -v $(PYTHON) >/dev/null || { echo "python3 (3.11 or newer) is needed"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "python3-venv is needed: apt install python3-venv"; exit 2; }
	@echo "setting up .venv (the first time takes about two minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/all.txt
	@$(BIN)/python hatch_build.py
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $(READY)

# With CI=true nothing may be skipped: Debian's PostgreSQL and Chromium are installed if missing.
system:
	@bash tools/system_packages.sh

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .

types: $(READY)
	@$(BIN)/mypy

layers: $(READY)
	@$(BIN)/lint-imports --no-logo || $(BIN)/lint-imports

tests: $(READY)
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not soak"
	@$(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest -q -n 2 --dist loadfile tests/desk -m "not soak and not browser"

soak: $(READY)
	@$(BIN)/python -m pytest -q -m soak

fix: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(BIN)/python bench/reading.py
	@$(BIN)/python bench/stories_growth.py 20000
	@events=$$(mktemp --suffix=.csv) && $(BIN)/python bench/outlook.py synthetic $$events && $(BIN)/python bench/outlook.py compare $$events && rm $$events
	@$(BIN)/python bench/desk_cases.py 2000 20000
	@$(BIN)/python bench/desk_meetings.py --cases 2000
	@echo "not run: bench/quality.py, stories.py, copies.py and outlook_ceiling.py need texts or events that are not ours to ship; desk_load.py fills a million stories: each says how"

# Needs uv on PATH.
lock:
	uv pip compile --universal --python-version 3.11 --extra dev --no-emit-index-url --no-emit-find-links --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/all.txt

clean:
	rm -rf $(VENV) frontend/node_modules src/selaras/regions/_data/regions.csv src/selaras/desk/static/built
