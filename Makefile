# Two commands are all: `make site` builds the sample, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test browsers golden pictures clean

site: $(VENV)/site.stamp
	$(BIN)/python build_site.py
	@echo "Open site/index.html in a browser, or run: $(BIN)/python build_site.py serve"

test: $(VENV)/test.stamp browsers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -q
	$(BIN)/python build_site.py --verify

# What the browser tests take from npm; without npm they are skipped.
browsers: tests/browser/node_modules/stamp

golden: $(VENV)/test.stamp
	$(BIN)/python -m tests.update_golden

# Those of the README, from site/.
pictures: $(VENV)/test.stamp site
	$(BIN)/python -m tests.take_pictures

clean:
	rm -rf $(VENV) site .briefsite

$(VENV)/site.stamp: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,lint]'
	@touch $@

tests/browser/node_modules/stamp: tests/browser/package.json
	if command -v npm >/dev/null; then \
	  cd tests/browser && npm install --silent --ignore-scripts --no-package-lock --no-fund --no-audit && touch node_modules/stamp; \
	else echo "npm is missing, so the tests in Firefox, of accessibility, HTML and speed are skipped"; fi
