# Everything a newcomer needs. `make` alone lists the targets.
# Set-up happens by itself, once: locked versions with hashes, in environments beside the checkout.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo up down test floors cases faults load hostile check format deploy bytecode setup lock clean

# The newest Python that really runs and can make an environment: a name on PATH is not enough, a shim may refuse.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11; do \
  if $$name -c 'import ensurepip, venv' 2>/dev/null; then echo $$name; break; fi; done)

UV := .venv-uv/bin/uv
RUN := .venv/bin/python
export UV_NO_CONFIG := 1
export UV_PYTHON_DOWNLOADS := never
export SAM_CLI_TELEMETRY := 0
# Nothing here may reach an account, or a stack that runs: a shell that is set up for one changes nothing.
unexport AWS_PROFILE AWS_DEFAULT_PROFILE AWS_ENDPOINT_URL AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE
unexport AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION CLIPWIRE_STACK CLIPWIRE_E2E_STACK

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: ## See the whole thing run once on a local AWS: drop three files, read what comes of them
	@begun=$$SECONDS; $(MAKE) --no-print-directory --silent setup; \
	  CLIPWIRE_SETUP_SECONDS=$$((SECONDS - begun)) exec $(RUN) -m local.demo

up: setup ## Start a local AWS with Clipwire in it, and leave it running
	@$(RUN) -m local.up

down: setup ## Stop what `make up` started
	@$(RUN) -m local.down

test: setup ## Run all tests: unit, floors, cases, integration (moto), end to end (a local AWS, the real SAM CLI)
	@$(RUN) -m pytest -n auto --dist worksteal tests/unit tests/benchmarks tests/cases tests/integration
	@$(RUN) -m pytest tests/e2e

floors: setup ## Measure our evaluation sets and write their floors anew (LOWER="places.country ...": these may fall)
	@$(RUN) -m tests.benchmarks.floors --lower $(LOWER)

cases: setup ## Mark which wants of the cases are met today (LOSE="bylines/particles.html ...": these may lose some)
	@$(RUN) -m tests.cases.renew --lose $(LOSE)

faults: setup ## Play random plans of faults on the template in moto (PLANS=600 SEED=1)
	@$(RUN) -m tests.faults --plans $(or $(PLANS),600) --seed $(or $(SEED),1)

hostile: setup ## Read 646 hostile files and hold each to 20 s of CPU and 512 MB (FILES="mail zip": only these)
	@nice -n 10 $(RUN) -m tests.benchmarks.hostile --over 5 $(FILES)

load: setup ## Drop 2,000 files into a local AWS and print the balance sheet and the rate (FILES=2000)
	@$(RUN) -m tests.load --files $(or $(FILES),2000)

deploy: setup ## Build, compile and deploy to your account (CONFIG=dev or prod; PARAMETERS="AlarmEmail=you@example.org")
	@$(RUN) -m local.deploy $(or $(CONFIG),dev) $(PARAMETERS)

# This target alone is for a real account.
deploy: export AWS_PROFILE := $(AWS_PROFILE)
deploy: export AWS_DEFAULT_PROFILE := $(AWS_DEFAULT_PROFILE)
deploy: export AWS_ENDPOINT_URL := $(AWS_ENDPOINT_URL)
deploy: export AWS_CONFIG_FILE := $(AWS_CONFIG_FILE)
deploy: export AWS_SHARED_CREDENTIALS_FILE := $(AWS_SHARED_CREDENTIALS_FILE)
deploy: export AWS_ACCESS_KEY_ID := $(AWS_ACCESS_KEY_ID)
deploy: export AWS_SECRET_ACCESS_KEY := $(AWS_SECRET_ACCESS_KEY)
deploy: export AWS_SESSION_TOKEN := $(AWS_SESSION_TOKEN)
deploy: export AWS_REGION := $(AWS_REGION)

bytecode: ## Between `sam build` and `sam deploy`: compile what was built, so that functions start in half the time
	@$(PYTHON) -m local.bytecode

check: setup ## Lint, types, and the template
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@AWS_DEFAULT_REGION=us-east-1 .venv-sam/bin/sam validate --lint

format: setup ## Put the code into its form
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

# --- environments ---------------------------------------------------------------------------------------------------
# Three, because they must not see each other: ours with the tools that check it; the SAM CLI, which pins packages that
# we use too; and the local AWS, under whose interpreter functions run, so that nothing missing from the layer can hide.
# A stamp carries the Python's name and is as new as the lock it was made from.

READY := .ready-$(notdir $(PYTHON))

setup: .venv/$(READY) .venv-sam/$(READY) .venv-ministack/$(READY) ## Make the environments (the others do it when needed)

.venv/$(READY): requirements/dev.txt pyproject.toml
.venv-sam/$(READY): requirements/sam.txt
.venv-ministack/$(READY): requirements/ministack.txt

# A new interpreter means a new environment; a new lock means a sync.
%/$(READY): | .venv-uv/$(READY)
	@test -e $@ || $(UV) venv --quiet --clear --python $(PYTHON) $*
	@$(UV) pip sync --quiet --require-hashes --python $*/bin/python $(firstword $(filter requirements/%, $^))
	@test $* != .venv || $(UV) pip install --quiet --no-deps --no-build-isolation --python $*/bin/python --editable .
	@echo "ready: $*"; touch $@

.venv-uv/$(READY): requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "Clipwire needs Python 3.11, 3.12 or 3.13 with its venv module." >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv-uv
	@.venv-uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# --- locks ----------------------------------------------------------------------------------------------------------
# One lock for every Python from 3.11 on. What the layer installs is what we test with: its lock keeps to dev's.

COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --custom-compile-command "make lock"

lock: .venv-uv/$(READY) ## Make the lock files anew (UPGRADE=1: with the newest versions)
	@$(COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/dev.txt requirements/dev.in
	@$(COMPILE) $(if $(UPGRADE),--upgrade) -o shared/requirements.txt -c requirements/dev.txt shared/requirements.in
	@$(COMPILE) $(if $(UPGRADE),--upgrade) -o layers/archive/requirements.txt -c requirements/dev.txt \
	  layers/archive/requirements.in
	@for name in sam ministack uv; do \
	  $(COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/$$name.txt requirements/$$name.in; done

clean: ## Throw away environments and builds
	@rm -rf .venv .venv-sam .venv-ministack .venv-uv .aws-sam .local .mypy_cache .ruff_cache .pytest_cache
