# Two commands matter: `make run` and `make test`. Both prepare everything they need first.
# Another interpreter lives in its own environment: `make test PYTHON=python3.13` uses .venv-3.13.

ifeq ($(origin PYTHON), undefined)
  PYTHON := $(shell command -v python3.11 || command -v python3.13 || command -v python3.12 || command -v python3)
  VENV ?= .venv
else
  VENV ?= .venv-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
endif
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes --only-binary=:all:
ARGS ?=
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help run test lint format bench proof translations package package-check requirements clean libraries window-libraries test-tools

help:
	@echo "make run [ARGS=--demo]   open the journal (or a sample year in a temporary folder)"
	@echo "make test                style, types, layers and the whole test suite"
	@echo "make lint | format       only the checks | rewrite to the common style"
	@echo "make proof               the slow proofs: kills, power loss, damage"
	@echo "make bench               measure and print ratios"
	@echo "make translations [LANG=de]  gather the texts to translate, and build what was (docs/translating.md)"
	@echo "make package             programs to install, in dist/ (packaging/README.md)"
	@echo "make package-check       try the Debian package on a bare system, as root"
	@echo "make requirements        resolve and pin the dependencies again"
	@echo "make clean               remove what the tools left behind"

run: window-libraries $(VENV)/run.stamp
	$(BIN)/python -m relationship_journal $(ARGS)

test: test-tools lint
	$(OFFSCREEN) $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

proof: test-tools $(VENV)/dev.stamp
	$(OFFSCREEN) $(BIN)/python -m pytest -m slow -s $(ARGS)

lint: libraries $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: libraries $(VENV)/dev.stamp
	$(OFFSCREEN) $(BIN)/python -m benchmarks $(ARGS)

# LANG is taken from the command line alone: the shell's own says something else.
translations: $(VENV)/dev.stamp
	$(BIN)/python scripts/translations.py $(if $(filter command line,$(origin LANG)),$(LANG))
	$(BIN)/python -m relationship_journal content --ours

# In an environment of its own, so that nothing but what the program needs is packed.
package: window-libraries requirements/package.txt
	$(PYTHON) -m venv --clear .venv-package
	.venv-package/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary=:all: -r requirements/package.txt
	$(OFFSCREEN) PYTHONPATH=.:scripts .venv-package/bin/python packaging/build.py dist

package-check: $(VENV)/run.stamp
	PYTHONPATH=. $(BIN)/python packaging/try_package.py dist/*.deb $(ARGS)

# The system libraries Qt loads; nothing happens when they are there, and nothing is needed on macOS.
libraries:
	@$(PYTHON) scripts/system_libraries.py

window-libraries:
	@$(PYTHON) scripts/system_libraries.py --window

test-tools:
	@$(PYTHON) scripts/system_libraries.py --tests

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.13 ...")'
	@$(PYTHON) scripts/system_libraries.py --venv
	$(PYTHON) -m venv $(VENV)

# A stamp newer than the pinned list means: installed, nothing to ask the network for.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/run.txt
	$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/dev.txt
	$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $(VENV)/run.stamp $@

# One resolution for every system and Python series; dev.txt holds all of run.txt at the same versions.
requirements:
	$(PYTHON) -m venv .venv-tools
	.venv-tools/bin/python -m pip install --quiet --upgrade uv
	for set in "run" "dev --extra=dev --constraints=requirements/run.txt" "package --extra=package --constraints=requirements/run.txt"; do set -- $$set; name=$$1; shift; \
	  .venv-tools/bin/uv pip compile --quiet --universal --python-version=3.11 --generate-hashes --upgrade \
	    --custom-compile-command="make requirements" \
	    pyproject.toml requirements/extra.in "$$@" --output-file=requirements/$$name.txt || exit 1; done

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .bench .coverage
	find . -name __pycache__ -type d -not -path './.venv*' -prune -exec rm -rf {} +
