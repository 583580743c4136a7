# Everything from a bare machine: Python 3.12 or newer and make are enough.
# A finished step leaves a stamp and is not repeated until its inputs change.

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:

PORT ?= 8000
PYTHON ?=
HOST := 127.0.0.1
PY := .venv/bin/python
RUN := $(PY) -m generator.toolchain
# the same made-up input each time, so that what it reaches does not depend on chance
MEASURED := TUMSTOCK_FAST=1 $(PY) -m coverage run -m pytest --quiet -p no:cacheprovider -n 2
STAMPS := build/stamps
INSTALLED := .venv/.installed
MODULES := site_js/node_modules/.package-lock.json

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1

files = $(shell find $(1) -type f -not -path '*/__pycache__/*' 2>/dev/null)
SCORING := $(filter %.py,$(call files,scoring))
TOOLS := $(addprefix generator/toolchain/,archive.py compiling.py node.py probe.mjs probe_requests.py runtime.py) $(call files,generator/toolchain/stand_ins)
NOTICES := generator/toolchain/licences.py $(call files,generator/toolchain/licences)
SCRIPTS := $(shell find site_js -path site_js/node_modules -prune -o -type f -print)
PAGES := $(filter-out generator/assets/% generator/toolchain/%,$(call files,generator))
SOURCES := $(PAGES) $(SCORING) $(call files,frameworks) $(call files,content) mkdocs.yml

.PHONY: help serve site test coverage mutants soak check assets bench setup lock audit clean distclean

help:
	@echo "make serve   build the site and serve it with live reload (PORT=8000)"
	@echo "make site    build the site into site/"
	@echo "make test    every check and every test, in a browser too"
	@echo "make check   the fast part: format, lint, types, unit tests"
	@echo "make assets  what the browser runs: bundles and Python runtime"
	@echo "make coverage  that tests reach every line and branch of scoring and generator, minutes"
	@echo "make mutants  small changes of scoring, each of which a test has to notice; long"
	@echo "make soak    the long campaigns whole, hours; results in tests/soak/results.json"
	@echo "make bench   measure start-up, scoring and build; table and figures in tests/bench"
	@echo "make audit   ask what is known against packages and workflows; needs the network"
	@echo "make clean   remove what was built; make distclean the environments too"

serve: assets
	@echo "Building the site; it will be at http://$(HOST):$(PORT)/ (stop with Ctrl+C)"
	@$(PY) -m mkdocs serve --dev-addr $(HOST):$(PORT)

site: $(STAMPS)/site

test: assets $(STAMPS)/browser $(STAMPS)/speller
	@$(RUN).suite

coverage: assets
	@$(PY) -m coverage erase
	@$(MEASURED) scoring tests/scoring tests/test_cases.py
	@$(PY) -m coverage combine --quiet
	@echo "scoring, by its own tests"
	@$(PY) -m coverage report --include='scoring/*'
	@$(MEASURED) -m "not browser" generator tests/generator tests/test_listings.py
	@$(PY) -m coverage combine --quiet --append
	@echo "scoring and generator"
	@$(PY) -m coverage report

mutants: $(INSTALLED)
	@$(PY) -m tests.mutants

soak: site $(STAMPS)/browser
	@$(PY) -m tests.soak

check: assets
	@$(RUN).suite --fast

assets: $(STAMPS)/assets

bench: site $(STAMPS)/browser
	@$(PY) -m tests.bench

setup: $(INSTALLED) $(MODULES)

$(INSTALLED): requirements-dev.txt pyproject.toml generator/toolchain/find_python.sh
	@python=$$(PYTHON="$(PYTHON)" sh generator/toolchain/find_python.sh) || exit 1; \
	$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || { \
	  echo "Making the environment .venv with $$python"; \
	  "$$python" -m venv --clear .venv || exit 1; }
	@echo "Installing the pinned Python packages (about a minute the first time)"
	@$(PY) -m pip install -qq --no-deps --require-hashes -r requirements-dev.txt
	@$(PY) -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(MODULES): site_js/package.json site_js/package-lock.json site_js/.npmrc | $(INSTALLED)
	@echo "Installing the pinned Node packages"
	@$(RUN).node npm ci --no-progress
	@touch $@

$(STAMPS)/runtime: $(SCORING) $(TOOLS) $(MODULES) $(INSTALLED)
	@$(RUN).runtime
	@mkdir -p $(@D) && touch $@

$(STAMPS)/bundles: $(SCRIPTS) $(MODULES) $(STAMPS)/runtime
	@echo "Bundling the browser side"
	@$(RUN).node npm run --silent build -- --outdir ../build/bundles
	@mkdir -p $(@D) && touch $@

$(STAMPS)/assets: $(STAMPS)/runtime $(STAMPS)/bundles $(NOTICES)
	@$(RUN).assets
	@mkdir -p $(@D) && touch $@

$(STAMPS)/site: $(STAMPS)/assets $(SOURCES)
	@echo "Building the site in three locales"
	@$(PY) -m mkdocs build --strict --quiet
	@mkdir -p $(@D) && touch $@

$(STAMPS)/browser: generator/toolchain/browser.py generator/toolchain/installing.py | $(INSTALLED)
	@$(RUN).browser

$(STAMPS)/speller: generator/toolchain/speller.py generator/toolchain/installing.py | $(INSTALLED)
	@$(RUN).speller

lock: $(INSTALLED)
	@$(RUN).lock

audit: $(INSTALLED)
	@$(RUN).audit

clean:
	rm -rf build dist site generator/assets .mypy_cache .pytest_cache .ruff_cache .hypothesis .cache
	find scoring generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv site_js/node_modules
