# Everything that octotui needs lives in .venv, made once from requirements.lock. `make help` lists what can be done.
.DEFAULT_GOAL := help
.PHONY: help run demo test check rules bench screenshots lock

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
ARGS ?=
# As many tests at a time as there are processors; ARGS=-n0 runs them one by one.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal

# Without byte code every start compiles two thousand modules and takes three to four times as long.
unexport PYTHONDONTWRITEBYTECODE

# A name on the PATH is not enough: version managers leave names that fail when run, and some systems ship venv apart.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
CAN_MAKE_VENV := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo 'More for the command behind it in ARGS:  make run ARGS="--db team.db"   make test ARGS="-k gate -x"'

run: $(INSTALLED) ## Start octotui
	@$(BIN)/octotui $(ARGS)

demo: $(INSTALLED) ## Start octotui on a throw-away database filled with examples
	@$(BIN)/octotui --demo $(ARGS)

test: $(INSTALLED) ## Run the tests
	@$(PYTEST) $(ARGS)

check: $(INSTALLED) ## Run everything that must be green: style, types, rooms, lock, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if grep -nE '://|^-|^[^ #]+ @ ' requirements.lock; then \
	  echo 'requirements.lock must name no host, path or option: run "make lock" again.' >&2; exit 1; fi
	$(PYTEST) $(ARGS)

rules: $(INSTALLED) ## Switch each rule off in turn and say which test notices (a quarter of an hour)
	@$(BIN)/python -m tests.rules_off $(ARGS)

bench: $(INSTALLED) ## Measure start, keys, memory and exit against a bare Textual app
	@$(BIN)/python -m tests.bench $(ARGS)

screenshots: $(INSTALLED) ## Draw the pictures in screenshots/ from the real app
	@env -u NO_COLOR COLORTERM=truecolor TEXTUAL_ANIMATIONS=none $(BIN)/python -m tests.pictures $(ARGS)

# uv alone writes one lock for all systems; where it is absent it is borrowed for the moment.
lock: ## Write requirements.lock anew from pyproject.toml (ARGS=--upgrade for newer versions)
	@set -e; uv=$$(command -v uv || true); \
	if [ -z "$$uv" ] && [ -x $(BIN)/uv ]; then uv=$(BIN)/uv; fi; \
	if [ -z "$$uv" ]; then \
	  borrowed=$$(mktemp -d); trap 'rm -rf "$$borrowed"' EXIT; \
	  python3 -m venv "$$borrowed"; "$$borrowed/bin/pip" install --quiet uv; uv=$$borrowed/bin/uv; \
	fi; \
	env -u UV_FIND_LINKS "$$uv" pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url \
	  --universal --python-version 3.11 --custom-compile-command "make lock" --quiet \
	  $(ARGS) -o requirements.lock

# Hash mode takes no path, so the project itself is a second step; its build tools are in the lock.
$(INSTALLED): requirements.lock pyproject.toml
	@set -e; \
	uv=$$(command -v uv || true); \
	if ! $(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null; then \
	  echo 'Making .venv, once: this takes up to a minute.'; \
	  python=; \
	  for name in python3.13 python3.12 python3.11 python3 python3.14; do \
	    if "$$name" -c '$(CAN_MAKE_VENV)' 2>/dev/null; then python=$$name; break; fi; \
	  done; \
	  if [ -n "$$python" ]; then "$$python" -m venv --clear $(VENV); \
	  elif [ -n "$$uv" ]; then "$$uv" venv --quiet --clear --python '>=3.11' $(VENV); \
	  elif python3 -c '$(NEW_ENOUGH)' 2>/dev/null; then \
	    echo 'Python is new enough, but its venv or ensurepip module is missing.' >&2; \
	    echo 'On Debian and Ubuntu: apt install python3-venv. Then run this again.' >&2; exit 1; \
	  else \
	    echo "octotui needs Python 3.11 or newer; python3 here is $$(python3 --version 2>/dev/null || echo absent)." >&2; \
	    echo 'Install one (or uv, which brings its own), then run this again.' >&2; exit 1; \
	  fi; \
	fi; \
	if [ -n "$$uv" ]; then \
	  install="$$uv pip install --quiet --python $(BIN)/python --compile-bytecode"; \
	else \
	  if ! $(BIN)/python -c 'import pip' 2>/dev/null; then $(BIN)/python -m ensurepip >/dev/null; fi; \
	  install='$(BIN)/python -m pip install --quiet --disable-pip-version-check'; \
	fi; \
	$$install --require-hashes -r requirements.lock; \
	$$install --no-deps --no-build-isolation --editable .; \
	$(BIN)/python -m compileall -q octotui; \
	touch $@
