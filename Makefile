# Needs python3 (3.11.2 or newer) with pip, and make; sets up everything else in .venv/.
# `make site` builds the site, `make test` runs the suite, `make help` lists the rest.

PYTHON ?= python3
export PYTHON
# Values go to recipes through the environment, never into their text: see FORMAT, BASE.
export FORMAT BASE T PORT N

BRIEFS := .venv/bin/briefs
STARTER := generator/commands/write/starter

# The one date a build may know: that of the last commit.
ifeq ($(origin SOURCE_DATE_EPOCH),undefined)
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
endif
ifneq ($(SOURCE_DATE_EPOCH),)
export SOURCE_DATE_EPOCH
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve check review test lint shots measure phrases reproduce mutants bench merges zensical licences archive wheel \
	lock environment environment-dev documents clean distclean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

site: environment ## check everything and build the site into site/
	@$(BRIEFS) build

serve: environment ## show the site locally; rebuild and reload on every saved file (PORT=8080)
	@$(BRIEFS) serve $${PORT:+--port "$$PORT"}

check: environment ## check fact sheets, registers and sources; write nothing (FORMAT=github: annotations)
	@$(BRIEFS) check $${FORMAT:+--format "$$FORMAT"}

review: environment ## say in Markdown what changed in the briefs since a revision (BASE=main)
	@$(BRIEFS) diff "$${BASE:?give the revision to compare with: make review BASE=main}" --format markdown

documents: environment ## add what reads web pages, PDFs, Word files and tables for `briefs new source`
	@sh tools/environment.sh .venv requirements/documents.txt requirements/site.txt

test: environment-dev ## run the suite on all cores (T='tests/text -k word': a part; T='-n0 --pdb': one process)
	@sh tools/browser.sh .venv/bin/python -m pytest -n auto --dist worksteal $$T

lint: environment-dev ## lint, formatting, types, workflows
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@for script in tools/*.sh; do sh -n "$$script" || exit 1; done; bash -n .ci/run
	@.venv/bin/check-jsonschema -q --builtin-schema vendor.github-workflows .github/workflows/*.yml $(STARTER)/check.yml $(STARTER)/pages.yml
	@.venv/bin/check-jsonschema -q --builtin-schema vendor.dependabot .github/dependabot.yml
	@.venv/bin/check-jsonschema -q --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/correction.yml $(STARTER)/correction.yml
	@.venv/bin/check-jsonschema -q --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@.venv/bin/zizmor --quiet --persona=pedantic --offline .github $(STARTER)/check.yml $(STARTER)/pages.yml

shots: environment-dev ## photograph the site's pages into shots/
	@sh tools/browser.sh .venv/bin/python tools/shots.py

phrases: environment-dev ## print every sentence that the site can make of data, to be read aloud
	@.venv/bin/python tools/phrases.py

measure: site environment-dev ## measure the pages of briefs: heights, weight, printed pages, raw Markdown
	@sh tools/browser.sh .venv/bin/python tools/measure.py

reproduce: environment-dev ## build twice under different conditions and compare every byte
	@.venv/bin/python tools/reproduce.py

mutants: environment-dev ## remove each guard in turn and show which test then fails
	@sh tools/browser.sh .venv/bin/python tools/mutants.py

bench: environment-dev ## print what a check and a build cost at several sizes (N=333: one size; BASE=main: against a commit)
	@.venv/bin/python tools/bench.py

merges: environment-dev ## merge random pairs of valid edits with git; none may be lost in silence (N=1000)
	@.venv/bin/python -m tools.merges

zensical: site ## build the same pages with Zensical and compare the addresses
	@sh tools/environment.sh .venv-zensical requirements/zensical.txt
	@.venv/bin/python tools/zensical.py

licences: site ## list the licences of what the site ships and what builds it
	@.venv/bin/python tools/licences.py

archive: site ## pack site/ into dist/site.tar.gz, the same bytes every time
	@.venv/bin/python tools/archive.py

wheel: environment ## build the wheel of the engine into dist/, the same bytes every time
	@.venv/bin/python -m flit_core.wheel --outdir dist

lock: environment-dev ## renew the lock files after an edit of requirements/*.in (UPGRADE=--upgrade: newer versions)
	@sh tools/lock.sh $(UPGRADE)

environment:
	@sh tools/environment.sh .venv requirements/site.txt

environment-dev:
	@sh tools/environment.sh .venv requirements/dev.txt requirements/site.txt

clean: ## remove what was made, except the environment
	rm -rf site dist shots .briefs .pytest_cache .mypy_cache .ruff_cache .hypothesis .cache
	@if git rev-parse --git-dir >/dev/null 2>&1; then git clean -fdXq docs; fi

distclean: clean ## ... and the environment
	rm -rf .venv .venv-zensical
