# All there is to type. Python 3.11 or newer is all that has to be there before.

ifndef PYTHON
PYTHON := $(shell for name in python3.13 python3.12 python3.11 python3; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
endif

.DEFAULT_GOAL := help
.PHONY: help run test check reset schema messages lock python

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  PORT=8001 make run                 another port than 8000"
	@echo "  DEMO_LANGUAGE=zh-hans make run     demo data in Chinese (the first time)"
	@echo "  ARGS='-k visits' make test         arguments for pytest"
	@echo "  DATABASE_URL, REDIS_URL            real servers instead of the embedded ones"

run: python ## set up everything and run it, until Ctrl-C
	@$(PYTHON) -m dev.run

test: python ## run all tests, browser tests included
	@$(PYTHON) -m dev.test

check: python ## style, types, layers, migrations, translations, OpenAPI file, deployment settings
	@$(PYTHON) -m dev.check

reset: python ## throw .local away: database, mail, logs
	@$(PYTHON) -m dev.reset

schema: python ## write docs/openapi.yaml from the code
	@$(PYTHON) -m dev.schema

messages: python ## collect the texts to translate and compile the catalogue
	@$(PYTHON) -m dev.catalogue

lock: python ## lock the packages of requirements*.in, with hashes
	@$(PYTHON) -m dev.relock

python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found: try 'make run PYTHON=/path/to/python3'." >&2; exit 1; }
