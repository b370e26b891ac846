# Every command of the project; `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# The first Python that is new enough; `make PYTHON=… run` chooses another.
PYTHON ?= $(or $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python scripts/python_version.py 2>/dev/null && echo $$python && break; done),python3)
SUITABLE = @$(PYTHON) scripts/python_version.py
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest -q
# In the order of collection, which tests/conftest.py begins with what takes long.
BOTH_CORES = --numprocesses=2 --dist=loadfile --no-loadscope-reorder
# What a screen says and to whom, which keys a change has, how the API is described, which texts a page
# has and what a machine is told are the same on every database; one role of the isolation matrix opens
# each screen on both.
ALIKE_EVERYWHERE = \
	cms/test_demo cms/test_isolation_matrix_of_others cms/test_machine \
	cms/test_translated_texts cms/test_vietnamese_admin contract/test_api_guide contract/test_clients \
	contract/test_compatibility contract/test_keys_and_changes \
	contract/test_preview_of_every_type contract/test_schema contract/test_the_publisher_follows
ON_POSTGRESQL = tests/cms tests/contract tests/search/test_engines.py tests/search/test_golden.py \
	--ignore-glob='*_screens.py' $(ALIKE_EVERYWHERE:%=--ignore=tests/%.py)
# The publisher's tests need no database: beside these they fill the time in which it is migrated.
# A browser leaves an event loop running in its process, which Django and asyncio refuse to share:
# what needs one (tests/gallery, tests/journeys) runs apart.
# Django's own checks run on the tests' settings: they need no state of anybody's.
CHECKED = DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m backend

.PHONY: help
help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

.PHONY: run
run: ## Install, provision, load the demo and serve everything on this machine
	$(SUITABLE)
	@exec $(PYTHON) -m scripts.run

.PHONY: test
test: ## Install what tests need, check, then run every test, on SQLite and on PostgreSQL
	$(SUITABLE)
	@$(PYTHON) -m scripts.development --services
	@$(MAKE) --no-print-directory check
	$(PYTEST) $(BOTH_CORES) --create-db \
		--ignore=tests/journeys --ignore=tests/gallery --ignore=tests/publishing
	$(PYTEST) $(BOTH_CORES) tests/gallery
	$(BIN)/python -m tests.services.postgresql \
		$(PYTEST) $(BOTH_CORES) tests/publishing $(ON_POSTGRESQL)
	$(PYTEST) tests/journeys

.PHONY: check
check: development ## Style, types, layers, templates, migrations, links
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet backend frontend/themes
	$(CHECKED) check --fail-level WARNING
	$(CHECKED) makemigrations --check --dry-run
	$(BIN)/python -m scripts.document_links

.PHONY: development
development:
	$(SUITABLE)
	@$(PYTHON) -m scripts.development

.PHONY: format
format: development ## Put the code into shape
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: lock
lock: development ## Write the exact versions of all packages into the lock files
	$(BIN)/python -m scripts.lock

.PHONY: schema
schema: development ## Write the API's description to docs/openapi.json
	$(BIN)/python -m backend schema

.PHONY: publish
publish: ## Publish once; the CMS must be running
	$(BIN)/python -m frontend publish

.PHONY: verify
verify: ## Prove that what is published is what the CMS says
	$(BIN)/python -m frontend verify

.PHONY: bench
bench: development ## Measure publish → live, full builds and the API beside Wagtail's own
	$(BIN)/python -m scripts.bench

.PHONY: lighthouse
lighthouse: development ## Judge pages of the running system as Lighthouse does, on a phone
	$(BIN)/python -m scripts.lighthouse --json build/lighthouse.json

.PHONY: themes
themes: development ## Make the design system and the fonts of the base theme again from npm
	$(BIN)/python -m scripts.themes

.PHONY: clean
clean: ## Remove all state, the environment and every cache
	rm -rf var .venv build scripts/npm/node_modules *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
