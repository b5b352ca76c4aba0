# Every target sets up what it needs and then calls `nncourse`. The first run fetches packages into
# .venv; later runs need no network.

# The first Python on this machine that is new enough. It is tried, since a name alone may be a stub.
PYTHON = $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

# Two BLAS threads on a busy machine have made small matrix products up to 40 times slower.
export OMP_NUM_THREADS = 1
export OPENBLAS_NUM_THREADS = 1
export MKL_NUM_THREADS = 1

# Not exported for all targets: .venv must not be made by the Python that is in it.
in_venv = PATH="$(CURDIR)/.venv/bin:$$PATH"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo lab test release build bench mutants fuzz faults stock setup lock clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: setup ## the main job, end to end: a sample class hands in, is graded and reported on
	@$(in_venv) nncourse demo

lab: .venv/ready ## open the lessons in JupyterLab
	@$(in_venv) nncourse lab

test: .venv/ready ## lint, types, tests: what CI runs
	@$(in_venv) ./system-packages.sh sandbox browser
	@$(in_venv) ruff check .
	@$(in_venv) ruff format --check .
	@$(in_venv) mypy
	@$(in_venv) pytest -n auto --maxprocesses 4 --dist loadgroup

release: .venv/ready ## build the notebooks that learners open, from source/
	@$(in_venv) nncourse release

build: .venv/ready ## build the notebooks with answers and hidden tests, for nbgrader
	@$(in_venv) nncourse build

bench: setup ## hand-ins a minute, beside stock nbgrader
	@$(in_venv) nncourse bench

mutants: setup ## are the tests worth anything: wrong answers refused, right ones accepted; writes docs/validity.md
	@$(in_venv) nncourse mutants

fuzz: setup ## any bytes, guided by coverage, to what reads strangers' bytes; what is found stays in tests/fuzz/corpus
	@$(in_venv) python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group fuzz
	@$(in_venv) python -m tests.fuzz

faults: setup ## kill the grading of 200 hand-ins 200 times: nothing lost, nothing graded twice (half an hour and more)
	@$(in_venv) python -m tests.faults

stock: setup ## what becomes of the hostile hand-ins under stock nbgrader; writes docs/stock-nbgrader.md (half an hour and more)
	@$(in_venv) python -m tests.stock

setup: .venv/ready ## fetch what grading needs, and no more
	@$(in_venv) ./system-packages.sh sandbox

# What builds our own package comes first, pinned and to stay: left alone, pip would fetch it unpinned into a
# throwaway place at each change of pyproject.toml, network or not. pip itself: --group needs 25.1.
.venv/ready: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found: install one (Debian, Ubuntu: sudo apt-get install python3)."; exit 1; }
	@./system-packages.sh python "$(PYTHON)"
	@.venv/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Fetching Python packages into .venv (some minutes the first time)"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pip hatchling editables
	@.venv/bin/python -m pip install --quiet --no-build-isolation -c constraints.txt -e . --group dev
	@touch $@

# Best run with the oldest Python that is promised (make lock PYTHON=python3.11), which not every version runs on.
# torch's CPU builds have a local version (2.13.0+cpu); without it the pin fits every build.
lock: ## renew constraints.txt: the newest versions that fit together
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --upgrade pip hatchling editables
	build/lock/bin/python -m pip install --quiet --no-build-isolation -e . --group dev --group fuzz
	{ sed -n '/^#/p' constraints.txt; build/lock/bin/python -m pip freeze --all --exclude-editable | sed 's/+[^ ]*$$//'; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## remove what was built; never a class's records, a learner's work or .venv
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find course autograder tests source -name __pycache__ -type d -prune -exec rm -rf {} +
