# Needs Python 3.11 or newer and make; everything else goes into .venv/.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check check-matrix fuzz bench bench-startup bench-archive quick man clean

run: .venv/run.stamp ## the dialogue on a terminal, a worked example off it
	@if [ -t 0 ] && [ -t 2 ]; then $(BIN)/channelpick; else \
	  $(BIN)/channelpick recommend --urgency critical --complexity moderate --self-service no \
	    --preference none --topic security -a fraud_in_progress=yes; fi

test: .venv/dev.stamp ## the tests
	$(BIN)/pytest -n auto -q

check: .venv/dev.stamp ## all that must be green: ruff, mypy, import-linter, the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto -q

check-matrix: matrix-lowest-direct matrix-highest ## the tests with the lowest and the newest versions that pyproject.toml admits

matrix-%: .venv/dev.stamp
	$(BIN)/uv venv --quiet --clear --python $(PYTHON) .venv/$*
	$(BIN)/uv pip compile --quiet --python .venv/$* --resolution $* --extra spark --output-file .venv/$*.txt pyproject.toml
	$(BIN)/uv pip install --quiet --compile-bytecode --python .venv/$* --constraint .venv/$*.txt --editable '.[spark]' --group test
	.venv/$*/bin/python -m compileall -q channelpick
	.venv/$*/bin/pytest -n auto -q

fuzz: .venv/dev.stamp ## the properties, with many more examples
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -n auto -q tests/property tests/core tests/contacts tests/screening tests/drafting tests/cli/test_hostile_*.py tests/cli/test_verify.py tests/files/test_toml_places.py tests/files/test_damaged_files.py tests/files/tables tests/batch/test_frames.py tests/batch/test_stream.py tests/quick

bench: .venv/dev.stamp ## a recommendation beside a plain hand-written scorer; the verbs for staff; what verify and scan find in the folder SAFETY_DATA; how fast commands start is `bench-startup`, whole archives are `bench-archive`
	$(BIN)/python -m benchmarks.recommend --quiet
	$(BIN)/python -m benchmarks.rules
	$(BIN)/python -m benchmarks.stream
	$(if $(SAFETY_DATA),$(BIN)/python -m benchmarks.safety $(SAFETY_DATA))

quick: .venv/dev.stamp ## what the quick room knows of the command line as it is
	$(BIN)/python -m tools.make_quick

man: .venv/dev.stamp ## the man pages, out of the command line as it is and man/*.toml
	$(BIN)/python -m tools.make_man

bench-startup: .venv/dev.stamp ## how fast commands start, beside a bare interpreter and other programs, which it installs
	$(BIN)/python -m benchmarks.startup

bench-archive: .venv/dev.stamp ## whole archives, beside reading and writing them and beside other rule engines; a quarter of an hour
	$(BIN)/python -m benchmarks.archive

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/run.stamp: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("channelpick needs Python 3.11 or newer; try: make PYTHON=python3.13 run")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]' --group dev --group bench
	@touch $@
