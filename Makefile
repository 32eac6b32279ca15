# Any Python from 3.11 will do; `make run PYTHON=/path/to/python3` chooses one.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
DATA ?= nl
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run build test lint bench clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

run: build ## build the snapshot, print the national summary, serve it (DATA=nl|kleinland PORT=8000)
	$(BIN)/jeugdregio serve --data $(DATA) --port $(PORT)

build: $(VENV)/run.stamp ## build the snapshot and print the national summary, then stop
	$(BIN)/jeugdregio build --data $(DATA)

test: $(VENV)/test.stamp ## run all tests (ARGS="-k name" or "-n auto" goes to pytest)
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/test.stamp ## check style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/bench.stamp ## measure (ARGS goes to the benchmark)
	$(BIN)/python -m bench $(ARGS)

clean: ## remove the environment and every cache
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp per set of extras: made once, again only when the dependencies change.
$(VENV)/run.stamp: EXTRA :=
$(VENV)/test.stamp: EXTRA := [test]
$(VENV)/bench.stamp: EXTRA := [bench]
$(VENV)/%.stamp: pyproject.toml constraints.txt | $(VENV)/made
	@echo "Installing into $(VENV), about a minute the first time ..."
	@$(PIP) install -c constraints.txt -e ".$(EXTRA)"
	@touch $@

$(VENV)/made:
	@for python in $(PYTHON); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV) && touch $@; exit; \
	  fi; \
	done; \
	echo "Python 3.11 or newer is needed and none was found; name yours with: make PYTHON=/path/to/python3" >&2; \
	exit 1
