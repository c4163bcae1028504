# Two commands: `make run` opens the dashboard on an invented bank, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := .sample
PORT ?= 8501

.PHONY: run test lint check bench clean

run: $(VENV)/run
	@test -d warehouse/publications || { \
	  $(BIN)/python -m oversight sample $(SAMPLE) && $(BIN)/python -m oversight load sample_bank $(SAMPLE); }
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/test lint
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 2 queries sources data_checks sample_data tests

bench: $(VENV)/test
	$(BIN)/python -m benchmarks $(LOANS)

clean:
	rm -rf $(VENV) $(SAMPLE) .mypy_cache .ruff_cache .pytest_cache

$(VENV)/run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test: requirements.txt tests/requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $(VENV)/run $@
