# Two commands are all: `make site` builds the sample, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test golden picture clean

site: $(VENV)/site.stamp
	$(BIN)/python build_site.py
	@echo "Open site/index.html in a browser, or run: $(BIN)/python build_site.py serve"

test: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile -q
	$(BIN)/python build_site.py --verify

golden: $(VENV)/test.stamp
	$(BIN)/python -m tests.update_golden

picture: $(VENV)/test.stamp
	$(BIN)/python -m tests.take_picture

clean:
	rm -rf $(VENV) site .briefsite

$(VENV)/site.stamp: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,lint]'
	@touch $@
